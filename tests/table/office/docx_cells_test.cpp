// Cells of Word documents: tracked changes, drawings, check boxes.
#include <gtest/gtest.h>

#include <string>

#include "tests/table/office/shown.h"

namespace planwatch {
namespace {

std::string ShowCell(const std::string& runs) {
  const std::string spaces =
      " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
      " xmlns:v=\"urn:schemas-microsoft-com:vml\""
      " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";
  return ShowAll(Word("<w:tbl" + spaces + "><w:tr><w:tc><w:p>" + runs +
                      "</w:p></w:tc></w:tr></w:tbl>"));
}

std::string Standing(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string Deleted(const std::string& text) {
  return "<w:del><w:r><w:delText xml:space=\"preserve\">" + text +
         "</w:delText></w:r></w:del>";
}
std::string Inserted(const std::string& text) {
  return "<w:ins>" + Standing(text) + "</w:ins>";
}

TEST(WordChanges, OfALineChangedInPartTheWholeLineIsStruck) {
  EXPECT_EQ(ShowCell(Standing("31/0") + Deleted("3") + Inserted("8") +
                     Standing("/2015")),
            "31/08/2015 ~31/03/2015~");
  EXPECT_EQ(
      ShowCell(Deleted("March") + Inserted("September") + Standing(" 2015")),
      "September 2015 ~March 2015~");
  EXPECT_EQ(ShowCell(Deleted("31/03/2015") + Inserted("30/06/2015")),
            "30/06/2015 ~31/03/2015~");
  EXPECT_EQ(ShowCell(Standing("Draft 1") + "<w:r><w:br/></w:r>" +
                     Deleted("May") + Inserted("June")),
            "Draft 1\nJune ~May~");
}

TEST(WordChanges, ARowOfDeletedTextIsDeleted) {
  EXPECT_EQ(ShowCell(Deleted("Train staff")), "");
  EXPECT_EQ(ShowCell("<w:r><w:rPr><w:strike/></w:rPr><w:t>Train staff</w:t>"
                     "</w:r>"),
            "~Train staff~");
}

TEST(WordChanges, WhatIsStruckByHandIsStruckAlone) {
  EXPECT_EQ(ShowCell("<w:r><w:rPr><w:strike/></w:rPr><w:t>March</w:t></w:r>" +
                     Standing(" September 2015")),
            "September 2015 ~March~");
}

std::string Shape(const std::string& fill) {
  return "<w:r><w:drawing><wps:wsp xmlns:wps=\"shapes\"><wps:spPr>" + fill +
         "<a:ln><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></a:ln>"
         "</wps:spPr></wps:wsp></w:drawing></w:r>";
}
std::string Solid(const std::string& colour) {
  return "<a:solidFill><a:srgbClr val=\"" + colour + "\"/></a:solidFill>";
}

TEST(WordDrawings, AShapeAloneHasTheColourThatFillsIt) {
  EXPECT_EQ(ShowCell(Shape(Solid("FF0000"))), "● @FF0000");
  EXPECT_EQ(ShowCell("<w:r><w:pict><v:oval fillcolor=\"#00b050 [3205]\"/>"
                     "</w:pict></w:r>"),
            "● @00B050");
  EXPECT_EQ(ShowCell(Standing("Green") + Shape(Solid("FF0000"))), "Green");
}

TEST(WordDrawings, OtherDrawingsAloneAreAFlaw) {
  EXPECT_EQ(ShowCell(Shape("")), "!picture");
  EXPECT_EQ(ShowCell(Shape(Solid("FF0000")) + Shape(Solid("00B050"))),
            "!picture");
}

std::string CheckBox(const std::string& checked, const std::string& sign) {
  return "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"" + checked +
         "\"/></w14:checkbox></w:sdtPr><w:sdtContent>" + Standing(sign) +
         "</w:sdtContent></w:sdt>";
}

TEST(WordCheckBoxes, AreTickedByTheirSettingWhateverTheirSign) {
  EXPECT_EQ(ShowCell(CheckBox("1", "\u2612")), "\u2611");
  EXPECT_EQ(ShowCell(CheckBox("0", "\u2610")), "\u2610");
  EXPECT_EQ(ShowCell(Standing("Done ") + CheckBox("1", "x")), "Done \u2611");
}

}  // namespace
}  // namespace planwatch
