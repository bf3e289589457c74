// One register, as each format has it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "collectors/table/format.h"
#include "tests/referral/register_rows.h"
#include "tests/table/rows.h"
#include "tests/table/sheets.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string WriteCommas(const std::vector<Sheet>& sheets) {
  return WriteCsv(sheets, ',');
}

constexpr std::string (*kWriters[])(const std::vector<Sheet>&) = {
    WriteCommas, WriteExcel, WriteOds, WriteWord};

Result<Register> ReadDocument(const std::string& document) {
  FormatOptions options;
  options.confidential = true;
  MemoryStream bytes(document);
  ReferralReader reader({}, TestCalendar());
  if (Status s = ReadTable(bytes, "", options, reader); !s) return s.error();
  return std::move(reader).Finish();
}

std::vector<Sheet> Log(const std::vector<std::vector<std::string>>& rows) {
  Sheet sheet = {"Log", {}};
  for (const auto& texts : rows) {
    sheet.rows.emplace_back();
    for (const std::string& text : texts) {
      sheet.rows.back().emplace_back();
      sheet.rows.back().back().text = text;
    }
  }
  return {sheet};
}

// Rows without a date are told, and lines between the others, in each of them.
TEST(Formats, HaveTheSameRowsOfARegister) {
  const auto sheets = Log({{"Ref", "Name", "Received", "Triaged", "Note"},
                           {"R1", "A", "2015-05-01", "2015-05-05", "x"},
                           {"R2", "B", "", "", "x"},
                           {"R3", "C", "2015-05-02", "", "x"},
                           {"", "D", "", "", ""},
                           {"R5", "E", "2015-05-06", "", "x"},
                           {"R6", "", "", "", ""}});
  for (const auto write : kWriters) {
    const auto reg = ReadDocument(write(sheets));
    ASSERT_TRUE(reg) << reg.error().message();
    EXPECT_EQ(Received(*reg), 3u);
    EXPECT_EQ(reg->report.rows, 4u);
    ASSERT_EQ(reg->report.rejected.total(), 1u);
    EXPECT_EQ(reg->report.rejected.listed()[0].kind, "no_received_date");
    EXPECT_THAT(DoubtedIn(reg), ElementsAre("rows, "));
    ASSERT_EQ(reg->report.passed_over.size(), 1u);
    EXPECT_EQ(reg->report.passed_over[0].rows, 2u);
  }
}

// The dates stand in a column that is not read.
TEST(Formats, AllFailWhereNoRowHasADate) {
  const auto sheets = Log({{"Ref", "Received", "Triaged", "Opened"},
                           {"R1", "", "", "2015-05-01"},
                           {"R2", "", "", "2015-05-02"}});
  for (const auto write : kWriters) {
    const auto reg = ReadDocument(write(sheets));
    ASSERT_FALSE(reg);
    EXPECT_THAT(reg.error().message(),
                HasSubstr("the column for received is empty"));
  }
}

// Behind a column without a heading stands another table.
TEST(Formats, CountNothingThatStandsBesideTheTable) {
  const auto sheets =
      Log({{"Ref", "Received", "Triaged", "Note", "", "Month", "Count"},
           {"R1", "2015-05-01", "", "x", "", "May", "1"},
           {"", "", "", "", "", "June", "0"},
           {"", "", "", "", "", "July", "0"}});
  for (const auto write : kWriters) {
    const auto reg = ReadDocument(write(sheets));
    ASSERT_TRUE(reg) << reg.error().message();
    EXPECT_EQ(Received(*reg), 1u);
    EXPECT_EQ(reg->report.rejected.total(), 0u);
    EXPECT_THAT(DoubtedIn(reg), IsEmpty());
  }
}

}  // namespace
}  // namespace planwatch
