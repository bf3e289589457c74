#include "collectors/referral/copies.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

TEST(Copies, AreFoundAmongAMillionRowsAndPartsAtMost) {
  for (const std::size_t more : {0u, 1u}) {
    CopiedRows copies;
    for (const std::size_t sheet : {1u, 2u}) {
      copies.BeginPart({"sheet " + std::to_string(sheet), 1});
      const std::size_t rows = CopiedRows::kMostKept / 2 - 1;
      for (std::size_t i = 0; i < rows + (sheet == 2 ? more : 0); ++i) {
        Cell cell;
        cell.text = std::to_string(i);
        const Cell* const cells[] = {&cell};
        copies.Add({.received = Day(2015, 5, 5), .triaged = {}}, cells);
      }
    }
    EXPECT_EQ(copies.Find().has_value(), more == 0);
  }
}

}  // namespace
}  // namespace planwatch
