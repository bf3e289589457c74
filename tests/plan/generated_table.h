// The table of a generated plan: its columns, the forms in which they are
// written, and its rows, with the actions that are to be read from them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/base/draw.h"
#include "tests/plan/generated_columns.h"
#include "tests/plan/generated_plans.h"
#include "tests/plan/generated_values.h"
#include "tests/table/sheets.h"

namespace planwatch {

enum class File : unsigned char { kCsv, kExcel, kWord, kOds };

struct GeneratedColumn {
  Part part;
  std::string heading;
};

struct GeneratedTable {
  File file = File::kCsv;
  bool plain = false;  // without any oddity
  bool bold_header = false;
  DateForm date_form = DateForm::kSlashes;
  RatingForm rating_form = RatingForm::kWords;
  LeadForm lead_form = LeadForm::kRoles;
  std::vector<GeneratedColumn> columns;
  std::vector<std::vector<SheetCell>> rows;  // below the header
  std::vector<std::size_t> breaks;  // rows before which it may be cut in two
  std::vector<ExpectedAction> actions;
  std::vector<std::string> oddities;

  bool IsCsv() const { return file == File::kCsv; }
  bool Has(Part part) const { return Find(part) < columns.size(); }
  std::size_t Find(Part part) const;
  std::vector<SheetCell> Header() const;
  // Whether the plan has this oddity, of which it then takes note.
  bool Odd(Draw& draw, const char* name, double share = 0.07);
};

GeneratedTable DrawTable(Draw& draw);

SheetCell TextCell(std::string text, bool bold = false);

}  // namespace planwatch
