#include "collectors/table/office/xml.h"

#include <expat.h>

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

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

// ECMA-376 transitional and strict, with Office's extensions of 2010; ODF 1.3
// with LibreOffice's.
constexpr Namespace kNamespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.microsoft.com/office/word/2010/wordml", "w14"},
    {"urn:schemas-microsoft-com:vml", "v"},
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

// Makes short names of expat's. Nearly every name of a part has the namespace
// of the one before.
class ShortNames {
 public:
  void Set(std::string& name, std::string_view joined) {
    if (uri_.empty() || !joined.starts_with(uri_)) {
      const std::size_t at = joined.find(kSeparator);
      if (at == std::string_view::npos) {
        name = joined;
        return;
      }
      uri_ = joined.substr(0, at + 1);
      prefix_ = Prefix(joined.substr(0, at));
    }
    name.assign(prefix_).append(1, ':').append(joined.substr(uri_.size()));
  }

 private:
  static std::string_view Prefix(std::string_view uri) {
    for (const Namespace& known : kNamespaces)
      if (known.uri == uri) return known.prefix;
    return {};
  }

  std::string uri_;  // with the separator
  std::string_view prefix_;
};

struct Progress {
  Archive& archive;
  XML_Parser parser;
  XmlHandler& handler;
  Status status = {};
  std::size_t depth = 0;
  ShortNames element_names = {}, attribute_names = {};
  std::string name = {};
  XmlAttributes attributes = {};

  void Stop(Status with) {
    if (status) status = std::move(with);
    XML_StopParser(parser, XML_FALSE);
  }
};

void XMLCALL OnStart(void* data, const char* name, const char** raw) {
  Progress& parse = *static_cast<Progress*>(data);
  if (!parse.status) return;
  if (++parse.depth > kMaxXmlDepth)
    return parse.Stop(Error("the document is nested too deeply to be read"));
  if (Status s = parse.archive.CountElements(1); !s)
    return parse.Stop(std::move(s));
  parse.attributes.Clear();
  for (; *raw != nullptr; raw += 2)
    parse.attribute_names.Set(parse.attributes.Add(raw[1]), raw[0]);
  parse.element_names.Set(parse.name, name);
  if (Status s = parse.handler.Start(parse.name, parse.attributes); !s)
    parse.Stop(std::move(s));
}

void XMLCALL OnEnd(void* data, const char* name) {
  Progress& parse = *static_cast<Progress*>(data);
  if (!parse.status) return;
  --parse.depth;
  parse.element_names.Set(parse.name, name);
  if (Status s = parse.handler.End(parse.name); !s) parse.Stop(std::move(s));
}

void XMLCALL OnText(void* data, const char* text, int length) {
  Progress& parse = *static_cast<Progress*>(data);
  if (parse.status)
    parse.handler.Text({text, static_cast<std::size_t>(length)});
}

void XMLCALL OnDoctype(void* data, const char*, const char*, const char*, int) {
  static_cast<Progress*>(data)->Stop(
      Error("the document declares entities, as no Word, Excel or OpenDocument "
            "file does; it is not read"));
}

}  // namespace

std::string& XmlAttributes::Add(std::string_view value) {
  if (size_ == attributes_.size()) attributes_.emplace_back();
  Attribute& added = attributes_[size_++];
  added.value = value;
  return added.name;
}

const XmlAttributes::Attribute* XmlAttributes::Find(
    std::string_view name) const {
  for (std::size_t i = 0; i < size_; ++i)
    if (attributes_[i].name == name) return &attributes_[i];
  return nullptr;
}

bool XmlAttributes::Has(std::string_view name) const {
  return Find(name) != nullptr;
}

std::string_view XmlAttributes::Get(std::string_view name) const {
  const Attribute* const found = Find(name);
  return found != nullptr ? found->value : std::string_view();
}

bool XmlAttributes::IsTrue(std::string_view name, bool absent) const {
  if (!Has(name)) return absent;
  const std::string_view value = Get(name);
  return value == "1" || value == "true" || value == "on";
}

struct XmlParser::State : Progress {
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)>
      owned{nullptr, &XML_ParserFree};
  std::string part = {};
  std::size_t fed_bytes = 0;
};

XmlParser::XmlParser(Archive& archive, std::string_view part,
                     XmlHandler& handler)
    : state_(new State{{archive, nullptr, handler}}) {
  state_->part = part;
  state_->owned.reset(XML_ParserCreateNS(nullptr, kSeparator));
  XML_Parser parser = state_->parser = state_->owned.get();
  if (parser == nullptr) throw std::bad_alloc();
  XML_SetUserData(parser, static_cast<Progress*>(state_.get()));
  XML_SetElementHandler(parser, OnStart, OnEnd);
  XML_SetCharacterDataHandler(parser, OnText);
  XML_SetStartDoctypeDeclHandler(parser, OnDoctype);
}

XmlParser::~XmlParser() = default;

std::size_t XmlParser::depth() const { return state_->depth; }
const std::string& XmlParser::name() const { return state_->name; }

Status XmlParser::Feed(std::string_view bytes, bool last) {
  State& state = *state_;
  state.fed_bytes += bytes.size();
  const XML_Status fed = XML_Parse(state.parser, bytes.data(),
                                   static_cast<int>(bytes.size()), last);
  if (!state.status) return state.status;
  if (fed != XML_STATUS_OK)
    return Error("the document is damaged (its part " + state.part +
                 " is no XML at line " +
                 std::to_string(LineNumber(state.parser)) +
                 "); open it and save it anew");
  const auto parsed = ByteIndex(state.parser);
  if (!last && state.fed_bytes > kMaxXmlTagBytes &&
      (parsed < 0 ||
       state.fed_bytes - static_cast<std::size_t>(parsed) > kMaxXmlTagBytes))
    return Error("the document is damaged (a tag in its part " + state.part +
                 " has no end); open it and save it anew");
  return {};
}

Status ReadXml(Archive& archive, std::string_view part, XmlHandler& handler) {
  XmlParser parser(archive, part, handler);
  if (Status s = archive.Read(
          part, [&](std::string_view bytes) { return parser.Feed(bytes); });
      !s)
    return s;
  return parser.End();
}

}  // namespace planwatch
