#include "daemon/commands/accept.h"

#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <utility>

#include "collectors/base/clock.h"
#include "collectors/base/text.h"
#include "collectors/plan/figures.h"
#include "daemon/commands/command_line.h"
#include "daemon/commands/commands.h"
#include "daemon/history/history.h"
#include "daemon/refresh/reading.h"
#include "daemon/snapshot/findings.h"

namespace planwatch {
std::string FormatAccept(const Plan& last, const AcceptedReading& accepted,
                         const Plan& version, Date today) {
  const ReadingChanges changes = CompareReading(accepted, version.report);
  if (changes.empty() &&
      !HasShrunk(last.actions.size(), version.actions.size()))
    return {};
  std::string text =
      "  Actions: " + std::to_string(last.actions.size()) + " → " +
      std::to_string(version.actions.size()) +
      "\n  By RAG: " + FormatRags(MakePlanFigures(last, today).actions) +
      " → " + FormatRags(MakePlanFigures(version, today).actions) + '\n';
  for (const auto* list : {&changes.essential, &changes.other})
    for (const RoleChange& change : *list)
      text += "  Column: " + change.ToString() + '\n';
  return text;
}

int Accept(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (!config) return kExitCallWrong;
  const std::string file = options.config_file.string();
  const Entry* const plan = PlanOrPrintFault(options, *config);
  if (plan == nullptr) return kExitCallWrong;
  if (!config->history)
    return Complain(
        Error(
            file +
            ": there is no `history:` to keep in it what was accepted; name "
            "its database there, or settle the reading in the plan's entry: "
            "`columns:` names a column by its heading, `sheets:` or `tables:` "
            "the part that is the plan"),
        kExitCallWrong);

  const Date today = options.as_at.value_or(config->calendar->DayOf(Now()));
  const Result<PlanDocument> read =
      ReadPlanDocument(*plan, *config->calendar, today);
  if (!read) return Complain(read.error(), kExitFailed);
  if (read->sha256.empty())
    return Complain(Error("the plan " + plan->name +
                          ": its source is not a file, or it was saved just "
                          "now; try again, or settle the reading with "
                          "`columns:`"),
                    kExitFailed);
  const Result<History::Opened> opened =
      History::Open(config->history->file, History::Access::kWrite);
  if (!opened) return Complain(opened.error(), kExitFailed);
  if (opened->set_aside)
    return Complain(Error(opened->why + "; it was set aside as " +
                          opened->set_aside->string() +
                          ", and the daemon begins a new one"),
                    kExitFailed);
  History& history = *opened->history;
  const Result<PlanPast> past = history.PastOf(plan->name);
  if (!past) return Complain(past.error(), kExitFailed);
  const Result<AcceptedReading> accepted =
      history.AcceptedReadingOf(plan->name);
  if (!accepted) return Complain(accepted.error(), kExitFailed);
  const std::optional<Plan> last = past->On(today);
  std::string changes =
      last ? FormatAccept(*last, *accepted, *read->plan, today) : std::string();
  // The daemon knows where the path led before.
  std::error_code unknown;
  if (last && std::filesystem::is_symlink(plan->source.file, unknown))
    changes +=
        "  File: " + read->location.string() + ", to which the path leads\n";
  const std::string document = plan->source.file.filename().string();
  if (changes.empty()) {
    std::cout << document << ": nothing of the plan " << plan->name
              << " is held back\n";
    return 0;
  }
  std::cout << document << ": what changes in the plan " << plan->name << '\n'
            << changes << std::flush;
  if (const Status kept = history.AcceptVersion(plan->name, read->sha256);
      !kept)
    return Complain(kept.error(), kExitFailed);
  std::cout << "Accepted: the daemon takes this version when it next looks at "
               "the document.\n";
  return 0;
}

}  // namespace planwatch
