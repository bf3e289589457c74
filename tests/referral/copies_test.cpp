#include "collectors/referral/copies.h"

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

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

// Parts of so many rows each, on days of which the first has this number.
struct Part {
  int first = 0;
  int rows = 0;
};
std::string CopyAmong(const std::vector<Part>& parts) {
  CopiedRows copies;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    copies.BeginPart({"sheet " + std::to_string(i + 1), 1});
    for (int row = 0; row < parts[i].rows; ++row) {
      Cell cell;
      cell.text = std::to_string(parts[i].first + row);
      const Cell* const cells[] = {&cell};
      copies.Add({.received = Day(2015, 5, 5) +
                              std::chrono::days{40 * (parts[i].first + row)},
                  .triaged = {}},
                 cells);
    }
  }
  const std::optional<Place> found = copies.Find();
  return found ? found->table : "none";
}

TEST(Copies, AreTheSmallerPartAndOfTwoAsLargeTheLater) {
  EXPECT_EQ(CopyAmong({{0, 9}, {0, 9}}), "sheet 2");
  EXPECT_EQ(CopyAmong({{0, 9}, {0, 8}}), "sheet 2");
  EXPECT_EQ(CopyAmong({{0, 8}, {0, 9}}), "sheet 1");
  EXPECT_EQ(CopyAmong({{0, 9}, {20, 9}, {0, 9}, {40, 9}}), "sheet 3");
  EXPECT_EQ(CopyAmong({{0, 9}, {20, 9}}), "none");
  EXPECT_EQ(CopyAmong({{0, 9}}), "none");
  EXPECT_EQ(CopyAmong({{0, 9}, {0, 0}}), "none");
}

TEST(Copies, HaveFourOfFiveRowsOfAnotherPart) {
  EXPECT_EQ(CopyAmong({{0, 40}, {32, 10}}), "sheet 2");  // eight of them
  EXPECT_EQ(CopyAmong({{0, 40}, {33, 10}}), "none");
  EXPECT_EQ(CopyAmong({{0, 40}, {36, 5}}), "sheet 2");
  // Of fewer than five, all.
  EXPECT_EQ(CopyAmong({{0, 40}, {36, 4}}), "sheet 2");
  EXPECT_EQ(CopyAmong({{0, 40}, {37, 4}}), "none");
  EXPECT_EQ(CopyAmong({{0, 40}, {39, 1}}), "sheet 2");
}

// Two parts of the same days: of so many rows, the days so far apart, so many
// rows a day, and with texts or none.
bool AreCopies(int rows, int apart, int a_day = 1, bool texts = false) {
  CopiedRows copies;
  for (const char* sheet : {"sheet 1", "sheet 2"}) {
    copies.BeginPart({sheet, 1});
    for (int row = 0; row < rows; ++row) {
      Cell cell;
      if (texts) cell.text = "Referral " + std::to_string(row);
      const Cell* const cells[] = {&cell};
      copies.Add(
          {.received = Day(2015, 5, 5) + std::chrono::days{row / a_day * apart},
           .triaged = {}},
          cells);
    }
  }
  return copies.Find().has_value();
}

TEST(Copies, AreNoneByTheDaysOfEachWeek) {
  for (const int rows : {4, 20}) {
    for (const int apart : {3, 40})
      EXPECT_TRUE(AreCopies(rows, apart)) << apart;
    for (const int apart : {1, 7, 14})
      EXPECT_FALSE(AreCopies(rows, apart)) << apart;
  }
  // Texts tell, where they are more than the days by a half.
  EXPECT_TRUE(AreCopies(20, 1, 2, true));
  EXPECT_TRUE(AreCopies(5, 1, 2, true));
  EXPECT_FALSE(AreCopies(4, 1, 2, true));
  EXPECT_FALSE(AreCopies(20, 1, 2, false));
  EXPECT_FALSE(AreCopies(20, 1, 1, true));
}

TEST(Copies, OfOneRowWait) {
  for (const bool waits : {false, true}) {
    CopiedRows copies;
    for (const char* sheet : {"sheet 1", "sheet 2"}) {
      copies.BeginPart({sheet, 1});
      Cell cell;
      const Cell* const cells[] = {&cell};
      Referral referral = {.received = Day(2015, 5, 5), .triaged = {}};
      if (!waits) referral.triaged = Day(2015, 5, 6);
      copies.Add(referral, cells);
    }
    EXPECT_EQ(copies.Find().has_value(), waits);
  }
}

}  // namespace
}  // namespace planwatch
