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

TEST(Formulas, HaveFunctionsThatAreExact) {
  const std::pair<const char*, const char*> calls[] = {
      {"LEFT(E2,0)", "\"\""},
      {"LEFT(E2,2)", "\"Re\""},
      {"LEFT(E2,9)", "\"Red\""},
      {"LEFT(E2,-1)", "unknown"},
      {"LEFT(E2,\"x\")", "unknown"},
      {"LEFT(\"\u00e9\u20ac\",1)", "\"\u00e9\""},
      {"RIGHT(E2)", "\"d\""},
      {"RIGHT(E2,0)", "\"\""},
      {"RIGHT(E2,3)", "\"Red\""},
      {"RIGHT(E2,9)", "\"Red\""},
      {"RIGHT(\"\u00e9\u20ac\",1)", "\"\u20ac\""},
      {"RIGHT(E2,-1)", "unknown"},
      {"LEN(F2)", "1"},
      {"LEN(G2)", "4"},
      {"LEN(1.5)", "3"},
      {"TRIM(\"  a  b \")", "\"a b\""},
      {"UPPER(\"azAZ09{`\")", "\"AZAZ09{`\""},
      {"LOWER(\"azAZ09[@\")", "\"azaz09[@\""},
      {"FIND(\"d\",E2)", "3"},
      {"FIND(\"\",E2)", "1"},
      {"FIND(\"\u20ac\",\"\u00e9\u20ac\")", "2"},
      {"SEARCH(\"D\",E2)", "3"},
      {"SEARCH(\"?\",E2)", "unknown"},
      {"SEARCH(\"~\",E2)", "unknown"},
      {"MOD(7,3)", "1"},
      {"MOD(0-7,3)", "2"},
      {"MOD(6,3)", "0"},
      {"MOD(7,0)", "error"},
      {"MOD(\"x\",2)", "error"},
      {"MOD(\"7\",4)", "3"},
      {"ROW()", "2"},
      {"COLUMN()", "5"},
      {"TRUE()", "true"},
      {"FALSE()", "false"},
      {"NOT(TRUE)", "false"},
      {"NOT(0)", "true"},
      {"NOT(E2)", "error"},
      {"IF(FALSE,1)", "false"},
      {"IF(0,1,2)", "2"},
      {"IF(3,1,2)", "1"},
      {"IF(H2,1,2)", "error"},
      {"AND(TRUE,H2)", "error"},
      {"AND(FALSE,H2)", "false"},
      {"AND(TRUE,1)", "true"},
      {"OR(FALSE,H2)", "error"},
      {"OR(TRUE,H2)", "true"},
      {"OR(FALSE,0)", "false"},
      {"AND(H2,I2)", "unknown"},
      {"ISBLANK(I2)", "unknown"},
      {"ISBLANK(E2)", "false"},
      {"ISERROR(E2)", "false"},
      {"ISNUMBER(E2)", "false"},
      {"ISNUMBER(G2)", "false"},
      {"ISTEXT(F2)", "false"},
      {"ISNONTEXT(E2)", "false"},
      {"ISNONTEXT(F2)", "true"},
      {"ISNONTEXT(G2)", "true"},
      {"ISNONTEXT(H2)", "true"},
      {"ISNONTEXT(J2)", "true"},
      {"EXACT(E2,\"red\")", "false"},
      {"EXACT(F2,\"3\")", "true"},
      // As many arguments as it takes.
      {"LEN()", "unknown"},
      {"LEN(E2,E2)", "unknown"},
      {"LEFT(E2,1,1)", "unknown"},
      {"IF(TRUE)", "unknown"},
      {"IF(TRUE,1,2,3)", "unknown"},
      {"TRUE(1)", "unknown"},
      {"ROW(E2)", "unknown"},
      {"EXACT(E2)", "unknown"},
      {"MOD(1)", "unknown"}};
  for (const auto& [call, result] : calls)
    EXPECT_EQ(Result(call), result) << call;
}

// Numbers before texts before truths; a blank is as what it is compared with.
TEST(Formulas, CompareValuesOfEveryKind) {
  const char* const ascending[] = {"0-1",    "0",     "2",     "10",    "\"\"",
                                   "\"10\"", "\"a\"", "\"B\"", "FALSE", "TRUE"};
  const auto is = [](const std::string& a, const char* op,
                     const std::string& b) {
    return Result("(" + a + ")" + op + "(" + b + ")") == "true";
  };
  for (std::size_t i = 0; i < std::size(ascending); ++i)
    for (std::size_t j = 0; j < std::size(ascending); ++j) {
      const std::string a = ascending[i], b = ascending[j];
      EXPECT_EQ(is(a, "<", b), i < j) << a << b;
      EXPECT_EQ(is(a, "<=", b), i <= j) << a << b;
      EXPECT_EQ(is(a, ">", b), i > j) << a << b;
      EXPECT_EQ(is(a, ">=", b), i >= j) << a << b;
      EXPECT_EQ(is(a, "=", b), i == j) << a << b;
      EXPECT_EQ(is(a, "<>", b), i != j) << a << b;
    }
  for (const char* like_blank : {"0", "\"\"", "FALSE"})
    EXPECT_TRUE(is("J2", "=", like_blank)) << like_blank;
}

TEST(Formulas, CountByTheirOperators) {
  const std::pair<const char*, const char*> results[] = {
      {"1+2*3", "7"},       {"(1+2)*3", "9"},    {"7-2-1", "4"},
      {"8/4/2", "1"},       {"2^3", "8"},        {"2*3^2", "18"},
      {"-2^2", "4"},        {"+5", "5"},         {"200%", "2"},
      {"--3", "3"},         {"1&2", "\"12\""},   {"1+1&\"x\"", "\"2x\""},
      {"\"3\"+1", "4"},     {"TRUE+1", "2"},     {"J2+1", "1"},
      {"1=1=TRUE", "true"}, {"\"x\"*1", "error"}};
  for (const auto& [formula, result] : results)
    EXPECT_EQ(Result(formula), result) << formula;
}

}  // namespace
}  // namespace planwatch
