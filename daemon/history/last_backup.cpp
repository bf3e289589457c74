// What the history knows of its own backups.
#include "daemon/history/database.h"
#include "daemon/history/history.h"

namespace planwatch {

using SQLite::Statement;

Status History::NoteBackup(Instant when, const std::filesystem::path& file) {
  return database_->Try([&]() -> Status {
    Statement replace(database_->sqlite(),
                      "INSERT OR REPLACE INTO last_backup VALUES (1, ?, ?)");
    replace.bind(1, static_cast<std::int64_t>(when.time_since_epoch().count()));
    replace.bind(2, file.string());
    replace.exec();
    return {};
  });
}

Result<std::optional<Instant>> History::LastBackup() const {
  return database_->Try([&]() -> Result<std::optional<Instant>> {
    Statement query(database_->sqlite(), "SELECT made FROM last_backup");
    if (!query.executeStep()) return std::optional<Instant>();
    return std::optional<Instant>(
        std::chrono::seconds{query.getColumn(0).getInt64()});
  });
}

}  // namespace planwatch
