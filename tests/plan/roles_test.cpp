#include "collectors/plan/roles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/blocks.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// The first row is the header.
Roles Match(const Rows& rows, const ConfiguredColumns& configured = {},
            std::vector<std::string> ignore = {}) {
  const RatingWords words;
  const BlockOptions options{
      {&configured, ignore, Day("2015-05-18")}, words, London()};
  std::deque<std::vector<Row>> made;
  std::vector<Block> blocks = FindBlocks(rows.rows(), options, made);
  return blocks.empty() ? Roles() : blocks.front().roles;
}

// The field of each column: "action|rag|", empty where it has none.
std::string Told(const Roles& roles, std::size_t count) {
  std::vector<std::string> names(count);
  for (const auto& [field, column] : roles.columns)
    if (names[column].empty()) names[column] = PlanFieldName(field);
  return Join(names, "|");
}
std::string Told(std::initializer_list<std::string_view> rows) {
  const std::string_view header = *rows.begin();
  const auto count =
      static_cast<std::size_t>(std::count(header.begin(), header.end(), '|')) +
      1;
  return Told(Match(Rows(rows)), count);
}

TEST(Roles, TheTenColumnsOfACouncilPlan) {
  EXPECT_EQ(
      Told({"Sub Objectives|Actions|Action RAG|Evidence|Outcomes|"
            "Accountable|Responsibility|Timescale|Partners Involved|"
            "Outcome RAG",
            "Awareness|Train all taxi drivers|Amber|Register kept|Drivers know "
            "the signs|Director|Head of Licensing|31/05/2015|Police|Green"}),
      "objective|action|rag|evidence|outcome|accountable|responsible|due|"
      "partners|outcome_rag");
}

TEST(Roles, TheReasonForDelayTakesNoOtherRolesColumn) {
  EXPECT_EQ(Told({"Action|RAG|Due|Progress|Barriers to progress",
                  "Visit each hotel|Red|31/05/2015|Two were visited so far|"
                  "No officer was free in May"}),
            "action|rag|due|progress|delay");
  // Nothing else could be the action.
  EXPECT_EQ(Told({"Barriers|Lead|RAG|Due",
                  "Hotels do not answer our letters|Police|Red|31/05/2015",
                  "Schools have no time for training|Health|Red|31/05/2015"}),
            "action|responsible|rag|due");
  // Days are no reason.
  EXPECT_EQ(Told({"Action|RAG|Due|Delay", "Visit each hotel|Red|31/05/2015|12",
                  "Train each driver|Red|31/05/2015|3"}),
            "action|rag|due|");
}

TEST(Roles, TheOrderDoesNotMatter) {
  EXPECT_EQ(Told({"Owner|RAG|Action|Ref", "Police|Red|Visit each hotel|1.1"}),
            "responsible|rag|action|reference");
}

TEST(Roles, OfTwoHeadingsForOneFieldThePlainerIsTaken) {
  EXPECT_EQ(Told({"Recommendation|Action|Lead",
                  "The Board should know|Write a report on it|Police"}),
            "objective|action|responsible");
  EXPECT_EQ(Told({"Milestone|Action|Date|Target date",
                  "Launch day|Print the leaflets|01/02/2015|31/05/2015"}),
            "|action||due");
  EXPECT_EQ(Told({"Theme|Objective|Action",
                  "Prevent|Know the signs|Train all drivers"}),
            "priority|objective|action");
}

TEST(Roles, ContentsOverruleAHeading) {
  // "Task" holds the same few kinds of work, "Details" says what is done.
  EXPECT_EQ(
      Told({"Task category|Details|Due date", "Training|Train drivers|May 2015",
            "Training|Train hotel staff|May 2015",
            "Training|Train door staff|May 2015"}),
      "|action|due");
  EXPECT_EQ(Told({"Action|Completion|Timescale", "Train drivers|50%|May 2015",
                  "Train staff|20%|June 2015"}),
            "action|status|due");
  EXPECT_EQ(Told({"Action|Date completed / RAG|Timescale",
                  "Train drivers|Green|May 2015", "Train staff|Red|June 2015"}),
            "action|rag|due");
}

TEST(Roles, ContentsAloneAreAGuess) {
  const Roles roles =
      Match({"Ref|Undertaking|Owner|Due date|RAG",
             "1|Train all taxi drivers|Police|31/05/2015|Red",
             "2|Visit each hotel in town|Health|30/06/2015|Green"});
  EXPECT_EQ(Told(roles, 5), "reference|action|responsible|due|rag");
  EXPECT_TRUE(roles.guessed.contains(PlanField::kAction));
  EXPECT_FALSE(roles.guessed.contains(PlanField::kDue));
}

TEST(Roles, LettersOfAReferenceRateNothing) {
  EXPECT_EQ(Told({"Ref|Action|Lead|Due", "1a|Print the map|Comms|31/05/2015",
                  "1b|Hold a forum|Health|30/06/2015",
                  "2a|Test the line|Police|31/07/2015"}),
            "reference|action|responsible|due");
  EXPECT_EQ(Told({"No|Action|Lead|Due", "A|Print the map|Comms|31/05/2015",
                  "B|Hold a forum|Health|30/06/2015",
                  "G|Test the line|Police|31/07/2015"})
                .substr(0, 1),
            "|");
  EXPECT_EQ(
      Told({"How it goes|Action|Lead|Due", "A|Print the map|Comms|31/05/2015",
            "R|Hold a forum|Health|30/06/2015",
            "G|Test the line|Police|31/07/2015"}),
      "rag|action|responsible|due");
}

TEST(Roles, TheOnlyTextBesideALeadAndADueDateIsTheActionInDoubt) {
  for (const std::string heading : {"Aims", "Objective", "Target", "Measure"}) {
    const Roles roles = Match(Rows()
                                  .Add("No.|" + heading + "|Lead|Due date")
                                  .Add("1|Plan updated|Police|31/05/2015")
                                  .Add("2|Visit each hotel in town|Health|"
                                       "30/06/2015"));
    EXPECT_EQ(Told(roles, 4), "reference|action|responsible|due") << heading;
    EXPECT_TRUE(roles.guessed.contains(PlanField::kAction)) << heading;
  }
  // Beside another text, and of what is counted, at risk or a name.
  EXPECT_EQ(Told({"Aim|Measure|Lead|Due date",
                  "More boys read|Boys reading|Police|31/05/2015",
                  "More girls swim well|Girls in the pool|Health|31/05/2015"}),
            "objective||responsible|due");
  EXPECT_EQ(Told({"Measure|Baseline|Lead|Due date",
                  "Boys reading|12|Police|31/05/2015",
                  "Girls in the pool|7|Health|31/05/2015"}),
            "||responsible|due");
  EXPECT_EQ(Told({"Risk|Lead|Due date", "Staff leave|Police|31/05/2015",
                  "Funds run out|Health|31/05/2015"}),
            "|responsible|due");
  EXPECT_EQ(Told({"Contract|Manager|End date", "Cleaning|Police|31/05/2015",
                  "Catering|Health|31/05/2015"}),
            "|responsible|due");
}

TEST(Roles, AnEtaIsADeadline) {
  EXPECT_EQ(ReadPlan({"Task|Owner|ETA|Status",
                      "Train drivers|Jo Day|30/06/2015|In progress"})
                .actions[0]
                .due.date,
            Day("2015-06-30"));
}

TEST(Roles, WhatIsDoneToSeeThatActionsAreIsNoAction) {
  EXPECT_EQ(Told({"Aim|Implementation|Monitoring actions|By when",
                  "Know more|Train each governor|Clerk reads logs|31/05/2015",
                  "Ask more|Visit the school|Chair reads minutes|31/05/2015"}),
            "objective|action||due");
  EXPECT_EQ(VoteFor(PlanField::kAction, "Actions from the review"), 2.55);
  // Dated, it is when they are implemented.
  EXPECT_EQ(Told({"Action|Implementation|Lead",
                  "Train each governor|31/05/2015|Police"}),
            "action|due|responsible");
}

TEST(Roles, WhatIsToBeCompletedIsTheAction) {
  EXPECT_EQ(Told({"Targets|Tasks to be completed|Dates|Milestone/Monitoring",
                  "More boys read|Buy books for them|June 2015|Leader looks",
                  "More girls swim|Hire a pool|July 2015|Leader looks"}),
            "|action|due|");
  EXPECT_EQ(Told({"Issue|Action to be completed by",
                  "Visits were late|31/05/2015", "Notes were late|30/06/2015"}),
            "action|due");
}

TEST(Roles, NamesAreNoStatus) {
  EXPECT_EQ(Told({"Action|Dates|Personnel|Monitoring",
                  "Buy books|June 2015|Librarian|Headteacher",
                  "Hire a pool|July 2015|Bursar|Chair of Governors"}),
            "action|due|responsible|");
  EXPECT_EQ(Told({"Action|Dates|Monitoring", "Buy books|June 2015|On track",
                  "Hire a pool|July 2015|Complete"}),
            "action|due|status");
}

TEST(Roles, ADateColumnIsNeverDueByItsContentsAlone) {
  for (const std::string heading : {"Date raised", "Date of meeting",
                                    "Date issued", "Review date", "Stand"})
    EXPECT_EQ(Told({"Action|" + heading, "Train drivers|31/05/2015",
                    "Train staff|30/06/2015"}),
              "action|")
        << heading;
}

TEST(Roles, DateAloneIsDueWhereDaysOfItAreStillToCome) {
  EXPECT_EQ(Told({"Action|Date|RAG", "Train drivers|31/05/2015|G",
                  "Train staff|01/05/2015|A"}),
            "action|due|rag");
  EXPECT_EQ(Told({"Action|Date|RAG", "Train drivers|01/02/2015|G",
                  "Train staff|01/05/2015|A"}),
            "action||rag");
}

TEST(Roles, CompletedByIsTheDeadlineWhereNoOtherIs) {
  EXPECT_EQ(Told({"Action|Completed by", "Train drivers|31/12/2015"}),
            "action|due");
  EXPECT_EQ(
      Told({"Action|Due|Completed by", "Train drivers|31/12/2015|Police"}),
      "action|due|responsible");
}

TEST(Roles, AConfiguredColumnIsTakenFirst) {
  const Rows rows = {"Action|What happens|Timescale|Ready by",
                     "Do it|Train drivers|May 2015|June 2015"};
  const Roles roles =
      Match(rows, {{"action", "what HAPPENS"}, {"due", "Ready"}});
  EXPECT_EQ(Told(roles, 4), "|action||due");
  EXPECT_THAT(roles.unmatched, IsEmpty());
}

TEST(Roles, AnExactConfiguredHeadingGoesBeforeOneThatContainsIt) {
  EXPECT_EQ(Told(Match({"Action|Old status|Status", "Train drivers|Red|Green"},
                       {{"status", "Status"}}),
                 3),
            "action||status");
}

TEST(Roles, AConfiguredHeadingThatIsNotThereIsToldAndSynonymsServe) {
  const Roles roles = Match({"Action|Timescale", "Train drivers|May 2015"},
                            {{"due", "Time to finish"}});
  EXPECT_EQ(Told(roles, 2), "action|due");
  EXPECT_THAT(roles.unmatched, ElementsAre("Time to finish"));
}

TEST(Roles, AnIgnoredColumnHasNoRole) {
  EXPECT_EQ(Told(Match({"Action|Target|Deadline",
                        "Train drivers|01/02/2015|31/05/2015"},
                       {}, {"Target"}),
                 3),
            "action||due");
}

TEST(Roles, ProgressIsAStatusWhereItsCellsAreStatusWords) {
  EXPECT_EQ(Told({"Action|Progress", "Train drivers|On track",
                  "Train staff|Complete", "Train all|In progress"}),
            "action|status");
  EXPECT_EQ(Told({"Action|RAG|Progress",
                  "Train drivers|G|The group has met twice and drafted terms",
                  "Train staff|R|Forty have been trained by now"}),
            "action|rag|progress");
}

TEST(Roles, EveryRagColumnOfAQuarterIsKept) {
  EXPECT_THAT(Match({"Action|Q1|Q2|Q3|Q4", "Train drivers|Red|Amber||"}).rags,
              ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(Match({"Action|Q1|Q2", "Train drivers|£12|£15"}).rags, IsEmpty());
}

TEST(Roles, OfSeveralPlainRagsTheLastFilledOneCounts) {
  const Plan plan =
      ReadPlan({"Action|Progress Q1|RAG|Progress Q2|RAG|Due",
                "Train drivers|Begun|Red|Under way|Green|1/6/2015",
                "Print a leaflet|Begun|Amber|||1/7/2015"});
  EXPECT_EQ(plan.actions[0].rag, Rag::kGreen);
  EXPECT_EQ(plan.actions[1].rag, Rag::kAmber);
  EXPECT_EQ(ReadPlan({"Action|RAG|Revised RAG", "Train drivers|Red|Green"})
                .actions[0]
                .rag,
            Rag::kGreen);
}

TEST(Roles, ARatingOfSomethingElseInBracketsIsNone) {
  EXPECT_EQ(Told({"Action|Due|Risk (RAG)|Status",
                  "Train drivers|1/6/2015|Red|On track"}),
            "action|due||status");
}

TEST(Roles, WhatIsToComeIsADeadline) {
  EXPECT_EQ(Told({"What action will be taken?|Who|When will this be delivered?",
                  "Train drivers|Police|31/03/2015"}),
            "action|responsible|due");
}

TEST(Roles, APreviousRatingIsNone) {
  EXPECT_THAT(
      Match({"Action|Previous RAG|Current RAG", "Train|Red|Green"}).rags,
      ElementsAre(2));
  EXPECT_THAT(Match({"Action|RAG|RAG last quarter", "Train|Red|Green"}).rags,
              ElementsAre(1));
}

TEST(Roles, RemarksOnTheRatingAreNoRating) {
  EXPECT_THAT(Match({"Action|RAG|Reason for RAG",
                     "a|Red|The post is still vacant after two rounds"})
                  .rags,
              ElementsAre(1));
}

TEST(Roles, OfTwoHeadingsRagTheOneBesideTheOutcomeIsTheOutcomes) {
  const Roles roles =
      Match({"Action|RAG|Outcome|RAG", "Train drivers|Red|Drivers know|Green"});
  EXPECT_EQ(Told(roles, 4), "action|rag|outcome|outcome_rag");
  EXPECT_THAT(roles.rags, ElementsAre(1));
}

TEST(Roles, AHiddenColumnNeverOutranksAVisibleOne) {
  Rows rows = {"Action|Deadline|Target", "Train drivers|01/02/2015|31/05/2015"};
  std::vector<Row> hidden = rows.rows();
  for (Row& row : hidden) row.cells[1].hidden = true;
  const RatingWords words;
  const ConfiguredColumns none;
  const BlockOptions options{{&none, {}, Day("2015-05-18")}, words, London()};
  std::deque<std::vector<Row>> made;
  EXPECT_EQ(Told(FindBlocks(hidden, options, made).front().roles, 3),
            "action||due");
}

TEST(Roles, TwoColumnsThatSpeakAlikeForADeadlineAreRivals) {
  const Roles roles = Match({"Action|Deadline|Target date",
                             "Train drivers|01/02/2015|31/05/2015",
                             "Train staff|01/03/2015|30/06/2015"});
  EXPECT_TRUE(roles.rivals.contains(PlanField::kDue));
}

TEST(Roles, AnActionThatNamesPeopleHasARival) {
  const Roles people =
      Match({"Item|Action|Progress", "Open the hall on Saturdays|Clerk|10%",
             "Print the leaflet for carers|Clerk and Chair|25%",
             "Ask the county for new signs|Clerk|75%"});
  EXPECT_TRUE(people.rivals.contains(PlanField::kAction));
  const Roles work =
      Match({"Item|Action|Progress", "Hall|Open it on Saturdays|10%",
             "Leaflet|Print it for carers|25%",
             "Signs|Ask the county for new ones|75%"});
  EXPECT_FALSE(work.rivals.contains(PlanField::kAction));
}

TEST(Roles, HowARiskIsMetIsNotWhatIsDone) {
  const auto with = [](const char* third) {
    return Match({"Threat|Treatment|Planned controls|Owner|Due",
                  "Records are read|Mitigate|Encrypt every disk|IT|30/06/2015",
                  "Staff are tricked|Mitigate|Train all staff|HR|31/07/2015",
                  std::string("Fire in the hall|") + third +
                      "|Insure what is in it|Estates|31/08/2015"});
  };
  EXPECT_EQ(with("Transfer").ColumnOf(PlanField::kAction), 2u);
  // Where no word recurs they may be tasks.
  const Roles tasks =
      Match({"Task|Notes on the work|Owner|Due",
             "Painting|Use the blue from the hall|IT|30/06/2015",
             "Plumbing|Ask for the keys first|HR|31/07/2015",
             "Wiring|Only in the holidays|Estates|31/08/2015"});
  EXPECT_EQ(tasks.ColumnOf(PlanField::kAction), 0u);
}

TEST(Roles, WhatSomebodyUndertakesIsTheAction) {
  for (const char* const heading :
       {"We will", "What we'll do", "What we\u2019ll do", "What we will do",
        "What are we doing", "What we are doing about it", "What we agreed",
        "Pledge", "Our promise", "Plan", "Ambition"}) {
    Rows rows;
    rows.Add(std::string("What the CQC told us|") + heading + "|Lead|Due");
    rows.Add("Notes were late|Audit ten files a month|Police|30/06/2015");
    rows.Add("Visits were late|Send a list each day|Health|31/07/2015");
    const Plan plan = ReadPlan(rows);
    ASSERT_EQ(plan.actions.size(), 2u) << heading;
    EXPECT_EQ(plan.actions[0].title, "Audit ten files a month") << heading;
  }
  for (const char* const heading :
       {"How will we know", "What will we see", "We said", "We did",
        "What we found", "When will we do it", "What are we worried about"})
    EXPECT_EQ(VoteFor(PlanField::kAction, heading) >= kKnownHeading, false)
        << heading;
}

TEST(Roles, TheRagOfAPriorityOrACostIsNotTheActionsForSure) {
  const auto rows = [](std::string_view heading) {
    return Rows()
        .Add("Action|Due|" + std::string(heading) + "|Status")
        .Add("Train drivers|30/06/2015|Red|On track")
        .Add("Print a leaflet|30/06/2015|Amber|On track");
  };
  EXPECT_EQ(ReadPlan(rows("Priority (RAG)")).actions[0].rag, Rag::kGreen);
  for (const std::string_view heading :
       {"RAG priority", "Urgency RAG", "Cost RAG"})
    EXPECT_THAT(Doubts(rows(heading)),
                Contains(HasSubstr("was taken for the RAG of the action by its "
                                   "cells, since no heading names it")))
        << heading;
}

TEST(Roles, AConfiguredHeadingIsFoundInAHeaderAsAColumnIs) {
  PlanOptions options;
  options.columns = {{"action", "Vorhaben"}, {"due", "Frist"}};
  for (const char* header : {"Vorhaben|Frist", "Das Vorhaben|Die Frist",
                             "Unser Vorhaben 2015|Frist (spätestens)"}) {
    const Plan plan = ReadPlan(
        {header, "Train drivers|30/06/2015", "Print a leaflet|31/03/2015"},
        options);
    ASSERT_EQ(plan.actions.size(), 2u) << header;
    EXPECT_EQ(plan.actions[1].due.date, Day("2015-03-31")) << header;
  }
  // A title that has the word is not a header.
  options.columns = {{"action", "Action"}};
  const Plan plan = ReadPlan(
      {"Exploitation action plan 2015||", "||", "Action|Due|RAG",
       "Train drivers|30/06/2015|Green", "Print a leaflet|31/03/2015|Red"},
      options);
  EXPECT_EQ(plan.actions.size(), 2u);
  EXPECT_TRUE(plan.report.passed_over.empty());
}

}  // namespace
}  // namespace planwatch
