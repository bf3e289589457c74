#include "daemon/history/history.h"

#include <utility>
#include <variant>

#include "daemon/history/database.h"

namespace planwatch {

using SQLite::Statement;

History::History(std::unique_ptr<HistoryDatabase> database)
    : database_(std::move(database)) {}
History::~History() = default;

Result<History::Opened> History::Open(const std::filesystem::path& file,
                                      Access access) {
  const auto how = access == Access::kWrite  ? HistoryDatabase::Access::kWrite
                   : access == Access::kCopy ? HistoryDatabase::Access::kCopy
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

Status History::Forget(Date before) {
  return database_->Try([&]() -> Status {
    SQLite::Database& sqlite = database_->sqlite();
    Transaction transaction(sqlite);
    const std::string day = FormatDate(before);
    // The last version before the day is what the plan said on it.
    for (const char* sql :
         {"DELETE FROM plan_version WHERE day < (SELECT max(day) FROM "
          "plan_version AS v WHERE v.plan = plan_version.plan AND day <= ?)",
          "DELETE FROM measure_point WHERE day < ?"}) {
      Statement remove(sqlite, sql);
      remove.bind(1, day);
      remove.exec();
    }
    // What no version has any more.
    for (const char* sql :
         {"DELETE FROM plan_row WHERE valid_to <= (SELECT min(day) FROM "
          "plan_version AS v WHERE v.plan = plan_row.plan)",
          "DELETE FROM state WHERE id NOT IN (SELECT state FROM plan_row)"})
      sqlite.exec(sql);
    if (Status forgotten = ForgetReleases(before); !forgotten) return forgotten;
    transaction.Commit();
    return {};
  });
}

Status History::TryWrite() {
  return database_->Try([&]() -> Status {
    SQLite::Database& sqlite = database_->sqlite();
    Transaction transaction(sqlite);
    const int version = sqlite.execAndGet("PRAGMA user_version").getInt();
    sqlite.exec("PRAGMA user_version = " + std::to_string(version));
    transaction.Commit();
    return {};
  });
}

Result<std::int64_t> History::Revision() const {
  return database_->Try([&]() -> Result<std::int64_t> {
    return database_->sqlite().execAndGet("PRAGMA data_version").getInt64();
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
    // Reads every record as the outputs do.
    Statement names(sqlite,
                    "SELECT DISTINCT 0, plan FROM plan_version UNION SELECT "
                    "DISTINCT 1, register FROM register_release UNION SELECT "
                    "DISTINCT 1, register FROM register_chain UNION SELECT "
                    "DISTINCT 2, measures FROM measure_point UNION SELECT "
                    "DISTINCT 3, measures FROM measure_chain");
    while (names.executeStep()) {
      const std::string name = names.getColumn(1).getString();
      const auto status = [](const auto& result) {
        return result ? Status() : Status(result.error());
      };
      const int kind = names.getColumn(0).getInt();
      Status read = kind == 0   ? status(PastOf(name))
                    : kind == 1 ? status(RegisterReleasesOf(name))
                    : kind == 2 ? status(MeasuresOf(name))
                                : status(MeasuresReleasesOf(name));
      if (!read) return read;
    }
    return {};
  });
}

}  // namespace planwatch
