#include "daemon/pages/exceptions_page.h"

#include <optional>
#include <string>
#include <utility>

#include "daemon/pages/export.h"
#include "daemon/report/exceptions.h"

namespace planwatch::web {
namespace {

PageFrame FrameOf(const Snapshot& snapshot) {
  return {.title = ExceptionsTitle(),
          .here = "report",
          .running = ExceptionsTitle(),
          .marking = snapshot.config->marking};
}

Result<ExceptionOptions> AskedPeriod(const Config& config, Date today,
                                     const PageRequest& request) {
  const std::string quarter_text = QueryValue(request, "quarter");
  const std::string since_text = QueryValue(request, "since");
  const std::optional<Quarter> quarter = ParseQuarter(quarter_text);
  const std::optional<Date> since = ParseIsoDate(since_text);
  if (!quarter_text.empty() && !quarter)
    return Error("`quarter` takes a quarter, as in 2015/16-Q1");
  if (!since_text.empty() && !since)
    return Error("`since` takes a date, as in 2015-05-18");
  return ExceptionPeriod(config, today, quarter, since);
}

Html Form(const PageRequest& request, const ExceptionOptions& options) {
  return "<form class=\"filter\" method=\"get\" action=\""_html +
         Text(request.base) +
         "report\">\n<input type=\"hidden\" name=\"form\" "
         "value=\"exceptions\">\n<label>Since<input type=\"date\" "
         "name=\"since\" value=\""_html +
         Text(FormatDate(options.since)) +
         "\"></label>\n<button>Show</button>\n"_html +
         Link(request.base + "report", "Quarterly review"_html) +
         "\n</form>\n"_html;
}

}  // namespace

PageAnswer ExceptionsPage(const Snapshot& snapshot,
                          const PageRequest& request) {
  const auto wrong = [&](const std::string& message) {
    return WrongAddress(snapshot, request, FrameOf(snapshot), message,
                        "report?form=exceptions");
  };
  const Result<Format> format = RequestedFormat(request);
  if (!format) return wrong(format.error().message());
  const Config& config = *snapshot.config;
  const Date today = AsAt(snapshot, request);
  const Result<ExceptionOptions> options = AskedPeriod(config, today, request);
  if (!options) return wrong(options.error().message());

  ExceptionReport report{*options, {}, config.marking};
  for (const EntrySnapshot& entry : snapshot.entries) {
    if (entry.kind() != Kind::kPlan) continue;
    const PlanFigures* const now =
        entry.plan != nullptr && options->until == today ? &entry.plan->figures
                                                         : nullptr;
    if (auto plan =
            MakePlanExceptions(*entry.entry, entry.past.get(), now, *options))
      report.plans.push_back(*std::move(plan));
  }
  if (*format == Format::kCsv)
    return CsvAnswer(ExceptionsAsCsv(report), "exceptions");
  if (*format == Format::kJson) return JsonAnswer(ExceptionsAsJson(report));
  return {.status = 200,
          .body = FramePage(snapshot, request, FrameOf(snapshot),
                            Form(request, *options) +
                                ExportLinks(request, "report", "This report") +
                                ExceptionsBody(report))};
}

}  // namespace planwatch::web
