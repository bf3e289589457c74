#include "collectors/words/heading_brackets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(HeadingBrackets, MayHoldAUnit) {
  for (const auto& [heading, unit] :
       {std::pair{"Value (\u00A3000)", "\u00A3000"},
        {"Actual (%)", "%"},
        {"Value ( Working days )", "Working days"},
        {"Value (revised) (\u00A3m)", "\u00A3m"}})
    EXPECT_EQ(UnitInBrackets(heading), unit) << heading;
  for (const char* none :
       {"Value", "Value (revised)", "Date (dd/mm/yyyy)", "Value (number)",
        "Value ()", "Value (2)", "Value (12)"})
    EXPECT_EQ(UnitInBrackets(none), "") << none;
}

TEST(HeadingBrackets, HoldAUnitInAnySpelling) {
  for (const std::string unit :
       {"%", "percent", "\u00A3", "\u00A3k", "\u00A3m", "\u00A3000",
        "\u00A3000s", "\u00A3million", "GBP", "000", "000s", "k", "days",
        "hours", "minutes", "working days"})
    EXPECT_EQ(UnitInBrackets("Value (" + unit + ")"), unit);
  for (const std::string other : {"weeks", "FTE", "n", "miles", "days lost"})
    EXPECT_EQ(UnitInBrackets("Value (" + other + ")"), "") << other;
}

TEST(HeadingBrackets, WithAFormOrAUnitAreNoQualification) {
  for (const std::string form : {"d/m/yy",
                                 "dd/mm/yyyy",
                                 "dd mmm yyyy",
                                 "ddmmyyyy",
                                 "hh:mm:ss",
                                 "date",
                                 "time",
                                 "UK format",
                                 "date and time",
                                 "date at time",
                                 "%",
                                 "percent",
                                 "no",
                                 "n",
                                 "\u00A3",
                                 "\u00A3k",
                                 "\u00A3m",
                                 "\u00A3000",
                                 "\u00A3000s",
                                 "000",
                                 "000s",
                                 "GBP",
                                 "k",
                                 "day",
                                 "hours",
                                 "minutes",
                                 "working days",
                                 "1",
                                 "12"})
    EXPECT_THAT(Qualification("Due (" + form + ")"), IsEmpty()) << form;
  EXPECT_THAT(Qualification("Due (revised)"), ElementsAre("revised"));
  EXPECT_THAT(Qualification("Due (date revised)"),
              ElementsAre("date", "revised"));
  EXPECT_THAT(Qualification("Due (year)"), ElementsAre("year"));
  EXPECT_THAT(Qualification("(revised)"), IsEmpty());
}

TEST(HeadingBrackets, WithARemarkAreNoQualification) {
  for (const std::string remark :
       {"if known",   "where revised", "please type",     "see key",
        "eg school",  "e.g. school",   "i.e. school",     "ie school",
        "note below", "tick one",      "select one",      "enter name",
        "use list",   "optional",      "mandatory field", "choose from list",
        "drop down",  "required",      "automatic",       "auto filled",
        "calculated"})
    EXPECT_THAT(Qualification("Due (" + remark + ")"), IsEmpty()) << remark;
  EXPECT_THAT(Qualification("Due (school use)"), ElementsAre("school", "use"));
}

}  // namespace
}  // namespace planwatch
