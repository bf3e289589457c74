// Labels that stand for all of a dimension, and spellings of one name.
#include "collectors/measure/labels.h"

#include <gtest/gtest.h>

namespace planwatch {
namespace {

TEST(Labels, MayMeanAll) {
  for (const char* all : {"all",
                          "total",
                          "totals",
                          "overall",
                          "combined",
                          "whole county",
                          "county wide",
                          "citywide",
                          "countywide",
                          "boroughwide",
                          "grand total",
                          "the whole of the city",
                          "city and county combined",
                          "all areas",
                          "total area",
                          "all districts",
                          "all wards",
                          "all localities",
                          "all neighbourhoods",
                          "all boroughs",
                          "all partners",
                          "all agencies",
                          "all organisations",
                          "all providers",
                          "all services",
                          "all together",
                          "all above",
                          "borough total",
                          "district total",
                          "council total",
                          "whole partnership"})
    EXPECT_TRUE(MeansAll(all)) << all;
  for (const char* part :
       {"", "districts", "city", "north total", "all saints", "totally",
        "county hall overall", "persons", "both", "all ages"})
    EXPECT_FALSE(MeansAll(part)) << part;
}

TEST(Labels, MayMeanEverybody) {
  for (const char* all :
       {"persons", "both", "everybody", "everyone", "all ages", "both sexes",
        "both genders", "all people", "all children", "all groups", "all",
        "grand total"})
    EXPECT_TRUE(MeansEverybody(all)) << all;
  for (const char* part : {"", "ages", "genders", "children", "both boys",
                           "young people", "all girls"})
    EXPECT_FALSE(MeansEverybody(part)) << part;
}

TEST(Labels, MayNameNone) {
  for (const char* none : {"", "-", "n/a", "null", "(null)"})
    EXPECT_TRUE(NamesNone(none)) << none;
  for (const char* group : {"unknown", "none", "all", "nullity"})
    EXPECT_FALSE(NamesNone(group)) << group;
}

TEST(Labels, AreTheSameInTwoSpellings) {
  for (const char* spelling :
       {"1. health & care", "1 health and care", "(1) health and care*",
        "1: [health] and 'care'", "1 health/and-care;", "\"1\" health, & care"})
    EXPECT_EQ(LabelKey(spelling), "1 health and care") << spelling;
  EXPECT_EQ(LabelKey("<5 days"), "<5 days");
  EXPECT_EQ(LabelKey("-"), "-");
}

}  // namespace
}  // namespace planwatch
