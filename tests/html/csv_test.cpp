#include "daemon/html/csv.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace planwatch {
namespace {

// Whoever may edit the plan must not run a formula in the reader's spreadsheet.
TEST(Csv, NoCellIsAFormula) {
  for (const char* start : {"=", "+", "-", "@", "\t"})
    EXPECT_EQ(CsvCell(start + std::string("a")),
              "'" + std::string(start) + "a");
  EXPECT_EQ(CsvCell(" =a"), " '=a");
  EXPECT_EQ(CsvCell("a; =b;@c"), "a; '=b;'@c");
  EXPECT_EQ(CsvCell("-12"), "-12");
  EXPECT_EQ(CsvCell("-1+cmd"), "' -1+cmd");
}

// A number is left as it is: with an apostrophe it would be text.
TEST(Csv, ANegativeNumberIsNoFormula) {
  for (const char* number : {"-0", "-9876543210", "-1.5", "-12%"})
    EXPECT_EQ(CsvCell(number), number);
  EXPECT_EQ(CsvCell("-1,250.50"), "\"-1,250.50\"");
  for (const char* formula : {"-1#2", "-1 2", "-1e5", "-1(2)", "-1/2"})
    EXPECT_EQ(CsvCell(formula), "' " + std::string(formula));
  for (const char* formula : {"-", "-.5", "-%"})
    EXPECT_EQ(CsvCell(formula), "'" + std::string(formula));
}

TEST(Csv, ACellIsQuotedWhereItMustBe) {
  EXPECT_EQ(CsvCell(""), "");
  EXPECT_EQ(CsvCell("a \"b\""), "\"a \"\"b\"\"\"");
  EXPECT_EQ(CsvCell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(CsvCell("=a,b"), "\"'=a,b\"");
}

TEST(Csv, ALineEndsAsTheStandardHasIt) {
  CsvWriter writer;
  writer.Line({"a", "b,c", ""});
  writer.Line({});
  writer.Line({"=1"});
  EXPECT_EQ(std::move(writer).Take(), "a,\"b,c\",\r\n\r\n'=1\r\n");
}

}  // namespace
}  // namespace planwatch
