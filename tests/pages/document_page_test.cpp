#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "daemon/pages/board.h"
#include "daemon/pages/check_page.h"
#include "tests/snapshot/documents.h"
#include "tests/snapshot/plans.h"
#include "tests/snapshot/read.h"

namespace planwatch::web {
namespace {

using namespace test;
using ::testing::HasSubstr;
using ::testing::Not;

// The document as it was read, put in by hand.
class DocumentPageTest : public SnapshotTest {
 protected:
  void SetUp() override {
    SnapshotTest::Read(
        ConfigOf({PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)))}));
  }
  void Read(std::vector<ColumnReading> columns) {
    ReadReport report = *snapshot_.entries[0].report;
    report.tables = PlanWith(4, std::move(columns)).report.tables;
    report.passed_over = {{{"sheet <Archive>", 0}, 12, "an <old> plan"}};
    snapshot_.entries[0].report =
        std::make_shared<const ReadReport>(std::move(report));
  }
  void Doubt() {
    snapshot_.entries[0].doubts = {
        DoubtAbout("column", "\"<b>When</b>\" was taken for the due date")};
    snapshot_.entries[0].health.doubts = {{"column", 1}};
  }
  std::string CheckNow() const { return CheckPage(snapshot_, request_).body; }
  std::string BoardNow() const { return BoardPage(snapshot_, request_).body; }

  const PageRequest request_{.query = {}, .base = "", .now = At(2015, 5, 18)};
};

TEST_F(DocumentPageTest, ShowsEachColumnWithItsRole) {
  std::vector<ColumnReading> columns = {ColumnOf("action", "Action <1>"),
                                        ColumnOf("due", "", true),
                                        ColumnOf("", "Notes")};
  columns[0].samples = {"Train <taxi> drivers", "Brief schools"};
  columns[2].hidden = true;
  Read(columns);
  const std::string page = CheckNow();
  for (const char* part :
       {"<summary>The document as it was read</summary>",
        "<caption>table 2: 4 rows, 4 actions</caption>",
        ">Action &lt;1&gt;</th>", "<code>action</code>",
        "Train &lt;taxi&gt; drivers<br>Brief schools", ">column 2</th>",
        "<code>due</code>", ">a guess by its contents<", ">not used<",
        "hidden in the document", "sheet &lt;Archive&gt;", ">12<",
        "an &lt;old&gt; plan"})
    EXPECT_THAT(page, HasSubstr(part));
  EXPECT_THAT(page, Not(HasSubstr("<details open>")));
}

TEST_F(DocumentPageTest, DoubtsStandAboveItAndAtThePlansFigures) {
  Read(UsualColumns());
  EXPECT_THAT(BoardNow(), Not(HasSubstr("In doubt")));
  Doubt();
  const std::string page = CheckNow();
  EXPECT_THAT(page, HasSubstr("1 source: 1 in doubt."));
  EXPECT_THAT(page, HasSubstr("<h3>In doubt (1 column)</h3>"));
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;When&lt;/b&gt;"));
  EXPECT_THAT(page, HasSubstr("name it under <code>columns:</code>"));
  EXPECT_THAT(page, HasSubstr("<details open>"));
  EXPECT_THAT(page, Not(HasSubstr("Every row was read as written")));
  const std::string board = BoardNow();
  EXPECT_THAT(board, HasSubstr("In doubt: we were not sure of 1 thing"));
  EXPECT_THAT(board, HasSubstr("<a href=\"check\">"));
  EXPECT_THAT(board, HasSubstr(">in doubt</span>"));
}

TEST_F(DocumentPageTest, AVersionThatIsHeldBackIsNamedAtTheFigures) {
  snapshot_.entries[0].health.held_back = true;
  snapshot_.entries[0].error = "p.csv: held back";
  snapshot_.entries[0].held_back = std::make_shared<const ReadReport>(
      PlanWith(1, {ColumnOf("action", "What is new")}).report);
  const std::string board = BoardNow();
  EXPECT_THAT(board, HasSubstr("the latest version is held back; the figures "
                               "are those of the last good"));
  EXPECT_THAT(board, Not(HasSubstr("class=\"banner\"")));
  EXPECT_THAT(CheckNow(), HasSubstr(">What is new</th>"));
}

}  // namespace
}  // namespace planwatch::web
