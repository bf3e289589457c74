#include "daemon/config/config_source.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/source/url.h"
#include "collectors/table/format.h"
#include "daemon/config/config_http.h"

namespace planwatch {
namespace {

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
  bool has_url = false;
  bool has_database = false;
  bool has_query = false;
  std::string for_url;  // a key that only a `url` has
  ConfigReader::Handlers handlers = {
      {"file",
       [&](const Value& file) {
         has_file = true;
         source.file = reader.Path(file).value_or("");
       }},
      {"url",
       [&](const Value& url) {
         has_url = true;
         source.url = ReadUrl(reader, url);
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
         } else if (text->value == kSqlite) {
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
      {"timeout",
       [&](const Value& timeout) {
         source.timeout = reader.Duration(timeout).value_or(source.timeout);
       }},
      {"rows",
       [&](const Value& rows) {
         source.format_options.rows = ReadPointer(reader, rows);
       }},
      {"next", [&](const Value& next) {
         for_url = "next";
         source.format_options.next = ReadPointer(reader, next);
       }}};
  AddHttpHandlers(reader, source.http, for_url, handlers);
  if (!reader.Map(value, handlers)) return source;
  CheckHttp(reader, value, source.http);
  if (has_file + has_url + (has_database || has_query) > 1) {
    reader.Add(value.node.line,
               "`source` takes one of a `file`, a `url`, and a `database` with "
               "its `query`");
  } else if (has_database != has_query) {
    reader.Add(value.node.line, has_query
                                    ? "`query` needs the `database` it asks"
                                    : "`database` needs a `query`: one SELECT "
                                      "with the columns to be read");
  } else if (!for_url.empty() && !has_url) {
    reader.Add(value.node.line, '`' + for_url + "` needs a `url`");
  } else if (!source.password_file.empty() &&
             (!has_database || source.database.starts_with(kSqlite))) {
    reader.Add(value.node.line,
               "`password_file` needs a `database` that asks for a password");
  } else if (!has_file && !has_url && !has_database) {
    reader.Add(value.node.line,
               "`source` names nothing to be read; write it as in { file: "
               "plan.csv }");
  }
  return source;
}

}  // namespace planwatch
