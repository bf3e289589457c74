#include "tests/plan/generated_plans.h"

#include <array>
#include <iterator>
#include <utility>

#include "tests/base/draw.h"
#include "tests/plan/generated_junk.h"
#include "tests/plan/generated_table.h"
#include "tests/plan/generated_values.h"

namespace planwatch {
namespace {

using Grid = std::vector<std::vector<SheetCell>>;

// The document around the plan's table.
class DocumentGenerator {
 public:
  explicit DocumentGenerator(std::uint64_t seed)
      : draw_(seed), table_(DrawTable(draw_)) {}

  GeneratedPlan Make() && {
    DrawSheets();
    Write();
    plan_.actions = std::move(table_.actions);
    plan_.oddities = std::move(table_.oddities);
    return std::move(plan_);
  }

 private:
  // A row whose first cell is across the table, or stands alone.
  std::vector<SheetCell> LoneRow(std::string text, bool merged) const {
    std::vector<SheetCell> row(table_.columns.size());
    row[0].text = std::move(text);
    if (merged && !table_.IsCsv()) row[0].columns = table_.columns.size();
    return row;
  }

  void AddAbove(Grid& grid) {
    const bool merged = draw_.Chance(0.5) || table_.file == File::kWord;
    if (table_.Odd(draw_, "title", 0.15)) {
      grid.push_back(LoneRow("Safeguarding action plan 2015/16", merged));
      if (!table_.IsCsv()) grid.back()[0].bold = draw_.Chance(0.5);
    }
    if (table_.Odd(draw_, "metadata") && table_.columns.size() > 2) {
      std::vector<SheetCell> version(table_.columns.size()),
          updated(table_.columns.size());
      version[0].text = "Version";
      version[1].text = "1.2";
      updated[0].text = "Last updated";
      updated[1].text = "12/05/2015";
      grid.push_back(std::move(version));
      grid.push_back(std::move(updated));
    }
    if (table_.Odd(draw_, "guidance above"))
      grid.push_back(LoneRow(
          "Please update the progress of your actions every month and send "
          "the plan back to the co-ordinator before the meeting.",
          merged));
    if (table_.file != File::kWord && table_.Odd(draw_, "blank rows above"))
      grid.resize(grid.size() + draw_.Between(1, 2),
                  std::vector<SheetCell>(table_.columns.size()));
    if (table_.Has(Part::kQuarters) && draw_.Chance(0.6)) {
      std::vector<SheetCell> group(table_.columns.size());
      group[table_.Find(Part::kQuarters)] =
          TextCell("RAG rating", table_.bold_header);
      if (!table_.IsCsv()) group[table_.Find(Part::kQuarters)].columns = 4;
      grid.push_back(std::move(group));
    } else if (table_.columns.size() > 4 &&
               table_.Odd(draw_, "groups above the headings")) {
      std::vector<SheetCell> group(table_.columns.size());
      const std::size_t half = table_.columns.size() / 2;
      group[0] = TextCell("Delivery plan", table_.bold_header);
      group[half] = TextCell("Monitoring", table_.bold_header);
      if (!table_.IsCsv()) {
        group[0].columns = half;
        group[half].columns = table_.columns.size() - half;
      }
      grid.push_back(std::move(group));
    }
  }

  void AddBelow(Grid& grid) {
    const std::size_t width = table_.columns.size();
    if (table_.Odd(draw_, "template rows"))
      for (std::size_t i = 0; i < 3; ++i) {
        std::vector<SheetCell> row(width);
        if (table_.Has(Part::kReference) && draw_.Chance(0.5))
          row[table_.Find(Part::kReference)].text =
              "9." + std::to_string(i + 1);
        grid.push_back(std::move(row));
      }
    if (width > 2 && table_.Odd(draw_, "total")) {
      std::vector<SheetCell> row(width);
      row[0].text =
          draw_.Pick(std::array{"Total", "Total actions", "Number of actions"});
      row[draw_.Between(1, width - 1)].text =
          std::to_string(table_.actions.size());
      grid.push_back(std::move(row));
    }
    const bool merged = draw_.Chance(0.5) || table_.file == File::kWord;
    if (table_.Odd(draw_, "note below"))
      grid.push_back(LoneRow(
          draw_.Pick(std::array{
              "Note: dates in bold were agreed by the board.",
              "* Funding to be confirmed by the commissioner.",
              "Notes: this plan is reviewed at each meeting of the group."}),
          merged));
    if (table_.Odd(draw_, "legend below"))
      for (const char* line : {"Key: Red = significant delay",
                               "Amber = some delay", "Green = on track"})
        grid.push_back(LoneRow(line, merged));
    if (width > 3 && table_.Odd(draw_, "signature")) {
      std::vector<SheetCell> row(width);
      row[0].text = "Signed:";
      row[1].text = "______________";
      row[2].text = "Date:";
      row[3].text = "__/__/____";
      grid.push_back(std::move(row));
    }
  }

  void DrawSheets() {
    Sheet sheet{.name = draw_.Pick(std::array{"Action plan", "Delivery plan",
                                              "Plan 2015-16", "Sheet1"}),
                .rows = {}};
    AddAbove(sheet.rows);
    const std::vector<SheetCell> header = table_.Header();
    sheet.rows.push_back(header);
    std::size_t split = table_.rows.size();
    if (!table_.IsCsv() && table_.breaks.size() > 1 &&
        table_.Odd(draw_, "continued in another table"))
      split = table_.breaks[draw_.Below(table_.breaks.size() - 1)];
    const auto middle =
        table_.rows.begin() + static_cast<std::ptrdiff_t>(split);
    sheet.rows.insert(sheet.rows.end(), table_.rows.begin(), middle);
    std::vector<Sheet> plan;
    if (split < table_.rows.size()) {
      plan.push_back(std::move(sheet));
      sheet = Sheet{.name = "Part 2", .rows = {}, .caption = false};
      if (table_.file != File::kWord || draw_.Chance(0.5))
        sheet.rows.push_back(header);
      sheet.rows.insert(sheet.rows.end(), middle, table_.rows.end());
    }
    AddBelow(sheet.rows);
    plan.push_back(std::move(sheet));
    if (!table_.IsCsv() && table_.file != File::kWord) {
      if (table_.Odd(draw_, "blank column on the left"))
        InsertBlank(plan, 0);
      else if (table_.Odd(draw_, "blank column between"))
        InsertBlank(plan, draw_.Between(1, table_.columns.size()));
      if (table_.Odd(draw_, "table beside")) AddBeside(plan.front());
    }
    std::vector<Sheet> before, after;
    if (table_.Odd(draw_, "junk before", 0.1))
      before.push_back(DrawJunk(draw_));
    if (table_.Odd(draw_, "junk after", 0.2)) after.push_back(DrawJunk(draw_));
    if (table_.Odd(draw_, "more junk after")) after.push_back(DrawJunk(draw_));
    if (!table_.IsCsv() && table_.Odd(draw_, "archive"))
      after.push_back(Archive());
    auto& sheets = plan_.sheets;
    sheets = std::move(before);
    std::move(plan.begin(), plan.end(), std::back_inserter(sheets));
    std::move(after.begin(), after.end(), std::back_inserter(sheets));
  }

  static void InsertBlank(std::vector<Sheet>& plan, std::size_t at) {
    for (Sheet& sheet : plan)
      for (auto& row : sheet.rows) {
        // What is merged across it grows.
        for (std::size_t i = 0; i < std::min(at, row.size()); ++i)
          if (i + row[i].columns > at) ++row[i].columns;
        row.insert(
            row.begin() + static_cast<std::ptrdiff_t>(std::min(at, row.size())),
            SheetCell());
      }
  }

  void AddBeside(Sheet& sheet) {
    const Sheet junk = draw_.Chance(0.5) ? MakeKey(draw_) : DrawJunk(draw_);
    const std::size_t from = draw_.Below(4);
    for (std::size_t i = 0;
         i < junk.rows.size() && from + i < sheet.rows.size(); ++i) {
      auto& row = sheet.rows[from + i];
      row.emplace_back();
      row.insert(row.end(), junk.rows[i].begin(), junk.rows[i].end());
    }
  }

  // Completed actions under the plan's own headings.
  Sheet Archive() {
    Grid rows;
    for (std::size_t i = 0; i < draw_.Between(2, 4); ++i) {
      std::vector<SheetCell> row(table_.columns.size());
      for (std::size_t j = 0; j < table_.columns.size(); ++j)
        switch (table_.columns[j].part) {
          case Part::kReference:
            row[j].text = "0." + std::to_string(i + 1);
            break;
          case Part::kObjective:
            row[j].text = DrawObjective(draw_);
            break;
          case Part::kAction:
            row[j].text = DrawTitle(draw_);
            break;
          case Part::kLead:
            row[j].text = DrawLead(draw_, table_.lead_form).text;
            break;
          case Part::kDue:
            row[j] = WriteDate(*MakeDate(2014, 3, 28), table_.date_form);
            break;
          case Part::kRag:
            row[j] = WriteRag(Rag::kBlue, table_.rating_form).cell;
            break;
          case Part::kStatus:
            row[j].text = "Complete";
            break;
          default:
            break;
        }
      rows.push_back(std::move(row));
    }
    return MakeArchive(table_.Header(), rows, draw_);
  }

  void Write() {
    switch (table_.file) {
      case File::kExcel:
        plan_.format = "xlsx";
        plan_.bytes = WriteExcel(plan_.sheets);
        return;
      case File::kWord:
        plan_.format = "docx";
        plan_.bytes = WriteWord(plan_.sheets);
        return;
      case File::kOds:
        plan_.format = "ods";
        plan_.bytes = WriteOds(plan_.sheets);
        return;
      case File::kCsv:
        break;
    }
    const char separator = ",;\t"[draw_.Below(3)];
    plan_.bytes = WriteCsv(plan_.sheets, separator);
    plan_.format = std::string("csv ") + separator;
    const bool arrow = plan_.bytes.find("→") != std::string::npos;
    switch (draw_.Below(4)) {
      case 0:
        plan_.bytes = ToUtf16(plan_.bytes, draw_.Chance(0.5));
        plan_.format += " utf-16";
        break;
      case 1:
        if (arrow) break;  // Windows-1252 has none
        plan_.bytes = ToWindows1252(plan_.bytes);
        plan_.format += " windows-1252";
        break;
      default:
        break;
    }
  }

  Draw draw_;
  GeneratedTable table_;
  GeneratedPlan plan_;
};

}  // namespace

GeneratedPlan GeneratePlan(std::uint64_t seed) {
  return DocumentGenerator(seed).Make();
}

}  // namespace planwatch
