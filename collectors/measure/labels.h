// What a measure, an area and a partner are called.
//
// Pure functions: any thread.
#pragma once

#include <string>
#include <string_view>

namespace planwatch {

// Whether an area or partner, folded, says that all of them are meant: "all
// areas", "Grand Total", "Overall".
bool MeansAll(std::string_view folded);
// Whether it gives no name, and so may stand for all of them or for those
// without a name: blank, "-", "N/A", the NULL of a database. "Unknown" is a
// group of its own.
bool NamesNone(std::string_view folded);
// The same as MeansAll of a group of people, in a column for their age or sex:
// "Persons", "All ages", "Both".
bool MeansEverybody(std::string_view folded);

// What two spellings of one name, folded, have in common: "1. Children seen",
// "1 Children seen", "Children seen*"; "Health & care", "Health and care".
// Signs that compare or count stay: "<5 days".
std::string LabelKey(std::string_view folded);

}  // namespace planwatch
