#include "collectors/plan/rest_of_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

Rows WithSecond(const std::string& header, const std::string& first,
                const std::string& second,
                const std::string& plan = "Ref|Action|Lead") {
  return Rows()
      .Table("table 1")
      .Add(plan)
      .Add("1.1|Publish the missing children protocol|Police")
      .Add("1.2|Review the referral pathway with health|CCG")
      .Table("table 2")
      .Add(header)
      .Add(first)
      .Add(second);
}

TEST(RestOfPlan, ATableWithThePlansReferencesAndWhatItLacks) {
  EXPECT_THAT(Doubts(WithSecond("Ref|Due date|RAG", "1.1|30/06/2015|Green",
                                "1.2|31/03/2015|Amber")),
              Contains(HasSubstr("has the due date and the RAG")));
  EXPECT_THAT(Doubts(WithSecond("Ref|Progress|RAG", "1.1|Draft is out|Green",
                                "1.2|With the board|Amber")),
              Contains(HasSubstr("has the RAG of the action of the plan's")));
  // Other references, and nothing that the plan lacks.
  EXPECT_THAT(Doubts(WithSecond("Ref|Date|Status", "R1|30/06/2015|Open",
                                "R2|31/03/2015|Open")),
              Not(Contains(HasSubstr("which the plan lacks"))));
  EXPECT_THAT(Doubts(WithSecond("Ref|Lead", "1.1|Police", "1.2|CCG")),
              Not(Contains(HasSubstr("which the plan lacks"))));
}

TEST(RestOfPlan, TwoThirdsOfItsReferencesAreThePlans) {
  const auto read = [](const std::vector<std::string>& others) {
    Rows rows = WithSecond("Ref|Due date|RAG", "1.1|30/06/2015|Green",
                           "1.2|31/03/2015|Amber");
    for (const std::string& other : others)
      rows.Add(other + "|30/06/2015|Green");
    return Doubts(rows);
  };
  const auto has_rest =
      Contains(HasSubstr("of the plan's actions, which the plan lacks"));
  EXPECT_THAT(read({"7.1"}), has_rest);
  EXPECT_THAT(read({"7.1", "7.2"}), Not(has_rest));
}

}  // namespace
}  // namespace planwatch
