// XML as the office formats read it: simple elements are read as expat reads
// them, or not at all.
#include "collectors/table/office/xml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "collectors/table/office/xml_content.h"
#include "collectors/table/office/xml_simple.h"
#include "tests/table/rows.h"
#include "tests/table/zip.h"

namespace planwatch {
namespace {

using testing::HasSubstr;

const std::string kHead =
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/"
    "main\" xmlns:x14ac=\"http://x\"><cols><col min=\"1\"/></cols><sheetData>";
const std::string kTail =
    "</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"
    "</worksheet>";

// All that a parse says, but attributes with a prefix and how text is cut.
class Said : public XmlHandler {
 public:
  Status Start(std::string_view name, const XmlAttributes& a) override {
    text.append("<").append(name);
    for (const char* attribute : {"r", "s", "t", "hidden", "ref", "min"})
      if (a.Has(attribute))
        text.append(" ").append(attribute).append("=").append(a.Get(attribute));
    text += '>';
    if (name == stop_at) return Error("stopped");
    return {};
  }
  Status End(std::string_view name) override {
    text.append("</").append(name) += '>';
    return {};
  }
  void Text(std::string_view utf8) override { text.append(utf8); }

  std::string text;
  std::string stop_at;
};

enum class How { kWhole, kRows, kAround };

// What a sheet of these rows says, or the error.
std::string Read(const std::string& xml, How how,
                 const std::string& stop_at = "") {
  const std::string zipped = Zip({{"sheet.xml", xml}});
  MemoryStream bytes(zipped);
  Result<Archive> archive = Archive::Open(bytes);
  EXPECT_TRUE(archive);
  Said said;
  said.stop_at = stop_at;
  const Status status =
      how == How::kWhole ? ReadXml(*archive, "sheet.xml", said)
      : how == How::kRows
          ? ReadXmlRows(*archive, "sheet.xml", "sheetData", "row", said)
          : ReadXmlAround(*archive, "sheet.xml", "sheetData", said);
  return status ? said.text : said.text + " " + status.error().message();
}

TEST(XmlRows, AreReadAsAnyOtherXml) {
  const std::vector<std::string> rows = {
      "",
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"/></row>",
      "<row r=\"1\" x14ac:dyDescent=\"0.25\"><c r=\"A1\"><v>1.5</v></c></row>",
      "<row/><row></row><row hidden=\"1\"/>",
      "<row><c t=\"inlineStr\"><is><t>Jos\xC3\xA9 &amp; Co</t></is></c></row>"
      "<row r=\"2\"><c><v>2</v></c></row>",
      "<row><c><v><![CDATA[</row><row>]]></v></c></row><row r=\"2\"/>",
      "<!-- </row><row r=\"9\"/> --><row r=\"2\"/>",
      "<row><!-- </row><row r=\"9\"/> --></row><row r=\"2\"/>",
      "<row r='1'><c r=\"A1\"><v>1</v></c></row>",
      "<row\n r=\"1\"><c><v>1</v></c></row>\n  <row r=\"2\"/>",
      "<row><c><v>a > b</v></c></row>",
      "<row><c><v>a ]]&gt; b</v></c></row>",
      "<row><row r=\"2\"></row></row><row r=\"3\"/>",
      "<row xmlns=\"http://other\"><c r=\"A1\"/></row><row r=\"2\"/>",
      "<row><c xmlns:q=\"http://q\" q:r=\"1\"/></row>",
      "<rowBreaks><row r=\"1\"/></rowBreaks><row r=\"2\"/>",
      "<row><c><v>1\r\n2</v></c></row><row r=\"2\"/>"};
  for (const std::string& some : rows) {
    const std::string xml = kHead + some + kTail;
    EXPECT_EQ(Read(xml, How::kRows), Read(xml, How::kWhole)) << some;
  }
  // Cut by the pieces of 64 KiB at every place of a row.
  const std::string row =
      "<row r=\"7\"><c r=\"A7\" t=\"s\"><v>123</v></c></row>";
  std::string many;
  while (many.size() < 400'000) many += row;
  for (std::size_t shift = 0; shift < row.size(); ++shift) {
    const std::string xml =
        kHead + "<row r=\"" + std::string(shift, '1') + "\"/>" + many + kTail;
    EXPECT_EQ(Read(xml, How::kRows), Read(xml, How::kWhole)) << shift;
    EXPECT_EQ(Read(xml, How::kAround), Read(kHead + kTail, How::kWhole))
        << shift;
  }
}

TEST(XmlRows, AreDamagedWhereAnyOtherXmlIs) {
  for (const char* const rows :
       {"<row><c></row>", "<row r=\"1\" r=\"2\"/>",
        "<row><c><v>&x;</v></c></row>", "<row q:r=\"1\"/>",
        "<row><c><v>]]></v></c></row>", "<row", "<row>",
        "<row><c r=\"<\"/></row>", "<row></c></row>", "<row><1/></row>",
        "<row><c><v>\x01</v></c></row>", "<row><c><v>\xFF</v></c></row>",
        "<row r=1/>", "<row r=\"1\"s=\"2\"/>"}) {
    const std::string xml =
        kHead + "<row r=\"1\"><c><v>1</v></c></row>" + rows + kTail;
    EXPECT_THAT(Read(xml, How::kRows), HasSubstr("is no XML at line 1"))
        << rows;
    EXPECT_EQ(Read(xml, How::kRows), Read(xml, How::kWhole)) << rows;
  }
}

TEST(XmlRows, EndWithTheHandlersError) {
  const std::string xml =
      kHead + "<row><c><v>1</v></c></row><row r=\"2\"/>" + kTail;
  EXPECT_THAT(Read(xml, How::kRows, "s:v"), testing::EndsWith("<s:v> stopped"));
}

TEST(XmlRows, OfAPrefixOrAnotherEncodingAreRead) {
  const std::string prefixed =
      "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">"
      "<x:sheetData><x:row r=\"1\"><x:c/></x:row></x:sheetData>"
      "<x:mergeCell ref=\"A1:B2\"/></x:worksheet>";
  EXPECT_EQ(Read(prefixed, How::kRows), Read(prefixed, How::kWhole));
  EXPECT_THAT(Read(prefixed, How::kAround),
              testing::StrEq("<s:worksheet><s:sheetData></s:sheetData>"
                             "<s:mergeCell ref=A1:B2></s:mergeCell>"
                             "</s:worksheet>"));
  std::string wide = "\xFE\xFF";
  for (const char c : kHead + "<row r=\"1\"/>" + kTail) wide += {'\0', c};
  EXPECT_EQ(Read(wide, How::kRows), Read(wide, How::kWhole));
  EXPECT_EQ(Read(wide, How::kAround), Read(wide, How::kWhole));
}

// Rows with bytes changed at random: what SimpleXml takes expat takes too, and
// says the same of it.
TEST(XmlRows, OfNoiseAreReadAsAnyOtherXml) {
  std::mt19937 random(7);
  const std::string row =
      "<row r=\"1\" s=\"2\" x14ac:dyDescent=\"0.25\"><c r=\"A1\" t=\"s\"><v>12"
      "</v></c><c r=\"B1\"/><c t=\"inlineStr\"><is><t>a b</t></is></c></row>";
  constexpr std::string_view kBytes = "<>/\"'=&;! ]:-rcxv1\n\t\xC3";
  std::size_t taken = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string noise = row;
    for (unsigned changes = random() % 3 + 1; changes > 0; --changes) {
      const std::size_t at = random() % noise.size();
      const char byte = kBytes[random() % kBytes.size()];
      switch (random() % 3) {
        case 0:
          noise[at] = byte;
          break;
        case 1:
          noise.insert(at, 1, byte);
          break;
        default:
          noise.erase(at, 1 + random() % 4);
      }
    }
    taken += SimpleXml("s", kHead).Parse(noise);
    const std::string xml = kHead + noise + row + kTail;
    ASSERT_EQ(Read(xml, How::kRows), Read(xml, How::kWhole)) << noise;
  }
  EXPECT_GT(taken, 100u);
}

}  // namespace
}  // namespace planwatch
