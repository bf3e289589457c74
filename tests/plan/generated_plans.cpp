#include "tests/plan/generated_plans.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "tests/plan/draw.h"
#include "tests/plan/generated_junk.h"
#include "tests/plan/generated_values.h"

namespace planwatch {
namespace {

using Grid = std::vector<std::vector<SheetCell>>;

// The share of plans without any oddity, and that of each oddity in others.
constexpr double kPlain = 0.2;
constexpr double kOdd = 0.07;

enum class File : unsigned char { kCsv, kExcel, kWord, kOds };

// How the plan says to which objective an action belongs.
enum class Grouping : unsigned char {
  kNone,
  kRepeated,
  kLeftBlank,  // below its first action
  kMerged,
  kSections,  // rows across the table
};

struct Column {
  Part part;
  std::string heading;
};

SheetCell TextCell(std::string text, bool bold = false) {
  SheetCell cell;
  cell.text = std::move(text);
  cell.bold = bold;
  return cell;
}

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : draw_(seed) {}

  GeneratedPlan Make() && {
    plain_ = draw_.Chance(kPlain);
    file_ = static_cast<File>(draw_.Below(4));
    bold_header_ = file_ != File::kCsv && draw_.Chance(0.7);
    DrawColumns();
    DrawForms();
    DrawBody();
    DrawSheets();
    Write();
    return std::move(plan_);
  }

 private:
  bool Odd(const char* name, double share = kOdd) {
    if (plain_ || !draw_.Chance(share)) return false;
    plan_.oddities.emplace_back(name);
    return true;
  }
  bool IsCsv() const { return file_ == File::kCsv; }

  void AddColumn(Part part, std::string heading = {}) {
    if (heading.empty()) heading = draw_.Pick(HeadingsOf(part));
    columns_.push_back({part, std::move(heading)});
  }
  bool Has(Part part) const { return Find(part) < columns_.size(); }
  std::size_t Find(Part part) const {
    return static_cast<std::size_t>(
        std::find_if(columns_.begin(), columns_.end(),
                     [&](const Column& c) { return c.part == part; }) -
        columns_.begin());
  }
  // A part that the plan has, perhaps under a heading that says nothing.
  void AddNamed(Part part, const char* oddity) {
    AddColumn(part);
    if (Odd(oddity, 0.03))
      columns_.back().heading =
          draw_.Chance(0.5) ? "" : draw_.Pick(VagueHeadings());
  }

  void DrawColumns() {
    grouping_ = static_cast<Grouping>(draw_.Below(5));
    if (IsCsv() && grouping_ == Grouping::kMerged)
      grouping_ = Grouping::kLeftBlank;
    if (plain_ && grouping_ == Grouping::kSections)
      grouping_ = Grouping::kRepeated;
    if (grouping_ == Grouping::kSections)
      plan_.oddities.emplace_back("sections");
    AddNamed(Part::kAction, "action unnamed");
    if (draw_.Chance(0.9)) {
      AddNamed(Part::kLead, "lead unnamed");
      any_leads_ =
          !plan_.oddities.empty() && plan_.oddities.back() == "lead unnamed";
    }
    if (draw_.Chance(0.92)) AddNamed(Part::kDue, "due unnamed");
    const bool quarters = Odd("RAG of each quarter", 0.05);
    if (!quarters && draw_.Chance(0.6)) AddNamed(Part::kRag, "RAG unnamed");
    if (!quarters && (!Has(Part::kRag) || draw_.Chance(0.2)))
      AddColumn(Part::kStatus);
    if (draw_.Chance(0.5)) AddColumn(Part::kProgress);
    if (Has(Part::kDue) && Odd("revised column")) AddColumn(Part::kRevised);
    if (Odd("completed column")) AddColumn(Part::kCompleted);
    static constexpr std::pair<Part, const char*> kOthers[] = {
        {Part::kRaised, "raised"},
        {Part::kStart, "start"},
        {Part::kReview, "review"},
        {Part::kUpdated, "updated"},
        {Part::kPreviousRag, "previous"},
        {Part::kPercent, "percent"},
        {Part::kCost, "cost"},
        {Part::kRisk, "risk"},
        {Part::kUrgency, "urgency"},
        {Part::kEvidence, "evidence"},
        {Part::kPartners, "partners"},
        {Part::kComments, "comments"}};
    for (const auto& [part, name] : kOthers)
      if (Odd(name)) {
        AddColumn(part);
        if (part >= Part::kPercent && Odd("no heading over it", 0.1))
          columns_.back().heading.clear();
      }
    if (draw_.Chance(0.3)) {
      draw_.Shuffle(columns_);
    }
    if (grouping_ != Grouping::kNone && grouping_ != Grouping::kSections)
      InsertColumn(Part::kObjective);
    if (draw_.Chance(0.6)) InsertColumn(Part::kReference);
    if (quarters) {
      for (const char* quarter : {"Q1", "Q2", "Q3", "Q4"})
        columns_.push_back({Part::kQuarters, quarter});
    }
    DistinctHeadings();
  }
  // In front, where councils have them.
  void InsertColumn(Part part) {
    AddColumn(part);
    std::rotate(columns_.begin(), columns_.end() - 1, columns_.end());
  }
  // "Priority" names an objective and a level, "Score" is drawn once.
  void DistinctHeadings() {
    std::set<std::string> seen;
    for (Column& column : columns_)
      while (!column.heading.empty() && !seen.insert(column.heading).second)
        column.heading = draw_.Pick(HeadingsOf(column.part));
  }

  void DrawForms() {
    do date_form_ = static_cast<DateForm>(draw_.Below(kDateForms));
    while (date_form_ == DateForm::kCell && (IsCsv() || file_ == File::kWord));
    do rating_form_ = static_cast<RatingForm>(draw_.Below(4));
    while (IsCsv() && rating_form_ >= RatingForm::kFills);
    lead_form_ = static_cast<LeadForm>(draw_.Below(3));
    odd_dates_ = Odd("odd dates", 0.3);
    odd_ratings_ = Odd("odd ratings", 0.12);
    several_leads_ = Odd("several leads", 0.15);
    merges_ = !IsCsv() && Odd("merged values", 0.12);
    spills_ = Has(Part::kProgress) && Odd("progress goes on in a row below");
    blank_rows_ = Odd("blank rows between");
    repeats_ = Odd("repeated header");
    lines_ = Odd("lines in cells");
  }

  // The value of each part for one action.
  struct Values {
    DueValue due;
    RatingValue rag, status;
    LeadValue lead;
  };
  Values DrawValues() {
    Values values;
    // Some day above 12 tells that the day stands first.
    do values.due = DrawPlainDue(draw_, date_form_);
    while (rows_.empty() && date_form_ <= DateForm::kShortSlashes &&
           values.due.cell.text < "13");
    if (odd_dates_ && draw_.Chance(0.4))
      values.due = DrawOddDue(draw_, IsCsv());
    do values.status = DrawState(draw_);
    while (values.due.done && !values.status.complete);
    Rag rag = kAllRags[draw_.Below(4)];
    if (Has(Part::kStatus)) {
      // The two columns agree.
      if (values.status.complete)
        rag = draw_.Chance(0.5) ? Rag::kBlue : Rag::kGreen;
      else if (rag == Rag::kBlue)
        rag = Rag::kGreen;
    } else if (values.due.done) {
      rag = Rag::kGreen;
    }
    values.rag = WriteRag(rag, rating_form_);
    if (odd_ratings_ && draw_.Chance(0.4) && !Has(Part::kStatus) &&
        !values.due.done && !Has(Part::kPercent))
      values.rag = DrawOddRag(draw_);
    values.lead = several_leads_ && draw_.Chance(0.4)
                      ? DrawLeads(draw_, lead_form_)
                      : DrawLead(draw_, lead_form_);
    return values;
  }

  void DrawBody() {
    const std::size_t objectives = draw_.Between(1, 4);
    for (std::size_t objective = 0; objective < objectives; ++objective)
      DrawObjectiveRows(objective + 1, draw_.Between(2, 7));
  }

  void DrawObjectiveRows(std::size_t number, std::size_t actions) {
    std::string objective;
    do objective = DrawObjective(draw_);
    while (!objectives_.insert(objective).second);
    if (grouping_ == Grouping::kSections) AddSection(number, objective);
    const std::size_t first = rows_.size();
    std::size_t left = 0;  // of a run of actions with merged values
    Values values;
    for (std::size_t i = 0; i < actions; ++i) {
      const std::size_t at = rows_.size();
      if (left == 0) {
        values = DrawValues();
        left = 1;
        if (merges_ && draw_.Chance(0.4)) left = draw_.Between(2, 3);
        left = std::min(left, actions - i);
        AddAction(number, i + 1, values, left);
      } else {
        AddAction(number, i + 1, values, 0);
      }
      --left;
      if (left > 0) continue;
      if (grouping_ == Grouping::kMerged) continue;
      if (spills_ && draw_.Chance(0.15)) AddSpill();
      if (blank_rows_ && draw_.Chance(0.15))
        rows_.emplace_back(columns_.size());
      if (repeats_ && draw_.Chance(0.15)) rows_.push_back(Header());
      if (rows_.size() > at + 1 || draw_.Chance(0.5))
        breaks_.push_back(rows_.size());
    }
    const std::size_t column = Find(Part::kObjective);
    if (column < columns_.size())
      for (std::size_t row = first; row < rows_.size(); ++row) {
        if (rows_[row].empty() || !is_action_[Key(row)]) continue;
        if (row == first || grouping_ == Grouping::kRepeated)
          rows_[row][column].text = objective;
        if (row == first && grouping_ == Grouping::kMerged)
          rows_[row][column].rows = rows_.size() - first;
      }
    breaks_.push_back(rows_.size());
  }

  void AddSection(std::size_t number, const std::string& objective) {
    std::vector<SheetCell> row(columns_.size());
    row[0].text = draw_.Chance(0.5)
                      ? "Objective " + std::to_string(number) + ": " + objective
                      : objective;
    if (!IsCsv()) {
      const std::size_t look = draw_.Below(3);
      if (look == 0 || file_ == File::kWord) row[0].columns = columns_.size();
      if (look == 1) row[0].bold = true;
      if (look == 2)
        for (SheetCell& cell : row) cell.fill = Colour{0xD9, 0xD9, 0xD9};
    }
    rows_.push_back(std::move(row));
  }

  // `merged`: over so many actions go its values; 0: they stand above.
  void AddAction(std::size_t objective, std::size_t number,
                 const Values& values, std::size_t merged) {
    std::vector<SheetCell> row(columns_.size());
    ExpectedAction action;
    do action.title = DrawTitle(draw_);
    while (!titles_.insert(action.title).second);
    std::size_t quarter = 0;
    const std::size_t quarters = draw_.Between(1, 3);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      SheetCell& cell = row[i];
      const auto put = [&](const SheetCell& value) {
        if (merged == 0) return;
        cell = value;
        cell.rows = merged;
      };
      switch (columns_[i].part) {
        case Part::kReference:
          cell.text = std::to_string(objective) + '.' + std::to_string(number);
          break;
        case Part::kObjective:
          break;
        case Part::kAction:
          cell.text = action.title;
          if (lines_ && draw_.Chance(0.3)) {
            const std::size_t gap = cell.text.rfind(' ');
            cell.text[gap] = '\n';
          }
          break;
        case Part::kLead:
          put(TextCell(values.lead.text));
          action.leads = values.lead.leads;
          action.any_leads = any_leads_;
          break;
        case Part::kDue:
          put(values.due.cell);
          action.due = values.due.due;
          action.revised = values.due.revised;
          action.any_due = values.due.done;
          if (values.due.done) action.complete = true;
          break;
        case Part::kRag:
          put(values.rag.cell);
          break;
        case Part::kStatus:
          put(values.status.cell);
          break;
        case Part::kQuarters:
          if (quarter++ < quarters) {
            action.rag = kAllRags[draw_.Below(3)];
            cell = WriteRag(action.rag, rating_form_).cell;
          }
          break;
        case Part::kProgress:
          cell.text = DrawProgress(draw_);
          if (lines_ && draw_.Chance(0.3))
            cell.text += '\n' + DrawProgress(draw_);
          break;
        case Part::kRevised:
          break;
        case Part::kCompleted:
          if (draw_.Chance(0.3)) {
            const Date day = *MakeDate(2014, 10, 1) +
                             std::chrono::days{static_cast<int>(
                                 draw_.Below(draw_.Chance(0.8) ? 220 : 400))};
            cell = WriteDate(day, DateForm::kSlashes);
            action.completed = day;
          }
          break;
        default:
          cell.text = DrawOther(columns_[i].part, draw_);
      }
    }
    Rate(values, action);
    if (action.complete && Has(Part::kPercent))
      row[Find(Part::kPercent)].text = "100%";
    if (Has(Part::kRevised) && values.due.due && !values.due.revised &&
        merged == 1 && draw_.Chance(0.3)) {
      action.revised = *action.due + std::chrono::days{60};
      row[Find(Part::kRevised)] = WriteDate(
          *action.revised,
          date_form_ == DateForm::kMonth ? DateForm::kLong : date_form_);
    }
    is_action_.resize(rows_.size() + 1);
    is_action_[rows_.size()] = true;
    rows_.push_back(std::move(row));
    plan_.actions.push_back(std::move(action));
  }

  void Rate(const Values& values, ExpectedAction& action) const {
    if (Has(Part::kRag)) {
      action.rag = values.rag.rag;
      action.complete |= values.rag.complete;
    } else if (Has(Part::kStatus)) {
      action.rag = values.status.rag;
    }
    if (Has(Part::kStatus)) action.complete |= values.status.complete;
    if (action.complete) action.rag = Rag::kBlue;
  }

  std::size_t Key(std::size_t row) {
    is_action_.resize(std::max(is_action_.size(), row + 1));
    return row;
  }

  // The progress of the action above goes on.
  void AddSpill() {
    std::vector<SheetCell> row(columns_.size());
    row[Find(Part::kProgress)].text = DrawProgress(draw_);
    rows_.push_back(std::move(row));
  }

  std::vector<SheetCell> Header() const {
    std::vector<SheetCell> header;
    for (const Column& column : columns_)
      header.push_back(TextCell(column.heading, bold_header_));
    return header;
  }

  // A row whose first cell is across the table, or stands alone.
  std::vector<SheetCell> LoneRow(std::string text, bool merged) const {
    std::vector<SheetCell> row(columns_.size());
    row[0].text = std::move(text);
    if (merged && !IsCsv()) row[0].columns = columns_.size();
    return row;
  }

  void AddAbove(Grid& grid) {
    const bool merged = draw_.Chance(0.5) || file_ == File::kWord;
    if (Odd("title", 0.15)) {
      grid.push_back(LoneRow("Safeguarding action plan 2015/16", merged));
      if (!IsCsv()) grid.back()[0].bold = draw_.Chance(0.5);
    }
    if (Odd("metadata") && columns_.size() > 2) {
      std::vector<SheetCell> version(columns_.size()), updated(columns_.size());
      version[0].text = "Version";
      version[1].text = "1.2";
      updated[0].text = "Last updated";
      updated[1].text = "12/05/2015";
      grid.push_back(std::move(version));
      grid.push_back(std::move(updated));
    }
    if (Odd("guidance above"))
      grid.push_back(LoneRow(
          "Please update the progress of your actions every month and send "
          "the plan back to the co-ordinator before the meeting.",
          merged));
    if (file_ != File::kWord && Odd("blank rows above"))
      grid.resize(grid.size() + draw_.Between(1, 2),
                  std::vector<SheetCell>(columns_.size()));
    if (Has(Part::kQuarters) && draw_.Chance(0.6)) {
      std::vector<SheetCell> group(columns_.size());
      group[Find(Part::kQuarters)] = TextCell("RAG rating", bold_header_);
      if (!IsCsv()) group[Find(Part::kQuarters)].columns = 4;
      grid.push_back(std::move(group));
    } else if (columns_.size() > 4 && Odd("groups above the headings")) {
      std::vector<SheetCell> group(columns_.size());
      const std::size_t half = columns_.size() / 2;
      group[0] = TextCell("Delivery plan", bold_header_);
      group[half] = TextCell("Monitoring", bold_header_);
      if (!IsCsv()) {
        group[0].columns = half;
        group[half].columns = columns_.size() - half;
      }
      grid.push_back(std::move(group));
    }
  }

  void AddBelow(Grid& grid) {
    const std::size_t width = columns_.size();
    if (Odd("template rows"))
      for (std::size_t i = 0; i < 3; ++i) {
        std::vector<SheetCell> row(width);
        if (Has(Part::kReference) && draw_.Chance(0.5))
          row[Find(Part::kReference)].text = "9." + std::to_string(i + 1);
        grid.push_back(std::move(row));
      }
    if (width > 2 && Odd("total")) {
      std::vector<SheetCell> row(width);
      row[0].text =
          draw_.Pick(std::array{"Total", "Total actions", "Number of actions"});
      row[draw_.Between(1, width - 1)].text =
          std::to_string(plan_.actions.size());
      grid.push_back(std::move(row));
    }
    const bool merged = draw_.Chance(0.5) || file_ == File::kWord;
    if (Odd("note below"))
      grid.push_back(LoneRow(
          draw_.Pick(std::array{
              "Note: dates in bold were agreed by the board.",
              "* Funding to be confirmed by the commissioner.",
              "Notes: this plan is reviewed at each meeting of the group."}),
          merged));
    if (Odd("legend below"))
      for (const char* line : {"Key: Red = significant delay",
                               "Amber = some delay", "Green = on track"})
        grid.push_back(LoneRow(line, merged));
    if (width > 3 && Odd("signature")) {
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
    const std::vector<SheetCell> header = Header();
    sheet.rows.push_back(header);
    std::size_t split = rows_.size();
    if (!IsCsv() && breaks_.size() > 1 && Odd("continued in another table"))
      split = breaks_[draw_.Below(breaks_.size() - 1)];
    const auto middle = rows_.begin() + static_cast<std::ptrdiff_t>(split);
    sheet.rows.insert(sheet.rows.end(), rows_.begin(), middle);
    std::vector<Sheet> plan;
    if (split < rows_.size()) {
      plan.push_back(std::move(sheet));
      sheet = Sheet{.name = "Part 2", .rows = {}, .caption = false};
      if (file_ != File::kWord || draw_.Chance(0.5))
        sheet.rows.push_back(header);
      sheet.rows.insert(sheet.rows.end(), middle, rows_.end());
    }
    AddBelow(sheet.rows);
    plan.push_back(std::move(sheet));
    if (!IsCsv() && file_ != File::kWord) {
      if (Odd("blank column on the left"))
        InsertBlank(plan, 0);
      else if (Odd("blank column between"))
        InsertBlank(plan, draw_.Between(1, columns_.size()));
      if (Odd("table beside")) AddBeside(plan.front());
    }
    std::vector<Sheet> before, after;
    if (Odd("junk before", 0.1)) before.push_back(DrawJunk(draw_));
    if (Odd("junk after", 0.2)) after.push_back(DrawJunk(draw_));
    if (Odd("more junk after")) after.push_back(DrawJunk(draw_));
    if (!IsCsv() && Odd("archive")) after.push_back(Archive());
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
      std::vector<SheetCell> row(columns_.size());
      for (std::size_t j = 0; j < columns_.size(); ++j)
        switch (columns_[j].part) {
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
            row[j].text = DrawLead(draw_, lead_form_).text;
            break;
          case Part::kDue:
            row[j] = WriteDate(*MakeDate(2014, 3, 28), date_form_);
            break;
          case Part::kRag:
            row[j] = WriteRag(Rag::kBlue, rating_form_).cell;
            break;
          case Part::kStatus:
            row[j].text = "Complete";
            break;
          default:
            break;
        }
      rows.push_back(std::move(row));
    }
    return MakeArchive(Header(), rows, draw_);
  }

  void Write() {
    switch (file_) {
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
  GeneratedPlan plan_;
  bool plain_ = false, bold_header_ = false, any_leads_ = false;
  File file_ = File::kCsv;
  Grouping grouping_ = Grouping::kNone;
  DateForm date_form_ = DateForm::kSlashes;
  RatingForm rating_form_ = RatingForm::kWords;
  LeadForm lead_form_ = LeadForm::kRoles;
  bool odd_dates_ = false, odd_ratings_ = false, several_leads_ = false,
       merges_ = false, spills_ = false, blank_rows_ = false, repeats_ = false,
       lines_ = false;
  std::vector<Column> columns_;
  Grid rows_;
  std::vector<bool> is_action_;      // by row
  std::vector<std::size_t> breaks_;  // rows before which a table may be cut
  std::set<std::string> titles_, objectives_;
};

}  // namespace

GeneratedPlan GeneratePlan(std::uint64_t seed) {
  return Generator(seed).Make();
}

}  // namespace planwatch
