// Pages over plans that were read, as text.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "daemon/pages/actions.h"
#include "daemon/pages/board.h"
#include "daemon/pages/check_page.h"
#include "tests/snapshot/documents.h"
#include "tests/snapshot/read.h"
#include "tests/snapshot/sample.h"

namespace planwatch::web {

using Parameters = std::multimap<std::string, std::string>;

inline std::size_t CountOf(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + 1))
    ++count;
  return count;
}

class PagesTest : public test::SnapshotTest {
 protected:
  // With nothing in it that another run would show otherwise.
  Snapshot Fixed() const {
    Snapshot snapshot = snapshot_;
    snapshot.health.version = "1.2.3";
    for (EntrySnapshot& entry : snapshot.entries) {
      SourceHealth& health = entry.health;
      if (health.last_success) health.last_success = test::At(2015, 5, 18, 9);
      if (health.modified) health.modified = test::At(2015, 5, 11, 9);
    }
    return snapshot;
  }
  PageRequest Request(Parameters query = {}) const {
    return {
        .query = std::move(query), .base = "", .now = test::At(2015, 5, 18)};
  }
  std::string Board(Parameters query = {}) const {
    return BoardPage(Fixed(), Request(std::move(query))).body;
  }
  PageAnswer Actions(Parameters query) const {
    return ActionsPage(Fixed(), Request(std::move(query)));
  }
  std::string Check() const { return CheckPage(Fixed(), Request()).body; }

  static std::size_t RowsIn(const std::string& page) {
    return CountOf(page, "<th scope=\"row\"");
  }

  void StartSample() {
    test::SnapshotTest::Read(test::SampleConfig(folder_),
                             MakeDate(2015, 5, 18));
  }

  // Every kind of row that a number counts, in two plans, with labels that
  // need encoding.
  void StartTwoPlans() {
    const char* const csv =
        "Priority,Objective,Action,RAG,Evidence,Lead,Due,Revised "
        "date,Partners\n"
        "Prevent,Schools & youth,One,Green,,Police / Health,01/05/2015,,NHS\n"
        "Prevent,Schools & youth,Two,Red,,\"O'Neill, A.\",20/05/2015,,NHS\n"
        "Protect,\"Homes, 100% of them\",Three,Amber,,,by May 2015,,Police\n"
        "Protect,\"Homes, 100% of them\",Four,Blue,Done,police,01/05/2015,,\n"
        "Pursue,\"Homes, 100% of them\",Five,,,Café "
        "lead,01/04/2015,01/07/2015,\n"
        "Pursue,\"Homes, 100% of them\",Six,Green,Seen,Police,asap,,NHS\n";
    test::SnapshotTest::Read(test::ConfigOf(
        {test::PlanEntry("one", folder_.Write("one.csv", csv)),
         test::PlanEntry("two & more",
                         folder_.Write("two.csv", test::PlanOf(3)))}));
  }
};

}  // namespace planwatch::web
