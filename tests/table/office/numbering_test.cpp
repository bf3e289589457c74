#include "collectors/table/office/numbering.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

#include "tests/table/office/shown.h"

namespace planwatch {
namespace {

TEST(ListNumbers, AreWrittenAsWordWritesThem) {
  EXPECT_EQ(FormatNumber(7, NumberForm::kDecimal), "7");
  EXPECT_EQ(FormatNumber(7, NumberForm::kDecimalZero), "07");
  EXPECT_EQ(FormatNumber(26, NumberForm::kLowerLetter), "z");
  EXPECT_EQ(FormatNumber(28, NumberForm::kUpperLetter), "BB");
  EXPECT_EQ(FormatNumber(1994, NumberForm::kUpperRoman), "MCMXCIV");
  EXPECT_EQ(FormatNumber(4, NumberForm::kLowerRoman), "iv");
  EXPECT_EQ(FormatNumber(112, NumberForm::kOrdinal), "112th");
  EXPECT_EQ(FormatNumber(22, NumberForm::kOrdinal), "22nd");
  EXPECT_EQ(FormatNumber(3, NumberForm::kNone), "");
  EXPECT_EQ(FormatNumber(0, NumberForm::kLowerLetter), "0");
}

// By what is added from one number to the next.
TEST(ListNumbers, AreWrittenSoThroughoutTheirRange) {
  for (std::size_t i = 1; i <= 780; ++i) {
    const std::string letters((i + 25) / 26,
                              static_cast<char>('a' + (i - 1) % 26));
    ASSERT_EQ(FormatNumber(i, NumberForm::kLowerLetter), letters);
  }
  EXPECT_EQ(FormatNumber(781, NumberForm::kLowerLetter), "781");
  const std::map<char, int> digits = {{'i', 1},   {'v', 5},   {'x', 10},
                                      {'l', 50},  {'c', 100}, {'d', 500},
                                      {'m', 1000}};
  for (std::size_t i = 1; i <= 4000; ++i) {
    const std::string roman = FormatNumber(i, NumberForm::kLowerRoman);
    int value = 0, last = 5000;
    for (const char c : roman) {
      const int digit = digits.at(c);
      value += digit > last ? digit - 2 * last : digit;
      last = digit;
    }
    ASSERT_EQ(value, static_cast<int>(i)) << roman;
    ASSERT_LE(roman.size(), i < 4000 ? 15u : 4u) << roman;
    for (const char* wrong : {"iiii", "xxxx", "cccc", "vv", "ll", "dd", "viv",
                              "lxl", "dcd", "ic", "im", "vx", "xm"})
      ASSERT_EQ(roman.find(wrong), roman.npos) << roman;
  }
  EXPECT_EQ(FormatNumber(32'767, NumberForm::kUpperRoman).size(), 32u + 8u);
  EXPECT_EQ(FormatNumber(32'768, NumberForm::kLowerRoman), "32768");
  EXPECT_EQ(FormatNumber(0, NumberForm::kLowerRoman), "0");
  const std::pair<std::size_t, const char*> ordinals[] = {
      {1, "1st"},   {2, "2nd"},   {3, "3rd"},     {4, "4th"},    {10, "10th"},
      {11, "11th"}, {12, "12th"}, {13, "13th"},   {19, "19th"},  {20, "20th"},
      {21, "21st"}, {23, "23rd"}, {111, "111th"}, {101, "101st"}};
  for (const auto& [number, ordinal] : ordinals)
    EXPECT_EQ(FormatNumber(number, NumberForm::kOrdinal), ordinal);
  EXPECT_EQ(FormatNumber(9, NumberForm::kDecimalZero), "09");
  EXPECT_EQ(FormatNumber(10, NumberForm::kDecimalZero), "10");
}

std::string Level(const std::string& level, const std::string& form,
                  const std::string& text, const std::string& more = "") {
  return "<w:lvl w:ilvl=\"" + level +
         "\"><w:start w:val=\"1\"/><w:numFmt "
         "w:val=\"" +
         form + "\"/><w:lvlText w:val=\"" + text + "\"/>" + more + "</w:lvl>";
}

std::string List(const std::string& id, const std::string& more = "") {
  return "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"0\"/>" + more +
         "</w:num>";
}

std::string Item(const std::string& list, const std::string& level,
                 const std::string& text) {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level +
         "\"/><w:numId w:val=\"" + list + "\"/></w:numPr></w:pPr><w:r><w:t>" +
         text + "</w:t></w:r></w:p>";
}

std::string Table(const std::string& paragraphs) {
  return "<w:tbl><w:tr><w:tc>" + paragraphs + "</w:tc></w:tr></w:tbl>";
}

const std::string& Levels() {
  static const std::string levels =
      "<w:abstractNum w:abstractNumId=\"0\">" + Level("0", "decimal", "%1.") +
      Level("1", "decimal", "%1.%2") + Level("2", "lowerLetter", "(%3)") +
      "</w:abstractNum>";
  return levels;
}

TEST(ListNumbers, CountByLevelsAndStartAnewBelow) {
  EXPECT_EQ(ShowAll(Word(Table(Item("1", "0", "a") + Item("1", "1", "b") +
                               Item("1", "1", "c") + Item("1", "2", "d") +
                               Item("1", "0", "e") + Item("1", "1", "f")),
                         "", Levels() + List("1"))),
            "1. a\n1.1 b\n1.2 c\n(a) d\n2. e\n2.1 f");
}

TEST(ListNumbers, GoOnInAnotherListOfTheSameKindUnlessItNamesItsStart) {
  EXPECT_EQ(
      ShowAll(Word(Table(Item("1", "0", "a") + Item("2", "0", "b") +
                         Item("3", "0", "c") + Item("3", "0", "d")),
                   "",
                   Levels() + List("1") + List("2") +
                       List("3",
                            "<w:lvlOverride w:ilvl=\"0\"><w:startOverride "
                            "w:val=\"5\"/></w:lvlOverride>"))),
      "1. a\n2. b\n5. c\n6. d");
}

TEST(ListNumbers, AreShownInFrontOfNothingToo) {
  EXPECT_EQ(ShowAll(Word(Table(Item("1", "0", "")), "", Levels() + List("1"))),
            "1.");
}

TEST(ListNumbers, MayComeFromTheStyleAndBeSwitchedOff) {
  const std::string styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"N\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:style>";
  const std::string styled = "<w:p><w:pPr><w:pStyle w:val=\"N\"/>";
  EXPECT_EQ(
      ShowAll(
          Word(Table(styled + "</w:pPr><w:r><w:t>a</w:t></w:r></w:p>" + styled +
                     "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"
                     "</w:pPr><w:r><w:t>b</w:t></w:r></w:p>"),
               styles, Levels() + List("1"))),
      "1. a\nb");
}

TEST(ListNumbers, BulletsAreNoTextButTheirColourIsTheCells) {
  const std::string lists =
      "<w:abstractNum w:abstractNumId=\"0\">" +
      Level("0", "bullet", "\u25cf",
            "<w:rPr><w:color w:val=\"FF0000\"/></w:rPr>") +
      "</w:abstractNum>" + List("1");
  EXPECT_EQ(ShowAll(Word(Table(Item("1", "0", "late")), "", lists)),
            "late @FF0000");
  // It is the end of the paragraph's where the list has none.
  const std::string plain = "<w:abstractNum w:abstractNumId=\"0\">" +
                            Level("0", "bullet", "\u25cf") +
                            "</w:abstractNum>" + List("1");
  EXPECT_EQ(ShowAll(Word(Table("<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/>"
                               "</w:numPr><w:rPr><w:color w:val=\"FF0000\"/>"
                               "</w:rPr></w:pPr><w:r><w:t>late</w:t></w:r>"
                               "</w:p>"),
                         "", plain)),
            "late @FF0000");
  // The text's own colour goes before.
  EXPECT_EQ(ShowAll(Word(Table("<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/>"
                               "</w:numPr></w:pPr><w:r><w:rPr><w:color "
                               "w:val=\"00B050\"/></w:rPr><w:t>fine</w:t></w:r>"
                               "</w:p>"),
                         "", lists)),
            "fine @00B050");
}

TEST(ListNumbers, AreInTheFormThatTheirLevelNames) {
  const auto shown = [](const std::string& form) {
    const std::string level =
        "<w:lvl w:ilvl=\"0\"><w:start w:val=\"9\"/><w:numFmt w:val=\"" + form +
        "\"/><w:lvlText w:val=\"%1)\"/></w:lvl>";
    return ShowAll(Word(Table(Item("1", "0", "x")), "",
                        "<w:abstractNum w:abstractNumId=\"0\">" + level +
                            "</w:abstractNum>" + List("1")));
  };
  const std::pair<std::string, std::string> forms[] = {
      {"decimal", "9) x"},
      {"decimalZero", "09) x"},
      {"lowerLetter", "i) x"},
      {"upperLetter", "I) x"},
      {"lowerRoman", "ix) x"},
      {"upperRoman", "IX) x"},
      {"ordinal", "9th) x"},
      {"bullet", "x"},
      {"none", "x"},
      // Others count as decimal.
      {"cardinalText", "9) x"},
      {"upperroman", "9) x"},
      {"ordinalText", "9) x"}};
  for (const auto& [form, text] : forms) EXPECT_EQ(shown(form), text) << form;
}

TEST(ListNumbers, OfRomanDigitsAreThoseThatStandForThem) {
  const std::pair<std::size_t, const char*> digits[] = {
      {1, "i"},     {4, "iv"},   {5, "v"},    {9, "ix"},  {10, "x"},
      {40, "xl"},   {50, "l"},   {90, "xc"},  {100, "c"}, {400, "cd"},
      {500, "d"},   {900, "cm"}, {1000, "m"}, {3, "iii"}, {8, "viii"},
      {49, "xlix"}, {99, "xcix"}};
  for (const auto& [number, roman] : digits)
    EXPECT_EQ(FormatNumber(number, NumberForm::kLowerRoman), roman);
}

}  // namespace
}  // namespace planwatch
