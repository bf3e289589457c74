#include "collectors/table/office/xlsx_cells.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "collectors/table/limits.h"
#include "collectors/table/office/superscript.h"

namespace planwatch {
namespace {

class SharedStringsHandler : public XmlHandler {
 public:
  explicit SharedStringsHandler(const XlsxColours& colours) : item_(colours) {}

  Status Start(std::string_view name, const XmlAttributes& a) override {
    item_.Start(name, a);
    return {};
  }
  Status End(std::string_view name) override {
    item_.End(name);
    if (name != "s:si") return {};
    XlsxText text = item_.Take();
    bytes_ += text.text.size() + text.struck.size() + sizeof text;
    strings.Add(std::move(text));
    if (bytes_ > kMaxSharedBytes)
      return Error("the workbook holds more than 128 MiB of text");
    return {};
  }
  void Text(std::string_view utf8) override { item_.Text(utf8); }

  XlsxSharedTexts strings;

 private:
  XlsxTextReader item_;
  std::size_t bytes_ = 0;
};

}  // namespace

void XlsxTextReader::Start(std::string_view name, const XmlAttributes& a) {
  if (name == "s:r") {
    run_ = XlsxFont();
    in_run_ = true;
    has_properties_ = false;
    item_.in_runs = true;
  } else if (name == "s:rPh") {
    phonetic_ = true;
  } else if (name == "s:t") {
    in_text_ = !phonetic_;
  } else if (in_run_) {
    has_properties_ |= name == "s:rPr";
    run_.Start(name, a);
  }
}

void XlsxTextReader::End(std::string_view name) {
  if (name == "s:r") in_run_ = false;
  if (name == "s:rPh") phonetic_ = false;
  if (name == "s:t") in_text_ = false;
}

void XlsxTextReader::Text(std::string_view utf8) {
  if (!in_text_) return;
  const bool struck = in_run_ && run_.struck.value_or(false);
  std::string& into = struck ? item_.struck : item_.text;
  if (into.size() > kMaxRecordBytes) return;
  if (in_run_ && run_.symbols != SymbolFont::kNone)
    into.append(ShowSymbols(run_.symbols, utf8));
  else if (in_run_ && run_.raised)
    into.append(ShowSuperscript(utf8, into));
  else
    into.append(utf8);
  if (!in_run_ || struck) return;
  all_have_properties_ = all_have_properties_ && has_properties_;
  look_.Add(utf8, run_.bold.value_or(false),
            run_.ink ? colours_.ResolveInk(*run_.ink) : std::nullopt);
}

XlsxText XlsxTextReader::Take() {
  if (all_have_properties_) {
    item_.bold = look_.bold();
    item_.ink = look_.ink();
  }
  look_ = TextLook();
  in_run_ = in_text_ = phonetic_ = false;
  all_have_properties_ = true;
  return std::exchange(item_, {});
}

void XlsxSharedTexts::Add(XlsxText text) {
  if (text.in_runs || !text.struck.empty())
    rich_.emplace(ends_.size(), std::move(text));
  else
    plain_ += text.text;
  ends_.push_back(static_cast<std::uint32_t>(plain_.size()));
}

std::optional<XlsxSharedText> XlsxSharedTexts::Get(std::size_t index) const {
  if (index >= ends_.size()) return std::nullopt;
  const std::size_t start = index > 0 ? ends_[index - 1] : 0;
  XlsxSharedText text;
  text.plain = std::string_view(plain_).substr(start, ends_[index] - start);
  if (const auto rich = rich_.find(index); rich != rich_.end())
    text.rich = &rich->second;
  return text;
}

Result<XlsxSharedTexts> ReadSharedStrings(Archive& archive,
                                          std::string_view part,
                                          const XlsxColours& colours) {
  SharedStringsHandler handler(colours);
  if (!part.empty())
    if (Status s = ReadXml(archive, part, handler); !s)
      return std::move(s).error();
  return std::move(handler.strings);
}

Status XlsxCellsHandler::Start(std::string_view name, const XmlAttributes& a) {
  if (name == "s:row") {
    row_ = std::max<std::size_t>(1, ParseCount(a.Get("r"), row_ + 1));
    column_ = 0;
    OnRow(a);
  } else if (name == "s:c") {
    FormulaReference reference;
    if (ParseCellReference(a.Get("r"), reference))
      column_ = reference.cell.column;
    type_ = a.Get("t");
    const std::string_view style = a.Get("s");
    style_ = 0;
    std::from_chars(style.data(), style.data() + style.size(), style_);
    value_.clear();
    has_formula_ = false;
    if (type_ == "inlineStr") rich_.Take();
  } else if (name == "s:v") {
    in_value_ = true;
  } else if (name == "s:f") {
    has_formula_ = true;
  } else {
    rich_.Start(name, a);
    OnElement(name, a);
  }
  return {};
}

Status XlsxCellsHandler::End(std::string_view name) {
  if (name == "s:v") {
    in_value_ = false;
  } else if (name == "s:c") {
    if (type_ == "inlineStr") inline_text_ = rich_.Take();
    if (Status s = OnCell(); !s) return s;
    if (type_ == "inlineStr") inline_text_ = XlsxText();
    ++column_;
  } else if (name == "s:row") {
    return OnRowEnd();
  } else {
    rich_.End(name);
  }
  return {};
}

void XlsxCellsHandler::Text(std::string_view utf8) {
  if (!in_value_) return rich_.Text(utf8);
  if (value_.size() <= kMaxRecordBytes) value_.append(utf8);
}

std::optional<XlsxSharedText> XlsxCellsHandler::SharedText() const {
  std::size_t index = 0;
  const auto [end, error] =
      std::from_chars(value_.data(), value_.data() + value_.size(), index);
  if (error != std::errc{}) return std::nullopt;
  return workbook_.strings.Get(index);
}

FormulaValue XlsxCellsHandler::Value() const {
  if (type_ == "inlineStr")
    return FormulaValue::Text(inline_text_.text + inline_text_.struck);
  if (type_ == "str") return FormulaValue::Text(value_);
  if (value_.empty())
    return has_formula_ ? FormulaValue::Unknown() : FormulaValue();
  if (type_ == "s") {
    const std::optional<XlsxSharedText> shared = SharedText();
    if (!shared) return FormulaValue::Unknown();
    if (shared->rich == nullptr) return FormulaValue::Text(shared->plain);
    if (shared->rich->struck.empty())
      return FormulaValue::Text(shared->rich->text);
    return FormulaValue::Unknown();
  }
  if (type_ == "b") return FormulaValue::Bool(value_ == "1");
  if (type_ == "e") return FormulaValue::Error();
  if (type_ == "d") return FormulaValue::Unknown();
  double number = 0;
  const auto [end, error] =
      std::from_chars(value_.data(), value_.data() + value_.size(), number);
  return error == std::errc{} ? FormulaValue::Number(number)
                              : FormulaValue::Text(value_);
}

}  // namespace planwatch
