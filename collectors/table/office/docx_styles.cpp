#include "collectors/table/office/docx_styles.h"

#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/table/limits.h"
#include "collectors/table/office/colour.h"
#include "collectors/table/office/grid.h"

namespace planwatch {
namespace {

// Whether a toggle property is set; one without w:val is.
bool IsOn(const XmlAttributes& a) { return a.IsTrue("w:val", true); }

struct WrittenStyle {
  std::string parent, name;
  bool paragraph = false, is_default = false;
  bool heading = false;
  RunFormat run;
  ListPlace place;
};

}  // namespace

void RunFormat::Read(std::string_view name, const XmlAttributes& a) {
  if (name == "w:strike" || name == "w:dstrike") {
    struck = struck.value_or(false) || IsOn(a);
  } else if (name == "w:vanish") {
    hidden = IsOn(a);
  } else if (name == "w:b") {
    bold = IsOn(a);
  } else if (name == "w:vertAlign") {
    raised = a.Get("w:val") == "superscript";
  } else if (name == "w:color") {
    ink = Ink(ParseHexColour(a.Get("w:val")));
  } else if (name == "w:rFonts" && (a.Has("w:ascii") || a.Has("w:hAnsi"))) {
    font = SymbolFontOf(a.Get(a.Has("w:ascii") ? "w:ascii" : "w:hAnsi"));
  }
}

void RunFormat::Inherit(const RunFormat& style) {
  if (!bold) bold = style.bold;
  if (!struck) struck = style.struck;
  if (!hidden) hidden = style.hidden;
  if (!raised) raised = style.raised;
  if (!ink) ink = style.ink;
  if (!font) font = style.font;
}

class DocxStylesHandler : public XmlHandler {
 public:
  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (name == "w:style") {
      if (written_.size() == kMaxStyles)
        return Error(
            "the document has more than 100,000 styles; copy the table into a "
            "new one");
      style_ = &written_[std::string(a.Get("w:styleId"))];
      style_->paragraph = a.Get("w:type") == "paragraph";
      style_->is_default = a.IsTrue("w:default", false);
    } else if (name == "w:rPrDefault") {
      style_ = &defaults_;
    } else if (style_ == nullptr || name == "w:tblStylePr") {
      style_ = nullptr;  // of the rest of a table's style: its first row, …
    } else if (name == "w:basedOn") {
      style_->parent = a.Get("w:val");
    } else if (name == "w:name") {
      style_->name = Fold(a.Get("w:val"));
      style_->heading |=
          style_->name.starts_with("heading ") || style_->name == "title";
    } else if (name == "w:outlineLvl") {
      style_->heading |=
          ParseCount(a.Get("w:val"), kOutlineLevels) < kOutlineLevels;
    } else if (name == "w:numId") {
      style_->place.list = ParseCount(a.Get("w:val"), 0);
    } else if (name == "w:ilvl") {
      style_->place.level = ParseCount(a.Get("w:val"), 0);
    } else {
      style_->run.Read(name, a);
    }
    return {};
  }
  Status End(std::string_view name) override {
    if (name == "w:style" || name == "w:rPrDefault") style_ = nullptr;
    return {};
  }

  DocxStyles Take() const {
    DocxStyles result;
    result.default_paragraph_.run = defaults_.run;
    for (const auto& [id, written] : written_) {
      DocxStyle style = Resolve(written);
      // A character style leaves to the paragraph's what it doesn't say.
      if (written.paragraph) style.run.Inherit(defaults_.run);
      if (written.paragraph && written.is_default)
        result.default_paragraph_ = style;
      result.styles_.emplace(id, std::move(style));
    }
    return result;
  }

 private:
  DocxStyle Resolve(const WrittenStyle& written) const {
    DocxStyle style;
    const WrittenStyle* at = &written;
    for (int i = 0; i < kMaxStyleAncestors; ++i) {
      style.run.Inherit(at->run);
      if (!style.place.list) style.place.list = at->place.list;
      if (!style.place.level) style.place.level = at->place.level;
      style.heading |= at->heading;
      const auto parent = written_.find(at->parent);
      if (parent == written_.end()) break;
      at = &parent->second;
    }
    return style;
  }

  std::map<std::string, WrittenStyle> written_;
  WrittenStyle defaults_;
  WrittenStyle* style_ = nullptr;
};

Result<DocxStyles> DocxStyles::Read(Archive& archive, std::string_view part) {
  DocxStylesHandler handler;
  if (!part.empty())
    if (Status s = ReadXml(archive, part, handler); !s)
      return std::move(s).error();
  return handler.Take();
}

const DocxStyle& DocxStyles::Paragraph(std::string_view id) const {
  const auto found = styles_.find(id);
  return found != styles_.end() ? found->second : default_paragraph_;
}

const DocxStyle& DocxStyles::Character(std::string_view id) const {
  const auto found = styles_.find(id);
  return found != styles_.end() ? found->second : none_;
}

}  // namespace planwatch
