// What a Word document's styles say of text, as far as a plan's reader needs
// it: bold, struck through, hidden, colour, symbol font; which paragraphs are
// headings; which are in a numbered list (ECMA-376-1, 17.7).
//
// Immutable once read: any thread.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "collectors/base/result.h"
#include "collectors/table/office/archive.h"
#include "collectors/table/office/symbols.h"
#include "collectors/table/office/xml.h"
#include "collectors/table/row.h"

namespace planwatch {

// The properties of a run of text; nullopt where it leaves them to its style.
struct RunFormat {
  std::optional<bool> bold, struck, hidden, raised;
  // The inner one is nullopt for automatic and black. Word writes a theme's
  // colour as the number it comes to, too, so the theme isn't needed.
  std::optional<std::optional<Colour>> ink;
  std::optional<SymbolFont> font;

  // Takes a child element of w:rPr, whatever it is.
  void Read(std::string_view name, const XmlAttributes& attributes);
  // Fills what is still nullopt.
  void Inherit(const RunFormat& style);
};

// Outline levels of headings; what is deeper is body text.
inline constexpr std::size_t kOutlineLevels = 9;

// A paragraph's place in a numbered list; nullopt where it leaves it to its
// style. List 0 is none.
struct ListPlace {
  std::optional<std::size_t> list, level;
};

struct DocxStyle {
  RunFormat run;
  ListPlace place;
  bool heading = false;  // a heading, or the document's title
};

class DocxStyles {
 public:
  // No styles where the document has no such part (an empty name). Fails where
  // there are more than 100,000.
  static Result<DocxStyles> Read(Archive& archive, std::string_view part);

  // With all that it inherits. An unknown style is the default one.
  const DocxStyle& Paragraph(std::string_view id) const;
  const DocxStyle& Character(std::string_view id) const;

 private:
  friend class DocxStylesHandler;
  std::map<std::string, DocxStyle, std::less<>> styles_;
  DocxStyle default_paragraph_, none_;
};

}  // namespace planwatch
