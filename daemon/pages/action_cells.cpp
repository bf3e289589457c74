#include "daemon/pages/action_cells.h"

#include "collectors/base/text.h"

namespace planwatch::web {
namespace {

// The remarks on a place, worded as in `check`.
Html Remarked(const Remarks& remarks, const Place& place, const Html& heading) {
  Html text;
  for (const Remark& remark : remarks.listed())
    if (remark.place == place)
      text += "<li>"_html + heading + Prose(remark.text) + "</li>"_html;
  return text;
}

// "was 31 March 2015, 30 June 2015; now none"; empty where it had one date.
Html Moved(const DueDates& dates) {
  if (dates.all().size() < 2) return {};
  Html text;
  for (const DueDate& each : dates.all()) {
    const bool last = &each == &dates.all().back();
    text += (text.empty() ? "was "_html
             : last       ? "; now "_html
                          : ", "_html) +
            (each.date ? Day(*each.date) : "none"_html);
  }
  return Aside(text);
}

}  // namespace

std::string ActionAddress(std::string_view base, std::string_view plan,
                          std::string_view id) {
  return std::string(base) + "action/" + PercentEncode(plan) + '/' +
         PercentEncode(id);
}

Html ActionLink(const PageRequest& request, std::string_view plan,
                const ActionFigure& row) {
  return Link(ActionAddress(request.base, plan, row.id),
              Text(row.action.reference));
}

std::string SheetAddress(const PageRequest& request, Party party,
                         std::string_view name) {
  return request.base + (party == Party::kLead ? "lead/" : "partner/") +
         PercentEncode(name);
}

Html SheetLinks(const PageRequest& request, Party party,
                const std::vector<std::string>& names, const Html& separator) {
  Html links;
  for (const std::string& name : names)
    links += (links.empty() ? Html() : separator) +
             Link(SheetAddress(request, party, name), Text(name));
  return links;
}

Html Aside(const Html& text) {
  return "<br><span class=\"quiet\">"_html + text + "</span>"_html;
}

Html DueCell(const ActionFigure& row) {
  const Due& due = row.action.due;
  Html cell = row.due ? Day(*row.due) : "no date"_html;
  cell += Moved(row.due_dates);
  if (!due.text.empty())
    cell += Aside("written “"_html + Text(due.text) + "”"_html +
                  (due.guessed ? ", guessed"_html : Html()));
  if (row.action.completed)
    cell += Aside("completed "_html + Day(*row.action.completed));
  return cell;
}

Html LeadCell(const Action& action, const PageRequest& request) {
  const auto lines = [&](const std::vector<std::string>& names) {
    return SheetLinks(request, Party::kLead, names, "<br>"_html);
  };
  if (action.responsible.empty()) return lines(action.accountable);
  Html cell = lines(action.responsible);
  if (!action.accountable.empty())
    cell += Aside("accountable: "_html + Text(Join(action.accountable, ", ")));
  return cell;
}

Html PlaceCell(const Action& action, const EntrySnapshot& source) {
  Html cell = Text(action.place.ToString());
  if (source.report) {
    const Html remarks =
        Remarked(source.report->repairs, action.place, "To repair: "_html) +
        Remarked(source.report->guesses, action.place, "Guessed: "_html);
    if (!remarks.empty())
      cell += "<ul class=\"remarks\">"_html + remarks + "</ul>"_html;
  }
  return cell;
}

}  // namespace planwatch::web
