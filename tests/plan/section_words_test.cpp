// The words of headings that tell what becomes of the actions below them.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "collectors/base/text.h"
#include "collectors/plan/section.h"

namespace planwatch {
namespace {

constexpr std::string_view kClosed[] = {
    "completed",  "closed",    "archived",     "archive",  "withdrawn",
    "superseded", "cancelled", "parked",       "finished", "achieved",
    "discharged", "delivered", "done",         "removed",  "implemented",
    "complete",   "ended",     "discontinued", "old",      "historic",
    "historical"};

TEST(SectionWords, APrioritysFirstWordAndItsLength) {
  for (const std::string word :
       {"Prevent", "Prevention", "Preventing", "Protect", "Protection",
        "Protecting", "Pursue", "Pursuing", "Pursuit", "Prepare", "Priority",
        "Theme", "Strand", "Pillar", "Workstream"}) {
    EXPECT_TRUE(IsPriority(word)) << word;
    EXPECT_TRUE(IsPriority("2. " + word + " of the plan")) << word;
    EXPECT_FALSE(IsPriority(word + " all of the harm")) << word;
    EXPECT_TRUE(IsPriority(word + " 2: all of the harm")) << word;
    EXPECT_TRUE(IsPriority(word + " B: all of the harm")) << word;
    EXPECT_TRUE(IsPriority(word + " iv - all of the harm")) << word;
    EXPECT_FALSE(IsPriority("Our " + word)) << word;
  }
  for (const char* const heading : {"", "2", "Preventative work", "Safety"})
    EXPECT_FALSE(IsPriority(heading)) << heading;
}

TEST(SectionWords, ANumberedObjective) {
  for (const std::string word :
       {"Objective", "Aim", "Goal", "Outcome", "Recommendation"}) {
    for (const char* const number :
         {" 1", " 12: fewer harms", " 95", " 01", " 2a", " B", " iv"})
      EXPECT_TRUE(IsNumberedObjective(word + number)) << word << number;
    EXPECT_FALSE(IsNumberedObjective(word)) << word;
    EXPECT_FALSE(IsNumberedObjective(word + " for all")) << word;
    EXPECT_FALSE(IsNumberedObjective("1 " + word)) << word;
  }
  EXPECT_FALSE(IsNumberedObjective("Action 1"));
}

TEST(SectionWords, AStateThatEndsActionsIsClosedUnlessItIsToCome) {
  for (const std::string_view word : kClosed) {
    const std::string closed(word);
    EXPECT_TRUE(IsClosedWord(word)) << word;
    EXPECT_TRUE(IsClosed(closed)) << word;
    EXPECT_TRUE(IsClosed(closed + " actions 2014/15")) << word;
    EXPECT_TRUE(IsClosed("Actions " + closed + " since our last meeting"))
        << word;
    EXPECT_FALSE(IsClosed("Actions to be " + closed)) << word;
    EXPECT_FALSE(IsClosed("Actions to " + closed)) << word;
    EXPECT_FALSE(IsClosed(closed + " health assessments")) << word;
  }
  for (const char* const heading :
       {"Signed off", "Actions signed off", "No longer required",
        "Items no longer needed", "Actions signed off by all of the panel"})
    EXPECT_TRUE(IsClosed(heading)) << heading;
  for (const char* const heading :
       {"Open", "Signed", "No longer", "Actions", "To be signed off",
        "Actions that were closed in 2014/15", "Tasks closed in May and June",
        "Actions signed by all of the panel"})
    EXPECT_FALSE(IsClosed(heading)) << heading;
  // Up to eight words behind "actions".
  EXPECT_TRUE(IsClosed("Actions closed by all of the partners here"));
  EXPECT_FALSE(IsClosed("Actions closed by all of the many partners here"));
}

TEST(SectionWords, WhatTheNameOfAnyPartOfAPlanMayHold) {
  for (const char* const heading : {"Closed action",
                                    "Closed actions",
                                    "Closed plan",
                                    "Closed plans",
                                    "Closed task",
                                    "Closed tasks",
                                    "Closed item",
                                    "Closed items",
                                    "Work done",
                                    "Closed project",
                                    "Closed projects",
                                    "Closed milestone",
                                    "Closed milestones",
                                    "Old objective",
                                    "Old objectives",
                                    "Closed recommendation",
                                    "Closed recommendations",
                                    "Old delivery plan",
                                    "Old improvement plan",
                                    "Old strategy",
                                    "Old sheet",
                                    "Old tab",
                                    "Old page",
                                    "Old table",
                                    "Old data",
                                    "Old version",
                                    "Old versions",
                                    "Closed section",
                                    "Closed log",
                                    "Closed tracker",
                                    "Old RAG",
                                    "Old status",
                                    "Old rating",
                                    "Old ratings",
                                    "Old colour",
                                    "Old colours",
                                    "Old code",
                                    "Old codes",
                                    "Old report",
                                    "Old overview",
                                    "Old progress",
                                    "Old update",
                                    "Old updates",
                                    "Old document",
                                    "Old drop down",
                                    "Old change",
                                    "Closed, signed off",
                                    "Done last term",
                                    "Done in spring",
                                    "Done in summer",
                                    "Done in autumn",
                                    "Done in winter",
                                    "Done this quarter",
                                    "Done this month",
                                    "Done this year",
                                    "Done since last meeting",
                                    "The archive of plans",
                                    "Archive and versions",
                                    "Archive for information",
                                    "Archive, do not use",
                                    "Archive: no longer needed",
                                    "No longer required",
                                    "Now closed",
                                    "Closed to date",
                                    "Closed from all",
                                    "Closed on a date",
                                    "Closed at a",
                                    "Our archive only",
                                    "Closed 12 x",
                                    "Closed March 2015"})
    EXPECT_TRUE(IsClosed(heading)) << heading;
  for (const char* const heading :
       {"Old town", "Closed partners", "Completed assessments", "Done by us"})
    EXPECT_FALSE(IsClosed(heading)) << heading;
}

TEST(SectionWords, AStateInFrontOfWhenOrToWhomMayEndActions) {
  for (const std::string_view word : kClosed)
    EXPECT_EQ(MayBeOver(std::string(word) + " by the board"), word != "old")
        << word;
  for (const std::string word : {"dropped", "deleted", "closed", "stopped",
                                 "abandoned", "resolved", "concluded"}) {
    EXPECT_TRUE(MayBeOver(word)) << word;
    EXPECT_FALSE(MayBeOver(word + " calls")) << word;
    for (const std::string behind :
         {"off",   "in",     "since",  "during", "by",      "at",
          "on",    "before", "and",    "or",     "as",      "from",
          "this",  "last",   "to",     "so",     "already", "between",
          "after", "up",     "within", "for",    "prior"})
      EXPECT_TRUE(MayBeOver(word + ' ' + behind + " calls"))
          << word << ' ' << behind;
  }
  for (const char* const front : {"Action",
                                  "Actions",
                                  "Item",
                                  "Items",
                                  "Task",
                                  "Tasks",
                                  "What",
                                  "We",
                                  "Have",
                                  "Has",
                                  "Been",
                                  "Now",
                                  "The",
                                  "These",
                                  "Those",
                                  "Are",
                                  "Is",
                                  "Which",
                                  "That",
                                  "All",
                                  "Work",
                                  "Already",
                                  "All those which have been"})
    EXPECT_TRUE(MayBeOver(std::string(front) + " dropped")) << front;
  EXPECT_FALSE(MayBeOver("Calls dropped"));
  EXPECT_FALSE(MayBeOver("What we have"));
  EXPECT_FALSE(MayBeOver(""));
}

TEST(SectionWords, PhrasesThatMayEndActionsStandInFront) {
  for (const std::string phrase :
       {"business as usual", "bau", "no longer", "not proceeding",
        "not being taken", "not taken", "not progressed",
        "not being progressed", "not to be taken", "not going ahead",
        "to be removed", "to be closed", "to be deleted", "to be archived",
        "to be withdrawn", "to be signed off", "signed off"}) {
    EXPECT_TRUE(MayBeOver(phrase)) << phrase;
    EXPECT_TRUE(MayBeOver("Actions " + phrase + " by the board")) << phrase;
    EXPECT_FALSE(MayBeOver("Forms " + phrase + " by the board")) << phrase;
  }
}

TEST(SectionWords, AnotherPlanOrARegisterIsSetAside) {
  for (const char* const heading : {"Previous plan",
                                    "Our previous action plan",
                                    "Previous year's plan",
                                    "Last year's plan",
                                    "Last year's action",
                                    "Last year's actions",
                                    "Earlier plan",
                                    "The old plan",
                                    "From another plan",
                                    "In other plans",
                                    "Not part of the plan",
                                    "Not part of this plan",
                                    "Risk",
                                    "Risks",
                                    "Risk register",
                                    "Risk log",
                                    "Issues log",
                                    "Issue log",
                                    "Decision log",
                                    "Decisions log",
                                    "Assumptions",
                                    "Risks and issues",
                                    "Last year",
                                    "Previous year",
                                    "From the 2013/14 plan",
                                    "Actions from the 2013 plan"})
    EXPECT_TRUE(IsSetAside(heading)) << heading;
  for (const char* const heading :
       {"", "Plan", "Risk of falls", "Last year of school", "Our assumptions",
        "From the new plan", "From the 2013/14 audit", "The 2013/14 plan"})
    EXPECT_FALSE(IsSetAside(heading)) << heading;
  for (const std::string word : {"Carried", "Brought", "Rolled", "Continued",
                                 "Outstanding", "Remaining"})
    EXPECT_FALSE(IsSetAside(word + " from last year's plan")) << word;
}

TEST(SectionWords, WhatIsOnlyToBeReadIsSetAside) {
  for (const std::string phrase :
       {"for information", "for reference", "for noting", "for background"}) {
    EXPECT_TRUE(IsSetAside(phrase)) << phrase;
    EXPECT_TRUE(IsSetAside(phrase + " only")) << phrase;
    EXPECT_TRUE(IsSetAside("Council schemes " + phrase + " only")) << phrase;
    EXPECT_TRUE(IsSetAside("Council schemes, " + phrase)) << phrase;
    EXPECT_TRUE(IsSetAside("Council schemes (" + phrase + ')')) << phrase;
    EXPECT_TRUE(IsSetAside("Council schemes: " + phrase)) << phrase;
    EXPECT_TRUE(IsSetAside("Council schemes - " + phrase)) << phrase;
    EXPECT_FALSE(IsSetAside("Council schemes " + phrase)) << phrase;
    EXPECT_FALSE(IsSetAside(phrase + " of parents")) << phrase;
  }
  EXPECT_FALSE(IsSetAside("Requests for information"));
}

TEST(SectionWords, ADeadlineIsNamedByAWordAndADayOrMonth) {
  for (const std::string word : {"by", "before", "due", "deadline", "target",
                                 "short", "medium", "long", "immediate"}) {
    for (const char* const day :
         {" 30 June 2015", " 30 Jun 15", " term: June 2015", " 30/06/2015",
          " 30.06.2015", ": 2015-06-30"})
      EXPECT_TRUE(NamesDeadline("Actions " + word + day)) << word << day;
    for (const char* const none : {"", " the summer", " June", " 2015"})
      EXPECT_FALSE(NamesDeadline("Actions " + word + none)) << word << none;
  }
  EXPECT_TRUE(NamesDeadline("By June 2015"));
  for (const char* const none :
       {"Actions of 30 June 2015", "Actions of June 2015", "30 June 2015", ""})
    EXPECT_FALSE(NamesDeadline(none)) << none;
}

}  // namespace
}  // namespace planwatch
