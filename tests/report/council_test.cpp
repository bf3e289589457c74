// The review of a made-up council, whole: what all its parts look like
// together, in each format.
#include "tests/past/council.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "daemon/report/report.h"
#include "tests/golden/golden.h"

namespace planwatch {
namespace {

using testing::HasSubstr;
using testing::Not;

class CouncilReview : public testing::Test {
 protected:
  QuarterReview Review(Quarter quarter, const char* today,
                       bool for_the_public = false) const {
    const Result<QuarterReview> review =
        MakeReview(council_.Load(), {.quarter = quarter,
                                     .today = Day(today),
                                     .for_the_public = for_the_public});
    EXPECT_TRUE(review) << review.error().message();
    return *review;
  }
  QuarterReview Ended() const { return Review({2015, 1}, "2015-07-10"); }

  const test::Council& council_ = test::Council::Get();
};

TEST_F(CouncilReview, AsHtml) {
  test::ExpectGolden("review-council.html", ReportBody(Ended()).str());
}

TEST_F(CouncilReview, AsCsv) {
  test::ExpectGolden("review-council.csv", ReportAsCsv(Ended()));
}

TEST_F(CouncilReview, AsJson) {
  test::ExpectGolden("review-council.json", ReportAsJson(Ended()));
}

// Until a day within the quarter.
TEST_F(CouncilReview, SoFar) {
  const QuarterReview review = Review({2015, 2}, "2015-08-20");
  test::ExpectGolden("review-council-so-far.csv", ReportAsCsv(review));
  const std::string body = ReportBody(review).str();
  EXPECT_THAT(
      body,
      HasSubstr(
          "\n<p class=\"banner\" role=\"note\">The quarter has not ended: "
          "these are its figures so far. Referrals and measures are "
          "compared with the same part of earlier quarters, actions with "
          "the ends of earlier ones.</p>\n"));
  // Of actions, and of referrals and measures; an ended quarter has neither.
  const std::string ended = ReportBody(Ended()).str();
  for (const char* heading :
       {"This quarter so far", "End of last quarter",
        "End of the same quarter last year", "Same part of last quarter"}) {
    const std::string column = '>' + std::string(heading) + "</th>";
    EXPECT_THAT(body, HasSubstr(column));
    EXPECT_THAT(ended, Not(HasSubstr(column)));
  }
}

// A review that is all but empty: no quarter to compare with.
TEST_F(CouncilReview, OfTheFirstQuarter) {
  test::ExpectGolden("review-council-first.html",
                     ReportBody(Review({2013, 2}, "2015-07-10")).str());
}

TEST_F(CouncilReview, AFileStandsAloneAndSaysForWhom) {
  const std::string file = ReportAsHtml(Ended());
  EXPECT_THAT(file, HasSubstr("<title>Quarterly review 2015/16 Q1 · "));
  EXPECT_THAT(file, HasSubstr("<h1>Quarterly review 2015/16 Q1</h1>"));
  EXPECT_THAT(file, HasSubstr("<p>Made by planwatch.</p>"));
  EXPECT_THAT(file, HasSubstr("<style>"));
  EXPECT_THAT(file, HasSubstr("Director"));
  const std::string open = ReportAsHtml(Review({2015, 1}, "2015-07-10", true));
  EXPECT_THAT(open, HasSubstr("<p>Made by planwatch, for the public.</p>"));
  EXPECT_THAT(open, Not(HasSubstr("Director")));
  EXPECT_THAT(open, Not(HasSubstr("Lead</th>")));
}

TEST_F(CouncilReview, IsWrittenInTheFormatAskedFor) {
  const Past past = council_.Load();
  const ReviewOptions options{.quarter = {2015, 1}, .today = Day("2015-07-10")};
  const QuarterReview review = Ended();
  EXPECT_EQ(*WriteReport(past, options, "csv"), ReportAsCsv(review));
  EXPECT_EQ(*WriteReport(past, options, "json"), ReportAsJson(review));
  EXPECT_EQ(*WriteReport(past, options, "html"), ReportAsHtml(review));
  EXPECT_FALSE(WriteReport(
      past, {.quarter = {2016, 1}, .today = Day("2015-07-10")}, "csv"));
}

TEST_F(CouncilReview, SaysFromWhichCountOnNothingIsHeldBack) {
  QuarterReview review = Ended();
  const auto page = [&](std::size_t minimum) {
    review.disclosure.minimum = minimum;
    return ReportBody(review).str();
  };
  EXPECT_THAT(page(5), HasSubstr("counts of 1 to 4 "));
  for (const std::size_t nothing : {0, 1})
    EXPECT_THAT(page(nothing), Not(HasSubstr("counts of 1 to ")));
  review.registers.clear();
  EXPECT_THAT(ReportBody(review).str(), Not(HasSubstr("counts of children")));
}

}  // namespace
}  // namespace planwatch
