#include "collectors/plan/predicates.h"

#include <gtest/gtest.h>

#include <chrono>

namespace planwatch {
namespace {

using std::chrono::days;

const Date kDay = *MakeDate(2015, 5, 18);

Action DueOn(Date due, Rag rag = Rag::kAmber) {
  Action action;
  action.rag = rag;
  action.deadline = action.due.date = due;
  return action;
}

TEST(Predicates, ADateOfCompletionMakesItCompleteAndBlueFromThatDayOn) {
  Action action = DueOn(kDay, Rag::kRed);
  EXPECT_FALSE(IsComplete(action, kDay));
  action.completed = kDay;
  EXPECT_FALSE(IsComplete(action, kDay - days{1}));
  EXPECT_EQ(RagOn(action, kDay - days{1}), Rag::kRed);
  EXPECT_TRUE(IsComplete(action, kDay));
  EXPECT_EQ(RagOn(action, kDay), Rag::kBlue);
  // Complete without a date: whenever, and its RAG stays.
  action.completed = std::nullopt;
  action.complete = true;
  EXPECT_TRUE(IsComplete(action, kDay - days{100}));
  EXPECT_EQ(RagOn(action, kDay), Rag::kRed);
}

TEST(Predicates, OverdueIsAfterTheDeadlineAndNotComplete) {
  Action action = DueOn(kDay - days{1});
  EXPECT_TRUE(IsOverdue(action, kDay));
  EXPECT_EQ(DaysOverdue(action, kDay), 1);
  EXPECT_EQ(DaysOverdue(action, kDay + days{30}), 31);
  EXPECT_FALSE(IsOverdue(action, kDay - days{1}));
  EXPECT_EQ(DaysOverdue(action, kDay - days{1}), 0);
  action.completed = kDay;
  EXPECT_FALSE(IsOverdue(action, kDay));
  EXPECT_EQ(DaysOverdue(action, kDay), 0);
  EXPECT_FALSE(IsOverdue(Action{}, kDay));
}

TEST(Predicates, DueWithinIsFromTheDayItself) {
  EXPECT_FALSE(IsDueWithin(DueOn(kDay - days{1}), kDay, 7));
  EXPECT_TRUE(IsDueWithin(DueOn(kDay), kDay, 7));
  EXPECT_TRUE(IsDueWithin(DueOn(kDay + days{7}), kDay, 7));
  EXPECT_FALSE(IsDueWithin(DueOn(kDay + days{8}), kDay, 7));
  EXPECT_FALSE(IsDueWithin(Action{}, kDay, 7));
  Action action = DueOn(kDay);
  action.complete = true;
  EXPECT_FALSE(IsDueWithin(action, kDay, 7));
}

TEST(Predicates, ContradictoryIsOverdueAndGreen) {
  for (const Rag rag : kAllRags) {
    EXPECT_EQ(IsContradictory(DueOn(kDay - days{1}, rag), kDay),
              rag == Rag::kGreen)
        << RagName(rag);
    EXPECT_FALSE(IsContradictory(DueOn(kDay, rag), kDay));
  }
}

TEST(Predicates, LacksWhatIsNotThere) {
  Action action;
  for (const Gap gap : {Gap::kRag, Gap::kDue, Gap::kLead})
    EXPECT_TRUE(Lacks(action, gap, kDay));
  EXPECT_FALSE(Lacks(action, Gap::kEvidence, kDay));
  // A revised date alone is not a deadline unless the plan says so.
  action.deadline = kDay;
  EXPECT_FALSE(Lacks(action, Gap::kDue, kDay));
  action.accountable = {"Head of Safety"};
  EXPECT_FALSE(Lacks(action, Gap::kLead, kDay));
  for (const Rag rag : kAllRags) {
    action.rag = rag;
    EXPECT_EQ(Lacks(action, Gap::kRag, kDay), rag == Rag::kUnrated);
    EXPECT_EQ(Lacks(action, Gap::kEvidence, kDay),
              rag == Rag::kGreen || rag == Rag::kBlue);
  }
  // Completed on the day: blue, so rated, and evidence is wanted.
  action.rag = Rag::kUnrated;
  action.completed = kDay;
  EXPECT_TRUE(Lacks(action, Gap::kRag, kDay - days{1}));
  EXPECT_FALSE(Lacks(action, Gap::kRag, kDay));
  EXPECT_TRUE(Lacks(action, Gap::kEvidence, kDay));
  action.evidence = "Minutes";
  EXPECT_FALSE(Lacks(action, Gap::kEvidence, kDay));
}

TEST(Predicates, TheAccountableLeadsWhereNoOneIsResponsible) {
  Action action;
  action.accountable = {"Director"};
  EXPECT_EQ(LeadsOf(action), action.accountable);
  action.responsible = {"Officer"};
  EXPECT_EQ(LeadsOf(action), action.responsible);
}

}  // namespace
}  // namespace planwatch
