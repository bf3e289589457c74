// What an address gives beside a page: `format=csv` or `format=json` of its
// table, and answers to what it does not know.
//
// Pure functions: any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "daemon/pages/page.h"

namespace planwatch::web {

enum class Format { kHtml, kCsv, kJson };
Result<Format> RequestedFormat(const PageRequest& request);
// The last of the name's values; empty where there is none.
std::string QueryValue(const PageRequest& request, const std::string& name);
// All of them but empty ones, as a form sends them.
std::vector<std::string> QueryValues(const PageRequest& request,
                                     const std::string& name);
// The plans asked for by name, several with commas between them or `.*` for
// all, as Grafana's boards write a choice; the error names those that there
// are.
Result<std::vector<std::string>> RequestedPlans(const Snapshot& snapshot,
                                                const PageRequest& request);

// The first name of the query that is not among the known ones, as an error
// that lists those.
std::optional<Error> UnknownParameter(
    const std::multimap<std::string, std::string>& query,
    const std::vector<std::string>& known);

// Saved as "actions.csv".
PageAnswer CsvAnswer(std::string csv, std::string_view name);
PageAnswer JsonAnswer(std::string json, int status = 200);
// {"error": "…"}
PageAnswer JsonError(int status, const std::string& message);

// Links to the page's own address with `format`: "These actions as CSV".
Html ExportLinks(const PageRequest& request, std::string_view path,
                 std::string_view what);

}  // namespace planwatch::web
