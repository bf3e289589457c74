// Golden files: PLANWATCH_UPDATE_GOLDEN=1 writes them anew.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace planwatch::test {

inline void ExpectGolden(const std::string& name, const std::string& text) {
  const std::string file = std::string(PLANWATCH_GOLDEN) + '/' + name;
  if (std::getenv("PLANWATCH_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(file, std::ios::binary) << text;
    return;
  }
  std::ifstream in(file, std::ios::binary);
  ASSERT_TRUE(in) << "no golden file " << file;
  const std::string golden{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(text, golden) << "if that is meant, run this test again with "
                             "PLANWATCH_UPDATE_GOLDEN=1";
}

// Line breaks as they are written in code.
inline std::string InALine(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;)
    text.replace(at, 1, "\\n");
  return text;
}

// The same for a long list of lines, each of which stands for itself: only the
// first that differ are shown.
inline void ExpectGoldenLines(const std::string& name,
                              const std::vector<std::string>& lines) {
  const std::string file = std::string(PLANWATCH_GOLDEN) + '/' + name;
  if (std::getenv("PLANWATCH_UPDATE_GOLDEN") != nullptr) {
    std::ofstream out(file, std::ios::binary);
    for (const std::string& line : lines) out << line << '\n';
    return;
  }
  constexpr std::size_t kMostShown = 10;
  std::ifstream in(file, std::ios::binary);
  ASSERT_TRUE(in) << "no golden file " << file;
  std::vector<std::string> golden;
  for (std::string line; std::getline(in, line);) golden.push_back(line);
  EXPECT_EQ(lines.size(), golden.size()) << file;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < std::min(lines.size(), golden.size()); ++i)
    if (lines[i] != golden[i] && ++shown <= kMostShown)
      ADD_FAILURE() << name << ':' << i + 1 << "\n  is  " << lines[i]
                    << "\n  was " << golden[i];
  EXPECT_EQ(shown, 0u) << "lines differ; if that is meant, run this test "
                          "again with PLANWATCH_UPDATE_GOLDEN=1";
}

}  // namespace planwatch::test
