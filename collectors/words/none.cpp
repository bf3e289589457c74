#include "collectors/words/none.h"

#include <algorithm>
#include <iterator>

namespace planwatch {
namespace {

constexpr std::string_view kNone[] = {"",
                                      "-",
                                      "--",
                                      "?",
                                      "..",
                                      "tbc",
                                      "tba",
                                      "tbd",
                                      "to be confirmed",
                                      "to be agreed",
                                      "to be determined",
                                      "to be decided",
                                      "to be identified",
                                      "to be appointed",
                                      "n/a",
                                      "n.a",
                                      "n.a.",
                                      "na",
                                      "not applicable",
                                      "not available",
                                      "none",
                                      "nil",
                                      "null",
                                      "no data",
                                      "unknown",
                                      "not known",
                                      "not yet known"};

}  // namespace

bool SaysNone(std::string_view folded) {
  return std::find(std::begin(kNone), std::end(kNone), folded) !=
         std::end(kNone);
}

}  // namespace planwatch
