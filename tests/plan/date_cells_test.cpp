#include "collectors/plan/date_cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Rows Three(std::string_view ratings, std::string_view dates) {
  Rows rows = {"Ref|Action|Lead|Due|RAG",
               "1|Train all drivers|Police|30/06/2015|Green"};
  rows.Add("2|Brief GPs\nBrief schools\nBrief hotels|Health|" +
           std::string(dates) + '|' + std::string(ratings));
  return rows;
}

TEST(DateCells, FewerDatesThanActionsAreADoubtWhereOneIsOver) {
  constexpr std::string_view kRated = "Amber\nGreen\nGreen";
  EXPECT_THAT(Doubts(Three(kRated, "31/03/2015\n30/09/2015")),
              ElementsAre(HasSubstr("3 actions share a cell that has 2 due "
                                    "dates")));
  EXPECT_THAT(Doubts(Three(kRated, "31/07/2015\n30/09/2015")), IsEmpty());
  EXPECT_THAT(Doubts(Three(kRated, "31/03/2015")), IsEmpty());
  EXPECT_THAT(Doubts(Three(kRated, "31/03/2015\n30/06/2015\n30/09/2015")),
              IsEmpty());
  EXPECT_THAT(
      Doubts(Three("Complete\nComplete\nComplete", "31/03/2015\n30/09/2015")),
      IsEmpty());
}

}  // namespace
}  // namespace planwatch
