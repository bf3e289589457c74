// Where the reading of a small plan changes, as one thing in it grows: the
// shares, counts and lengths at which its rules decide. A line of
// tests/golden/plan/ladders.txt is a ladder, "0 … | 5 …" the steps at which the
// reading becomes another.
#include "tests/plan/ladders.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "tests/golden/golden.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

struct Content {
  const char* name;
  std::array<const char*, 5> cells;
};
constexpr Content kContents[] = {
    {"dates",
     {"31/03/2015", "30/06/2015", "01/09/2015", "12/05/2015", "31/03/2016"}},
    {"past dates",
     {"31/03/2014", "30/06/2014", "01/09/2014", "12/05/2014", "31/03/2015"}},
    {"periods",
     {"June 2015", "Q2 2015/16", "ongoing", "Sept 2015", "spring 2016"}},
    {"colours", {"Red", "Amber", "Green", "Amber", "Blue"}},
    {"states",
     {"Complete", "In progress", "Not started", "Overdue", "On track"}},
    {"percentages", {"50%", "100%", "0%", "75%", "20%"}},
    {"answers", {"Yes", "No", "Yes", "No", "Yes"}},
    {"numbers", {"1", "2", "3", "4", "5"}},
    {"hundreds", {"100", "50", "75", "0", "20"}},
    {"fractions", {"0.5", "1", "0.25", "0", "0.75"}},
    {"codes", {"1.1", "1.2", "2.1", "2.2", "3.1"}},
    {"names", {"Ann Hill", "Bob Wood", "Ann Hill", "Housing Team", "Bob Wood"}},
    {"initials", {"EM", "AH", "EM", "NA", "BW"}},
    {"words", {"Training", "Data", "Leaflets", "Training", "Voice of youth"}},
    {"texts",
     {"Train all staff in hotels and taxis this year",
      "Write to every school in the city about it",
      "Agree how to share data with the police",
      "Ask young people what they think of it",
      "Publish a leaflet for parents and carers"}},
    {"long texts",
     {"The group met and agreed the terms of reference; the first draft went "
      "round for comment and is to be signed at the next meeting.",
      "Two sessions were held for the staff of the service, and more are "
      "booked for the rest of the year in other places.",
      "No update was received from the team this quarter, so the chair has "
      "written to its head to ask for one by June.",
      "Recruitment is under way, and interviews are planned with three people "
      "who have done the same work elsewhere.",
      "Waiting for the partnership to agree the budget, which is on the agenda "
      "of the next meeting of its board."}},
    {"dated texts",
     {"met on 12/05/2015", "sent 01/03/2015 to all", "done 3 May 2015",
      "by June 2015", "agreed 31/03/2015"}},
    {"rated texts",
     {"Leaflets printed (G)", "Staff trained (A)", "Data shared (R)",
      "Schools told (G)", "Board met (A)"}},
    {"placeholders", {"TBC", "n/a", "-", "TBC", "none"}}};

constexpr const char* kHeadings[] = {
    "Due date",     "Date",    "RAG",         "Status",
    "Lead",         "",        "Completed",   "Action",
    "Progress",     "Colour",  "Review date", "Notes",
    "Ref",          "Name",    "Details",     "Priority",
    "Objective",    "Outcome", "Evidence",    "Item",
    "Revised date", "Done?",   "On track?",   "% complete",
    "Partners",     "RAG Q1",  "Next action"};

// Of ten rows so many have such a cell under such a heading; the others, where
// there are any, text.
Rows WithColumn(const char* heading, const Content& content, std::size_t share,
                const char* others, int with) {
  Rows rows;
  rows.Add("Ref|Action|" + std::string(heading) +
           (with == 1   ? "|RAG|Due"
            : with == 2 ? "|Lead"
                        : ""));
  for (std::size_t i = 0; i < 10; ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string cell =
        i < share ? content.cells[i % content.cells.size()] : others;
    rows.Add(number + "|Train the staff of hotel number " + number + '|' +
             cell +
             (with == 1   ? (i % 2 ? "|Red|01/07/2015" : "|Green|")
              : with == 2 ? (i % 3 ? "|Ann Hill" : "|Health Team")
                          : ""));
  }
  return rows;
}

// The first of them are those by which the figures are reckoned.
constexpr std::size_t kCoreHeadings = 10;

TEST(Ladders, OfTheShareOfCellsThatAreOfAKind) {
  Ladders ladders;
  for (std::size_t i = 0; i < std::size(kHeadings); ++i)
    for (const Content& content : kContents)
      for (int with = 0; with < (i < kCoreHeadings ? 2 : 1); ++with)
        ladders.Climb(std::string(kHeadings[i]) + " of " + content.name +
                          (with == 1 ? " beside RAG and Due" : ""),
                      i < kCoreHeadings ? 0 : 4, i < kCoreHeadings ? 10 : 8,
                      [&](std::size_t n) {
                        return WithColumn(kHeadings[i], content, n, "", with);
                      });
  test::ExpectGoldenLines("plan/ladders-of-shares.txt", ladders.lines());
}

TEST(Ladders, OfTheShareOfCellsThatAreOfAKindAmongOthers) {
  Ladders ladders;
  for (std::size_t i = 0; i < kCoreHeadings; ++i)
    for (const Content& content : kContents)
      ladders.Climb(
          std::string(kHeadings[i]) + " of " + content.name + " and words", 0,
          10, [&](std::size_t n) {
            return WithColumn(kHeadings[i], content, n,
                              "Working with the board", 2);
          });
  test::ExpectGoldenLines("plan/ladders-of-mixtures.txt", ladders.lines());
}

TEST(Ladders, OfLengthsAndCounts) {
  Ladders ladders;
  // What may stand in a row of its own, at the top, in the middle, at the end.
  constexpr const char* kLines[] = {
      "Priority ", "Objective 2: ", "Completed ", "Actions completed ",
      "Note ",     "Signed ",       "Total ",     "Please ",
      "Plan "};
  for (const char* const line : kLines)
    for (const char* const before : {"", "|"})
      for (const std::size_t at :
           {std::size_t{0}, std::size_t{3}, std::size_t{9}})
        ladders.Climb(
            std::string(before) + line + "of n words behind row " +
                std::to_string(at),
            0, 14,
            [&](std::size_t n) {
              Rows rows;
              std::size_t i = 0;
              const Rows small = Small(8);
              for (const Row& row : small.rows()) {
                if (i++ == at) rows.Add(before + (line + Repeat("word ", n)));
                rows.Add(row.cells);
              }
              if (at > 8) rows.Add(before + (line + Repeat("word ", n)));
              return rows;
            },
            true);
  // Lengths in characters of headings, actions, leads, ratings, dates.
  for (std::size_t column = 0; column < 5; ++column)
    for (const std::size_t row : {std::size_t{0}, std::size_t{2}})
      ladders.Climb("n more words in row " + std::to_string(row) + ", column " +
                        std::to_string(column),
                    0, 45, [&](std::size_t n) {
                      Rows rows;
                      const Rows small = Small(5);
                      for (const Row& from : small.rows()) {
                        std::vector<Cell> cells = from.cells;
                        if (from.place.row == row + 1)
                          cells[column].text += Repeat(" more", n);
                        rows.Add(std::move(cells));
                      }
                      return rows;
                    });
  // A key of ratings, a list and counts beside or below n actions.
  constexpr std::array<std::array<const char*, 7>, 5> kOthers = {
      {{"Red|Late", "Amber|At risk", "Green|On track", "Blue|Complete", "", "",
        ""},
       {"Key|Meaning", "Red|Late", "Amber|At risk", "Green|Complete",
        "Blue|New", "Grey|Open", "White|None"},
       {"Name|Telephone", "Ann Hill|1234", "Bob Wood|5678", "Eve Moor|9876",
        "Joe Dale|4567", "Kit Mere|1212", "Lee Ford|3434"},
       {"Deadline|Status", "01/06/2015|Open", "02/06/2015|Closed",
        "03/06/2015|Open", "04/06/2015|Open", "05/06/2015|Open",
        "06/06/2015|Open"},
       {"Status|Number of actions", "Open|3", "Closed|4", "Late|2", "", "",
        ""}}};
  for (const auto& other : kOthers)
    for (std::size_t length = 2; length <= 7; ++length) {
      ladders.Climb(std::string(other[0]) + ", " + std::to_string(length) +
                        " rows, beside n actions",
                    1, 12, [&](std::size_t n) {
                      Rows rows;
                      std::size_t i = 0;
                      const Rows small = Small(n);
                      for (const Row& row : small.rows()) {
                        std::vector<Cell> cells = row.cells;
                        cells.emplace_back();
                        if (i < length)
                          for (Cell& cell : CellsOf(other[i]))
                            cells.push_back(std::move(cell));
                        ++i;
                        rows.Add(std::move(cells));
                      }
                      return rows;
                    });
      for (const std::size_t gap : {std::size_t{0}, std::size_t{1}})
        ladders.Climb(std::string(other[0]) + ", " + std::to_string(length) +
                          " rows, below n actions and " + std::to_string(gap) +
                          " blank",
                      1, 5, [&](std::size_t n) {
                        Rows rows = Small(n);
                        for (std::size_t i = 0; i < gap; ++i) rows.Add("");
                        for (std::size_t i = 0; i < length; ++i)
                          rows.Add(other[i]);
                        return rows;
                      });
    }
  // Of n rows of the plan so many stand in another table too.
  for (std::size_t shared = 0; shared <= 6; ++shared)
    for (const char* const name :
         {"sheet May 2015", "sheet Archive", "table 2"})
      ladders.Climb(
          std::to_string(shared) + " of n actions again in " + name, 1, 8,
          [&](std::size_t n) {
            Rows rows =
                Small(6, name[0] == 's' ? "sheet June 2015" : "table 1");
            rows.Table(name).Add("Ref|Action|Lead|Due date|RAG");
            for (std::size_t i = 1; i <= n; ++i)
              rows.Add(std::to_string(i) + "|Train the staff of " +
                       (i <= shared ? "hotel " : "school ") +
                       std::to_string(i) + "|Bob Wood|30/09/2015|Amber");
            return rows;
          },
          true);
  // Two tables of the plan's headings, and of n others in the second.
  for (const char* const last : {"RAG", "Status", "Notes"})
    ladders.Climb(
        std::string("a second table with ") + last +
            " for RAG and n more columns",
        0, 8,
        [&](std::size_t n) {
          Rows rows = Small(4, "table 1");
          std::string header = std::string("Ref|Action|Lead|Due date|") + last;
          std::string row = "|Tell all the schools|Bob Wood|31/07/2015|Red";
          for (std::size_t i = 0; i < n; ++i) {
            header += "|Zone " + std::to_string(i);
            row += "|some words";
          }
          return rows.Table("table 2").Add(header).Add('8' + row).Add(
              "9" + row + " too");
        },
        true);
  // A table without a header behind one with n columns.
  for (std::size_t width = 1; width <= 6; ++width)
    ladders.Climb(
        "a table of " + std::to_string(width) +
            " columns behind the first n of five",
        2, 5,
        [&](std::size_t n) {
          Rows rows;
          rows.Table("table 1");
          const Rows small = Small(3);
          for (const Row& row : small.rows()) {
            std::vector<Cell> cells = row.cells;
            cells.resize(n);
            rows.Add(std::move(cells));
          }
          rows.Table("table 2");
          for (const char* line :
               {"8|Tell all of the schools|Bob Wood|31/07/2015|Red|x",
                "9|Ask the young people|Ann Hill|31/08/2015|Green|y"}) {
            std::vector<Cell> cells = CellsOf(line);
            cells.resize(width);
            rows.Add(std::move(cells));
          }
          return rows;
        },
        true);
  // Sub-headings, n rows of them, and of a header over n columns.
  ladders.Climb("n rows of sub-headings", 0, 6, [&](std::size_t n) {
    Rows rows;
    rows.Add("Action|Lead|RAG|x|x|x");
    std::vector<Cell> header = rows.rows()[0].cells;
    for (std::size_t i = 3; i < 6; ++i) header[i] = Merged(Merge::kLeft);
    Rows made;
    made.Add(header);
    for (std::size_t i = 0; i < n; ++i) made.Add("||Q1|Q2|Q3|Q4");
    return made.Add("Train staff|Ann Hill|Red|Amber|Green|")
        .Add("Tell schools|Bob Wood|Amber|||");
  });
  for (const char* const known : {"Action", "Lead", "RAG", "Cost"})
    ladders.Climb(std::string(known) + " beside n headings that no plan has", 0,
                  12, [&](std::size_t n) {
                    std::string header = std::string("Due date|") + known,
                                row = "31/05/2015|Train all of the staff";
                    for (std::size_t i = 0; i < n; ++i) {
                      header +=
                          "|Zone " + std::string(1, static_cast<char>('a' + i));
                      row += "|some words here";
                    }
                    return Rows().Add(header).Add(row).Add(row);
                  });
  test::ExpectGoldenLines("plan/ladders.txt", ladders.lines());
}

}  // namespace
}  // namespace planwatch
