#include "daemon/pages/export.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "collectors/base/text.h"

namespace planwatch::web {

Result<Format> AskedFormat(const PageRequest& request) {
  const std::string format = AskedFor(request, "format");
  if (format.empty() || format == "html") return Format::kHtml;
  if (format == "csv") return Format::kCsv;
  if (format == "json") return Format::kJson;
  return Error("`format` takes one of html, csv, json");
}

std::string AskedFor(const PageRequest& request, const std::string& name) {
  const auto [first, last] = request.query.equal_range(name);
  return first == last ? std::string() : std::prev(last)->second;
}

std::optional<Error> UnknownParameter(
    const std::multimap<std::string, std::string>& query,
    const std::vector<std::string>& known) {
  for (const auto& [name, value] : query)
    if (std::find(known.begin(), known.end(), name) == known.end())
      return Error("unknown parameter `" + Cut(name, kLabelCharacters) + "`; " +
                   (known.empty() ? std::string("there are none here")
                                  : "known: " + Join(known, ", ")));
  return std::nullopt;
}

PageAnswer CsvAnswer(std::string csv, std::string_view name) {
  return {.status = 200,
          .html = std::move(csv),
          .content_type = "text/csv; charset=utf-8",
          .file_name = std::string(name) + ".csv"};
}

PageAnswer JsonAnswer(std::string json, int status) {
  return {.status = status,
          .html = std::move(json),
          .content_type = "application/json"};
}

PageAnswer JsonError(int status, const std::string& message) {
  const nlohmann::json json = {{"error", message}};
  return JsonAnswer(
      json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n',
      status);
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
  return "<p class=\"quiet\">"_html + link("csv", "CSV") + " · "_html +
         link("json", "JSON") + "</p>\n"_html;
}

}  // namespace planwatch::web
