#include "collectors/words/flaws.h"

#include <gtest/gtest.h>

#include <set>

namespace planwatch {
namespace {

TEST(Flaws, ThatDifferInWhatToDoDifferInTheirWords) {
  std::set<std::string_view> texts, remedies;
  for (const Flaw flaw : {Flaw::kError, Flaw::kNotCalculated, Flaw::kPicture}) {
    texts.insert(FlawText(flaw));
    remedies.insert(FlawRemedy(flaw));
  }
  EXPECT_EQ(texts.size(), 3u);
  EXPECT_EQ(remedies.size(), 3u);
  for (const Flaw flaw : {Flaw::kNone, Flaw::kNotFound}) {
    EXPECT_EQ(FlawText(flaw), FlawText(Flaw::kError));
    EXPECT_EQ(FlawRemedy(flaw), FlawRemedy(Flaw::kError));
  }
}

}  // namespace
}  // namespace planwatch
