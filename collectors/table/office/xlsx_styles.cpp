#include "collectors/table/office/xlsx_styles.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <utility>

namespace planwatch {
namespace {

// The colours that `indexed` means where a workbook has no palette of its own
// (ECMA-376-1, 18.8.27).
constexpr std::uint32_t kPalette[] = {
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF,
    0x00FFFF, 0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00,
    0xFF00FF, 0x00FFFF, 0x800000, 0x008000, 0x000080, 0x808000, 0x800080,
    0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF,
    0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF, 0x000080, 0xFF00FF, 0xFFFF00,
    0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF, 0x00CCFF, 0xCCFFFF,
    0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99, 0x3366FF,
    0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696,
    0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399,
    0x333333,
};

Colour FromRgb(std::uint32_t rgb) {
  return {static_cast<std::uint8_t>(rgb >> 16),
          static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb)};
}

template <typename T>
std::optional<T> Number(std::string_view text) {
  T value{};
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{}) return std::nullopt;
  return value;
}

// Degrees of the colour circle; nullopt for what is nearly grey.
std::optional<int> HueOf(Colour colour) {
  constexpr int kGrey = 32;
  const int r = colour.red, g = colour.green, b = colour.blue;
  const int high = std::max({r, g, b}), spread = high - std::min({r, g, b});
  if (spread < kGrey) return std::nullopt;
  if (high == r) return (60 * (g - b) / spread + 360) % 360;
  if (high == g) return 60 * (b - r) / spread + 120;
  return 60 * (r - g) / spread + 240;
}

// The first colour that has a hue, if no other one has another.
std::optional<Colour> OneHue(const std::vector<Colour>& colours) {
  constexpr int kSameHue = 25;
  std::optional<Colour> first;
  for (const Colour& colour : colours) {
    const std::optional<int> hue = HueOf(colour);
    if (!hue) continue;
    if (!first) first = colour;
    const int apart = (*hue - *HueOf(*first) + 360) % 360;
    if (std::min(apart, 360 - apart) > kSameHue) return std::nullopt;
  }
  return first;
}

struct Xf {
  std::size_t font = 0, fill = 0;
  int format = 0;
};

class XlsxStylesHandler : public XmlHandler {
 public:
  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (++elements_ > kMaxElements)
      return Error(
          "the workbook has more styles than Excel allows; copy the table into "
          "a new one");
    if (name == "s:fonts" || name == "s:fills" || name == "s:cellXfs" ||
        name == "s:indexedColors" || name == "s:dxfs") {
      section_ = name;
    } else if (section_ == "s:dxfs") {
      if (name == "s:dxf") dxfs_.emplace_back();
      if (!dxfs_.empty()) dxfs_.back().Start(name, a);
    } else if (name == "s:numFmt") {
      if (const auto id = Number<int>(a.Get("numFmtId")))
        formats_[*id] = NumberFormatOfCode(a.Get("formatCode"));
    } else if (section_ == "s:fonts") {
      if (name == "s:font") fonts_.emplace_back();
      if (!fonts_.empty()) fonts_.back().Start(name, a);
    } else if (section_ == "s:fills") {
      if (name == "s:fill") fills_.emplace_back();
      if (!fills_.empty()) fills_.back().Start(name, a);
    } else if (section_ == "s:indexedColors" && name == "s:rgbColor") {
      palette_.push_back(ParseHexColour(a.Get("rgb")));
    } else if (section_ == "s:cellXfs" && name == "s:xf") {
      xfs_.push_back({Number<std::size_t>(a.Get("fontId")).value_or(0),
                      Number<std::size_t>(a.Get("fillId")).value_or(0),
                      Number<int>(a.Get("numFmtId")).value_or(0)});
    }
    return {};
  }

  Status End(std::string_view name) override {
    if (name == section_) section_.clear();
    return {};
  }

  XlsxStyles Take(const Theme& theme) {
    XlsxStyles styles;
    styles.colours = {theme, std::move(palette_)};
    for (const Xf& xf : xfs_) {
      XlsxStyle style;
      if (xf.font < fonts_.size()) {
        const XlsxFont& font = fonts_[xf.font];
        style.struck = font.struck.value_or(false);
        style.bold = font.bold.value_or(false);
        style.symbols = font.symbols;
        if (font.ink) style.ink = styles.colours.ResolveInk(*font.ink);
      }
      if (xf.fill < fills_.size())
        style.fill = fills_[xf.fill].Resolve(styles.colours);
      const auto own = formats_.find(xf.format);
      style.number =
          own != formats_.end() ? own->second : NumberFormatOfId(xf.format);
      styles.cells.push_back(style);
    }
    for (const XlsxDxf& dxf : dxfs_)
      styles.dxfs.push_back(dxf.Resolve(styles.colours));
    return styles;
  }

 private:
  // Excel allows 65,490 cell styles.
  static constexpr std::size_t kMaxElements = 1'000'000;

  std::size_t elements_ = 0;
  std::string section_;
  std::vector<XlsxFont> fonts_;
  std::vector<XlsxFill> fills_;
  std::vector<XlsxDxf> dxfs_;
  std::vector<std::optional<Colour>> palette_;
  std::map<int, NumberFormat> formats_;
  std::vector<Xf> xfs_;
};

}  // namespace

ColourReference ColourReference::Of(const XmlAttributes& a) {
  return {ParseHexColour(a.Get("rgb")), Number<std::size_t>(a.Get("indexed")),
          Number<std::size_t>(a.Get("theme")),
          Number<double>(a.Get("tint")).value_or(0)};
}

std::optional<Colour> XlsxColours::Resolve(
    const ColourReference& reference) const {
  std::optional<Colour> colour = reference.rgb;
  if (!colour && reference.theme) {
    if (*reference.theme < theme.size()) colour = theme[*reference.theme];
  } else if (!colour && reference.indexed) {
    if (*reference.indexed < palette.size()) {
      colour = palette[*reference.indexed];
    } else if (*reference.indexed < std::size(kPalette)) {
      colour = FromRgb(kPalette[*reference.indexed]);
    }
  }
  if (colour && reference.tint != 0) colour = Tinted(*colour, reference.tint);
  return colour;
}

std::optional<Colour> XlsxColours::ResolveInk(
    const ColourReference& reference) const {
  if (!reference.rgb && reference.theme == kThemeText) return std::nullopt;
  return Ink(Resolve(reference));
}

void XlsxFill::Start(std::string_view name, const XmlAttributes& a) {
  if (name == "s:patternFill") {
    const std::string_view pattern = a.Get("patternType");
    pattern_ = pattern.empty()      ? Pattern::kUnsaid
               : pattern == "none"  ? Pattern::kNone
               : pattern == "solid" ? Pattern::kSolid
               : pattern.starts_with("dark") || pattern == "mediumGray"
                   ? Pattern::kDark
                   : Pattern::kLight;
  } else if (name == "s:fgColor") {
    foreground_ = ColourReference::Of(a);
  } else if (name == "s:bgColor") {
    background_ = ColourReference::Of(a);
  } else if (name == "s:color") {
    stops_.push_back(ColourReference::Of(a));
  }
}

std::optional<Colour> XlsxFill::Resolve(const XlsxColours& colours) const {
  if (!stops_.empty()) {
    std::vector<Colour> stops;
    for (const ColourReference& stop : stops_)
      if (const auto colour = colours.Resolve(stop)) stops.push_back(*colour);
    return OneHue(stops);
  }
  const bool front = pattern_ == Pattern::kSolid || pattern_ == Pattern::kDark;
  const auto& seen = front ? foreground_ : background_;
  if (pattern_ == Pattern::kUnsaid || pattern_ == Pattern::kNone || !seen)
    return std::nullopt;
  return colours.Resolve(*seen);
}

std::optional<Colour> XlsxFill::ResolveConditional(
    const XlsxColours& colours) const {
  if (pattern_ != Pattern::kUnsaid && pattern_ != Pattern::kSolid)
    return Resolve(colours);
  if (!stops_.empty()) return Resolve(colours);
  // Programs other than Excel write the foreground alone.
  const std::optional<Colour> seen =
      background_ ? colours.Resolve(*background_) : std::nullopt;
  if (seen || !foreground_) return seen;
  return colours.Resolve(*foreground_);
}

void XlsxFont::Start(std::string_view name, const XmlAttributes& a) {
  if (name == "s:b") {
    bold = a.IsTrue("val", true);
  } else if (name == "s:strike") {
    struck = a.IsTrue("val", true);
  } else if (name == "s:color") {
    ink = ColourReference::Of(a);
  } else if (name == "s:name" || name == "s:rFont") {
    symbols = SymbolFontOf(a.Get("val"));
  } else if (name == "s:vertAlign") {
    raised = a.Get("val") == "superscript";
  }
}

void XlsxDxf::Start(std::string_view name, const XmlAttributes& a) {
  if (name == "s:font") {
    part_ = Part::kFont;
  } else if (name == "s:fill") {
    part_ = Part::kFill;
  } else if (name == "s:border" || name == "s:alignment" ||
             name == "s:numFmt" || name == "s:protection") {
    part_ = Part::kOther;
  } else if (part_ == Part::kFont) {
    font_.Start(name, a);
  } else if (part_ == Part::kFill) {
    fill_.Start(name, a);
  }
}

FormatEffect XlsxDxf::Resolve(const XlsxColours& colours) const {
  FormatEffect effect;
  effect.fill = fill_.ResolveConditional(colours);
  if (font_.ink) effect.ink = colours.ResolveInk(*font_.ink);
  effect.bold = font_.bold;
  effect.struck = font_.struck;
  return effect;
}

Result<XlsxStyles> ReadXlsxStyles(Archive& archive,
                                  std::string_view styles_part,
                                  std::string_view theme_part) {
  Result<Theme> theme = ReadTheme(archive, theme_part);
  if (!theme) return std::move(theme).error();
  XlsxStylesHandler styles;
  if (!styles_part.empty())
    if (Status s = ReadXml(archive, styles_part, styles); !s)
      return std::move(s).error();
  return styles.Take(*theme);
}

}  // namespace planwatch
