#include "collectors/table/office/xlsx.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/table/office/archive.h"
#include "collectors/table/csv.h"
#include "collectors/table/office/package.h"
#include "collectors/table/office/grid.h"
#include "collectors/table/office/xlsx_styles.h"
#include "collectors/table/office/xml.h"

namespace planwatch {
namespace {

constexpr std::size_t kMaxSharedBytes = std::size_t{128} << 20;

struct Sheet {
  std::string name;
  std::string relationship;
  bool hidden = false;
};

class WorkbookHandler : public XmlHandler {
 public:
  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (name == "s:workbookPr") from_1904 = a.IsTrue("date1904", false);
    if (name == "s:sheet" && sheets.size() < kMaxParts)
      sheets.push_back({std::string(a.Get("name")), std::string(a.Get("r:id")),
                        a.Has("state") && a.Get("state") != "visible"});
    return {};
  }
  Status End(std::string_view) override { return {}; }

  std::vector<Sheet> sheets;
  bool from_1904 = false;
};

// Text in runs, some of them struck through.
class RichText {
 public:
  void Start(std::string_view name, const XmlAttributes& a) {
    if (name == "s:r") struck_run_ = false;
    if (name == "s:strike") struck_run_ = a.IsTrue("val", true);
    if (name == "s:rPh") phonetic_ = true;
    if (name == "s:t") in_text_ = !phonetic_;
  }
  void End(std::string_view name) {
    if (name == "s:r") struck_run_ = false;
    if (name == "s:rPh") phonetic_ = false;
    if (name == "s:t") in_text_ = false;
  }
  void Text(std::string_view utf8) {
    std::string& into = struck_run_ ? struck : text;
    if (in_text_ && into.size() <= kMaxRecordBytes) into.append(utf8);
  }

  std::string text, struck;

 private:
  bool in_text_ = false, struck_run_ = false, phonetic_ = false;
};

struct SharedString {
  std::string text, struck;
};

class SharedStringsHandler : public XmlHandler {
 public:
  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (name == "s:si") item_ = RichText();
    item_.Start(name, a);
    return {};
  }
  Status End(std::string_view name) override {
    item_.End(name);
    if (name != "s:si") return {};
    bytes_ += item_.text.size() + item_.struck.size() + sizeof(SharedString);
    if (bytes_ > kMaxSharedBytes)
      return Error("the workbook holds more than 128 MiB of text");
    strings.push_back({std::move(item_.text), std::move(item_.struck)});
    return {};
  }
  void Text(std::string_view utf8) override { item_.Text(utf8); }

  std::vector<SharedString> strings;

 private:
  RichText item_;
  std::size_t bytes_ = 0;
};

struct CellReference {
  std::size_t row = 0, column = 0;  // from 0
};

// "C12".
std::optional<CellReference> ParseReference(std::string_view text) {
  std::size_t column = 0, i = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && i < 7; ++i)
    column = column * 26 + static_cast<std::size_t>(text[i] - 'A' + 1);
  std::size_t row = 0;
  const auto [end, error] =
      std::from_chars(text.data() + i, text.data() + text.size(), row);
  if (i == 0 || error != std::errc{} || end != text.data() + text.size() ||
      row == 0 || row > kMaxCount)
    return std::nullopt;
  return CellReference{row - 1, column - 1};
}

// The merged ranges stand behind the rows in the sheet's part: it is gone
// through twice.
class MergesHandler : public XmlHandler {
 public:
  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (name != "s:mergeCell") return {};
    const std::string_view range = a.Get("ref");
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos) return {};
    const auto first = ParseReference(range.substr(0, colon));
    const auto last = ParseReference(range.substr(colon + 1));
    if (!first || !last || last->row < first->row ||
        last->column < first->column)
      return {};
    if (ranges.size() == kMaxMergedRanges)
      return Error(
          "there are more than 100,000 merged cells; unmerge those "
          "that aren't the plan");
    ranges.push_back({first->row, first->column, last->row, last->column});
    return {};
  }
  Status End(std::string_view) override { return {}; }

  std::vector<MergedRange> ranges;
};

struct Workbook {
  std::vector<SharedString> strings;
  std::vector<XlsxStyle> styles;
  bool from_1904 = false;
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

class SheetHandler : public XmlHandler {
 public:
  SheetHandler(const Workbook& workbook, std::string table,
               std::vector<MergedRange> merges, RowSink& sink)
      : workbook_(workbook), merges_(std::move(merges)), sink_(sink) {
    row_.place.table = std::move(table);
  }

  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (name == "s:row") {
      StartRow(a);
    } else if (name == "s:c") {
      StartCell(a);
    } else if (name == "s:v") {
      in_value_ = true;
    } else {
      rich_.Start(name, a);
    }
    return {};
  }

  Status End(std::string_view name) override {
    if (name == "s:v") {
      in_value_ = false;
    } else if (name == "s:c") {
      if (Status s = EndCell(); !s) return AtRow(std::move(s));
      ++column_;
    } else if (name == "s:row") {
      return AtRow(EndRow());
    } else {
      rich_.End(name);
    }
    return {};
  }

  void Text(std::string_view utf8) override {
    if (in_value_) {
      if (value_.size() <= kMaxRecordBytes) value_.append(utf8);
    } else {
      rich_.Text(utf8);
    }
  }

 private:
  void StartRow(const XmlAttributes& a) {
    row_.place.row =
        std::max<std::size_t>(1, ParseCount(a.Get("r"), row_.place.row + 1));
    row_.hidden = a.IsTrue("hidden", false);
    row_.cells.clear();
    budget_.NextRow();
    column_ = 0;
  }

  void StartCell(const XmlAttributes& a) {
    if (const auto reference = ParseReference(a.Get("r")))
      column_ = reference->column;
    type_ = a.Get("t");
    const std::string_view style = a.Get("s");
    style_ = 0;
    std::from_chars(style.data(), style.data() + style.size(), style_);
    value_.clear();
    rich_ = RichText();
  }

  Status EndCell() {
    const XlsxStyle* style =
        style_ < workbook_.styles.size() ? &workbook_.styles[style_] : nullptr;
    const bool text =
        !value_.empty() || !rich_.text.empty() || !rich_.struck.empty();
    // Sheets are shaded out to the last column: only text is too far out.
    if (!text && (column_ >= kMaxColumns || style == nullptr || !style->fill))
      return {};
    Result<Cell*> at = CellAt(row_.cells, column_);
    if (!at) return std::move(at).error();
    Cell& cell = **at;
    if (style != nullptr) cell.fill = style->fill;
    if (!text || (taken_ && !sink_.Wants(column_))) return {};
    if (Status s = budget_.Spend(value_.size() + rich_.text.size() +
                                 rich_.struck.size());
        !s)
      return s;
    if (Status s = SetValue(cell, style); !s) return s;
    cell.text = TidyLines(cell.text);
    cell.struck = TidyLines(cell.struck);
    if (style != nullptr && style->struck) {
      cell.struck = std::exchange(cell.text, {});
      cell.date.reset();
      cell.month_only = false;
    }
    return {};
  }

  Status SetValue(Cell& cell, const XlsxStyle* style) {
    if (type_ == "s") {
      std::size_t index = workbook_.strings.size();
      std::from_chars(value_.data(), value_.data() + value_.size(), index);
      if (index >= workbook_.strings.size())
        return Error(
            "the workbook is damaged (a cell names a text that isn't "
            "there); open it in Excel and save it anew");
      const SharedString& shared = workbook_.strings[index];
      if (Status s = budget_.Spend(shared.text.size() + shared.struck.size());
          !s)
        return s;
      cell.text = shared.text;
      cell.struck = shared.struck;
    } else if (type_ == "inlineStr") {
      cell.text = std::move(rich_.text);
      cell.struck = std::move(rich_.struck);
    } else if (type_ == "b") {
      cell.text = value_ == "1" ? "TRUE" : "FALSE";
    } else if (type_ == "d") {
      cell.text = value_;
      cell.date = ParseIsoDate(std::string_view(value_).substr(0, 10));
      SetMonth(cell, style);
    } else if (type_.empty() || type_ == "n") {
      SetNumber(cell, style);
    } else {
      cell.text = value_;  // a formula's text, or its error
    }
    return {};
  }

  void SetNumber(Cell& cell, const XlsxStyle* style) {
    double number = 0;
    const auto [end, error] =
        std::from_chars(value_.data(), value_.data() + value_.size(), number);
    if (error != std::errc{}) {
      cell.text = value_;
      return;
    }
    if (style != nullptr && style->date != DateFormat::kNone)
      cell.date = DateOfSerial(number, workbook_.from_1904);
    if (cell.date) {
      cell.text = FormatDate(*cell.date);
      SetMonth(cell, style);
      return;
    }
    const bool percent = style != nullptr && style->percent;
    if (percent) number *= 100;
    // Excel calculates with 15 digits and writes 17: 1.1 is stored as
    // 1.1000000000000001.
    std::array<char, 32> digits;
    const auto written =
        std::to_chars(digits.data(), digits.data() + digits.size(), number,
                      std::chars_format::general, 15);
    cell.text.assign(digits.data(), written.ptr);
    if (percent) cell.text += '%';
  }

  static void SetMonth(Cell& cell, const XlsxStyle* style) {
    cell.month_only =
        cell.date && style != nullptr && style->date == DateFormat::kMonth;
    // As it is shown: the day that is stored with it was nobody's choice.
    if (cell.month_only) cell.text = FormatDate(*cell.date).substr(0, 7);
  }

  Status EndRow() {
    if (Status s = merges_.Mark(row_.place.row - 1, row_.cells); !s) return s;
    if (!HasContent(row_.cells)) return {};
    taken_ = true;
    return sink_.Take(row_);
  }

  Status AtRow(Status status) const {
    if (status) return status;
    return std::move(status).error().In(row_.place.ToString());
  }

  const Workbook& workbook_;
  MergeMarker merges_;
  RowSink& sink_;
  Row row_;
  RowBudget budget_;
  bool taken_ = false;
  std::size_t column_ = 0;
  std::string type_, value_;
  std::size_t style_ = 0;
  bool in_value_ = false;
  RichText rich_;
};

}  // namespace

Status ReadXlsx(Archive& archive, const std::string& main,
                const FormatOptions& options, RowSink& sink) {
  Result<std::vector<Relationship>> parts = ReadRelationships(archive, main);
  if (!parts) return std::move(parts).error();

  WorkbookHandler workbook_handler;
  if (Status s = ReadXml(archive, main, workbook_handler); !s) return s;
  Workbook workbook;
  workbook.from_1904 = workbook_handler.from_1904;
  if (const Relationship* part = FindByType(*parts, "sharedStrings")) {
    SharedStringsHandler strings;
    if (Status s = ReadXml(archive, part->target, strings); !s) return s;
    workbook.strings = std::move(strings.strings);
  }
  const auto target = [&](std::string_view type) {
    const Relationship* part = FindByType(*parts, type);
    return part != nullptr ? part->target : std::string();
  };
  Result<std::vector<XlsxStyle>> styles =
      ReadXlsxStyles(archive, target("styles"), target("theme"));
  if (!styles) return std::move(styles).error();
  workbook.styles = *std::move(styles);

  bool found = false;
  std::vector<std::string> names;
  for (const Sheet& sheet : workbook_handler.sheets) {
    names.push_back(sheet.name);
    if (!options.IsRead(sheet.name, names.size()) ||
        (options.sheets.empty() && sheet.hidden))
      continue;
    found = true;
    const Relationship* part = FindById(*parts, sheet.relationship);
    // A chart on a sheet of its own has no rows.
    if (part == nullptr || part->type != "worksheet") continue;
    const std::string table = "sheet " + sheet.name;
    MergesHandler merges;
    if (Status s = ReadXml(archive, part->target, merges); !s)
      return std::move(s).error().In(table);
    SheetHandler rows(workbook, table, std::move(merges.ranges), sink);
    if (Status s = ReadXml(archive, part->target, rows); !s) return s;
  }
  if (!found && !options.sheets.empty())
    return Error("there is no sheet \"" + Join(options.sheets, "\" or \"") +
                 "\"; there are: " + Join(names, ", "));
  return {};
}

}  // namespace planwatch
