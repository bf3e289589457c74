#include "collectors/table/office/xlsx_sheet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/table/limits.h"
#include "collectors/table/office/colour.h"
#include "collectors/table/office/conditional.h"
#include "collectors/table/office/grid.h"
#include "collectors/table/office/notes.h"
#include "collectors/table/office/row_values.h"
#include "collectors/table/office/xlsx_conditional.h"
#include "collectors/table/office/xml_content.h"

namespace planwatch {
namespace {

// Merged ranges and conditional formats follow the rows in the sheet's part, so
// what is around the rows is parsed once before them.
class LayoutHandler : public XmlHandler {
 public:
  explicit LayoutHandler(const XlsxStyles& styles) : conditional(styles) {}

  Status Start(std::string_view name, const XmlAttributes& a) override {
    conditional.Start(name, a);
    in_page_text_ = IsAmong(kPageTexts, name);
    if (name != "s:mergeCell") return {};
    const std::vector<CellRange> range = ParseRanges(a.Get("ref"));
    if (range.size() != 1) return {};
    if (merges.size() == kMaxCellRanges)
      return Error(
          "there are more than 100,000 merged cells; unmerge those "
          "that aren't part of the table");
    merges.push_back(range[0]);
    return {};
  }
  Status End(std::string_view name) override {
    conditional.End(name);
    if (in_page_text_) page_text += '\n';
    in_page_text_ = false;
    return {};
  }
  void Text(std::string_view utf8) override {
    conditional.Text(utf8);
    if (in_page_text_ && page_text.size() <= kLongestPageText)
      page_text += utf8;
  }

  std::vector<CellRange> merges;
  XlsxConditionalReader conditional;
  std::string page_text;  // of headers and footers, with their codes

 private:
  static constexpr std::string_view kPageTexts[] = {
      "s:oddHeader",  "s:oddFooter",   "s:evenHeader",
      "s:evenFooter", "s:firstHeader", "s:firstFooter"};
  static constexpr std::size_t kLongestPageText = 2'000;  // bytes
  bool in_page_text_ = false;
};

constexpr std::size_t kMaxFarValues = 10'000;
// Icon sets whose thresholds are looked for among the numbers of a sheet.
constexpr std::size_t kMaxIconSets = 64;
constexpr std::size_t kMaxIconRanges = 16;

// Looks up far values, and the least and greatest number of icon sets' ranges.
class LookUpHandler : public XlsxCellsHandler {
 public:
  LookUpHandler(const Workbook& workbook, std::string sheet, FarValues& values,
                std::vector<ConditionalRule*> icons)
      : XlsxCellsHandler(workbook),
        sheet_(std::move(sheet)),
        values_(values),
        icons_(std::move(icons)) {}

 protected:
  Status OnCell() override {
    const CellAddress at{row_ - 1, column_};
    const auto wanted = values_.find({sheet_, at});
    if (wanted != values_.end()) wanted->second = Value();
    for (ConditionalRule* rule : icons_) {
      if (std::none_of(rule->ranges.begin(), rule->ranges.end(),
                       [&](const auto& range) { return Contains(range, at); }))
        continue;
      const FormulaValue value = Value();
      if (value.kind != FormulaValue::Kind::kNumber) continue;
      rule->least = std::min(rule->least.value_or(value.number), value.number);
      rule->greatest =
          std::max(rule->greatest.value_or(value.number), value.number);
    }
    return {};
  }

 private:
  std::string sheet_;
  FarValues& values_;
  std::vector<ConditionalRule*> icons_;
};

// The day of a serial number of Excel's.
std::optional<Date> DateOfSerial(double serial, bool from_1904) {
  // 9999-12-31 and the day before the first.
  if (!(serial >= 0 && serial < 2'958'466)) return std::nullopt;
  const auto days = std::chrono::days{static_cast<int>(std::floor(serial))};
  if (from_1904) return *MakeDate(1904, 1, 1) + days;
  // Excel holds 1900 for a leap year: its day 60 never was.
  return *MakeDate(1899, 12, days.count() < 60 ? 31 : 30) + days;
}

// "14:30" of a serial number's fraction.
std::string TimeOfSerial(double serial) {
  const auto minutes =
      static_cast<int>((serial - std::floor(serial)) * 24 * 60 + 0.5) % 1440;
  std::array<char, 8> text;
  const int size = std::snprintf(text.data(), text.size(), "%02d:%02d",
                                 minutes / 60, minutes % 60);
  return {text.data(), static_cast<std::size_t>(size)};
}

// Lengths of time that are shown as such: ten thousand years.
constexpr double kMostDays = 3'652'500;

// "36:00"
std::string DurationOfDays(double days) {
  const long long minutes = std::llround(std::abs(days) * 24 * 60);
  const std::string rest = std::to_string(minutes % 60);
  return (days < 0 ? "-" : "") + std::to_string(minutes / 60) +
         (rest.size() < 2 ? ":0" : ":") + rest;
}

class SheetHandler : public XlsxCellsHandler {
 public:
  SheetHandler(const Workbook& workbook, const XlsxSheet& sheet,
               std::vector<CellRange> merges, ConditionalFormats formats,
               const FarValues& far, RowSink& sink)
      : XlsxCellsHandler(workbook),
        merges_(std::move(merges)),
        formats_(std::move(formats)),
        values_(far, Fold(sheet.name)),
        sink_(sink) {
    shown_.place = sheet.place;
    if (sheet.place.unnamed) shown_.caption = sheet.name;
  }

 protected:
  void OnElement(std::string_view name, const XmlAttributes& a) override {
    if (name == "s:sheetView") shows_zeros_ = a.IsTrue("showZeros", true);
    if (name != "s:col" ||
        !(a.IsTrue("hidden", false) || a.Get("width") == "0"))
      return;
    const std::size_t last = std::min(ParseCount(a.Get("max"), 0), kMaxColumns);
    for (std::size_t column = ParseCount(a.Get("min"), 1);
         column > 0 && column <= last; ++column) {
      if (hidden_columns_.size() < column) hidden_columns_.resize(column);
      hidden_columns_[column - 1] = true;
    }
  }

  void OnRow(const XmlAttributes& a) override {
    shown_.place.row = row_;
    shown_.hidden = a.IsTrue("hidden", false) || a.Get("ht") == "0";
    shown_.cells.clear();
    shown_.unread_cells = shown_.calculated_cells = 0;
    budget_.NextRow();
    values_.StartRow(row_ - 1);
  }

  Status OnCell() override { return AtRow(ReadCell()); }
  Status OnRowEnd() override { return AtRow(FinishRow()); }

 private:
  Status ReadCell() {
    const std::vector<XlsxStyle>& styles = workbook_.styles.cells;
    const XlsxStyle* style = style_ < styles.size() ? &styles[style_] : nullptr;
    const bool text = !value_.empty() || !inline_text_.text.empty() ||
                      !inline_text_.struck.empty();
    const bool not_calculated =
        !text && has_formula_ && type_ != "str" && column_ < kMaxColumns;
    // Sheets are shaded out to the last column: only text is too far out.
    if (!text && !not_calculated &&
        (column_ >= kMaxColumns || style == nullptr || !style->fill))
      return {};
    if (!formats_.empty()) values_.Set(column_, Value());
    Result<Cell*> at = CellAt(shown_.cells, column_);
    if (!at) return std::move(at).error();
    Cell& cell = **at;
    if (style != nullptr) {
      cell.fill = style->fill;
      cell.ink = style->ink;
      cell.bold = style->bold && text;
    }
    if (not_calculated) cell.flaw = Flaw::kNotCalculated;
    if (!text) return {};
    if (taken_ && !sink_.NeedsColumn(column_)) {
      CountUnread(style);
      return {};
    }
    if (Status s = budget_.Spend(value_.size() + inline_text_.text.size() +
                                 inline_text_.struck.size());
        !s)
      return s;
    if (Status s = SetValue(cell, style); !s) return s;
    if (style == nullptr) return Tidied(cell);
    if (style->symbols != SymbolFont::kNone)
      cell.text = ShowSymbols(style->symbols, cell.text);
    if (style->number.unseen) cell = Emptied(std::move(cell));
    if (style->struck) {
      cell.struck = std::exchange(cell.text, {});
      cell.date.reset();
      cell.month_only = false;
    }
    return Tidied(cell);
  }

  void CountUnread(const XlsxStyle* style) {
    if (!sink_.HoldsColumn(column_) || !ShowsText() ||
        (style != nullptr && style->number.unseen))
      return;
    ++shown_.unread_cells;
    if (has_formula_) ++shown_.calculated_cells;
  }

  bool ShowsText() const {
    if (type_ != "s")
      return HasText(value_) || HasText(inline_text_.text) ||
             HasText(inline_text_.struck);
    const std::optional<XlsxSharedText> shared = SharedText();
    return shared && (HasText(shared->plain) ||
                      (shared->rich != nullptr && shared->size() > 0));
  }

  static Cell Emptied(Cell cell) {
    cell.text.clear();
    cell.struck.clear();
    cell.date.reset();
    cell.month_only = false;
    return cell;
  }

  static Status Tidied(Cell& cell) {
    cell.text = TidyLines(cell.text);
    cell.struck = TidyLines(cell.struck);
    return {};
  }

  Status SetValue(Cell& cell, const XlsxStyle* style) {
    if (type_ == "s") {
      const std::optional<XlsxSharedText> shared = SharedText();
      if (!shared)
        return Error(
            "the workbook is damaged (a cell names a text that isn't "
            "there); open it in Excel and save it anew");
      if (Status s = budget_.Spend(shared->size()); !s) return s;
      cell.text = shared->plain;
      if (shared->rich != nullptr) SetText(cell, *shared->rich);
    } else if (type_ == "inlineStr") {
      SetText(cell, inline_text_);
    } else if (type_ == "b") {
      cell.text = value_ == "1" ? "TRUE" : "FALSE";
    } else if (type_ == "e") {
      cell.flaw = value_ == "#N/A" ? Flaw::kNotFound : Flaw::kError;
    } else if (type_ == "d") {
      cell.text = value_;
      cell.date = ParseIsoDate(std::string_view(value_).substr(0, 10));
      if (cell.date) SetDate(cell, style);
    } else if (type_.empty() || type_ == "n") {
      SetNumber(cell, style);
    } else {
      cell.text = value_;  // a formula's text
    }
    return {};
  }

  static void SetText(Cell& cell, const XlsxText& text) {
    cell.text = text.text;
    cell.struck = text.struck;
    if (!text.in_runs) return;
    cell.bold = text.bold;
    cell.ink = text.ink;
  }

  void SetNumber(Cell& cell, const XlsxStyle* style) {
    double number = 0;
    const auto [end, error] =
        std::from_chars(value_.data(), value_.data() + value_.size(), number);
    if (error != std::errc{}) {
      cell.text = value_;
      return;
    }
    static const NumberFormat general;
    const NumberFormat& format = style != nullptr ? style->number : general;
    if (!format.Shows(number) || (number == 0 && !shows_zeros_)) return;
    if (format.date == DateFormat::kTime && number >= 0) {
      cell.text = TimeOfSerial(number);
      return;
    }
    if (format.IsDuration(number) && std::abs(number) <= kMostDays) {
      cell.text = DurationOfDays(number);
      return;
    }
    if (format.date != DateFormat::kNone)
      cell.date = DateOfSerial(number, workbook_.from_1904);
    if (cell.date) return SetDate(cell, style);
    cell.text = format.InPlaceOf(number);
    if (!cell.text.empty()) return;
    cell.text = format.ComparisonOf(number);
    cell.text += WriteNumber(format.percent ? number * 100 : number);
    if (format.percent) cell.text += '%';
  }

  // As it is shown: the day that is stored with a month was nobody's choice.
  static void SetDate(Cell& cell, const XlsxStyle* style) {
    const DateFormat format =
        style != nullptr ? style->number.date : DateFormat::kDay;
    cell.text = FormatDate(*cell.date);
    if (format == DateFormat::kMonth) {
      cell.month_only = true;
      cell.text.resize(7);
    } else if (format == DateFormat::kYear) {
      cell.date.reset();
      cell.text.resize(4);
    }
  }

  Status FinishRow() {
    std::vector<Cell>& cells = shown_.cells;
    if (Status s = merges_.Mark(row_ - 1, cells); !s) return s;
    if (!HasContent(cells, shown_.unread_cells)) return {};
    if (!formats_.Apply(row_ - 1, width_, values_, cells))
      sink_.Skip(shown_.place, kTooCostly);
    width_ = std::max(width_, cells.size());
    for (std::size_t column = 0; column < cells.size(); ++column) {
      RemoveUnseenText(cells[column]);
      cells[column].hidden =
          column < hidden_columns_.size() && hidden_columns_[column];
    }
    taken_ = true;
    Status taken = sink_.Take(shown_);
    shown_.caption.clear();
    return taken;
  }

  Status AtRow(Status status) const {
    if (status) return status;
    return AtPlace(std::move(status).error(), shown_.place);
  }

  MergeMarker merges_;
  ConditionalFormats formats_;
  RowValues values_;
  RowSink& sink_;
  Row shown_;
  RowBudget budget_;
  std::vector<bool> hidden_columns_;
  std::size_t width_ = 0;  // of the widest row up to now
  bool taken_ = false;
  bool shows_zeros_ = true;
};

// What the rules look at besides the row of the cell that they format.
Result<FarValues> LookUp(
    Archive& archive, const Workbook& workbook, const XlsxSheet& sheet,
    const std::function<std::string(std::string_view)>& part_of,
    std::vector<ConditionalRule>& rules) {
  FarValues values;
  std::set<std::string> sheets;
  std::vector<ConditionalRule*> icons;
  for (ConditionalRule& rule : rules) {
    for (const Formula& formula : rule.formulas) {
      for (FormulaReference& reference : formula.FixedReferences()) {
        if (values.size() == kMaxFarValues) break;
        if (reference.sheet == Fold(sheet.name)) reference.sheet.clear();
        sheets.insert(reference.sheet);
        values.try_emplace({std::move(reference.sheet), reference.cell});
      }
    }
    const bool percent = std::any_of(
        rule.icons.begin(), rule.icons.end(), [](const IconThreshold& icon) {
          return icon.kind == IconThreshold::Kind::kPercent;
        });
    if (percent && icons.size() < kMaxIconSets &&
        rule.ranges.size() <= kMaxIconRanges)
      icons.push_back(&rule);
  }
  if (!icons.empty()) sheets.insert("");
  for (const std::string& name : sheets) {
    const std::string part = name.empty() ? sheet.part : part_of(name);
    if (part.empty()) {
      // A sheet that isn't there: its cells stay unknown.
      for (auto& [key, value] : values)
        if (key.first == name) value = FormulaValue::Unknown();
      continue;
    }
    LookUpHandler handler(
        workbook, name, values,
        name.empty() ? icons : std::vector<ConditionalRule*>());
    if (Status s = ReadXmlRows(archive, part, "sheetData", "row", handler); !s)
      return std::move(s).error();
  }
  return values;
}

}  // namespace

Status ReadXlsxSheet(
    Archive& archive, const Workbook& workbook, const XlsxSheet& sheet,
    const std::function<std::string(std::string_view)>& part_of,
    std::size_t& steps, RowSink& sink) {
  std::optional<LayoutHandler> layout(workbook.styles);
  if (!ReadXmlAround(archive, sheet.part, "sheetData", *layout)) {
    layout.emplace(workbook.styles);
    if (Status s = ReadXml(archive, sheet.part, *layout); !s)
      return AtPlace(std::move(s).error(), sheet.place);
  }
  for (const std::string& line : Split(PageText(layout->page_text), '\n'))
    if (!line.empty()) sink.TakeText(line);
  if (const Result<std::vector<Relationship>> parts =
          ReadRelationships(archive, sheet.part))
    ReadNotes(archive, *parts, sink);
  if (layout->conditional.TooMany()) sink.Skip(sheet.place, kTooManyRules);
  std::vector<ConditionalRule> rules = layout->conditional.Take();
  Result<FarValues> far = LookUp(archive, workbook, sheet, part_of, rules);
  if (!far) return AtPlace(std::move(far).error(), sheet.place);
  SheetHandler handler(workbook, sheet, std::move(layout->merges),
                       ConditionalFormats(std::move(rules), steps), *far, sink);
  return ReadXmlRows(archive, sheet.part, "sheetData", "row", handler);
}

}  // namespace planwatch
