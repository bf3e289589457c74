#include "daemon/html/csv.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace planwatch {
namespace {

TEST(Csv, QuotesWhatMustBe) {
  CsvWriter writer;
  writer.Line({"plain", "a, b", "say \"so\"", "two\nlines", ""});
  writer.Line({});
  EXPECT_EQ(std::move(writer).Take(),
            "plain,\"a, b\",\"say \"\"so\"\"\",\"two\nlines\",\r\n\r\n");
}

// Whoever may edit a plan must not run a formula in the reader's spreadsheet.
TEST(Csv, NoCellIsAFormula) {
  for (const char* const start : {"=", "+", "-", "@", "\t"})
    EXPECT_EQ(CsvCell(start + std::string("a")),
              "'" + std::string(start) + "a");
  EXPECT_EQ(CsvCell("  =a"), "  '=a");
  EXPECT_EQ(CsvCell("a;=b"), "a;'=b");
  EXPECT_EQ(CsvCell("-1.5"), "-1.5");
}

}  // namespace
}  // namespace planwatch
