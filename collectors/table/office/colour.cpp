#include "collectors/table/office/colour.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "collectors/table/office/xml.h"

namespace planwatch {
namespace {

// The theme's colours in the order of Theme; the theme itself has each dark one
// before its light one.
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
    if (name == "a:srgbClr") colours[slot_] = ParseHexColour(a.Get("val"));
    if (name == "a:sysClr") colours[slot_] = ParseHexColour(a.Get("lastClr"));
    return {};
  }
  Status End(std::string_view name) override {
    if (name == "a:clrScheme") inside_ = false;
    return {};
  }

  Theme colours;

 private:
  bool inside_ = false;
  std::size_t slot_ = 0;
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

std::optional<Colour> ParseHexColour(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  if (text.size() == 8) text.remove_prefix(2);
  std::uint32_t rgb = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), rgb, 16);
  if (text.size() != 6 || error != std::errc{} ||
      end != text.data() + text.size())
    return std::nullopt;
  return Colour{static_cast<std::uint8_t>(rgb >> 16),
                static_cast<std::uint8_t>(rgb >> 8),
                static_cast<std::uint8_t>(rgb)};
}

std::optional<Colour> Ink(std::optional<Colour> colour) {
  return colour == Colour{} ? std::nullopt : colour;
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

Result<Theme> ReadTheme(Archive& archive, std::string_view part) {
  ThemeHandler handler;
  if (!part.empty())
    if (Status s = ReadXml(archive, part, handler); !s)
      return std::move(s).error();
  return handler.colours;
}

void RemoveUnseenText(Cell& cell) {
  if (!cell.fill || cell.fill != cell.ink) return;
  cell.text.clear();
  cell.struck.clear();
  cell.date.reset();
  cell.month_only = false;
}

}  // namespace planwatch
