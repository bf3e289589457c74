#include "daemon/history/history.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "daemon/history/database.h"
#include "daemon/history/record.h"

namespace planwatch {
namespace {

using SQLite::Statement;

constexpr std::string_view kOther = "other";

// One writer's work at a time, undone where it doesn't end well.
class Transaction {
 public:
  explicit Transaction(SQLite::Database& sqlite)
      : transaction_(sqlite, SQLite::TransactionBehavior::IMMEDIATE) {}
  void Commit() { transaction_.commit(); }

 private:
  SQLite::Transaction transaction_;
};

Date DayOf(const SQLite::Column& column) {
  return ParseIsoDate(column.getString()).value_or(kOpenEnd);
}

Error Unreadable(const HistoryDatabase& database, const Error& error) {
  return Error("the history " + database.file().string() + ": " +
               error.message() +
               "; `planwatch history verify` looks through the whole of it");
}

// --- Plans

class PlanRows {
 public:
  PlanRows(SQLite::Database& sqlite, const std::string& plan, Date day,
           Date next)
      : sqlite_(sqlite),
        plan_(plan),
        day_(FormatDate(day)),
        next_(FormatDate(next)) {}

  // What is kept of [day, next): spans begin and end at versions alone, so
  // each that covers the day covers all of that.
  struct Row {
    std::string from, to;
    std::int64_t state = 0;
  };
  std::map<std::int64_t, Row> Kept() {
    Statement query(
        sqlite_,
        "SELECT position, valid_from, valid_to, state FROM plan_row "
        "WHERE plan = ? AND valid_from <= ? AND valid_to > ?");
    query.bind(1, plan_);
    query.bind(2, day_);
    query.bind(3, day_);
    std::map<std::int64_t, Row> rows;
    while (query.executeStep())
      rows[query.getColumn(0).getInt64()] = {query.getColumn(1).getString(),
                                             query.getColumn(2).getString(),
                                             query.getColumn(3).getInt64()};
    return rows;
  }

  void CutOut(std::int64_t position, const Row& row) {
    if (row.from < day_) {
      Statement cut(sqlite_,
                    "UPDATE plan_row SET valid_to = ? WHERE plan = ? AND "
                    "position = ? AND valid_from = ?");
      cut.bind(1, day_);
      cut.bind(2, plan_);
      cut.bind(3, position);
      cut.bind(4, row.from);
      cut.exec();
    } else {
      Remove(position, row.from);
    }
    if (row.to > next_) Insert(position, next_, row.to, row.state);
  }

  void PutIn(std::int64_t position, std::int64_t state) {
    std::string from = day_, to = next_;
    Statement neighbours(
        sqlite_,
        "SELECT valid_from, valid_to FROM plan_row WHERE plan = ? AND "
        "position = ? AND state = ? AND (valid_to = ? OR valid_from = ?)");
    neighbours.bind(1, plan_);
    neighbours.bind(2, position);
    neighbours.bind(3, state);
    neighbours.bind(4, day_);
    neighbours.bind(5, next_);
    std::vector<std::string> absorbed;
    while (neighbours.executeStep()) {
      absorbed.push_back(neighbours.getColumn(0).getString());
      from = std::min(from, absorbed.back());
      to = std::max(to, neighbours.getColumn(1).getString());
    }
    neighbours.reset();
    for (const std::string& start : absorbed) Remove(position, start);
    Insert(position, from, to, state);
  }

 private:
  void Remove(std::int64_t position, const std::string& from) {
    Statement remove(sqlite_,
                     "DELETE FROM plan_row WHERE plan = ? AND position = ? AND "
                     "valid_from = ?");
    remove.bind(1, plan_);
    remove.bind(2, position);
    remove.bind(3, from);
    remove.exec();
  }
  void Insert(std::int64_t position, const std::string& from,
              const std::string& to, std::int64_t state) {
    Statement insert(sqlite_, "INSERT INTO plan_row VALUES (?, ?, ?, ?, ?)");
    insert.bind(1, plan_);
    insert.bind(2, position);
    insert.bind(3, from);
    insert.bind(4, to);
    insert.bind(5, state);
    insert.exec();
  }

  SQLite::Database& sqlite_;
  const std::string& plan_;
  std::string day_, next_;
};

// Equal contents are kept once.
std::int64_t StateOf(SQLite::Database& sqlite, const std::string& content) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(content.data()), content.size(),
         digest.data());
  constexpr int kDigestBytes = 16;
  Statement find(sqlite, "SELECT id FROM state WHERE digest = ?");
  find.bind(1, digest.data(), kDigestBytes);
  if (find.executeStep()) return find.getColumn(0).getInt64();
  Statement insert(sqlite, "INSERT INTO state (digest, content) VALUES (?, ?)");
  insert.bind(1, digest.data(), kDigestBytes);
  insert.bind(2, content);
  insert.exec();
  return sqlite.getLastInsertRowid();
}

Date NextVersion(SQLite::Database& sqlite, const std::string& plan, Date day) {
  Statement query(
      sqlite, "SELECT min(day) FROM plan_version WHERE plan = ? AND day > ?");
  query.bind(1, plan);
  query.bind(2, FormatDate(day));
  query.executeStep();
  return query.getColumn(0).isNull() ? kOpenEnd : DayOf(query.getColumn(0));
}

// --- Registers

std::map<std::string, std::size_t> ByLabel(
    const std::vector<std::size_t>& counts,
    const std::vector<std::string>& labels) {
  std::map<std::string, std::size_t> by_label;
  for (std::size_t i = 0; i < counts.size() && i < labels.size(); ++i)
    if (counts[i] > 0) by_label[labels[i]] += counts[i];
  return by_label;
}

std::vector<std::size_t> ByIndex(
    const std::map<std::string, std::size_t>& by_label,
    const std::vector<std::string>& labels) {
  std::vector<std::size_t> counts(by_label.empty() ? 0 : labels.size());
  if (counts.empty()) return counts;
  for (const auto& [label, count] : by_label) {
    auto found = std::find(labels.begin(), labels.end(), label);
    if (found == labels.end())
      found = std::find(labels.begin(), labels.end(), kOther);
    if (found != labels.end())
      counts[static_cast<std::size_t>(found - labels.begin())] += count;
  }
  return counts;
}

RegisterDayRecord RecordOf(const RegisterDay& day, const Register& reg) {
  RegisterDayRecord record{
      .day = day,
      .by_source = ByLabel(day.received_by_source, reg.sources),
      .by_outcome = ByLabel(day.triaged_by_outcome, reg.outcomes)};
  return record;
}

void AddTo(RegisterDayRecord& sum, const RegisterDayRecord& day) {
  sum.day.received += day.day.received;
  sum.day.triaged += day.day.triaged;
  sum.day.triaged_in_time += day.day.triaged_in_time;
  sum.day.target_missed += day.day.target_missed;
  for (const auto& [wait, count] : day.day.waits) sum.day.waits[wait] += count;
  for (const auto& [label, count] : day.by_source)
    sum.by_source[label] += count;
  for (const auto& [label, count] : day.by_outcome)
    sum.by_outcome[label] += count;
}

void PutDay(SQLite::Database& sqlite, const std::string& name,
            const std::string& day, const RegisterDayRecord& record) {
  Statement put(sqlite, "INSERT OR REPLACE INTO register_day VALUES (?, ?, ?)");
  put.bind(1, name);
  put.bind(2, day);
  put.bind(3, ToJson(record));
  put.exec();
}

// Sums each register's days before `before` into one, on the day before it.
Status FoldRegisterDays(SQLite::Database& sqlite, Date before) {
  std::map<std::string, RegisterDayRecord> sums;
  Statement query(sqlite,
                  "SELECT register, content FROM register_day WHERE day < ?");
  query.bind(1, FormatDate(before));
  while (query.executeStep()) {
    const Result<RegisterDayRecord> day =
        RegisterDayFromJson(query.getColumn(1).getString());
    if (!day) return day.error();
    AddTo(sums[query.getColumn(0).getString()], *day);
  }
  query.reset();
  Statement remove(sqlite, "DELETE FROM register_day WHERE day < ?");
  remove.bind(1, FormatDate(before));
  remove.exec();
  for (const auto& [name, sum] : sums)
    PutDay(sqlite, name, FormatDate(before - std::chrono::days{1}), sum);
  return {};
}

// --- Releases, of registers and of measures

template <typename Release>
Status PutReleases(HistoryDatabase& database, const char* sql,
                   const std::string& name,
                   const std::vector<Release>& releases) {
  return database.Try([&]() -> Status {
    Transaction transaction(database.sqlite());
    for (const Release& release : releases) {
      Statement put(database.sqlite(), sql);
      put.bind(1, name);
      put.bind(2, FormatDate(release.released));
      put.bind(3, ToJson(release));
      put.exec();
    }
    transaction.Commit();
    return {};
  });
}

template <typename Release>
Result<std::vector<Release>> ReadReleases(
    HistoryDatabase& database, const char* sql, const std::string& name,
    Result<Release> (*from_json)(std::string_view)) {
  using Found = std::vector<Release>;
  return database.Try([&]() -> Result<Found> {
    Statement query(database.sqlite(), sql);
    query.bind(1, name);
    Found releases;
    while (query.executeStep()) {
      auto release = from_json(query.getColumn(0).getString());
      if (!release) return Unreadable(database, release.error());
      releases.push_back(*std::move(release));
    }
    return releases;
  });
}

}  // namespace

History::History(std::unique_ptr<HistoryDatabase> database)
    : database_(std::move(database)) {}
History::~History() = default;

Result<History::Opened> History::Open(const std::filesystem::path& file,
                                      Access access) {
  const auto how = access == Access::kWrite ? HistoryDatabase::Access::kWrite
                                            : HistoryDatabase::Access::kRead;
  Opened opened;
  auto database = HistoryDatabase::Open(file, how);
  if (const auto* fault = std::get_if<HistoryDatabase::Fault>(&database);
      fault != nullptr && fault->damaged && access == Access::kWrite) {
    Result<std::filesystem::path> aside = HistoryDatabase::SetAside(file);
    if (!aside) return std::move(aside).error();
    opened.set_aside = *std::move(aside);
    opened.why = fault->error.message();
    database = HistoryDatabase::Open(file, how);
  }
  if (auto* fault = std::get_if<HistoryDatabase::Fault>(&database))
    return std::move(fault->error);
  opened.history.reset(new History(
      std::move(std::get<std::unique_ptr<HistoryDatabase>>(database))));
  return opened;
}

Status History::RecordPlan(const std::string& plan, Date day,
                           const Plan& said) {
  std::vector<std::string> contents = {ToJson(said.outcomes)};
  contents.reserve(said.actions.size() + 1);
  for (const Action& action : said.actions)
    contents.push_back(ToJson(ActionRecord{
        .action = action, .objective = said.objectives[action.objective]}));

  return database_->Try([&]() -> Status {
    SQLite::Database& sqlite = database_->sqlite();
    Transaction transaction(sqlite);
    PlanRows rows(sqlite, plan, day, NextVersion(sqlite, plan, day));
    const auto kept = rows.Kept();
    std::vector<std::int64_t> states;
    for (const std::string& content : contents)
      states.push_back(StateOf(sqlite, content));
    for (const auto& [position, row] : kept)
      if (static_cast<std::size_t>(position) >= states.size() ||
          states[static_cast<std::size_t>(position)] != row.state)
        rows.CutOut(position, row);
    for (std::size_t i = 0; i < states.size(); ++i) {
      const auto position = static_cast<std::int64_t>(i);
      const auto found = kept.find(position);
      if (found == kept.end() || found->second.state != states[i])
        rows.PutIn(position, states[i]);
    }
    Statement version(sqlite,
                      "INSERT OR REPLACE INTO plan_version VALUES (?, ?, ?)");
    version.bind(1, plan);
    version.bind(2, FormatDate(day));
    version.bind(3, static_cast<std::int64_t>(said.report.rejected.total()));
    version.exec();
    transaction.Commit();
    return {};
  });
}

Result<PlanPast> History::PastOf(const std::string& plan) const {
  return database_->Try([&]() -> Result<PlanPast> {
    SQLite::Database& sqlite = database_->sqlite();
    // One snapshot for all of it.
    SQLite::Transaction snapshot(sqlite);
    std::vector<PlanVersion> versions;
    Statement days(sqlite,
                   "SELECT day, not_used FROM plan_version WHERE plan = ? "
                   "ORDER BY day");
    days.bind(1, plan);
    while (days.executeStep()) {
      versions.push_back({DayOf(days.getColumn(0))});
      if (!days.getColumn(1).isNull())
        versions.back().not_used =
            static_cast<std::size_t>(days.getColumn(1).getInt64());
    }

    std::map<std::int64_t, ActionRecord> states;
    std::vector<PlanSpan> spans;
    std::vector<std::pair<Date, std::vector<Outcome>>> outcomes;
    Statement rows(sqlite,
                   "SELECT position, valid_from, valid_to, state, content FROM "
                   "plan_row JOIN state ON state.id = plan_row.state WHERE "
                   "plan = ? ORDER BY position, valid_from");
    rows.bind(1, plan);
    while (rows.executeStep()) {
      PlanSpan span{.position = rows.getColumn(0).getInt64(),
                    .from = DayOf(rows.getColumn(1)),
                    .to = DayOf(rows.getColumn(2)),
                    .state = rows.getColumn(3).getInt64()};
      if (span.position == 0) {
        auto read = OutcomesFromJson(rows.getColumn(4).getString());
        if (!read) return Unreadable(*database_, read.error());
        outcomes.emplace_back(span.from, *std::move(read));
        continue;
      }
      spans.push_back(span);
      if (states.contains(span.state)) continue;
      auto read = ActionFromJson(rows.getColumn(4).getString());
      if (!read) return Unreadable(*database_, read.error());
      states.emplace(span.state, *std::move(read));
    }
    return PlanPast(std::move(versions), std::move(states), std::move(spans),
                    std::move(outcomes));
  });
}

Result<std::optional<History::PlanCounts>> History::CountsOn(
    const std::string& plan, Date day) const {
  using Found = std::optional<PlanCounts>;
  return database_->Try([&]() -> Result<Found> {
    Statement versions(database_->sqlite(),
                       "SELECT 1 FROM plan_version WHERE plan = ? AND day <= ? "
                       "LIMIT 1");
    versions.bind(1, plan);
    versions.bind(2, FormatDate(day));
    if (!versions.executeStep()) return Found{};
    Statement query(database_->sqlite(),
                    "SELECT content ->> 'rag', count(*), sum(NOT (content ->> "
                    "'complete') AND ifnull(content ->> 'deadline' < ?2, 0)) "
                    "FROM plan_row JOIN state ON state.id = plan_row.state "
                    "WHERE plan = ?1 AND "
                    "position > 0 AND valid_from <= ?2 AND valid_to > ?2 "
                    "GROUP BY 1");
    query.bind(1, plan);
    query.bind(2, FormatDate(day));
    PlanCounts counts;
    while (query.executeStep()) {
      counts.actions[RagFromName(query.getColumn(0).getString())
                         .value_or(Rag::kUnrated)] +=
          static_cast<std::size_t>(query.getColumn(1).getInt64());
      counts.overdue += static_cast<std::size_t>(query.getColumn(2).getInt64());
    }
    return Found{counts};
  });
}

Status History::RecordRegister(const std::string& name, const Register& said) {
  if (said.days.empty()) return {};
  return database_->Try([&]() -> Status {
    SQLite::Database& sqlite = database_->sqlite();
    Transaction transaction(sqlite);
    std::map<std::string, std::string> kept;
    const std::string first = FormatDate(said.days.begin()->first);
    {
      Statement query(sqlite,
                      "SELECT day, content FROM register_day WHERE register = "
                      "? AND day >= ?");
      query.bind(1, name);
      query.bind(2, first);
      while (query.executeStep())
        kept[query.getColumn(0).getString()] = query.getColumn(1).getString();
    }
    for (const auto& [date, day] : said.days) {
      const RegisterDayRecord record = RecordOf(day, said);
      const std::string key = FormatDate(date);
      const auto found = kept.find(key);
      if (found == kept.end() || found->second != ToJson(record))
        PutDay(sqlite, name, key, record);
      if (found != kept.end()) kept.erase(found);
    }
    for (const auto& [day, content] : kept) {
      Statement remove(sqlite,
                       "DELETE FROM register_day WHERE register = ? AND day = "
                       "?");
      remove.bind(1, name);
      remove.bind(2, day);
      remove.exec();
    }
    transaction.Commit();
    return {};
  });
}

Result<std::optional<Register>> History::RegisterOf(
    const std::string& name, const std::vector<std::string>& outcomes,
    const std::vector<std::string>& sources) const {
  using Found = std::optional<Register>;
  return database_->Try([&]() -> Result<Found> {
    Statement query(database_->sqlite(),
                    "SELECT day, content FROM register_day WHERE register = ? "
                    "ORDER BY day");
    query.bind(1, name);
    Register reg{
        .outcomes = outcomes, .sources = sources, .days = {}, .report = {}};
    while (query.executeStep()) {
      auto record = RegisterDayFromJson(query.getColumn(1).getString());
      if (!record) return Unreadable(*database_, record.error());
      RegisterDay day = std::move(record->day);
      day.received_by_source = ByIndex(record->by_source, sources);
      day.triaged_by_outcome = ByIndex(record->by_outcome, outcomes);
      reg.days.emplace(DayOf(query.getColumn(0)), std::move(day));
    }
    if (reg.days.empty()) return Found{};
    return Found{std::move(reg)};
  });
}

Status History::RecordReleases(const std::string& name,
                               const std::vector<ReleaseRecord>& releases) {
  return PutReleases(*database_,
                     "INSERT OR REPLACE INTO release VALUES (?, ?, ?)", name,
                     releases);
}

Result<std::vector<ReleaseRecord>> History::ReleasesOf(
    const std::string& name) const {
  return ReadReleases(
      *database_, "SELECT content FROM release WHERE register = ? ORDER BY day",
      name, ReleaseFromJson);
}

Status History::RecordMeasuresReleases(
    const std::string& name,
    const std::vector<MeasuresReleaseRecord>& releases) {
  return PutReleases(*database_,
                     "INSERT OR REPLACE INTO measure_release VALUES (?, ?, ?)",
                     name, releases);
}

Result<std::vector<MeasuresReleaseRecord>> History::MeasuresReleasesOf(
    const std::string& name) const {
  return ReadReleases(
      *database_,
      "SELECT content FROM measure_release WHERE measures = ? ORDER BY day",
      name, MeasuresReleaseFromJson);
}

Status History::RecordMeasures(const std::string& name, const Measures& said) {
  std::map<std::pair<std::string, std::string>, std::string> points;
  std::string first = FormatDate(kOpenEnd);
  for (const MeasureSeries& series : said.series)
    for (const MeasurePoint& point : series.points) {
      const std::string day = FormatDate(point.date);
      first = std::min(first, day);
      points[{SeriesKey(series), day}] = ToJson(point);
    }
  if (points.empty()) return {};
  return database_->Try([&]() -> Status {
    SQLite::Database& sqlite = database_->sqlite();
    Transaction transaction(sqlite);
    Statement remove(sqlite,
                     "DELETE FROM measure_point WHERE measures = ? AND day >= "
                     "?");
    remove.bind(1, name);
    remove.bind(2, first);
    remove.exec();
    for (const auto& [key, content] : points) {
      Statement put(sqlite, "INSERT INTO measure_point VALUES (?, ?, ?, ?)");
      put.bind(1, name);
      put.bind(2, key.first);
      put.bind(3, key.second);
      put.bind(4, content);
      put.exec();
    }
    transaction.Commit();
    return {};
  });
}

Result<std::optional<Measures>> History::MeasuresOf(
    const std::string& name) const {
  using Found = std::optional<Measures>;
  return database_->Try([&]() -> Result<Found> {
    Statement query(database_->sqlite(),
                    "SELECT series, day, content FROM measure_point WHERE "
                    "measures = ? ORDER BY series, day");
    query.bind(1, name);
    Measures measures;
    std::string key;
    while (query.executeStep()) {
      if (measures.series.empty() || key != query.getColumn(0).getString()) {
        key = query.getColumn(0).getString();
        auto series = SeriesFromKey(key);
        if (!series) return Unreadable(*database_, series.error());
        measures.series.push_back(*std::move(series));
      }
      auto point = MeasurePointFromJson(query.getColumn(2).getString());
      if (!point) return Unreadable(*database_, point.error());
      point->date = DayOf(query.getColumn(1));
      measures.series.back().points.push_back(*std::move(point));
    }
    if (measures.series.empty()) return Found{};
    return Found{std::move(measures)};
  });
}

Status History::Forget(Date before) {
  return database_->Try([&]() -> Status {
    SQLite::Database& sqlite = database_->sqlite();
    Transaction transaction(sqlite);
    const std::string day = FormatDate(before);
    // The last version before the day is what the plan said on it.
    for (const char* sql :
         {"DELETE FROM plan_version WHERE day < (SELECT max(day) FROM "
          "plan_version AS v WHERE v.plan = plan_version.plan AND day <= ?)",
          "DELETE FROM plan_row WHERE valid_to <= (SELECT min(day) FROM "
          "plan_version AS v WHERE v.plan = plan_row.plan) AND ? <> ''",
          "DELETE FROM state WHERE id NOT IN (SELECT state FROM plan_row) AND "
          "? <> ''",
          "DELETE FROM release WHERE day < (SELECT max(day) FROM release AS r "
          "WHERE r.register = release.register AND day <= ?)",
          "DELETE FROM measure_release WHERE day < (SELECT max(day) FROM "
          "measure_release AS r WHERE r.measures = measure_release.measures "
          "AND day <= ?)",
          "DELETE FROM measure_point WHERE day < ?"}) {
      Statement remove(sqlite, sql);
      remove.bind(1, day);
      remove.exec();
    }
    if (Status folded = FoldRegisterDays(sqlite, before); !folded)
      return Unreadable(*database_, folded.error());
    transaction.Commit();
    return {};
  });
}

Status History::Verify() const {
  return database_->Try([&]() -> Status {
    SQLite::Database& sqlite = database_->sqlite();
    const auto damaged = [&](const std::string& what) {
      return Error("the history " + database_->file().string() + ": " + what +
                   "; restore it from a copy, or move it away and let the "
                   "daemon begin a new one");
    };
    if (sqlite.execAndGet("PRAGMA integrity_check(1)").getString() != "ok")
      return damaged("the file is damaged");
    if (sqlite
            .execAndGet(
                "SELECT count(*) FROM plan_row AS a JOIN plan_row AS b ON "
                "a.plan = b.plan AND a.position = b.position AND a.valid_from "
                "< b.valid_from AND b.valid_from < a.valid_to")
            .getInt64() > 0)
      return damaged("two states of an action stand at the same time");
    if (sqlite
            .execAndGet("SELECT count(*) FROM plan_row LEFT JOIN state ON "
                        "state.id = plan_row.state WHERE state.id IS NULL")
            .getInt64() > 0)
      return damaged("a state of an action is missing");
    // Every record is read as an output would.
    Statement names(sqlite,
                    "SELECT DISTINCT 0, plan FROM plan_version UNION SELECT "
                    "DISTINCT 1, register FROM register_day UNION SELECT "
                    "DISTINCT 2, register FROM release UNION SELECT DISTINCT "
                    "3, measures FROM measure_point UNION SELECT DISTINCT 4, "
                    "measures FROM measure_release");
    while (names.executeStep()) {
      const std::string name = names.getColumn(1).getString();
      const auto status = [](const auto& result) {
        return result ? Status() : Status(result.error());
      };
      const int kind = names.getColumn(0).getInt();
      Status read = kind == 0   ? status(PastOf(name))
                    : kind == 1 ? status(RegisterOf(name, {}, {}))
                    : kind == 2 ? status(ReleasesOf(name))
                    : kind == 3 ? status(MeasuresOf(name))
                                : status(MeasuresReleasesOf(name));
      if (!read) return read;
    }
    return {};
  });
}

Status History::Export(std::ostream& out,
                       const std::set<std::string>& leads_hidden) const {
  return database_->Try([&]() -> Status {
    using nlohmann::ordered_json;
    Statement rows(database_->sqlite(),
                   "SELECT plan, position, valid_from, valid_to, content FROM "
                   "plan_row JOIN state ON state.id = plan_row.state WHERE "
                   "position > 0 ORDER BY plan, position, valid_from");
    while (rows.executeStep()) {
      ordered_json line = {{"plan", rows.getColumn(0).getString()},
                           {"row", rows.getColumn(1).getInt64()},
                           {"from", rows.getColumn(2).getString()}};
      const Date to = DayOf(rows.getColumn(3));
      line["until"] =
          to == kOpenEnd ? ordered_json(nullptr) : ordered_json(FormatDate(to));
      ordered_json action =
          ordered_json::parse(rows.getColumn(4).getString(), nullptr, false);
      if (action.is_object() &&
          leads_hidden.contains(rows.getColumn(0).getString())) {
        action.erase("responsible");
        action.erase("accountable");
      }
      line["action"] = std::move(action);
      out << line.dump() << '\n';
    }
    return {};
  });
}

}  // namespace planwatch
