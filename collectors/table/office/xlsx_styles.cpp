#include "collectors/table/office/xlsx_styles.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/table/office/xml.h"

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

// "FFC000" or "FFFFC000", whose first byte is its opacity.
std::optional<Colour> FromHex(std::string_view hex) {
  if (hex.size() == 8) hex.remove_prefix(2);
  std::uint32_t rgb = 0;
  const auto [end, error] =
      std::from_chars(hex.data(), hex.data() + hex.size(), rgb, 16);
  if (hex.size() != 6 || error != std::errc{} || end != hex.data() + hex.size())
    return std::nullopt;
  return FromRgb(rgb);
}

template <typename T>
std::optional<T> Number(std::string_view text) {
  T value{};
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{}) return std::nullopt;
  return value;
}

// The theme's colours in the order that `theme` counts them: light and dark
// change places against the theme's own order.
class ThemeHandler : public XmlHandler {
 public:
  Status Start(std::string_view name, const XmlAttributes& a) override {
    static constexpr std::pair<std::string_view, std::size_t> kSlots[] = {
        {"a:lt1", 0},     {"a:dk1", 1},     {"a:lt2", 2},
        {"a:dk2", 3},     {"a:accent1", 4}, {"a:accent2", 5},
        {"a:accent3", 6}, {"a:accent4", 7}, {"a:accent5", 8},
        {"a:accent6", 9}, {"a:hlink", 10},  {"a:folHlink", 11},
    };
    if (name == "a:clrScheme") inside_ = true;
    if (!inside_) return {};
    for (const auto& [element, slot] : kSlots)
      if (name == element) slot_ = slot;
    if (name == "a:srgbClr") colours[slot_] = FromHex(a.Get("val"));
    if (name == "a:sysClr") colours[slot_] = FromHex(a.Get("lastClr"));
    return {};
  }
  Status End(std::string_view name) override {
    if (name == "a:clrScheme") inside_ = false;
    return {};
  }

  std::array<std::optional<Colour>, 12> colours;

 private:
  bool inside_ = false;
  std::size_t slot_ = 0;
};

struct NumberFormat {
  DateFormat date = DateFormat::kNone;
  bool percent = false;
};

struct Xf {
  std::size_t font = 0, fill = 0;
  int format = 0;
};

class StylesHandler : public XmlHandler {
 public:
  explicit StylesHandler(const ThemeHandler& theme) : theme_(theme) {}

  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (++elements_ > kMaxElements)
      return Error(
          "the workbook has more styles than Excel allows; copy the plan into "
          "a new one");
    if (name == "s:fonts" || name == "s:fills" || name == "s:cellXfs" ||
        name == "s:indexedColors" || name == "s:dxfs") {
      section_ = name;
    } else if (name == "s:numFmt" && section_ != "s:dxfs") {
      if (const auto id = Number<int>(a.Get("numFmtId")))
        formats_[*id] = {DateFormatOfCode(a.Get("formatCode")),
                         IsPercentCode(a.Get("formatCode"))};
    } else if (section_ == "s:fonts") {
      if (name == "s:font") fonts_.push_back(false);
      if (name == "s:strike" && !fonts_.empty())
        fonts_.back() = a.IsTrue("val", true);
    } else if (section_ == "s:fills") {
      StartInFills(name, a);
    } else if (section_ == "s:indexedColors" && name == "s:rgbColor") {
      palette_.push_back(FromHex(a.Get("rgb")));
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

  std::vector<XlsxStyle> Take() const {
    std::vector<XlsxStyle> styles;
    for (const Xf& xf : xfs_) {
      XlsxStyle style;
      if (xf.font < fonts_.size()) style.struck = fonts_[xf.font];
      if (xf.fill < fills_.size() && fills_[xf.fill])
        style.fill = Resolve(*fills_[xf.fill]);
      const auto own = formats_.find(xf.format);
      const NumberFormat format =
          own != formats_.end()
              ? own->second
              : NumberFormat{DateFormatOfId(xf.format), IsPercentId(xf.format)};
      style.date = format.date;
      style.percent = format.percent;
      styles.push_back(style);
    }
    return styles;
  }

 private:
  // A colour as written; the palette may come after the fills.
  struct ColourReference {
    std::string rgb;
    std::optional<std::size_t> indexed, theme;
    double tint = 0;
  };

  void StartInFills(std::string_view name, const XmlAttributes& a) {
    if (name == "s:fill") {
      fills_.emplace_back();
    } else if (name == "s:patternFill") {
      const std::string_view pattern = a.Get("patternType");
      solid_ = pattern != "none" && !pattern.empty();
    } else if (name == "s:fgColor" && solid_ && !fills_.empty()) {
      fills_.back() = ColourReference{
          std::string(a.Get("rgb")), Number<std::size_t>(a.Get("indexed")),
          Number<std::size_t>(a.Get("theme")),
          Number<double>(a.Get("tint")).value_or(0)};
    }
  }

  std::optional<Colour> Resolve(const ColourReference& reference) const {
    std::optional<Colour> colour;
    if (!reference.rgb.empty()) {
      colour = FromHex(reference.rgb);
    } else if (reference.theme && *reference.theme < theme_.colours.size()) {
      colour = theme_.colours[*reference.theme];
    } else if (reference.indexed) {
      if (*reference.indexed < palette_.size()) {
        colour = palette_[*reference.indexed];
      } else if (*reference.indexed < std::size(kPalette)) {
        colour = FromRgb(kPalette[*reference.indexed]);
      }
    }
    if (colour && reference.tint != 0) colour = Tinted(*colour, reference.tint);
    return colour;
  }

  // Excel allows 65,490 cell styles.
  static constexpr std::size_t kMaxElements = 1'000'000;

  const ThemeHandler& theme_;
  std::size_t elements_ = 0;
  std::string section_;
  bool solid_ = false;
  std::vector<bool> fonts_;  // struck through
  std::vector<std::optional<ColourReference>> fills_;
  std::vector<std::optional<Colour>> palette_;
  std::map<int, NumberFormat> formats_;
  std::vector<Xf> xfs_;
};

double HueToChannel(double p, double q, double hue) {
  if (hue < 0) hue += 1;
  if (hue > 1) hue -= 1;
  if (hue < 1.0 / 6) return p + (q - p) * 6 * hue;
  if (hue < 1.0 / 2) return q;
  if (hue < 2.0 / 3) return p + (q - p) * (2.0 / 3 - hue) * 6;
  return p;
}

}  // namespace

DateFormat DateFormatOfCode(std::string_view code) {
  bool day = false, month = false, year = false, hour = false;
  // Only the first section counts; text in quotes, after a backslash and in
  // brackets is none of the format.
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    switch (code[i]) {
      case '"':
        i = std::min(code.find('"', i + 1), code.size());
        break;
      case '[':
        i = std::min(code.find(']', i), code.size());
        break;
      case '\\':
      case '_':
      case '*':
        ++i;
        break;
      case 'd':
      case 'D':
        day = true;
        break;
      case 'm':
      case 'M':
        month = true;
        break;
      case 'y':
      case 'Y':
        year = true;
        break;
      case 'h':
      case 'H':
        hour = true;
        break;
      default:
        break;
    }
  }
  if (day && (month || year)) return DateFormat::kDay;
  if (month && year) return DateFormat::kMonth;
  // "mmmm" alone is a month; beside hours, m is minutes.
  if (month && !hour && code.find("mmm") != std::string_view::npos)
    return DateFormat::kMonth;
  return DateFormat::kNone;
}

bool IsPercentCode(std::string_view code) {
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    if (code[i] == '%') return true;
    if (code[i] == '"')
      i = std::min(code.find('"', i + 1), code.size());
    else if (code[i] == '[')
      i = std::min(code.find(']', i), code.size());
    else if (code[i] == '\\' || code[i] == '_' || code[i] == '*')
      ++i;
  }
  return false;
}

bool IsPercentId(int id) { return id == 9 || id == 10; }

DateFormat DateFormatOfId(int id) {
  if (id == 17) return DateFormat::kMonth;
  if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 31) ||
      (id >= 50 && id <= 58))
    return DateFormat::kDay;
  return DateFormat::kNone;
}

Colour Tinted(Colour colour, double tint) {
  const double r = colour.red / 255.0, g = colour.green / 255.0,
               b = colour.blue / 255.0;
  const double high = std::max({r, g, b}), low = std::min({r, g, b});
  double lightness = (high + low) / 2, hue = 0, saturation = 0;
  if (high > low) {
    const double spread = high - low;
    saturation =
        lightness > 0.5 ? spread / (2 - high - low) : spread / (high + low);
    if (high == r) {
      hue = (g - b) / spread + (g < b ? 6 : 0);
    } else if (high == g) {
      hue = (b - r) / spread + 2;
    } else {
      hue = (r - g) / spread + 4;
    }
    hue /= 6;
  }
  tint = std::clamp(tint, -1.0, 1.0);
  lightness = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  const double q = lightness < 0.5
                       ? lightness * (1 + saturation)
                       : lightness + saturation - lightness * saturation;
  const double p = 2 * lightness - q;
  const auto channel = [&](double at) {
    return static_cast<std::uint8_t>(
        std::lround(std::clamp(HueToChannel(p, q, at), 0.0, 1.0) * 255));
  };
  return {channel(hue + 1.0 / 3), channel(hue), channel(hue - 1.0 / 3)};
}

Result<std::vector<XlsxStyle>> ReadXlsxStyles(Archive& archive,
                                              std::string_view styles_part,
                                              std::string_view theme_part) {
  ThemeHandler theme;
  if (!theme_part.empty())
    if (Status s = ReadXml(archive, theme_part, theme); !s)
      return std::move(s).error();
  StylesHandler styles(theme);
  if (!styles_part.empty())
    if (Status s = ReadXml(archive, styles_part, styles); !s)
      return std::move(s).error();
  return styles.Take();
}

}  // namespace planwatch
