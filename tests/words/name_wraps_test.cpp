#include "collectors/words/name_wraps.h"

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

std::vector<std::string> Leads(std::string_view cell) {
  return ReadNames(cell, {}).names;
}

TEST(NameWraps, WhatNeverStandsAloneGoesOnWithTheLineAbove) {
  EXPECT_THAT(Leads("Youth Offending\nTeam"),
              ElementsAre("Youth Offending Team"));
  EXPECT_THAT(Leads("Children's\nServices\nPolice"),
              ElementsAre("Children's Services", "Police"));
  EXPECT_THAT(Leads("Public Health\nManager"),
              ElementsAre("Public Health Manager"));
  EXPECT_THAT(Leads("Housing Team\nManager"),
              ElementsAre("Housing Team Manager"));
  EXPECT_THAT(Leads("Ann Hill\nManager"), ElementsAre("Ann Hill, Manager"));
}

TEST(NameWraps, AWholeNameAboveStaysWhole) {
  EXPECT_THAT(Leads("Housing Manager\nLicensing Officer"),
              ElementsAre("Housing Manager", "Licensing Officer"));
  EXPECT_THAT(Leads("Police\nHealth"), ElementsAre("Police", "Health"));
  EXPECT_THAT(Leads("Police,\nTeam"), ElementsAre("Police", "Team"));
  EXPECT_THAT(Leads("Ann Hill\nPolice"), ElementsAre("Ann Hill", "Police"));
}

TEST(NameWraps, ARankTakesThePersonBelowAndARegionItsAgency) {
  EXPECT_THAT(Leads("Detective Chief Inspector\nBob Wood"),
              ElementsAre("Detective Chief Inspector Bob Wood"));
  EXPECT_THAT(Leads("West Midlands\nPolice"),
              ElementsAre("West Midlands Police"));
  EXPECT_THAT(Leads("Staffordshire\nPolice"),
              ElementsAre("Staffordshire Police"));
}

TEST(NameWraps, TwoLinesThatMayBeOneNameAreTold) {
  const auto broken = [](std::string_view cell) {
    return ReadNames(cell, {}).broken;
  };
  EXPECT_THAT(broken("Jane\nSmith"), ElementsAre("Jane", "Smith"));
  EXPECT_THAT(broken("LSCB / Jane\nSmith"), ElementsAre("Jane", "Smith"));
  EXPECT_THAT(broken("Head of Community\nSafety"),
              ElementsAre("Head of Community", "Safety"));
  EXPECT_THAT(broken("Milly\nMax\nAnn"), IsEmpty());
  EXPECT_THAT(broken("Ann, Bob\nCara"), IsEmpty());
  EXPECT_THAT(broken("Police\nHealth"), IsEmpty());
  EXPECT_THAT(ReadNames("Jane\nSmith", {.keep = {"Jane"}}).broken, IsEmpty());
}

}  // namespace
}  // namespace planwatch
