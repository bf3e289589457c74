// The formulas of conditional formats, as far as those of plans go: a cell
// compared with a text, a number or another cell, AND, OR, NOT, the functions
// on text and kinds, MOD and ROW.
//
// Whatever else a formula holds (TODAY(), ranges, other functions) is unknown,
// and stays so through what is made of it, but where the rest decides: AND with
// one part false is false. A Formula is immutable: any thread. Evaluation
// doesn't recurse; its cost is counted in steps.
// Source: ECMA-376-1, 18.17.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

struct FormulaValue {
  enum class Kind : std::uint8_t {
    kBlank,
    kNumber,
    kText,
    kBool,  // `number` is 0 or 1
    kError,
    kUnknown,
  };
  Kind kind = Kind::kBlank;
  double number = 0;
  std::string text;  // at most kLongestFormulaText bytes

  static FormulaValue Unknown() { return {Kind::kUnknown, 0, {}}; }
  static FormulaValue Error() { return {Kind::kError, 0, {}}; }
  static FormulaValue Number(double number) {
    return {Kind::kNumber, number, {}};
  }
  static FormulaValue Bool(bool value) {
    return {Kind::kBool, value ? 1.0 : 0.0, {}};
  }
  // A longer text is unknown.
  static FormulaValue Text(std::string_view text);
};

// Excel compares no longer ones either.
inline constexpr std::size_t kLongestFormulaText = 255;
// A longer formula is unknown.
inline constexpr std::size_t kLongestFormula = 1000;

// A cell of a sheet, from 0.
struct CellAddress {
  std::size_t row = 0, column = 0;
  friend auto operator<=>(const CellAddress&, const CellAddress&) = default;
};

// A cell that a formula names.
struct FormulaReference {
  std::string sheet;  // folded; empty: the formula's own
  CellAddress cell;
  bool fixed_row = false, fixed_column = false;  // $
};

// Where a formula's cells come from.
class CellSource {
 public:
  virtual ~CellSource() = default;
  virtual FormulaValue Get(std::string_view sheet, CellAddress at) const = 0;
};

class Formula {
 public:
  // Unknown: of an empty text.
  Formula() = default;
  // As written for the cell `base`; without the `=`.
  Formula(std::string_view text, CellAddress base);

  // For the cell `at`, which references that aren't fixed move with.
  FormulaValue Evaluate(CellAddress at, const CellSource& cells,
                        std::size_t& steps) const;
  // Those that are fixed in row and column, or with it on another sheet: the
  // same for every cell.
  std::vector<FormulaReference> FixedReferences() const;

 private:
  friend class FormulaParser;
  enum class Op : std::uint8_t {
    kValue,
    kReference,
    kNegate,
    kPercent,
    kAdd,
    kSubtract,
    kMultiply,
    kDivide,
    kPower,
    kJoin,
    kEqual,
    kNotEqual,
    kLess,
    kLessOrEqual,
    kGreater,
    kGreaterOrEqual,
    kCall,
  };
  struct Step {
    Op op = Op::kValue;
    std::size_t index = 0;      // of the value, reference or function
    std::size_t arguments = 0;  // of a call
  };

  std::vector<Step> steps_;  // in reverse Polish notation; empty: unknown
  std::vector<FormulaValue> values_;
  std::vector<FormulaReference> references_;
  CellAddress base_;
};

// Less than 0, 0 or more as Excel orders two values that are neither errors nor
// unknown: numbers before texts before booleans, texts without regard to case,
// a blank as the other's 0, "" or FALSE.
int CompareValues(const FormulaValue& a, const FormulaValue& b);

// "C12", "$C$12"; false where the text is not a reference.
bool ParseCellReference(std::string_view text, FormulaReference& reference);

}  // namespace planwatch
