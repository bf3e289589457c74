#include "collectors/words/heading_brackets.h"

#include <gtest/gtest.h>

namespace planwatch {
namespace {

TEST(HeadingBrackets, MayHoldAUnit) {
  for (const auto& [heading, unit] :
       {std::pair{"Value (\u00A3000)", "\u00A3000"},
        {"Actual (%)", "%"},
        {"Value ( Working days )", "Working days"},
        {"Value (revised) (\u00A3m)", "\u00A3m"}})
    EXPECT_EQ(UnitInBrackets(heading), unit) << heading;
  for (const char* none :
       {"Value", "Value (revised)", "Date (dd/mm/yyyy)", "Value (number)",
        "Value ()", "Value (2)", "Value (12)"})
    EXPECT_EQ(UnitInBrackets(none), "") << none;
}

}  // namespace
}  // namespace planwatch
