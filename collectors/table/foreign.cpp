#include "collectors/table/foreign.h"

#include <algorithm>
#include <string>
#include <utility>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kToDocx = "open it in Word and save it as .docx";
constexpr std::string_view kToXlsx = "open it in Excel and save it as .xlsx";
constexpr std::string_view kToDocument =
    "name the Word, Excel or CSV file itself";
constexpr std::string_view kUnpack =
    "unpack it and name the document that is in it";
constexpr std::string_view kPicture =
    "a picture's text can't be read: name the document that it was made from";
constexpr std::string_view kWeb =
    "where a document was meant this is mostly a sign-in page: see that the "
    "address can be fetched without a browser, or give the credentials";

// How far into a text its kind is looked for.
constexpr std::size_t kTextHead = 65536;

// More bytes than a shortcut has.
constexpr std::size_t kShortcut = 2048;

// Without the mark of UTF-8.
std::string_view Unmarked(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return head;
}

// The text's start in lower case, without a mark and blanks in front.
std::string TextHead(std::string_view head) {
  head = Unmarked(head);
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return Fold(head.substr(begin, kTextHead));
}

bool Has(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

bool StartsWithOneOf(std::string_view head,
                     std::initializer_list<std::string_view> signatures) {
  return std::any_of(
      signatures.begin(), signatures.end(),
      [&](std::string_view signature) { return head.starts_with(signature); });
}

bool TextStartsWithOneOf(std::string_view head,
                         std::initializer_list<std::string_view> starts) {
  const std::string_view first = head.substr(0, 1024);
  return StartsWithOneOf(TextHead(first), starts);
}

bool IsXml(std::string_view head) {
  return TextStartsWithOneOf(head, {"<?xml"});
}

bool IsHtml(std::string_view head) {
  if (TextStartsWithOneOf(head,
                          {"<!doctype html", "<html", "<head", "<body", "<meta",
                           "<script", "<table", "<title", "<style", "<div"}))
    return true;
  // After a comment or the declaration of XHTML.
  return TextStartsWithOneOf(head, {"<!--", "<?xml"}) &&
         Has(TextHead(head), "<html");
}

// [MS-CFB] 2.2: the header, the directory's first sector in it.
constexpr std::string_view kCompound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// Which of the names stands first in the directory of a compound file: names
// are UTF-16LE. Objects that are put in have theirs further down.
enum class Compound {
  kNone,
  kUnknown,
  kWord,
  kExcel,
  kEncrypted,
  kMessage,
  kSlides
};

std::size_t FindName(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide.append({c, '\0'});
  return bytes.find(wide);
}

Compound CompoundKind(std::string_view head) {
  static constexpr std::pair<std::string_view, Compound> kNames[] = {
      {"EncryptedPackage", Compound::kEncrypted},
      {"WordDocument", Compound::kWord},
      {"Workbook", Compound::kExcel},
      {"Book", Compound::kExcel},
      {"__substg1.0_", Compound::kMessage},
      {"__nameid_version1.0", Compound::kMessage},
      {"PowerPoint Document", Compound::kSlides},
  };
  if (!head.starts_with(kCompound.substr(0, 4))) return Compound::kNone;
  const auto byte = [&](std::size_t i) {
    return i < head.size() ? static_cast<unsigned char>(head[i])
                           : static_cast<unsigned char>(0);
  };
  const unsigned shift = byte(30);
  const std::size_t sector = byte(48) | std::size_t{byte(49)} << 8 |
                             std::size_t{byte(50)} << 16 |
                             std::size_t{byte(51)} << 24;
  if (shift != 9 && shift != 12) return Compound::kUnknown;
  const std::size_t directory = (sector + 1) << shift;
  if (directory >= head.size()) return Compound::kUnknown;
  Compound kind = Compound::kUnknown;
  std::size_t first = std::string_view::npos;
  for (const auto& [name, is] : kNames) {
    const std::size_t at = FindName(head.substr(directory), name);
    if (at < first) {
      first = at;
      kind = is;
    }
  }
  return kind;
}

constexpr ForeignFile kFiles[] = {
    {"an empty file", "see that it was saved, or name the right one",
     [](std::string_view head) { return Unmarked(head).empty(); }},
    {"a file of nothing but blanks",
     "see that it was saved, or name the right one",
     [](std::string_view head) {
       return Unmarked(head).find_first_not_of(" \t\r\n") ==
              std::string_view::npos;
     }},
    {"a file of nothing but zeros",
     "a cloud folder has not fetched it, or it was damaged: open it once on "
     "this machine, or set the folder to keep its files here",
     [](std::string_view head) {
       return head.find_first_not_of('\0') == std::string_view::npos;
     }},
    {"a PDF file",
     "its tables can't be read reliably: name the Word or Excel file that it "
     "was made from",
     [](std::string_view head) {
       return TextStartsWithOneOf(head, {"%pdf-"});
     }},
    {"a Rich Text file (.rtf)", kToDocx,
     [](std::string_view head) { return head.starts_with("{\\rtf"); }},
    {"a document with a password",
     "take the password off (File, Info, Protect), or save a copy without one",
     [](std::string_view head) {
       return CompoundKind(head) == Compound::kEncrypted;
     }},
    {"a Word document of the old kind (.doc)", kToDocx,
     [](std::string_view head) {
       return CompoundKind(head) == Compound::kWord;
     }},
    {"an Excel workbook of the old kind (.xls)", kToXlsx,
     [](std::string_view head) {
       return CompoundKind(head) == Compound::kExcel;
     }},
    {"an Outlook message (.msg)",
     "save the document that is attached to it, and name that",
     [](std::string_view head) {
       return CompoundKind(head) == Compound::kMessage;
     }},
    {"a PowerPoint presentation (.ppt)",
     "copy its table into a Word document or a workbook, and name that",
     [](std::string_view head) {
       return CompoundKind(head) == Compound::kSlides;
     }},
    {"a document with a password, or one of the old kind (.doc, .xls)",
     "take the password off (File, Info, Protect), or save it as .docx or "
     ".xlsx",
     [](std::string_view head) {
       return CompoundKind(head) == Compound::kUnknown;
     }},
    {"an HTML table that is named as if it were a workbook", kToXlsx,
     [](std::string_view head) {
       if (!IsHtml(head)) return false;
       const std::string text = TextHead(head);
       return Has(text, "office:excel") || text.starts_with("<table") ||
              Has(text, "progid content=excel.sheet") ||
              Has(text, "content=\"excel.sheet\"");
     }},
    {"a sign-in page (HTML)",
     "the address can't be fetched without signing in: give the credentials, "
     "or name a copy of the document on this machine",
     [](std::string_view head) {
       if (!IsHtml(head)) return false;
       const std::string text = TextHead(head);
       for (const std::string_view sign :
            {"type=\"password\"", "type='password'", "type=password", "sign in",
             "sign-in", "signin", "log in", "login", "log on", "logon"})
         if (Has(text, sign)) return true;
       return false;
     }},
    {"a web page (HTML)", kWeb, IsHtml},
    {"a web page in one file (.mht)", kToDocument,
     [](std::string_view head) {
       return TextStartsWithOneOf(head, {"mime-version:", "from: <saved by"});
     }},
    {"an XML spreadsheet of Excel 2003 (.xml)", kToXlsx,
     [](std::string_view head) {
       return IsXml(head) && (Has(head.substr(0, kTextHead), "Excel.Sheet") ||
                              Has(head.substr(0, kTextHead),
                                  "urn:schemas-microsoft-com:office:"
                                  "spreadsheet"));
     }},
    {"a Word document as XML", kToDocx,
     [](std::string_view head) {
       return IsXml(head) &&
              (Has(head.substr(0, kTextHead), "Word.Document") ||
               Has(head.substr(0, kTextHead), "office/2006/xmlPackage"));
     }},
    {"a shortcut to a web address",
     "name the document itself; where that is on SharePoint, give its address "
     "as `url:`",
     [](std::string_view head) {
       return TextStartsWithOneOf(head, {"[internetshortcut]", "[{000214a0"}) ||
              (IsXml(head) && Has(head.substr(0, 1024), "<plist"));
     }},
    {"an XML file", kToDocument, IsXml},
    {"a shortcut (.lnk)", "name the document that it leads to",
     [](std::string_view head) {
       return head.starts_with("L\0\0\0\x01\x14\x02\0"sv) ||
              TextStartsWithOneOf(head, {"[desktop entry]"});
     }},
    {"a shortcut to a Google document",
     "in Google Docs or Sheets, download it as Word, Excel or CSV (File, "
     "Download)",
     [](std::string_view head) {
       // Shortcuts are small; JSON with rows may well have such a link.
       return head.size() < kShortcut && TextStartsWithOneOf(head, {"{"}) &&
              !Has(head, "[") &&
              (Has(head, "docs.google.com") || Has(head, "\"doc_id\""));
     }},
    {"a picture", kPicture,
     [](std::string_view head) {
       return StartsWithOneOf(
                  head, {"\x89PNG\r\n", "\xFF\xD8\xFF", "GIF87a", "GIF89a",
                         "II*\0"sv, "MM\0*"sv, "\0\0\1\0"sv}) ||
              (head.starts_with("BM") && Has(head, "\0"sv)) ||
              (head.starts_with("RIFF") && Has(head.substr(0, 16), "WEBP")) ||
              (head.starts_with('\0') && head.substr(0, 8).ends_with("ftyp"));
     }},
    {"a packed archive", kUnpack,
     [](std::string_view head) {
       return StartsWithOneOf(
           head, {"7z\xBC\xAF\x27\x1C", "Rar!\x1A\x07", "\x1F\x8B", "BZh9",
                  "\xFD"
                  "7zXZ",
                  "MSCF\0"sv});
     }},
    {"an empty zip archive", kToDocument,
     [](std::string_view head) { return head.starts_with("PK\x05\x06"); }},
    {"a SQLite database",
     "name it as `database: \"sqlite3://FILE\"`, with a `query:`",
     [](std::string_view head) {
       return head.starts_with("SQLite format 3\0"sv);
     }},
    {"a file that a Mac keeps beside a document (._NAME)", kToDocument,
     [](std::string_view head) {
       return head.starts_with("\0\x05\x16\x07"sv);
     }},
};

}  // namespace

std::span<const ForeignFile> ForeignFiles() { return kFiles; }

const ForeignFile* FindForeign(std::string_view head) {
  for (const ForeignFile& file : kFiles)
    if (file.matches(head)) return &file;
  return nullptr;
}

bool IsWebPage(std::string_view head) { return IsHtml(head); }

Error ForeignError(const ForeignFile& file) {
  return Error("this is " + std::string(file.what) + "; " +
               std::string(file.remedy));
}

}  // namespace planwatch
