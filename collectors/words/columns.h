// Which column of a table stands for which field, by the headings alone: for
// registers and measures, whose rows are read once and not kept. A plan weighs
// what stands in the columns as well (plan/roles.h).
//
// All fields choose at once, the strongest vote first, so that none takes
// another's column; a hidden column comes last. A heading that speaks for a
// field less than kKnownHeading is not taken, whatever else there is: a message
// that asks for `columns:` is better than a column that was guessed.
//
// Messages name columns by their numbers, and no heading that the configuration
// does not: those of a register may tell what it is about. Values: const access
// from any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"
#include "collectors/words/headings.h"

namespace planwatch {

struct FieldName {
  std::string_view name;  // as `columns:` has it: "received"
  std::string_view text;  // for people: "the date received"
};

// What a reader knows of its fields.
struct FieldTable {
  std::span<const FieldName> names;  // a field's number is its place here
  std::span<const HeadingRule> rules;
  std::span<const HeadingVeto> vetoes;
  HeadingVocabulary headings = {rules, vetoes, HeadingBrackets::kQualify};
};

class TableColumns {
 public:
  // `header` is taken for a row of headings. Of `configured` an exact heading
  // goes before one that starts with it or has its words.
  TableColumns(const FieldTable& fields, const ConfiguredColumns& configured,
               std::span<const Cell> header);
  TableColumns() = default;  // no column at all

  std::optional<std::size_t> operator[](std::size_t field) const {
    return field < fields_.size() ? fields_[field].column : std::nullopt;
  }
  bool IsConfigured(std::size_t field) const {
    return fields_[field].configured.has_value();
  }
  // Whether the column stands for any field.
  bool Has(std::size_t column) const;

  // For a field without a column: what is missing, and how to name it.
  Error Missing(std::size_t field) const;
  // For one with a column: "received: column 3, by its heading".
  std::string Choice(std::size_t field) const;
  // Further columns that speak for the field and stand for none, the best
  // first: where the contents of the one that was chosen are of another kind,
  // another may be taken.
  std::span<const std::size_t> Others(std::size_t field) const {
    return fields_[field].others;
  }
  void Take(std::size_t field, std::size_t column);
  // Where another column speaks for the field just as well.
  std::optional<Doubt> DoubtOf(std::size_t field, const Place& header) const;
  // The columns that stand for a field, left to right; with a heading only
  // where the configuration names it.
  std::vector<ColumnReading> Describe() const;

 private:
  struct Field {
    FieldName name;
    std::optional<std::size_t> column;
    std::optional<std::string> configured;  // the heading, as written there
    std::optional<std::size_t> rival;
    std::vector<std::size_t> others;
    bool same_heading = false;  // as the rival has
    bool hidden = false;        // the column is
  };
  void Configure(const std::vector<std::string>& folded, bool exactly);
  void Vote(const HeadingVocabulary& headings, std::span<const Cell> header);

  std::vector<Field> fields_;
};

// How far down a table its headings may stand.
inline constexpr std::size_t kMostRowsAboveHeadings = 50;

// Of rows of which none will do as headings, what the one that comes nearest
// lacks.
class NearestHeader {
 public:
  // A row with `found` of the fields, that lacks `missing`. `where` is empty
  // for the column names of a query, which stand in no row.
  void Add(const TableColumns& columns, std::size_t found, std::size_t missing,
           const std::string& where);
  const std::optional<Error>& fault() const { return fault_; }

 private:
  std::optional<Error> fault_;
  std::size_t found_ = 0;
};

}  // namespace planwatch
