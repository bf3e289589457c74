// The words in the names of sheets and in the headings above tables.
#include <gtest/gtest.h>

#include <string>

#include "collectors/plan/rating_cells.h"
#include "collectors/plan/table_names.h"

namespace planwatch {
namespace {

Block Named(const std::string& name) {
  Block block;
  block.table = "sheet " + name;
  return block;
}
Block Headed(const std::string& caption) {
  Block block;
  block.table = "table 1";
  block.caption = "Delivery of services\n" + caption;
  return block;
}

TEST(TableWords, WhatWasThePlanIsNoPartOfIt) {
  for (const std::string word :
       {"Archives", "Previous", "History", "Obsolete", "Deleted", "Template",
        "Example", "Sample", "Backup", "Pivot", "Dashboard", "Signed off",
        "Completed", "Closed", "Old"}) {
    for (const std::string& name : {word, word + " actions", word + " 2014"}) {
      EXPECT_TRUE(IsNamedOtherThanPlan(Named(name))) << name;
      EXPECT_TRUE(IsNamedOtherThanPlan(Headed(name))) << name;
      EXPECT_FALSE(MayBeArchive(Named(name))) << name;
      EXPECT_FALSE(IsNamedAsNone(Named(name))) << name;
    }
    // A subject makes it doubtful, and a longer name is one.
    EXPECT_FALSE(IsNamedOtherThanPlan(Named(word + " houses"))) << word;
    EXPECT_TRUE(MayBeArchive(Named(word + " houses"))) << word;
    EXPECT_TRUE(MayBeArchive(Headed(word + " houses"))) << word;
    EXPECT_FALSE(MayBeArchive(Named(word + " houses in the town"))) << word;
  }
  for (const char* const name : {"Plan", "Actions 2014", "Houses", ""}) {
    EXPECT_FALSE(IsNamedOtherThanPlan(Named(name))) << name;
    EXPECT_FALSE(MayBeArchive(Named(name))) << name;
  }
}

TEST(TableWords, WhatNeverWasThePlanIsNamedWithoutItsActions) {
  for (const std::string word :
       {"Lookup",     "Lookups",   "List",      "Lists",        "Dropdown",
        "Dropdowns",  "Drop down", "Chart",     "Charts",       "Key",
        "Legend",     "Guidance",  "Guide",     "Instructions", "Notes",
        "Validation", "Contents",  "Changelog", "Change log",   "Contributors",
        "Cover"}) {
    EXPECT_TRUE(IsNamedAsNone(Named(word))) << word;
    EXPECT_TRUE(IsNamedAsNone(Headed(word))) << word;
    EXPECT_TRUE(IsNamedOtherThanPlan(Named(word))) << word;
    EXPECT_FALSE(IsNamedAsNone(Named(word + " houses"))) << word;
    EXPECT_FALSE(IsNamedAsNone(Named(word + " actions"))) << word;
  }
  for (const char* const name : {"RAG key", "Key ratings", "Key colours",
                                 "Key codes", "Key", "Notes page"})
    EXPECT_TRUE(IsNamedAsNone(Named(name))) << name;
  for (const char* const name :
       {"Key objectives", "Key milestones", "Key to the plan and its page"})
    EXPECT_FALSE(IsNamedAsNone(Named(name))) << name;
}

TEST(TableWords, ARegisterOfOtherThings) {
  for (const std::string word :
       {"Risk", "Risks", "Issue", "Issues", "Decision", "Decisions",
        "Assumptions", "Dependencies", "Contacts", "Budget"}) {
    EXPECT_TRUE(IsAnotherRegister(Named(word))) << word;
    EXPECT_TRUE(IsAnotherRegister(Headed(word + " log 2015"))) << word;
    EXPECT_FALSE(IsAnotherRegister(Named(word + " actions"))) << word;
    EXPECT_FALSE(IsAnotherRegister(Named(word + " of the whole plan"))) << word;
  }
  EXPECT_FALSE(IsAnotherRegister(Named("Plan")));
}

TEST(TableWords, AnotherPlanHasANameOrAYearThatThePlansHasNot) {
  const auto another = [](const std::string& name, const std::string& plan) {
    return NamesAnotherPlan(Named(name), Named(plan));
  };
  for (const std::string word :
       {"Plan", "Strategy", "Programme", "Review", "Appendix", "Annex",
        "Last year", "Previous"}) {
    EXPECT_TRUE(another(word + " houses", "Actions")) << word;
    EXPECT_FALSE(another(word, "All houses, " + word)) << word;
  }
  EXPECT_TRUE(another("Houses 2014", "Houses 2015"));
  EXPECT_TRUE(another("Houses 1999", "Houses"));
  EXPECT_FALSE(another("Houses 2015", "Houses in 2015"));
  EXPECT_FALSE(another("Houses 2114", "Houses"));
  EXPECT_FALSE(another("Houses 20145", "Houses"));
  EXPECT_TRUE(another("Neglect plan", "Exploitation plan"));
  EXPECT_TRUE(another("Neglect strategy", "Exploitation strategy"));
  EXPECT_FALSE(another("Neglect", "Exploitation plan"));
  EXPECT_FALSE(another("Action plan", "Exploitation plan"));
  EXPECT_FALSE(another("Exploitation plan", "Exploitation plan"));
  EXPECT_FALSE(another("Priority 2: the plan", "Actions"));
  EXPECT_FALSE(another("Objective 2: the plan", "Actions"));
}

TEST(TableWords, WhatGoesOnHasANameOfItsOwnByAnyOtherWord) {
  const auto own = [](const std::string& name) {
    return HasNameOfItsOwn(Named(name), Named("Houses"));
  };
  for (const char* const name : {"Lists", "Action lists", "Shops"})
    EXPECT_TRUE(own(name)) << name;
  for (const char* const name :
       {"Plan (continued)", "Sheet2", "Part 2", "Houses 2", "Priority shops",
        "Objective 2 shops", ""})
    EXPECT_FALSE(own(name)) << name;
}

TEST(TableWords, ABriefCellThatHedgesIsNotForSure) {
  for (const std::string word :
       {"proposed", "pending", "awaiting", "awaited", "subject to", "to be",
        "draft", "unverified", "not verified", "not evidenced", "no evidence",
        "previously", "was", "in principle", "provisional", "provisionally",
        "from", "reopened"}) {
    EXPECT_TRUE(IsHedged("Complete, " + word + " it")) << word;
    const std::string cell = word + " complete";
    EXPECT_TRUE(IsHedged(cell + ' ' + std::string(59 - cell.size(), 'x')))
        << word;
    EXPECT_FALSE(IsHedged(cell + ' ' + std::string(60 - cell.size(), 'x')))
        << word;
  }
  EXPECT_FALSE(IsHedged("Complete"));
  EXPECT_FALSE(IsHedged("Complete: drafts"));
}

TEST(TableWords, ACellPointsElsewhereByItsFirstWords) {
  for (const std::string phrase :
       {"see", "refer to", "as for", "not used", "number not used", "moved to",
        "moved into", "transferred to", "transferred into", "combined with",
        "amalgamated with", "incorporated in", "now part of",
        "incorporated into", "replaced by"}) {
    EXPECT_TRUE(PointsElsewhere(phrase)) << phrase;
    EXPECT_TRUE(PointsElsewhere(phrase + " action 4")) << phrase;
    EXPECT_FALSE(PointsElsewhere("Houses: " + phrase + " 4")) << phrase;
  }
  EXPECT_FALSE(PointsElsewhere("Seek partners"));
  EXPECT_FALSE(PointsElsewhere("Moved"));
}

}  // namespace
}  // namespace planwatch
