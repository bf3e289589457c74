// What several pages say of an action, and where its page and the sheets of
// those whom it names are.
//
// Pure functions: any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/html/html.h"
#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

// "action/cse/0123456789abcdef" below `base`.
std::string ActionAddress(std::string_view base, std::string_view plan,
                          std::string_view id);
// Its reference, as a link to its page.
Html ActionLink(const PageRequest& request, std::string_view plan,
                const ActionFigure& row);

// Who has a sheet with their actions.
enum class Party { kLead, kPartner };
std::string SheetAddress(const PageRequest& request, Party party,
                         std::string_view name);
// Each a link to its sheet.
Html SheetLinks(const PageRequest& request, Party party,
                const std::vector<std::string>& names, const Html& separator);

// Quietly on a line of its own, below what stands in a cell.
Html Aside(const Html& text);
Html DueCell(const ActionFigure& row);
Html LeadCell(const Action& action, const PageRequest& request);
// Its place in the document, and the remarks on it.
Html PlaceCell(const Action& action, const EntrySnapshot& source);

}  // namespace planwatch::web
