#include "collectors/words/name_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

// The lines of a cell with "/" between them.
std::string LinesOf(std::string_view cell) {
  return Join(NameLines(cell), "/");
}

TEST(NameText, HasNoTelephones) {
  for (const auto& [cell, lines] :
       {std::pair{"Team Lead 01234 567", "Team Lead"},  // eight digits
        {"Team Lead 0123456", "Team Lead"},
        {"Team Lead 012345", "Team Lead 012345"},  // six
        {"Team Lead +44 12 345", "Team Lead"},
        {"Team Lead 0123-4567", "Team Lead"},
        {"Team Lead 2345678", "Team Lead"},
        {"Team Lead 234-5678", "Team Lead 234-5678"},  // as of years
        {"Team Lead 2014-2016 plan", "Team Lead 2014-2016 plan"},
        {"Team Lead 0123 456 789, Planner", "Team Lead , Planner"},
        {"Team Lead 01234567x", "Team Lead 01234567x"},
        {"Unit A01234567", "Unit A01234567"},
        // A dash between two things is none of the number's.
        {"Team 4 - 0123 456 7890", "Team 4 -"},
        {"0123 456 7890 - 2 wards", "- 2 wards"},
        {"0123 45 - 7890 wards", "0123 45 - 7890 wards"}})
    EXPECT_EQ(LinesOf(cell), lines) << cell;
}

TEST(NameText, HasNoAddresses) {
  for (const auto& [cell, lines] :
       {std::pair{"Team Lead lead@example.org", "Team Lead"},
        {"Team Lead (lead@example.org)", "Team Lead"},
        {"Team Lead <lead@example.org>; Planner", "Team Lead ; Planner"},
        {"Team Lead www.example.org/a/b", "Team Lead"},
        {"Team Lead https://example.org/a", "Team Lead"},
        {"mailto:lead@example Team Lead", "Team Lead"},
        {"a@example.org/b@example.org", "/"},
        // A sign alone, or in front, makes no address.
        {"Team Lead @north.side", "Team Lead @north.side"},
        {"Team Lead lead@example", "Team Lead lead@example"},
        {"Lead.Team", "Lead.Team"}})
    EXPECT_EQ(LinesOf(cell), lines) << cell;
}

TEST(NameText, HasNoWordsThatIntroduceAContact) {
  for (const char* word :
       {"Tel:", "T:", "M", "E:", "Telephone", "Phone", "Mob.", "Mobile", "Cell",
        "Fax", "Ext", "Email:", "E-mail", "Mail", "on", "Contact", "via"})
    for (const char* contact : {"0123 456 7890", "lead@example.org"})
      EXPECT_EQ(
          BareName(LinesOf("Team Lead " + std::string(word) + " " + contact)),
          "Team Lead")
          << word;
  for (const auto& [cell, lines] :
       {std::pair{"Team Lead Contact via email lead@example.org", "Team Lead"},
        {"Team Lead Tel:", "Team Lead"},
        {"Team Lead (Tel: 0123 456 7890)", "Team Lead"},
        // Without a number it is a word as any, unless it ends the line so.
        {"Mobile Team", "Mobile Team"},
        {"Team Lead. Mobile", "Team Lead. Mobile"},
        {"Tel: Team Lead.", "Team Lead."},
        {"T: Team Lead.", "T: Team Lead."},
        // Extensions have three digits or more.
        {"Team Lead ext 123", "Team Lead"},
        {"Team Lead ext 12", "Team Lead ext 12"},
        {"Team Lead x1234", "Team Lead"},
        {"Team Lead (ext.1234)", "Team Lead"},
        {"Team Lead x12", "Team Lead x12"},
        {"Team Lead y1234", "Team Lead y1234"},
        {"Team Lead ext 123a", "Team Lead ext 123a"},
        {"Team Lead ext 123, Planner", "Team Lead , Planner"},
        {"Team Lead room 123", "Team Lead room 123"}})
    EXPECT_EQ(LinesOf(cell), lines) << cell;
}

TEST(NameText, HasBracketsInPairs) {
  for (const auto& [cell, lines] :
       {std::pair{"Team Lead (North", "Team Lead North"},
        {"Team Lead) North", "Team Lead North"},
        {"Team Lead [North]", "Team Lead (North)"},
        {"Team Lead <North>", "Team Lead (North)"},
        {"Team Lead (North\nand South)", "Team Lead (North and South)"},
        {"a) Team Lead", "Team Lead"},
        {"12) Team Lead", "Team Lead"},
        {"abc) Team Lead", "abc Team Lead"},
        {"Planner\nb) Team Lead", "Planner/Team Lead"},
        {"Team Lead (1)", "Team Lead"},
        {"Team Lead ()", "Team Lead"},
        {"Team Lead (1a)", "Team Lead (1a)"},
        {"Team Lead ((1) North)", "Team Lead ( North)"},
        // In front and around all of it.
        {"(Team Lead)", "Team Lead"},
        {"((Team Lead))", "Team Lead"},
        {"(Team) (Lead)", "(Team) (Lead)"},
        {"Planner\n(Team Lead)", "Planner/(Team Lead)"}})
    EXPECT_EQ(LinesOf(cell), lines) << cell;
  for (const std::size_t bytes : {120u, 121u}) {
    const std::string inside(bytes - 1, 'x');
    EXPECT_EQ(LinesOf("Lead (" + inside + ")"),
              bytes == 120 ? "Lead (" + inside + ")" : "Lead " + inside)
        << bytes;
  }
}

TEST(NameText, IsPartedAtNumbersBulletsAndIdentifiers) {
  for (const auto& [cell, lines] :
       {std::pair{"1. Team Lead 2. Planner 3. Nurse",
                  "1. Team Lead ; Planner ; Nurse"},
        {"1) Team Lead 2) Planner", "Team Lead ; Planner"},
        {"Leads\n1. Team Lead 2. Planner", "Leads/1. Team Lead ; Planner"},
        // Only in their order, and from the line's beginning.
        {"1. Team Lead 3. Planner", "1. Team Lead 3. Planner"},
        {"Team 1. Lead 2. Planner", "Team 1. Lead 2. Planner"},
        {"1. Team Lead 2) Planner", "1. Team Lead 2 Planner"},
        {"Team Lead • Planner", "Team Lead ; Planner"},
        {"▪Team Lead", "; Team Lead"},
        {"14;#Team Lead;#22;#Planner", "Team Lead; Planner"},
        {"Team Lead;#Planner", "Team Lead; Planner"},
        {"14;#Team 4;#22", "Team 4"}})
    EXPECT_EQ(LinesOf(cell), lines) << cell;
}

TEST(NameText, IsBareWithoutMarksAtItsEnds) {
  for (const auto& [text, bare] : {std::pair{"1. Police and;", "Police"},
                                   {"12.Police", "Police"},
                                   {"123. Police", "123. Police"},
                                   {"1.5 Police", "1.5 Police"},
                                   {"1.", "1"},
                                   {"o Police", "Police"},
                                   {"o", ""},
                                   {"of Police", "Police"},
                                   {"offices", "offices"},
                                   {"- * Police -", "Police"},
                                   {"and Police", "Police"},
                                   {"Police, Health, etc.", "Police, Health"},
                                   {"etc", ""},
                                   {"“Police”", "Police"},
                                   {"†Police†", "Police"},
                                   {"(Police)", "(Police)"},
                                   {"", ""}})
    EXPECT_EQ(BareName(text), bare) << text;
}

TEST(NameText, IsReadWithoutItsBrackets) {
  for (const auto& [text, rest] : {std::pair{"Team Lead (North)", "Team Lead"},
                                   {"Team (North (East)) Lead", "Team Lead"},
                                   {"Team(North)Lead", "Team Lead"},
                                   {"Team) Lead", "Team) Lead"},
                                   {"Team (North", "Team"}})
    EXPECT_EQ(WithoutBrackets(text), rest) << text;
}

}  // namespace
}  // namespace planwatch
