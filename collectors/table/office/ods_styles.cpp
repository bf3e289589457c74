#include "collectors/table/office/ods_styles.h"

#include "collectors/table/limits.h"
#include "collectors/table/office/colour.h"
#include "collectors/table/office/grid.h"

namespace planwatch {
namespace {

constexpr std::size_t kBoldWeight = 600;

class OdsStylesHandler : public XmlHandler {
 public:
  explicit OdsStylesHandler(OdsStyles& styles) : styles_(styles) {}
  Status Start(std::string_view name, const XmlAttributes& a) override {
    return styles_.Start(name, a);
  }
  Status End(std::string_view name) override {
    styles_.End(name);
    return {};
  }

 private:
  OdsStyles& styles_;
};

}  // namespace

FormatEffect OdsStyle::Effect() const {
  return {fill.value_or(std::nullopt), ink.value_or(std::nullopt), bold,
          struck};
}

Status OdsStyles::Start(std::string_view name, const XmlAttributes& a) {
  if (name == "style:style" || name == "style:default-style") {
    style_ = &styles_[std::string(a.Get("style:family")) + "/" +
                      std::string(a.Get("style:name"))];
    style_->parent = a.Get("style:parent-style-name");
    style_->format = a.Get("style:data-style-name");
  } else if (name == "number:date-style") {
    date_ = &dates_[std::string(a.Get("style:name"))];
  } else if (date_ != nullptr && name == "number:day") {
    date_->day = true;
  } else if (date_ != nullptr && name == "number:month") {
    date_->month = true;
  } else if (date_ != nullptr && name == "number:year") {
    date_->year = true;
  } else if (style_ != nullptr && name == "style:table-cell-properties") {
    if (a.Has("fo:background-color"))
      style_->fill = ParseHexColour(a.Get("fo:background-color"));
  } else if (style_ != nullptr && name == "style:text-properties") {
    if (a.Has("style:text-line-through-style"))
      style_->struck = a.Get("style:text-line-through-style") != "none";
    if (a.Has("fo:color")) style_->ink = Ink(ParseHexColour(a.Get("fo:color")));
    if (a.IsTrue("style:use-window-font-color", false))
      style_->ink = std::optional<Colour>();
    const std::string_view weight = a.Get("fo:font-weight");
    if (!weight.empty())
      style_->bold = weight == "bold" || ParseCount(weight, 0) >= kBoldWeight;
    // "super 58%", "33% 58%": how far, and how large.
    if (const std::string_view position = a.Get("style:text-position");
        !position.empty())
      style_->raised =
          position.starts_with("super") || ParseCount(position, 0) > 0;
    if (a.Has("style:font-name"))
      style_->symbols = SymbolFontOf(a.Get("style:font-name"));
  } else if (style_ != nullptr && name == "style:table-properties") {
    style_->shown_sheet = a.IsTrue("table:display", true);
  }
  if (styles_.size() + dates_.size() <= kMaxStyles) return {};
  return Error(
      "the workbook has more than 100,000 styles; copy the table into a new "
      "one");
}

void OdsStyles::End(std::string_view name) {
  if (name == "style:style" || name == "style:default-style") style_ = nullptr;
  if (name == "number:date-style") date_ = nullptr;
}

OdsStyle OdsStyles::Of(std::string_view family, std::string_view name) const {
  OdsStyle result;
  std::string at(name);
  for (int depth = 0; depth < kMaxStyleAncestors && !at.empty(); ++depth) {
    const auto found = styles_.find(std::string(family) + "/" + at);
    if (found == styles_.end()) break;
    const OdsStyle& style = found->second;
    if (!result.fill) result.fill = style.fill;
    if (!result.ink) result.ink = style.ink;
    if (!result.bold) result.bold = style.bold;
    if (!result.struck) result.struck = style.struck;
    if (!result.raised) result.raised = style.raised;
    if (!result.symbols) result.symbols = style.symbols;
    if (result.format.empty()) result.format = style.format;
    if (depth == 0) result.shown_sheet = style.shown_sheet;
    at = style.parent;
  }
  return result;
}

OdsDateFormat OdsStyles::DateFormatOf(const std::string& format) const {
  const auto found = dates_.find(format);
  return found != dates_.end() ? found->second : OdsDateFormat();
}

Status ReadOdsStyles(Archive& archive, OdsStyles& styles) {
  if (!archive.Has("styles.xml")) return {};
  OdsStylesHandler handler(styles);
  return ReadXml(archive, "styles.xml", handler);
}

}  // namespace planwatch
