#include "daemon/pages/sheets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "tests/pages/plans_in_time.h"

namespace planwatch::web {
namespace {

using namespace test;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const Date kToday = On("2015-05-18");

PageRequest RequestFor(std::string name) {
  PageRequest request;
  request.rest = std::move(name);
  request.base = "../";
  request.now = At(2015, 5, 18);
  return request;
}
PageAnswer Lead(const Snapshot& snapshot, std::string name) {
  return LeadPage(snapshot, RequestFor(std::move(name)));
}
PageAnswer Partner(const Snapshot& snapshot, std::string name) {
  return PartnerPage(snapshot, RequestFor(std::move(name)));
}

// Of two plans; all led by the "Head of Service", unless told.
std::vector<PlanInTime> TwoPlans() {
  Plan one = PlanOf({{"1.1", "Done", Rag::kBlue, "2015-01-31"},
                     {"1.2", "Undated"},
                     {"1.3", "Soon", Rag::kGreen, "2015-06-01"},
                     {"1.4", "Late", Rag::kRed, "2015-05-01"},
                     {"1.5", "Another's", Rag::kRed, "2015-04-01"}});
  one.actions[4].responsible = {"O'Neill, A. / PPU"};
  one.actions[3].partners = {"Health", "Police"};
  Plan two = PlanOf({{"A", "Later", Rag::kAmber, "2015-09-01"},
                     {"B", "Latest of all", Rag::kAmber, "2014-12-31"}});
  two.actions[0].responsible = {"head  of SERVICE"};
  two.actions[1].partners = {"health"};
  return {
      {.name = "one", .title = "First", .versions = {{kToday, one}}},
      {.name = "two", .title = "Second & last", .versions = {{kToday, two}}}};
}

std::vector<std::string> TitlesIn(const std::string& page) {
  static const std::regex kTitle("data-label=\"Action\">([^<]+)");
  std::vector<std::string> titles;
  for (std::sregex_iterator i(page.begin(), page.end(), kTitle), end; i != end;
       ++i)
    titles.push_back((*i)[1]);
  return titles;
}

TEST(SheetsTest, ALeadsActionsOfAllPlansOverdueFirst) {
  const PageAnswer page =
      Lead(SnapshotOf(TwoPlans(), kToday), "head of service");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(TitlesIn(page.body), ElementsAre("Latest of all", "Late", "Soon",
                                               "Later", "Undated", "Done"));
  for (const char* part :
       {"<h1>Actions led by Head of Service</h1>",
        "<caption>Actions led by Head of Service, overdue first, then by "
        "date</caption>",
        "6 actions, 2 overdue, 1 due in 30 days, 1 without a date, 1 complete.",
        "<a href=\"../action/one/", "data-label=\"Plan\">Second &amp; last<",
        "<a href=\"../calendar.ics?lead=Head%20of%20Service\">"})
    EXPECT_THAT(page.body, HasSubstr(part));
  EXPECT_THAT(page.body, Not(HasSubstr("data-label=\"Leads\"")));
}

TEST(SheetsTest, APartnersActionsNameTheirLeads) {
  const PageAnswer page = Partner(SnapshotOf(TwoPlans(), kToday), "HEALTH");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(TitlesIn(page.body), ElementsAre("Latest of all", "Late"));
  EXPECT_THAT(page.body, HasSubstr("<a href=\"../lead/Head%20of%20Service\">"));
  EXPECT_THAT(page.body, Not(HasSubstr("calendar.ics")));
}

TEST(SheetsTest, ANameThatNoActionHasLeadsToThoseThatThereAre) {
  const Snapshot snapshot = SnapshotOf(TwoPlans(), kToday);
  const PageAnswer lead = Lead(snapshot, "<nobody>");
  EXPECT_EQ(lead.status, 404);
  EXPECT_THAT(lead.body, HasSubstr("\n<p class=\"bad\">No action is led by "
                                   "“&lt;nobody&gt;”.</p>\n"));
  EXPECT_THAT(lead.body,
              HasSubstr("<a href=\"../lead/O%27Neill%2C%20A.%20%2F%20PPU\">"));
  EXPECT_EQ(Lead(snapshot, "").status, 404);
  EXPECT_EQ(Lead(snapshot, "Health").status, 404);
  EXPECT_EQ(Partner(snapshot, "Head of Service").status, 404);
}

TEST(SheetsTest, APageOfNobodyIsNamedAfterWhatWasAskedFor) {
  const Snapshot snapshot = SnapshotOf(TwoPlans(), kToday);
  const std::string lead = Lead(snapshot, "Nobody").body;
  EXPECT_THAT(lead, HasSubstr("<h1>No such lead</h1>"));
  EXPECT_THAT(lead, HasSubstr("\n<h2>Leads</h2>\n<ul><li>"));
  const std::string partner = Partner(snapshot, "Nobody").body;
  EXPECT_THAT(partner, HasSubstr("<h1>No such partner</h1>"));
  EXPECT_THAT(partner, HasSubstr("\n<p class=\"bad\">No action has the partner "
                                 "“Nobody”.</p>\n"));
  // Each once, however it is spelled.
  EXPECT_THAT(partner, HasSubstr("\n<h2>Partners</h2>\n<ul><li>"
                                 "<a href=\"../partner/Health\">Health</a></li>"
                                 "\n<li><a href=\"../partner/Police\">Police"
                                 "</a></li></ul>"));
  const std::string health = Partner(snapshot, "health").body;
  EXPECT_THAT(health, HasSubstr("<h1>Actions with Health</h1>"));
  EXPECT_THAT(Lead(snapshot, "head of service").body,
              HasSubstr("\">Calendar of these due dates</a> (iCalendar)"));
  // A hundred characters of a name are room for any.
  EXPECT_THAT(Lead(snapshot, std::string(101, 'x')).body,
              HasSubstr("“" + std::string(99, 'x') + "…”"));
}

TEST(SheetsTest, CountsWhatTheActionsComeTo) {
  const auto summary = [](const std::vector<PlanLine>& rows) {
    const std::string page =
        Lead(SnapshotOf({{.name = "one",
                          .title = "First",
                          .versions = {{kToday, PlanOf(rows)}}}},
                        kToday),
             "Head of Service")
            .body;
    // Of a single plan there is no column of plans.
    EXPECT_THAT(page, Not(HasSubstr("data-label=\"Plan\"")));
    const std::size_t at = page.find(" action");
    const std::size_t from = page.rfind("<p>", page.find("</p>", at)) + 3;
    return page.substr(from, page.find("</p>", from) - from);
  };
  EXPECT_EQ(summary({{"1", "a", Rag::kRed, "2015-06-18"}}), "1 action.");
  EXPECT_EQ(summary({{"1", "a", Rag::kRed, "2015-06-17"},
                     {"2", "b", Rag::kRed, "2015-05-18"}}),
            "2 actions, 2 due in 30 days.");
  EXPECT_EQ(summary({{"1", "a", Rag::kRed, "2015-05-17"}}),
            "1 action, 1 overdue.");
  // What is complete needs no date, and is never late.
  EXPECT_EQ(summary({{"1", "a", Rag::kBlue, ""},
                     {"2", "b", Rag::kBlue, "2015-05-01"},
                     {"3", "c", Rag::kRed, ""}}),
            "3 actions, 1 without a date, 2 complete.");
}

// So that a link in an old mail still says what is true.
TEST(SheetsTest, ANameOfThePastIsKnown) {
  std::vector<PlanInTime> plans = TwoPlans();
  plans.resize(1);
  auto& versions = plans[0].versions;
  versions.insert(versions.begin(), {On("2015-01-01"), versions[0].second});
  versions[1].second.actions[4].responsible = {"Head of Service"};
  const PageAnswer page = Lead(SnapshotOf(plans, kToday), "O'Neill, A. / PPU");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              HasSubstr("\n<p>No action names them any more.</p>\n"));
}

TEST(SheetsTest, LeadsThatAreHiddenHaveNoSheet) {
  std::vector<PlanInTime> plans = TwoPlans();
  plans[1].options.leads_hidden = true;
  const Snapshot mixed = SnapshotOf(plans, kToday);
  const PageAnswer some = Lead(mixed, "Head of Service");
  EXPECT_EQ(some.status, 200);
  EXPECT_THAT(TitlesIn(some.body),
              ElementsAre("Late", "Soon", "Undated", "Done"));
  EXPECT_THAT(some.body,
              HasSubstr("\n<p>The leads of Second &amp; last are not "
                        "shown.</p>\n"));
  const PageAnswer partner = Partner(mixed, "health");
  EXPECT_EQ(partner.status, 200);
  EXPECT_THAT(partner.body, HasSubstr("data-label=\"Leads\">not shown<"));

  plans[0].options.leads_hidden = true;
  const PageAnswer none = Lead(SnapshotOf(plans, kToday), "Head of Service");
  EXPECT_EQ(none.status, 404);
  EXPECT_THAT(none.body, HasSubstr("<h1>Leads are not shown</h1>\n"));
  EXPECT_THAT(none.body, HasSubstr("\n<p>The leads of these plans are not "
                                   "shown.</p>\n"));
  EXPECT_THAT(none.body, Not(HasSubstr("Head of Service")));
}

}  // namespace
}  // namespace planwatch::web
