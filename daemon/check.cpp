#include "daemon/check.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "daemon/findings.h"

namespace planwatch {
namespace {

constexpr std::size_t kMostListed = 20;
constexpr std::size_t kMostActions = 1000;

void Print(const FindingList& list, std::string& text,
           std::size_t most = kMostListed) {
  if (list.total == 0) return;
  text += "  " + list.heading + ":\n";
  std::vector<const Finding*> items;
  for (const Finding& item : list.items) items.push_back(&item);
  if (items.size() > most) {
    // Where not all are shown, every kind is: the rarer ones first.
    std::stable_sort(items.begin(), items.end(),
                     [](const Finding* a, const Finding* b) {
                       return a->of_kind < b->of_kind;
                     });
    items.resize(most);
  }
  for (const Finding* item : items)
    text += "    " + item->place + (item->place.empty() ? "" : ": ") +
            item->text + '\n';
  if (list.total > items.size())
    text += "    and " + std::to_string(list.total - items.size()) + " more\n";
}

void Print(const SourceFindings& source, std::string& text) {
  const auto line = [&text](std::string_view name, const std::string& value) {
    text += "  " + std::string(name) + ": " + value + '\n';
  };
  text += source.title + " (" + std::string(KindName(source.kind)) + " `" +
          source.name + "`, from " + source.source + ")\n";
  if (!source.trouble.empty()) line(source.trouble, source.error);
  for (const auto& [name, value] : source.figures) line(name, value);
  for (const FindingList& list : source.figure_lists) Print(list, text);
  for (const FindingList* list :
       {&source.repairs, &source.rejected, &source.guesses, &source.choices})
    Print(*list, text);
  Print(source.actions, text, kMostActions);
  text += '\n';
}

}  // namespace

std::string FormatCheck(const Snapshot& snapshot) {
  std::string text = snapshot.config->file.filename().string();
  if (snapshot.published)
    text += ": figures as at " + FormatDate(snapshot.published->as_at()) +
            (snapshot.as_at_given ? " (--as-at)" : "");
  text += "\n\n";
  const Findings findings = MakeFindings(snapshot);
  for (const SourceFindings& source : findings.sources) Print(source, text);
  return text + findings.Outcome() + '\n';
}

int ExitStatus(const Snapshot& snapshot) {
  return MakeFindings(snapshot).all_well() ? 0 : 1;
}

}  // namespace planwatch
