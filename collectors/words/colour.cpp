#include "collectors/words/colour.h"

#include <cmath>
#include <numbers>

namespace planwatch {
namespace {

// Hues in degrees, and the strength below which a colour is a shade of banding:
// Word's and Excel's table styles tint an accent colour by 80%, and pale blue,
// the commonest band of all, by 60%.
struct Band {
  double from, to;
  Rag rag;
  double faintest;
};
constexpr Band kBands[] = {
    {0, 43, Rag::kRed, 0.045},      {43, 118, Rag::kAmber, 0.055},
    {118, 180, Rag::kGreen, 0.053}, {190, 205, Rag::kBlue, 0.1},
    {205, 285, Rag::kBlue, 0.07},   {352, 360, Rag::kRed, 0.045},
};

// White and the greys have less.
constexpr double kAnyTint = 0.015;

Rag RagOf(Colour colour, bool of_any_tint) {
  // OKLab (Björn Ottosson, 2020), where hues and strengths of colours compare
  // as the eye does.
  const auto linear = [](std::uint8_t value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  const double r = linear(colour.red), g = linear(colour.green),
               b = linear(colour.blue);
  const double l =
      std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m =
      std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s =
      std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const double green_red =
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  const double blue_yellow =
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
  const double strength = std::hypot(green_red, blue_yellow);
  double hue = std::atan2(blue_yellow, green_red) * 180 / std::numbers::pi;
  if (hue < 0) hue += 360;

  // The tans of Office's palette are not yellows.
  const double lightness =
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  if (hue >= 75 && hue < 118 && lightness < 0.85 && strength < 0.09)
    return Rag::kUnrated;
  for (const Band& band : kBands)
    if (hue >= band.from && hue < band.to)
      return strength < (of_any_tint ? kAnyTint : band.faintest) ? Rag::kUnrated
                                                                 : band.rag;
  return Rag::kUnrated;
}

}  // namespace

Rag RagOfColour(Colour colour) { return RagOf(colour, false); }

Rag RagOfTint(Colour colour) { return RagOf(colour, true); }

}  // namespace planwatch
