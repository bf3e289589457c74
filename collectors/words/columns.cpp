#include "collectors/words/columns.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

// Two headings whose votes differ by no more are alike.
constexpr double kAlike = 0.3;
// How far a hidden column ranks behind a visible one: more than any heading's
// weight.
constexpr double kHidden = 10;

struct Candidate {
  double strength = 0, lost = 0;
  std::size_t rule = 0, column = 0, field = 0;
};

// The best first.
bool Better(const Candidate& a, const Candidate& b) {
  return std::tuple(-a.strength, a.rule, a.column) <
         std::tuple(-b.strength, b.rule, b.column);
}

std::string Number(std::size_t column) { return std::to_string(column + 1); }

}  // namespace

TableColumns::TableColumns(const FieldTable& fields,
                           const ConfiguredColumns& configured,
                           std::span<const Cell> header) {
  std::vector<std::string> folded;
  for (const Cell& cell : header) folded.push_back(Fold(cell.text));
  for (const FieldName& name : fields.names) {
    Field& field = fields_.emplace_back();
    field.name = name;
    const auto given = configured.find(std::string(name.name));
    if (given != configured.end()) field.configured = given->second;
  }
  Configure(folded, /*exactly=*/true);
  Configure(folded, /*exactly=*/false);
  Vote(fields.headings, header);
  for (Field& field : fields_) {
    if (!field.column) continue;
    field.hidden = header[*field.column].hidden;
    field.same_heading =
        field.rival && folded[*field.column] == folded[*field.rival];
  }
}

void TableColumns::Configure(const std::vector<std::string>& folded,
                             bool exactly) {
  for (Field& field : fields_) {
    if (!field.configured || field.column) continue;
    const std::string wanted = Fold(*field.configured);
    if (wanted.empty()) continue;
    for (std::size_t i = 0; i < folded.size(); ++i) {
      // Two fields may share a column that both name, but no loose reading of
      // a heading takes one that another field names.
      if (exactly ? folded[i] != wanted
                  : Has(i) || !IsHeading(folded[i], wanted))
        continue;
      if (!field.column) {
        field.column = i;
      } else if (!field.rival) {
        field.rival = i;
      }
    }
  }
}

void TableColumns::Vote(const HeadingVocabulary& headings,
                        std::span<const Cell> header) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (Has(i)) continue;
    for (const HeadingVote& vote : headings.Votes(header[i].text)) {
      const auto field = static_cast<std::size_t>(vote.field);
      if (vote.strength < kKnownHeading || fields_[field].configured) continue;
      candidates.push_back({vote.strength - (header[i].hidden ? kHidden : 0),
                            vote.lost, vote.rule, i, field});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), Better);
  std::vector<double> taken(fields_.size());
  for (const Candidate& candidate : candidates) {
    Field& field = fields_[candidate.field];
    if (field.column || Has(candidate.column)) continue;
    field.column = candidate.column;
    taken[candidate.field] = candidate.strength;
  }
  for (const Candidate& candidate : candidates) {
    if (Has(candidate.column)) continue;
    Field& field = fields_[candidate.field];
    field.others.push_back(candidate.column);
    if (!field.rival &&
        taken[candidate.field] - candidate.strength - candidate.lost <= kAlike)
      field.rival = candidate.column;
  }
}

void TableColumns::Take(std::size_t field, std::size_t column) {
  fields_[field].column = column;
  fields_[field].rival.reset();
}

bool TableColumns::Has(std::size_t column) const {
  return std::any_of(fields_.begin(), fields_.end(), [&](const Field& field) {
    return field.column == column;
  });
}

Error TableColumns::Missing(std::size_t field) const {
  const Field& missing = fields_[field];
  const std::string name(missing.name.name);
  if (missing.configured)
    return Error("no column is headed \"" + *missing.configured +
                 "\", which `columns:` names for " + name +
                 "; write there the heading as it stands in the table");
  return Error("no column for " + name +
               " was found; name its heading in the configuration, as in "
               "`columns: { " +
               name + ": the heading }`");
}

std::string TableColumns::Choice(std::size_t field) const {
  const Field& chosen = fields_[field];
  return std::string(chosen.name.name) + ": column " + Number(*chosen.column) +
         (chosen.configured
              ? ", headed \"" + *chosen.configured + "\" as `columns:` says"
              : ", by its heading");
}

std::optional<Doubt> TableColumns::DoubtOf(std::size_t field,
                                           const Place& header) const {
  const Field& chosen = fields_[field];
  if (!chosen.column || !chosen.rival) return std::nullopt;
  const auto [left, right] = std::minmax(*chosen.column, *chosen.rival);
  Doubt doubt;
  doubt.about = "column";
  doubt.place = header;
  doubt.text = "two columns may be " + std::string(chosen.name.text) +
               " (columns " + Number(left) + " and " + Number(right) +
               "); column " + Number(*chosen.column) + " was taken";
  doubt.settle = chosen.same_heading
                     ? "give the two columns different headings"
                     : "name the whole heading in `columns: { " +
                           std::string(chosen.name.name) + ": the heading }`";
  return doubt;
}

std::vector<ColumnReading> TableColumns::Describe() const {
  std::vector<ColumnReading> columns;
  for (const Field& field : fields_) {
    if (!field.column) continue;
    ColumnReading& reading = columns.emplace_back();
    reading.column = *field.column;
    reading.role = field.name.name;
    reading.heading = field.configured.value_or("");
    reading.hidden = field.hidden;
  }
  std::stable_sort(columns.begin(), columns.end(),
                   [](const ColumnReading& a, const ColumnReading& b) {
                     return a.column < b.column;
                   });
  return columns;
}

void NearestHeader::Add(const TableColumns& columns, std::size_t found,
                        std::size_t missing, const std::string& where) {
  if (fault_ && found <= found_) return;
  found_ = found;
  fault_ = columns.Missing(missing);
  if (!where.empty()) fault_ = std::move(*fault_).In(where);
}

}  // namespace planwatch
