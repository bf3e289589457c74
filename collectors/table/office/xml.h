// XML as a stream of elements, by expat.
//
// Names come with the short prefix that the format's specification uses,
// whatever the document calls it and whether its namespaces are the strict or
// the transitional ones: "w:tbl", "table:table-row"; an element of any other
// namespace comes with no prefix but a colon (":blip"). Attributes likewise;
// those without a namespace have their plain name.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/office/archive.h"

namespace planwatch {

// The attributes of one element; good during the call.
class XmlAttributes {
 public:
  // Adds one of this value; its name is returned, to be set.
  std::string& Add(std::string_view value);
  void Clear() { size_ = 0; }

  bool Has(std::string_view name) const;
  // Empty where there is none.
  std::string_view Get(std::string_view name) const;
  // "1", "true", "on", or the attribute's absence where `absent` says so.
  bool IsTrue(std::string_view name, bool absent) const;

 private:
  struct Attribute {
    std::string name;
    std::string_view value;
  };
  const Attribute* Find(std::string_view name) const;

  // Those from `size_` on are of elements before, and keep their memory.
  std::vector<Attribute> attributes_;
  std::size_t size_ = 0;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  // An error ends the parse.
  virtual Status Start(std::string_view name,
                       const XmlAttributes& attributes) = 0;
  virtual Status End(std::string_view name) = 0;
  virtual void Text(std::string_view utf8) { (void)utf8; }
};

// Parses a part of the archive. A document type declaration is an error (no
// format of ours has one, and entities are a way to blow a document up), and so
// are elements nested more than 20,000 deep and tags of more than 8 MiB.
Status ReadXml(Archive& archive, std::string_view part, XmlHandler& handler);

// A part that comes in pieces. Expat's own memory that is missing is thrown as
// std::bad_alloc.
class XmlParser {
 public:
  // All three outlive it.
  XmlParser(Archive& archive, std::string_view part, XmlHandler& handler);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  Status Feed(std::string_view bytes) { return Feed(bytes, false); }
  Status End() { return Feed({}, true); }

  // How many elements are open, and the name of the one that was opened or
  // closed last.
  std::size_t depth() const;
  const std::string& name() const;

 private:
  struct State;
  Status Feed(std::string_view bytes, bool last);
  const std::unique_ptr<State> state_;
};

}  // namespace planwatch
