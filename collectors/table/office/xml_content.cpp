#include "collectors/table/office/xml_content.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include "collectors/table/office/xml_simple.h"

namespace planwatch {
namespace {

// A row that is longer goes through expat, and all that follows.
constexpr std::size_t kLongestRow = std::size_t{1} << 20;

std::size_t Find(std::string_view text, std::string_view what) {
  const void* const found =
      ::memmem(text.data(), text.size(), what.data(), what.size());
  return found == nullptr ? text.npos
                          : static_cast<std::size_t>(
                                static_cast<const char*>(found) - text.data());
}

// The first start tag of the element without attributes, "<x:name>".
struct StartTag {
  std::size_t end = 0;      // behind it
  std::string_view prefix;  // "x:"
};

std::optional<StartTag> FindStartTag(std::string_view piece,
                                     std::string_view element) {
  const std::size_t at = Find(piece, std::string(element) + '>');
  const std::size_t open = piece.substr(0, at).rfind('<');
  if (at == piece.npos || open == piece.npos) return std::nullopt;
  const std::string_view prefix = piece.substr(open + 1, at - open - 1);
  if (!prefix.empty() &&
      (prefix.back() != ':' || prefix.find_first_of(" /!?") != prefix.npos))
    return std::nullopt;
  return StartTag{at + element.size() + 1, prefix};
}

class Around {
 public:
  Around(std::string_view element, XmlParser& parser)
      : element_(element), parser_(parser) {}

  Status Take(std::string_view piece) {
    if (std::exchange(first_, false)) {
      if (const auto start = FindStartTag(piece, element_)) {
        end_tag_ = "</" + std::string(start->prefix) + element_ + '>';
        if (Status s = parser_.Feed(piece.substr(0, start->end)); !s) return s;
        piece.remove_prefix(start->end);
      }
    }
    if (end_tag_.empty()) return parser_.Feed(piece);
    // The end tag may be cut by the pieces.
    held_.append(piece);
    if (const std::size_t end = Find(held_, end_tag_); end != held_.npos) {
      end_tag_.clear();
      return parser_.Feed(std::string_view(held_).substr(end));
    }
    held_.erase(0, held_.size() - std::min(held_.size(), end_tag_.size()));
    return {};
  }

 private:
  const std::string element_;
  XmlParser& parser_;
  bool first_ = true;
  std::string end_tag_;  // empty outside the element
  std::string held_;
};

class Rows {
 public:
  Rows(Archive& archive, std::string_view element, std::string_view row,
       XmlParser& parser, XmlHandler& handler)
      : archive_(archive),
        element_(element),
        start_("<" + std::string(row)),
        end_("</" + std::string(row) + '>'),
        parser_(parser),
        handler_(handler) {}

  Status Take(std::string_view piece) {
    if (std::exchange(first_, false)) {
      const auto start = FindStartTag(piece, element_);
      if (start && start->prefix.empty()) {
        if (Status s = Begin(piece.substr(0, start->end)); !s) return s;
        piece.remove_prefix(start->end);
      }
    }
    if (!simple_) return parser_.Feed(piece);
    held_.append(piece);
    std::string_view rest = held_;
    while (simple_) {
      const std::size_t size = NextRow(rest);
      if (size == 0) break;
      if (Status s = TakeRow(rest.substr(0, size)); !s) return s;
      rest.remove_prefix(size);
    }
    if (!simple_ || rest.size() > kLongestRow) {
      simple_.reset();
      if (Status s = parser_.Feed(rest); !s) return s;
      rest = {};
    }
    held_.erase(0, held_.size() - rest.size());
    return {};
  }

  Status End() {
    if (Status s = parser_.Feed(held_); !s) return s;
    return parser_.End();
  }

 private:
  Status Begin(std::string_view head) {
    if (Status s = parser_.Feed(head); !s) return s;
    depth_ = parser_.depth();
    const std::string& name = parser_.name();
    const std::size_t colon = name.find(':');
    if (colon != name.npos && name.substr(colon + 1) == element_)
      simple_.emplace(name.substr(0, colon), head);
    return {};
  }

  // The size of the row at the front; 0 where more is to come. Whatever isn't
  // a row ends what is taken to be simple.
  std::size_t NextRow(std::string_view rest) {
    if (rest.size() <= start_.size()) return 0;
    const char after = rest[start_.size()];
    if (!rest.starts_with(start_) ||
        (after != ' ' && after != '>' && after != '/')) {
      simple_.reset();
      return 0;
    }
    const std::size_t tag = rest.find('>');
    if (tag == rest.npos) return 0;
    if (rest[tag - 1] == '/') return tag + 1;
    const std::size_t end = Find(rest, end_);
    return end == rest.npos ? 0 : end + end_.size();
  }

  Status TakeRow(std::string_view row) {
    if (simple_->Parse(row)) {
      if (Status s = archive_.CountElements(simple_->elements()); !s) return s;
      return simple_->Emit(handler_);
    }
    if (Status s = parser_.Feed(row); !s) return s;
    // What seemed to be the row's end stood in a comment.
    if (parser_.depth() != depth_ || Find(row, "<!") != row.npos ||
        Find(row, "<?") != row.npos)
      simple_.reset();
    return {};
  }

  Archive& archive_;
  const std::string element_, start_, end_;
  XmlParser& parser_;
  XmlHandler& handler_;
  bool first_ = true;
  std::size_t depth_ = 0;            // inside the element
  std::optional<SimpleXml> simple_;  // while rows are looked for
  std::string held_;                 // what is not taken yet
};

}  // namespace

Status ReadXmlAround(Archive& archive, std::string_view part,
                     std::string_view element, XmlHandler& handler) {
  XmlParser parser(archive, part, handler);
  Around around(element, parser);
  if (Status s = archive.Read(
          part, [&](std::string_view piece) { return around.Take(piece); });
      !s)
    return s;
  return parser.End();
}

Status ReadXmlRows(Archive& archive, std::string_view part,
                   std::string_view element, std::string_view row,
                   XmlHandler& handler) {
  XmlParser parser(archive, part, handler);
  Rows rows(archive, element, row, parser, handler);
  if (Status s = archive.Read(
          part, [&](std::string_view piece) { return rows.Take(piece); });
      !s)
    return s;
  return rows.End();
}

}  // namespace planwatch
