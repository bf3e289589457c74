// Keys, and actions in colours of which one means complete.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "collectors/plan/key.h"
#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Key, ShadedRowsThatAreCompleteAreADoubt) {
  for (const char* const text :
       {"Shaded rows are complete.", "Greyed out = complete",
        "Completed actions are shaded", "Highlighted actions are completed",
        "Completed actions are greyed out."})
    EXPECT_THAT(
        Doubts({text, "Action|Due|Lead", "Train drivers|31/03/2015|Police",
                "Audit files|30/06/2015|Health"}),
        ElementsAre(HasSubstr("means complete, which is not read")))
        << text;
  EXPECT_THAT(Doubts({"Highlighted actions are overdue", "Action|Due|Lead",
                      "Train drivers|31/03/2015|Police",
                      "Audit files|30/06/2015|Health"}),
              IsEmpty());
}

TEST(Key, RowsInAColourThatMeansCompleteAreADoubt) {
  const auto read = [](const char* text, Colour colour) {
    Rows rows = {text, "Action|Due|Lead"};
    rows.Add(
        {Filled(colour, "Train drivers"), Text("31/03/2015"), Text("Police")});
    rows.Add("Audit files|30/06/2015|Health");
    return Doubts(rows);
  };
  for (const char* text :
       {"Green rows are done", "Completed actions are shown in green",
        "Green highlight = complete"})
    EXPECT_THAT(read(text, kGreenFill),
                ElementsAre(HasSubstr("means complete, and this row")))
        << text;
  EXPECT_THAT(read("Green rows are done", kRedFill), IsEmpty());
  // As pale as a band of the table.
  EXPECT_THAT(read("Rows in blue are complete.", {0x9D, 0xC3, 0xE6}),
              ElementsAre(HasSubstr("blue means complete, and this row")));
}

TEST(Key, TwoShadesOfOneColourOfWhichOneIsCompleteAreADoubt) {
  constexpr Colour kDarkGreen{0x00, 0x80, 0x00};
  Rows rows;
  rows.Add("Action|Lead|Due|RAG")
      .Add("Train drivers|Police|30/06/2015|")
      .Add({Text("Print a leaflet"), Text("Health"), Text("31/03/2015"),
            Filled(kDarkGreen)})
      .Add({Text("Visit hotels"), Text("Police"), Text("30/06/2015"),
            Filled(kGreenFill)});
  rows.Table("sheet Key")
      .Add({Filled(kDarkGreen), Text("Complete")})
      .Add({Filled(kGreenFill), Text("On track")})
      .Add({Filled(kRedFill), Text("Overdue")});
  EXPECT_THAT(Doubts(rows),
              Contains(HasSubstr("key says that green means complete")));
}

}  // namespace
}  // namespace planwatch
