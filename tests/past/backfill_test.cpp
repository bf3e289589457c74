#include "daemon/past/backfill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/golden/golden.h"
#include "tests/past/council.h"

namespace planwatch {
namespace {

using testing::HasSubstr;

class BackfillTest : public testing::Test {
 protected:
  std::string Written(
      const char* from, const char* to,
      const std::vector<std::pair<std::string, std::string>>& labels = {}) {
    std::ostringstream out;
    EXPECT_TRUE(
        WriteBackfill(council_.Load(), Day(from), Day(to), labels, out));
    return out.str();
  }

  const test::Council& council_ = test::Council::Get();
};

// Two days on both sides of a quarter's end.
TEST_F(BackfillTest, OfTheCouncil) {
  test::ExpectGolden("backfill-council.openmetrics",
                     Written("2015-06-30", "2015-07-01",
                             {{"job", "planwatch"}, {"instance", "board"}}));
}

TEST_F(BackfillTest, ADayWithoutAnythingIsLeftOut) {
  EXPECT_EQ(Written("2013-01-01", "2013-01-02"), "# EOF\n");
  EXPECT_EQ(Written("2015-07-02", "2015-07-01"), "# EOF\n");
  EXPECT_THAT(Written("2013-09-15", "2013-09-15"),
              HasSubstr("planwatch_plan_actions{plan=\"cse\""));
  EXPECT_EQ(Written("2013-09-01", "2013-09-15"),
            Written("2013-09-15", "2013-09-15"));
}

// OpenMetrics has each family once, with all of its days.
TEST_F(BackfillTest, EachFamilyIsThereOnceWithAllOfItsDays) {
  const std::string text = Written("2015-06-28", "2015-07-02");
  std::istringstream lines(text);
  std::set<std::string> families;
  std::string line, family;
  std::size_t samples = 0;
  while (std::getline(lines, line)) {
    if (line.starts_with("# TYPE ")) {
      family = line.substr(7, line.find(' ', 7) - 7);
      EXPECT_TRUE(families.insert(family).second) << family;
    } else if (!line.starts_with('#')) {
      EXPECT_TRUE(line.starts_with(family)) << line;
      samples += line.starts_with("planwatch_as_at_timestamp_seconds");
    }
  }
  EXPECT_GT(families.size(), 20u);
  EXPECT_EQ(samples, 5u);
  EXPECT_TRUE(text.ends_with("# EOF\n"));
}

// At local midnight, which in summer is 23:00 of the day before.
TEST_F(BackfillTest, ASampleStandsAtTheStartOfItsDay) {
  EXPECT_THAT(Written("2015-06-30", "2015-06-30"),
              HasSubstr("planwatch_as_at_timestamp_seconds 1435618800 "
                        "1435618800\n"));
}

TEST_F(BackfillTest, AnOutputThatFailsIsSaid) {
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  const Status written = WriteBackfill(council_.Load(), Day("2015-06-30"),
                                       Day("2015-06-30"), {}, out);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message(),
            "the output can't be written; see that there is room");
}

// The days are gathered where TMPDIR says.
TEST_F(BackfillTest, AFolderForTemporaryFilesThatIsNotThereIsSaid) {
  const char* const set = std::getenv("TMPDIR");
  const std::string before = set != nullptr ? set : "";
  const Past past = council_.Load();
  std::ostringstream out;
  setenv("TMPDIR", "/nowhere", 1);
  const Status written =
      WriteBackfill(past, Day("2015-06-30"), Day("2015-06-30"), {}, out);
  if (set != nullptr)
    setenv("TMPDIR", before.c_str(), 1);
  else
    unsetenv("TMPDIR");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message(),
            "the days can't be gathered in a temporary file; see that there is "
            "room in the folder for temporary files, or set TMPDIR to one that "
            "has some");
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace planwatch
