#include "collectors/measure/unnamed.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "collectors/measure/fractions.h"

namespace planwatch {
namespace {

constexpr std::array<std::string_view, 2> kDimensions = {"area", "partner"};

using NamedKey = std::tuple<std::string, std::string, std::string, Date>;

// With another text for one of its labels.
NamedKey KeyWith(const WrittenRow& row, std::size_t label,
                 const std::string& text) {
  std::array<std::string, 3> labels = row.labels;
  labels[label] = text;
  return {std::move(labels[0]), std::move(labels[1]), std::move(labels[2]),
          row.date};
}

// The parts of a measure on a day, as far as they have values.
struct Parts {
  std::size_t count = 0;
  double sum = 0, least = 0, most = 0;
  bool counts = true;  // they are numbers of something, which add up

  void Add(const WrittenRow& row) {
    if (row.valueless) return;
    const double value = row.point.value.value;
    least = count == 0 ? value : std::min(least, value);
    most = count == 0 ? value : std::max(most, value);
    sum += value;
    counts = counts && IsCount(row);
    ++count;
  }
  static bool IsCount(const WrittenRow& row) {
    const double value = row.point.value.value;
    return !IsPercent(row) && value == std::floor(value);
  }
  // Whether the row may hold all of them: of counts at least their sum, of what
  // is averaged something between them.
  bool MayMakeUp(const WrittenRow& row) const {
    const double value = row.point.value.value;
    if (counts && IsCount(row)) return value >= sum;
    return count < 2 || (least <= value && value <= most);
  }
};

Doubt UnnamedPartAt(const Place& place, const std::string& name) {
  return {.about = "rows",
          .place = place,
          .text = "the column for " + name +
                  " gives no name in this row, and its measure has values by " +
                  name +
                  " that it can't be the whole of; it was taken for a part "
                  "without a name and left out",
          .settle = "write the " + name +
                    " there, or `all` where the whole is meant"};
}

}  // namespace

std::string_view DimensionName(std::size_t field) {
  return kDimensions.at(field);
}

// A blank may go on from the cell above, or stand for the whole. Either way no
// measure may come to have two rows for a day.
void FillBlanks(std::span<WrittenRow> table, std::size_t field, bool leads,
                ReadReport& report) {
  const std::size_t label = field + 1;
  std::map<NamedKey, std::size_t> whole, grouped;
  std::vector<WrittenRow*> blanks;
  bool starts_blank = false;
  const std::string* last = nullptr;  // the filled cell in the row above
  bool repeats = false;
  bool first = true;
  for (WrittenRow& row : table) {
    const std::optional<std::string>& above = row.above[field];
    const bool is_blank = above.has_value();
    starts_blank = starts_blank || (first && is_blank && above->empty());
    first = false;
    ++whole[KeyWith(row, label, row.labels[label])];
    ++grouped[KeyWith(row, label, is_blank ? *above : row.labels[label])];
    if (is_blank && !above->empty()) blanks.push_back(&row);
    if (is_blank) {
      last = nullptr;
    } else {
      repeats = repeats || (last != nullptr && !row.labels[label].empty() &&
                            *last == row.labels[label]);
      last = &row.labels[label];
    }
  }
  // A table that leaves out what is repeated begins with a filled cell, and
  // repeats none.
  if (blanks.empty() || starts_blank || repeats) return;
  const auto clashes = [&](std::map<NamedKey, std::size_t>& rows, auto key_of) {
    return std::any_of(blanks.begin(), blanks.end(),
                       [&](const auto* row) { return rows[key_of(*row)] > 1; });
  };
  const bool whole_clashes = clashes(whole, [&](const WrittenRow& row) {
    return KeyWith(row, label, row.labels[label]);
  });
  const bool grouped_clashes = clashes(grouped, [&](const WrittenRow& row) {
    return KeyWith(row, label, *row.above[field]);
  });
  if (grouped_clashes || (!whole_clashes && !leads)) return;
  if (!whole_clashes)
    report.AddDoubt(
        {.about = "rows",
         .place = blanks[0]->place,
         .text = "the column for " + std::string(kDimensions[field]) +
                 " is blank in this row and filled above; it was taken for the "
                 "same as above, and may stand for the whole",
         .settle = "write the " + std::string(kDimensions[field]) +
                   " in each row, or `all` where the whole is meant"});
  for (WrittenRow* row : blanks) {
    row->labels[label] = *row->above[field];
    row->unnamed[field].reset();
  }
}

std::vector<std::size_t> FindUnnamedParts(std::span<const WrittenRow> table,
                                          std::size_t field,
                                          ReadReport& report) {
  const std::size_t label = field + 1;
  if (std::none_of(table.begin(), table.end(), [&](const WrittenRow& row) {
        return row.unnamed[field].has_value();
      }))
    return {};
  std::map<NamedKey, Parts> parts;
  std::map<NamedKey, double> wholes;  // of rows that say so
  for (const WrittenRow& row : table) {
    if (!row.labels[label].empty())
      parts[KeyWith(row, label, "")].Add(row);
    else if (!row.unnamed[field] && !row.valueless)
      wholes[KeyWith(row, label, "")] = row.point.value.value;
  }
  // What one text means of a measure it means on every day.
  using Meaning = std::pair<std::string, std::string>;  // measure, text
  const auto meaning = [&](const WrittenRow& row) {
    return Meaning(row.labels[0], *row.unnamed[field]);
  };
  std::map<Meaning, bool> of_parts;  // and whether that is sure
  std::set<Meaning> of_wholes, unreported;
  for (const WrittenRow& row : table) {
    if (!row.unnamed[field] || row.valueless) continue;
    const NamedKey key = KeyWith(row, label, "");
    if (const auto found = wholes.find(key);
        found != wholes.end() && row.point.value.value < found->second) {
      of_parts[meaning(row)] = true;
      continue;
    }
    const auto known = parts.find(key);
    if (known == parts.end()) continue;
    if (known->second.count == 0)
      unreported.insert(meaning(row));
    else if (known->second.MayMakeUp(row))
      of_wholes.insert(meaning(row));
    else
      of_parts.try_emplace(meaning(row), false);
  }
  // "<5" of each area tells nothing of the whole. A blank stays what it is on
  // other days, lest it should come and go with the smallest areas.
  for (const Meaning& each : unreported)
    if (!each.second.empty() || !of_wholes.contains(each))
      of_parts.try_emplace(each, false);
  std::vector<std::size_t> found;
  const std::string name(kDimensions[field]);
  bool reported = false;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (!table[i].unnamed[field] || table[i].valueless) continue;
    const auto part = of_parts.find(meaning(table[i]));
    if (part == of_parts.end()) continue;
    found.push_back(i);
    report.rejected.Add(table[i].place, "unnamed_part",
                        "the column for " + name +
                            " gives no name, and the row is not the whole; "
                            "write the name, or `all` where the whole is "
                            "meant");
    if (part->second || std::exchange(reported, true)) continue;
    report.AddDoubt(UnnamedPartAt(table[i].place, name));
  }
  return found;
}

std::optional<Doubt> DoubtOfNames(std::span<const WrittenRow> rows,
                                  std::size_t field) {
  const std::size_t label = field + 1;
  if (std::all_of(rows.begin(), rows.end(), [&](const WrittenRow& row) {
        return row.labels[label].empty();
      }))
    return std::nullopt;
  std::map<NamedKey, const std::string*> names;
  std::set<std::string> measures, named;
  const WrittenRow* first = nullptr;  // that has a name
  for (const WrittenRow& row : rows) {
    const std::string& name = row.labels[label];
    const auto [found, is_new] =
        names.try_emplace(KeyWith(row, label, ""), &name);
    if (!is_new && *found->second != name) return std::nullopt;
    if (name.empty()) continue;
    measures.insert(row.labels[0]);
    named.insert(name);
    if (first == nullptr) first = &row;
  }
  if (first == nullptr || measures.size() < 2 || named.size() < 2)
    return std::nullopt;
  const std::string name(kDimensions[field]);
  return Doubt{.about = "column",
               .place = first->place,
               .text = "the column for " + name +
                       " never gives two names for one measure on one day, so "
                       "it may say what the measures are about or who owns "
                       "them; each value was taken for that " +
                       name + " alone",
               .settle =
                   "if each value is a total, name another column in "
                   "`columns: { " +
                   name + ": the heading }`, or rename this heading"};
}

}  // namespace planwatch
