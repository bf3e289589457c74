#include "collectors/referral/copies.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "collectors/referral/repeated_runs.h"
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

// What is read in a stream is looked at up to a bound.
TEST(Copies, AreKeptOfTheRowsAtTheTopWhereThereAreNoSheets) {
  for (const std::size_t above : {0u, 1u}) {
    CopiedRows copies;
    copies.BeginPart({"", 1}, /*is_of_sheet=*/false);
    const std::size_t once = CopiedRows::kMostOfStream - 10 + above;
    for (std::size_t i = 0; i < once + 10; ++i) {
      Cell cell;
      cell.text = std::to_string(i < once ? i : i - once);
      const Cell* const cells[] = {&cell};
      copies.Add({.received = Day(2015, 5, 5), .triaged = {}}, cells);
    }
    EXPECT_EQ(copies.FindRepeatedRun().has_value(), above == 0);
    EXPECT_FALSE(copies.Find());
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

// Months of 15 rows each; some of the last ones of each stand in the next
// again, or as many that no other has, in which case they are but late.
// `triaged`: in the meantime.
std::string CarriedAmong(std::size_t rows, bool are_carried, bool triaged) {
  CopiedRows copies;
  const Cell cell;
  const Cell* const cells[] = {&cell};
  for (int month = 0; month < 6; ++month) {
    const auto day = [](int row) {
      return Day(2015, 4, 1) + std::chrono::days{2 * row + row % 3 / 2};
    };
    copies.BeginPart({"sheet " + std::to_string(month + 1), 1});
    for (std::size_t i = 0; month > 0 && i < rows; ++i) {
      const int row = 15 * month - 1 - static_cast<int>(i);
      Referral again = {.received = day(row), .triaged = {}};
      again.source = static_cast<std::size_t>(row) % 3;
      if (triaged) again.triaged = again.received + std::chrono::days{20};
      if (!are_carried) again.source = 5;
      copies.Add(again, cells);
    }
    for (int row = 15 * month; row < 15 * (month + 1); ++row) {
      Referral referral = {.received = day(row), .triaged = {}};
      referral.source = static_cast<std::size_t>(row) % 3;
      copies.Add(referral, cells);
    }
  }
  EXPECT_FALSE(copies.Find());
  const std::optional<Place> found = copies.FindCarried();
  return found ? found->table : "none";
}

TEST(Copies, MayBeAFewRowsThatAreCarriedOn) {
  for (const bool triaged : {false, true}) {
    EXPECT_NE(CarriedAmong(2, true, triaged), "none");
    EXPECT_EQ(CarriedAmong(2, false, triaged), "none");
  }
  EXPECT_EQ(CarriedAmong(0, true, false), "none");
}

// Teams that have a list each, of the same days; also where all that come are
// entered once a month.
TEST(Copies, AreNotCarriedOnBetweenListsOfTheSameDays) {
  for (const unsigned apart : {1u, 30u}) {
    CopiedRows copies;
    const Cell cell;
    const Cell* const cells[] = {&cell};
    unsigned random = 7;
    for (const char* sheet : {"sheet 1", "sheet 2"}) {
      copies.BeginPart({sheet, 1});
      for (int row = 0; row < 400; ++row) {
        random = random * 1'103'515'245 + 12'345;
        const unsigned day = random / 65'536 % 300 / apart * apart;
        random = random * 1'103'515'245 + 12'345;
        Referral referral = {
            .received = Day(2015, 4, 1) + std::chrono::days{day},
            .triaged = {}};
        referral.source = random / 65'536 % 4;
        copies.Add(referral, cells);
      }
    }
    EXPECT_FALSE(copies.FindCarried()) << apart;
  }
}

TEST(RepeatedRuns, AreTenRowsOfSeveralKindsInTheirOrder) {
  const auto has = [](std::uint64_t from, std::size_t rows,
                      std::uint64_t kinds) {
    std::vector<std::uint64_t> keys;
    for (std::uint64_t i = 0; i < 40; ++i) keys.push_back(i % kinds << 40);
    for (std::size_t i = 0; i < rows; ++i) keys.push_back(keys[from + i]);
    return HasRepeatedRun(keys);
  };
  EXPECT_TRUE(has(20, 10, 40));
  EXPECT_TRUE(has(0, 30, 40));
  EXPECT_FALSE(has(20, 9, 40));
  EXPECT_FALSE(has(20, 0, 40));
  EXPECT_FALSE(has(20, 10, 7));
  EXPECT_FALSE(has(0, 40, 1));
  EXPECT_FALSE(HasRepeatedRun({}));
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
