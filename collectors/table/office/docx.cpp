#include "collectors/table/office/docx.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/table/office/archive.h"
#include "collectors/table/csv.h"
#include "collectors/table/office/grid.h"
#include "collectors/table/office/xml.h"

namespace planwatch {
namespace {

// Tables inside tables are kept until the outer row ends: this many cells at
// most, all together.
constexpr std::size_t kMaxHeldCells = 1'000'000;

struct Highlight {
  std::string_view name;
  Colour colour;
};

// The sixteen highlighter pens (ECMA-376-1, 17.18.40).
constexpr Highlight kHighlights[] = {
    {"red", {255, 0, 0}},           {"darkRed", {139, 0, 0}},
    {"yellow", {255, 255, 0}},      {"darkYellow", {128, 128, 0}},
    {"green", {0, 255, 0}},         {"darkGreen", {0, 100, 0}},
    {"blue", {0, 0, 255}},          {"darkBlue", {0, 0, 139}},
    {"cyan", {0, 255, 255}},        {"darkCyan", {0, 139, 139}},
    {"magenta", {255, 0, 255}},     {"darkMagenta", {128, 0, 128}},
    {"black", {0, 0, 0}},           {"white", {255, 255, 255}},
    {"lightGray", {211, 211, 211}}, {"darkGray", {169, 169, 169}},
};

// Headings above a table: longer ones are text, and so many are a document's
// contents.
constexpr std::size_t kLongestHeading = 200;
constexpr std::size_t kMostHeadings = 20;

// Word allows 25.
constexpr std::size_t kMostChoices = 100;

constexpr Colour kWhite{255, 255, 255};

// "FF0000"; nullopt for "auto".
std::optional<Colour> FromHex(std::string_view hex) {
  std::uint32_t rgb = 0;
  const auto [end, error] =
      std::from_chars(hex.data(), hex.data() + hex.size(), rgb, 16);
  if (hex.size() != 6 || error != std::errc{} || end != hex.data() + hex.size())
    return std::nullopt;
  return Colour{static_cast<std::uint8_t>(rgb >> 16),
                static_cast<std::uint8_t>(rgb >> 8),
                static_cast<std::uint8_t>(rgb)};
}

// A switch such as <w:strike/>: on unless its value says otherwise.
bool IsOn(const XmlAttributes& a) { return a.IsTrue("w:val", true); }

// A cell as it is read.
struct OpenCell {
  Cell cell;
  std::size_t span = 1;
  bool continues = false;           // of one merged with the cell above
  std::optional<Colour> text_fill;  // of highlighted or shaded text
};

// A table as it is read.
struct OpenTable {
  std::string name;
  std::string caption;  // for the first row that is handed on
  std::size_t row_number = 0;
  Row row;
  RowBudget budget;
  bool header_taken = false;
  std::size_t skip = 0;   // columns left out at the row's start
  std::vector<Row> held;  // rows of the tables inside the row's cells
  OpenCell cell;
  bool in_cell = false;
  bool deleted = false;  // the row, by a tracked change
};

class DocumentHandler : public XmlHandler {
 public:
  explicit DocumentHandler(RowSink& sink) : sink_(sink) {}

  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (skipped_ > 0 || IsPassedOver(name)) {
      // A deleted row is marked so in its properties.
      if (skipped_ == 0 && name == "w:del" && in_row_properties_)
        tables_.back().deleted = true;
      ++skipped_;
      return {};
    }
    if (name == "w:tbl") {
      StartTable();
    } else if (name == "w:sdt") {
      prompts_.push_back(false);
    } else if (name == "w:showingPlcHdr" && !prompts_.empty()) {
      prompts_.back() = IsOn(a);
    } else if (name == "w:rPr" || name == "w:pPr") {
      in_properties_ = name == "w:pPr" ? 2 : std::max(in_properties_, 1);
    } else if (tables_.empty()) {
      StartInBody(name, a);
    } else {
      StartInTable(name, a);
    }
    return {};
  }

  Status End(std::string_view name) override {
    if (skipped_ > 0) {
      --skipped_;
      return {};
    }
    if (name == "w:sdt" && !prompts_.empty()) prompts_.pop_back();
    if (name == "w:pPr" || (name == "w:rPr" && in_properties_ == 1))
      in_properties_ = 0;
    if (name == "w:t") in_text_ = false;
    if (name == "w:trPr") in_row_properties_ = false;
    if (tables_.empty()) {
      if (name == "w:p") EndParagraph();
      return {};
    }
    OpenTable& table = tables_.back();
    if (name == "w:ddList" && choices_) {
      if (choice_ < choices_->size()) Append((*choices_)[choice_]);
      choices_.reset();
    } else if (name == "w:p" && table.in_cell) {
      Append("\n");
    } else if (name == "w:tc") {
      return EndCell();
    } else if (name == "w:tr") {
      return EndRow();
    } else if (name == "w:tbl") {
      return EndTable();
    }
    return {};
  }

  void Text(std::string_view utf8) override {
    if (in_text_ && skipped_ == 0) Append(utf8);
  }

 private:
  struct Run {
    bool struck = false, hidden = false, bold = false;
  };

  // Deleted and moved-away text, the older of two renderings, comments, notes
  // and field codes.
  static bool IsPassedOver(std::string_view name) {
    return name == "w:del" || name == "w:moveFrom" || name == "mc:Fallback" ||
           name == "w:delText" || name == "w:instrText" ||
           name == "w:delInstrText" || name == "w:pict" || name == "w:object" ||
           name == "w:rPrChange" || name == "w:pPrChange" ||
           name == "w:tcPrChange" || name == "w:trPrChange" ||
           name == "w:tblPrChange";
  }

  void StartTable() {
    OpenTable table;
    table.name = "table " + std::to_string(++table_count_);
    if (tables_.empty()) table.caption = std::exchange(headings_, {});
    tables_.push_back(std::move(table));
  }

  // The paragraphs between tables.
  void StartInBody(std::string_view name, const XmlAttributes& a) {
    if (name == "w:p") {
      paragraph_.clear();
      is_heading_ = false;
      all_bold_ = true;
    } else if (name == "w:pStyle") {
      is_heading_ = a.Get("w:val").starts_with("Heading");
    } else if (name == "w:r") {
      run_ = Run();
    } else if (name == "w:t") {
      in_text_ = true;
    } else if (name == "w:tab" || name == "w:br") {
      Append(" ");
    } else if (in_properties_ == 1) {
      StartRunProperty(name, a);
    }
  }

  void EndParagraph() {
    const std::string text = Tidy(paragraph_);
    paragraph_.clear();
    if (text.empty() || !(is_heading_ || all_bold_) ||
        text.size() > kLongestHeading ||
        headings_.size() > kLongestHeading * kMostHeadings)
      return;
    if (!headings_.empty()) headings_ += '\n';
    headings_ += text;
  }

  void StartInTable(std::string_view name, const XmlAttributes& a) {
    OpenTable& table = tables_.back();
    if (name == "w:tr") {
      table.row = Row();
      table.row.place = {table.name, ++table.row_number};
      table.budget.NextRow();
      table.skip = 0;
      table.deleted = false;
    } else if (name == "w:trPr") {
      in_row_properties_ = true;
    } else if (name == "w:gridBefore") {
      table.skip = ParseCount(a.Get("w:val"), 0);
    } else if (name == "w:tc") {
      table.cell = OpenCell();
      table.in_cell = true;
    } else if (!table.in_cell) {
      return;
    } else if (name == "w:gridSpan") {
      table.cell.span = std::max<std::size_t>(1, ParseCount(a.Get("w:val"), 1));
    } else if (name == "w:vMerge") {
      table.cell.continues = a.Get("w:val") != "restart";
    } else if (name == "w:hMerge") {
      if (a.Get("w:val") != "restart") table.cell.cell.merge = Merge::kLeft;
    } else if (name == "w:shd") {
      Shade(a);
    } else if (in_properties_ == 1) {
      StartRunProperty(name, a);
    } else if (name == "w:r") {
      run_ = Run();
    } else if (name == "w:t") {
      in_text_ = true;
    } else if (name == "w:br" || name == "w:cr") {
      Append("\n");
    } else if (name == "w:tab") {
      Append(" ");
    } else if (name == "w:noBreakHyphen") {
      Append("-");
    } else {
      StartInDropDown(name, a);
    }
  }

  // A drop-down list of the older kind, a form's field, which has its choice in
  // no text.
  void StartInDropDown(std::string_view name, const XmlAttributes& a) {
    if (name == "w:ddList") {
      choices_.emplace();
      choice_ = 0;
    } else if (choices_ && name == "w:result") {
      choice_ = ParseCount(a.Get("w:val"), 0);
    } else if (choices_ && name == "w:listEntry" &&
               choices_->size() < kMostChoices) {
      choices_->emplace_back(a.Get("w:val"));
    }
  }

  void StartRunProperty(std::string_view name, const XmlAttributes& a) {
    if (name == "w:strike" || name == "w:dstrike") {
      run_.struck |= IsOn(a);
    } else if (name == "w:vanish") {
      run_.hidden = IsOn(a);
    } else if (name == "w:b") {
      run_.bold = IsOn(a);
    } else if (name == "w:highlight" && !tables_.empty()) {
      for (const Highlight& pen : kHighlights)
        if (a.Get("w:val") == pen.name)
          tables_.back().cell.text_fill = pen.colour;
    }
  }

  // The shading of a cell, or of text in it.
  void Shade(const XmlAttributes& a) {
    const std::optional<Colour> fill = FromHex(a.Get("w:fill"));
    if (!fill) return;
    OpenCell& cell = tables_.back().cell;
    (in_properties_ > 0 ? cell.text_fill : cell.cell.fill) = fill;
  }

  void Append(std::string_view text) {
    if (run_.hidden ||
        std::find(prompts_.begin(), prompts_.end(), true) != prompts_.end())
      return;
    if (tables_.empty()) {
      if (run_.struck || paragraph_.size() > kLongestHeading) return;
      paragraph_.append(text);
      all_bold_ = all_bold_ && (run_.bold || Tidy(text).empty());
      return;
    }
    if (!tables_.back().in_cell) return;
    Cell& cell = tables_.back().cell.cell;
    std::string& into = run_.struck ? cell.struck : cell.text;
    if (into.size() <= kMaxRecordBytes) into.append(text);
  }

  Status EndCell() {
    OpenTable& table = tables_.back();
    table.in_cell = false;
    std::vector<Cell>& cells = table.row.cells;
    if (cells.empty() && table.skip > 0) {
      Result<Cell*> last = CellAt(cells, table.skip - 1);
      if (!last) return AtRow(std::move(last).error());
    }
    OpenCell& open = table.cell;
    Cell cell = std::move(open.cell);
    if (Status s = table.budget.Spend(cell.text.size() + cell.struck.size());
        !s)
      return AtRow(std::move(s).error());
    const std::size_t column = cells.size();
    const bool wanted = !table.header_taken || sink_.Wants(column);
    cell.text = wanted ? TidyLines(cell.text) : "";
    cell.struck = wanted ? TidyLines(cell.struck) : "";
    // A cell that is shaded white was given no colour of its own.
    if (open.text_fill && (!cell.fill || *cell.fill == kWhite))
      cell.fill = open.text_fill;
    if (open.continues) cell.merge = Merge::kAbove;
    if (cell.merge != Merge::kNone) {
      cell.text.clear();
      cell.struck.clear();
    }
    Result<Cell*> last = CellAt(cells, column + open.span - 1);
    if (!last) return AtRow(std::move(last).error());
    for (std::size_t i = 1; i < open.span; ++i)
      cells[column + i].merge = Merge::kLeft;
    cells[column] = std::move(cell);
    return {};
  }

  Status EndRow() {
    OpenTable& table = tables_.back();
    std::vector<Row> held = std::exchange(table.held, {});
    if (!table.deleted && HasContent(table.row.cells)) {
      table.header_taken = true;
      table.row.caption = std::exchange(table.caption, {});
      if (Status s = HandOn(std::move(table.row)); !s) return s;
    }
    for (Row& row : held)
      if (Status s = HandOn(std::move(row)); !s) return s;
    return {};
  }

  // To the sink, or to the row that holds the table.
  Status HandOn(Row row) {
    if (tables_.size() > 1) {
      held_cells_ += row.cells.size();
      if (held_cells_ > kMaxHeldCells)
        return Error(
            "there are too many tables inside tables to be read; take the "
            "tables apart");
      tables_[tables_.size() - 2].held.push_back(std::move(row));
      return {};
    }
    held_cells_ = 0;
    if (Status s = sink_.Take(row); !s)
      return std::move(s).error().In(row.place.ToString());
    return {};
  }

  Status EndTable() {
    tables_.pop_back();
    return {};
  }

  Status AtRow(Error error) const {
    return std::move(error).In(tables_.back().row.place.ToString());
  }

  RowSink& sink_;
  std::vector<OpenTable> tables_;  // the innermost last
  std::size_t table_count_ = 0;
  std::size_t held_cells_ = 0;
  std::optional<std::vector<std::string>> choices_;  // of the open drop-down
  std::size_t choice_ = 0;
  std::string paragraph_;  // outside the tables
  bool is_heading_ = false, all_bold_ = false;
  std::string headings_;       // since the last table
  std::size_t skipped_ = 0;    // depth inside an element that is passed over
  std::vector<bool> prompts_;  // of the content controls around: is it a prompt
  int in_properties_ = 0;      // 1: of a run, 2: of a paragraph
  Run run_;
  bool in_text_ = false;
  bool in_row_properties_ = false;
};

}  // namespace

Status ReadDocx(Archive& archive, const std::string& main, RowSink& sink) {
  DocumentHandler handler(sink);
  return ReadXml(archive, main, handler);
}

}  // namespace planwatch
