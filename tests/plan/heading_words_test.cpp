// Each kind of word that a plan's headings have, and what it makes of them.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "collectors/plan/fields.h"
#include "collectors/plan/risk_columns.h"

namespace planwatch {
namespace {

using F = PlanField;

TEST(HeadingWords, SayThatSomethingIsCompleteOfTheActionOrOfAnother) {
  for (const std::string word :
       {"completed", "complete", "completion", "achieved", "delivered",
        "implemented", "finished", "done", "signed off"}) {
    for (const std::string& heading :
         {word, "Target date " + word, "Action " + word, "Tasks " + word,
          "Date " + word + " (y/n)", "Training, action " + word,
          word + " by the Board"})
      EXPECT_FALSE(CompletesAnother(heading)) << heading;
    for (const std::string& heading :
         {"Training " + word, "Target " + word, "Training / forms " + word,
          "By whom " + word})
      EXPECT_TRUE(CompletesAnother(heading)) << heading;
  }
  for (const char* const word :
       {"action",   "task",       "item",      "recommendation",
        "date",     "day",        "when",      "on",
        "of",       "in",         "was",       "were",
        "is",       "has",        "have",      "been",
        "it",       "this",       "fully",     "if",
        "yes",      "no",         "y",         "n",
        "actual",   "RAG",        "year",      "actually",
        "percent",  "percentage", "current",   "overall",
        "final",    "status",     "time",      "finish",
        "tick",     "end",        "at",        "due",
        "deadline", "timescale",  "timeframe", "sign"})
    EXPECT_FALSE(CompletesAnother(std::string(word) + " completed")) << word;
  for (const char* const between : {" - ", " – ", " — ", " and ", " & ", ", ",
                                    "; ", ": ", "? ", " / ", "\n", " ("})
    EXPECT_FALSE(
        CompletesAnother("Training" + std::string(between) + "completed"))
        << between;
  EXPECT_FALSE(CompletesAnother("Training"));
}

TEST(HeadingWords, OfAShareThatIsDoneAndOfOtherShares) {
  for (const char* const word :
       {"percent", "complete", "completed", "completion", "done", "progress"})
    EXPECT_TRUE(MayBeShareDone(word)) << word;
  for (const char* const word :
       {"budget", "cost", "spend", "spent", "funding", "target", "weight",
        "weighting", "effort", "time", "allocation", "potential", "share",
        "saving", "reduction", "increase"})
    EXPECT_FALSE(MayBeShareDone("% of " + std::string(word))) << word;
}

TEST(HeadingWords, OfTablesThatCount) {
  for (const char* const heading :
       {"Count of actions", "Sum of days", "Average of days",
        "Number of actions", "No. of actions", "Row labels", "Column labels",
        "Grand total", "Total"})
    EXPECT_TRUE(NamesCount(heading)) << heading;
  for (const char* const heading :
       {"Count", "Sum", "Average", "Number", "No.", "Labels", "Totally"})
    EXPECT_FALSE(NamesCount(heading)) << heading;
}

TEST(HeadingWords, WhatWillBeDoneIsDueAndNotCompleted) {
  for (const std::string modal : {"will", "shall", "should", "must"})
    for (const std::string participle :
         {"completed", "done", "delivered", "achieved", "implemented",
          "finished"}) {
      const std::string heading =
          "When " + modal + " this be " + participle + '?';
      EXPECT_GE(VoteFor(F::kDue, heading), kKnownHeading) << heading;
      EXPECT_EQ(VoteFor(F::kCompleted, heading), 0) << heading;
    }
  EXPECT_EQ(VoteFor(F::kDue, "Was completed"), 0);
}

TEST(HeadingWords, WhatSomebodyUndertakesIsTheAction) {
  for (const char* const heading :
       {"What will we do", "We will", "Things we will do", "Actions we will do",
        "What are we doing", "What shall we do", "What we plan", "We intend to",
        "What we agreed", "What we propose", "What we'll do"})
    EXPECT_GE(VoteFor(F::kAction, heading), kKnownHeading) << heading;
  for (const char* const word :
       {"know", "see", "measure", "how", "why", "when", "who", "done", "told",
        "said", "found", "look", "where", "worried", "proud", "good"}) {
    const std::string heading = "What we are " + std::string(word) + " there";
    EXPECT_LT(VoteFor(F::kAction, heading), kKnownHeading) << heading;
  }
  for (const char* const heading : {"They will", "We like"})
    EXPECT_LT(VoteFor(F::kAction, heading), kKnownHeading) << heading;
}

TEST(HeadingWords, OfEachFieldSpeakForIt) {
  constexpr struct {
    F field;
    const char* heading;
  } kNames[] = {
      {F::kAction, "What needs to happen"},
      {F::kAction, "Measures to be taken"},
      {F::kAction, "Steps to be taken"},
      {F::kAction, "Work to be completed"},
      {F::kAction, "What"},
      {F::kAction, "How will we achieve it"},
      {F::kAction, "How to deliver"},
      {F::kAction, "How to get there"},
      {F::kAction, "How"},
      {F::kAction, "Milestones"},
      {F::kAction, "Recommendation"},
      {F::kAction, "Work item"},
      {F::kAction, "User story"},
      {F::kAction, "Title"},
      {F::kAction, "Pledge"},
      {F::kReference, "Ref"},
      {F::kReference, "Action No."},
      {F::kReference, "Serial No."},
      {F::kReference, "Key"},
      {F::kRag, "RAG"},
      {F::kRag, "Red/Amber/Green"},
      {F::kRag, "Traffic light"},
      {F::kRag, "Rating"},
      {F::kRag, "Q1"},
      {F::kRag, "Qtr 4"},
      {F::kRag, "Quarter 3"},
      {F::kOutcomeRag, "Outcome RAG"},
      {F::kOutcomeRag, "RAG of outcome"},
      {F::kOutcomeRag, "Impact RAG"},
      {F::kStatus, "Status"},
      {F::kStatus, "Implementation status"},
      {F::kStatus, "% complete"},
      {F::kStatus, "Completed %"},
      {F::kStatus, "% done"},
      {F::kStatus, "Tick when done"},
      {F::kStatus, "Milestone met"},
      {F::kStatus, "How are we doing"},
      {F::kStatus, "On track"},
      {F::kStatus, "Position"},
      {F::kDue, "Due"},
      {F::kDue, "Timescale"},
      {F::kDue, "Target completion"},
      {F::kDue, "Timetable"},
      {F::kDue, "To be implemented"},
      {F::kDue, "To be delivered by"},
      {F::kDue, "When will we do it"},
      {F::kDue, "When will we do this by"},
      {F::kDue, "To complete by"},
      {F::kDue, "Required by"},
      {F::kDue, "Date needed"},
      {F::kDue, "Date agreed for completion"},
      {F::kDue, "Planned completion"},
      {F::kDue, "Baseline finish"},
      {F::kDue, "Proposed completion"},
      {F::kDue, "Scheduled"},
      {F::kDue, "Original date"},
      {F::kDue, "End date"},
      {F::kRevised, "Revised date"},
      {F::kRevised, "Revised timescale"},
      {F::kRevised, "New deadline"},
      {F::kRevised, "Reforecast"},
      {F::kRevised, "Forecast completion"},
      {F::kRevised, "Rescheduled to"},
      {F::kRevised, "Reprofiled to"},
      {F::kRevised, "Deferred to"},
      {F::kRevised, "Pushed back to"},
      {F::kRevised, "Second target date"},
      {F::kRevised, "Due date v2"},
      {F::kRevised, "Changed target date"},
      {F::kRevised, "Updated deadline"},
      {F::kRevised, "Latest deadline"},
      {F::kRevised, "Current target date"},
      {F::kCompleted, "Completed on"},
      {F::kCompleted, "Actual finish"},
      {F::kCompleted, "Signed off"},
      {F::kCompleted, "Actual date"},
      {F::kCompleted, "Done"},
      {F::kCompleted, "Done on"},
      {F::kCompleted, "Finished at"},
      {F::kCompleted, "Date met"},
      {F::kCompleted, "Date complied"},
      {F::kCompleted, "Cleared on"},
      {F::kCompleted, "Date verified"},
      {F::kCompleted, "Due date actual"},
      {F::kCompleted, "Due date complete"},
      {F::kCompleted, "Deadline actual"},
      {F::kCompleted, "Complete date"},
      {F::kResponsible, "Responsible officer"},
      {F::kResponsible, "Person responsible"},
      {F::kResponsible, "Lead organisation"},
      {F::kResponsible, "Assigned to"},
      {F::kResponsible, "Whose job"},
      {F::kResponsible, "Action by"},
      {F::kResponsible, "Carried out by"},
      {F::kResponsible, "Action holder"},
      {F::kResponsible, "Officer"},
      {F::kResponsible, "Manager"},
      {F::kAccountable, "Accountable"},
      {F::kAccountable, "Senior responsible officer"},
      {F::kAccountable, "Sponsor"},
      {F::kPartners, "Partners"},
      {F::kPartners, "Supporting agency"},
      {F::kPartners, "Contributors"},
      {F::kPartners, "Support"},
      {F::kProgress, "Progress"},
      {F::kProgress, "Action taken"},
      {F::kProgress, "Commentary"},
      {F::kProgress, "Latest update"},
      {F::kEvidence, "Evidence"},
      {F::kEvidence, "Assurance"},
      {F::kOutcome, "Outcome"},
      {F::kOutcome, "Success criteria"},
      {F::kOutcome, "What difference"},
      {F::kOutcome, "Benefits"},
      {F::kObjective, "Sub-objective"},
      {F::kObjective, "Section"},
      {F::kPriority, "Priority"},
      {F::kPriority, "Workstream"},
      {F::kPriority, "Theme"},
      {F::kDelay, "Reason for delay"},
      {F::kDelay, "Reason for not completing"},
      {F::kDelay, "Cause of slippage"},
      {F::kDelay, "Explanation for variance"},
      {F::kDelay, "Issues preventing progress"},
      {F::kDelay, "Obstacles to progress"},
      {F::kDelay, "Slippage"},
  };
  for (const auto& [field, heading] : kNames)
    EXPECT_GE(VoteFor(field, heading), kKnownHeading)
        << PlanFieldName(field) << ": " << heading;
}

TEST(HeadingWords, OfAnotherKindOrTimeTakeAFieldAway) {
  for (const std::string word :
       {"start",      "started",    "begin",    "begun",     "beginning",
        "commence",   "commenced",  "raised",   "created",   "updated",
        "modified",   "logged",     "entry",    "entered",   "added",
        "issued",     "identified", "opened",   "reported",  "received",
        "meeting",    "decision",   "basis",    "previous",  "last",
        "review",     "reviewed",   "category", "type",      "duration",
        "today",      "validation", "assigned", "timestamp", "age",
        "monitoring", "evaluation", "visit",    "escalated", "checked",
        "actual",     "closed",     "finished", "decided",   "revised",
        "amended",    "extended",   "forecast"})
    EXPECT_EQ(VoteFor(F::kDue, word + " due date"), 0) << word;
  for (const std::string word :
       {"agreed", "approved", "achieved", "completed"}) {
    EXPECT_EQ(VoteFor(F::kDue, "Target date " + word), 0) << word;
    EXPECT_GT(VoteFor(F::kDue, word + " target date"), 0) << word;
  }
  for (const std::string word :
       {"planned", "baseline", "expected", "proposed", "forecast", "yes"})
    EXPECT_EQ(VoteFor(F::kCompleted, word + " date completed"), 0) << word;
  EXPECT_GT(VoteFor(F::kCompleted, "Target date completed"), 0);
  for (const std::string word :
       {"previous",   "prior",      "last",       "original",   "initial",
        "baseline",   "start",      "target",     "forecast",   "predicted",
        "projected",  "expected",   "risk",       "impact",     "probability",
        "likelihood", "severity",   "confidence", "importance", "priority",
        "urgency",    "complexity", "difficulty", "cost",       "budget",
        "effort"}) {
    EXPECT_EQ(VoteFor(F::kRag, "RAG (" + word + ')'), 0) << word;
    EXPECT_EQ(VoteFor(F::kRag, word + " RAG"), 0) << word;
  }
  for (const std::string word :
       {"date", "comment", "commentary", "reason", "direction", "travel",
        "trend", "id", "category", "type", "mode", "description", "key", "mean",
        "definition"}) {
    EXPECT_EQ(VoteFor(F::kRag, "RAG " + word), 0) << word;
    EXPECT_EQ(VoteFor(F::kStatus, "Status " + word), 0) << word;
  }
  for (const std::string word :
       {"id",          "no",     "type",   "level",    "percent", "status",
        "rag",         "rating", "owner",  "lead",     "date",    "code",
        "hours",       "sum",    "count",  "total",    "cost",    "budget",
        "link",        "url",    "effort", "category", "bucket",  "list",
        "predecessor", "taken"})
    EXPECT_LT(VoteFor(F::kAction, "Action " + word), kKnownHeading) << word;
  for (const std::string word :
       {"Monitoring actions", "Review actions", "Evaluation actions"})
    EXPECT_EQ(VoteFor(F::kAction, word), 0) << word;
  for (const std::string word :
       {"id", "email", "e-mail", "phone", "telephone", "type", "level", "time",
        "date", "count", "category", "bucket"})
    EXPECT_LT(VoteFor(F::kResponsible, "Lead " + word), kKnownHeading) << word;
  for (const std::string word : {"previous", "parent", "predecessor",
                                 "assignee", "reporter", "document", "cost"})
    EXPECT_EQ(VoteFor(F::kReference, word + " ref"), 0) << word;
}

TEST(HeadingWords, OfAnyTableAreKnownAndNameNoField) {
  for (const char* const heading :
       {"Start date",  "Raised",       "Opened",
        "Next review", "Logged",       "Note",
        "Cost",        "Issue",        "Dependency",
        "Predecessor", "Trigger",      "Month",
        "Monitoring",  "Consultation", "Location",
        "Reporter",    "Finding",      "Version",
        "Module",      "Previous RAG", "Direction of travel",
        "Cycle"})
    EXPECT_TRUE(IsKnownHeading(heading)) << heading;
  for (const char* const heading : {"Corner", "Basket", "Window"})
    EXPECT_FALSE(IsKnownHeading(heading)) << heading;
}

TEST(HeadingWords, OfScoresBesideARatingMakeItTheRisks) {
  const auto of_risk = [](const std::vector<std::string>& headings) {
    return MayRateRisk(headings, headings.size() - 1);
  };
  for (const std::string score : {"Likelihood",
                                  "Probability",
                                  "Severity",
                                  "Total score",
                                  "L",
                                  "P",
                                  "I",
                                  "S",
                                  "Sev",
                                  "Prob",
                                  "Impact",
                                  "Risk impact",
                                  "Residual impact",
                                  "Inherent impact",
                                  "Initial impact",
                                  "Current impact",
                                  "Gross impact",
                                  "Net impact",
                                  "Impact rating",
                                  "Impact level",
                                  "Impact (1-5)"}) {
    EXPECT_TRUE(of_risk({"Action", "Likelihood", score, "RAG"})) << score;
    EXPECT_FALSE(of_risk({"Action", score, "RAG"})) << score;
    EXPECT_FALSE(of_risk({"Likelihood", score, "Action", "RAG"})) << score;
  }
  EXPECT_TRUE(MayRateRisk(std::vector<std::string>{"RAG", "L", "I"}, 0));
  EXPECT_FALSE(of_risk({"Likelihood", "Impact of it", "RAG"}));
  for (const std::string word :
       {"Action", "Task", "Progress", "Delivery", "Mitigation", "Treatment",
        "Response", "Implementation"})
    EXPECT_FALSE(of_risk({"Likelihood", "Impact", word + " RAG"})) << word;
}

TEST(HeadingWords, OfARiskMakeAnImpactItsOwn) {
  const auto is_of_risk = [](const std::string& beside,
                             const std::vector<std::string>& cells) {
    std::vector<Profile> profiles(2);
    profiles[1].samples = cells;
    return IsImpactOfRisk(std::vector<std::string>{beside, "Impact"}, profiles,
                          1);
  };
  for (const char* const beside : {"Likelihood", "Probability", "Severity"})
    EXPECT_TRUE(is_of_risk(beside, {"More join in"})) << beside;
  for (const char* const beside :
       {"Risk", "Issue", "Threat", "Hazard", "Score"}) {
    for (const char* const level :
         {"Low", "Medium", "Moderate", "High: all of it", "Critical", "Severe",
          "Minor", "Major", "4"})
      EXPECT_TRUE(is_of_risk(beside, {level})) << beside << ' ' << level;
    EXPECT_FALSE(is_of_risk(beside, {"High", "More join in"})) << beside;
    EXPECT_FALSE(is_of_risk(beside, {})) << beside;
  }
  EXPECT_FALSE(is_of_risk("Lead", {"High"}));
}

}  // namespace
}  // namespace planwatch
