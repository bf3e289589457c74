#include <chrono>
#include <cstddef>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <utility>

#include "collectors/base/clock.h"
#include "collectors/base/text.h"
#include "daemon/commands/command_line.h"
#include "daemon/commands/commands.h"
#include "daemon/history/history.h"
#include "daemon/refresh/acceptance.h"
#include "daemon/refresh/reading.h"

namespace planwatch {
namespace {

// Empty if the path leads where it did.
std::string FormatFile(const History::LastReading& last, const Entry& entry,
                       const std::filesystem::path& file) {
  return last.path == entry.source.file && last.IsElsewhere(file)
             ? "  File: " + file.string() + ", to which the path leads\n"
             : std::string();
}

// What would change, and its acceptance.
struct Acceptance {
  std::string changes;  // empty: nothing is held back
  std::function<Status(History&)> keep;
};

Result<Acceptance> OfPlan(const Entry& plan, const Config& config, Date today,
                          const History& history) {
  const Result<PlanDocument> read =
      ReadPlanDocument(plan, *config.calendar, today);
  if (!read) return read.error();
  if (read->sha256.empty())
    return Error(
        "the plan " + plan.name +
        ": it was saved just now, or is a pipe; try again, or settle the "
        "reading with `columns:`");
  const Result<PlanPast> past = history.PastOf(plan.name);
  if (!past) return past.error();
  const Result<AcceptedReading> accepted = history.AcceptedReadingOf(plan.name);
  if (!accepted) return accepted.error();
  const Result<History::LastReading> last = history.LastReadingOf(plan.name);
  if (!last) return last.error();
  Acceptance found;
  if (const std::optional<Plan> before = past->On(today))
    found.changes = FormatAccept(*before, *accepted, *read->plan, today);
  found.changes += FormatFile(*last, plan, read->location);
  found.keep = [name = plan.name, sha256 = read->sha256](History& to) {
    return to.AcceptVersion(name, sha256);
  };
  return found;
}

// Of a register or measures, by size: no two reads of a database are of the
// same rows.
Result<Acceptance> OfData(const Entry& entry, const Config& config, Date today,
                          const History& history) {
  const Result<Reading> read = ReadOnce(entry, *config.calendar, today);
  if (!read) return read.error();
  const Result<History::LastReading> last =
      history.LastReadingBy(entry.name, today);
  if (!last) return last.error();
  const std::size_t before = last->size.value_or(0), now = read->size();
  const bool shrank = HasShrunk(before, now);
  Acceptance found;
  found.changes = FormatAccept(entry.kind(), before, now) +
                  FormatFile(*last, entry, read->location);
  found.keep = [name = entry.name,
                accepted = History::LastReading{
                    entry.source.file, read->location,
                    shrank ? std::optional(now) : std::nullopt}](History& to) {
    return to.KeepLastReading(name, accepted);
  };
  return found;
}

std::string SourceOf(const Entry& entry) {
  const std::string file = entry.source.file.filename().string();
  return file.empty() ? "the source of " + entry.name : file;
}

}  // namespace

int Accept(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (!config) return kExitUsage;
  const Entry* const entry = EntryOrPrintFault(options, *config);
  if (entry == nullptr) return kExitUsage;
  const bool is_plan = entry->kind() == Kind::kPlan;
  if (!config->history)
    return PrintError(
        Error(options.config_file.string() +
              ": there is no `history:` to keep in it what was accepted; name "
              "its database there, or " +
              (is_plan
                   ? "settle the reading in the plan's entry: `columns:` names "
                     "a column by its heading, `sheets:` or `tables:` the part "
                     "that is the plan"
                   : "restart the daemon: without a history it takes " +
                         entry->name + " as it is then")),
        kExitUsage);

  const Date today = options.as_at.value_or(config->calendar->DayOf(Now()));
  const Result<History::Opened> opened =
      History::Open(config->history->file, History::Access::kWrite);
  if (!opened) return PrintError(opened.error(), kExitFailed);
  if (opened->set_aside)
    return PrintError(Error(opened->why + "; it was set aside as " +
                            opened->set_aside->string() +
                            ", and the daemon begins a new one"),
                      kExitFailed);
  History& history = *opened->history;
  const Result<Acceptance> found =
      is_plan ? OfPlan(*entry, *config, today, history)
              : OfData(*entry, *config, today, history);
  if (!found) return PrintError(found.error(), kExitFailed);
  const std::string source = SourceOf(*entry);
  const std::string name =
      std::string(is_plan ? "the plan " : "") + entry->name;
  if (found->changes.empty()) {
    std::cout << source << ": nothing of " << name << " is held back\n";
    return 0;
  }
  std::cout << source << ": what changes in " << name << '\n'
            << found->changes << std::flush;
  if (const Status kept = found->keep(history); !kept)
    return PrintError(kept.error(), kExitFailed);
  std::cout << "Accepted: the daemon takes this version when it next looks at "
               "the "
            << (is_plan ? "document" : "source") << ".\n";
  return 0;
}

}  // namespace planwatch
