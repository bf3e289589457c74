#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "collectors/words/names.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> ReadLeads(std::string_view cell,
                                   const LeadRules& rules) {
  return ReadNames(cell, rules).names;
}

TEST(Leads, LinesCommasSlashesAndSemicolonsPart) {
  const auto two = ElementsAre("Community Safety Officer", "Head of Housing");
  for (const std::string_view cell :
       {"Community Safety Officer\nHead of Housing",
        "Community Safety Officer, Head of Housing",
        "Community Safety Officer / Head of Housing",
        "Community Safety Officer; Head of Housing",
        "• Community Safety Officer\n• Head of Housing",
        "1. Community Safety Officer\n2. Head of Housing,"})
    EXPECT_THAT(ReadLeads(cell, {}), two) << cell;
}

TEST(Leads, AmpersandsPartNamesAndNoTitles) {
  EXPECT_THAT(ReadLeads("Ann Hill & Bob Wood", {}),
              ElementsAre("Ann Hill", "Bob Wood"));
  EXPECT_THAT(ReadLeads("A. Hill & B. Wood & C. Lake", {}),
              ElementsAre("A. Hill", "B. Wood", "C. Lake"));
  EXPECT_THAT(ReadLeads("Ann Hill and Bob Wood", {}),
              ElementsAre("Ann Hill", "Bob Wood"));
  EXPECT_THAT(ReadLeads("WMP & CCG", {}), ElementsAre("WMP", "CCG"));
  EXPECT_THAT(ReadLeads("Head of Health & Social Care", {}),
              ElementsAre("Head of Health & Social Care"));
  EXPECT_THAT(ReadLeads("Crime & Disorder", {}),
              ElementsAre("Crime & Disorder"));
  EXPECT_THAT(ReadLeads("Children and Young People", {}),
              ElementsAre("Children and Young People"));
}

TEST(Leads, NamesWithOnlySpacesBetweenThemStayOne) {
  EXPECT_THAT(ReadLeads("Ann Hill Bob Wood", {}),
              ElementsAre("Ann Hill Bob Wood"));
}

TEST(Leads, BracketsAreNotParted) {
  EXPECT_THAT(ReadLeads("Ann Hill (Police, Health), Bob Wood", {}),
              ElementsAre("Ann Hill (Police, Health)", "Bob Wood"));
}

TEST(Leads, ASlashBetweenFiguresDoesNotPart) {
  EXPECT_THAT(ReadLeads("24/7 Team", {}), ElementsAre("24/7 Team"));
}

TEST(Leads, EachCountsOnce) {
  EXPECT_THAT(ReadLeads("Police, Health, police", {}),
              ElementsAre("Police", "Health"));
}

TEST(Leads, NobodyIsNoLead) {
  for (const std::string_view cell :
       {"", "  ", "TBC", "n/a", "N/A", "-", "none", "To be confirmed", "Vacant",
        "tbc\nn/a", ","})
    EXPECT_THAT(ReadLeads(cell, {}), IsEmpty()) << cell;
  EXPECT_THAT(ReadLeads("Police / tbc", {}), ElementsAre("Police"));
}

TEST(Leads, KeptTextIsNotParted) {
  const LeadRules rules{.keep = {"Children, Families and Skills"}};
  EXPECT_THAT(ReadLeads("Children, Families and Skills", rules),
              ElementsAre("Children, Families and Skills"));
  EXPECT_THAT(
      ReadLeads("Police, Director of children, families and skills, Health",
                rules),
      ElementsAre("Police", "Director of children, families and skills",
                  "Health"));
  EXPECT_THAT(ReadLeads("Children, Police", rules),
              ElementsAre("Children", "Police"));
}

TEST(Leads, ANameIsShownAsItsRole) {
  const LeadRules rules{.rename = {{"A. Name", "Head of Community Safety"},
                                   {"Name, Bo", "Head of Housing"}}};
  EXPECT_THAT(ReadLeads("a. name, Police", rules),
              ElementsAre("Head of Community Safety", "Police"));
  EXPECT_THAT(ReadLeads("A. Name, Head of Community Safety", rules),
              ElementsAre("Head of Community Safety"));
  EXPECT_THAT(ReadLeads("Name, Bo; Police", rules),
              ElementsAre("Head of Housing", "Police"));
}

TEST(Partners, ArePartedLikeLeads) {
  EXPECT_THAT(ReadLeads("Police, Health\nThird sector / Education", {}),
              ElementsAre("Police", "Health", "Third sector", "Education"));
}

}  // namespace
}  // namespace planwatch
