// The names in a lead's or partners' cell. Pure functions: any thread. Rules:
// README.md of this folder.
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

// A longer cell holds no names, and is refused.
inline constexpr std::size_t kMaxNamesBytes = 2'000;

struct LeadRules {
  // As written → role or agency.
  std::map<std::string, std::string> rename = {};
  // Not to be split.
  std::vector<std::string> keep = {};
  friend bool operator==(const LeadRules&, const LeadRules&) = default;
};

// Whether a column writes people as an address book does: "LEE, Kate".
enum class SurnameFirst : unsigned char {
  kNo,
  kMaybe,  // or each is two people by one name
  kYes,
};

// What a cell alone does not tell.
struct NamesContext {
  bool partners = false;  // "Support: Y" and "supported by Y" count as well
  bool initials = false;  // the column has other people by two or three
                          // initials: "NA" is one too
  SurnameFirst surname_first = SurnameFirst::kNo;
  // Folded, what stands by itself in the column; null: nothing is known.
  std::shared_ptr<const std::set<std::string>> alone = nullptr;
  friend auto operator<=>(const NamesContext&, const NamesContext&) = default;
};

struct NamesReading {
  std::vector<std::string> names = {};  // each once, in order
  std::string run_together = {};  // a name that looks like several with nothing
                                  // but spaces between them, or may be two with
                                  // a comma; empty: none does
  std::vector<std::string> broken = {};  // two names on lines of their own that
                                         // may be one; empty: there are none
  std::string prose = {};  // the first text that is not a name but part of
                           // a sentence: left out; empty: there is none
  bool too_long = false;   // beyond kMaxNamesBytes: not read
  std::set<std::string> renamed = {};  // which of LeadRules::rename were met,
                                       // folded
};
// Linear in the cell's length. Reading the names again, with semicolons
// between, gives the same names (unless `rules` rename).
NamesReading ReadNames(std::string_view cell, const LeadRules& rules,
                       const NamesContext& context = {});

// How a cell looks to one who asks whether its column holds names: a person,
// an agency's initials, a role or a team, or a few of them; no sentence, no
// date, no number.
bool LooksLikeNames(std::string_view cell);

// Whether the cell is two or three capitals ("EM"): NamesContext::initials.
bool LooksLikeInitials(std::string_view cell);

// Of a column's cells: NamesContext::alone; null where it parts no names.
std::shared_ptr<const std::set<std::string>> FindAlone(
    std::span<const std::string_view> cells);

// Of a column's cells: NamesContext::surname_first.
SurnameFirst FindSurnameFirst(std::span<const std::string_view> cells);

}  // namespace planwatch
