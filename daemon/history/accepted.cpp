// What a new reading is compared with: the accepted reading of each plan,
// versions that were held back and accepted, the last reading of each entry.
#include <cstdint>
#include <string>

#include "daemon/history/database.h"
#include "daemon/history/history.h"

namespace planwatch {

using SQLite::Statement;

Status History::KeepAcceptedReading(const std::string& plan,
                                    const AcceptedReading& reading) {
  return database_->Try([&]() -> Status {
    SQLite::Database& sqlite = database_->sqlite();
    Transaction transaction(sqlite);
    Statement remove(sqlite, "DELETE FROM accepted_heading WHERE plan = ?");
    remove.bind(1, plan);
    remove.exec();
    Statement insert(sqlite, "INSERT INTO accepted_heading VALUES (?, ?, ?)");
    for (const auto& [role, headings] : reading)
      for (const std::string& heading : headings) {
        insert.bind(1, plan);
        insert.bind(2, role);
        insert.bind(3, heading);
        insert.exec();
        insert.reset();
      }
    transaction.Commit();
    return {};
  });
}

Result<AcceptedReading> History::AcceptedReadingOf(
    const std::string& plan) const {
  return database_->Try([&]() -> Result<AcceptedReading> {
    Statement query(database_->sqlite(),
                    "SELECT role, heading FROM accepted_heading WHERE plan = "
                    "?");
    query.bind(1, plan);
    AcceptedReading reading;
    while (query.executeStep())
      reading[query.getColumn(0).getString()].insert(
          query.getColumn(1).getString());
    return reading;
  });
}

Status History::AcceptVersion(const std::string& plan,
                              const std::string& sha256) {
  return database_->Try([&]() -> Status {
    Statement insert(database_->sqlite(),
                     "INSERT OR IGNORE INTO accepted_version VALUES (?, ?)");
    insert.bind(1, plan);
    insert.bind(2, sha256);
    insert.exec();
    return {};
  });
}

Result<bool> History::IsAccepted(const std::string& plan,
                                 const std::string& sha256) const {
  return database_->Try([&]() -> Result<bool> {
    Statement query(
        database_->sqlite(),
        "SELECT 1 FROM accepted_version WHERE plan = ? AND sha256 = ?");
    query.bind(1, plan);
    query.bind(2, sha256);
    return query.executeStep();
  });
}

Status History::KeepLastReading(const std::string& entry,
                                const LastReading& last) {
  return database_->Try([&]() -> Status {
    Statement put(database_->sqlite(),
                  "INSERT INTO last_reading VALUES (?1, ?2, ?3, ?4) ON "
                  "CONFLICT (entry) DO UPDATE SET path = ?2, file = ?3, size = "
                  "coalesce(?4, size)");
    put.bind(1, entry);
    put.bind(2, last.path.string());
    put.bind(3, last.file.string());
    if (last.size) put.bind(4, static_cast<std::int64_t>(*last.size));
    put.exec();
    return {};
  });
}

Result<History::LastReading> History::LastReadingOf(
    const std::string& entry) const {
  return database_->Try([&]() -> Result<LastReading> {
    Statement query(database_->sqlite(),
                    "SELECT path, file, size FROM last_reading WHERE entry = "
                    "?");
    query.bind(1, entry);
    LastReading last;
    if (!query.executeStep()) return last;
    last.path = query.getColumn(0).getString();
    last.file = query.getColumn(1).getString();
    if (!query.isColumnNull(2))
      last.size = static_cast<std::size_t>(query.getColumn(2).getInt64());
    return last;
  });
}

Result<History::LastReading> History::LastReadingBy(const std::string& entry,
                                                    Date day) const {
  Result<LastReading> last = LastReadingOf(entry);
  if (!last || last->size) return last;
  const Result<RegisterReleases> releases = RegisterReleasesOf(entry);
  if (!releases) return releases.error();
  if (const auto* const release = releases->LastBy(day))
    last->size = release->second.totals.received;
  return last;
}

}  // namespace planwatch
