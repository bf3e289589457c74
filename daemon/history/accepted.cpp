// What was accepted: the reading of each plan, and versions that were held
// back.
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

}  // namespace planwatch
