// Golden files: PLANWATCH_UPDATE_GOLDEN=1 writes them anew.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

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

}  // namespace planwatch::test
