// Registers in the history: daily totals.
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "daemon/history/database.h"
#include "daemon/history/history.h"
#include "daemon/history/record.h"

namespace planwatch {
namespace {

using SQLite::Statement;

constexpr std::string_view kOther = "other";

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

}  // namespace

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

Status History::FoldRegisterDays(Date before) {
  SQLite::Database& sqlite = database_->sqlite();
  std::map<std::string, RegisterDayRecord> sums;
  Statement query(sqlite,
                  "SELECT register, content FROM register_day WHERE day < ?");
  query.bind(1, FormatDate(before));
  while (query.executeStep()) {
    const Result<RegisterDayRecord> day =
        RegisterDayFromJson(query.getColumn(1).getString());
    if (!day) return Unreadable(*database_, day.error());
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

}  // namespace planwatch
