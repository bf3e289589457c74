// unixODBC's handles, freed with their owner, and the end of a statement that
// nobody waits for any more. One thread, but for the canceller's own.
#pragma once

#include <sql.h>
#include <sqlext.h>

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace planwatch {

// A handle below `parent`; SQL_NULL_HANDLE where the driver manager gives none.
template <SQLSMALLINT kType>
class OdbcHandle {
 public:
  explicit OdbcHandle(SQLHANDLE parent) {
    if (!SQL_SUCCEEDED(SQLAllocHandle(kType, parent, &handle_)))
      handle_ = SQL_NULL_HANDLE;
  }
  ~OdbcHandle() {
    if (handle_ != SQL_NULL_HANDLE) SQLFreeHandle(kType, handle_);
  }
  OdbcHandle(const OdbcHandle&) = delete;
  OdbcHandle& operator=(const OdbcHandle&) = delete;
  SQLHANDLE get() const { return handle_; }

  // Of the last call, without any text of the driver.
  std::string SqlState() const {
    std::array<SQLCHAR, SQL_SQLSTATE_SIZE + 1> state{};
    SQLINTEGER ignored = 0;
    SQLGetDiagRec(kType, handle_, 1, state.data(), &ignored, nullptr, 0,
                  nullptr);
    return reinterpret_cast<const char*>(state.data());
  }

 private:
  SQLHANDLE handle_ = SQL_NULL_HANDLE;
};

using OdbcStatement = OdbcHandle<SQL_HANDLE_STMT>;

// Cancels a statement while it is executed, once the stop is requested. A
// driver may close a statement that is cancelled between two calls (MariaDB's
// does), so that is done at no other time; and a cancel that comes before the
// server has the statement is lost, so it is done again. In a thread of its
// own, since it may take a connection of its own.
class Canceller {
 public:
  Canceller(SQLHSTMT statement, const std::stop_token& stop)
      : statement_(statement), thread_([this, stop] { Run(stop); }) {}
  ~Canceller() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
  }
  Canceller(const Canceller&) = delete;
  Canceller& operator=(const Canceller&) = delete;

 private:
  static constexpr std::chrono::milliseconds kPause{50};

  void Run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop, [this] { return ended_; });
    while (!changed_.wait_for(lock, kPause, [this] { return ended_; }))
      SQLCancel(statement_);
  }

  const SQLHSTMT statement_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  bool ended_ = false;
  std::jthread thread_;  // the last, so that it is joined first
};

}  // namespace planwatch
