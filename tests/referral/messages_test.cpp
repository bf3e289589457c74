// What a reading of a register says: each message, and nothing of the register.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Rows = std::vector<std::vector<std::string>>;

TEST(ReferralReader, NamesTheFieldThatHasNoColumn) {
  struct Case {
    Rows rows;
    const char* message;
  };
  for (const Case& c : std::vector<Case>{
           {{{"received", "outcome", "source"}}, "no column for triaged"},
           {{{"triaged", "outcome", "source"}}, "no column for received"},
           {{{"received", "triaged", "source"}}, "no column for outcome"},
           {{{"received", "triaged", "outcome"}}, "no column for source"},
           {{}, "no row of headings"},
           {{{"Referrals"}}, "no row of headings"}}) {
    const auto reg = ReadRows(Broken(), c.rows);
    ASSERT_FALSE(reg) << c.message;
    EXPECT_THAT(reg.error().message(), HasSubstr(c.message));
    EXPECT_EQ(reg.error().kind(), Error::Kind::kFailed);
  }
  // Of the row that comes nearest; a query's is in no row.
  for (const std::size_t number : {0, 7}) {
    ReferralReader reader({}, TestCalendar());
    ASSERT_TRUE(reader.Take(MakeRow(number, {"received", "notes"})));
    ASSERT_TRUE(reader.Take(MakeRow(8, {"2015-05-05", "2015-05-06"})));
    EXPECT_THAT(std::move(reader).Finish().error().message(),
                testing::StartsWith(number == 0 ? "no column for triaged"
                                                : "row 7: no column for tria"));
  }
  EXPECT_EQ(ReadRows({}, {}).error().message(),
            "there is no row of headings; the register needs one, with a "
            "column for received and one for triaged");
}

// Each message as it is.
TEST(ReferralReader, SaysWhatToDoOfEachRow) {
  struct Case {
    std::vector<std::string> row;
    const char *kind, *text;
  };
  for (const Case& c : std::vector<Case>{
           {{"", "2015-05-05"},
            "no_received_date",
            "the column for received is empty; enter the date there"},
           {{"soon", "2015-05-05"},
            "unreadable_received_date",
            "the column for received holds no date that can be read; write it "
            "as in 2015-05-31 or 31/05/2015"},
           {{"2015-05-05", "later"},
            "unreadable_triaged_date",
            "the column for triaged holds no date that can be read; write it "
            "as in 2015-05-31 or 31/05/2015, or leave it empty where there is "
            "none yet"},
           {{"2015-05-05", "2015-05-04"},
            "triaged_before_received",
            "the column for triaged has a date before the one in the column "
            "for received; correct one of the two"}}) {
    const auto reg = ReadRows(
        {}, {{"received", "triaged"}, c.row, {"2015-05-05", "2015-05-06"}});
    ASSERT_TRUE(reg);
    EXPECT_THAT(reg->report.rejected.listed(),
                ElementsAre(Remark{{"", 2}, c.kind, c.text}));
  }
}

TEST(ReferralReader, SaysWhatIsNotSureOfALabel) {
  ReferralOptions options = Broken();
  options.outcomes.front().words = {"F"};
  const auto read = [&](const std::string& outcome) {
    Rows rows = {{"received", "triaged", "outcome", "source"}};
    for (int i = 0; i < 20; ++i)
      rows.push_back({"2015-05-05", "2015-05-06", "F", "WMP"});
    rows.push_back({"2015-05-05", "2015-05-06", outcome, "WMP"});
    return ReadRows(options, rows);
  };
  const auto ditto = read("as above");
  ASSERT_TRUE(ditto);
  EXPECT_THAT(ditto->report.repairs.listed(),
              ElementsAre(Remark{
                  {"", 22},
                  "ditto",
                  "the column for outcome repeats the cell above by a mark or "
                  "a word, and the row counts as `other`; write out what it "
                  "stands for"}));
  EXPECT_THAT(DoubtedIn(ditto), ElementsAre("rows, "));
  const auto code = read("F/T work");
  ASSERT_TRUE(code);
  EXPECT_THAT(code->report.repairs.listed(),
              ElementsAre(Remark{
                  {"", 22},
                  "code_in_doubt",
                  "the column for outcome has a label's letter or figure "
                  "within other words, and the row counts as `other`; list all "
                  "of its words under one label"}));
  EXPECT_THAT(DoubtedIn(code), ElementsAre());
}

TEST(ReferralReader, FailsWhereNoRowCanBeUsed) {
  const auto reg =
      ReadRows({}, {{"received", "triaged"}, {"soon", "2015-05-05"}});
  ASSERT_FALSE(reg);
  EXPECT_EQ(reg.error().message(),
            "row 2: no row can be used; of the first, the column for received "
            "holds no date that can be read; write it as in 2015-05-31 or "
            "31/05/2015");
}

TEST(ReferralReader, SaysNothingOfWhatTheRegisterHolds) {
  const std::string marker = "XQZMARKER";
  ReferralOptions options = Broken();
  options.columns = {{"received", "in"}, {"triaged", "out"}};
  Rows rows = {{marker + "1", "in", "out", "outcome", "source", marker + "2"}};
  for (const std::string& received :
       {std::string(), marker, marker + " 2015-05-05",
        std::string("2015-05-05"), std::string("1971-11-13"),
        std::string("13/13/2015")}) {
    for (const std::string& triaged :
         {std::string(), marker, std::string("1972-11-17"),
          std::string("2013-03-19")}) {
      rows.push_back({marker, received, triaged, marker, marker, marker});
    }
  }
  const auto reg = ReadRows(options, rows);
  ASSERT_TRUE(reg);
  EXPECT_GT(reg->report.rejected.total(), 15);
  const std::string all = AllText(*reg);
  for (const std::string& secret :
       {marker, std::string("1971"), std::string("1972"), std::string("2013"),
        std::string("13/13"), std::string("05-05")})
    EXPECT_THAT(all, Not(HasSubstr(secret)));

  options.columns["received"] = "when";
  rows.front() = {marker, "in", "out", marker};
  const auto failed = ReadRows(options, rows);
  ASSERT_FALSE(failed);
  EXPECT_THAT(failed.error().message(), Not(HasSubstr(marker)));
  EXPECT_THAT(failed.error().message(), Not(HasSubstr("\"in\"")));
  const auto headless =
      ReadRows({}, {{marker, "2015-05-05"}, {marker, marker}});
  ASSERT_FALSE(headless);
  EXPECT_THAT(headless.error().message(), Not(HasSubstr(marker)));
  EXPECT_THAT(headless.error().message(), Not(HasSubstr("2015-05-05")));
}

}  // namespace
}  // namespace planwatch
