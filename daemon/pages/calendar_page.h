// `/calendar.ics?plan=&lead=`: the due dates of actions that are not complete,
// for a calendar program to subscribe to. One event an action, on the date that
// counts; its UID is made of the plan's name and the action's id.
//
// Any thread.
#pragma once

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

// Of all plans and leads where none is named; several of a name: any of them.
// Status 400 for an unknown plan or parameter, 404 for a lead that no plan
// knows, or shows, 503 while a plan has not been read.
PageAnswer CalendarPage(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
