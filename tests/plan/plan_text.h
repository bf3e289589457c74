// What was read, as text.
#pragma once

#include <string>
#include <vector>

#include "collectors/plan/doubts.h"
#include "collectors/plan/plan.h"
#include "tests/plan/plan_rows.h"

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

inline std::vector<std::string> Titles(const Plan& plan) {
  std::vector<std::string> titles;
  for (const Action& action : plan.actions) titles.push_back(action.title);
  return titles;
}

// What the plan's doubts are about.
inline std::vector<std::string> Subjects(const Plan& plan) {
  std::vector<std::string> subjects;
  for (const Doubt& doubt : PlanDoubts(plan, Day("2015-05-18")))
    subjects.push_back(doubt.about);
  return subjects;
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
