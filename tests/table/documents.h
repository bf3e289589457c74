// Documents for tests, of no more parts and XML than a test is about.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tests/table/zip.h"

namespace planwatch {

inline std::string Repeat(std::size_t count, const std::string& text) {
  std::string repeated;
  repeated.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) repeated += text;
  return repeated;
}

inline constexpr std::string_view kRelationships =
    "<Relationships "
    "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
inline constexpr std::string_view kType =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

inline std::string Relationship(const std::string& id, const std::string& type,
                                const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + std::string(kType) + type +
         "\" Target=\"" + target + "\"/>";
}

inline ZipPart Main(const std::string& target) {
  return {"_rels/.rels", std::string(kRelationships) +
                             Relationship("r", "officeDocument", target) +
                             "</Relationships>"};
}

// `styles` and `numbering` are the contents of these parts' roots; a part that
// is empty is left out.
inline std::string Word(const std::string& body, const std::string& styles = "",
                        const std::string& numbering = "") {
  const std::string space =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
      "main\"";
  std::string relationships(kRelationships);
  std::vector<ZipPart> parts = {
      Main("word/document.xml"),
      {"word/document.xml",
       "<w:document" + space + "><w:body>" + body + "</w:body></w:document>"}};
  if (!styles.empty()) {
    relationships += Relationship("r1", "styles", "styles.xml");
    parts.push_back({"word/styles.xml",
                     "<w:styles" + space + ">" + styles + "</w:styles>"});
  }
  if (!numbering.empty()) {
    relationships += Relationship("r2", "numbering", "numbering.xml");
    parts.push_back({"word/numbering.xml", "<w:numbering" + space + ">" +
                                               numbering + "</w:numbering>"});
  }
  parts.push_back(
      {"word/_rels/document.xml.rels", relationships + "</Relationships>"});
  return Zip(parts);
}

inline constexpr std::string_view kSheetNamespace =
    " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

// `before` and `after` stand about the sheet's rows.
inline std::string Excel(const std::string& rows, const std::string& after = "",
                         const std::string& strings = "",
                         const std::string& styles = "",
                         const std::string& before = "") {
  const std::string space(kSheetNamespace);
  return Zip(
      {Main("xl/workbook.xml"),
       {"xl/_rels/workbook.xml.rels",
        std::string(kRelationships) +
            Relationship("r1", "worksheet", "sheet.xml") +
            Relationship("r2", "sharedStrings", "strings.xml") +
            Relationship("r3", "styles", "styles.xml") + "</Relationships>"},
       {"xl/workbook.xml",
        "<workbook" + space +
            " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
            "relationships\"><sheets><sheet name=\"Plan\" r:id=\"r1\"/>"
            "</sheets></workbook>"},
       {"xl/strings.xml", "<sst" + space + ">" + strings + "</sst>"},
       {"xl/styles.xml",
        "<styleSheet" + space + ">" + styles + "</styleSheet>"},
       {"xl/sheet.xml", "<worksheet" + space + ">" + before + "<sheetData>" +
                            rows + "</sheetData>" + after + "</worksheet>"}});
}

// A workbook of sheets with these names, "-" in front of the hidden ones, each
// of one cell that says its name.
inline std::string ExcelSheets(const std::vector<std::string>& names) {
  const std::string space(kSheetNamespace);
  std::string relationships(kRelationships), sheets;
  std::vector<ZipPart> parts = {Main("xl/workbook.xml")};
  for (std::string name : names) {
    const bool hidden = name.starts_with('-');
    if (hidden) name.erase(0, 1);
    const std::string file = "sheet" + std::to_string(parts.size()) + ".xml";
    relationships += Relationship(file, "worksheet", file);
    sheets += "<sheet name=\"" + name + "\" r:id=\"" + file + "\"" +
              (hidden ? " state=\"hidden\"/>" : "/>");
    parts.push_back(
        {"xl/" + file, "<worksheet" + space +
                           "><sheetData><row><c t=\"str\"><v>" + name +
                           "</v></c></row></sheetData></worksheet>"});
  }
  parts.push_back(
      {"xl/_rels/workbook.xml.rels", relationships + "</Relationships>"});
  parts.push_back(
      {"xl/workbook.xml",
       "<workbook" + space +
           " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
           "relationships\"><sheets>" +
           sheets + "</sheets></workbook>"});
  return Zip(parts);
}

inline std::string Ods(const std::string& rows, const std::string& styles = "",
                       const std::string& name = "Plan") {
  return Zip(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
       {"content.xml",
        "<office:document-content "
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:"
        "xsl-fo-compatible:1.0\" "
        "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:"
        "calc:xmlns:calcext:1.0\">" +
            styles +
            "<office:body><office:spreadsheet><table:table "
            "table:name=\"" +
            name + "\">" + rows +
            "</table:table></office:spreadsheet></office:body>"
            "</office:document-content>"}});
}

}  // namespace planwatch
