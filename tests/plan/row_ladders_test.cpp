// Where the reading of the rows changes, as they grow in length or number, by
// character and row: tests/golden/plan/row-ladders.txt. See ladders.h.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "collectors/plan/reader.h"
#include "tests/golden/golden.h"
#include "tests/plan/ladders.h"
#include "tests/plan/plan_rows.h"
#include "tests/plan/told_in_full.h"

namespace planwatch {
namespace {

// The rows with some more put in behind row `at`.
Rows PutIn(const Rows& into, std::size_t at,
           const std::vector<std::string>& lines) {
  Rows rows;
  for (std::size_t i = 0; i <= into.rows().size(); ++i) {
    if (i == at)
      for (const std::string& line : lines) rows.Add(line);
    if (i < into.rows().size()) rows.Add(into.rows()[i].cells);
  }
  return rows;
}

TEST(RowLadders, OfLengthsByTheCharacter) {
  Ladders ladders;
  struct Case {
    const char* name;
    const char* before;  // with n letters behind it
    const char* behind;
    std::size_t at, from, to;
  };
  constexpr Case kCases[] = {
      {"a title", "Plan ", "", 0, 0, 110},
      {"a label with a colon", "", ":|______", 6, 1, 60},
      {"a label in front of a value", "|", ":|Ann Hill", 6, 1, 60},
      {"a heading of the first column", "Govern", "", 3, 0, 70},
      {"an action alone", "|Govern", "", 3, 0, 70},
      {"an action without a date", "7|Govern|Ann Hill", "", 3, 0, 70},
      {"a note behind the columns", "|||||", "", 3, 1, 90},
      {"a reference", "", "|Tell the schools|Bob Wood|31/08/2015|Red", 3, 1,
       110},
      {"a rating", "7|Tell the schools|Bob Wood|31/08/2015|Red ", "", 3, 0, 90},
      {"a date", "7|Tell the schools|Bob Wood|31/08/2015 ", "|Red", 3, 0, 90},
      {"headings again", "Ref|Action|Lead|Due date|RAG ", "", 3, 0, 70},
      {"other headings", "Meeting|Date|Venue ", "", 3, 0, 40},
      {"the meaning of red", "Red|Complete ", "", 6, 0, 90}};
  for (const Case& one : kCases)
    ladders.Climb(
        std::string(one.name) + " of n letters", one.from, one.to,
        [&](std::size_t n) {
          return PutIn(Small(5), one.at,
                       {one.before + Repeat("m", n) + one.behind,
                        one.at == 6 ? "Green|Late" : ""});
        },
        true);
  test::ExpectGoldenLines("plan/letter-ladders.txt", ladders.lines());
}

TEST(RowLadders, OfCountsOfRows) {
  Ladders ladders;
  // n rows of a kind behind row 0, 1, 4 and the last, of few actions and more.
  constexpr std::array<std::array<const char*, 3>, 18> kKinds = {
      {{"titles", "Safeguarding", "Plan for the city"},
       {"blank rows", "", ""},
       {"version rows", "Version|1.2", "Updated|12/05/2015"},
       {"guidance", "e.g. 1|Please say what|Who will?|When?",
        "(number)|What will be done?|Who?|When?"},
       {"headings", "Governance", "Training"},
       {"priorities", "Priority 1: Prevent", "Priority 2: Protect"},
       {"objectives", "Objective 1: Data", "Objective 2: Places"},
       {"closed", "Completed actions", "Archived actions"},
       {"continuations", "|and the rest of it", "|and some more"},
       {"progress alone", "||||Amber", "|||31/08/2015|Green"},
       {"references alone", "8", "9"},
       {"references and leads", "8||Bob Wood|31/08/2015|Red",
        "9||Ann Hill|31/08/2015|Green"},
       {"bare actions", "|Review the plan", "|Tell the board"},
       {"actions without reference", "|Review the plan|Ann Hill|31/08/2015|Red",
        "|Tell the board|Bob Wood||Green"},
       {"placeholders", "8|TBC|TBC|TBC|TBC", "9|n/a|||"},
       {"key rows", "Red|Late", "Green|Complete"},
       {"key rows by rating", "||||Red", "||||Green"},
       {"headers", "Ref|Action|Lead|Due date|RAG",
        "Ref|Action|Lead|Due date|RAG"}}};
  for (const auto& [name, even, odd] : kKinds)
    for (const std::size_t actions : {std::size_t{2}, std::size_t{6}})
      for (std::size_t at :
           {std::size_t{0}, std::size_t{1}, std::size_t{3}, actions + 1}) {
        ladders.Climb(
            std::string("n ") + name + " behind row " + std::to_string(at) +
                " of " + std::to_string(actions + 1),
            0, 8,
            [&](std::size_t n) {
              std::vector<std::string> lines;
              for (std::size_t i = 0; i < n; ++i)
                lines.emplace_back(i % 2 ? odd : even);
              return PutIn(Small(actions), at, lines);
            },
            true);
      }
  // Cards of n fields.
  constexpr std::array kFields = {"Action|Train the staff of it",
                                  "Lead|Ann Hill",
                                  "Due date|31/08/2015",
                                  "RAG|Red",
                                  "Progress|Two sessions held",
                                  "Contact|1234",
                                  "Room|12",
                                  "Zone|B",
                                  "Level|3",
                                  "Form|A"};
  for (const std::size_t first :
       {std::size_t{0}, std::size_t{1}, std::size_t{5}})
    ladders.Climb(
        "three cards of n fields from field " + std::to_string(first), 1, 5,
        [&](std::size_t n) {
          Rows rows;
          for (int card = 0; card < 3; ++card)
            for (std::size_t i = 0; i < n + (first > 1 ? 4 : 0); ++i)
              rows.Add(kFields[(first + i) % kFields.size()]);
          return rows;
        },
        true);
  // How far down a header is looked for, and one that is repeated.
  ladders.Climb("n notes above the header", 396, 402, [](std::size_t n) {
    return PutIn(Small(3), 0,
                 std::vector<std::string>(n, "A note to the board"));
  });
  ladders.Climb(
      "n rows of 60 cells above the header", 330, 336, [](std::size_t n) {
        return PutIn(Small(3), 0,
                     std::vector<std::string>(n, "note" + Repeat("|note", 59)));
      });
  // Of ten actions n have it.
  constexpr std::array kHave = {"reference", "due",  "lead",
                                "rating",    "bold", "fill"};
  for (const char* const have : kHave)
    for (const char* const alone :
         {"|Governance", "Governance", "|and the rest", "|Governance|||Red"})
      ladders.Climb(
          std::string(have) + " of n actions of ten, with \"" + alone +
              "\" among them",
          0, 10,
          [&](std::size_t n) {
            const std::string what = have;
            Rows rows{"Ref|Action|Lead|Due date|RAG"};
            for (std::size_t i = 0; i < 10; ++i) {
              const bool has = (i * 7) % 10 < n;
              const std::string number = std::to_string(i + 1);
              std::vector<Cell> cells = CellsOf(
                  (what != "reference" || has ? number : "") + "|Train hotel " +
                  number + '|' + (what != "lead" || has ? "Ann Hill" : "") +
                  '|' + (what != "due" || has ? "31/08/2015" : "") + '|' +
                  (what != "rating" || has ? "Red" : ""));
              if (what == "bold") cells[1].bold = has;
              if (what == "fill" && has) cells[1].fill = kGreenFill;
              rows.Add(std::move(cells));
              if (i == 4) {
                std::vector<Cell> other = CellsOf(alone);
                other.resize(5);
                if (what == "bold") other[1].bold = true;
                if (what == "fill") other[1].fill = kGreenFill;
                rows.Add(std::move(other));
              }
            }
            return rows;
          },
          true);
  test::ExpectGoldenLines("plan/row-ladders.txt", ladders.lines());
}

// What a status column says, by what its heading asks.
TEST(RowLadders, OfQuestions) {
  constexpr std::array kHeadings = {
      "Status",         "Action status",   "Task done?",
      "Done?",          "Done? (Y/N)",     "Complete",
      "Completed",      "% complete",      "Percentage complete",
      "Progress %",     "On track?",       "On track? (Y/N)",
      "Is it late?",    "Status agreed?",  "Status of training",
      "Signed off?",    "Achieved",        "Closed?",
      "Finished",       "Current status",  "Overall RAG",
      "Progress",       "Progress status", "State",
      "Action started?"};
  constexpr std::array<std::array<const char*, 4>, 14> kCells = {
      {{"Yes", "No", "yes", ""},
       {"Y", "N", "Y", "N"},
       {"✓", "✗", "✓", ""},
       {"50%", "100%", "0%", "75%"},
       {"50", "100", "0", "75"},
       {"0.5", "1", "0", "0.75"},
       {"1", "1", "1", "0"},
       {"1", "2", "3", "5"},
       {"49", "1", "2", "3"},
       {"101", "50", "2", "3"},
       {"-1", "0.5", "1", "0"},
       {"0.5", "n/a", "1", ""},
       {"Complete", "In progress", "Late", "Red"},
       {"Mostly yes", "Yes, in May", "Not yet", "Partly"}}};
  std::vector<std::string> lines;
  for (const char* const heading : kHeadings)
    for (const auto& cells : kCells)
      for (const char* const more : {"", "|RAG", "|Progress"}) {
        Rows rows;
        rows.Add("Action|Due|" + std::string(heading) + more);
        for (std::size_t i = 0; i < cells.size(); ++i)
          rows.Add("Train hotel " + std::to_string(i) + "|31/08/2015|" +
                   cells[i] +
                   (*more == '\0' ? ""
                    : i % 2       ? "|Amber"
                                  : "|"));
        std::string line = std::string(heading) + more + " of " + cells[0] +
                           ", " + cells[1] + ':';
        const Result<Plan> plan = TryReadPlan(rows);
        if (plan)
          for (const Action& action : plan->actions)
            line += ' ' + std::string(RagName(action.rag)) +
                    (action.complete ? "!" : "");
        lines.push_back(line + " | " + Gist(plan));
      }
  test::ExpectGoldenLines("plan/questions.txt", lines);
}

}  // namespace
}  // namespace planwatch
