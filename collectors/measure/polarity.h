// Which way a measure gets better, as a table says it: in a column, in the
// measure's name, in place of a target. The vocabulary stands as tables in
// polarity.cpp. Pure functions: any thread.
#pragma once

#include <optional>
#include <string_view>

#include "collectors/measure/record.h"

namespace planwatch {

struct PolarityReading {
  std::optional<Polarity> polarity;  // nullopt: it says nothing
  bool unknown = false;              // it says something else
  bool movement = false;  // it may say which way the values moved as well
  bool dash = false;      // "-": less beside cells with "+", else nothing
  friend bool operator==(const PolarityReading&,
                         const PolarityReading&) = default;
};

// How the cells of a column are to be read, by its heading: "Low" under
// "Polarity", "No" under "Higher is better?", "Minimise" under "Aim". Under
// "Direction" an arrow may be the measure's trend.
class PolarityColumn {
 public:
  PolarityColumn() = default;
  // `configured`: `columns:` names it, so that the heading tells nothing.
  PolarityColumn(std::string_view heading, bool configured);

  PolarityReading Read(std::string_view cell) const;

 private:
  enum class Kind : unsigned char {
    kSays,            // which way is better
    kHigherIsBetter,  // yes or no
    kLowerIsBetter,   // yes or no
    kMayBeProse,      // "What does good look like?"
    kMayBeTheme,      // "Aim": may be what the measure serves
    kMayBeMovement,   // "Direction"
  };
  Kind kind_ = Kind::kSays;
};

// "(lower is better)", "(minimise)", "Reduce …", "↓" in a measure's name; kNone
// where its words may say that less is better, or something else.
std::optional<Polarity> PolarityInName(std::string_view name);
// Of a cell that says nothing else: "Reduce", "lower is better".
std::optional<Polarity> PolarityAlone(std::string_view cell);

}  // namespace planwatch
