// The history of releases, of registers and of measures.
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include "daemon/history/database.h"
#include "daemon/history/history.h"
#include "daemon/history/release_json.h"

namespace planwatch {
namespace {

using SQLite::Statement;

// Under this key stands what is kept of the measures' entry itself.
constexpr const char* kEntry = "";

void Put(SQLite::Database& sqlite, const char* sql, const std::string& name,
         const std::string& key, const std::string& content) {
  Statement put(sqlite, sql);
  put.bind(1, name);
  put.bind(2, key);
  put.bind(3, content);
  put.exec();
}

// `take` with the key and the content of each row.
template <typename Take>
Status ForEach(const HistoryDatabase& database, SQLite::Database& sqlite,
               const char* sql, const std::string& name, Take take) {
  Statement query(sqlite, sql);
  query.bind(1, name);
  while (query.executeStep())
    if (Status taken = take(query.getColumn(0).getString(),
                            query.getColumn(1).getString());
        !taken)
      return Unreadable(database, taken.error());
  return {};
}

// Forgets tables that a later one had taken the place of before the day, but
// for the first one: what the next may tell depends on it.
template <typename Chain>
bool ForgetTables(Chain& chain, Date before) {
  TableChain* tables = nullptr;
  if constexpr (std::is_same_v<Chain, MeasureChain>)
    tables = &chain.tables;
  else
    tables = &chain;
  const ReleasedTable* const standing = tables->On(before);
  if (standing == nullptr) return false;
  const Date first = tables->tables.front().as_at, last = standing->as_at;
  const auto is_over = [&](Date day) { return day > first && day < last; };
  if constexpr (std::is_same_v<Chain, MeasureChain>)
    std::erase_if(chain.notes,
                  [&](const auto& note) { return is_over(note.first); });
  return std::erase_if(tables->tables, [&](const ReleasedTable& table) {
           return is_over(table.as_at);
         }) > 0;
}

template <typename Chain>
Status ForgetTablesOf(const HistoryDatabase& database, SQLite::Database& sqlite,
                      const char* select, const char* update, Date before) {
  std::vector<std::array<std::string, 3>> changed;
  Statement query(sqlite, select);
  while (query.executeStep()) {
    const std::string key = query.getColumn(1).getString();
    if (key == kEntry) continue;
    auto chain = ReleasedFromJson<Chain>(query.getColumn(2).getString());
    if (!chain) return Unreadable(database, chain.error());
    if (ForgetTables(*chain, before))
      changed.push_back({query.getColumn(0).getString(), key, ToJson(*chain)});
  }
  query.reset();
  for (const auto& [name, key, content] : changed)
    Put(sqlite, update, name, key, content);
  return {};
}

constexpr const char* kPutRegisterChain =
    "INSERT OR REPLACE INTO register_chain VALUES (?, ?, ?)";
constexpr const char* kPutMeasureChain =
    "INSERT OR REPLACE INTO measure_chain VALUES (?, ?, ?)";

// A size that was accepted is kept for as long as the register would be held
// back for what was last released (see HasShrunk).
void ForgetAcceptedSize(SQLite::Database& sqlite, const std::string& name,
                        std::size_t released) {
  Statement forget(sqlite,
                   "UPDATE last_reading SET size = NULL WHERE entry = ? AND 2 "
                   "* size >= ?");
  forget.bind(1, name);
  forget.bind(2, static_cast<std::int64_t>(released));
  forget.exec();
}

}  // namespace

Status History::KeepReleases(const std::string& name,
                             const RegisterReleases& releases) {
  return database_->Try([&]() -> Status {
    SQLite::Database& sqlite = database_->sqlite();
    Transaction transaction(sqlite);
    for (const auto& [day, release] : releases.days)
      Put(sqlite, "INSERT OR REPLACE INTO register_release VALUES (?, ?, ?)",
          name, FormatDate(day), ToJson(release));
    for (const auto& [by, chain] : releases.chains)
      Put(sqlite, kPutRegisterChain, name, std::string(RegisterByName(by)),
          ToJson(chain));
    if (!releases.days.empty())
      ForgetAcceptedSize(sqlite, name,
                         releases.days.rbegin()->second.totals.received);
    transaction.Commit();
    return {};
  });
}

Result<RegisterReleases> History::RegisterReleasesOf(
    const std::string& name) const {
  return database_->Try([&]() -> Result<RegisterReleases> {
    SQLite::Database& sqlite = database_->sqlite();
    RegisterReleases releases;
    Status read = ForEach(
        *database_, sqlite,
        "SELECT day, content FROM register_release WHERE register = ?", name,
        [&](const std::string& day, const std::string& content) -> Status {
          auto release = ReleasedFromJson<RegisterRelease>(content);
          const auto date = ParseIsoDate(day);
          if (!release || !date)
            return Error("a release is not as planwatch wrote it");
          releases.days.emplace(*date, *std::move(release));
          return {};
        });
    if (!read) return std::move(read).error();
    read = ForEach(
        *database_, sqlite,
        "SELECT breakdown, content FROM register_chain WHERE register = ?",
        name, [&](const std::string& by, const std::string& content) -> Status {
          auto chain = ReleasedFromJson<TableChain>(content);
          const auto known = RegisterByFromName(by);
          if (!chain || !known)
            return Error("a table is not as planwatch wrote it");
          releases.chains.emplace(*known, *std::move(chain));
          return {};
        });
    if (!read) return std::move(read).error();
    return releases;
  });
}

Status History::KeepReleases(const std::string& name,
                             const MeasuresReleases& releases) {
  Measures totals;
  totals.series = releases.totals;
  return database_->Try([&]() -> Status {
    SQLite::Database& sqlite = database_->sqlite();
    Transaction transaction(sqlite);
    WritePoints(name, totals);
    RemoveCells(name);
    Put(sqlite, kPutMeasureChain, name, kEntry, ToJson(releases));
    for (const auto& [key, chain] : releases.chains)
      Put(sqlite, kPutMeasureChain, name, ToJson(key), ToJson(chain));
    transaction.Commit();
    return {};
  });
}

Result<MeasuresReleases> History::MeasuresReleasesOf(
    const std::string& name) const {
  Result<std::optional<Measures>> totals = MeasuresOf(name);
  if (!totals) return std::move(totals).error();
  return database_->Try([&]() -> Result<MeasuresReleases> {
    MeasuresReleases releases;
    Status read = ForEach(
        *database_, database_->sqlite(),
        "SELECT chain, content FROM measure_chain WHERE measures = ?", name,
        [&](const std::string& key, const std::string& content) -> Status {
          if (key == kEntry) {
            auto entry = ReleasedFromJson<MeasuresReleases>(content);
            if (!entry) return entry.error();
            releases.since = entry->since;
            releases.offered = entry->offered;
            releases.released = entry->released;
            return {};
          }
          auto known = ReleasedFromJson<MeasureChainKey>(key);
          auto chain = ReleasedFromJson<MeasureChain>(content);
          if (!known || !chain)
            return Error("a table is not as planwatch wrote it");
          releases.chains.emplace(*std::move(known), *std::move(chain));
          return {};
        });
    if (!read) return std::move(read).error();
    if (!releases.released) return MeasuresReleases();
    if (*totals)
      for (MeasureSeries& series : (*totals)->series)
        if (series.is_total()) releases.totals.push_back(std::move(series));
    return releases;
  });
}

Status History::ForgetReleases(Date before) {
  SQLite::Database& sqlite = database_->sqlite();
  Statement remove(sqlite,
                   "DELETE FROM register_release WHERE day < (SELECT max(day) "
                   "FROM register_release AS r WHERE r.register = "
                   "register_release.register AND day <= ?)");
  remove.bind(1, FormatDate(before));
  remove.exec();
  if (Status forgotten = ForgetTablesOf<TableChain>(
          *database_, sqlite,
          "SELECT register, breakdown, content FROM register_chain",
          kPutRegisterChain, before);
      !forgotten)
    return forgotten;
  return ForgetTablesOf<MeasureChain>(
      *database_, sqlite, "SELECT measures, chain, content FROM measure_chain",
      kPutMeasureChain, before);
}

}  // namespace planwatch
