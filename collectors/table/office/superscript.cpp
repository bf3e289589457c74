#include "collectors/table/office/superscript.h"

#include <algorithm>
#include <iterator>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

constexpr std::string_view kOrdinalEndings[] = {"st", "nd", "rd", "th"};
// Longer raised text is no mark.
constexpr std::size_t kLongestMark = 5;

}  // namespace

std::string ShowSuperscript(std::string_view run, std::string_view before) {
  const std::string text = Tidy(run);
  const std::string front = Tidy(before);
  if (front.empty() || text.size() > kLongestMark) return std::string(run);
  if (std::find(std::begin(kOrdinalEndings), std::end(kOrdinalEndings),
                Fold(text)) != std::end(kOrdinalEndings))
    return std::string(run);
  if (before.ends_with('m')) {
    if (text == "2") return "\u00B2";
    if (text == "3") return "\u00B3";
  }
  // A blank goes on parting the words around it.
  return run.starts_with(' ') || run.ends_with(' ') ? " " : "";
}

}  // namespace planwatch
