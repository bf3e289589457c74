// What rates a risk rates no action, and is no outcome.
#include "collectors/plan/risk_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

TEST(RiskColumns, TheImpactOfARiskIsNoOutcome) {
  for (const Rows& rows :
       {Rows{"Risk|Likelihood (1-5)|Impact (1-5)|Action|Owner|Due",
             "Fire|2|4|Test the alarm|Police|30/06/2015",
             "Flood|1|3|Move the store|Health|31/07/2015"},
        Rows{"ID|Issue|Impact|Action|Owner|Due",
             "1|No maps|HIGH: nobody finds us|Draw the maps|Police|30/06/2015",
             "2|No key|Low|Cut a key|Health|31/07/2015"}})
    EXPECT_THAT(ReadPlan(rows).outcomes, SizeIs(0));
  for (const Rows& rows :
       {Rows{"Issue|Action|Lead|Due|Impact",
             "Late buses|Talk to the firm|Police|30/06/2015|Pupils are in time",
             "Few clubs|Open a club|Health|31/07/2015|More pupils join in"},
        Rows{"Action|Lead|Due|Impact", "Visit|Police|30/06/2015|High",
             "Film|Health|31/07/2015|Low"}})
    EXPECT_THAT(ReadPlan(rows).outcomes, SizeIs(2));
}

TEST(RiskColumns, ARatingBesideARisksScoresIsInDoubt) {
  const auto doubts = [](const std::string& headings) {
    return Doubts({headings, "Test the alarm|3|2|A|Police|30/06/2015",
                   "Move the store|3|3|R|Health|31/07/2015"});
  };
  const auto of_risk = HasSubstr("may rate the risk and not the action");
  EXPECT_THAT(doubts("Action|I|P|RAG|Owner|Due"), Contains(of_risk));
  EXPECT_THAT(doubts("Action|Likelihood|Impact|RAG|Owner|Due"),
              Contains(of_risk));
  EXPECT_THAT(doubts("Action|Likelihood|Impact|Action RAG|Owner|Due"),
              Each(Not(of_risk)));
  EXPECT_THAT(doubts("Action|Budget|Staff|RAG|Owner|Due"), Each(Not(of_risk)));
  EXPECT_THAT(Doubts({"Risk|Likelihood|Impact|Action|Owner|RAG",
                      "Fire|3|2|Test the alarm|Police|A",
                      "Flood|3|3|Move the store|Health|R"}),
              Each(Not(of_risk)));
}

TEST(RiskColumns, TheConfigurationSettlesWhatTheRatingIsOf) {
  const Rows rows = {"Action|Likelihood|Impact|RAG|Owner|Due",
                     "Test the alarm|3|2|A|Police|30/06/2015",
                     "Move the store|3|3|R|Health|31/07/2015"};
  const auto doubts = [&](const ConfiguredColumns& columns) {
    PlanOptions options;
    options.columns = columns;
    std::vector<std::string> texts;
    for (const Doubt& doubt : ReadPlan(rows, options).report.doubts)
      texts.push_back(doubt.text);
    return texts;
  };
  EXPECT_THAT(doubts({}), Contains(HasSubstr("may rate the risk")));
  EXPECT_THAT(doubts({{"due", "Due"}}),
              Contains(HasSubstr("may rate the risk")));
  EXPECT_THAT(doubts({{"rag", "RAG"}}),
              Each(Not(HasSubstr("may rate the risk"))));
}

}  // namespace
}  // namespace planwatch
