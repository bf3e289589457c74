// What the pages say to people where they have no figures to show, or were
// asked for what there is not: each from its first word to its last.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "daemon/pages/actions.h"
#include "daemon/pages/board.h"
#include "daemon/pages/calendar_page.h"
#include "daemon/pages/changes_page.h"
#include "daemon/pages/check_page.h"
#include "daemon/pages/report_page.h"
#include "tests/snapshot/documents.h"
#include "tests/snapshot/read.h"

namespace planwatch::web {
namespace {

using namespace test;
using ::testing::HasSubstr;
using ::testing::Not;

using Asked = std::multimap<std::string, std::string>;
using Maker = PageAnswer (*)(const Snapshot&, const PageRequest&);

class MessagesTest : public SnapshotTest {
 protected:
  void ReadPlans(const std::vector<std::string>& names,
                 std::string_view rag = "Amber") {
    std::vector<Entry> entries;
    for (const std::string& name : names)
      entries.push_back(
          PlanEntry(name, folder_.Write(name + ".csv", PlanOf(2, rag))));
    Read(ConfigOf(std::move(entries)));
  }
  PageAnswer Ask(Maker page, Asked query = {}) const {
    return page(
        snapshot_,
        {.query = std::move(query), .base = "", .now = At(2015, 5, 18, 11)});
  }
};

TEST_F(MessagesTest, AWrongParameterIsNamedWithWhatItTakes) {
  ReadPlans({"cse"});
  const struct {
    Maker page;
    Asked query;
    const char* message;
  } cases[] = {
      {ActionsPage,
       {{"outcomes", "purple"}},
       "`outcomes` takes one of red, amber, green, blue, unrated."},
      {ActionsPage, {{"plan", "other"}}, "`plan` takes one of cse."},
      {BoardPage,
       {{"plan", "cse"}, {"plan", "cse"}},
       "`plan` is given more than once."},
      {BoardPage, {{"mode", "projector"}}, "`mode` takes meeting or nothing."},
      {ReportPage,
       {{"form", "exceptions"}, {"since", "May"}},
       "`since` takes a date, as in 2015-05-18."},
      {ReportPage,
       {{"form", "exceptions"}, {"quarter", "Q1"}},
       "`quarter` takes a quarter, as in 2015/16-Q1."},
      {BoardPage,
       {{"format", "pdf"}},
       "`format` takes one of html, csv, json."},
      {ChangesPage,
       {{"format", "pdf"}},
       "`format` takes one of html, csv, json."}};
  for (const auto& [page, query, message] : cases) {
    const PageAnswer answer = Ask(page, query);
    EXPECT_EQ(answer.status, 400) << message;
    EXPECT_THAT(answer.body, HasSubstr("\n<p class=\"bad\">" +
                                       std::string(message) + "</p>\n"));
  }
  EXPECT_EQ(Ask(BoardPage, {{"plan", "cse"}, {"mode", "meeting"}}).status, 200);
  EXPECT_EQ(
      Ask(ReportPage, {{"form", "exceptions"}, {"since", "2015-05-17"}}).status,
      200);
}

TEST_F(MessagesTest, AReportThatThereIsNotIsSaid) {
  ReadPlans({"cse"});
  const struct {
    Asked query;
    const char* message;
  } cases[] = {{{{"form", "letter"}},
                "<code>form</code> takes one of review, exceptions."},
               {{{"since", "2015-05-01"}},
                "<code>since</code> is for form=exceptions; name a "
                "<code>quarter</code>."},
               {{{"format", "pdf"}},
                "<code>format</code> takes one of html, csv, json."}};
  for (const auto& [query, message] : cases) {
    const PageAnswer answer = Ask(ReportPage, query);
    EXPECT_EQ(answer.status, 400) << message;
    EXPECT_THAT(answer.body,
                HasSubstr("\n<p>" + std::string(message) + "</p>\n"));
  }
}

TEST_F(MessagesTest, TheExceptionReportHasAFormAndItsTables) {
  ReadPlans({"cse"});
  EXPECT_THAT(
      Ask(ReportPage, {{"form", "exceptions"}}).body,
      HasSubstr("\n<form class=\"filter\" method=\"get\" action=\"report\">\n"
                "<input type=\"hidden\" name=\"form\" value=\"exceptions\">\n"
                "<label>Since<input type=\"date\" name=\"since\" "
                "value=\"2015-03-31\"></label>\n<button>Show</button>\n"
                "<a href=\"report\">Quarterly review</a>\n</form>\n"
                "<p class=\"tools quiet\"><a href=\"report?form=exceptions&amp;"
                "format=csv\">This report as CSV</a> · <a href=\"report?form="
                "exceptions&amp;format=json\">This report as JSON</a></p>\n"));
}

TEST_F(MessagesTest, WithoutAPlanInTheConfigurationNoneCanBeAskedFor) {
  Read(ConfigOf({RegisterEntry("r", folder_.Write("r.csv", RegisterOf(20)))}));
  for (const Asked& query :
       {Asked{{"mode", "meeting"}}, Asked{{"plan", "r"}}}) {
    const PageAnswer board = Ask(BoardPage, query);
    EXPECT_EQ(board.status, 400);
    EXPECT_THAT(board.body, HasSubstr("\n<p class=\"bad\">The configuration "
                                      "names no plan.</p>\n"));
  }
  EXPECT_EQ(Ask(CalendarPage, {{"plan", "r"}}).body,
            "The configuration names no plan.\n");
  EXPECT_THAT(Ask(ChangesPage).body, HasSubstr("\n<p>There is no plan.</p>\n"));
  EXPECT_THAT(Ask(ActionsPage).body,
              HasSubstr("\n<p>No plan has been read yet.</p>\n"));
}

TEST_F(MessagesTest, BeforeTheFirstReadEachPageSaysSo) {
  snapshot_.config = ConfigOf({PlanEntry("cse", "plan.csv")});
  snapshot_.entries = {{.entry = &snapshot_.config->entries[0],
                        .source_name = "plan.csv",
                        .health = HealthOf(snapshot_.config->entries[0])}};
  for (const Maker page : {BoardPage, ActionsPage, CheckPage})
    EXPECT_THAT(Ask(page).body,
                HasSubstr("\n<p>Nothing has been read yet. Updated <time "
                          "data-updated datetime=\"2015-05-18T11:00:00Z\">"
                          "12:00</time>.</p>\n"));
  EXPECT_THAT(Ask(ActionsPage).body,
              HasSubstr("\n<p>No plan has been read yet.</p>\n"));
  EXPECT_THAT(Ask(BoardPage).body,
              HasSubstr("\n<p>It has not been read yet.</p>\n"));
}

TEST_F(MessagesTest, AnEntryWithoutFiguresSaysWhy) {
  const std::string repair = "<p><a href=\"check\">What to repair</a></p>\n";
  EntrySnapshot entry;
  EXPECT_EQ(WhyNoFigures(entry, {}).str(),
            "<p>It has not been read yet.</p>\n");
  entry.report = std::make_shared<const ReadReport>();
  EXPECT_EQ(WhyNoFigures(entry, {}).str(),
            "<p>It was read, and there is nothing to show yet.</p>\n");
  entry.health.rejected = {{"no_date", 1}};
  EXPECT_EQ(WhyNoFigures(entry, {}).str(),
            "<p>It was read, and there is nothing to show: see the rows that "
            "were not used.</p>\n" +
                repair);
  entry.error = "p.csv: <empty>";
  EXPECT_EQ(WhyNoFigures(entry, {}).str(),
            "<p class=\"bad\">p.csv: &lt;empty&gt;</p>\n" + repair);
}

TEST_F(MessagesTest, ATroubleOfTheDaemonIsAboveTheFigures) {
  ReadPlans({"cse"});
  EXPECT_THAT(Ask(BoardPage).body, Not(HasSubstr("The log says")));
  snapshot_.health.report_error = "r.html: can't be written";
  EXPECT_THAT(
      Ask(BoardPage).body,
      HasSubstr("\n<p class=\"bad\">The review that is due could not be "
                "written. The log says more.</p>\n"));
}

TEST_F(MessagesTest, ManyFailedSourcesLeadToWhatIsToRepairInEach) {
  std::vector<Entry> entries;
  for (const char* name : {"a", "b", "c", "d", "e"})
    entries.push_back(PlanEntry(name, folder_ / "no.csv"));
  Read(ConfigOf(std::move(entries)));
  const std::string more =
      "\n<p class=\"bad\">2 more data sources: failed or held back.";
  EXPECT_THAT(Ask(BoardPage).body,
              HasSubstr(more + " <a href=\"check\">What to repair in each</a>"
                               "</p>\n"));
  EXPECT_THAT(Ask(CheckPage).body, HasSubstr(more + "</p>\n"));
}

TEST_F(MessagesTest, APlansPageLeadsBackToAllOfThem) {
  ReadPlans({"one", "two"});
  const std::string all = "<p><a href=\"./\">All plans and registers</a></p>\n";
  EXPECT_THAT(Ask(BoardPage, {{"plan", "two"}}).body, HasSubstr(all));
  EXPECT_THAT(Ask(BoardPage).body, Not(HasSubstr(all)));
}

TEST_F(MessagesTest, AMeetingHasItsPlansInOrderAndWhatChangedSince) {
  ReadPlans({"one", "two"}, "Green");
  EXPECT_THAT(
      Ask(BoardPage, {{"mode", "meeting"}}).body,
      HasSubstr("\n<nav class=\"order\" aria-label=\"Plans\"><ul><li>Plan 1 of "
                "2</li><li><a rel=\"next\" "));
  const std::string last =
      Ask(BoardPage, {{"mode", "meeting"}, {"plan", "two"}}).body;
  EXPECT_THAT(last, HasSubstr("\n<nav class=\"order\" aria-label=\"Plans\"><ul>"
                              "<li><a rel=\"prev\" "));
  // Without meetings in the configuration, since the last quarter's end.
  EXPECT_THAT(last, HasSubstr("</nav>\n<h2>What changed since <time "
                              "datetime=\"2015-03-31\">31 March 2015</time>"
                              "</h2>\n<p>"));
  EXPECT_THAT(last, HasSubstr("</svg><p>No action is overdue or red.</p>\n"));
}

TEST_F(MessagesTest, AListThatIsCutSaysHowManyMoreThereAre) {
  ReadPlans({"cse"});
  const auto page = [&](std::size_t guesses) {
    ReadReport report;
    for (std::size_t row = 1; row <= guesses; ++row)
      report.guesses.Add({.table = {}, .row = row}, "due_guessed", "a date");
    snapshot_.entries[0].report = std::make_shared<const ReadReport>(report);
    return Ask(CheckPage).body;
  };
  EXPECT_THAT(page(1000), Not(HasSubstr(" more</p>")));
  EXPECT_THAT(page(1001), HasSubstr("</div>\n<p>and 1 more</p>\n"));
  EXPECT_THAT(page(2001), HasSubstr("</div>\n<p>and 1001 more</p>\n"));
}

}  // namespace
}  // namespace planwatch::web
