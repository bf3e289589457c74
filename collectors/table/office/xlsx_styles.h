// What a workbook's styles say of its cells, as far as a plan's reader needs
// it: shading, the font's colour and weight, struck-through text, and how a
// number is shown (xlsx_number_format.h).
//
// Immutable once read: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/office/archive.h"
#include "collectors/table/office/colour.h"
#include "collectors/table/office/conditional.h"
#include "collectors/table/office/symbols.h"
#include "collectors/table/office/xlsx_number_format.h"
#include "collectors/table/office/xml.h"
#include "collectors/table/row.h"

namespace planwatch {

// A colour as written: the palette may come after it.
struct ColourReference {
  std::optional<Colour> rgb;
  std::optional<std::size_t> indexed, theme;
  double tint = 0;

  static ColourReference Of(const XmlAttributes& attributes);
};

struct XlsxColours {
  Theme theme;
  std::vector<std::optional<Colour>> palette;  // empty: Excel's own

  std::optional<Colour> Resolve(const ColourReference& reference) const;
  // Of text: nullopt for the theme's own colour of text, automatic and black.
  std::optional<Colour> ResolveInk(const ColourReference& reference) const;
};

// A fill as it is read (ECMA-376-1, 18.8.20): what is seen of a pattern is its
// foreground if it is solid or dark, its background if it is light; of a
// gradient, its first colour if all of them are of one hue.
class XlsxFill {
 public:
  void Start(std::string_view name, const XmlAttributes& attributes);
  std::optional<Colour> Resolve(const XlsxColours& colours) const;
  // A solid fill of a conditional format has its colour as the background.
  std::optional<Colour> ResolveConditional(const XlsxColours& colours) const;

 private:
  enum class Pattern : unsigned char { kUnsaid, kNone, kLight, kDark, kSolid };
  Pattern pattern_ = Pattern::kUnsaid;
  std::optional<ColourReference> foreground_, background_;
  std::vector<ColourReference> stops_;
};

struct XlsxFont {
  std::optional<bool> bold, struck;
  std::optional<ColourReference> ink;
  SymbolFont symbols = SymbolFont::kNone;
  bool raised = false;

  // Takes a child of s:font or s:rPr, whatever it is.
  void Start(std::string_view name, const XmlAttributes& attributes);
};

// What a conditional format does, as it is read: the children of s:dxf.
class XlsxDxf {
 public:
  void Start(std::string_view name, const XmlAttributes& attributes);
  FormatEffect Resolve(const XlsxColours& colours) const;

 private:
  enum class Part : unsigned char { kOther, kFont, kFill };
  Part part_ = Part::kOther;
  XlsxFont font_;
  XlsxFill fill_;
};

struct XlsxStyle {
  std::optional<Colour> fill, ink;
  bool bold = false, struck = false;
  SymbolFont symbols = SymbolFont::kNone;
  NumberFormat number;
};

struct XlsxStyles {
  std::vector<XlsxStyle> cells;    // cellXfs
  std::vector<FormatEffect> dxfs;  // of conditional formats
  XlsxColours colours;
};

// Empty parts' names: the workbook has none.
Result<XlsxStyles> ReadXlsxStyles(Archive& archive,
                                  std::string_view styles_part,
                                  std::string_view theme_part);

}  // namespace planwatch
