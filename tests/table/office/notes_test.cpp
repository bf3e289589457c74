// What stands around a document's text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/table/office/shown.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Notes, PageTextsOfExcelHaveNoCodes) {
  const auto shown = [](const std::string& footer) {
    return ReadRows(Excel("<row><c t=\"str\"><v>Plan</v></c></row>",
                          "<headerFooter><oddFooter>" + footer +
                              "</oddFooter></headerFooter>"))
        .paragraphs;
  };
  EXPECT_THAT(shown("&amp;CGreen = complete"), ElementsAre("Green = complete"));
  EXPECT_THAT(
      shown(
          "&amp;L&amp;\"Arial,Bold\"&amp;12Plan&amp;R&amp;K00B050R&amp;&amp;D"),
      ElementsAre("Plan", "R&D"));
  EXPECT_THAT(shown("&amp;LPlan &amp;A&amp;RPage &amp;P of &amp;N"),
              ElementsAre("Plan", "Page of"));
  EXPECT_THAT(shown("&amp;\"Arial"), IsEmpty());
}

TEST(Notes, OfAWorkbookAreItsPageTextsAndComments) {
  const std::string space(kSheetNamespace);
  const std::string sheet =
      "<worksheet" + space +
      "><sheetData><row><c t=\"str\"><v>Plan</v></c></row></sheetData>"
      "<headerFooter><oddHeader>&amp;LPlan</oddHeader>"
      "<oddFooter>&amp;CGreen = complete</oddFooter></headerFooter>"
      "</worksheet>";
  const auto book = [&](const std::string& comments) {
    return Zip(
        {Main("xl/workbook.xml"),
         {"xl/_rels/workbook.xml.rels",
          std::string(kRelationships) +
              Relationship("r1", "worksheet", "sheet.xml") +
              "</Relationships>"},
         {"xl/workbook.xml",
          "<workbook" + space +
              " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/"
              "2006/relationships\"><sheets><sheet name=\"Plan\" r:id=\"r1\"/>"
              "</sheets></workbook>"},
         {"xl/sheet.xml", sheet},
         {"xl/_rels/sheet.xml.rels",
          std::string(kRelationships) +
              Relationship("c", "comments", "comments.xml") +
              "</Relationships>"},
         {"xl/comments.xml", comments}});
  };
  const std::string comments =
      "<comments" + space +
      "><authors><author>JB</author></authors><commentList><comment "
      "ref=\"E1\"><text><r><t>R = not started, </t></r><r><t>G = done</t></r>"
      "</text></comment></commentList></comments>";
  EXPECT_THAT(
      ReadRows(book(comments)).paragraphs,
      ElementsAre("Plan", "Green = complete", "R = not started, G = done"));
  // One that is broken costs nothing but itself.
  EXPECT_THAT(ReadRows(book("<comments")).rows, testing::SizeIs(1));
}

TEST(Notes, OfADocumentAreItsHeadersFootersAndNotes) {
  const std::string space =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
      "main\"";
  const auto run = [](const std::string& text) {
    return "<w:r><w:t>" + text + "</w:t></w:r>";
  };
  const std::string document = Zip(
      {Main("word/document.xml"),
       {"word/document.xml", "<w:document" + space + "><w:body><w:p>" +
                                 run("Plan") + "</w:p></w:body></w:document>"},
       {"word/_rels/document.xml.rels",
        std::string(kRelationships) +
            Relationship("h", "header", "header1.xml") +
            Relationship("f", "footer", "footer1.xml") + "</Relationships>"},
       {"word/header1.xml", "<w:hdr" + space + "><w:p>" + run("Green =") +
                                run(" complete") + "</w:p><w:p/></w:hdr>"},
       {"word/footer1.xml", "<w:ftr" + space + "><w:tbl><w:tr><w:tc><w:p>" +
                                run("Amber") + "</w:p></w:tc><w:tc><w:p>" +
                                run("In progress") +
                                "</w:p></w:tc></w:tr></w:tbl></w:ftr>"}});
  EXPECT_THAT(ReadRows(document).paragraphs,
              ElementsAre("Green = complete", "Amber In progress", "Plan"));
}

TEST(Notes, OfADocumentAreInPartsOfEachKind) {
  const std::string space =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
      "main\"";
  const auto noted = [&](const std::string& type) {
    return ReadRows(
               Zip({Main("word/document.xml"),
                    {"word/document.xml", "<w:document" + space + "/>"},
                    {"word/_rels/document.xml.rels",
                     std::string(kRelationships) +
                         Relationship("n", type, "part.xml") +
                         "</Relationships>"},
                    {"word/part.xml",
                     "<w:part" + space +
                         "><w:p><w:r><w:t>Green = complete</w:t></w:r></w:p>"
                         "</w:part>"}}))
        .paragraphs;
  };
  for (const char* type :
       {"header", "footer", "comments", "footnotes", "endnotes"})
    EXPECT_THAT(noted(type), ElementsAre("Green = complete")) << type;
  for (const char* type : {"settings", "glossaryDocument", "commentsExtended"})
    EXPECT_THAT(noted(type), IsEmpty()) << type;
}

TEST(Notes, OfASheetAreThePageTextsOfEachKindOfPage) {
  const std::string pages =
      "<oddHeader>a</oddHeader><oddFooter>b</oddFooter>"
      "<evenHeader>c</evenHeader><evenFooter>d</evenFooter>"
      "<firstHeader>e</firstHeader><firstFooter>f</firstFooter>";
  EXPECT_THAT(ReadRows(Excel("<row><c t=\"str\"><v>Plan</v></c></row>",
                             "<dataValidations><dataValidation><formula1>R,A,G"
                             "</formula1></dataValidation></dataValidations>"
                             "<headerFooter differentOddEven=\"1\" "
                             "differentFirst=\"1\">" +
                                 pages + "</headerFooter>"))
                  .paragraphs,
              ElementsAre("a", "b", "c", "d", "e", "f"));
}

}  // namespace
}  // namespace planwatch
