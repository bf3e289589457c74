// What a table's columns hold, judged by their cells: the half of the evidence
// that headings don't give.
//
// Pure functions: any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "collectors/table/row.h"
#include "collectors/words/date.h"
#include "collectors/words/rating.h"

namespace planwatch {

enum class CellKind : std::uint8_t {
  kBlank,       // nothing, or a merged cell's rest
  kNone,        // a placeholder: n/a, TBC, -
  kDate,        // a day, written or as a date cell
  kPeriod,      // a month, quarter or season, or words for no date: ongoing
  kColour,      // a rating: Red, A, 🟢, or nothing but a fill that is one
  kState,       // in progress, complete
  kPercentage,  // 80%
  kYesNo,       // yes, TRUE, a tick
  kNumber,      // a figure
  kCode,        // a reference: 1.1, HS1, a)
  kName,        // short, and looks like a person, role or agency
  kWords,       // a few words of any other kind
  kText,        // a phrase or sentence
};
inline constexpr std::size_t kCellKinds = 13;

CellKind KindOf(const Cell& cell, const RatingWords& own_words,
                const Calendar& calendar);

// The cells of one column below a header.
struct Profile {
  std::array<std::size_t, kCellKinds> counts{};
  std::size_t rows = 0;      // without continuations of cells merged down
  std::size_t filled = 0;    // neither blank nor a placeholder
  std::size_t distinct = 0;  // different texts among those
  std::size_t words = 0;     // of those with text, all together
  std::size_t dated = 0;     // of few words, with a day or month: not "weekly"
  bool has_time = false;     // one tells a time, or says that there is none
  std::size_t serials = 0;   // may be days as Excel counts them: 42155
  std::size_t coloured = 0;  // shaded in a rating's colour
  std::size_t fills = 0;     // different ratings among the shades
  std::optional<Date> latest;  // of its days
  // Of these and its periods' last days.
  std::optional<Date> latest_end = {};
  bool hidden = false;
  std::vector<std::string> samples;  // the first few different texts

  template <typename... Kinds>
  std::size_t Count(Kinds... kinds) const {
    return (counts[static_cast<std::size_t>(kinds)] + ...);
  }
  // Of the filled cells those of these kinds, 0 to 1.
  template <typename... Kinds>
  double Share(Kinds... kinds) const {
    return filled == 0 ? 0
                       : static_cast<double>(Count(kinds...)) /
                             static_cast<double>(filled);
  }
  double words_each() const {
    return filled == 0
               ? 0
               : static_cast<double>(words) / static_cast<double>(filled);
  }
  // 1 where each cell is another, near 0 where few texts recur.
  double distinctness() const {
    return filled == 0
               ? 0
               : static_cast<double>(distinct) / static_cast<double>(filled);
  }
};

// Rows beyond this many are judged by a sample spread over all of them.
inline constexpr std::size_t kRowsProfiled = 200;
// And of a wide table fewer rows, so that they have no more cells than this.
inline constexpr std::size_t kCellsProfiled = 20'000;

// A sample of at most `most` of the rows is every n-th of them: n.
constexpr std::size_t SampleStep(std::size_t rows, std::size_t most) {
  most = std::max<std::size_t>(1, most);
  return std::max<std::size_t>(1, (rows + most - 1) / most);
}

// One profile a column, `first` up to `end`, of the rows below a header.
std::vector<Profile> ProfileColumns(std::span<const Row* const> rows,
                                    std::size_t first, std::size_t end,
                                    const RatingWords& own_words,
                                    const Calendar& calendar);

}  // namespace planwatch
