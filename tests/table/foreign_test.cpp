#include "collectors/table/foreign.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <string>

#include "tests/table/rows.h"
#include "tests/table/zip.h"

namespace planwatch {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using testing::HasSubstr;

// [MS-CFB] with a directory of such names in its second sector.
std::string Compound(std::initializer_list<std::string_view> names) {
  std::string bytes(1024, '\0');
  bytes.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  bytes[30] = 9;  // sectors of 512 bytes
  for (std::string_view name : names) {
    std::string entry;
    for (const char c : name) entry.append({c, '\0'});
    entry.resize(128, '\0');
    bytes += entry;
  }
  bytes[48] = 1;  // the directory's sector
  return bytes;
}

// An example of each kind or several, by what it is called.
const std::multimap<std::string_view, std::string>& Examples() {
  static const std::multimap<std::string_view, std::string> examples = {
      {"an empty file", ""},
      {"an empty file", "\xEF\xBB\xBF"},
      {"a file of nothing but blanks", " \r\n\t\n"},
      {"a file of nothing but zeros", std::string(10'000, '\0')},
      {"a PDF file", "%PDF-1.7\n%\xE2\xE3"},
      {"a PDF file", "\r\n%PDF-1.4"},
      {"a Rich Text file (.rtf)", "{\\rtf1\\ansi Action"},
      {"a document with a password",
       Compound({"Root Entry", "EncryptionInfo", "EncryptedPackage"})},
      {"a Word document of the old kind (.doc)",
       Compound({"Root Entry", "1Table", "WordDocument", "Workbook"})},
      {"an Excel workbook of the old kind (.xls)",
       Compound({"Root Entry", "Workbook", "WordDocument"})},
      {"an Excel workbook of the old kind (.xls)",
       Compound({"Root Entry", "Book"})},
      {"an Outlook message (.msg)",
       Compound({"Root Entry", "__substg1.0_0037001F"})},
      {"a PowerPoint presentation (.ppt)",
       Compound({"Root Entry", "PowerPoint Document"})},
      {"a document with a password, or one of the old kind (.doc, .xls)",
       "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, '\0')},
      {"an HTML table that is named as if it were a workbook",
       "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>"},
      {"an HTML table that is named as if it were a workbook",
       "\n<table><tr><td>Action</td></tr></table>"},
      {"a sign-in page (HTML)",
       "<!DOCTYPE html><form><input type=\"password\"></form>"},
      {"a sign-in page (HTML)",
       "\xEF\xBB\xBF<!-- v1 --><html><title>Sign in to your account</title>"},
      {"a web page (HTML)", "<HTML><body>Not found</body></HTML>"},
      {"a web page (HTML)",
       "<?xml version='1.0'?><!DOCTYPE html><html><body>x</body></html>"},
      {"a web page in one file (.mht)", "MIME-Version: 1.0\nContent-Type: m"},
      {"an XML spreadsheet of Excel 2003 (.xml)",
       "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>"},
      {"a Word document as XML",
       "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?>"},
      {"a shortcut to a web address",
       "[InternetShortcut]\r\nURL=https://example.org/plan.docx\r\n"},
      {"a shortcut to a web address",
       "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>URL</key>"},
      {"an XML file", "<?xml version=\"1.0\"?><plan/>"},
      {"a shortcut (.lnk)", "L\0\0\0\x01\x14\x02\0\0\0"s},
      {"a shortcut (.lnk)", "[Desktop Entry]\nType=Link\n"},
      {"a shortcut to a Google document",
       "{\"url\": \"https://docs.google.com/open?id=1\", \"doc_id\": \"1\"}"},
      {"a picture", "\x89PNG\r\n\x1A\n"},
      {"a picture", "\xFF\xD8\xFF\xE0"},
      {"a picture", "GIF89a"},
      {"a picture", "BM\x10\0\0\0"s},
      {"a picture", "RIFF\x10\0\0\0WEBPVP8 "s},
      {"a picture",
       "\0\0\0\x18"
       "ftypheic"s},
      {"a packed archive", "7z\xBC\xAF\x27\x1C"},
      {"a packed archive", "\x1F\x8B\x08"},
      {"an empty zip archive", "PK\x05\x06" + std::string(18, '\0')},
      {"a SQLite database", "SQLite format 3\0"s},
      {"a file that a Mac keeps beside a document (._NAME)",
       "\0\x05\x16\x07\0\x02"s},
      // Each of the other signs of a kind.
      {"an Outlook message (.msg)", Compound({"__nameid_version1.0"})},
      {"an HTML table that is named as if it were a workbook",
       "<html><meta name=ProgId content=Excel.Sheet>"},
      {"an HTML table that is named as if it were a workbook",
       "<html><meta name=\"ProgId\" content=\"Excel.Sheet\">"},
      {"a web page in one file (.mht)", "From: <Saved by Edge>\n"},
      {"an XML spreadsheet of Excel 2003 (.xml)",
       "<?xml?><Workbook xmlns=\"urn:schemas-microsoft-com:office:"
       "spreadsheet\">"},
      {"a Word document as XML",
       "<?xml?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/"
       "2006/xmlPackage\">"},
      {"a shortcut to a web address", "[{000214A0-0000-0000}]\nProp3=19,2\n"},
      {"a shortcut to a Google document", "{\"doc_id\": \"1\"}"},
      {"a shortcut to a Google document", "{ \"u\": \"docs.google.com\"}"},
  };
  return examples;
}

std::string Fault(std::string_view bytes, std::size_t piece = 65536) {
  MemoryStream stream(bytes, piece);
  KeepRows rows;
  const Status status = ReadTable(stream, "", {}, rows);
  return status ? "no fault" : status.error().message();
}

TEST(ForeignFiles, HaveNamesOfTheirOwnAndSayWhatToDo) {
  std::set<std::string_view> names;
  for (const ForeignFile& file : ForeignFiles()) {
    EXPECT_TRUE(names.insert(file.what).second) << file.what;
    EXPECT_FALSE(file.remedy.empty()) << file.what;
  }
}

TEST(ForeignFiles, AreEachKnownByTheirFirstBytes) {
  for (const ForeignFile& file : ForeignFiles())
    EXPECT_GT(Examples().count(file.what), 0u) << file.what;
  for (const auto& [what, bytes] : Examples())
    for (const std::size_t piece : {1, 65536}) {
      const std::string fault = Fault(bytes, piece);
      EXPECT_THAT(fault, HasSubstr("this is " + std::string(what) + "; "));
    }
}

TEST(ForeignFiles, AreNotTablesThatLookAlike) {
  for (const std::string_view text : std::initializer_list<std::string_view>{
           "Action,Lead\nBrief staff,Police\n", "BM,Action\n1,2\n",
           "abc,ftyp\n1,2\n", "Sign in,Action\n1,2\n", "[Ref],Action\n1,2\n",
           "\n\n\nAction,RAG\na,Red\n",
           "\xEF\xBB\xBF"
           "Action,RAG\na,Red\n",
           "\xFF\xFE"
           "a\0,\0b\0\n\0"sv,
           "<5,Action\n1,2\n"})
    EXPECT_EQ(Fault(text), "no fault") << text;
  // Far more blanks than are looked at first.
  EXPECT_EQ(Fault(std::string(20'000, '\n') + "a,b\nc,d\n"), "no fault");
}

// JSON may have such a link in it, and be long or have rows.
TEST(ForeignFiles, JsonIsNoShortcut) {
  EXPECT_EQ(Fault("{\"value\": [{\"a\": \"https://docs.google.com/\"}]}"),
            "no fault");
  EXPECT_THAT(Fault("{\"doc_id\": \"" + std::string(2048, 'x') + "\"}"),
              HasSubstr("no array of objects"));
}

TEST(ForeignFiles, InZipArchivesAreKnownByTheirParts) {
  const std::string_view apple =
      "an Apple Pages, Numbers or Keynote document (export it with File, "
      "Export To)";
  const std::pair<std::string, std::string_view> parts[] = {
      {"Index/Document.iwa", apple},
      {"Index.zip", apple},
      {"index.apxl", "an Apple Keynote document (export it with File, Export)"},
      {"xl/workbook.bin", "an Excel binary workbook (.xlsb)"},
      {"ppt/presentation.xml", "a PowerPoint presentation"},
      {"visio/document.xml", "a Visio drawing"}};
  for (const auto& [part, what] : parts)
    EXPECT_EQ(Fault(Zip({{part, "x"}})),
              "this is " + std::string(what) +
                  "; planwatch reads a Word document (.docx), a workbook "
                  "(.xlsx, .ods) or a CSV file: save it as one of these");
  // Of such a name elsewhere, or beside it, nothing is known.
  for (const std::string part :
       {"photo.jpg", "old/index.apxl", "Index", "xl/workbook.bin.bak",
        "ppt/document.xml", "visio/pages/page1.xml"})
    EXPECT_EQ(Fault(Zip({{part, "x"}})),
              "the file is a zip archive, but no Word, Excel or OpenDocument "
              "file; unpack it and name the document that is in it")
        << part;
}

TEST(ForeignFiles, OfEachSignAreKnown) {
  for (const std::string_view start :
       {"<html>", "<head>", "<body>", "<meta>", "<script>", "<title>",
        "<style>", "<div>", "<!DOCTYPE HTML>"})
    EXPECT_THAT(Fault(start), HasSubstr("this is a web page (HTML); "))
        << start;
  for (const std::string_view sign :
       {"type=\"password\"", "type='password'", "type=password", "Sign in",
        "sign-in", "SignIn", "Log in", "Login", "Log on", "logon"})
    EXPECT_THAT(Fault("<html>" + std::string(sign)),
                HasSubstr("this is a sign-in page (HTML); "))
        << sign;
  for (const std::string_view start :
       {"GIF87a"sv, "II*\0"sv, "MM\0*"sv, "\0\0\1\0"sv})
    EXPECT_THAT(Fault(start), HasSubstr("this is a picture; ")) << start;
  for (const std::string_view start : {"Rar!\x1A\x07"sv, "BZh9"sv,
                                       "\xFD"
                                       "7zXZ"sv,
                                       "MSCF\0"sv})
    EXPECT_THAT(Fault(start), HasSubstr("this is a packed archive; ")) << start;
}

TEST(ForeignFiles, OfASignInTheirMiddleAreNone) {
  for (const std::string_view text :
       {"Action\n%PDF-1.4\n"sv, "Action\n<html>login\n"sv,
        "<!-- a remark -->,Action\n1,2\n"sv, "Action\n{\"doc_id\"\n"sv,
        "RIFF,Action\n1,WEBP and more\n"sv, "BM,Action\n1,2\n"sv})
    EXPECT_EQ(Fault(text), "no fault") << text;
}

// [MS-CFB] 2.2: sectors of 512 or 4,096 bytes, their number in 32 bits.
TEST(ForeignFiles, HaveTheirDirectoryWhereTheHeaderSays) {
  const auto compound = [](std::size_t at, unsigned char shift,
                           std::initializer_list<unsigned char> sector) {
    std::string bytes = Compound({}).substr(0, 512);
    bytes.resize(at, '\0');
    for (const char c : "WordDocument"sv) bytes.append({c, '\0'});
    bytes[30] = static_cast<char>(shift);
    std::copy(sector.begin(), sector.end(), bytes.begin() + 48);
    return bytes;
  };
  const char* const word = "Word document of the old kind";
  const char* const unknown = "or one of the old kind (.doc, .xls)";
  EXPECT_THAT(Fault(compound(512, 9, {0, 0, 0, 0})), HasSubstr(word));
  EXPECT_THAT(Fault(compound(1024, 9, {1, 0, 0, 0})), HasSubstr(word));
  EXPECT_THAT(Fault(compound(4096, 12, {0, 0, 0, 0})), HasSubstr(word));
  EXPECT_THAT(Fault(compound((0x101 + 1) * 512, 9, {1, 1, 0, 0})),
              HasSubstr(word));
  // A name in front of the directory is none of it.
  EXPECT_THAT(Fault(compound(512, 9, {1, 0, 0, 0})), HasSubstr(unknown));
  for (const unsigned char shift : {8, 10, 11, 13})
    EXPECT_THAT(Fault(compound(512, shift, {0, 0, 0, 0})), HasSubstr(unknown));
  for (const auto& far : {std::initializer_list<unsigned char>{0, 0, 1, 0},
                          {0, 0, 0, 1},
                          {0, 2, 0, 0}})
    EXPECT_THAT(Fault(compound(512, 9, far)), HasSubstr(unknown));
}

TEST(ForeignFiles, AreEachSaidWithWhatToDo) {
  const std::string_view docx = "open it in Word and save it as .docx";
  const std::string_view xlsx = "open it in Excel and save it as .xlsx";
  const std::string_view itself = "name the Word, Excel or CSV file itself";
  const std::string_view saved = "see that it was saved, or name the right one";
  const std::pair<std::string_view, std::string_view> remedies[] = {
      {"an empty file", saved},
      {"a file of nothing but blanks", saved},
      {"a file of nothing but zeros",
       "a cloud folder has not fetched it, or it was damaged: open it once on "
       "this machine, or set the folder to keep its files here"},
      {"a PDF file",
       "its tables can't be read reliably: name the Word or Excel file that it "
       "was made from"},
      {"a Rich Text file (.rtf)", docx},
      {"a document with a password",
       "take the password off (File, Info, Protect), or save a copy without "
       "one"},
      {"a Word document of the old kind (.doc)", docx},
      {"an Excel workbook of the old kind (.xls)", xlsx},
      {"an Outlook message (.msg)",
       "save the document that is attached to it, and name that"},
      {"a PowerPoint presentation (.ppt)",
       "copy its table into a Word document or a workbook, and name that"},
      {"a document with a password, or one of the old kind (.doc, .xls)",
       "take the password off (File, Info, Protect), or save it as .docx or "
       ".xlsx"},
      {"an HTML table that is named as if it were a workbook", xlsx},
      {"a sign-in page (HTML)",
       "the address can't be fetched without signing in: give the credentials, "
       "or name a copy of the document on this machine"},
      {"a web page (HTML)",
       "where a document was meant this is mostly a sign-in page: see that the "
       "address can be fetched without a browser, or give the credentials"},
      {"a web page in one file (.mht)", itself},
      {"an XML spreadsheet of Excel 2003 (.xml)", xlsx},
      {"a Word document as XML", docx},
      {"a shortcut to a web address",
       "name the document itself; where that is on SharePoint, give its "
       "address as `url:`"},
      {"an XML file", itself},
      {"a shortcut (.lnk)", "name the document that it leads to"},
      {"a shortcut to a Google document",
       "in Google Docs or Sheets, download it as Word, Excel or CSV (File, "
       "Download)"},
      {"a picture",
       "a picture's text can't be read: name the document that it was made "
       "from"},
      {"a packed archive", "unpack it and name the document that is in it"},
      {"an empty zip archive", itself},
      {"a SQLite database",
       "name it as `database: \"sqlite3://FILE\"`, with a `query:`"},
      {"a file that a Mac keeps beside a document (._NAME)", itself}};
  EXPECT_EQ(std::size(remedies), ForeignFiles().size());
  for (const auto& [what, remedy] : remedies) {
    const auto example = Examples().find(what);
    ASSERT_NE(example, Examples().end()) << what;
    EXPECT_EQ(Fault(example->second),
              "this is " + std::string(what) + "; " + std::string(remedy));
  }
}

}  // namespace
}  // namespace planwatch
