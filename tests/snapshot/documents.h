// Documents as literals.
#pragma once

#include <string>
#include <string_view>

namespace planwatch::test {

// A plan of so many actions, all due on the last of May 2015.
inline std::string PlanOf(int actions, std::string_view rag = "Amber") {
  std::string csv = "Objective,Action,RAG,Lead,Due\n";
  for (int i = 1; i <= actions; ++i)
    csv += "Reach every school,Do what is to be done no. " + std::to_string(i) +
           ',' + std::string(rag) + ",Head of Safety,31/05/2015\n";
  return csv;
}

// A register of so many referrals, triaged a day after they came in.
inline std::string RegisterOf(int referrals) {
  std::string csv = "Received,Triaged,Outcome,Source\n";
  for (int i = 0; i < referrals; ++i)
    csv += "2015-05-11,2015-05-12,support,police\n";
  return csv;
}

}  // namespace planwatch::test
