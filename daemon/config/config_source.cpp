#include "daemon/config/config_source.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/table/format.h"

namespace planwatch {
namespace {

using yaml::Node;
using yaml::Text;
using Value = ConfigReader::Value;

constexpr std::string_view kSqlite = "sqlite3://";

std::vector<std::string> FormatNames() {
  std::vector<std::string> names;
  for (const Format& format : Formats()) names.emplace_back(format.name);
  return names;
}

}  // namespace

SourceOptions ReadSource(ConfigReader& reader, const Value& value) {
  SourceOptions source;
  bool has_file = false;
  bool has_database = false;
  bool has_query = false;
  const bool is_map = reader.Map(
      value,
      {{"file",
        [&](const Value& file) {
          has_file = true;
          source.file = reader.Path(file).value_or("");
        }},
       {"database",
        [&](const Value& database) {
          has_database = true;
          const std::optional<Text> text = reader.String(database);
          if (!text) return;
          SourceOptions alone;
          alone.database = text->value;
          if (const auto made = MakeSource(alone); !made) {
            reader.Add(database.node.line,
                       "`database`: " + made.error().message());
          } else if (text->value.size() == kSqlite.size()) {
            reader.Add(database.node.line,
                       "`database` names no file; write it as in "
                       "sqlite3://cases.db");
          } else if (text->value.starts_with(kSqlite)) {
            const std::string_view path = text->value;
            source.database =
                std::string(kSqlite) +
                reader.Resolve(path.substr(kSqlite.size())).string();
          } else {
            source.database = text->value;
          }
        }},
       {"password_file",
        [&](const Value& password_file) {
          source.password_file = reader.Path(password_file).value_or("");
        }},
       {"query",
        [&](const Value& query) {
          has_query = true;
          if (std::optional<Text> text = reader.String(query))
            source.query = std::move(text->value);
        }},
       {"format",
        [&](const Value& format) {
          source.format = reader.OneOf(format, FormatNames()).value_or("");
        }},
       {"timeout", [&](const Value& timeout) {
          source.timeout = reader.Duration(timeout).value_or(source.timeout);
        }}});
  if (!is_map) return source;
  const bool not_yet = std::any_of(
      value.node.members.begin(), value.node.members.end(),
      [&](const Node::Member& member) { return reader.IsNotYet(member.key); });
  if (has_file && (has_database || has_query)) {
    reader.Add(value.node.line,
               "`source` takes either a `file`, or a `database` with its "
               "`query`");
  } else if (has_database != has_query) {
    reader.Add(value.node.line, has_query
                                    ? "`query` needs the `database` it asks"
                                    : "`database` needs a `query`: one SELECT "
                                      "with the columns to be read");
  } else if (!source.password_file.empty() &&
             (!has_database || source.database.starts_with(kSqlite))) {
    reader.Add(value.node.line,
               "`password_file` needs a `database` that asks for a password");
  } else if (!has_file && !has_database && !not_yet) {
    reader.Add(value.node.line,
               "`source` names nothing to be read; write it as in { file: "
               "plan.csv }");
  }
  return source;
}

}  // namespace planwatch
