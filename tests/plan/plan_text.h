// What was read, as text.
#pragma once

#include <string>
#include <vector>

#include "collectors/plan/plan.h"

namespace planwatch {

// "1.1 Train staff: amber", one an action.
inline std::vector<std::string> Told(const Plan& plan) {
  std::vector<std::string> told;
  for (const Action& action : plan.actions)
    told.push_back(action.reference + ' ' + action.title + ": " +
                   std::string(RagName(action.rag)) +
                   (action.complete ? " complete" : ""));
  return told;
}

inline std::vector<std::string> Texts(
    const std::vector<Objective>& objectives) {
  std::vector<std::string> texts;
  for (const Objective& objective : objectives)
    texts.push_back(objective.number + ' ' + objective.text);
  return texts;
}

inline std::string DueOf(const Action& action) {
  return (action.due.date ? FormatDate(*action.due.date) : "undated") +
         (action.due.revised ? " to " + FormatDate(*action.due.revised) : "");
}

}  // namespace planwatch
