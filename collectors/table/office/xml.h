// XML as a stream of elements, by expat.
//
// Names come with the short prefix that the format's specification uses,
// whatever the document calls it and whether its namespaces are the strict or
// the transitional ones: "w:tbl", "table:table-row"; an element of any other
// namespace comes with no prefix but a colon (":blip"). Attributes likewise;
// those without a namespace have their plain name.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/office/archive.h"

namespace planwatch {

// The attributes of one element; good during the call.
class XmlAttributes {
 public:
  void Add(std::string name, std::string_view value) {
    attributes_.emplace_back(std::move(name), value);
  }
  void Clear() { attributes_.clear(); }

  bool Has(std::string_view name) const;
  // Empty where there is none.
  std::string_view Get(std::string_view name) const;
  // "1", "true", "on", or the attribute's absence where `absent` says so.
  bool IsTrue(std::string_view name, bool absent) const;

 private:
  std::vector<std::pair<std::string, std::string_view>> attributes_;
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

}  // namespace planwatch
