#include "collectors/plan/key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "collectors/plan/doubts.h"
#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Key, RightBelowTheActionsItIsNone) {
  const std::vector<std::string> headers = {"Lead|Status|Action|When",
                                            "Status|Action|Lead|When",
                                            "Action|Lead|Status|When"};
  for (const std::string& header : headers) {
    Rows rows;
    rows.Add(header);
    // Each column has what its heading says.
    const auto add = [&](const char* action, const char* lead,
                         const char* status) {
      std::string row;
      std::string rest = header + "|";
      while (!rest.empty()) {
        const std::string heading = rest.substr(0, rest.find('|'));
        rest.erase(0, heading.size() + 1);
        if (!row.empty()) row += '|';
        row += heading == "Action"   ? action
               : heading == "Lead"   ? lead
               : heading == "Status" ? status
                                     : "30/06/2015";
      }
      rows.Add(row);
    };
    add("Train drivers", "Police", "On track");
    add("Print a leaflet", "Health", "Delayed");
    rows.Add("Red|Significant delay");
    rows.Add("Amber|Some slippage");
    rows.Add("Green|On track");
    const Plan plan = ReadPlan(rows);
    EXPECT_THAT(Titles(plan), ElementsAre("Train drivers", "Print a leaflet"))
        << header;
    EXPECT_THAT(plan.actions[1].responsible, ElementsAre("Health")) << header;
    EXPECT_EQ(plan.actions[1].rag, Rag::kAmber) << header;
    ASSERT_EQ(plan.report.passed_over.size(), 1u) << header;
    EXPECT_EQ(plan.report.passed_over[0].rows, 3u) << header;
  }
}

TEST(Key, ActionsThatAreRatedAloneAreNone) {
  // A rating twice, a row of three cells, or letters that name actions.
  EXPECT_EQ(ReadPlan({"RAG|Action", "Red|Train drivers", "Green|Audit files",
                      "Red|Print a leaflet"})
                .actions.size(),
            3u);
  EXPECT_EQ(ReadPlan({"RAG|Action|Lead", "Red|Train drivers|Police",
                      "Amber|Audit files|Health", "Green|Print|Police"})
                .actions.size(),
            3u);
  EXPECT_EQ(
      ReadPlan({"Action|When", "a|May 2015", "b|June 2015"}).actions.size(),
      2u);
}

TEST(Key, ARestOfMergedCellsIsNone) {
  Rows rows = {"Theme|RAG (previous)|Action|RAG"};
  rows.Add(
      {Text("Safe places"), Text("Red"), Text("Train drivers"), Text("Green")});
  for (const char* const previous : {"Red", "Amber", "Green"})
    rows.Add({Merged(Merge::kAbove), Text(previous),
              Text("Audit files of " + std::string(previous)),
              Merged(Merge::kAbove)});
  const Plan plan = ReadPlan(rows);
  ASSERT_EQ(plan.actions.size(), 4u);
  EXPECT_EQ(plan.actions[3].rag, Rag::kGreen);
}

// A key that says of a colour that it means done, as words beside colours or as
// shaded words: a doubt where actions have that colour.
TEST(Key, InALineItIsReadToo) {
  EXPECT_THAT(
      Doubts({"Key: Red – not started; Amber – in progress; Green – completed",
              "Action|Due|RAG", "Train drivers|31/03/2015|Green"}),
      ElementsAre(HasSubstr("green means complete")));
  EXPECT_THAT(Doubts({"Action|Due|RAG\nB = not started\nG = on track",
                      "Train drivers|31/03/2015|B"}),
              ElementsAre(HasSubstr("blue means something other")));
  EXPECT_THAT(Doubts({"Key: Red = late, Green = on track, Blue = complete",
                      "Action|Due|RAG", "Train drivers|31/03/2015|Blue"}),
              IsEmpty());
}

TEST(Key, OneThatCallsGreenCompleteIsADoubt) {
  constexpr Colour kYellow{0xFF, 0xFF, 0x00};
  const auto plan_below = [&](std::vector<Cell> key) {
    Rows rows;
    rows.Table("table 1").Add(std::move(key));
    rows.Table("table 2").Add("Action|Lead|When|RAG");
    rows.Add({Text("Train drivers"), Text("Police"), Text("31/03/2015"),
              Filled(kGreenFill)});
    rows.Add({Text("Print a leaflet"), Text("Health"), Text("30/04/2015"),
              Filled(kYellow)});
    return PlanDoubts(ReadPlan(rows), Day("2015-05-18"));
  };
  EXPECT_EQ(plan_below({Text("Key:"), Filled(kGreenFill, "Complete"),
                        Filled(kYellow, "On track")})
                .size(),
            1u);
  EXPECT_EQ(plan_below({Filled(kGreenFill), Text("Complete")}).size(), 1u);
  EXPECT_THAT(plan_below({Text("Key:"), Filled(kGreenFill, "On track"),
                          Filled(kYellow, "Slipping")}),
              IsEmpty());
  // Shaded cells that are none of a key.
  EXPECT_THAT(plan_below({Filled(kGreenFill, "Complete"), Text("Police")}),
              IsEmpty());
}

// What a key in the text around a plan's table leaves in doubt; the action is
// rated `rag`.
std::vector<std::string> DoubtsBeside(const std::vector<std::string>& text,
                                      std::string_view rag) {
  PlanReader reader({}, London(), Day("2015-05-18"));
  const Rows rows{"Action|Due|RAG",
                  "Train drivers|31/03/2015|" + std::string(rag)};
  for (const Row& row : rows.rows()) EXPECT_TRUE(reader.Take(row));
  for (const std::string& paragraph : text) reader.TakeText(paragraph);
  std::vector<std::string> doubts;
  for (const Doubt& doubt :
       PlanDoubts(*std::move(reader).Finish(), Day("2015-05-18")))
    doubts.push_back(doubt.text);
  return doubts;
}

TEST(Key, JoinsAColourAndItsMeaningInAnyPunctuation) {
  for (const std::string& key : std::vector<std::string>{
           "Green: complete / Amber: in progress / Red: not started",
           "Key: Green: complete Amber: in progress Red: not started",
           "Key: Green - complete, Amber - in progress, Red - not started",
           "Green (complete), Amber (in progress), Red (not started)",
           "Green Complete, Amber In progress, Red Not started",
           "Red Not started Amber In progress Green Complete",
           "G: Complete A: In progress R: Not started",
           "G complete. A in progress. R not started.",
           "Green (G) = complete, Red (R) = late",
           "RAG: R=0-49% A=50-99% G=100%",
           "Complete (green), in progress (amber), not started (red)",
           "Completed actions are shown in green, late ones in red.",
           "Actions shown in green have been completed, those in amber are in "
           "progress and those in red have yet to start.",
           "Actions shown in green have been completed.",
           "Green indicates that the action is complete",
           "Completed actions are green", "Green – done", "G – Completed"})
    EXPECT_THAT(DoubtsBeside({key}, "Green"),
                ElementsAre(HasSubstr("green means complete")))
        << key;
  EXPECT_THAT(
      DoubtsBeside({"Key: Green complete", "Amber in progress"}, "Green"),
      ElementsAre(HasSubstr("green means complete")));
  // Two keys.
  EXPECT_THAT(DoubtsBeside({"Actions: green = complete, red = late",
                            "Outcomes: green = achieved, red = missed"},
                           "Green"),
              ElementsAre(HasSubstr("green means complete")));
}

TEST(Key, TextThatNamesColoursIsNone) {
  for (const std::string& text : std::vector<std::string>{
           "Key: Green - on track to be completed, Red - late",
           "Of 20 actions 12 are green, 3 amber and 5 have been completed",
           "5 actions are green, 2 have been completed and 1 red one is late",
           "Green Lane works: completed. Red Cross training: completed.",
           "Amber: to be completed; Green: to be completed on time",
           "Key: Green – on track or completed; Red – not on track",
           "Key: Green – activities completed on schedule; Red – late",
           "The Green Lane scheme has been completed", "Green",
           "Red / Amber / Green – completed each month",
           "Green = 100% of milestones on target, Red = fewer"})
    EXPECT_THAT(DoubtsBeside({text}, "Green"), IsEmpty()) << text;
}

TEST(Key, InTheHeadingOfTheRatingsItIsBelieved) {
  const Rows rows = {
      "Action|Due|Status (Red - late, Amber - on schedule, "
      "Green - complete)",
      "Train drivers|31/03/2015|Green", "Print a leaflet|31/03/2015|Amber"};
  const Plan plan = ReadPlan(rows);
  EXPECT_TRUE(plan.actions[0].complete);
  EXPECT_EQ(plan.actions[0].rag, Rag::kBlue);
  EXPECT_FALSE(plan.actions[1].complete);
  EXPECT_THAT(Doubts(rows), IsEmpty());
}

TEST(Key, BlueMayBeOpen) {
  for (const std::string& key : std::vector<std::string>{
           "Blue = not due to start", "B = action has not begun",
           "Key: Blue - not yet due, Red - off track, Green - on track",
           "Blue (not started), Red (overdue), Green (on track)",
           "Blue – action not yet due / Green – on track / Red – overdue",
           "Blue Not started Green On track Red Overdue"})
    EXPECT_THAT(DoubtsBeside({key}, "Blue"),
                ElementsAre(HasSubstr("blue means something other")))
        << key;
  EXPECT_THAT(DoubtsBeside({"Blue Badge fraud is in progress",
                            "Red Cross training is late"},
                           "Blue"),
              IsEmpty());
}

TEST(Key, LettersOfItsOwnAreRead) {
  const Plan plan = [] {
    PlanReader reader({}, London(), Day("2015-05-18"));
    const Rows rows{"Action|Due|RAG",           "Train drivers|31/03/2015|C",
                    "Print a leaflet|1/6/15|P", "Audit files|1/6/15|N",
                    "Hold an event|1/6/15|A",   "Fit locks|1/6/15|Z"};
    for (const Row& row : rows.rows()) EXPECT_TRUE(reader.Take(row));
    reader.TakeText("C completed / P partly complete / A amber / N not begun");
    return *std::move(reader).Finish();
  }();
  EXPECT_TRUE(plan.actions[0].complete);
  EXPECT_EQ(plan.actions[1].rag, Rag::kAmber);
  EXPECT_EQ(plan.actions[2].rag, Rag::kUnrated);
  EXPECT_EQ(plan.actions[3].rag, Rag::kAmber);
  EXPECT_EQ(plan.actions[4].rag, Rag::kUnrated);
}

// Keys as tables, above the plan's.
TEST(Key, OfATableStandsInRowsOrColumns) {
  const std::vector<std::vector<std::vector<Cell>>> keys = {
      {{Filled(kGreenFill, "Complete")}, {Filled(kAmberFill, "In progress")}},
      {{Text("RAG key")},
       {Filled(kGreenFill, "Action complete")},
       {Filled(kRedFill, "Action not started")}},
      {{Text("Green = complete"), Text("Amber = in progress")}},
      {{Text("Green"), Text("Complete"), Text("Amber"), Text("In progress")}},
      {{Filled(kGreenFill), Text("Complete"), Filled(kRedFill), Text("Late")}},
      {{Text("Complete"), Text("Green")}, {Text("In progress"), Text("Amber")}},
      {{Filled(kGreenFill, "Green"), Filled(kAmberFill, "Amber")},
       {Text("Complete"), Text("In progress")}},
      {{Text("Green Complete\nAmber In progress\nRed Not started")}},
      {{Filled(kGreenFill, "G"), Text("Complete")}}};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    Rows rows;
    rows.Table("table 1");
    for (const std::vector<Cell>& row : keys[i]) rows.Add(row);
    rows.Table("table 2").Add("Action|Lead|When|RAG");
    rows.Add("Train drivers|Police|31/03/2015|Green");
    rows.Add("Print a leaflet|Health|30/04/2015|Amber");
    EXPECT_THAT(Doubts(rows), ElementsAre(HasSubstr("green means complete")))
        << "key " << i;
  }
  // How things are rated, one below the other.
  Rows others;
  others.Table("table 1").Add("RAG|Status").Add("Green|Complete");
  others.Add("Red|Late").Add("Green|Done early");
  others.Table("table 2").Add("Action|Lead|When|RAG");
  others.Add("Train drivers|Police|31/03/2015|Green");
  EXPECT_THAT(Doubts(others), IsEmpty());
  // Ratings of other things.
  for (const char* const row :
       {"Complete|Green", "Red|Amber|Green|Complete", "Green|12|Amber|3"}) {
    Rows rows;
    rows.Table("table 1").Add(row);
    rows.Table("table 2").Add("Action|Lead|When|RAG");
    rows.Add("Train drivers|Police|31/03/2015|Green");
    EXPECT_THAT(Doubts(rows), IsEmpty()) << row;
  }
}

TEST(Key, MayStandBesideTheActions) {
  Rows rows;
  rows.Add({Text("Action"), Text("Due"), Text("RAG"), Text(""),
            Filled(kGreenFill, "Green"), Filled(kAmberFill, "Amber")});
  rows.Add({Text("Train drivers"), Text("31/03/2015"), Text("Green"), Text(""),
            Text("Complete"), Text("In progress")});
  rows.Add("Print a leaflet|30/04/2015|Amber");
  rows.Add("Audit files|30/06/2015|Amber");
  EXPECT_THAT(Doubts(rows),
              testing::Contains(HasSubstr("green means complete")));
}

// Each action as "Title: rating", of a plan whose ratings are codes.
std::vector<std::string> RatedByKey(const std::string& heading,
                                    std::vector<std::string> values,
                                    const std::vector<std::string>& key) {
  Rows rows;
  rows.Table("sheet Plan");
  rows.Add({Text("Ref"), Text("Action"), Text("Due"), Text(heading)});
  const char* const titles[] = {"Train", "Audit", "Map"};
  for (std::size_t i = 0; i < values.size(); ++i)
    rows.Add({Text(std::to_string(i + 1)), Text(titles[i]), Text("30/04/2015"),
              Text(values[i])});
  rows.Table("sheet Codes");
  for (const std::string& line : key) rows.Add(line);
  std::vector<std::string> rated;
  for (const Action& action : ReadPlan(rows).actions)
    rated.push_back(action.title + ": " + std::string(RagName(action.rag)));
  return rated;
}

TEST(Key, OfFiguresSymbolsAndWordsOfThePlansOwnIsRead) {
  const auto rated = ElementsAre("Train: blue", "Audit: red", "Map: unrated");
  const std::vector<std::string> codes = {"3", "2", "1"};
  EXPECT_THAT(
      RatedByKey("Status", codes,
                 {"Code|Meaning", "1|Not started", "2|Overdue", "3|Complete"}),
      rated);
  EXPECT_THAT(RatedByKey("Progress", codes,
                         {"1 = not started, 2 = overdue, 3 = complete"}),
              rated);
  EXPECT_THAT(RatedByKey("Progress\n1 = not started 2 = overdue 3 = complete",
                         codes, {}),
              rated);
  EXPECT_THAT(RatedByKey("Progress", {"●", "◑", "○"},
                         {"Key: ● complete, ◑ overdue, ○ not started"}),
              rated);
  EXPECT_THAT(
      RatedByKey("RAG", {"Tier 3", "Tier 2", "Tier 1"},
                 {"Tier 1|Not started", "Tier 2|Overdue", "Tier 3|Complete"}),
      rated);
  // What the document says of a symbol goes before what it mostly means.
  EXPECT_THAT(RatedByKey("Status", {"😐", "☺", "☹"},
                         {"Key: 😐 complete, ☺ overdue, ☹ not started"}),
              rated);
}

TEST(Key, CountsBesideStatesAreNone) {
  for (const std::vector<std::string>& counts :
       {std::vector<std::string>{"Complete|3", "Overdue|2", "Not started|1"},
        {"Complete: 3, overdue: 2, not started: 1"},
        {"Complete (3), overdue (2), not started (1)"}})
    EXPECT_THAT(
        RatedByKey("Status", {"3", "2", "1"}, counts),
        ElementsAre("Train: unrated", "Audit: unrated", "Map: unrated"));
}

TEST(Key, ToAColumnThatIsNotUsedIsADoubt) {
  Rows rows;
  rows.Table("sheet Plan").Add("Ref|Action|Due|Score");
  rows.Add("1|Train drivers|31/03/2015|2").Add("2|Audit|30/04/2015|1");
  rows.Table("sheet Codes").Add("1|Not started").Add("2|Complete");
  EXPECT_THAT(Doubts(rows), ElementsAre(HasSubstr("has a key to what")));

  // So are ticks under the letters of a key.
  Rows ticks = {"Ref|Action|Due|N|P|C", "1|Train drivers|31/03/2015|||✓",
                "2|Audit|30/04/2015|✓||", "3|Map|30/04/2015||✓|"};
  ticks.Table("sheet Key")
      .Add("N = not started, P = in progress, C = complete");
  EXPECT_THAT(Doubts(ticks),
              ElementsAre(HasSubstr("the headings \"N\", \"P\", \"C\" mean")));
}

TEST(Key, CodesWithoutOneAreUnknownRatings) {
  for (const std::vector<std::string>& codes :
       {std::vector<std::string>{"3", "2", "1"},
        {"●", "◑", "○"},
        {"Tier 3", "Tier 1", "Tier 3"}})
    for (const char* const heading : {"Progress", "Status"}) {
      Rows rows;
      rows.Add(std::string("Ref|Action|Due|") + heading);
      for (const std::string& code : codes)
        rows.Add("1|Train " + code + "|30/04/2015|" + code);
      EXPECT_THAT(Doubts(rows),
                  testing::Contains(HasSubstr("ratings are not known")))
          << heading << ' ' << codes[0];
    }
  EXPECT_THAT(Doubts({"Ref|Action|Due|Progress",
                      "1|Train|30/04/2015|Two sessions were held",
                      "2|Audit|30/04/2015|Draft is with legal"}),
              IsEmpty());
}

TEST(Key, RowsOfActionsAreNotAmongThoseThatItIsLookedForIn) {
  constexpr std::size_t kMost = 2'000, kActions = 2'100;
  const auto read = [&](std::size_t others) {
    Rows rows{"Action|Due|RAG"};
    for (std::size_t i = 0; i < kActions; ++i)
      rows.Add("Visit hotel " + std::to_string(i) + "|30/06/2015|Green");
    rows.Table("table 2");
    // The header and the key are two of them.
    for (std::size_t i = 0; i + 2 < others; ++i) rows.Add("x");
    rows.Add("Green|Completed");
    return Doubts(rows);
  };
  EXPECT_THAT(read(kMost),
              ElementsAre(HasSubstr("key says that green means complete")));
  EXPECT_THAT(read(kMost + 1), IsEmpty());
}

TEST(Key, WhereBlueIsOpenTheWordCompleteIsNotInDoubt) {
  const std::vector<std::string> key = {"Blue: not started; Green: on track"};
  EXPECT_THAT(DoubtsBeside(key, "Complete"), IsEmpty());
  EXPECT_THAT(DoubtsBeside(key, "Blue"),
              ElementsAre(HasSubstr("something other than complete")));
}

}  // namespace
}  // namespace planwatch
