#include "tests/plan/generated_table.h"

#include <algorithm>
#include <set>
#include <utility>

namespace planwatch {
namespace {

constexpr double kPlain = 0.2;  // the share of plans without any oddity

// How the plan says to which objective an action belongs.
enum class Grouping : unsigned char {
  kNone,
  kRepeated,
  kLeftBlank,  // below its first action
  kMerged,
  kSections,  // rows across the table
};

class TableGenerator {
 public:
  explicit TableGenerator(Draw& draw) : draw_(draw) {}

  GeneratedTable Make() && {
    table_.plain = draw_.Chance(kPlain);
    table_.file = static_cast<File>(draw_.Below(4));
    table_.bold_header = table_.file != File::kCsv && draw_.Chance(0.7);
    DrawColumns();
    DrawForms();
    DrawBody();
    return std::move(table_);
  }

 private:
  void AddColumn(Part part, std::string heading = {}) {
    if (heading.empty()) heading = draw_.Pick(HeadingsOf(part));
    table_.columns.push_back({part, std::move(heading)});
  }
  // A part that the plan has, perhaps under a heading that says nothing.
  void AddNamed(Part part, const char* oddity) {
    AddColumn(part);
    if (table_.Odd(draw_, oddity, 0.03))
      table_.columns.back().heading =
          draw_.Chance(0.5) ? "" : draw_.Pick(VagueHeadings());
  }

  void DrawColumns() {
    grouping_ = static_cast<Grouping>(draw_.Below(5));
    if (table_.IsCsv() && grouping_ == Grouping::kMerged)
      grouping_ = Grouping::kLeftBlank;
    if (table_.plain && grouping_ == Grouping::kSections)
      grouping_ = Grouping::kRepeated;
    if (grouping_ == Grouping::kSections)
      table_.oddities.emplace_back("sections");
    AddNamed(Part::kAction, "action unnamed");
    if (draw_.Chance(0.9)) {
      AddNamed(Part::kLead, "lead unnamed");
      any_leads_ =
          !table_.oddities.empty() && table_.oddities.back() == "lead unnamed";
    }
    if (draw_.Chance(0.92)) AddNamed(Part::kDue, "due unnamed");
    const bool quarters = table_.Odd(draw_, "RAG of each quarter", 0.05);
    if (!quarters && draw_.Chance(0.6)) AddNamed(Part::kRag, "RAG unnamed");
    if (!quarters && (!table_.Has(Part::kRag) || draw_.Chance(0.2)))
      AddColumn(Part::kStatus);
    if (draw_.Chance(0.5)) AddColumn(Part::kProgress);
    if (table_.Has(Part::kDue) && table_.Odd(draw_, "revised column"))
      AddColumn(Part::kRevised);
    if (table_.Odd(draw_, "completed column")) AddColumn(Part::kCompleted);
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
      if (table_.Odd(draw_, name)) {
        AddColumn(part);
        if (part >= Part::kPercent &&
            table_.Odd(draw_, "no heading over it", 0.1))
          table_.columns.back().heading.clear();
      }
    if (draw_.Chance(0.3)) {
      draw_.Shuffle(table_.columns);
    }
    if (grouping_ != Grouping::kNone && grouping_ != Grouping::kSections)
      InsertColumn(Part::kObjective);
    if (draw_.Chance(0.6)) InsertColumn(Part::kReference);
    if (quarters) {
      for (const char* quarter : {"Q1", "Q2", "Q3", "Q4"})
        table_.columns.push_back({Part::kQuarters, quarter});
    }
    DistinctHeadings();
  }
  // In front, where councils have them.
  void InsertColumn(Part part) {
    AddColumn(part);
    std::rotate(table_.columns.begin(), table_.columns.end() - 1,
                table_.columns.end());
  }
  // "Priority" names an objective and a level, "Score" is drawn once.
  void DistinctHeadings() {
    std::set<std::string> seen;
    for (GeneratedColumn& column : table_.columns)
      while (!column.heading.empty() && !seen.insert(column.heading).second)
        column.heading = draw_.Pick(HeadingsOf(column.part));
  }

  void DrawForms() {
    do table_.date_form = static_cast<DateForm>(draw_.Below(kDateForms));
    while (table_.date_form == DateForm::kCell &&
           (table_.IsCsv() || table_.file == File::kWord));
    do table_.rating_form = static_cast<RatingForm>(draw_.Below(4));
    while (table_.IsCsv() && table_.rating_form >= RatingForm::kFills);
    table_.lead_form = static_cast<LeadForm>(draw_.Below(3));
    odd_dates_ = table_.Odd(draw_, "odd dates", 0.3);
    odd_ratings_ = table_.Odd(draw_, "odd ratings", 0.12);
    several_leads_ = table_.Odd(draw_, "several leads", 0.15);
    merges_ = !table_.IsCsv() && table_.Odd(draw_, "merged values", 0.12);
    spills_ = table_.Has(Part::kProgress) &&
              table_.Odd(draw_, "progress goes on in a row below");
    blank_rows_ = table_.Odd(draw_, "blank rows between");
    repeats_ = table_.Odd(draw_, "repeated header");
    lines_ = table_.Odd(draw_, "lines in cells");
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
    do values.due = DrawPlainDue(draw_, table_.date_form);
    while (table_.rows.empty() && table_.date_form <= DateForm::kShortSlashes &&
           values.due.cell.text < "13");
    if (odd_dates_ && draw_.Chance(0.4))
      values.due = DrawOddDue(draw_, table_.IsCsv());
    do values.status = DrawState(draw_);
    while (values.due.done && !values.status.complete);
    Rag rag = kAllRags[draw_.Below(4)];
    if (table_.Has(Part::kStatus)) {
      // The two columns agree.
      if (values.status.complete)
        rag = draw_.Chance(0.5) ? Rag::kBlue : Rag::kGreen;
      else if (rag == Rag::kBlue)
        rag = Rag::kGreen;
    } else if (values.due.done) {
      rag = Rag::kGreen;
    }
    values.rag = WriteRag(rag, table_.rating_form);
    if (odd_ratings_ && draw_.Chance(0.4) && !table_.Has(Part::kStatus) &&
        !values.due.done && !table_.Has(Part::kPercent))
      values.rag = DrawOddRag(draw_);
    values.lead = several_leads_ && draw_.Chance(0.4)
                      ? DrawLeads(draw_, table_.lead_form)
                      : DrawLead(draw_, table_.lead_form);
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
    const std::size_t first = table_.rows.size();
    std::size_t left = 0;  // of a run of actions with merged values
    Values values;
    for (std::size_t i = 0; i < actions; ++i) {
      const std::size_t at = table_.rows.size();
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
        table_.rows.emplace_back(table_.columns.size());
      if (repeats_ && draw_.Chance(0.15))
        table_.rows.push_back(table_.Header());
      if (table_.rows.size() > at + 1 || draw_.Chance(0.5))
        table_.breaks.push_back(table_.rows.size());
    }
    const std::size_t column = table_.Find(Part::kObjective);
    if (column < table_.columns.size())
      for (std::size_t row = first; row < table_.rows.size(); ++row) {
        if (table_.rows[row].empty() || !is_action_[Key(row)]) continue;
        if (row == first || grouping_ == Grouping::kRepeated)
          table_.rows[row][column].text = objective;
        if (row == first && grouping_ == Grouping::kMerged)
          table_.rows[row][column].rows = table_.rows.size() - first;
      }
    table_.breaks.push_back(table_.rows.size());
  }

  void AddSection(std::size_t number, const std::string& objective) {
    std::vector<SheetCell> row(table_.columns.size());
    row[0].text = draw_.Chance(0.5)
                      ? "Objective " + std::to_string(number) + ": " + objective
                      : objective;
    if (!table_.IsCsv()) {
      const std::size_t look = draw_.Below(3);
      if (look == 0 || table_.file == File::kWord)
        row[0].columns = table_.columns.size();
      if (look == 1) row[0].bold = true;
      if (look == 2)
        for (SheetCell& cell : row) cell.fill = Colour{0xD9, 0xD9, 0xD9};
    }
    table_.rows.push_back(std::move(row));
  }

  // `merged`: over so many actions go its values; 0: they stand above.
  void AddAction(std::size_t objective, std::size_t number,
                 const Values& values, std::size_t merged) {
    std::vector<SheetCell> row(table_.columns.size());
    ExpectedAction action;
    do action.title = DrawTitle(draw_);
    while (!titles_.insert(action.title).second);
    std::size_t quarter = 0;
    const std::size_t quarters = draw_.Between(1, 3);
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      SheetCell& cell = row[i];
      const auto put = [&](const SheetCell& value) {
        if (merged == 0) return;
        cell = value;
        cell.rows = merged;
      };
      switch (table_.columns[i].part) {
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
            cell = WriteRag(action.rag, table_.rating_form).cell;
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
          cell.text = DrawOther(table_.columns[i].part, draw_);
      }
    }
    Rate(values, action);
    if (action.complete && table_.Has(Part::kPercent))
      row[table_.Find(Part::kPercent)].text = "100%";
    if (table_.Has(Part::kRevised) && values.due.due && !values.due.revised &&
        merged == 1 && draw_.Chance(0.3)) {
      action.revised = *action.due + std::chrono::days{60};
      row[table_.Find(Part::kRevised)] =
          WriteDate(*action.revised, table_.date_form == DateForm::kMonth
                                         ? DateForm::kLong
                                         : table_.date_form);
    }
    is_action_.resize(table_.rows.size() + 1);
    is_action_[table_.rows.size()] = true;
    table_.rows.push_back(std::move(row));
    table_.actions.push_back(std::move(action));
  }

  void Rate(const Values& values, ExpectedAction& action) const {
    if (table_.Has(Part::kRag)) {
      action.rag = values.rag.rag;
      action.complete |= values.rag.complete;
    } else if (table_.Has(Part::kStatus)) {
      action.rag = values.status.rag;
    }
    if (table_.Has(Part::kStatus)) action.complete |= values.status.complete;
    if (action.complete) action.rag = Rag::kBlue;
  }

  std::size_t Key(std::size_t row) {
    is_action_.resize(std::max(is_action_.size(), row + 1));
    return row;
  }

  // The progress of the action above goes on.
  void AddSpill() {
    std::vector<SheetCell> row(table_.columns.size());
    row[table_.Find(Part::kProgress)].text = DrawProgress(draw_);
    table_.rows.push_back(std::move(row));
  }

  Draw& draw_;
  GeneratedTable table_;
  bool any_leads_ = false;
  Grouping grouping_ = Grouping::kNone;
  bool odd_dates_ = false, odd_ratings_ = false, several_leads_ = false,
       merges_ = false, spills_ = false, blank_rows_ = false, repeats_ = false,
       lines_ = false;
  std::vector<bool> is_action_;  // by row
  std::set<std::string> titles_, objectives_;
};

}  // namespace

SheetCell TextCell(std::string text, bool bold) {
  SheetCell cell;
  cell.text = std::move(text);
  cell.bold = bold;
  return cell;
}

std::size_t GeneratedTable::Find(Part part) const {
  return static_cast<std::size_t>(
      std::find_if(columns.begin(), columns.end(),
                   [&](const GeneratedColumn& c) { return c.part == part; }) -
      columns.begin());
}

std::vector<SheetCell> GeneratedTable::Header() const {
  std::vector<SheetCell> header;
  for (const GeneratedColumn& column : columns)
    header.push_back(TextCell(column.heading, bold_header));
  return header;
}

bool GeneratedTable::Odd(Draw& draw, const char* name, double share) {
  if (plain || !draw.Chance(share)) return false;
  oddities.emplace_back(name);
  return true;
}

GeneratedTable DrawTable(Draw& draw) { return TableGenerator(draw).Make(); }

}  // namespace planwatch
