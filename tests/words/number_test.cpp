#include "collectors/words/number.h"

#include <gtest/gtest.h>

#include <cmath>

namespace planwatch {
namespace {

TEST(Number, IsReadAsTablesHoldIt) {
  struct Case {
    const char* cell;
    double value;
    const char* unit;
  };
  for (const Case& c : {Case{"71", 71, ""},
                        {" 1,234 ", 1234, ""},
                        {"1,234,567.5", 1234567.5, ""},
                        {"242 000", 242000, ""},
                        {"242\xC2\xA0"
                         "000",
                         242000, ""},
                        {"£242,000", 242000, "£"},
                        {"£ 242,000.00", 242000, "£"},
                        {"-£5", -5, "£"},
                        {"£-5", -5, "£"},
                        {"£1.2m", 1200000, "£"},
                        {"£242k", 242000, "£"},
                        {"2 million", 2000000, ""},
                        {"2 thousand", 2000, ""},
                        {"£3bn", 3e9, "£"},
                        {"71%", 71, "%"},
                        {"71.5 %", 71.5, "%"},
                        {"71 per cent", 71, "%"},
                        {"71 percent", 71, "%"},
                        {".5", 0.5, ""},
                        {"+3", 3, ""},
                        {"\xE2\x88\x92"
                         "3",
                         -3, ""},
                        {"(12.5)", -12.5, ""},
                        {"-0", 0, ""},
                        {"0", 0, ""},
                        {"1.2E+07", 12000000, ""}}) {
    const NumberReading reading = ReadNumber(c.cell);
    ASSERT_TRUE(reading.value) << c.cell;
    EXPECT_DOUBLE_EQ(*reading.value, c.value) << c.cell;
    EXPECT_EQ(reading.unit, c.unit) << c.cell;
    EXPECT_FALSE(reading.says_none || reading.unreadable) << c.cell;
  }
  EXPECT_FALSE(std::signbit(*ReadNumber("-0").value));
}

TEST(Number, ScaledByALetterOrInBracketsIsOfMoneyAlone) {
  for (const char* cell : {"45m", "3k", "45mn", "(14)"})
    EXPECT_TRUE(ReadNumber(cell).money_only) << cell;
  for (const char* cell : {"\u00A345m", "45 million", "(\u00A314)", "(14%)",
                           "45", "45 metres", "m"})
    EXPECT_FALSE(ReadNumber(cell).money_only) << cell;
}

TEST(Number, MayBeOfACurrencyByItsHeading) {
  for (const char* money :
       {"\u00A3", "spend (\u00A3)", "\u00A3m", "\u20AC", "cost in $", "gbp",
        "pound", "cost in pounds", "eur", "spend (euro)", "grant in euros"})
    EXPECT_TRUE(NamesCurrency(money)) << money;
  for (const char* none :
       {"", "months", "children", "european grants", "compounds"})
    EXPECT_FALSE(NamesCurrency(none)) << none;
}

TEST(Number, IsNotThereWhereTheCellSaysSo) {
  for (const char* cell : {"", "  ", "-", "\xE2\x80\x93", "\xE2\x80\x94", "n/a",
                           "N/A", "TBC", "..", "null", "not available"}) {
    const NumberReading reading = ReadNumber(cell);
    EXPECT_FALSE(reading.value) << cell;
    EXPECT_TRUE(reading.says_none) << cell;
    EXPECT_FALSE(reading.unreadable) << cell;
  }
}

TEST(Number, IsNotGuessed) {
  for (const char* cell :
       {"<5",        "5+",     "*",        "about 40", "45 of 63",  "45/63",
        "0,571",     "00,571", "012,345",  "12,34",    "1,2345",    "1.234,5",
        "1,234 567", "1.2.3",  "12 staff", "£",        "%",         "()",
        "--5",       "m",      "inf",      "nan",      "0x10",      "1e999",
        "e5",        "5e",     ",123",     "£5%",      "2015-05-31"}) {
    const NumberReading reading = ReadNumber(cell);
    EXPECT_FALSE(reading.value) << cell << " is " << reading.value.value_or(0);
    EXPECT_TRUE(reading.unreadable) << cell;
    EXPECT_EQ(reading.unit, "") << cell;
  }
}

}  // namespace
}  // namespace planwatch
