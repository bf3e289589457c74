// The SQLite file of the history: opening it, its tables by numbered
// migrations, and the messages when it fails. One thread.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"

namespace planwatch {

class HistoryDatabase {
 public:
  enum class Access { kRead, kWrite, kCopy };

  // What went wrong with the file, and whether its content is damaged.
  struct Fault {
    Error error;
    bool damaged = false;
  };

  // Throws nothing; returns a fault if the file can't be used as it is. Opened
  // to write by root, a file of root's goes to the owner of its folder:
  // `record` may come before the daemon.
  static std::variant<std::unique_ptr<HistoryDatabase>, Fault> Open(
      const std::filesystem::path& file, Access access);
  // Moves the file, and those that SQLite keeps beside it, to a new name.
  static Result<std::filesystem::path> SetAside(
      const std::filesystem::path& file);

  SQLite::Database& sqlite() { return sqlite_; }
  const std::filesystem::path& file() const { return file_; }

  // `work`'s result; what SQLite throws becomes an Error that names the file
  // and never quotes its content.
  template <typename Work>
  auto Try(Work work) const -> decltype(work()) {
    try {
      return work();
    } catch (const SQLite::Exception& fault) {
      return Explain(fault).error;
    }
  }

 private:
  HistoryDatabase(std::filesystem::path file, SQLite::Database sqlite)
      : file_(std::move(file)), sqlite_(std::move(sqlite)) {}
  Fault Explain(const SQLite::Exception& fault) const;

  std::filesystem::path file_;
  SQLite::Database sqlite_;
};

// A write transaction: one writer at a time, rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(SQLite::Database& sqlite)
      : transaction_(sqlite, SQLite::TransactionBehavior::IMMEDIATE) {}
  void Commit() { transaction_.commit(); }

 private:
  SQLite::Transaction transaction_;
};

// An ISO date; `kOpenEnd` if the column is not one.
Date DayOf(const SQLite::Column& column);

// The error for a record that can't be read.
Error Unreadable(const HistoryDatabase& database, const Error& error);

}  // namespace planwatch
