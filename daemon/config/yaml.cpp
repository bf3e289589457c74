#include "daemon/config/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <exception>
#include <map>
#include <sstream>

#include "collectors/base/encoding.h"
#include "collectors/base/text.h"

namespace planwatch::yaml {
namespace {

constexpr std::size_t kMaxQuoted = 60;    // characters
constexpr std::size_t kMaxMessage = 500;  // characters
constexpr std::size_t kMaxText = std::size_t{1} << 16;

int LineOf(const YAML::Mark& mark) { return mark.line + 1; }

bool IsStrayControl(char c) {
  return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' &&
         c != '\r';
}

// Characters that yaml-cpp would misread or ignore (byte 4 ends its input).
std::optional<Fault> FaultOfBytes(std::string_view text) {
  if (text.size() > kMaxBytes)
    return Fault{0, "the file is larger than 1 MiB; a configuration is not"};
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return Fault{1, "the file is UTF-16; save it as UTF-8"};
  int number = 0;
  for (const std::string& line : Split(text, '\n')) {
    ++number;
    if (!IsUtf8(line))
      return Fault{number, "this line is not UTF-8; save the file as UTF-8"};
    if (std::any_of(line.begin(), line.end(), IsStrayControl))
      return Fault{number,
                   "a control character stands in this line; delete it, or "
                   "save the file as UTF-8"};
  }
  return std::nullopt;
}

// Thrown by a handler through yaml-cpp.
struct Refused {
  Fault fault;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  std::shared_ptr<const Node> root() const { return root_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (root_ != nullptr)
      throw Refused{{LineOf(mark),
                     "the document has ended before this line; the file holds "
                     "one document, without a second `---`"}};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    AddNode(New(Node::Kind::kNothing, mark), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end())
      throw Refused{{LineOf(mark),
                     "an alias (*) stands inside what it stands for; write "
                     "the value out"}};
    Attach(found->second, LineOf(mark));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag,
                YAML::anchor_t anchor, const std::string& value) override {
    CheckTag(mark, tag);
    auto node = New(Node::Kind::kText, mark);
    node->text = value;
    AddNode(std::move(node), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    Open(Node::Kind::kList, mark, tag, anchor);
  }
  void OnSequenceEnd() override { Close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag,
                  YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    Open(Node::Kind::kMap, mark, tag, anchor);
  }
  void OnMapEnd() override { Close(); }

 private:
  struct Level {
    std::shared_ptr<Node> node;
    YAML::anchor_t anchor;
    std::optional<Node::Member> member;  // has its key, and no value yet
  };

  static std::shared_ptr<Node> New(Node::Kind kind, const YAML::Mark& mark) {
    auto node = std::make_shared<Node>();
    node->kind = kind;
    node->line = LineOf(mark);
    return node;
  }

  // yaml-cpp's tag: "?" for a plain value, "!" for one in quotes.
  static void CheckTag(const YAML::Mark& mark, const std::string& tag) {
    if (tag != "?" && tag != "!" && tag != "tag:yaml.org,2002:str")
      throw Refused{{LineOf(mark), "there is no tag " + Quoted(tag) +
                                       " here; write the value itself, in "
                                       "quotes where it begins with !"}};
  }

  void Open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor) {
    CheckTag(mark, tag);
    if (open_.size() == kMaxDepth)
      throw Refused{{LineOf(mark),
                     "more than " + std::to_string(kMaxDepth) +
                         " lists and maps stand inside each other; look for "
                         "brackets or dashes that are too many"}};
    open_.push_back({New(kind, mark), anchor, std::nullopt});
  }

  void Close() {
    Level done = std::move(open_.back());
    open_.pop_back();
    AddNode(std::move(done.node), done.anchor);
  }

  void AddNode(std::shared_ptr<Node> node, YAML::anchor_t anchor) {
    // For a missing value yaml-cpp gives the place of what follows.
    if (node->kind == Node::Kind::kNothing && !open_.empty() &&
        open_.back().member)
      node->line = open_.back().member->line;
    const int line = node->line;
    if (anchor != YAML::NullAnchor) anchors_[anchor] = node;
    Attach(std::move(node), line);
  }

  void Attach(std::shared_ptr<const Node> node, int line) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& parent = open_.back();
    parent.node->values += node->values;
    if (parent.node->values > kMaxValues)
      throw Refused{
          {line, "the file has more than " + std::to_string(kMaxValues) +
                     " values, each alias (*) counted as what it stands for"}};
    if (parent.node->kind == Node::Kind::kList) {
      parent.node->items.push_back(std::move(node));
    } else if (parent.member) {
      parent.member->value = std::move(node);
      parent.node->members.push_back(*std::move(parent.member));
      parent.member.reset();
    } else if (node->kind == Node::Kind::kText) {
      parent.member = {node->text, line, nullptr};
    } else {
      throw Refused{
          {line,
           "a key is missing before the colon, or is not a word; write "
           "it as in `name: cse`"}};
    }
  }

  std::vector<Level> open_;
  std::map<YAML::anchor_t, std::shared_ptr<const Node>> anchors_;
  std::shared_ptr<const Node> root_;
};

std::string_view KindName(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::kNothing:
      return "nothing";
    case Node::Kind::kText:
      return "a single value";
    case Node::Kind::kList:
      return "a list (as in [a, b])";
    case Node::Kind::kMap:
      return "keys with values (as in { key: value })";
  }
  return "";
}

std::string Ticked(std::string_view key) {
  return "`" + Cut(Tidy(key), kMaxQuoted) + "`";
}

// The subject of a message; the file's top-level map has no key.
std::string Named(std::string_view key) {
  return key.empty() ? "the configuration" : Ticked(key);
}

bool IsNameCharacter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= '0' && c <= '9') || c == '_';
}

}  // namespace

std::string Quoted(std::string_view written) {
  return "\"" + Cut(Tidy(written), kMaxQuoted) + "\"";
}

std::variant<Node, Fault> Parse(std::string_view text) {
  if (std::optional<Fault> fault = FaultOfBytes(text)) return *std::move(fault);
  // yaml-cpp reports an unclosed quote only at the end of the text.
  text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
  std::istringstream in{std::string(text)};
  TreeBuilder builder;
  try {
    YAML::Parser parser(in);
    // The error for a second document names the line where it begins.
    for (int document = 0; document < 2; ++document)
      if (!parser.HandleNextDocument(builder)) break;
  } catch (const Refused& refused) {
    return refused.fault;
  } catch (const YAML::Exception& e) {
    // The brace of an unquoted ${NAME} closes the map around it.
    return Fault{LineOf(e.mark),
                 "this is not valid YAML (" + e.msg +
                     "); look at the indentation, the colons and the quotes "
                     "here and just above" +
                     (text.find("${") == std::string_view::npos
                          ? ""
                          : ", and put ${NAME} in quotes")};
  } catch (const std::exception&) {
    return Fault{0, "this can't be read as YAML"};
  }
  return builder.root() == nullptr ? Node{} : *builder.root();
}

void Reader::Add(int line, std::string text) {
  faults_.push_back({line, Cut(Tidy(text), kMaxMessage)});
}

std::vector<Fault> Reader::TakeFaults() {
  std::stable_sort(
      faults_.begin(), faults_.end(),
      [](const Fault& a, const Fault& b) { return a.line < b.line; });
  return std::exchange(faults_, {});
}

bool Reader::Is(Node::Kind kind, const Value& value) {
  if (value.node.kind == kind) return true;
  if (value.node.kind == Node::Kind::kNothing) {
    Add(value.node.line, Named(value.key) +
                             " has nothing in it; fill it in, or leave the "
                             "key out");
  } else {
    Add(value.node.line, Named(value.key) + " takes " +
                             std::string(KindName(kind)) + ", and here is " +
                             std::string(KindName(value.node.kind)));
  }
  return false;
}

void Reader::AddUnknown(const Value& map, const Node::Member& member,
                        const Handlers& known) {
  std::vector<std::string> keys;
  for (const auto& [key, handler] : known) keys.emplace_back(key);
  std::string text = "unknown key " + Ticked(member.key);
  if (!map.key.empty()) text += " in " + Named(map.key);
  if (const auto nearest = Nearest(Cut(member.key, kMaxQuoted), keys)) {
    text += "; did you mean `" + *nearest + "`?";
  } else {
    text += "; there are " + Join(keys, ", ");
  }
  Add(member.line, text);
}

bool Reader::Map(const Value& value, const Handlers& handlers) {
  const auto find = [&](std::string_view key) {
    return std::find_if(handlers.begin(), handlers.end(),
                        [&](const auto& known) { return known.first == key; });
  };
  if (!Map(value, [&](const Value& member) {
        const auto known = find(member.key);
        if (known != handlers.end()) known->second(member);
      }))
    return false;
  for (const Node::Member& member : value.node.members)
    if (find(member.key) == handlers.end()) AddUnknown(value, member, handlers);
  return true;
}

bool Reader::Map(const Value& value, const Handler& handler) {
  if (!Is(Node::Kind::kMap, value)) return false;
  std::map<std::string_view, int> seen;  // the line of each key
  for (const Node::Member& member : value.node.members) {
    const auto [first, is_new] = seen.try_emplace(member.key, member.line);
    if (is_new) {
      handler({*member.value, member.key});
    } else {
      Add(member.line,
          Named(member.key) + " stands here a second time, after line " +
              std::to_string(first->second) + "; put the two together");
    }
  }
  return true;
}

bool Reader::List(const Value& value, const Handler& handler) {
  if (!Is(Node::Kind::kList, value)) return false;
  for (const auto& item : value.node.items) {
    if (item->kind == Node::Kind::kNothing) {
      Add(item->line, "an item of " + Named(value.key) +
                          " has nothing in it; fill it in, or delete it");
    } else {
      handler({*item, value.key});
    }
  }
  return true;
}

std::optional<std::string> Reader::Expand(int line, std::string_view written) {
  std::string value;
  for (std::size_t at = 0; at < written.size();) {
    const std::string_view rest = written.substr(at);
    if (rest.starts_with("$${")) {
      value += "${";
      at += 3;
      continue;
    }
    if (!rest.starts_with("${")) {
      value += rest.front();
      ++at;
      continue;
    }
    const auto* const begin = rest.begin() + 2;
    const auto* const end =
        std::find_if_not(begin, rest.end(), IsNameCharacter);
    if (begin == end || end == rest.end() || *end != '}') {
      Add(line,
          "after `${` comes the name of an environment variable and `}`; "
          "where no variable is meant, write `$${`");
      return std::nullopt;
    }
    const std::string name(begin, end);
    const std::optional<std::string> found = environment_(name);
    if (!found) {
      Add(line, "the environment variable " + name +
                    " is not set; set it for the daemon, or write the value "
                    "here");
      return std::nullopt;
    }
    value += *found;
    at += name.size() + 3;
    if (value.size() > kMaxText) break;
  }
  if (value.size() > kMaxText) {
    Add(line, "this value is longer than 64 KiB");
    return std::nullopt;
  }
  return value;
}

std::optional<Text> Reader::String(const Value& value) {
  if (!Is(Node::Kind::kText, value)) return std::nullopt;
  const int line = value.node.line;
  const std::string& written = value.node.text;
  std::optional<std::string> expanded = Expand(line, written);
  if (!expanded) return std::nullopt;
  if (!IsUtf8(*expanded) ||
      std::any_of(expanded->begin(), expanded->end(), IsStrayControl)) {
    Add(line, Named(value.key) + " has a character in it that is not text");
    return std::nullopt;
  }
  if (!HasText(*expanded)) {
    Add(line, Named(value.key) + " is empty; fill it in, or leave the key out");
    return std::nullopt;
  }
  return Text{*std::move(expanded), written};
}

std::vector<Text> Reader::Strings(const Value& value) {
  std::vector<Text> texts;
  const auto take = [&](const Value& item) {
    if (std::optional<Text> text = String(item))
      texts.push_back(*std::move(text));
  };
  if (value.node.kind == Node::Kind::kText) {
    take(value);
  } else {
    List(value, take);
  }
  return texts;
}

void Reader::AddWrong(const Value& value, const Text& text,
                      std::string_view takes) {
  Add(value.node.line, Named(value.key) + " takes " + std::string(takes) +
                           ", not " + Quoted(text.written));
}

std::optional<std::string> Reader::OneOf(
    const Value& value, const std::vector<std::string>& known) {
  std::optional<Text> text = String(value);
  if (!text) return std::nullopt;
  if (std::find(known.begin(), known.end(), text->value) != known.end())
    return std::move(text->value);
  AddWrong(value, *text,
           known.size() == 1 ? known.front() : "one of " + Join(known, ", "));
  return std::nullopt;
}

std::optional<bool> Reader::Bool(const Value& value) {
  const auto word = OneOf(value, {"true", "false"});
  return word ? std::optional(*word == "true") : std::nullopt;
}

}  // namespace planwatch::yaml
