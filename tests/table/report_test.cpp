#include "collectors/table/report.h"

#include <gtest/gtest.h>

namespace planwatch {
namespace {

TEST(Places, ReadAsPeopleCount) {
  EXPECT_EQ((Place{"", 7}).ToString(), "row 7");
  EXPECT_EQ((Place{"table 3", 7}).ToString(), "table 3, row 7");
  EXPECT_EQ((Place{"table 3", 0}).ToString(), "table 3");
}

TEST(ManyRemarks, AreCountedExactlyAndListedUpToABound) {
  Remarks remarks;
  for (std::size_t i = 1; i <= 5000; ++i)
    remarks.Add({"", i}, i % 2 ? "odd" : "even", "x");
  EXPECT_EQ(remarks.total(), 5000u);
  EXPECT_EQ(remarks.counts().at("odd"), 2500u);
  EXPECT_EQ(remarks.listed().size(), Remarks::kMostListed);
  EXPECT_EQ(remarks.listed().front(), (Remark{{"", 1}, "odd", "x"}));
}

TEST(NoRowUsable, IsAFaultOnlyWhereThereAreRowsAndAllWereRejected) {
  ReadReport report;
  EXPECT_FALSE(NoRowUsable(report));
  report.rows = 2;
  report.rejected.Add({"", 4}, "no_date", "the date is empty");
  EXPECT_FALSE(NoRowUsable(report));
  report.rejected.Add({"", 5}, "no_measure", "the measure is empty");
  const auto fault = NoRowUsable(report);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->message(),
            "row 4: no row can be used; of the first, the date is empty");
}

}  // namespace
}  // namespace planwatch
