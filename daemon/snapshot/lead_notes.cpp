#include "daemon/snapshot/lead_notes.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <variant>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "daemon/snapshot/wording.h"

namespace planwatch {
namespace {

using Addresses = std::map<std::string, std::string>;

// Each lead, responsible or accountable, and how many actions are theirs.
std::map<std::string, std::size_t> ActionsByLead(const PlanFigures& figures) {
  std::map<std::string, std::size_t> leads;
  for (const ActionFigure& row : figures.rows) {
    std::set<std::string> of_action(row.action.responsible.begin(),
                                    row.action.responsible.end());
    of_action.insert(row.action.accountable.begin(),
                     row.action.accountable.end());
    for (const std::string& lead : of_action) ++leads[lead];
  }
  return leads;
}

void AddMail(const Addresses& mail, const PlanFigures& figures,
             std::vector<std::string>& notes) {
  const std::map<std::string, std::size_t> leads = ActionsByLead(figures);
  const auto is_lead = [&](const auto& address) {
    return leads.contains(address.first);
  };
  for (const auto& address : mail)
    if (!is_lead(address))
      notes.push_back(Quote(address.first) +
                      " under `leads: mail` is no action's lead, so no mail "
                      "goes there; name a lead exactly as it is shown");
  if (std::none_of(mail.begin(), mail.end(), is_lead)) return;
  for (const auto& [lead, actions] : leads)
    if (!mail.contains(lead))
      notes.push_back(Quote(lead) + ", the lead of " +
                      Count(actions, "action", "actions") +
                      ", has no address under `leads: mail`, so the "
                      "co-ordinator gets the mails");
}

}  // namespace

std::vector<std::string> LeadNotes(const EntrySnapshot& state) {
  const auto* options = std::get_if<PlanOptions>(&state.entry->options);
  if (options == nullptr || state.plan == nullptr || state.report == nullptr)
    return {};
  std::vector<std::string> notes;
  for (const auto& [name, role] : options->leads.rename)
    if (!state.report->renamed.contains(Fold(name)))
      notes.push_back(Quote(name) +
                      " under `leads: rename` is in no cell of leads; write it "
                      "as the plan does, or take it out");
  const Addresses& mail = state.entry->mail;
  if (!options->leads_hidden) {
    AddMail(mail, state.plan->figures, notes);
  } else if (!mail.empty()) {
    notes.push_back(
        "`leads: mail` sends no lead a mail, since `hidden: true` keeps leads "
        "out of the alerts; the co-ordinator gets the mails");
  }
  return notes;
}

}  // namespace planwatch
