#include "collectors/table/office/xml.h"

#include <expat.h>

#include <cstddef>
#include <memory>
#include <type_traits>

#include "collectors/table/limits.h"

namespace planwatch {
namespace {

// Newer versions of expat (Debian 13) deprecate the forms that are 32 bits wide
// on some machines, and older ones (Debian 12) have no others. Templates, so
// that only the one that exists is compiled.
template <typename Parser>
auto LineNumber(Parser parser) {
  if constexpr (requires { XML_GetCurrentLineNumber64(parser); })
    return XML_GetCurrentLineNumber64(parser);
  else
    return XML_GetCurrentLineNumber(parser);
}

template <typename Parser>
auto ByteIndex(Parser parser) {
  if constexpr (requires { XML_GetCurrentByteIndex64(parser); })
    return XML_GetCurrentByteIndex64(parser);
  else
    return XML_GetCurrentByteIndex(parser);
}

// Between namespace and name, where expat joins them.
constexpr char kSeparator = '\n';

struct Namespace {
  std::string_view uri;
  std::string_view prefix;
};

// ECMA-376 transitional and strict, with Excel's extensions of 2010; ODF 1.3
// with LibreOffice's.
constexpr Namespace kNamespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "s"},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", "s"},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    {"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
     "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "pr"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main", "x14"},
    {"http://schemas.microsoft.com/office/excel/2006/main", "xm"},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0", "number"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
    {"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
     "calcext"},
};

std::string ShortName(std::string_view joined) {
  const std::size_t at = joined.find(kSeparator);
  if (at == std::string_view::npos) return std::string(joined);
  const std::string_view uri = joined.substr(0, at);
  std::string name;
  for (const Namespace& known : kNamespaces)
    if (known.uri == uri) name = known.prefix;
  name += ':';
  return name.append(joined.substr(at + 1));
}

struct Parse {
  Archive& archive;
  XML_Parser parser;
  XmlHandler& handler;
  Status status;
  std::size_t depth = 0;
  XmlAttributes attributes;

  void Stop(Status with) {
    if (status) status = std::move(with);
    XML_StopParser(parser, XML_FALSE);
  }
};

void XMLCALL OnStart(void* data, const char* name, const char** raw) {
  Parse& parse = *static_cast<Parse*>(data);
  if (!parse.status) return;
  if (++parse.depth > kMaxXmlDepth)
    return parse.Stop(Error("the document is nested too deeply to be read"));
  if (!parse.archive.CountElement())
    return parse.Stop(
        Error("the document has more than 20 million elements and is not read "
              "further; take out what isn't the plan or register"));
  parse.attributes.Clear();
  for (; *raw != nullptr; raw += 2)
    parse.attributes.Add(ShortName(raw[0]), raw[1]);
  if (Status s = parse.handler.Start(ShortName(name), parse.attributes); !s)
    parse.Stop(std::move(s));
}

void XMLCALL OnEnd(void* data, const char* name) {
  Parse& parse = *static_cast<Parse*>(data);
  if (!parse.status) return;
  --parse.depth;
  if (Status s = parse.handler.End(ShortName(name)); !s)
    parse.Stop(std::move(s));
}

void XMLCALL OnText(void* data, const char* text, int length) {
  Parse& parse = *static_cast<Parse*>(data);
  if (parse.status)
    parse.handler.Text({text, static_cast<std::size_t>(length)});
}

void XMLCALL OnDoctype(void* data, const char*, const char*, const char*, int) {
  static_cast<Parse*>(data)->Stop(
      Error("the document declares entities, as no Word, Excel or OpenDocument "
            "file does; it is not read"));
}

}  // namespace

bool XmlAttributes::Has(std::string_view name) const {
  for (const auto& [known, value] : attributes_)
    if (known == name) return true;
  return false;
}

std::string_view XmlAttributes::Get(std::string_view name) const {
  for (const auto& [known, value] : attributes_)
    if (known == name) return value;
  return {};
}

bool XmlAttributes::IsTrue(std::string_view name, bool absent) const {
  if (!Has(name)) return absent;
  const std::string_view value = Get(name);
  return value == "1" || value == "true" || value == "on";
}

Status ReadXml(Archive& archive, std::string_view part, XmlHandler& handler) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>,
                        decltype(&XML_ParserFree)>
      parser(XML_ParserCreateNS(nullptr, kSeparator), &XML_ParserFree);
  if (!parser) return Error("there is not enough memory to read the document");
  Parse parse{archive, parser.get(), handler, {}, 0, {}};
  XML_SetUserData(parser.get(), &parse);
  XML_SetElementHandler(parser.get(), OnStart, OnEnd);
  XML_SetCharacterDataHandler(parser.get(), OnText);
  XML_SetStartDoctypeDeclHandler(parser.get(), OnDoctype);

  std::size_t fed_bytes = 0;
  const auto feed = [&](std::string_view bytes, bool last) -> Status {
    fed_bytes += bytes.size();
    const XML_Status fed = XML_Parse(parser.get(), bytes.data(),
                                     static_cast<int>(bytes.size()), last);
    if (!parse.status) return parse.status;
    if (fed != XML_STATUS_OK)
      return Error("the document is damaged (its part " + std::string(part) +
                   " is no XML at line " +
                   std::to_string(LineNumber(parser.get())) +
                   "); open it and save it anew");
    const auto parsed = ByteIndex(parser.get());
    if (!last && fed_bytes > kMaxXmlTagBytes &&
        (parsed < 0 ||
         fed_bytes - static_cast<std::size_t>(parsed) > kMaxXmlTagBytes))
      return Error("the document is damaged (a tag in its part " +
                   std::string(part) +
                   " has no end); open it and save it anew");
    return {};
  };
  if (Status s = archive.Read(
          part, [&](std::string_view bytes) { return feed(bytes, false); });
      !s)
    return s;
  return feed({}, true);
}

}  // namespace planwatch
