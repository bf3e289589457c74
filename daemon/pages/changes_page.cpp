#include "daemon/pages/changes_page.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/config/meetings.h"
#include "daemon/pages/changes_section.h"
#include "daemon/pages/export.h"
#include "daemon/pages/form.h"
#include "daemon/report/changes.h"
#include "daemon/report/words.h"

namespace planwatch::web {
namespace {

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

// An empty value, as a form sends it, asks for nothing.
Result<ChangesAsked> ParseAsked(const Snapshot& snapshot,
                                const PageRequest& request) {
  const Date today = AsAt(snapshot, request);
  ChangesAsked asked{.since = LastMeeting(*snapshot.config, today),
                     .plans = {},
                     .leads = QueryValues(request, "lead"),
                     .kinds = {}};
  Result<std::vector<std::string>> plans = RequestedPlans(snapshot, request);
  if (!plans) return plans.error();
  asked.plans = *std::move(plans);
  for (const char* const name : {"since", "format"})
    if (request.query.count(name) > 1)
      return Error("`" + std::string(name) + "` is given more than once");
  if (const std::string value = QueryValue(request, "since"); !value.empty()) {
    const std::optional<Date> since = ParseIsoDate(value);
    if (!since || *since > today)
      return Error("`since` takes a date, as in 2015-04-13, " +
                   KnownDays(snapshot, today));
    asked.since = *since;
  }
  for (const std::string& value : QueryValues(request, "kind")) {
    const std::optional<Change> kind = ChangeFromName(value);
    if (!kind) return Error("`kind` takes one of " + KnownKinds());
    asked.kinds.push_back(*kind);
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
      AsAt(snapshot, request), asked);
}

Html Form(const Snapshot& snapshot, const PageRequest& request,
          const ChangesAsked& asked) {
  std::vector<const EntrySnapshot*> published;
  std::vector<Option> plans, kinds;
  for (const EntrySnapshot& entry : snapshot.entries) {
    if (entry.kind() == Kind::kPlan)
      plans.push_back({entry.name(), entry.title()});
    if (entry.plan != nullptr) published.push_back(&entry);
  }
  for (const Change change : kAllChanges)
    kinds.push_back(
        {std::string(ChangeName(change)), std::string(ChangeWords(change))});
  std::vector<std::string> chosen;
  for (const Change kind : asked.kinds) chosen.emplace_back(ChangeName(kind));
  Html form = "<form class=\"filter\" method=\"get\" action=\""_html +
              Text(request.base) +
              "changes\">\n<label>Since<input type=\"date\" name=\"since\" "
              "value=\""_html +
              Text(FormatDate(asked.since)) + "\" max=\""_html +
              Text(FormatDate(AsAt(snapshot, request))) + "\"></label>\n"_html;
  if (plans.size() > 1)
    form += Select("plan", "Plan", std::move(plans), asked.plans);
  // Those who lead an action now, and those asked for.
  form += Select("lead", "Lead", LabelsOf(published, &PlanFigures::leads),
                 asked.leads);
  return form + Select("kind", "Kind of change", std::move(kinds), chosen) +
         "<button>Show</button>\n"_html +
         Link(request.base + "changes",
              "Show all since the last meeting"_html) +
         "\n</form>\n"_html;
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
  const PageFrame frame{.title = "What changed", .here = "changes"};
  const auto wrong = [&](const Error& error) {
    return WrongAddress(snapshot, request, frame, error.message(), "changes");
  };
  const Result<ChangesAsked> asked = ParseAsked(snapshot, request);
  if (!asked) return wrong(asked.error());
  const Result<Format> format = RequestedFormat(request);
  if (!format) return wrong(format.error());
  const ChangesSheet sheet = MakeSheet(snapshot, request, *asked);
  if (*format == Format::kCsv) return CsvAnswer(ChangesAsCsv(sheet), "changes");
  if (*format == Format::kJson) return JsonAnswer(ChangesAsJson(sheet));

  Html main = "<p>From the end of "_html + Day(sheet.since) + " to "_html +
              Day(sheet.today) + ".</p>\n"_html +
              Form(snapshot, request, *asked) + Only(*asked);
  if (sheet.plans.empty()) main += "<p>There is no plan.</p>\n"_html;
  for (const PlanSheet& plan : sheet.plans)
    main += ChangesSection(*PlanNamed(snapshot, plan.name), plan, sheet,
                           snapshot.config->history.has_value(), request);
  main += ExportLinks(request, "changes", "This sheet");
  return {.status = 200, .body = FramePage(snapshot, request, frame, main)};
}

PageAnswer ChangesApi(const Snapshot& snapshot, const PageRequest& request) {
  const Result<ChangesAsked> asked = ParseAsked(snapshot, request);
  if (!asked) return JsonError(400, asked.error().message());
  return JsonAnswer(ChangesAsJson(MakeSheet(snapshot, request, *asked)));
}

Html ChangesLine(const Snapshot& snapshot, const EntrySnapshot& entry,
                 const PageRequest& request) {
  if (!entry.past) return {};
  const Date today = AsAt(snapshot, request);
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
