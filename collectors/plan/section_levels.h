// Which headings are in force for the rows below: one of the lower level, which
// is their objective, and one of the upper, their priority.
//
// Used by the rows alone: one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/table/row.h"

namespace planwatch {

// What stands in front of a heading's own words, and tells its level: "2.1",
// "b)", "Priority area 3:", "Strategic priority -".
struct Opening {
  std::string form;         // figures and letters alike; empty: there is none
  std::vector<int> values;  // of its number: 2, 1
  // Whether the other is of the same form and comes later.
  bool GoesOnTo(const Opening& other) const;
};
Opening OpeningOf(const std::string& heading);

struct SectionHeading {
  std::string text;
  Opening opening = {};
  std::optional<Colour> fill = {};
  bool bold = false;
  std::size_t column = 0;
};
SectionHeading MakeSectionHeading(const std::string& text, const Cell& cell,
                                  std::size_t column);

// What the columns tell of a heading.
enum class SectionColumn : unsigned char { kAny, kPriority, kObjective };
// What stands right above it.
enum class AboveSection : unsigned char { kNothing, kHeading, kAction };

class SectionLevels {
 public:
  const std::string& objective() const { return objective_.text; }
  const std::string& priority() const { return priority_.text; }
  // As the action's own cells have them.
  void SetObjective(std::string text) { objective_ = {std::move(text)}; }
  void SetPriority(const std::string& text);

  // "KPI: 60 % of parents …", "Note: …" below another heading: it tells of the
  // actions around it.
  bool IsNote(const std::string& heading) const;
  // The headings right above a table, one a line.
  void ApplyCaption(const std::string& caption);
  // `has_objectives`: the table has a column of them. False: the heading right
  // above was a note on the section that it ends.
  bool Apply(SectionHeading heading, SectionColumn column, AboveSection above,
             bool has_objectives);

 private:
  bool IsOfPriority(const SectionHeading& heading) const;
  bool EndedSection(const SectionHeading& heading) const;
  void TakePriority(SectionHeading heading);

  SectionHeading objective_, priority_;
  // The first heading below the priority: of the lower level.
  std::optional<SectionHeading> lower_;
  // The one in force before the objective, where actions stand between them.
  std::optional<SectionHeading> before_;
};

}  // namespace planwatch
