#include "collectors/words/colour.h"

#include <cmath>
#include <numbers>

namespace planwatch {

Rag RagOfColour(Colour colour) {
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

  // The bands of Word's and Excel's table styles stay below these; pale blue is
  // the commonest band of all.
  constexpr double kFaintest = 0.045, kFaintestBlue = 0.07;
  if (strength < kFaintest) return Rag::kUnrated;
  if (hue < 43 || hue >= 352) return Rag::kRed;
  if (hue < 118) return Rag::kAmber;
  if (hue < 180) return Rag::kGreen;
  if (hue >= 205 && hue < 285 && strength >= kFaintestBlue) return Rag::kBlue;
  return Rag::kUnrated;
}

}  // namespace planwatch
