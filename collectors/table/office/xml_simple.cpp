#include "collectors/table/office/xml_simple.h"

#include <algorithm>

#include "collectors/base/ascii.h"

namespace planwatch {
namespace {

// An element with more of them is left to expat.
constexpr std::size_t kMostNames = 32, kMostAttributes = 16;

bool IsNameStart(char c) { return IsLetter(c) || c == '_'; }

bool IsNameByte(char c) {
  return IsNameStart(c) || IsDigit(c) || c == '-' || c == '.';
}

// Of text or an attribute's value: "]]>" is an error in text.
bool IsPlain(char c) {
  return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != ']';
}

// Takes a name off `rest`; empty where there is none.
std::string_view TakeName(std::string_view& rest) {
  std::size_t size = 0;
  if (!rest.empty() && IsNameStart(rest[0]))
    while (size < rest.size() && IsNameByte(rest[size])) ++size;
  const std::string_view name = rest.substr(0, size);
  rest.remove_prefix(size);
  return name;
}

bool Skip(std::string_view& rest, std::string_view text) {
  if (!rest.starts_with(text)) return false;
  rest.remove_prefix(text.size());
  return true;
}

}  // namespace

std::size_t SimpleXml::IndexOf(std::string_view local) {
  for (std::size_t i = 0; i < names_.size(); ++i)
    if (names_[i].local == local) return i;
  if (names_.size() < kMostNames)
    names_.push_back({std::string(local), prefix_ + ':' + std::string(local)});
  else
    return kMostNames;
  return names_.size() - 1;
}

bool SimpleXml::Parse(std::string_view xml) {
  events_.clear();
  attributes_.clear();
  open_.clear();
  elements_ = 0;
  for (;;) {
    if (!Skip(xml, "<") || !ParseTag(xml)) return false;
    if (open_.empty()) return xml.empty();
    std::size_t size = 0;
    while (size < xml.size() && IsPlain(xml[size])) ++size;
    if (size == xml.size() || xml[size] != '<') return false;
    if (size > 0)
      events_.push_back({Event::Kind::kText, 0, xml.substr(0, size)});
    xml.remove_prefix(size);
  }
}

// Behind the "<".
bool SimpleXml::ParseTag(std::string_view& rest) {
  const bool end = Skip(rest, "/");
  const std::string_view local = TakeName(rest);
  if (local.empty()) return false;
  const std::size_t name = IndexOf(local);
  if (name == kMostNames) return false;
  if (end) {
    if (open_.empty() || open_.back() != name || !Skip(rest, ">")) return false;
    open_.pop_back();
    events_.push_back({Event::Kind::kEnd, name});
    return true;
  }
  ++elements_;
  const std::size_t first = attributes_.size();
  while (Skip(rest, " ")) {
    if (!ParseAttribute(rest)) return false;
    if (attributes_.size() - first > kMostAttributes) return false;
    for (std::size_t i = first; i + 1 < attributes_.size(); ++i)
      if (attributes_[i].name == attributes_.back().name) return false;
  }
  events_.push_back({Event::Kind::kStart, name, {}, first, attributes_.size()});
  if (Skip(rest, "/>")) {
    events_.push_back({Event::Kind::kEnd, name});
    return true;
  }
  if (!Skip(rest, ">")) return false;
  open_.push_back(name);
  return true;
}

bool SimpleXml::ParseAttribute(std::string_view& rest) {
  const std::string_view whole = rest;
  std::string_view name = TakeName(rest);
  if (name.empty() || name == "xmlns") return false;
  if (Skip(rest, ":")) {
    if (TakeName(rest).empty() || !IsDeclared(name)) return false;
    name = whole.substr(0, whole.size() - rest.size());
  }
  if (!Skip(rest, "=\"")) return false;
  const std::size_t size = static_cast<std::size_t>(
      std::find_if_not(rest.begin(), rest.end(),
                       [](char c) { return IsPlain(c) && c != '"'; }) -
      rest.begin());
  if (size == rest.size() || rest[size] != '"') return false;
  attributes_.push_back({name, rest.substr(0, size)});
  rest.remove_prefix(size + 1);
  return true;
}

bool SimpleXml::IsDeclared(std::string_view prefix) {
  if (std::find(declared_.begin(), declared_.end(), prefix) != declared_.end())
    return true;
  if (head_.find("xmlns:" + std::string(prefix) + '=') == std::string::npos)
    return false;
  declared_.emplace_back(prefix);
  return true;
}

Status SimpleXml::Emit(XmlHandler& handler) {
  for (const Event& event : events_) {
    if (event.kind == Event::Kind::kText) {
      handler.Text(event.text);
    } else if (event.kind == Event::Kind::kEnd) {
      if (Status s = handler.End(names_[event.name].full); !s) return s;
    } else {
      given_.Clear();
      for (std::size_t i = event.first; i < event.last; ++i)
        if (attributes_[i].name.find(':') == std::string_view::npos)
          given_.Add(attributes_[i].value) = attributes_[i].name;
      if (Status s = handler.Start(names_[event.name].full, given_); !s)
        return s;
    }
  }
  return {};
}

}  // namespace planwatch
