#include <gtest/gtest.h>

#include <set>

#include "collectors/table/office/xlsx_number_format.h"

namespace planwatch {
namespace {

// ECMA-376, 18.8.30: the formats that a number stands for.
TEST(NumberFormats, ThatAreBuiltInAreKnownByTheirNumbers) {
  const std::set<int> days = {14, 15, 16, 22, 27, 28, 29, 30, 31,
                              50, 51, 52, 53, 54, 55, 56, 57, 58};
  for (int id = 0; id < 200; ++id) {
    const NumberFormat format = NumberFormatOfId(id);
    EXPECT_EQ(format.percent, id == 9 || id == 10) << id;
    EXPECT_EQ(format.date == DateFormat::kDay, days.contains(id)) << id;
    EXPECT_EQ(format.date == DateFormat::kMonth, id == 17) << id;
    EXPECT_EQ(format.date == DateFormat::kTime, id >= 18 && id <= 21) << id;
    EXPECT_FALSE(format.unseen) << id;
  }
}

TEST(NumberFormats, AreOfADayAMonthAYearOrATime) {
  const std::pair<const char*, DateFormat> formats[] = {
      {"dd mmm", DateFormat::kDay},
      {"D/M", DateFormat::kDay},
      {"d/y", DateFormat::kDay},
      {"MMM YY", DateFormat::kMonth},
      {"m/y", DateFormat::kMonth},
      {"mmm", DateFormat::kMonth},
      {"mm", DateFormat::kNone},
      {"yyyy", DateFormat::kYear},
      {"h:mm", DateFormat::kTime},
      {"H:MM", DateFormat::kTime},
      {"h mmm", DateFormat::kTime},
      {"d h:mm", DateFormat::kDay},
      {"dd", DateFormat::kNone},
      {"y h", DateFormat::kYear},
      {"0;dd/mm/yyyy", DateFormat::kNone},
      {"\"dmy\" 0", DateFormat::kNone},
      {"\"d\"m/y", DateFormat::kMonth},
      {"\"dmy", DateFormat::kNone},
      {"[dmy]0", DateFormat::kNone},
      {"[dmy", DateFormat::kNone},
      {"[x]d/m", DateFormat::kDay},
      {"\\dm/y", DateFormat::kMonth},
      {"_dm/y", DateFormat::kMonth},
      {"*dm/y", DateFormat::kMonth},
      {"", DateFormat::kNone}};
  for (const auto& [code, format] : formats)
    EXPECT_EQ(DateFormatOfCode(code), format) << code;
}

TEST(NumberFormats, OfPercentagesHaveASignOfTheirOwn) {
  for (const char* percent : {"%", "\"x\"%", "[x]%", "\\x%", "_x%", "*x%"})
    EXPECT_TRUE(IsPercentCode(percent)) << percent;
  for (const char* none :
       {"", ";%", "\"%\"", "\"%", "[%]", "[%", "\\%", "_%", "*%"})
    EXPECT_FALSE(IsPercentCode(none)) << none;
}

TEST(NumberFormats, OfSemicolonsAloneShowNothing) {
  for (const char* unseen : {";;;", ";;;;"})
    EXPECT_TRUE(NumberFormatOfCode(unseen).unseen) << unseen;
  for (const char* seen : {"", ";;", ";;;@", "0;;;"})
    EXPECT_FALSE(NumberFormatOfCode(seen).unseen) << seen;
  EXPECT_TRUE(NumberFormatOfCode("0%").percent);
  EXPECT_EQ(NumberFormatOfCode("yyyy").date, DateFormat::kYear);
}

TEST(NumberFormats, MayShowNoZeroOrNoNegativeNumber) {
  struct Case {
    const char* code;
    bool positive, negative, zero;
  };
  for (const Case& c :
       {Case{"", true, true, true},
        {"General", true, true, true},
        {"0", true, true, true},
        {"#,##0;-#,##0", true, true, true},
        {"0;-0;;@", true, true, false},
        {"#,##0;-#,##0;", true, true, false},
        {"0;-0;\"\"", true, true, false},
        {"0;-0;\" \"", true, true, false},
        {"0;-0;\\ ", true, true, false},
        {"0;-0;_-", true, true, false},
        {"0;-0;[Red]", true, true, false},
        {"0;;;@", true, false, false},
        {"0;", true, false, true},
        {";;", false, false, false},
        {";;;", false, false, false},
        {"#", true, true, false},
        {"#,###", true, true, false},
        {"# \"days\"", true, true, true},
        {"#%", true, true, true},
        {"[=0]\"\";0", true, true, false},
        {"[=0]\"none\";0", true, true, true},
        {"[>99]0;0", true, true, true},
        {"_-* #,##0_-;-* #,##0_-;_-* \"-\"_-", true, true, true},
        {"[$\xC2\xA3-809]#,##0;;", true, false, false},
        {"[hh]:mm;;[mm]", true, false, true}}) {
    const NumberFormat format = NumberFormatOfCode(c.code);
    EXPECT_EQ(format.Shows(5), c.positive) << c.code;
    EXPECT_EQ(format.Shows(-5), c.negative) << c.code;
    EXPECT_EQ(format.Shows(0), c.zero) << c.code;
  }
}

TEST(NumberFormats, MayBeOfALengthOfTime) {
  for (const char* code : {"[h]:mm", "[hh]:mm:ss", "[mm]"})
    EXPECT_TRUE(NumberFormatOfCode(code).IsDuration(1.5)) << code;
  for (const char* code : {"h:mm", "0", "[red]0", "[magenta]0", ""})
    EXPECT_FALSE(NumberFormatOfCode(code).IsDuration(1.5)) << code;
}

// "<5" of a small number that its author held back.
TEST(NumberFormats, MayShowATextInPlaceOfTheNumber) {
  struct Case {
    const char* code;
    double number;
    const char *in_place, *comparison;
  };
  for (const Case& c : {Case{"[<5]\"<5\";0", 3, "<5", ""},
                        {"[<5]\"<5\";0", 0, "<5", ""},
                        {"[<5]\"<5\";0", 5, "", ""},
                        {"[<5]\"*\";0", 3, "*", ""},
                        {"[<5]\\*;0", 3, "*", ""},
                        {"\"<5\"", 3, "<5", ""},
                        {"<5", 3, "<5", ""},
                        {"[=1]\"Yes\";[=0]\"No\";0", 0, "No", ""},
                        {"[=1]\"Yes\";[=0]\"No\";0", 2, "", ""},
                        {"[>=90]\"high\";[<>0]\"low\";0", 90, "high", ""},
                        {"[>=90]\"high\";[<>0]\"low\";0", 9, "low", ""},
                        {"[<=5]\"few\";General", 5, "few", ""},
                        {"[<=5]\"few\";General", 6, "", ""},
                        {"[>99]\"many\";\"minus\";0", -1, "minus", ""},
                        {"[>99]\"many\"", 1, "", ""},
                        {"\"up\";\"down\";\"level\"", -2, "down", ""},
                        {"\"up\";\"down\";\"level\"", 0, "level", ""},
                        {"\"up\";\"down\"", 0, "up", ""},
                        {"0", 3, "", ""},
                        {"0 \"days\"", 3, "", ""},
                        {"\"Q\"0", 3, "", ""},
                        {"0;-0;\"-\"", 0, "", ""},
                        {"[$\xC2\xA3-809]#,##0", 3, "", ""},
                        {"\"<\"0", 10, "", "<"},
                        {">0%", 0.9, "", ">"},
                        {"\"\xE2\x89\xA4 \"0", 10, "", "\xE2\x89\xA4 "},
                        {"0\" (>5)\"", 10, "", ""}}) {
    const NumberFormat format = NumberFormatOfCode(c.code);
    EXPECT_EQ(format.InPlaceOf(c.number), c.in_place) << c.code << c.number;
    EXPECT_EQ(format.ComparisonOf(c.number), c.comparison) << c.code;
  }
}

}  // namespace
}  // namespace planwatch
