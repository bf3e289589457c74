// The days of what has been, which are no deadlines.
#include <gtest/gtest.h>

#include "tests/words/dates.h"

namespace planwatch {
namespace {

TEST(DateEvents, TheDayOfAnEventIsNoDeadline) {
  ExpectDates(
      {{"Ongoing\nGroup met 4th March 2015", "2015-03-04 guessed event"},
       {"TBC. Visit took place 4 March 2015", "2015-03-04 guessed event"},
       {"Rolling - last met 4 March 2015", "2015-03-04 guessed event"},
       {"Rota (last reviewed: March 2015)", "2015-03-31 guessed event"},
       {"Draft went to panel in March 2015", "2015-03-31 guessed event"},
       {"Terms agreed by panel 04/03/15", "2015-03-04 guessed event"},
       {"Workshop held (4 March 2015)", "2015-03-04 guessed event"},
       {"4 March 2015 workshop held", "2015-03-04 guessed event"},
       {"Visits held 4 March and 6 May 2015",
        "2015-03-04 guessed several event"},
       {"June 2015 - workshop held 4 March 2015", "2015-06-30 guessed"},
       {"June 2015 (sent to panel 4 March 2015)", "2015-06-30 guessed"},
       {"Last meeting 4/3/15; next meeting 3/6/15", "2015-06-03 guessed"}});
  EXPECT_TRUE(
      ReadDate(DateCell("Ongoing\nGroup met 4th March 2015"), {}, London())
          .undated);
  EXPECT_TRUE(
      ReadDate(DateCell("From May 2015, reviewed June 2015"), {}, London())
          .undated);
  EXPECT_FALSE(ReadDate(DateCell("Annual report sent to panel 4 March 2015"),
                        {}, London())
                   .undated);
}

TEST(DateEvents, WhatIsStillToHappenOrNamesADeadlineIsDue) {
  ExpectDates(
      {{"To be held 4 March 2015", "2015-03-04 guessed"},
       {"Visit to be formally agreed 4 March 2015", "2015-03-04 guessed"},
       {"Agreed deadline 04/03/15", "2015-03-04 guessed"},
       {"Date agreed: 04/03/15", "2015-03-04 guessed"},
       {"Terms agreed by the end of March 2015", "2015-03-31 guessed"},
       {"Agreed to publish March 2015", "2015-03-31 guessed"},
       {"Once signed, March 2015", "2015-03-31 guessed"},
       {"Report to panel 4 March 2015", "2015-03-04 guessed"},
       {"March 2015 as agreed with the panel", "2015-03-31 guessed"},
       {"March 2015 - reviewed quarterly", "2015-03-31 guessed"}});
}

}  // namespace
}  // namespace planwatch
