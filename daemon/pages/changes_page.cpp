#include "daemon/pages/changes_page.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/config/meetings.h"
#include "daemon/pages/changes_section.h"
#include "daemon/report/changes.h"
#include "daemon/report/words.h"

namespace planwatch::web {
namespace {

constexpr int kOk = 200, kBadRequest = 400;

enum class Format { kHtml, kCsv, kJson };

struct Asked {
  ChangesAsked changes;
  Format format = Format::kHtml;
};

Date Today(const Snapshot& snapshot, const PageRequest& request) {
  return snapshot.published ? snapshot.published->as_at()
                            : snapshot.config->calendar->DayOf(request.now);
}

const EntrySnapshot* PlanNamed(const Snapshot& snapshot,
                               const std::string& name) {
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.kind() == Kind::kPlan && entry.name() == name) return &entry;
  return nullptr;
}

std::string KnownKinds() {
  std::vector<std::string> names;
  for (const Change change : kAllChanges)
    names.emplace_back(ChangeName(change));
  return Join(names, ", ");
}

std::string KnownPlans(const Snapshot& snapshot) {
  std::vector<std::string> names;
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.kind() == Kind::kPlan) names.push_back(entry.name());
  return Join(names, ", ");
}

// "from 31 March 2014 to 18 May 2015": what the history and today allow.
std::string KnownDays(const Snapshot& snapshot, Date today) {
  std::optional<Date> first;
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.past && !entry.past->versions().empty())
      first =
          std::min(first.value_or(today), entry.past->versions().front().day);
  return (first ? "from " + DayInWords(*first) + " " : "") + "to " +
         DayInWords(today);
}

// Reads one parameter into `asked`.
Status Read(const Snapshot& snapshot, Date today, const std::string& name,
            const std::string& value, Asked& asked) {
  if (name == "since") {
    const std::optional<Date> since = ParseIsoDate(value);
    if (!since || *since > today)
      return Error("`since` takes a date, as in 2015-04-13, " +
                   KnownDays(snapshot, today));
    asked.changes.since = *since;
  } else if (name == "plan") {
    if (PlanNamed(snapshot, value) == nullptr)
      return Error(KnownPlans(snapshot).empty()
                       ? "the configuration names no plan"
                       : "`plan` takes one of " + KnownPlans(snapshot));
    asked.changes.plans.push_back(value);
  } else if (name == "lead") {
    asked.changes.leads.push_back(value);
  } else if (name == "kind") {
    const std::optional<Change> kind = ChangeFromName(value);
    if (!kind) return Error("`kind` takes one of " + KnownKinds());
    asked.changes.kinds.push_back(*kind);
  } else if (name == "format") {
    if (value != "html" && value != "csv" && value != "json")
      return Error("`format` takes one of html, csv, json");
    asked.format = value == "csv"    ? Format::kCsv
                   : value == "json" ? Format::kJson
                                     : Format::kHtml;
  }
  return {};
}

// An empty value, as a form sends it, asks for nothing.
Result<Asked> ParseAsked(const Snapshot& snapshot, const PageRequest& request,
                         const std::vector<std::string>& known) {
  const Date today = Today(snapshot, request);
  Asked asked;
  asked.changes.since = LastMeeting(*snapshot.config, today);
  for (const auto& [name, value] : request.query) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      return Error("unknown parameter `" + Cut(Tidy(name), 40) +
                   "`; there are " + Join(known, ", "));
    if ((name == "since" || name == "format") && request.query.count(name) > 1)
      return Error("`" + name + "` is given more than once");
    if (value.empty()) continue;
    if (Status read = Read(snapshot, today, name, value, asked); !read)
      return read.error();
  }
  return asked;
}

ChangesSheet MakeSheet(const Snapshot& snapshot, const PageRequest& request,
                       const ChangesAsked& asked) {
  return MakeChangesSheet(
      *snapshot.config,
      [&](const std::string& name) -> const PlanPast* {
        const EntrySnapshot* const entry = PlanNamed(snapshot, name);
        return entry != nullptr && !request.abandoned() ? entry->past.get()
                                                        : nullptr;
      },
      Today(snapshot, request), asked);
}

std::string Framed(const Snapshot& snapshot, const PageRequest& request,
                   const Html& main) {
  return FramePage(snapshot, request,
                   {.title = "What changed", .here = "changes"}, main);
}

PageAnswer JsonAnswer(int status, std::string json) {
  return {.status = status,
          .html = std::move(json),
          .content_type = "application/json"};
}

PageAnswer JsonError(const Error& error) {
  const nlohmann::ordered_json json = {{"error", error.message()}};
  return JsonAnswer(
      kBadRequest, json.dump(2, ' ', false,
                             nlohmann::ordered_json::error_handler_t::replace) +
                       "\n");
}

PageAnswer WrongPage(const Snapshot& snapshot, const PageRequest& request,
                     const Error& error) {
  const Html main = "<p class=\"bad\">This address can’t be answered: "_html +
                    Text(error.message()) + ".</p>\n<p>"_html +
                    Link(request.base + "changes",
                         "What changed since the last meeting"_html) +
                    "</p>\n"_html;
  return {.status = kBadRequest, .html = Framed(snapshot, request, main)};
}

Html Option(std::string_view value, std::string_view words, bool chosen) {
  return "<option value=\""_html + Text(value) +
         (chosen ? "\" selected>"_html : "\">"_html) + Text(words) +
         "</option>"_html;
}

// The options behind "Any".
Html Select(const Html& label, const Html& name, const Html& options) {
  return "<label>"_html + label + "<select name=\""_html + name +
         "\"><option value=\"\">Any</option>"_html + options +
         "</select></label>\n"_html;
}

Html PlanOptionsOf(const Snapshot& snapshot, const ChangesAsked& asked) {
  Html options;
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.kind() == Kind::kPlan)
      options += Option(entry.name(), entry.title(),
                        std::find(asked.plans.begin(), asked.plans.end(),
                                  entry.name()) != asked.plans.end());
  return options;
}

// Those who lead an action now, and those asked for.
Html LeadOptionsOf(const Snapshot& snapshot, const ChangesAsked& asked) {
  std::vector<std::string> names = asked.leads;
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.plan != nullptr)
      for (const GroupFigure& lead : entry.plan->figures.leads)
        if (std::none_of(names.begin(), names.end(), [&](const auto& name) {
              return Fold(name) == Fold(lead.label);
            }))
          names.push_back(lead.label);
  Html options;
  for (std::size_t i = 0; i < names.size(); ++i)
    options += Option(names[i], Cut(names[i], 60), i < asked.leads.size());
  return options;
}

Html KindOptionsOf(const ChangesAsked& asked) {
  Html options;
  for (const Change change : kAllChanges)
    options += Option(ChangeName(change), ChangeWords(change),
                      std::find(asked.kinds.begin(), asked.kinds.end(),
                                change) != asked.kinds.end());
  return options;
}

Html Form(const Snapshot& snapshot, const PageRequest& request,
          const ChangesAsked& asked) {
  Html form = "<form class=\"filter\" method=\"get\" action=\""_html +
              Text(request.base) +
              "changes\">\n<label>Since<input type=\"date\" name=\"since\" "
              "value=\""_html +
              Text(FormatDate(asked.since)) + "\" max=\""_html +
              Text(FormatDate(Today(snapshot, request))) + "\"></label>\n"_html;
  const auto plans =
      std::count_if(snapshot.entries.begin(), snapshot.entries.end(),
                    [](const auto& e) { return e.kind() == Kind::kPlan; });
  if (plans > 1)
    form += Select("Plan"_html, "plan"_html, PlanOptionsOf(snapshot, asked));
  if (const Html leads = LeadOptionsOf(snapshot, asked); !leads.empty())
    form += Select("Lead"_html, "lead"_html, leads);
  return form +
         Select("Kind of change"_html, "kind"_html, KindOptionsOf(asked)) +
         "<button>Show</button>\n"_html +
         Link(request.base + "changes",
              "Show all since the last meeting"_html) +
         "\n</form>\n"_html;
}

// The same sheet in another format.
Html Downloads(const PageRequest& request) {
  std::vector<std::pair<std::string, std::string>> query;
  for (const auto& [name, value] : request.query)
    if (name != "format" && !value.empty()) query.emplace_back(name, value);
  const auto link = [&](const char* format, const Html& text) {
    query.emplace_back("format", format);
    const Html to = Link(request.base + Query("changes", query), text);
    query.pop_back();
    return to;
  };
  return "<p class=\"tools\">This sheet "_html +
         link("csv", "as CSV, for a spreadsheet"_html) + " or "_html +
         link("json", "as JSON"_html) + ".</p>\n"_html;
}

Html Only(const ChangesAsked& asked) {
  std::vector<std::string> parts;
  for (const Change kind : asked.kinds) parts.emplace_back(ChangeWords(kind));
  std::string text = Join(parts, " or ");
  if (!asked.leads.empty())
    text += (text.empty() ? "led by “" : ", led by “") +
            Cut(Join(asked.leads, "” or “"), 100) + "”";
  return text.empty() ? Html()
                      : "<p>Only actions "_html + Text(text) + ".</p>\n"_html;
}

}  // namespace

PageAnswer ChangesPage(const Snapshot& snapshot, const PageRequest& request) {
  const Result<Asked> asked = ParseAsked(
      snapshot, request, {"since", "plan", "lead", "kind", "format"});
  if (!asked) return WrongPage(snapshot, request, asked.error());
  const ChangesSheet sheet = MakeSheet(snapshot, request, asked->changes);
  switch (asked->format) {
    case Format::kCsv:
      return {.status = kOk,
              .html = ChangesAsCsv(sheet),
              .content_type = "text/csv; charset=utf-8"};
    case Format::kJson:
      return JsonAnswer(kOk, ChangesAsJson(sheet));
    case Format::kHtml:
      break;
  }
  Html main = "<p>From the end of "_html + Day(sheet.since) + " to "_html +
              Day(sheet.today) + ".</p>\n"_html +
              Form(snapshot, request, asked->changes) + Only(asked->changes);
  if (sheet.plans.empty()) main += "<p>There is no plan.</p>\n"_html;
  for (const PlanSheet& plan : sheet.plans)
    main += ChangesSection(*PlanNamed(snapshot, plan.name), plan, sheet,
                           snapshot.config->history.has_value(), request);
  return {.status = kOk,
          .html = Framed(snapshot, request, main + Downloads(request))};
}

PageAnswer ChangesApi(const Snapshot& snapshot, const PageRequest& request) {
  const Result<Asked> asked =
      ParseAsked(snapshot, request, {"since", "plan", "lead", "kind"});
  if (!asked) return JsonError(asked.error());
  return JsonAnswer(
      kOk, ChangesAsJson(MakeSheet(snapshot, request, asked->changes)));
}

Html ChangesLine(const Snapshot& snapshot, const EntrySnapshot& entry,
                 const PageRequest& request) {
  if (!entry.past) return {};
  const Date today = Today(snapshot, request);
  const PlanSheet plan =
      MakePlanSheet(*entry.entry, entry.past.get(), today,
                    {.since = LastMeeting(*snapshot.config, today),
                     .plans = {},
                     .leads = {},
                     .kinds = {}});
  if (!plan.changes) return {};
  return "<p>"_html +
         Link(request.base + Query("changes", {{"plan", entry.name()}}),
              ChangesSummary(plan, today)) +
         "</p>\n"_html;
}

}  // namespace planwatch::web
