// Names as address books, SharePoint and lists write them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "collectors/words/names.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

std::vector<std::string> ReadLeads(std::string_view cell) {
  return ReadNames(cell, {}).names;
}

TEST(Leads, BesideAndStandAloneInTheColumn) {
  const auto read = [](const std::vector<std::string_view>& column) {
    return ReadNames(column[0], {}, {.alone = FindAlone(column)}).names;
  };
  EXPECT_THAT(
      read({"DBG, Wardens and Estates", "Estates", "Estates, DBG and Wardens"}),
      ElementsAre("DBG", "Wardens", "Estates"));
  EXPECT_THAT(read({"Wardens and Estates", "Wardens\nEstates"}),
              ElementsAre("Wardens", "Estates"));
  // One of the two may be a part of the other's name.
  EXPECT_THAT(read({"Wardens and Estates", "Estates", "DBG"}),
              ElementsAre("Wardens and Estates"));
  EXPECT_THAT(read({"Wardens and Estates", "Wardens and Estates"}),
              ElementsAre("Wardens and Estates"));
}

TEST(Leads, OfAnAddressBookAreOneEach) {
  const auto read = [](std::string_view cell, SurnameFirst order) {
    return ReadNames(cell, {}, {.surname_first = order});
  };
  for (const std::string_view cell :
       {"LEE, Kate", "Lee, Kate", "O'Neill, Sean", "Smith-Jones, Ann Mary"}) {
    const NamesReading sure = read(cell, SurnameFirst::kYes);
    EXPECT_THAT(sure.names, ElementsAre(cell));
    EXPECT_EQ(sure.run_together, "");
    EXPECT_EQ(read(cell, SurnameFirst::kMaybe).run_together, cell);
    EXPECT_THAT(ReadLeads(cell), SizeIs(2)) << cell;
  }
  EXPECT_THAT(read("LEE, Kate; PATEL, Raj", SurnameFirst::kYes).names,
              ElementsAre("LEE, Kate", "PATEL, Raj"));
  EXPECT_THAT(read("Police, Health", SurnameFirst::kYes).names,
              ElementsAre("Police", "Health"));
  // No word of either side is a body's or a title's.
  EXPECT_THAT(read("SILVA, Kate Ann", SurnameFirst::kYes).names, SizeIs(1));
  EXPECT_THAT(read("SILVA, Kate Housing", SurnameFirst::kYes).names, SizeIs(2));
}

TEST(Leads, WhetherTheyAreOfAnAddressBookTheColumnTells) {
  const auto find = [](std::vector<std::string_view> cells) {
    return FindSurnameFirst(cells);
  };
  EXPECT_EQ(find({"LEE, Kate", "PATEL, Raj", "O'Neill, Sean"}),
            SurnameFirst::kYes);
  EXPECT_EQ(find({"Lee, K.", "Al Day"}), SurnameFirst::kYes);
  EXPECT_EQ(find({"LEE, Kate", "PATEL, Raj; LEE, Kate", "Al Day"}),
            SurnameFirst::kMaybe);
  EXPECT_EQ(find({"Kate, Raj", "Kate", "Raj"}), SurnameFirst::kNo);
  EXPECT_EQ(find({"Kate, Raj", "Kate, Raj, Sean"}), SurnameFirst::kNo);
  EXPECT_EQ(find({"Police, Health", "WMP, CCG"}), SurnameFirst::kNo);
  EXPECT_EQ(find({"Ann Hill", "Head of Housing"}), SurnameFirst::kNo);
}

TEST(Leads, OfSharePointHaveNoNumbers) {
  EXPECT_THAT(ReadLeads("14;#Jane Marlow;#22;#Omar Aziz"),
              ElementsAre("Jane Marlow", "Omar Aziz"));
  EXPECT_THAT(ReadLeads("14;#Jane Marlow"), ElementsAre("Jane Marlow"));
  EXPECT_THAT(ReadLeads(";#Police;#Health;#"), ElementsAre("Police", "Health"));
}

TEST(Leads, ABodyOfTwoPlacesIsOne) {
  for (const std::string_view body :
       {"Age UK Coventry & Warwickshire", "Redditch & Bromsgrove CCG",
        "Mind Leicester & Rutland"})
    EXPECT_THAT(ReadLeads(body), ElementsAre(body));
  EXPECT_THAT(ReadLeads("Ann Hill & Redditch CCG"), SizeIs(2));
}

TEST(Leads, TwoPluralsAreOneThingAndAPersonBesideOneIsNot) {
  EXPECT_THAT(ReadLeads("Meadows & Rivers"), SizeIs(1));
  EXPECT_THAT(ReadLeads("Meadows & Ann Hills"), SizeIs(2));
  EXPECT_THAT(ReadLeads("Ann Hills & Meadows"), SizeIs(2));
  EXPECT_THAT(ReadLeads("Meadows & Milly"), SizeIs(2));
}

TEST(Leads, APersonAndTheirBodyOrPostAreOne) {
  EXPECT_THAT(ReadLeads("DI Jones, Police; Dr Rao, CCG"),
              ElementsAre("DI Jones (Police)", "Dr Rao (CCG)"));
  for (const std::string_view one : {"John Smith, HoS", "John Smith, DCS"})
    EXPECT_THAT(ReadLeads(one), ElementsAre(one));
  EXPECT_THAT(ReadLeads("Ann Hill, Police, Health"),
              ElementsAre("Ann Hill", "Police", "Health"));
  EXPECT_THAT(ReadLeads("Ann Hill, Police"), SizeIs(2));
}

TEST(Leads, ABareRankAndTheAreaBehindItsCommaAreOne) {
  for (const std::string_view one :
       {"Deputy Director, Public Health", "Team Manager, Adult Social Care",
        "Head of Service, Learning and Skills", "Chief Inspector, Licensing",
        "Strategic Lead, Domestic Abuse", "Head of Service, YOS",
        "Assistant Director, Children, Skills and Culture"})
    EXPECT_THAT(ReadLeads(one), ElementsAre(one));
  EXPECT_THAT(
      ReadLeads("Director, Public Health; Team Manager, Licensing"),
      ElementsAre("Director, Public Health", "Team Manager, Licensing"));
  EXPECT_THAT(ReadLeads("Director, Public Health, Licensing Manager"),
              ElementsAre("Director, Public Health", "Licensing Manager"));
  for (const std::string_view two :
       {"Housing Manager, Public Health", "Director, Licensing Manager",
        "Team Manager, Ann Hill", "Team Manager, Milly", "Director, DCS",
        "Public Health, Director", "Director of Place, Public Health",
        "Team Manager / Public Health", "Officer, Public Health"})
    EXPECT_THAT(ReadLeads(two), SizeIs(2)) << two;
  EXPECT_THAT(ReadLeads("Team Manager, Housing, Police"), SizeIs(3));
  EXPECT_THAT(ReadLeads("Health, Team Manager, Police"), SizeIs(3));
}

TEST(Leads, ARankOfAnyGradeHasItsAreaBehindTheComma) {
  for (const std::string_view rank : {"Director",
                                      "Manager",
                                      "Inspector",
                                      "Superintendent",
                                      "Sergeant",
                                      "DCI",
                                      "DI",
                                      "DS",
                                      "Acting Director",
                                      "Area Manager",
                                      "Assistant Director",
                                      "Associate Director",
                                      "Chief Officer",
                                      "Corporate Director",
                                      "Deputy Manager",
                                      "Detective Inspector",
                                      "District Manager",
                                      "Divisional Manager",
                                      "Executive Director",
                                      "General Manager",
                                      "Group Manager",
                                      "Interim Director",
                                      "Joint Lead",
                                      "Lead Officer",
                                      "Locality Manager",
                                      "Operational Lead",
                                      "Operations Manager",
                                      "Police Sergeant",
                                      "Principal Officer",
                                      "Regional Manager",
                                      "Senior Manager",
                                      "Service Manager",
                                      "Services Manager",
                                      "Strategic Leader",
                                      "Team Leader",
                                      "Temporary Manager",
                                      "Unit Manager",
                                      "Head of Service",
                                      "Heads of Service",
                                      "Head of Services",
                                      "Deputy Head of Service",
                                      "Assistant Head of Service",
                                      "Interim Head of Service",
                                      "Acting Head of Service"}) {
    const std::string one = std::string(rank) + ", Licensing";
    EXPECT_THAT(ReadLeads(one), ElementsAre(one));
  }
  for (const std::string_view other :
       {"DC", "Lead", "Leader", "Officer", "Bursar", "Youth Manager",
        "Heads of School"})
    EXPECT_THAT(ReadLeads(std::string(other) + ", Licensing"), SizeIs(2))
        << other;
}

TEST(Leads, AnAreaThatLeadsElsewhereMayBeALeadBehindARankToo) {
  const auto together = [](const std::vector<std::string_view>& column) {
    const NamesContext context{.alone = FindAlone(column)};
    return ReadNames(column[0], {}, context).run_together;
  };
  EXPECT_EQ(together({"Team Manager, Licensing", "Licensing"}),
            "Team Manager, Licensing");
  EXPECT_EQ(together({"Team Manager, Licensing", "Police, Licensing"}),
            "Team Manager, Licensing");
  EXPECT_EQ(together({"Team Manager, Licensing", "Director, Licensing"}), "");
}

TEST(Leads, AListInOneLineIsParted) {
  EXPECT_THAT(ReadLeads("1. John Smith 2. Jane Doe"),
              ElementsAre("John Smith", "Jane Doe"));
  EXPECT_THAT(ReadLeads("1) John Smith 2) Jane Doe 3) Al Day"),
              ElementsAre("John Smith", "Jane Doe", "Al Day"));
}

TEST(Leads, TheTimeOfALeadIsNoPartOfIt) {
  for (const std::string_view cell :
       {"John Smith until March", "John Smith from 1 April 2015",
        "John Smith until end of term"})
    EXPECT_THAT(ReadLeads(cell), ElementsAre("John Smith")) << cell;
}

}  // namespace
}  // namespace planwatch
