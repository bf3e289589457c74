#include "collectors/table/office/ods.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/table/limits.h"
#include "collectors/table/office/archive.h"
#include "collectors/table/office/colour.h"
#include "collectors/table/office/conditional.h"
#include "collectors/table/office/grid.h"
#include "collectors/table/office/ods_conditional.h"
#include "collectors/table/office/ods_styles.h"
#include "collectors/table/office/row_values.h"
#include "collectors/table/office/superscript.h"
#include "collectors/table/office/xlsx.h"
#include "collectors/table/office/xml.h"

namespace planwatch {
namespace {

std::size_t Count(std::string_view text) {
  return std::max<std::size_t>(ParseCount(text, 1), 1);
}

// A number as it is held where the text that shows it is of fewer digits or in
// another unit: 57.49% is shown as 57%. The text where it says as much.
std::string InFull(const std::string& text, double number, bool percentage) {
  // "<5", "few": what its author shows in place of the number.
  if (text.find_first_of("<>*") != text.npos || text.find("≤") != text.npos ||
      text.find("≥") != text.npos ||
      (std::any_of(text.begin(), text.end(), IsLetter) &&
       text.find_first_of("0123456789") == text.npos))
    return text;
  std::string digits;
  for (const char c : text)
    if (IsDigit(c) || c == '.' || c == '-') digits += c;
  double shown = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), shown);
  if (percentage) number *= 100;
  // As Excel calculates.
  std::string full = WriteNumber(number);
  if (error == std::errc{} && end == digits.data() + digits.size() &&
      WriteNumber(shown) == full)
    return text;
  if (percentage) return full + '%';
  for (const std::string_view currency : {"£", "€", "$"})
    if (text.find(currency) != text.npos) return full.insert(0, currency);
  return full;
}

class ContentHandler : public XmlHandler {
 public:
  ContentHandler(OdsStyles& styles, std::vector<OdsConditions> conditions,
                 const FormatOptions& options, RowSink& sink)
      : styles_(styles),
        conditions_(std::move(conditions)),
        options_(options),
        sink_(sink) {}

  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (passed_over_ > 0 || name == "office:annotation" ||
        name == "table:tracked-changes" || name == "text:ruby-text") {
      ++passed_over_;
      return {};
    }
    if (name == "table:table") {
      StartSheet(a);
    } else if (!in_sheet_) {
      return styles_.Start(name, a);
    } else if (name == "table:table-column") {
      StartColumns(a);
    } else if (name == "table:table-row") {
      StartRow(a);
    } else if (name == "table:table-cell" ||
               name == "table:covered-table-cell") {
      StartCell(name, a);
    } else if (in_cell_) {
      StartText(name, a);
    }
    return {};
  }

  Status End(std::string_view name) override {
    if (passed_over_ > 0) {
      --passed_over_;
      return {};
    }
    if (name == "table:table") {
      in_sheet_ = false;
    } else if (!in_sheet_) {
      styles_.End(name);
    } else if (name == "table:table-row") {
      if (Status s = EndRow(); !s && !is_hidden_)
        return AtPlace(std::move(s).error(), row_.place);
    } else if (name == "table:table-cell" ||
               name == "table:covered-table-cell") {
      if (Status s = EndCell(); !s && !is_hidden_)
        return AtPlace(std::move(s).error(), row_.place);
    } else if (in_cell_) {
      if (name == "text:p" || name == "text:h") Append("\n");
      if (name == "text:p" || name == "text:h" || name == "text:span")
        if (!spans_.empty()) spans_.pop_back();
    }
    return {};
  }

  void Text(std::string_view utf8) override {
    if (in_cell_ && passed_over_ == 0 && !spans_.empty()) Append(utf8);
  }

  Status CheckAllFound() const {
    return options_.CheckAllFound(names_, "sheet");
  }

 private:
  void StartSheet(const XmlAttributes& a) {
    const std::string name(a.Get("table:name"));
    names_.push_back(name);
    in_sheet_ = true;
    row_ = Row();
    row_.place = options_.PlaceOf("sheet", name, names_.size());
    if (row_.place.unnamed) row_.caption = name;
    read_ = options_.IsRead(name, names_.size());
    rows_ = &sink_;
    is_hidden_ = false;
    if (!read_) {
      sink_.Skip(row_.place, options_.WhyNotRead(name, names_.size()));
    } else if (options_.sheets.empty() &&
               !styles_.Of("table", a.Get("table:style-name")).shown_sheet) {
      sink_.Skip(row_.place, kHiddenSheet);
      is_hidden_ = true;
      rows_ = sink_.HiddenSheets();
      read_ = rows_ != nullptr;
    }
    StartFormats();
    values_.emplace(far_, Fold(name));
    width_ = 0;
    next_row_ = 1;
    taken_ = false;
    columns_.clear();
    merges_.clear();
    active_.clear();
  }

  void StartFormats() {
    std::vector<ConditionalRule> rules;
    if (read_ && names_.size() <= conditions_.size()) {
      const OdsConditions& of_sheet = conditions_[names_.size() - 1];
      if (of_sheet.too_many) sink_.Skip(row_.place, kTooManyRules);
      for (const OdsCondition& condition : of_sheet.conditions) {
        rules.push_back(RuleOf(condition, styles_));
        rules.back().priority = static_cast<double>(rules.size());
      }
    }
    formats_.emplace(std::move(rules), steps_);
  }

  void StartColumns(const XmlAttributes& a) {
    const std::string_view visibility = a.Get("table:visibility");
    const Column column{std::string(a.Get("table:default-cell-style-name")),
                        visibility == "collapse" || visibility == "filter"};
    const std::size_t count =
        std::min(Count(a.Get("table:number-columns-repeated")),
                 kMaxColumns - std::min(kMaxColumns, columns_.size()));
    columns_.insert(columns_.end(), count, column);
  }

  void StartRow(const XmlAttributes& a) {
    repeated_rows_ = Count(a.Get("table:number-rows-repeated"));
    row_.place.row = next_row_;
    const std::string_view visibility = a.Get("table:visibility");
    row_.hidden = visibility == "collapse" || visibility == "filter";
    row_.cells.clear();
    row_.unread_cells = row_.calculated_cells = 0;
    budget_.NextRow();
    values_->StartRow(next_row_ - 1);
    column_ = 0;
  }

  void StartCell(std::string_view name, const XmlAttributes& a) {
    in_cell_ = true;
    cell_ = Cell();
    repeated_columns_ = Count(a.Get("table:number-columns-repeated"));
    std::string_view style_name = a.Get("table:style-name");
    if (style_name.empty() && column_ < columns_.size())
      style_name = columns_[column_].style;
    cell_style_ = styles_.Of("table-cell", style_name);
    cell_.fill = cell_style_.fill.value_or(std::nullopt);
    look_ = TextLook();
    StartValue(a);
    covered_ = name == "table:covered-table-cell";
    const std::size_t columns = Count(a.Get("table:number-columns-spanned"));
    const std::size_t rows = Count(a.Get("table:number-rows-spanned"));
    if (!covered_ && (columns > 1 || rows > 1) && column_ < kMaxColumns)
      merges_.push_back({row_.place.row - 1, column_, row_.place.row + rows - 2,
                         column_ + columns - 1});
  }

  // What the cell holds, apart from the text that shows it.
  void StartValue(const XmlAttributes& a) {
    const std::string_view type = a.Get("office:value-type");
    value_ = FormulaValue();
    is_text_ = type.empty() || type == "string";
    boolean_.clear();
    number_.reset();
    if (type == "date") {
      cell_.date = ParseIsoDate(a.Get("office:date-value").substr(0, 10));
      if (cell_.date)
        value_ = FormulaValue::Number(
            static_cast<double>((*cell_.date - kDayZero).count()));
    } else if (type == "boolean") {
      const bool truth = a.Get("office:boolean-value") == "true";
      boolean_ = truth ? "TRUE" : "FALSE";
      value_ = FormulaValue::Bool(truth);
    } else if (!is_text_) {
      const std::string_view text = a.Get("office:value");
      double number = 0;
      const auto [end, error] =
          std::from_chars(text.data(), text.data() + text.size(), number);
      value_ = error == std::errc{} ? FormulaValue::Number(number)
                                    : FormulaValue::Unknown();
      if (error == std::errc{}) number_ = number;
      percentage_ = type == "percentage";
    }
    if (a.Get("calcext:value-type") == "error") {
      cell_.flaw = Flaw::kError;
      value_ = FormulaValue::Error();
      is_text_ = false;
    }
    has_formula_ = a.Has("table:formula");
    not_calculated_ = has_formula_ && type.empty();
    shows_ = styles_.DateFormatOf(cell_style_.format);
    cell_.month_only = cell_.date && shows_.month_only();
  }

  void StartText(std::string_view name, const XmlAttributes& a) {
    if (name == "text:p" || name == "text:h") {
      spans_.push_back(cell_style_);
    } else if (name == "text:span") {
      OdsStyle style = styles_.Of("text", a.Get("text:style-name"));
      const OdsStyle& around = spans_.empty() ? cell_style_ : spans_.back();
      if (!style.struck) style.struck = around.struck;
      if (!style.raised) style.raised = around.raised;
      if (!style.bold) style.bold = around.bold;
      if (!style.ink) style.ink = around.ink;
      if (!style.symbols) style.symbols = around.symbols;
      style.format.clear();
      style.parent.clear();
      spans_.push_back(std::move(style));
    } else if (name == "text:s") {
      Append(" ");
    } else if (name == "text:tab") {
      Append(" ");
    } else if (name == "text:line-break") {
      Append("\n");
    }
  }

  void Append(std::string_view text) {
    const OdsStyle& style = spans_.empty() ? cell_style_ : spans_.back();
    const bool struck = style.struck.value_or(false);
    if (!struck)
      look_.Add(text, style.bold.value_or(false),
                style.ink.value_or(std::nullopt));
    std::string& into = struck ? cell_.struck : cell_.text;
    if (into.size() > kMaxRecordBytes) return;
    const SymbolFont symbols = style.symbols.value_or(SymbolFont::kNone);
    if (symbols != SymbolFont::kNone)
      into.append(ShowSymbols(symbols, text));
    else if (style.raised.value_or(false))
      into.append(ShowSuperscript(text, into));
    else
      into.append(text);
  }

  Status EndCell() {
    in_cell_ = false;
    cell_.text = TidyLines(cell_.text);
    cell_.struck = TidyLines(cell_.struck);
    if (is_text_) value_ = FormulaValue::Text(cell_.text + cell_.struck);
    if (!boolean_.empty() && !cell_.text.empty()) cell_.text = boolean_;
    if (number_ && !cell_.text.empty())
      cell_.text = InFull(cell_.text, *number_, percentage_);
    if (cell_.flaw == Flaw::kError && cell_.text == "#N/A")
      cell_.flaw = Flaw::kNotFound;
    if (covered_ || cell_.flaw != Flaw::kNone) cell_.text.clear();
    if (not_calculated_ && cell_.text.empty() && !covered_)
      cell_.flaw = Flaw::kNotCalculated;
    if (cell_.text.empty() || shows_.year_only()) {
      cell_.date.reset();
      cell_.month_only = false;
    }
    cell_.bold = look_.bold();
    cell_.ink = look_.ink();
    // As it is shown may be any way of writing a date.
    if (cell_.date)
      cell_.text = cell_.month_only ? FormatDate(*cell_.date).substr(0, 7)
                                    : FormatDate(*cell_.date);
    const bool text = !cell_.text.empty() || !cell_.struck.empty() ||
                      cell_.flaw != Flaw::kNone;
    const std::size_t end = column_ + repeated_columns_;
    // The last cell stands for all that follow, empty out to the edge.
    const std::size_t last = text ? end : std::min(end, kMaxColumns);
    if (read_ && (text || cell_.fill)) {
      for (std::size_t column = column_; column < last; ++column) {
        Result<Cell*> at = CellAt(row_.cells, column);
        if (!at) return std::move(at).error();
        if (!formats_->empty()) values_->Set(column, value_);
        if (taken_ && !rows_->NeedsColumn(column)) {
          if (text && rows_->HoldsColumn(column)) {
            ++row_.unread_cells;
            if (has_formula_) ++row_.calculated_cells;
          }
          continue;
        }
        if (Status s = budget_.Spend(cell_.text.size() + cell_.struck.size());
            !s)
          return s;
        **at = cell_;
      }
    }
    column_ = end;
    return {};
  }

  Status EndRow() {
    next_row_ += repeated_rows_;
    if (!read_) return {};
    // A row's own merges are known only now: mark what they cover.
    for (CellRange& merge : merges_) active_.push_back(merge);
    merges_.clear();
    if (Status s = MarkMerged(); !s) return s;
    if (!HasContent(row_.cells, row_.unread_cells)) return {};
    // Rows that are the same are written once; blank ones by the million.
    const std::size_t rows = is_hidden_ ? 1 : repeated_rows_;
    for (std::size_t i = 0; i < rows; ++i) {
      if (i > 0 && ++row_repeats_ > kMaxRepeatedRows)
        return Error(
            "more than 100,000 rows of the document repeat the row above "
            "them; delete those that are not needed");
      if (Status s = Emit(row_); !s) return s;
      ++row_.place.row;
    }
    return {};
  }

  // Copied where rules may colour each row that it stands for in its own way.
  Status Emit(Row& row) {
    if (formats_->empty()) return Finish(row);
    Row formatted = row;
    values_->MoveTo(row.place.row - 1);
    if (!formats_->Apply(row.place.row - 1, width_, *values_, formatted.cells))
      sink_.Skip(row.place, kTooCostly);
    return Finish(formatted);
  }

  Status Finish(Row& row) {
    width_ = std::max(width_, row.cells.size());
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      RemoveUnseenText(row.cells[column]);
      row.cells[column].hidden =
          column < columns_.size() && columns_[column].hidden;
    }
    taken_ = true;
    Status taken = rows_->Take(row);
    row_.caption.clear();
    return taken;
  }

  Status MarkMerged() {
    const std::size_t row = row_.place.row - 1;
    std::erase_if(active_,
                  [row](const CellRange& m) { return m.last_row < row; });
    if (active_.size() > kMaxColumns)
      return Error("the merged cells overlap; unmerge them");
    if (row_.cells.empty()) return {};
    MergeMarker marker(active_);
    return marker.Mark(row, row_.cells);
  }

  struct Column {
    std::string style;  // of its cells that have none
    bool hidden = false;
  };
  // Of the numbers that stand for dates.
  static constexpr Date kDayZero{std::chrono::days{-25'569}};  // 1899-12-30

  OdsStyles& styles_;
  const std::vector<OdsConditions> conditions_;  // by sheet
  const FormatOptions& options_;
  RowSink& sink_;
  RowSink* rows_ = nullptr;  // who takes those of the open sheet
  bool is_hidden_ = false;   // the open sheet
  std::vector<std::string> names_;

  bool in_sheet_ = false, read_ = false, taken_ = false;
  std::vector<Column> columns_;
  std::vector<CellRange> merges_, active_;
  std::size_t steps_ = 0;
  const FarValues far_;
  std::optional<ConditionalFormats> formats_;  // of the open sheet
  std::optional<RowValues> values_;
  std::size_t width_ = 0;  // of the widest row up to now
  Row row_;
  RowBudget budget_;
  std::size_t next_row_ = 1, repeated_rows_ = 1;
  std::size_t row_repeats_ = 0;  // of the document

  bool in_cell_ = false, covered_ = false;
  std::size_t column_ = 0, repeated_columns_ = 1;
  Cell cell_;
  OdsStyle cell_style_;
  OdsDateFormat shows_;
  FormulaValue value_;
  std::string boolean_;           // as Excel shows it; empty: the cell is none
  std::optional<double> number_;  // that the cell holds, of a percentage 0.71
  bool percentage_ = false;
  bool is_text_ = false, has_formula_ = false, not_calculated_ = false;
  TextLook look_;
  std::vector<OdsStyle> spans_;  // the paragraph and spans around
  std::size_t passed_over_ = 0;
};

}  // namespace

Status ReadOds(Archive& archive, const FormatOptions& options, RowSink& sink) {
  OdsStyles styles;
  if (Status s = ReadOdsStyles(archive, styles); !s) return s;
  Result<std::vector<OdsConditions>> conditions = ReadOdsConditions(archive);
  if (!conditions) return std::move(conditions).error();
  ContentHandler content(styles, *std::move(conditions), options, sink);
  if (Status s = ReadXml(archive, "content.xml", content); !s) return s;
  return content.CheckAllFound();
}

}  // namespace planwatch
