// Plans in the history: rows with the versions that they are valid in.
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "collectors/plan/predicates.h"
#include "daemon/history/database.h"
#include "daemon/history/history.h"
#include "daemon/history/record.h"

namespace planwatch {
namespace {

using SQLite::Statement;

class PlanRows {
 public:
  PlanRows(SQLite::Database& sqlite, const std::string& plan, Date day,
           Date next)
      : sqlite_(sqlite),
        plan_(plan),
        day_(FormatDate(day)),
        next_(FormatDate(next)) {}

  // The rows of [day, next): spans begin and end only at versions, so each that
  // covers the day covers the whole interval.
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

// Equal contents are stored once.
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

}  // namespace

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
    states.reserve(contents.size());
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
    // One transaction, so that all of it is consistent.
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

Status History::Export(std::ostream& out,
                       const std::set<std::string>& leads_hidden) const {
  return database_->Try([&]() -> Status {
    using nlohmann::json;
    Statement rows(database_->sqlite(),
                   "SELECT plan, position, valid_from, valid_to, content FROM "
                   "plan_row JOIN state ON state.id = plan_row.state WHERE "
                   "position > 0 ORDER BY plan, position, valid_from");
    while (rows.executeStep()) {
      json line = {{"plan", rows.getColumn(0).getString()},
                   {"row", rows.getColumn(1).getInt64()},
                   {"from", rows.getColumn(2).getString()}};
      const Date to = DayOf(rows.getColumn(3));
      line["until"] = to == kOpenEnd ? json(nullptr) : json(FormatDate(to));
      json action = json::parse(rows.getColumn(4).getString(), nullptr, false);
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
