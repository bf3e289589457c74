// Elements that need no more of XML than tags, attributes and text in ASCII:
// what nearly all rows of a sheet are.
//
// Some ten times as fast as expat, and never in its place where it would see
// something else: whatever isn't plain (entities, comments, CDATA, namespaces,
// other characters) or isn't well formed is not taken. One thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/office/xml.h"

namespace planwatch {

class SimpleXml {
 public:
  // `prefix` is the short one of the elements' namespace, which they name by no
  // prefix of their own; `head` is the document before them, which declares
  // those of attributes.
  SimpleXml(std::string_view prefix, std::string_view head)
      : prefix_(prefix), head_(head) {}

  // Whether `xml` is one simple element from its start tag to its end tag. It
  // outlives the calls of Emit.
  bool Parse(std::string_view xml);
  // Hands what was parsed to the handler, as ReadXml does, but for attributes
  // with a prefix, which are left out.
  Status Emit(XmlHandler& handler);
  // How many elements were parsed.
  std::size_t elements() const { return elements_; }

 private:
  struct Event {
    enum class Kind : unsigned char { kStart, kEnd, kText } kind;
    std::size_t name = 0;             // index into names_
    std::string_view text = {};       // of kText
    std::size_t first = 0, last = 0;  // of kStart: its attributes
  };
  struct Attribute {
    std::string_view name, value;
  };
  struct Name {
    std::string local, full;
  };

  bool ParseTag(std::string_view& rest);
  bool ParseAttribute(std::string_view& rest);
  bool IsDeclared(std::string_view prefix);
  std::size_t IndexOf(std::string_view local);

  const std::string prefix_, head_;
  std::vector<std::string> declared_;  // prefixes found in head_
  std::vector<Name> names_;            // met so far: few
  std::vector<Event> events_;
  std::vector<Attribute> attributes_;
  std::vector<std::size_t> open_;  // names of the open elements
  std::size_t elements_ = 0;
  XmlAttributes given_;
};

}  // namespace planwatch
