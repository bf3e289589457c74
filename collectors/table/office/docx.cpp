#include "collectors/table/office/docx.h"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/table/office/colour.h"
#include "collectors/table/office/docx_styles.h"
#include "collectors/table/office/docx_tables.h"
#include "collectors/table/office/grid.h"
#include "collectors/table/office/notes.h"
#include "collectors/table/office/numbering.h"
#include "collectors/table/office/package.h"
#include "collectors/table/office/symbols.h"
#include "collectors/table/office/xml.h"

namespace planwatch {
namespace {

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
// Of a paragraph outside tables so much is read.
constexpr std::size_t kLongestParagraph = 400;
// Word allows 25.
constexpr std::size_t kMostChoices = 100;

constexpr std::string_view kTickedBox = "\u2611", kEmptyBox = "\u2610";

// A paragraph as it is read; one of a text box stands inside another.
struct Paragraph {
  const DocxStyle* style = nullptr;
  ListPlace place;
  RunFormat mark;  // of the paragraph's end, which its bullet is drawn in
  bool heading = false;
  bool numbered = false;  // its number was asked for
  std::string text;       // outside tables
  bool all_bold = true;
};

// A content control as it is read.
struct Control {
  bool prompt = false;         // it shows what to enter, and nothing was
  std::optional<bool> ticked;  // of a check box
};

class DocumentHandler : public XmlHandler {
 public:
  DocumentHandler(const DocxStyles& styles, Numbering& numbering,
                  const FormatOptions& options, RowSink& sink)
      : styles_(styles),
        numbering_(numbering),
        sink_(sink),
        tables_(options, sink) {}

  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (skipped_ > 0 || IsPassedOver(name)) {
      ++skipped_;
      return {};
    }
    if (name == "w:tbl") {
      tables_.StartTable(tables_.in_table() ? ""
                                            : std::exchange(headings_, {}));
    } else if (name == "w:sdt") {
      controls_.emplace_back();
    } else if (name == "w:showingPlcHdr" && !controls_.empty()) {
      if (!controls_.back().prompt && a.IsTrue("w:val", true)) {
        controls_.back().prompt = true;
        ++open_prompts_;
      }
    } else if (name == "w14:checked" && !controls_.empty()) {
      controls_.back().ticked = a.IsTrue("w14:val", true);
    } else if (name == "w:ins" || name == "w:moveTo") {
      if (properties_ == Properties::kNone) ++inserted_;
    } else if (name == "w:rPr" || name == "w:pPr") {
      properties_ = name == "w:pPr"                    ? Properties::kParagraph
                    : properties_ == Properties::kNone ? Properties::kRun
                                                       : properties_;
    } else if (name == "w:trPr") {
      properties_ = Properties::kRow;
    } else if (name == "w:del" || name == "w:moveFrom") {
      if (properties_ == Properties::kNone) {
        ++deleted_;
      } else if (properties_ == Properties::kRow && tables_.in_table()) {
        tables_.DeleteRow();
      }
    } else if (properties_ == Properties::kParagraph) {
      StartParagraphProperty(name, a);
    } else if (properties_ == Properties::kRun) {
      StartRunProperty(name, a);
    } else {
      StartContent(name, a);
    }
    return {};
  }

  Status End(std::string_view name) override {
    if (skipped_ > 0) {
      --skipped_;
      return {};
    }
    if (name == "w:sdt" && !controls_.empty()) {
      if (controls_.back().prompt) --open_prompts_;
      controls_.pop_back();
    } else if (name == "w:pPr" || name == "w:trPr" ||
               (name == "w:rPr" && properties_ == Properties::kRun)) {
      properties_ = Properties::kNone;
    } else if (name == "w:del" || name == "w:moveFrom") {
      if (properties_ == Properties::kNone && deleted_ > 0) --deleted_;
    } else if (name == "w:ins" || name == "w:moveTo") {
      if (properties_ == Properties::kNone && inserted_ > 0) --inserted_;
    } else if (name == "a:ln") {
      if (outlines_ > 0) --outlines_;
    } else if (name == "w:t" || name == "w:delText") {
      in_text_ = false;
    } else if (name == "w:p") {
      EndParagraph();
    } else if (name == "w:ddList") {
      if (choices_ && choice_ < choices_->size()) Append((*choices_)[choice_]);
      choices_.reset();
    } else if (name == "w:checkBox") {
      if (ticked_) Append(*ticked_ ? kTickedBox : kEmptyBox);
      ticked_.reset();
    } else if (!tables_.in_table()) {
      return {};
    } else if (name == "w:tc") {
      return tables_.EndCell();
    } else if (name == "w:tr") {
      return tables_.EndRow();
    } else if (name == "w:tbl") {
      return tables_.EndTable();
    }
    return {};
  }

  void Text(std::string_view utf8) override {
    if (!in_text_ || skipped_ > 0) return;
    const RunFormat format = Format();
    const SymbolFont font = format.font.value_or(SymbolFont::kNone);
    if (font == SymbolFont::kNone) return Append(utf8, format);
    Append(ShowSymbols(font, utf8), format);
  }

  Status CheckAllFound() const { return tables_.CheckAllFound(); }

 private:
  enum class Properties { kNone, kRun, kParagraph, kRow };

  // The older of two renderings, notes, field codes, properties as they were
  // before a tracked change.
  static bool IsPassedOver(std::string_view name) {
    return name == "mc:Fallback" || name == "w:instrText" ||
           name == "w:delInstrText" || name == "w:object" || name == "w:rt" ||
           name == "w:rPrChange" || name == "w:pPrChange" ||
           name == "w:tcPrChange" || name == "w:trPrChange" ||
           name == "w:tblPrChange" || name == "w:tblPrExChange" ||
           name == "w:sectPrChange";
  }

  void StartParagraphProperty(std::string_view name, const XmlAttributes& a) {
    if (paragraphs_.empty()) return;
    Paragraph& paragraph = paragraphs_.back();
    if (name == "w:pStyle") {
      paragraph.style = &styles_.Paragraph(a.Get("w:val"));
      // By its name, too, where a program left the styles out.
      paragraph.heading |=
          paragraph.style->heading || a.Get("w:val").starts_with("Heading");
    } else if (name == "w:outlineLvl") {
      paragraph.heading |=
          ParseCount(a.Get("w:val"), kOutlineLevels) < kOutlineLevels;
    } else if (name == "w:numId") {
      paragraph.place.list = ParseCount(a.Get("w:val"), 0);
    } else if (name == "w:ilvl") {
      paragraph.place.level = ParseCount(a.Get("w:val"), 0);
    } else if (name == "w:shd" && tables_.in_table()) {
      tables_.Start(name, a, true);
    } else {
      paragraph.mark.Read(name, a);
    }
  }

  void StartRunProperty(std::string_view name, const XmlAttributes& a) {
    if (name == "w:rStyle") {
      run_style_ = &styles_.Character(a.Get("w:val"));
    } else if (name == "w:highlight") {
      for (const Highlight& pen : kHighlights)
        if (a.Get("w:val") == pen.name) tables_.Shade(pen.colour);
    } else if (name == "w:shd" && tables_.in_table()) {
      tables_.Start(name, a, true);
    } else {
      run_.Read(name, a);
    }
  }

  void StartContent(std::string_view name, const XmlAttributes& a) {
    if (name == "w:p") {
      Paragraph paragraph;
      paragraph.style = &styles_.Paragraph({});
      paragraphs_.push_back(std::move(paragraph));
      StartRun();
    } else if (name == "w:r") {
      StartRun();
      CountParagraph();
    } else if (name == "w:t" || name == "w:delText") {
      in_text_ = true;
    } else if (name == "w:br" || name == "w:cr") {
      Append(tables_.in_table() ? "\n" : " ");
    } else if (name == "w:tab" || name == "w:ptab") {
      Append(" ");
    } else if (name == "w:noBreakHyphen") {
      Append("-");
    } else if (name == "w:sym") {
      std::uint32_t code = 0;
      const std::string_view hex = a.Get("w:char");
      std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
      Append(SymbolOf(SymbolFontOf(a.Get("w:font")), code));
    } else if (!StartInFormField(name, a) && !StartInDrawing(name, a) &&
               tables_.in_table()) {
      tables_.Start(name, a, false);
    }
  }

  // Drop-down lists and check boxes of the older kind, a form's fields, which
  // have their choice in no text.
  bool StartInFormField(std::string_view name, const XmlAttributes& a) {
    if (name == "w:ddList") {
      choices_.emplace();
      choice_ = 0;
    } else if (choices_ && name == "w:result") {
      choice_ = ParseCount(a.Get("w:val"), 0);
    } else if (choices_ && name == "w:listEntry") {
      if (choices_->size() < kMostChoices)
        choices_->emplace_back(a.Get("w:val"));
    } else if (name == "w:checkBox") {
      ticked_ = false;
    } else if (ticked_ && (name == "w:default" || name == "w:checked")) {
      ticked_ = a.IsTrue("w:val", true);
    } else {
      return false;
    }
    return true;
  }

  // Drawings and pictures, and the colours that fill their shapes.
  bool StartInDrawing(std::string_view name, const XmlAttributes& a) {
    if (name == "w:drawing" || name == "w:pict") {
      tables_.MarkDrawing();
    } else if (name == "a:ln") {
      ++outlines_;
    } else if (name == "a:srgbClr") {
      const std::optional<Colour> fill = ParseHexColour(a.Get("val"));
      if (fill && outlines_ == 0) tables_.MarkShape(*fill);
    } else if (name.starts_with("v:")) {
      // "#ff0000 [3205]"
      const std::string_view fill = a.Get("fillcolor");
      if (fill.starts_with('#'))
        if (const auto colour = ParseHexColour(fill.substr(1, 6)))
          tables_.MarkShape(*colour);
    } else {
      return false;
    }
    return true;
  }

  void StartRun() {
    run_ = RunFormat();
    run_style_ = nullptr;
  }

  // The run's properties with those of its styles.
  RunFormat Format() const {
    RunFormat format = run_;
    if (run_style_ != nullptr) format.Inherit(run_style_->run);
    if (!paragraphs_.empty()) format.Inherit(paragraphs_.back().style->run);
    if (deleted_ > 0) format.struck = true;
    return format;
  }

  // Puts the paragraph's automatic number in front of its text.
  void CountParagraph() {
    if (paragraphs_.empty() || std::exchange(paragraphs_.back().numbered, true))
      return;
    const Paragraph& paragraph = paragraphs_.back();
    ListPlace place = paragraph.place;
    if (!place.list) place.list = paragraph.style->place.list;
    if (!place.level) place.level = paragraph.style->place.level;
    if (place.list.value_or(0) == 0 || tables_.in_covered_cell()) return;
    ListMark mark = numbering_.Next(place);
    if (!mark.ink) mark.ink = paragraph.mark.ink.value_or(std::nullopt);
    tables_.MarkList(mark.ink);
    if (mark.text.empty()) return;
    mark.text += ' ';
    AppendShown(mark.text, std::nullopt);
  }

  void EndParagraph() {
    if (paragraphs_.empty()) return;
    StartRun();
    CountParagraph();
    Paragraph paragraph = std::move(paragraphs_.back());
    paragraphs_.pop_back();
    if (tables_.in_table()) {
      tables_.Append("\n", RunFormat());
      return;
    }
    const std::string text = Tidy(paragraph.text);
    if (!text.empty() && text.size() <= kLongestParagraph) sink_.TakeText(text);
    if (text.empty() || !(paragraph.heading || paragraph.all_bold) ||
        text.size() > kLongestHeading ||
        headings_.size() > kLongestHeading * kMostHeadings)
      return;
    if (!headings_.empty()) headings_ += '\n';
    headings_ += text;
  }

  void Append(std::string_view text) { Append(text, Format()); }
  void Append(std::string_view text, const RunFormat& format) {
    if (format.hidden.value_or(false) || open_prompts_ > 0) return;
    // A check box says by its setting whether it is ticked: its sign may be a
    // cross.
    if (!controls_.empty() && controls_.back().ticked && HasText(text))
      text = *controls_.back().ticked ? kTickedBox : kEmptyBox;
    AppendShown(text, format);
  }

  // `format`: nullopt for an automatic number, which has no part in how the
  // text looks.
  void AppendShown(std::string_view text,
                   const std::optional<RunFormat>& format) {
    if (tables_.in_table()) {
      if (format) {
        tables_.Append(text, *format,
                       deleted_ > 0    ? Change::kDeleted
                       : inserted_ > 0 ? Change::kInserted
                                       : Change::kNone);
      } else {
        tables_.AppendNumber(text);
      }
      return;
    }
    if (paragraphs_.empty()) return;
    Paragraph& paragraph = paragraphs_.back();
    if ((format && format->struck.value_or(false)) ||
        paragraph.text.size() > kLongestParagraph)
      return;
    paragraph.text.append(text);
    if (format && !format->bold.value_or(false) && HasText(text))
      paragraph.all_bold = false;
  }

  const DocxStyles& styles_;
  Numbering& numbering_;
  RowSink& sink_;
  DocxTables tables_;
  std::vector<Paragraph> paragraphs_;  // the innermost last
  std::string headings_;               // since the last table
  RunFormat run_;
  const DocxStyle* run_style_ = nullptr;
  Properties properties_ = Properties::kNone;
  std::size_t skipped_ = 0;   // depth inside an element that is passed over
  std::size_t deleted_ = 0;   // depth inside tracked changes that delete
  std::size_t inserted_ = 0;  // the same of those that insert
  std::size_t outlines_ = 0;  // depth inside the outlines of shapes
  std::vector<Control> controls_;  // the content controls around
  std::size_t open_prompts_ = 0;
  std::optional<std::vector<std::string>> choices_;  // of the open drop-down
  std::size_t choice_ = 0;
  std::optional<bool> ticked_;  // of the open check box
  bool in_text_ = false;
};

}  // namespace

Status ReadDocx(Archive& archive, const std::string& main,
                const FormatOptions& options, RowSink& sink) {
  Result<std::vector<Relationship>> parts = ReadRelationships(archive, main);
  if (!parts) return std::move(parts).error();
  Result<DocxStyles> styles =
      DocxStyles::Read(archive, TargetOfType(*parts, "styles"));
  if (!styles) return std::move(styles).error();
  Result<Numbering> numbering =
      Numbering::Read(archive, TargetOfType(*parts, "numbering"));
  if (!numbering) return std::move(numbering).error();
  ReadNotes(archive, *parts, sink);
  DocumentHandler handler(*styles, *numbering, options, sink);
  if (Status s = ReadXml(archive, main, handler); !s) return s;
  return handler.CheckAllFound();
}

}  // namespace planwatch
