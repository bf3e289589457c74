#include "collectors/plan/date_cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<Cell> Dated(std::string_view action, std::string_view iso) {
  Cell due;
  due.date = Day(iso);
  due.text = iso;
  return {Text(std::string(action)), due, Text("Green")};
}

TEST(DateCells, AYearFarFromAllOthersIsInDoubt) {
  const auto with_due = [](std::string_view last) {
    return Doubts(Rows()
                      .Add("Action|Due|RAG")
                      .Add("Train drivers|30/06/2015|Green")
                      .Add("Print a leaflet|31/03/2016|Green")
                      .Add("Visit hotels|" + std::string(last) + "|Green"));
  };
  EXPECT_THAT(with_due("15/03/2051"),
              Contains(HasSubstr("is years after the other due dates")));
  EXPECT_THAT(with_due("15/03/2025"), IsEmpty());
  EXPECT_THAT(Doubts({"Action|Due|RAG", "Train drivers|30/06/2015|Green",
                      "Print a leaflet|31/03/2051|Complete",
                      "Visit hotels|30/06/2015|Green"}),
              IsEmpty());
}

TEST(DateCells, TheNumberBehindAMonthIsReadAlikeInAllColumns) {
  const auto dues = [](const Rows& rows) {
    std::vector<std::string> all;
    for (const Action& action : ReadPlan(rows).actions)
      all.push_back(DueOf(action));
    return all;
  };
  EXPECT_THAT(dues({"Action|Due|RAG", "Train drivers|2026-04-06|Red",
                    "Print a leaflet|Apr 18|Red", "Visit hotels|May 2|Red",
                    "Map the services|Jun 26|Red"}),
              ElementsAre("2026-04-06", "undated", "undated", "undated"));
  // One tells it, be it in another column or table.
  Rows rows;
  rows.Table("table 1").Add("Action|Due|Revised date|RAG");
  rows.Add("Train drivers|Mar 4, 2026|Jun 26|Red");
  rows.Add("Print a leaflet|Apr 18, 2026|May 30|Red");
  rows.Table("table 2").Add("Action|Due|Revised date|RAG");
  rows.Add("Visit hotels|Jun 26||Red");
  const Plan plan = ReadPlan(rows);
  ASSERT_EQ(plan.actions.size(), 3u);
  EXPECT_EQ(plan.actions[0].due.revised, std::nullopt);
  EXPECT_EQ(plan.actions[1].due.revised, std::nullopt);
  EXPECT_EQ(DueOf(plan.actions[2]), "undated");
  // Months beside days, as councils write them.
  EXPECT_THAT(dues({"Action|Due|RAG", "Train drivers|31/03/2015|Red",
                    "Print a leaflet|Sept 15|Red", "Visit hotels|Mar 16|Red"}),
              ElementsAre("2015-03-31", "2015-09-30", "2016-03-31"));
  EXPECT_THAT(
      dues({"Action|Due|Completed|RAG", "Train drivers|Sept 15|12 May 2015|Red",
            "Print a leaflet|Apr-25||Red"}),
      ElementsAre("2015-09-30", "2025-04-30"));
}

TEST(DateCells, ARevisedMonthBesideFullDaysMayBeADay) {
  const auto doubts = [](std::string_view revised) {
    PlanOptions options;
    options.overdue_by = OverdueBy::kRevised;
    Rows rows = {"Action|Due|Revised date|RAG", "Train drivers|31/03/2015||Red",
                 "Visit hotels|28/02/2015||Red"};
    rows.Add("Print a leaflet|30/04/2015|" + std::string(revised) + "|Red");
    std::vector<std::string> texts;
    for (const Doubt& doubt :
         PlanDoubts(ReadPlan(rows, options), Day("2015-05-18")))
      texts.push_back(doubt.text);
    return texts;
  };
  EXPECT_THAT(doubts("May 15"),
              ElementsAre("\"May 15\" may mean 2015-05-15; taken for "
                          "2015-05-31"));
  EXPECT_THAT(doubts("May 2015"), IsEmpty());
  EXPECT_THAT(doubts("June 15"), IsEmpty());
}

TEST(DateCells, DaysAndMonthsThatAProgramExchangedAreInDoubt) {
  Rows rows;
  rows.Add("Action|Due|RAG");
  for (const std::string_view day : {"2015-05-06", "2015-01-04", "2015-12-06"})
    rows.Add(Dated("Train drivers " + std::string(day), day));
  rows.Add("Print a leaflet|31/03/2015|Green")
      .Add("Visit hotels|30/06/2015|Green")
      .Add("Review the pathway|15/05/2015|Green");
  const auto exchanged = HasSubstr("may have day and month exchanged");
  EXPECT_THAT(Doubts(rows), Contains(testing::AllOf(
                                testing::StartsWith("\"Due\""), exchanged)));
  // The day of one tells that the program took none for a month.
  rows.Add(Dated("Meet the schools", "2015-06-30"));
  EXPECT_THAT(Doubts(rows), Each(Not(exchanged)));
}

TEST(DateCells, AHeadingMaySayThatTheMonthStandsFirst) {
  const auto due = [](std::string_view heading) {
    return DueOf(ReadPlan(Rows()
                              .Add("Action|" + std::string(heading) + "|RAG")
                              .Add("Train drivers|05/06/2015|Green")
                              .Add("Print a leaflet|07/08/2015|Green"))
                     .actions[0]);
  };
  EXPECT_EQ(due("Due date (mm/dd/yyyy)"), "2015-05-06");
  EXPECT_EQ(due("Due date (dd/mm/yyyy)"), "2015-06-05");
  EXPECT_EQ(due("Due date"), "2015-06-05");
}

Rows Three(std::string_view ratings, std::string_view dates) {
  Rows rows = {"Ref|Action|Lead|Due|RAG",
               "1|Train all drivers|Police|30/06/2015|Green"};
  rows.Add("2|Brief GPs\nBrief schools\nBrief hotels|Health|" +
           std::string(dates) + '|' + std::string(ratings));
  return rows;
}

TEST(DateCells, FewerDatesThanActionsAreADoubtWhereOneIsOver) {
  constexpr std::string_view kRated = "Amber\nGreen\nGreen";
  EXPECT_THAT(Doubts(Three(kRated, "31/03/2015\n30/09/2015")),
              ElementsAre(HasSubstr("3 actions share a cell that has 2 due "
                                    "dates")));
  EXPECT_THAT(Doubts(Three(kRated, "31/07/2015\n30/09/2015")), IsEmpty());
  EXPECT_THAT(Doubts(Three(kRated, "31/03/2015")), IsEmpty());
  EXPECT_THAT(Doubts(Three(kRated, "31/03/2015\n30/06/2015\n30/09/2015")),
              IsEmpty());
  EXPECT_THAT(
      Doubts(Three("Complete\nComplete\nComplete", "31/03/2015\n30/09/2015")),
      IsEmpty());
}

TEST(DateCells, APictureIsADoubtOfWhatItStandsFor) {
  Cell picture;
  picture.flaw = Flaw::kPicture;
  Rows rows;
  rows.Add("Action|Due|RAG").Add("Train drivers|30/06/2015|Green");
  rows.Add({Text("Print a leaflet"), picture, Text("Amber")});
  rows.Add({Text("Visit hotels"), Text("30/06/2015"), picture});
  std::vector<std::string> about;
  for (const Doubt& doubt : ReadPlan(rows).report.doubts)
    about.push_back(doubt.about);
  EXPECT_THAT(about, ElementsAre("date", "rating"));
}

TEST(DateCells, OfSeveralDueDatesTheEarliestFirstSettlesWhichCounts) {
  const auto read = [](std::string_view due) {
    return Doubts(
        {"Action|Due|RAG", "Train drivers|" + std::string(due) + "|Green"});
  };
  EXPECT_THAT(read("30 September 2015 31 March 2015"),
              ElementsAre(HasSubstr("put the earliest due date first")));
  EXPECT_THAT(read("31 March 2015 30 September 2015"), IsEmpty());
}

TEST(DateCells, EachDeadlineInATextIsOneDoubtWhereThereAreTwo) {
  const auto read = [](std::size_t count) {
    Rows rows{"Action|Lead|RAG"};
    for (std::size_t i = 0; i < count; ++i)
      rows.Add("By 30 April 2015 we will visit hotel " + std::to_string(i) +
               "|Police|Green");
    return Doubts(rows).size();
  };
  EXPECT_EQ(read(1), 0u);
  EXPECT_EQ(read(2), 2u);
  EXPECT_EQ(read(4), 4u);
}

TEST(DateCells, OfAnEventNoDateIsTaken) {
  const auto read = [](const std::string& due) {
    return ReadPlan({"Action|Lead|Due|RAG",
                     "Train all drivers|Police|" + due + "|Red",
                     "Print a leaflet|Health|30/06/2015|Green"});
  };
  const auto told = [](const Plan& plan) {
    std::vector<std::string> texts;
    for (const Doubt& doubt : plan.report.doubts) texts.push_back(doubt.text);
    return texts;
  };
  for (const char* due : {"Reviewed Apl 2015", "Terms agreed by panel 04/03/15",
                          "4 March 2015 workshop held"}) {
    const Plan plan = read(due);
    EXPECT_FALSE(plan.actions.at(0).due.date) << due;
    EXPECT_THAT(told(plan), ElementsAre(HasSubstr("tells what happened on")))
        << due;
  }
  const Plan ongoing = read("Ongoing - last met 4 March 2015");
  EXPECT_FALSE(ongoing.actions.at(0).due.date);
  EXPECT_THAT(told(ongoing), IsEmpty());
  const Plan later = read("June 2015 (sent to panel 4 March 2015)");
  EXPECT_EQ(later.actions.at(0).due.date, Day("2015-06-30"));
  EXPECT_THAT(told(later), IsEmpty());
}

}  // namespace
}  // namespace planwatch
