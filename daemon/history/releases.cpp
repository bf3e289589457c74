// Releases in the history, of registers and of measures.
#include <string_view>
#include <utility>

#include "daemon/history/database.h"
#include "daemon/history/history.h"
#include "daemon/history/record.h"

namespace planwatch {
namespace {

using SQLite::Statement;

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

}  // namespace planwatch
