#include "tests/plan/generated_junk.h"

#include <array>
#include <utility>

namespace planwatch {
namespace {

using Lines = std::vector<std::vector<std::string>>;

Sheet MakeSheet(std::string name, const Lines& lines, bool bold) {
  Sheet sheet{.name = std::move(name), .rows = {}};
  std::size_t width = 0;
  for (const auto& line : lines) width = std::max(width, line.size());
  for (const auto& line : lines) {
    std::vector<SheetCell> row(width);
    for (std::size_t i = 0; i < line.size(); ++i) {
      row[i].text = line[i];
      row[i].bold = bold && sheet.rows.empty();
    }
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

}  // namespace

namespace {

Sheet MakeJunk(std::size_t kind, Draw& draw) {
  const bool bold = draw.Chance(0.5);
  const auto number = [&] { return std::to_string(draw.Below(9)); };
  switch (kind) {
    case 0:
      return MakeSheet("Key",
                       {{"Red", "Significant delay, needs attention"},
                        {"Amber", "Some slippage"},
                        {"Green", "On track"},
                        {"Blue", "Complete"}},
                       false);
    case 1:
      return MakeSheet("RAG key",
                       {{"RAG", "Meaning"},
                        {"Red", "Will not be delivered in time"},
                        {"Amber", "Delivery is at risk"},
                        {"Green", "Delivery is on time"}},
                       bold);
    case 2:
      return MakeSheet("Summary",
                       {{"RAG", "Number of actions"},
                        {"Red", number()},
                        {"Amber", number()},
                        {"Green", number()},
                        {"Complete", number()},
                        {"Total", "24"}},
                       bold);
    case 3:
      return MakeSheet(
          "By lead",
          {{"Lead", "Red", "Amber", "Green", "Total"},
           {"Head of Housing", number(), number(), number(), "9"},
           {"Police", number(), number(), number(), "7"},
           {"Training Officer", number(), number(), number(), "5"}},
          bold);
    case 4:
      return MakeSheet("Lists",
                       {{"RAG", "Status", "Lead"},
                        {"Red", "Not started", "Head of Housing"},
                        {"Amber", "In progress", "Police"},
                        {"Green", "Complete", "Health"},
                        {"Blue", "", "Education Lead"}},
                       bold);
    case 5:
      return MakeSheet("Meetings",
                       {{"Meeting", "Date", "Venue"},
                        {"Board", "12/06/2015", "Committee room 1"},
                        {"Working group", "18/09/2015", "Civic centre"},
                        {"Board", "04/12/2015", "Committee room 2"}},
                       bold);
    case 6:
      return MakeSheet("Version control",
                       {{"Version", "Date", "Author", "Changes made"},
                        {"0.1", "12/01/2015", "Policy Officer", "First draft"},
                        {"0.2", "02/02/2015", "Policy Officer",
                         "Comments of the board included"},
                        {"1.0", "16/03/2015", "Head of Service", "Approved"}},
                       bold);
    case 7:
      return MakeSheet("Contributors",
                       {{"Name", "Role", "Agency"},
                        {"Ann Example", "Chair", "Council"},
                        {"Bob Sample", "Inspector", "Police"},
                        {"Cas Specimen", "Nurse", "Health"}},
                       bold);
    default:
      return MakeSheet("Risks",
                       {{"Risk", "Likelihood", "Impact", "Mitigation", "Owner"},
                        {"Funding ends before the project does", "3", "4",
                         "Bid for a grant early", "Head of Housing"},
                        {"Staff leave and are not replaced", "2", "3",
                         "Share the work between teams", "Police"},
                        {"Partners do not send their data", "4", "4",
                         "Raise it with the board", "Health"}},
                       bold);
  }
}

}  // namespace

Sheet DrawJunk(Draw& draw) { return MakeJunk(draw.Below(9), draw); }

Sheet DrawCounts(Draw& draw) {
  return MakeJunk(std::array<std::size_t, 3>{0, 2, 3}[draw.Below(3)], draw);
}

Sheet MakeKey(Draw& draw) { return MakeJunk(0, draw); }

Sheet MakeArchive(const std::vector<SheetCell>& header,
                  const std::vector<std::vector<SheetCell>>& rows, Draw& draw) {
  Sheet sheet{.name = draw.Pick(std::array{"Archive", "Completed actions",
                                           "Archived actions 2014",
                                           "Old plan (superseded)"}),
              .rows = {header}};
  for (const auto& row : rows) sheet.rows.push_back(row);
  return sheet;
}

}  // namespace planwatch
