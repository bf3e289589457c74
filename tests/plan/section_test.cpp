#include "collectors/plan/section.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Section, HeadingsThatMayEndTheirActions) {
  for (const char* heading :
       {"Completed in Quarter 4 2014/15", "Completed since the last meeting",
        "What we have achieved", "Actions not proceeding",
        "Closed off in March 2015", "To be removed from the plan",
        "Now business as usual", "No longer being taken forward",
        "Actions signed off by the board", "Dropped"})
    EXPECT_TRUE(MayBeOver(heading)) << heading;
  for (const char* heading :
       {"Improve outcomes achieved", "Completed health assessments",
        "Priority 1: Prevent", "To be completed by March 2015",
        "Actions on hold", "Recommended for closure", "Signed consent forms",
        "Delivered meals service", "Closing the gap",
        "Embed this as business as usual"})
    EXPECT_FALSE(MayBeOver(heading)) << heading;
}

TEST(Section, OpenActionsBelowSuchAHeadingAreInDoubt) {
  const auto read = [](const std::string& rag) {
    Rows rows{"Action|Lead|Due|RAG",
              "Publish the protocol|Police|30/06/2015|Green"};
    rows.Add({Text("Completed in Quarter 4 2014/15"), Merged(Merge::kLeft),
              Merged(Merge::kLeft), Merged(Merge::kLeft)});
    rows.Add("Train the drivers|HR|31/01/2015|" + rag);
    return Doubts(rows);
  };
  EXPECT_THAT(read("Amber"), Contains(HasSubstr("may say that its actions")));
  EXPECT_THAT(read(""), Contains(HasSubstr("may say that its actions")));
  EXPECT_THAT(read("Complete"), IsEmpty());
  EXPECT_THAT(Doubts(Rows()
                         .Table("table 1")
                         .Add("Action|Lead|Due|RAG")
                         .Add("Publish the protocol|Police|30/06/2015|Green")
                         .Table("table 2")
                         .Add("Action|Lead|Due|RAG")
                         .Caption("Now business as usual")
                         .Add("Train the drivers|HR|31/01/2015|Amber")),
              Contains(HasSubstr("may say that its actions")));
}

}  // namespace
}  // namespace planwatch
