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

TEST(NameWraps, TheEndOfATitleOrBodyGoesOnWithItsSubject) {
  for (const std::string_view end :
       {"Adviser",     "Advisor",   "Administrator", "Assistant",
        "Association", "Authority", "Board",         "Centre",
        "Commission",  "Committee", "Co-ordinator",  "Coordinator",
        "Department",  "Dept",      "Directorate",   "Division",
        "Forum",       "Group",     "Manager",       "Network",
        "Officer",     "Panel",     "Partnership",   "Service",
        "Sub-group",   "Subgroup",  "Team",          "Trust",
        "Unit",        "Services",  "Officers",      "Teams"})
    EXPECT_THAT(Leads("Licensing\n" + std::string(end)),
                ElementsAre("Licensing " + std::string(end)));
  for (const std::string_view whole : {"Bursar", "Council", "Solicitor"})
    EXPECT_THAT(Leads("Licensing\n" + std::string(whole)),
                ElementsAre("Licensing", whole));
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
  for (const std::string_view rank :
       {"Constable", "Sergeant", "Inspector", "Superintendent", "Councillor",
        "Cllr", "Dr", "Professor", "DCI", "Insp", "Sgt", "Supt",
        "Acting Inspector", "Assistant Chief Constable", "Deputy Constable",
        "Det Insp", "Det Supt", "Temporary Sgt"})
    EXPECT_THAT(Leads(std::string(rank) + "\nBob Wood"),
                ElementsAre(std::string(rank) + " Bob Wood"));
  for (const std::string_view post : {"Solicitor", "Bursar", "Youth Constable"})
    EXPECT_THAT(Leads(std::string(post) + "\nBob Wood"),
                ElementsAre(post, "Bob Wood"));
  EXPECT_THAT(Leads("West Midlands\nPolice"),
              ElementsAre("West Midlands Police"));
  EXPECT_THAT(Leads("Staffordshire\nPolice"),
              ElementsAre("Staffordshire Police"));
  for (const std::string_view region :
       {"North Dale", "South Dale", "East Dale", "Mid Dale", "Greater Dale"})
    EXPECT_THAT(Leads(std::string(region) + "\nPolice"),
                ElementsAre(std::string(region) + " Police"));
  EXPECT_THAT(Leads("Upper Dale\nPolice"), ElementsAre("Upper Dale", "Police"));
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
