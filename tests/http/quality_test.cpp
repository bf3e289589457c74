#include "daemon/http/quality.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::vector<std::string> Names(std::string_view header) {
  std::vector<std::string> names;
  for (const Alternative& each : ParseAlternatives(header))
    names.push_back(each.name);
  return names;
}

double Quality(const std::string& text) {
  const auto all = ParseAlternatives("a;q=" + text);
  return all.empty() ? -1 : all.front().quality;
}

TEST(Alternatives, ArePartedByCommasAndInLowerCase) {
  EXPECT_THAT(Names("Text/Plain , gzip,\tAZ09-[@`{ "),
              ElementsAre("text/plain", "gzip", "az09-[@`{"));
  EXPECT_THAT(Names(" , ,;q=1"), IsEmpty());
  EXPECT_THAT(Names(""), IsEmpty());
}

TEST(Alternatives, HaveParameters) {
  const auto all = ParseAlternatives(
      "a; Version = \"1.0; \\\", x\" ;charset=UTF-8; =y; flag; e=\"\"; h=\", "
      "b");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].quality, 1);
  EXPECT_THAT(
      all[0].parameters,
      ElementsAre(Pair("version", "1.0; \\\", x"), Pair("charset", "UTF-8"),
                  Pair("flag", ""), Pair("e", ""), Pair("h", "\", b")));
  EXPECT_THAT(ParseAlternatives("a;b=\"")[0].parameters,
              ElementsAre(Pair("b", "\"")));
  EXPECT_THAT(ParseAlternatives("a;b=\"x\\")[0].parameters,
              ElementsAre(Pair("b", "\"x\\")));
}

TEST(Alternatives, HaveAQualityFromNoughtToOneOrAreNone) {
  EXPECT_EQ(Quality("0"), 0);
  EXPECT_EQ(Quality("0.25"), 0.25);
  EXPECT_EQ(Quality("1"), 1);
  EXPECT_EQ(Quality("\"0.5\""), 0.5);
  EXPECT_EQ(ParseAlternatives("a;Q=0.5")[0].quality, 0.5);
  EXPECT_THAT(ParseAlternatives("a;q=0.5")[0].parameters, IsEmpty());
  for (const char* wrong : {"", "1.01", "-0.1", "1e-1", "nan", "0.5x", "x"})
    EXPECT_EQ(Quality(wrong), -1) << wrong;
}

}  // namespace
}  // namespace planwatch
