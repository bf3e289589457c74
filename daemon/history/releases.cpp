// The history of releases, of registers and of measures.
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "daemon/history/database.h"
#include "daemon/history/forget.h"
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

constexpr const char* kPutMeasureChain =
    "INSERT OR REPLACE INTO measure_chain VALUES (?, ?, ?)";

void PutReleases(SQLite::Database& sqlite, const std::string& name,
                 const RegisterReleases& releases) {
  for (const auto& [day, release] : releases.days)
    Put(sqlite, "INSERT OR REPLACE INTO register_release VALUES (?, ?, ?)",
        name, FormatDate(day), ToJson(release));
  for (const auto& [by, chain] : releases.chains)
    Put(sqlite, "INSERT OR REPLACE INTO register_chain VALUES (?, ?, ?)", name,
        std::string(RegisterByName(by)), ToJson(chain));
}

void PutChains(SQLite::Database& sqlite, const std::string& name,
               const MeasuresReleases& releases) {
  for (const auto& [key, chain] : releases.chains)
    Put(sqlite, kPutMeasureChain, name, ToJson(key), ToJson(chain));
}

std::vector<std::string> NamesIn(SQLite::Database& sqlite, const char* sql) {
  std::vector<std::string> names;
  Statement query(sqlite, sql);
  while (query.executeStep()) names.push_back(query.getColumn(0).getString());
  return names;
}

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
    PutReleases(sqlite, name, releases);
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
    PutChains(sqlite, name, releases);
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
            releases.rows = entry->rows;
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
  for (const std::string& name :
       NamesIn(sqlite,
               "SELECT register FROM register_release UNION SELECT register "
               "FROM register_chain")) {
    Result<RegisterReleases> releases = RegisterReleasesOf(name);
    if (!releases) return std::move(releases).error();
    if (!ForgetBefore(*releases, before)) continue;
    Statement remove(sqlite, "DELETE FROM register_release WHERE register = ?");
    remove.bind(1, name);
    remove.exec();
    PutReleases(sqlite, name, *releases);
  }
  for (const std::string& name :
       NamesIn(sqlite, "SELECT DISTINCT measures FROM measure_chain")) {
    Result<MeasuresReleases> releases = MeasuresReleasesOf(name);
    if (!releases) return std::move(releases).error();
    if (ForgetBefore(*releases, before)) PutChains(sqlite, name, *releases);
  }
  return {};
}

}  // namespace planwatch
