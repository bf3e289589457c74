#include "collectors/table/office/office.h"

#include <string>
#include <utility>

#include "collectors/table/office/archive.h"
#include "collectors/table/office/docx.h"
#include "collectors/table/office/ods.h"
#include "collectors/table/office/package.h"
#include "collectors/table/office/xlsx.h"
#include "collectors/table/office/xml.h"

namespace planwatch {
namespace {

// A part's first element.
class RootHandler : public XmlHandler {
 public:
  Status Start(std::string_view name, const XmlAttributes&) override {
    root = name;
    return Error("seen");  // ends the parse
  }
  Status End(std::string_view) override { return {}; }

  std::string root;
};

// Whether an OpenDocument file has a password, which its list of parts tells.
bool IsEncrypted(Archive& archive) {
  constexpr std::string_view kManifest = "META-INF/manifest.xml";
  constexpr std::size_t kMostRead = std::size_t{1} << 20;
  if (!archive.Has(kManifest)) return false;
  std::string manifest;
  const Status read =
      archive.Read(kManifest, [&manifest](std::string_view piece) {
        manifest.append(piece);
        return manifest.size() < kMostRead ? Status() : Error("enough");
      });
  return manifest.find(":encryption-data") != std::string::npos;
}

// Parts of documents in zip archives that no format reads.
constexpr std::pair<std::string_view, std::string_view> kForeignParts[] = {
    {"Index/Document.iwa",
     "an Apple Pages, Numbers or Keynote document (export it with File, Export "
     "To)"},
    {"Index.zip",
     "an Apple Pages, Numbers or Keynote document (export it with File, Export "
     "To)"},
    {"index.apxl", "an Apple Keynote document (export it with File, Export)"},
    {"xl/workbook.bin", "an Excel binary workbook (.xlsb)"},
    {"ppt/presentation.xml", "a PowerPoint presentation"},
    {"visio/document.xml", "a Visio drawing"},
};

Error NotOurs(std::string_view what) {
  return Error("this is " + std::string(what) +
               "; planwatch reads a Word document (.docx), a workbook "
               "(.xlsx, .ods) or a CSV file: save it as one of these");
}

}  // namespace

bool RecognisesOffice(std::string_view head) {
  return head.starts_with("PK\x03\x04");
}

Status ReadOffice(ByteStream& bytes, const FormatOptions& options,
                  RowSink& sink) {
  Result<Archive> archive = Archive::Open(bytes);
  if (!archive) return std::move(archive).error();
  if (IsEncrypted(*archive))
    return Error(
        "the document has a password; save a copy without one (Save As, and no "
        "tick at \"Save with password\")");
  if (archive->Has("content.xml")) {
    std::string type;
    if (Status s = archive->Read("mimetype",
                                 [&type](std::string_view piece) {
                                   if (type.size() < 256) type.append(piece);
                                   return Status();
                                 });
        !s)
      return s;
    if (type.find("spreadsheet") == std::string::npos)
      return NotOurs("an OpenDocument file that is not a spreadsheet");
    return ReadOds(*archive, options, sink);
  }
  for (const auto& [part, what] : kForeignParts)
    if (archive->Has(part)) return NotOurs(what);
  Result<std::string> main = MainPart(*archive);
  if (!main) return std::move(main).error();
  RootHandler first;
  const Status seen = ReadXml(*archive, *main, first);
  if (first.root == "w:document")
    return ReadDocx(*archive, *main, options, sink);
  if (first.root == "s:workbook")
    return ReadXlsx(*archive, *main, options, sink);
  if (first.root.empty()) return seen;
  return NotOurs("an Office document of another kind");
}

}  // namespace planwatch
