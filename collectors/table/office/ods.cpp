#include "collectors/table/office/ods.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <map>
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

std::optional<Colour> FromHex(std::string_view text) {
  std::uint32_t rgb = 0;
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  const auto [end, error] =
      std::from_chars(text.data() + 1, text.data() + 7, rgb, 16);
  if (error != std::errc{} || end != text.data() + 7) return std::nullopt;
  return Colour{static_cast<std::uint8_t>(rgb >> 16),
                static_cast<std::uint8_t>(rgb >> 8),
                static_cast<std::uint8_t>(rgb)};
}

std::size_t Count(std::string_view text) {
  return std::max<std::size_t>(ParseCount(text, 1), 1);
}

constexpr std::size_t kMaxStyles = 100'000;

struct Style {
  std::string parent;
  std::optional<Colour> fill;
  std::optional<bool> struck;
  std::string format;       // of numbers
  bool shown_sheet = true;  // a sheet's own style
};

struct NumberStyle {
  bool day = false, month = false, year = false;
  bool month_only() const { return !day && month && year; }
};

// The styles, of cells and texts and sheets alike, by family and name.
class Styles {
 public:
  void Start(std::string_view name, const XmlAttributes& a) {
    if (name == "style:style" || name == "style:default-style") {
      style_ = &styles_[std::string(a.Get("style:family")) + "/" +
                        std::string(a.Get("style:name"))];
      style_->parent = a.Get("style:parent-style-name");
      style_->format = a.Get("style:data-style-name");
    } else if (name == "number:date-style") {
      number_ = &numbers_[std::string(a.Get("style:name"))];
    } else if (number_ != nullptr && name == "number:day") {
      number_->day = true;
    } else if (number_ != nullptr && name == "number:month") {
      number_->month = true;
    } else if (number_ != nullptr && name == "number:year") {
      number_->year = true;
    } else if (style_ != nullptr && name == "style:table-cell-properties") {
      if (a.Has("fo:background-color"))
        style_->fill = FromHex(a.Get("fo:background-color"));
    } else if (style_ != nullptr && name == "style:text-properties") {
      if (a.Has("style:text-line-through-style"))
        style_->struck = a.Get("style:text-line-through-style") != "none";
    } else if (style_ != nullptr && name == "style:table-properties") {
      style_->shown_sheet = a.IsTrue("table:display", true);
    }
  }
  void End(std::string_view name) {
    if (name == "style:style" || name == "style:default-style")
      style_ = nullptr;
    if (name == "number:date-style") number_ = nullptr;
  }

  // With what the parents say where the style itself says nothing.
  Style Of(std::string_view family, std::string_view name) const {
    Style result;
    std::string at(name);
    // A style can't have more ancestors than there are; one that is its own
    // would go round for ever.
    for (int depth = 0; depth < 16 && !at.empty(); ++depth) {
      const auto found = styles_.find(std::string(family) + "/" + at);
      if (found == styles_.end()) break;
      const Style& style = found->second;
      if (!result.fill) result.fill = style.fill;
      if (!result.struck) result.struck = style.struck;
      if (result.format.empty()) result.format = style.format;
      if (depth == 0) result.shown_sheet = style.shown_sheet;
      at = style.parent;
    }
    return result;
  }
  // More of them than any program writes.
  bool TooMany() const { return styles_.size() + numbers_.size() > kMaxStyles; }
  bool IsMonth(const std::string& format) const {
    const auto found = numbers_.find(format);
    return found != numbers_.end() && found->second.month_only();
  }

 private:
  std::map<std::string, Style> styles_;
  std::map<std::string, NumberStyle> numbers_;
  Style* style_ = nullptr;
  NumberStyle* number_ = nullptr;
};

Status Check(const Styles& styles) {
  if (!styles.TooMany()) return {};
  return Error(
      "the workbook has more than 100,000 styles; copy the plan into a new "
      "one");
}

// styles.xml: the styles that have names of their own.
class StylesHandler : public XmlHandler {
 public:
  explicit StylesHandler(Styles& styles) : styles_(styles) {}
  Status Start(std::string_view name, const XmlAttributes& a) override {
    styles_.Start(name, a);
    return Check(styles_);
  }
  Status End(std::string_view name) override {
    styles_.End(name);
    return {};
  }

 private:
  Styles& styles_;
};

class ContentHandler : public XmlHandler {
 public:
  ContentHandler(Styles& styles, const FormatOptions& options, RowSink& sink)
      : styles_(styles), options_(options), sink_(sink) {}

  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (passed_over_ > 0 || name == "office:annotation" ||
        name == "table:tracked-changes" || name == "text:ruby-text") {
      ++passed_over_;
      return {};
    }
    if (name == "table:table") {
      StartSheet(a);
    } else if (!in_sheet_) {
      styles_.Start(name, a);
      return Check(styles_);
    } else if (name == "table:table-column") {
      const std::string style(a.Get("table:default-cell-style-name"));
      const std::size_t count =
          std::min(Count(a.Get("table:number-columns-repeated")),
                   kMaxColumns - std::min(kMaxColumns, columns_.size()));
      columns_.insert(columns_.end(), count, style);
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
      if (Status s = EndRow(); !s)
        return std::move(s).error().In(row_.place.ToString());
    } else if (name == "table:table-cell" ||
               name == "table:covered-table-cell") {
      if (Status s = EndCell(); !s)
        return std::move(s).error().In(row_.place.ToString());
    } else if (in_cell_) {
      if (name == "text:p" || name == "text:h") Append("\n");
      if (name == "text:p" || name == "text:h" || name == "text:span")
        if (!struck_.empty()) struck_.pop_back();
    }
    return {};
  }

  void Text(std::string_view utf8) override {
    if (in_cell_ && passed_over_ == 0 && !struck_.empty()) Append(utf8);
  }

  bool found() const { return found_; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  void StartSheet(const XmlAttributes& a) {
    const std::string name(a.Get("table:name"));
    names_.push_back(name);
    in_sheet_ = true;
    read_ = options_.IsRead(name, names_.size()) &&
            (!options_.sheets.empty() ||
             styles_.Of("table", a.Get("table:style-name")).shown_sheet);
    found_ |= read_;
    row_ = Row();
    row_.place.table = "sheet " + name;
    next_row_ = 1;
    taken_ = false;
    columns_.clear();
    merges_.clear();
  }

  void StartRow(const XmlAttributes& a) {
    repeated_rows_ = Count(a.Get("table:number-rows-repeated"));
    row_.place.row = next_row_;
    const std::string_view visibility = a.Get("table:visibility");
    row_.hidden = visibility == "collapse" || visibility == "filter";
    row_.cells.clear();
    budget_.NextRow();
    column_ = 0;
  }

  void StartCell(std::string_view name, const XmlAttributes& a) {
    in_cell_ = true;
    cell_ = Cell();
    repeated_columns_ = Count(a.Get("table:number-columns-repeated"));
    std::string_view style_name = a.Get("table:style-name");
    if (style_name.empty() && column_ < columns_.size())
      style_name = columns_[column_];
    const Style style = styles_.Of("table-cell", style_name);
    cell_.fill = style.fill;
    cell_struck_ = style.struck.value_or(false);
    const std::string_view type = a.Get("office:value-type");
    if (type == "date")
      cell_.date = ParseIsoDate(a.Get("office:date-value").substr(0, 10));
    cell_.month_only = cell_.date && styles_.IsMonth(style.format);
    covered_ = name == "table:covered-table-cell";
    const std::size_t columns = Count(a.Get("table:number-columns-spanned"));
    const std::size_t rows = Count(a.Get("table:number-rows-spanned"));
    if (!covered_ && (columns > 1 || rows > 1) && column_ < kMaxColumns)
      merges_.push_back({row_.place.row - 1, column_, row_.place.row + rows - 2,
                         column_ + columns - 1});
  }

  void StartText(std::string_view name, const XmlAttributes& a) {
    if (name == "text:p" || name == "text:h") {
      struck_.push_back(cell_struck_);
    } else if (name == "text:span") {
      const Style style = styles_.Of("text", a.Get("text:style-name"));
      struck_.push_back(style.struck.value_or(
          struck_.empty() ? cell_struck_ : struck_.back()));
    } else if (name == "text:s") {
      Append(" ");
    } else if (name == "text:tab") {
      Append(" ");
    } else if (name == "text:line-break") {
      Append("\n");
    }
  }

  void Append(std::string_view text) {
    const bool struck = struck_.empty() ? cell_struck_ : struck_.back();
    std::string& into = struck ? cell_.struck : cell_.text;
    if (into.size() <= kMaxRecordBytes) into.append(text);
  }

  Status EndCell() {
    in_cell_ = false;
    cell_.text = TidyLines(cell_.text);
    cell_.struck = TidyLines(cell_.struck);
    if (covered_) cell_.text.clear();
    if (cell_.text.empty()) {
      cell_.date.reset();
      cell_.month_only = false;
    }
    // As it is shown may be any way of writing a date.
    if (cell_.date)
      cell_.text = cell_.month_only ? FormatDate(*cell_.date).substr(0, 7)
                                    : FormatDate(*cell_.date);
    const bool text = !cell_.text.empty() || !cell_.struck.empty();
    const std::size_t end = column_ + repeated_columns_;
    // The last cell stands for all that follow, empty out to the edge.
    const std::size_t last = text ? end : std::min(end, kMaxColumns);
    if (read_ && (text || cell_.fill)) {
      for (std::size_t column = column_; column < last; ++column) {
        Result<Cell*> at = CellAt(row_.cells, column);
        if (!at) return std::move(at).error();
        if (taken_ && !sink_.Wants(column)) continue;
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
    for (MergedRange& merge : merges_) active_.push_back(merge);
    merges_.clear();
    if (Status s = MarkMerged(); !s) return s;
    if (!HasContent(row_.cells)) return {};
    // Rows that are the same are written once; blank ones by the million.
    for (std::size_t i = 0; i < repeated_rows_; ++i) {
      if (i == kMaxRepeats)
        return Error("the same row stands there more than 100,000 times");
      taken_ = true;
      if (Status s = sink_.Take(row_); !s) return s;
      ++row_.place.row;
    }
    return {};
  }

  Status MarkMerged() {
    const std::size_t row = row_.place.row - 1;
    std::erase_if(active_,
                  [row](const MergedRange& m) { return m.last_row < row; });
    if (active_.size() > kMaxColumns)
      return Error("the merged cells overlap; unmerge them");
    if (row_.cells.empty()) return {};
    MergeMarker marker(active_);
    return marker.Mark(row, row_.cells);
  }

  static constexpr std::size_t kMaxRepeats = 100'000;

  Styles& styles_;
  const FormatOptions& options_;
  RowSink& sink_;
  std::vector<std::string> names_;
  bool found_ = false;

  bool in_sheet_ = false, read_ = false, taken_ = false;
  std::vector<std::string> columns_;  // default cell styles
  std::vector<MergedRange> merges_, active_;
  Row row_;
  RowBudget budget_;
  std::size_t next_row_ = 1, repeated_rows_ = 1;
  std::size_t column_ = 0, repeated_columns_ = 1;
  bool in_cell_ = false, covered_ = false, cell_struck_ = false;
  Cell cell_;
  std::vector<bool> struck_;  // of the paragraph and spans around
  std::size_t passed_over_ = 0;
};

}  // namespace

Status ReadOds(Archive& archive, const FormatOptions& options, RowSink& sink) {
  Styles styles;
  if (archive.Has("styles.xml")) {
    StylesHandler handler(styles);
    if (Status s = ReadXml(archive, "styles.xml", handler); !s) return s;
  }
  ContentHandler content(styles, options, sink);
  if (Status s = ReadXml(archive, "content.xml", content); !s) return s;
  if (!content.found() && !options.sheets.empty())
    return Error("there is no sheet \"" + Join(options.sheets, "\" or \"") +
                 "\"; there are: " + Join(content.names(), ", "));
  return {};
}

}  // namespace planwatch
