// Good sources, and what may be done to them.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "tests/e2e/daemon.h"

namespace planwatch::e2e {

// A child's name: in every source, in columns that are read and in others.
inline const std::string kName = "Zyxandra";

inline constexpr int kActions = 6;
inline constexpr int kReferrals = 12;

inline std::string GoodPlan() {
  std::string csv = "Ref,Action,RAG,Evidence,Responsible\n";
  for (int i = 1; i <= kActions; ++i)
    csv += "A" + std::to_string(i) + ",Do it,Amber," + kName + ",A role\n";
  return csv;
}

inline std::string GoodRegister() {
  std::string csv = "Received,Triaged,Outcome,Source,Child\n";
  for (int i = 0; i < kReferrals; ++i)
    csv += "2015-05-11,2015-05-12,support,police," + kName + "\n";
  return csv;
}

inline std::string Table(const std::string& columns,
                         const std::string& values) {
  std::string sql = "CREATE TABLE referral (" + columns + ");";
  for (int i = 0; i < kReferrals; ++i)
    sql += "INSERT INTO referral VALUES (" + values + ");";
  return sql;
}

inline std::string GoodDatabase() {
  return Table(
      "received, triaged, outcome, source, child",
      "'2015-05-11', '2015-05-12', 'support', 'police', '" + kName + "'");
}

enum class Kind { kPlan, kRegister, kDatabase };

// What is done to a source; it holds for as long as the answer lives.
using Damage =
    std::function<std::shared_ptr<void>(const std::filesystem::path& source)>;

struct Fault {
  const char* name;
  Kind kind;
  Damage damage;
  std::vector<std::string> says;  // the place, and what to do
  bool held_back = false;
};

inline void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.name;
}

inline Damage Holds(std::string text) {
  return [text = std::move(text)](const std::filesystem::path& source) {
    WriteFile(source, text);
    return nullptr;
  };
}

inline Damage HoldsALongLine(const std::string& below) {
  return [below](const std::filesystem::path& source) {
    WriteFile(source, below + std::string(50 << 20, 'x') + kName);
    return nullptr;
  };
}

inline std::shared_ptr<void> Remove(const std::filesystem::path& source) {
  std::filesystem::remove(source);
  return nullptr;
}

inline std::shared_ptr<void> BecomeAFolder(
    const std::filesystem::path& source) {
  std::filesystem::remove(source);
  std::filesystem::create_directory(source);
  WriteFile(source / (kName + ".csv"), GoodRegister());
  return nullptr;
}

inline Damage HoldsTable(const std::string& sql) {
  return [sql](const std::filesystem::path& source) {
    const std::filesystem::path made = source.string() + ".made";
    RunSql(made, sql);
    std::filesystem::rename(made, source);
    return nullptr;
  };
}

inline std::shared_ptr<void> Lock(const std::filesystem::path& source) {
  sqlite3* handle = nullptr;
  sqlite3_open(source.c_str(), &handle);
  std::shared_ptr<sqlite3> locked(handle, sqlite3_close);
  EXPECT_EQ(sqlite3_exec(handle, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr),
            SQLITE_OK);
  return locked;
}

}  // namespace planwatch::e2e
