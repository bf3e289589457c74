// The sample as daemon/run.sh lays it out, in a folder of the test's own.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>

#include "daemon/config/config.h"
#include "tests/base/folder.h"

namespace planwatch::test {

inline std::shared_ptr<const Config> SampleConfig(const TempFolder& folder) {
  const auto read = [](const std::filesystem::path& name) {
    const auto file = std::filesystem::path(PLANWATCH_CONFIG) / name;
    std::ifstream in(file, std::ios::binary);
    EXPECT_TRUE(in) << file;
    return std::string{std::istreambuf_iterator<char>(in), {}};
  };
  std::filesystem::create_directory(folder / "sample");
  for (const char* name : {"planwatch.yml", "bank-holidays.csv",
                           "sample/plan.csv", "sample/measures.csv"})
    folder.Write(name, read(name));
  SQLite::Database((folder / "sample/register.db").string(),
                   SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec(read("sample/register.sql"));
  ParsedConfig parsed =
      LoadConfig(folder / "planwatch.yml",
                 [](const std::string&) { return std::nullopt; });
  EXPECT_TRUE(parsed.faults.empty()) << parsed.faults[0].message();
  return std::make_shared<const Config>(std::move(parsed.config));
}

}  // namespace planwatch::test
