// YAML as a configuration needs it: a tree that knows its lines, and maps read
// by their known keys with every fault collected.
//
// The tree is bounded (1 MiB of text, 32 levels, 100,000 values with aliases
// followed), so that no text exhausts the daemon's stack, memory or time, and
// immutable once parsed. Only yaml.cpp uses yaml-cpp. One thread.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace planwatch::yaml {

inline constexpr std::size_t kMaxBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMaxDepth = 32;
inline constexpr std::size_t kMaxValues = 100'000;

struct Node {
  enum class Kind { kNothing, kText, kList, kMap };
  struct Member;

  Kind kind = Kind::kNothing;
  int line = 1;
  std::string text;                                // kText: as written
  std::vector<std::shared_ptr<const Node>> items;  // kList
  std::vector<Member> members;  // kMap: in the file's order, repeated keys too
  std::size_t values = 1;       // with all below, aliases followed
};

struct Node::Member {
  std::string key;
  int line = 1;
  std::shared_ptr<const Node> value;
};

struct Fault {
  int line = 0;  // 0: the file as a whole
  std::string text;
};

// The text's only document, or why it can't be read. An empty one is kNothing.
std::variant<Node, Fault> Parse(std::string_view text);

// A text with the variables in it replaced.
struct Text {
  std::string value;
  std::string written;  // as it stands in the file, for messages
  // No message may quote the value.
  bool secret() const { return value != written; }
};

// Reads nodes and collects faults. A function that finds no value of the kind
// it reads adds a fault and returns nothing.
class Reader {
 public:
  using Environment =
      std::function<std::optional<std::string>(const std::string&)>;
  // A node, and the key that messages name it by.
  struct Value {
    const Node& node;
    std::string_view key;
  };
  using Handler = std::function<void(const Value&)>;
  using Handlers = std::vector<std::pair<std::string_view, Handler>>;

  // The environment outlives the reader.
  explicit Reader(const Environment& environment) : environment_(environment) {}

  void Add(int line, std::string text);
  // By line; those of one line in the order in which they were found.
  std::vector<Fault> TakeFaults();
  std::size_t fault_count() const { return faults_.size(); }

  // A map of known keys: each goes to its handler, in the file's order. False
  // if it is not a map.
  bool Map(const Value& value, const Handlers& handlers);
  // A map whose keys are names that the configuration chooses: the handler gets
  // each value with its key.
  bool Map(const Value& value, const Handler& handler);
  bool List(const Value& value, const Handler& handler);

  // Not empty. `${NAME}` is the value of an environment variable; `$${` is `${`
  // itself.
  std::optional<Text> String(const Value& value);
  // A list of texts; a single one is a list of one.
  std::vector<Text> Strings(const Value& value);
  // One of these words.
  std::optional<std::string> OneOf(const Value& value,
                                   const std::vector<std::string>& known);
  std::optional<bool> Bool(const Value& value);
  // "`key` takes `takes`, not "as written"".
  void AddWrong(const Value& value, const Text& text, std::string_view takes);

 private:
  bool Is(Node::Kind kind, const Value& value);
  void AddUnknown(const Value& map, const Node::Member& member,
                  const Handlers& known);
  std::optional<std::string> Expand(int line, std::string_view written);

  const Environment& environment_;
  std::vector<Fault> faults_;
};

// In quotes, on one line, not too long: how a message shows what was written.
std::string Quoted(std::string_view written);

}  // namespace planwatch::yaml
