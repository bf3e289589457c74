#include "collectors/table/office/formula.h"

#include <gtest/gtest.h>

#include <map>

namespace planwatch {
namespace {

using Kind = FormulaValue::Kind;

// A sheet whose cells are given by their addresses; "Lists!A1" of another one.
class Cells : public CellSource {
 public:
  explicit Cells(std::map<std::string, FormulaValue> cells)
      : cells_(std::move(cells)) {}
  FormulaValue Get(std::string_view sheet, CellAddress at) const override {
    const std::string name =
        (sheet.empty() ? "" : std::string(sheet) + "!") +
        static_cast<char>('A' + static_cast<char>(at.column)) +
        std::to_string(at.row + 1);
    const auto found = cells_.find(name);
    return found != cells_.end() ? found->second : FormulaValue();
  }

 private:
  std::map<std::string, FormulaValue> cells_;
};

const Cells& Sheet() {
  static const Cells cells({{"E2", FormulaValue::Text("Red")},
                            {"F2", FormulaValue::Number(3)},
                            {"G2", FormulaValue::Bool(true)},
                            {"H2", FormulaValue::Error()},
                            {"I2", FormulaValue::Unknown()},
                            {"A1", FormulaValue::Text("Title")},
                            {"E3", FormulaValue::Text("Green")},
                            {"lists!A1", FormulaValue::Text("Red")},
                            {"old plan!A1", FormulaValue::Number(9)}});
  return cells;
}

// "true", "false", "unknown", "error", or the value.
std::string Result(const std::string& formula, CellAddress at = {1, 4}) {
  std::size_t steps = 0;
  const FormulaValue value =
      Formula(formula, {1, 4}).Evaluate(at, Sheet(), steps);
  switch (value.kind) {
    case Kind::kBlank:
      return "blank";
    case Kind::kNumber:
      return std::to_string(static_cast<int>(value.number));
    case Kind::kText:
      return '"' + value.text + '"';
    case Kind::kBool:
      return value.number != 0 ? "true" : "false";
    case Kind::kError:
      return "error";
    case Kind::kUnknown:
      break;
  }
  return "unknown";
}

TEST(Formulas, CompareCellsWithTextsAndNumbers) {
  for (const char* holds : {"$E2=\"Red\"",
                            "E2=\"red\"",
                            "=E2=\"RED\"",
                            "E2<>\"Amber\"",
                            "F2=3",
                            "F2>=3",
                            "F2<4",
                            "F2<>\"3\"",
                            "G2=TRUE",
                            "G2",
                            "J2=\"\"",
                            "J2=0",
                            "$A$1=\"Title\"",
                            "E2=Lists!$A$1",
                            "'Old plan'!A1=9",
                            "F2=1+2",
                            "-F2=0-3",
                            "F2*2=6",
                            "F2/2=1.5",
                            "F2^2=9",
                            "50%=0.5",
                            "E2&F2=\"Red3\"",
                            "(E2)=(\"Red\")",
                            "\"a\"\"b\"=\"a\"\"b\""})
    EXPECT_EQ(Result(holds), "true") << holds;
  for (const char* not_so : {"$E2=\"R\"", "F2>3", "E2<1", "G2=FALSE"})
    EXPECT_EQ(Result(not_so), "false") << not_so;
}

TEST(Formulas, KnowTheFunctionsOnTextsAndKinds) {
  for (const char* holds : {"LEFT(E2,1)=\"R\"",
                            "LEFT(E2)=\"R\"",
                            "RIGHT(E2,2)=\"ed\"",
                            "LEN(TRIM(E2))>0",
                            "LEN(TRIM(J2))=0",
                            "NOT(ISERROR(SEARCH(\"ed\",E2)))",
                            "ISERROR(SEARCH(\"green\",E2))",
                            "ISERROR(FIND(\"red\",E2))",
                            "ISNUMBER(SEARCH((\"RED\"),(E2)))",
                            "ISBLANK(J2)",
                            "ISTEXT(E2)",
                            "ISNUMBER(F2)",
                            "ISERROR(H2)",
                            "NOT(ISBLANK(E2))",
                            "EXACT(E2,\"Red\")",
                            "UPPER(E2)=\"RED\"",
                            "EXACT(LOWER(E2),\"red\")",
                            "MOD(ROW(),2)=0",
                            "COLUMN()=5",
                            "IF(F2>2,TRUE,FALSE)",
                            "IF(F2>2,TRUE())",
                            "AND(E2=\"Red\",F2=3)",
                            "OR(E2=\"x\",F2=3)",
                            "LEN(\"\u00e9\")=1"})
    EXPECT_EQ(Result(holds), "true") << holds;
}

TEST(Formulas, WhatTheyDoNotKnowIsUnknownUnlessTheRestDecides) {
  for (const char* unknown :
       {"TODAY()", "F2<TODAY()", "AND(E2=\"Red\",F2<TODAY())",
        "OR(E2=\"x\",F2<TODAY())", "COUNTIF(A1:A9,E2)>1", "SUM(F2,F3)=3",
        "NOT(TODAY()>1)", "IF(TODAY()>1,TRUE,FALSE)", "I2=1", "A:A", "",
        "E2=", "(E2", "E2)", "AND(", "SEARCH(\"R*d\",E2)", "E2 F2", "#REF!"})
    EXPECT_EQ(Result(unknown), "unknown") << unknown;
  EXPECT_EQ(Result("AND(E2=\"Green\",F2<TODAY())"), "false");
  EXPECT_EQ(Result("OR(E2=\"Red\",F2<TODAY())"), "true");
  EXPECT_EQ(Result("IF(E2=\"Red\",1,TODAY())"), "1");
}

TEST(Formulas, ErrorsGoThrough) {
  for (const char* error : {"H2=1", "1/0", "E2+1", "LEFT(H2,1)", "NOT(H2)"})
    EXPECT_EQ(Result(error), "error") << error;
}

TEST(Formulas, MoveWithTheCellUnlessFixed) {
  EXPECT_EQ(Result("$E2=\"Green\"", {2, 9}), "true");
  EXPECT_EQ(Result("E2=\"Red\"", {1, 4}), "true");
  EXPECT_EQ(Result("E2=\"Green\"", {2, 4}), "true");
  EXPECT_EQ(Result("$A$1=\"Title\"", {2, 9}), "true");
}

TEST(Formulas, OfAnyLengthAndDepthEndSoon) {
  std::string deep;
  for (int i = 0; i < 400; ++i) deep += "(";
  EXPECT_EQ(Result(deep), "unknown");
  std::string nots;
  for (int i = 0; i < 150; ++i) nots += "NOT(";
  nots += "TRUE";
  for (int i = 0; i < 150; ++i) nots += ")";
  EXPECT_EQ(Result(nots), "true");
  EXPECT_EQ(Result(std::string(2'000, '1')), "unknown");
}

}  // namespace
}  // namespace planwatch
