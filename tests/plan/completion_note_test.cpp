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

TEST(ToldComplete, ALineThatSaysSoInAnyWording) {
  const auto doubts = [](const std::string& line) {
    return DoubtsBelow({line}, Inked("Green"));
  };
  const auto told = [](const std::string& line) {
    return ElementsAre("rating: \"" + line +
                       "\" beside the table may mean this action, which is "
                       "written unlike most; counted as it is rated");
  };
  for (const std::string line :
       {"Each action in italics has completed", "Actions in italics are closed",
        "Items in italics are complete", "Those in italics have closed actions",
        "Actions in italics have completed",
        "A tick denotes a completed action", "Italics denote closed items",
        "Completed items had been moved"})
    EXPECT_THAT(doubts(line), told(line));
  for (const std::string line :
       {"Rows in italics are complete", "Actions in italics are late",
        "Completed actions: see italics"})
    EXPECT_THAT(doubts(line), IsEmpty()) << line;
  for (const std::string word :
       {"to be", "by", "will", "unless", "once", "must", "when", "should",
        "not", "for", "if", "until"})
    EXPECT_THAT(doubts("Actions are complete " + word + " May"), IsEmpty())
        << word;
}

}  // namespace
}  // namespace planwatch
