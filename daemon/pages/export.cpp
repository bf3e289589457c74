#include "daemon/pages/export.h"

#include <algorithm>
#include <utility>

#include "collectors/base/text.h"
#include "daemon/report/json_text.h"

namespace planwatch::web {

Result<Format> RequestedFormat(const PageRequest& request) {
  const std::string format = QueryValue(request, "format");
  if (format.empty() || format == "html") return Format::kHtml;
  if (format == "csv") return Format::kCsv;
  if (format == "json") return Format::kJson;
  return Error("`format` takes one of html, csv, json");
}

std::string QueryValue(const PageRequest& request, const std::string& name) {
  const auto [first, last] = request.query.equal_range(name);
  return first == last ? std::string() : std::prev(last)->second;
}

std::vector<std::string> QueryValues(const PageRequest& request,
                                     const std::string& name) {
  std::vector<std::string> values;
  const auto [first, last] = request.query.equal_range(name);
  for (auto i = first; i != last; ++i)
    if (!i->second.empty()) values.push_back(i->second);
  return values;
}

Result<std::vector<std::string>> RequestedPlans(const Snapshot& snapshot,
                                                const PageRequest& request) {
  std::vector<std::string> known;
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.kind() == Kind::kPlan) known.push_back(entry.name());
  std::vector<std::string> names;
  for (const std::string& value : QueryValues(request, "plan")) {
    if (value == ".*") return std::vector<std::string>{};
    for (const std::string& name : Split(value, ',')) names.push_back(name);
  }
  for (const std::string& name : names)
    if (std::find(known.begin(), known.end(), name) == known.end())
      return Error(known.empty()
                       ? std::string("the configuration names no plan")
                       : "`plan` takes one of " + Join(known, ", "));
  return names;
}

std::optional<Error> UnknownParameter(
    const std::multimap<std::string, std::string>& query,
    const std::vector<std::string>& known) {
  for (const auto& [name, value] : query)
    if (std::find(known.begin(), known.end(), name) == known.end())
      return Error("unknown filter “" + Cut(name, kLabelCharacters) + "”; " +
                   (known.empty() ? std::string("there are none here")
                                  : "known: " + Join(known, ", ")));
  return std::nullopt;
}

PageAnswer CsvAnswer(std::string csv, std::string_view name) {
  return {.status = 200,
          .body = std::move(csv),
          .content_type = "text/csv; charset=utf-8",
          .file_name = std::string(name) + ".csv"};
}

PageAnswer JsonAnswer(std::string json, int status) {
  return {.status = status,
          .body = std::move(json),
          .content_type = "application/json"};
}

PageAnswer JsonError(int status, const std::string& message) {
  return JsonAnswer(DumpJson({{"error", message}}), status);
}

Html ExportLinks(const PageRequest& request, std::string_view path,
                 std::string_view what) {
  const auto link = [&](const std::string& format, const std::string& name) {
    std::vector<std::pair<std::string, std::string>> query;
    for (const auto& [key, value] : request.query)
      if (key != "format" && !value.empty()) query.emplace_back(key, value);
    query.emplace_back("format", format);
    return Link(request.base + Query(path, query),
                Text(std::string(what) + " as " + name));
  };
  return "<p class=\"tools quiet\">"_html + link("csv", "CSV") + " · "_html +
         link("json", "JSON") + "</p>\n"_html;
}

}  // namespace planwatch::web
