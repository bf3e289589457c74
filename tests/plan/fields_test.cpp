#include "collectors/plan/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

namespace planwatch {
namespace {

using testing::Contains;

// The field that a heading speaks for most; "" where it speaks for none.
std::string FieldOf(std::string_view heading) {
  const HeadingVote* best = nullptr;
  const std::vector<HeadingVote> votes = PlanHeadingVotes(heading);
  for (const HeadingVote& vote : votes)
    if (best == nullptr || vote.strength > best->strength ||
        (vote.strength == best->strength && vote.rule < best->rule))
      best = &vote;
  return best == nullptr
             ? std::string()
             : std::string(PlanFieldName(static_cast<PlanField>(best->field)));
}

double StrengthOf(PlanField field, std::string_view heading) {
  for (const HeadingVote& vote : PlanHeadingVotes(heading))
    if (vote.field == static_cast<int>(field)) return vote.strength;
  return 0;
}

TEST(Fields, EachUsualHeadingIsKnownInAnyCaseAndSpacing) {
  const std::pair<std::string_view, std::string_view> kHeadings[] = {
      {"Ref", "reference"},
      {"Ref.", "reference"},
      {"No.", "reference"},
      {"#", "reference"},
      {"Action No.", "reference"},
      {"Task ID", "reference"},
      {"WBS_ID", "reference"},
      {"Objective", "objective"},
      {"SUB-OBJECTIVE", "objective"},
      {"Priority", "priority"},
      {"Outcome", "outcome"},
      {"Expected Outcomes", "outcome"},
      {"Status", "status"},
      {"Task Status", "status"},
      {"% Complete", "status"},
      {"Is it done?", "status"},
      {"How are we doing?", "status"},
      {"RAG", "rag"},
      {"RAG  status", "rag"},
      {"RAG\nrating", "rag"},
      {"BRAG", "rag"},
      {"R/A/G", "rag"},
      {"G/A/R", "rag"},
      {"GAR", "rag"},
      {"RYG", "rag"},
      {"Current RAG", "rag"},
      {"Timescale(s)", "due"},
      {"When", "due"},
      {"By when?", "due"},
      {"By", "due"},
      {"Deadline", "due"},
      {"Target date", "due"},
      {"Due", "due"},
      {"DueDate", "due"},
      {"Date due", "due"},
      {"Date for completion", "due"},
      {"When will it be done by?", "due"},
      {"Planned end date", "due"},
      {"Baseline_Finish", "due"},
      {"Implementation date", "due"},
      {"To be completed by", "due"},
      {"To be actioned by", "due"},
      {"Initials", "responsible"},
      {"Completed by", "due"},
      {"Target completion date", "due"},
      {"Revised date", "revised"},
      {"Revised target date", "revised"},
      {"Completed", "completed"},
      {"Date completed", "completed"},
      {"Actual_Finish", "completed"},
      {"Lead", "responsible"},
      {"Lead officer", "responsible"},
      {"Owner", "responsible"},
      {"Action owner", "responsible"},
      {"Task Owner", "responsible"},
      {"Assigned To:", "responsible"},
      {"Who will do it?", "responsible"},
      {"Responsibility", "responsible"},
      {"Person responsible for action", "responsible"},
      {"Accountable lead", "accountable"},
      {"Evidence", "evidence"},
      {"Progress to date", "progress"},
      {"Comments", "progress"},
      {"Reason for delay", "delay"},
      {"Reasons for slippage", "delay"},
      {"Explanation of variance", "delay"},
      {"Barriers", "delay"},
      {"Barriers to progress", "delay"},
      {"Issues affecting progress", "delay"},
      {"What is stopping us?", "delay"},
      {"Partner agencies", "partners"}};
  for (const auto& [heading, field] : kHeadings)
    EXPECT_EQ(FieldOf(heading), field) << heading;
}

TEST(Fields, EachNameOfAnActionIsKnown) {
  for (const std::string_view heading :
       {"Action", "ACTIONS", "Action(s) required", "Actions to achieve outcome",
        "Key priority actions", "Milestone", "Activity", "Activities", "Task",
        "Task name", "What will we do?", "What are we going to do?",
        "What needs to happen?"})
    EXPECT_EQ(FieldOf(heading), "action") << heading;
}

TEST(Fields, TheHeadOfAHeadingSaysWhatItIs) {
  EXPECT_LT(StrengthOf(PlanField::kAction, "Action area"), 1.5);
  EXPECT_LT(StrengthOf(PlanField::kResponsible, "Lead time"), 1.5);
  EXPECT_LT(StrengthOf(PlanField::kAction, "Level for action"), 1.5);
  EXPECT_GT(StrengthOf(PlanField::kAction, "Mitigating actions"), 2);
  EXPECT_GT(StrengthOf(PlanField::kAction, "Actions and outputs"), 1);
  EXPECT_LT(StrengthOf(PlanField::kAction, "Actions and outputs"),
            StrengthOf(PlanField::kAction, "Action"));
}

TEST(Fields, AWordOfAnotherKindTakesTheFieldAway) {
  const std::pair<PlanField, std::string_view> kNone[] = {
      {PlanField::kAction, "Task category"},
      {PlanField::kAction, "Action ID"},
      {PlanField::kAction, "Next action"},
      {PlanField::kAction, "Action owner"},
      {PlanField::kAction, "Count of Action"},
      {PlanField::kRag, "Previous RAG"},
      {PlanField::kRag, "Last quarter's RAG"},
      {PlanField::kRag, "RAG date"},
      {PlanField::kRag, "Comments on RAG"},
      {PlanField::kRag, "Risk rating"},
      {PlanField::kResponsible, "Owner email"},
      {PlanField::kResponsible, "Assignee Id"},
      {PlanField::kStatus, "Status date"}};
  for (const auto& [field, heading] : kNone)
    EXPECT_EQ(StrengthOf(field, heading), 0) << heading;
}

TEST(Fields, ADateIsDueOnlyByAWordOfADeadline) {
  for (const std::string_view heading :
       {"Date raised", "Date of meeting", "Review date", "Date of next review",
        "Start date", "Planned start", "Date agreed", "Last updated",
        "Date commenced", "Date received", "Created", "Date raised by",
        "Status % completion", "Previous target date", "Approved by",
        "Raised by", "Led by"})
    EXPECT_EQ(StrengthOf(PlanField::kDue, heading), 0) << heading;
  EXPECT_TRUE(IsBareDate("Date"));
  EXPECT_FALSE(IsBareDate("Date raised"));
}

TEST(Fields, WhatTellsOfProgressTooIsProgress) {
  for (const std::string_view heading :
       {"Progress / barriers", "Comments / reason for delay",
        "Progress and issues", "Progress update, with reasons for slippage"})
    EXPECT_EQ(FieldOf(heading), "progress") << heading;
}

TEST(Fields, ASlashOffersAlternatives) {
  EXPECT_EQ(FieldOf("Timescale/Deadline"), "due");
  EXPECT_EQ(FieldOf("Lead / Owner"), "responsible");
  EXPECT_GT(StrengthOf(PlanField::kRag, "Date completed / RAG"), 2);
}

TEST(Fields, OnlyWholeWordsMatch) {
  for (const std::string_view heading : {"Storage", "Predate", "Leadership"})
    EXPECT_EQ(FieldOf(heading), "") << heading;
}

TEST(Fields, OfALongHeadingTheFirstSentenceCounts) {
  EXPECT_EQ(FieldOf("Target dates for review. Note that these dates have to be "
                    "realistic, and that the lead officer has to agree them"),
            "due");
}

TEST(Fields, EveryFieldHasAName) {
  EXPECT_THAT(PlanFieldNames(), testing::SizeIs(kPlanFields));
  EXPECT_THAT(PlanFieldNames(), Contains("outcome_rag"));
  EXPECT_THAT(PlanFieldNames(), Contains("progress"));
}

TEST(Fields, AreNamedAsTheConfigurationHasThemAndSpokenOfInWords) {
  const struct {
    PlanField field;
    const char* name;
    const char* text;
  } kNamed[] = {
      {PlanField::kAction, "action", "the action"},
      {PlanField::kReference, "reference", "the reference"},
      {PlanField::kRag, "rag", "the RAG of the action"},
      {PlanField::kOutcomeRag, "outcome_rag", "the RAG of the outcome"},
      {PlanField::kStatus, "status", "the status"},
      {PlanField::kDue, "due", "the due date"},
      {PlanField::kRevised, "revised", "the revised date"},
      {PlanField::kCompleted, "completed", "the date of completion"},
      {PlanField::kResponsible, "responsible", "who is responsible"},
      {PlanField::kAccountable, "accountable", "who is accountable"},
      {PlanField::kPartners, "partners", "the partners"},
      {PlanField::kProgress, "progress", "the progress"},
      {PlanField::kDelay, "delay", "the reason for delay"},
      {PlanField::kEvidence, "evidence", "the evidence"},
      {PlanField::kOutcome, "outcome", "the outcome"},
      {PlanField::kObjective, "objective", "the sub-objective"},
      {PlanField::kPriority, "priority", "the priority"}};
  for (const auto& [field, name, text] : kNamed) {
    EXPECT_EQ(PlanFieldName(field), name);
    EXPECT_EQ(PlanFieldText(field), text);
  }
}

TEST(Fields, AFigureMayBeHowMuchOfTheActionIsDone) {
  for (const char* heading : {"% complete", "Completion %", "Percent done",
                              "Complete", "Progress", "Completed (%)"})
    EXPECT_TRUE(MayBeShareDone(heading)) << heading;
  for (const char* heading : {"% of budget", "% spent", "Percent weighting",
                              "Training completed (%)", "RAG", "Outcome", ""})
    EXPECT_FALSE(MayBeShareDone(heading)) << heading;
}

}  // namespace
}  // namespace planwatch
