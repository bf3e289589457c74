// Plans as other councils lay theirs out, made by testdata/layouts/make.py:
// read as they are, or with `columns:` and `words:` alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/table/format.h"
#include "tests/plan/plan_rows.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

class Layouts : public testing::Test {
 protected:
  void Read(const std::string& name, PlanOptions options = {}) {
    std::ifstream file(PLANWATCH_TESTDATA "/layouts/" + name, std::ios::binary);
    ASSERT_TRUE(file) << name;
    const std::string text(std::istreambuf_iterator<char>(file), {});
    MemoryStream bytes(text);
    PlanReader reader(std::move(options), London(), Day("2015-05-18"));
    ASSERT_TRUE(ReadTable(bytes, {}, {}, reader));
    Result<Plan> plan = std::move(reader).Finish();
    ASSERT_TRUE(plan) << plan.error().message();
    plan_ = *std::move(plan);
  }

  // "1.1 Offer lessons: amber, 2015-07-31 > 2015-09-30, Head of Education":
  // titles cut, the revised date behind the first.
  std::vector<std::string> Actions() const {
    std::vector<std::string> lines;
    for (const Action& action : plan_.actions) {
      std::string line = action.reference + ' ' + Cut(action.title, 40) + ": " +
                         std::string(RagName(action.rag));
      if (action.complete) line += " complete";
      line +=
          ", " + (action.due.date ? FormatDate(*action.due.date) : "undated");
      if (action.due.revised) line += " > " + FormatDate(*action.due.revised);
      lines.push_back(line + ", " + Join(action.responsible, " + "));
    }
    return lines;
  }

  std::vector<std::string> Objectives() const {
    std::vector<std::string> lines;
    for (const Objective& objective : plan_.objectives)
      lines.push_back(objective.number + ' ' + objective.text);
    return lines;
  }
  std::vector<std::string> Priorities() const {
    std::vector<std::string> lines;
    for (const Action& action : plan_.actions)
      if (lines.empty() || lines.back() != action.priority)
        lines.push_back(action.priority);
    return lines;
  }

  Plan plan_;
};

TEST_F(Layouts, PrioritiesAsTablesOfTheirOwnRatedByColour) {
  Read("borough.docx");
  EXPECT_THAT(
      Actions(),
      ElementsAre(
          "1.1 Offer a healthy relationships lesson to…: amber, 2015-07-31, "
          "Head of Education",
          "1.2 Write to every licensed hotel about its…: blue complete, "
          "2015-03-31, Licensing Manager",
          "1.3 Put posters in taxis and bus shelters: green, 2015-11-30, "
          "Communications",
          "2.1 Screen every child reported missing wit…: red, 2015-05-31, "
          "Missing Co-ordinator + Police",
          "2.2 Give each child at high risk a named wo…: green, undated, "
          "Head of Safeguarding",
          "3.1 Share intelligence about places of conc…: amber, 2015-06-30, "
          "Detective Inspector + Licensing Manager"));
  EXPECT_THAT(Priorities(),
              ElementsAre("Priority 1: Prevent", "Priority 2: Protect",
                          "Priority 3: Pursue"));
  EXPECT_THAT(plan_.report.guesses.counts(),
              ElementsAre(Pair("rag_by_colour", 4)));
  EXPECT_EQ(plan_.report.rejected.total(), 0u);
  EXPECT_EQ(plan_.report.repairs.total(), 0u);
  EXPECT_THAT(plan_.outcomes, SizeIs(6));
}

TEST_F(Layouts, AWorkbookWithSectionsAndARatingForEachQuarter) {
  Read("county.xlsx");
  EXPECT_THAT(
      Actions(),
      ElementsAre("A1 Agree one partnership protocol: green, 2015-06-30, "
                  "Strategic Lead",
                  "A2 Report a shared data set each quarter: red, 2015-09-30 > "
                  "2015-12-31, Performance Manager",
                  "B1 Train all front-line staff of the distr…: green, "
                  "2016-03-31, Workforce Development",
                  "B2 Brief elected members: blue complete, 2015-07-31, "
                  "Democratic Services",
                  "B3 Commission a course for foster carers: unrated, "
                  "2016-01-31, Fostering Manager"));
  EXPECT_EQ(plan_.report.rejected.total(), 0u);
  EXPECT_EQ(plan_.report.repairs.total(), 0u);
  EXPECT_THAT(Priorities(), ElementsAre("Strand A: Leadership and governance",
                                        "Strand B: Training"));
  EXPECT_EQ(plan_.actions[1].place.ToString(), "sheet Action log, row 6");
}

TEST_F(Layouts, RatingsFirstAndPagesSplitInTheMiddleOfARow) {
  Read("city.docx");
  EXPECT_THAT(
      Actions(),
      ElementsAre("1a Appoint a co-ordinator for the three ho…: green, "
                  "2015-06-30, Designated Nurse",
                  "1b Agree a pathway for children who go mis…: amber, "
                  "2015-04-30 > 2015-09-30, Head of Looked After Children",
                  "1c Brief all GP practices: blue complete, 2015-03-31, "
                  "Clinical Commissioning Group",
                  "2a Set up a panel of young people: unrated, 2015-12-31, "
                  "Participation Worker",
                  "2b Publish a guide for parents in five lan…: red, "
                  "2015-04-30, Communications & Community Cohesion",
                  "2c Run drop-in sessions in libraries: amber, 2016-02-29, "
                  "Library Manager"));
  EXPECT_EQ(plan_.actions[1].title,
            "Agree a pathway for children who go missing from care, with "
            "neighbouring councils");
  EXPECT_THAT(plan_.actions[1].partners,
              ElementsAre("Police", "Ambulance service"));
  EXPECT_THAT(Objectives(),
              ElementsAre("1 Health and care services see the signs early",
                          "2 Children, parents and communities are heard"));
  EXPECT_EQ(plan_.report.rejected.total(), 0u);
  ASSERT_THAT(plan_.report.passed_over, testing::SizeIs(1));
  EXPECT_EQ(plan_.report.passed_over[0].place.table, "table 4");
}

TEST_F(Layouts, MergedObjectivesStartAndEndDatesAndAStatus) {
  Read("district.ods");
  EXPECT_THAT(
      Actions(),
      ElementsAre(
          "1.1 Train door staff with the police: amber, 2015-05-31, "
          "Licensing",
          "1.2 Add a condition to hotel licences: unrated, 2015-10-31, "
          "Licensing",
          "1.3 Inspect premises named by young people: blue complete, "
          "2015-06-30, Police",
          "2.1 Fund two advocates for a year: green, 2016-03-31, "
          "Community Safety",
          "2.2 Open a safe place in the town centre: amber, 2015-09-30, "
          "Housing"));
  EXPECT_THAT(Objectives(), ElementsAre("1 Make licensed premises safe",
                                        "2 Support victims"));
  EXPECT_EQ(plan_.report.rejected.total(), 0u);
}

TEST_F(Layouts, WordsOfAPlansOwnAreConfigured) {
  PlanOptions options;
  options.columns = {{"action", "Our commitment"},
                     {"responsible", "Held by"},
                     {"due", "Horizon"},
                     {"rag", "Where we are"},
                     {"evidence", "What this rests on"}};
  options.words = {{Rag::kGreen, {"flying"}},
                   {Rag::kAmber, {"wobbling"}},
                   {Rag::kRed, {"grounded"}},
                   {Rag::kUnrated, {"on the runway"}},
                   {Rag::kBlue, {"landed"}}};
  Read("trust.docx", options);
  EXPECT_THAT(
      Actions(),
      ElementsAre(
          "1.1 Ask every family what helped: green, 2015-09-30, Matron",
          "1.2 Publish what families told us: amber, 2015-12-31, Comms",
          "2.1 Study every serious case within a month: red, "
          "2015-02-28, Medical Director",
          "2.2 Share each study with partners: unrated, undated, "
          "Medical Director + Director of Nursing",
          "2.3 Close the actions of the last inspection: blue complete, "
          "2015-01-31, Chief Nurse"));
  EXPECT_EQ(plan_.report.rejected.total(), 0u);
  EXPECT_EQ(plan_.report.repairs.total(), 0u);
}

}  // namespace
}  // namespace planwatch
