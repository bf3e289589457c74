#include "collectors/plan/completion_note.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr Colour kGrey{0x80, 0x80, 0x80};

// Two actions that were due in April, the first in the colour, and one to come.
Rows Inked(const std::string& rag) {
  Rows rows{"Action|Lead|Due|RAG"};
  std::vector<Cell> cells{Text("Publish the protocol"), Text("Police"),
                          Text("30/04/2015"), Text(rag)};
  for (Cell& cell : cells) cell.ink = kGrey;
  return rows.Add(std::move(cells))
      .Add("Train the drivers|HR|30/04/2015|Amber")
      .Add("Write to all hotels|HR|30/06/2015|Amber");
}

TEST(ToldComplete, AnOpenOverdueActionWrittenUnlikeMost) {
  const std::string line = "Actions in grey italics have been completed.";
  EXPECT_THAT(DoubtsBelow({line}, Inked("Green")),
              ElementsAre(HasSubstr("may mean this action")));
  EXPECT_THAT(DoubtsBelow({line}, Inked("Complete")), IsEmpty());
  EXPECT_THAT(DoubtsBelow({"Actions are reviewed each month."}, Inked("Green")),
              IsEmpty());
  EXPECT_THAT(DoubtsBelow({line}, {"Action|Lead|Due|RAG",
                                   "Train the drivers|HR|30/04/2015|Amber"}),
              IsEmpty());
}

}  // namespace
}  // namespace planwatch
