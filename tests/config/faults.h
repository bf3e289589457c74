// What is wrong with a configuration, as its messages.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/config/config.h"

namespace planwatch::test {

inline const std::filesystem::path kFolder = PLANWATCH_TESTDATA "/config";

inline const Environment kNoVariables = [](const std::string&) {
  return std::optional<std::string>();
};

inline std::vector<std::string> Messages(const ParsedConfig& parsed) {
  std::vector<std::string> messages;
  for (const Error& fault : parsed.faults) messages.push_back(fault.message());
  return messages;
}

// Without the file, which every message begins with.
inline std::vector<std::string> Faults(
    std::string_view yaml, const Environment& environment = kNoVariables) {
  const std::string file = (kFolder / "planwatch.yml: ").string();
  std::vector<std::string> faults =
      Messages(ParseConfig(yaml, kFolder / "planwatch.yml", environment));
  for (std::string& fault : faults) {
    EXPECT_TRUE(fault.starts_with(file)) << fault;
    fault.erase(0, file.size());
  }
  return faults;
}

inline constexpr std::string_view kPlan =
    "plans: [{ name: cse, source: { file: plan.csv } }]\n";

struct Case {
  std::string_view yaml;
  std::string_view fault;
};

}  // namespace planwatch::test
