#include "collectors/words/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/name_words.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> ReadLeads(std::string_view cell,
                                   const LeadRules& rules = {}) {
  return ReadNames(cell, rules).names;
}

TEST(Leads, LinesCommasSlashesAndSemicolonsPart) {
  const auto two = ElementsAre("Community Safety Officer", "Head of Housing");
  for (const std::string_view cell :
       {"Community Safety Officer\nHead of Housing",
        "Community Safety Officer, Head of Housing",
        "Community Safety Officer / Head of Housing",
        "Community Safety Officer; Head of Housing",
        "Community Safety Officer | Head of Housing",
        "Community Safety Officer and/or Head of Housing",
        "• Community Safety Officer\n• Head of Housing",
        "• Community Safety Officer • Head of Housing",
        "1. Community Safety Officer\n2. Head of Housing,",
        "a) Community Safety Officer\nb) Head of Housing"})
    EXPECT_THAT(ReadLeads(cell), two) << cell;
}

TEST(Leads, JointsPartNamesAndNoTitles) {
  EXPECT_THAT(ReadLeads("Ann Hill & Bob Wood"),
              ElementsAre("Ann Hill", "Bob Wood"));
  EXPECT_THAT(ReadLeads("A. Hill & B. Wood & C. Lake"),
              ElementsAre("A. Hill", "B. Wood", "C. Lake"));
  EXPECT_THAT(ReadLeads("Ann Hill, Bob Wood, and Cara Lake"),
              ElementsAre("Ann Hill", "Bob Wood", "Cara Lake"));
  EXPECT_THAT(ReadLeads("Ann Hill&Bob Wood"),
              ElementsAre("Ann Hill", "Bob Wood"));
  EXPECT_THAT(ReadLeads("Milly & Max"), ElementsAre("Milly", "Max"));
  EXPECT_THAT(ReadLeads("Ann Hill (Police) & Bob Wood"),
              ElementsAre("Ann Hill (Police)", "Bob Wood"));
  EXPECT_THAT(ReadLeads("WMP & CCG"), ElementsAre("WMP", "CCG"));
  EXPECT_THAT(ReadLeads("LA and Police"), ElementsAre("LA", "Police"));
  EXPECT_THAT(ReadLeads("CCG, LA and Police"),
              ElementsAre("CCG", "LA", "Police"));
  EXPECT_THAT(ReadLeads("Police, CCG and Council"),
              ElementsAre("Police", "CCG", "Council"));
  EXPECT_THAT(ReadLeads("Police, Children's Services and CCG"),
              ElementsAre("Police", "Children's Services", "CCG"));
  EXPECT_THAT(ReadLeads("WMP, Police and Probation"),
              ElementsAre("WMP", "Police", "Probation"));
  EXPECT_THAT(ReadLeads("Finance and ICT"), ElementsAre("Finance and ICT"));
  EXPECT_THAT(ReadLeads("HR and Facilities Manager"),
              ElementsAre("HR and Facilities Manager"));
  EXPECT_THAT(ReadLeads("Ann Hill and Social Care"),
              ElementsAre("Ann Hill", "Social Care"));
  EXPECT_THAT(ReadLeads("Police and Head of Housing"),
              ElementsAre("Police", "Head of Housing"));
  EXPECT_THAT(ReadLeads("Housing Manager and Youth Offending Team"),
              ElementsAre("Housing Manager", "Youth Offending Team"));
  for (const std::string_view title :
       {"Head of Health & Social Care", "Crime & Disorder",
        "Children and Young People", "Crime and Disorder Partnership",
        "Police and Crime Commissioner", "Learning & Development",
        "HEAD OF HEALTH & SOCIAL CARE", "POLICE & CRIME", "CSE & Missing",
        "Deputy Director of Quality and Safety", "Meadows and Rivers",
        "Health and Wellbeing Board", "R&D Team", "A&E"})
    EXPECT_THAT(ReadLeads(title), ElementsAre(title));
}

TEST(Leads, AListThatEndsInAndIsADepartmentUnlessItIsOfAgencies) {
  for (const std::string_view title :
       {"Children, Families and Skills", "Culture, Sport & Events Directorate",
        "Director of Children, Families and Skills",
        "Director of children, families and skills"})
    EXPECT_THAT(ReadLeads(title), ElementsAre(title));
  EXPECT_THAT(ReadLeads("Police, Children, Families and Skills"),
              ElementsAre("Police", "Children, Families and Skills"));
  EXPECT_THAT(ReadLeads("Police, Health and Education"),
              ElementsAre("Police", "Health", "Education"));
}

TEST(Leads, APersonFollowedByTheirRoleIsOne) {
  for (const std::string_view lead :
       {"Ann Hill, Patient Safety & Complaints Lead",
        "Ann Hill, Head of Housing", "A. Hill, Nurse Consultant"})
    EXPECT_THAT(ReadLeads(lead), ElementsAre(lead));
  EXPECT_THAT(ReadLeads("Ann Hill, Head of Housing and Bob Wood, Bursar"),
              ElementsAre("Ann Hill, Head of Housing", "Bob Wood, Bursar"));
  EXPECT_THAT(ReadLeads("Ann Hill; Head of Housing"),
              ElementsAre("Ann Hill", "Head of Housing"));
  EXPECT_THAT(ReadLeads("Ann Hill, Police"), ElementsAre("Ann Hill", "Police"));
}

TEST(Leads, NamesWithOnlySpacesBetweenThemAreToldOf) {
  for (const std::string_view cell :
       {"Ann Hill Bob Wood", "Ann HillBob Wood", "Ann Hill Bob Wood Cara Lake",
        "Police, Ann Hill Bob Wood"}) {
    const NamesReading reading = ReadNames(cell, {});
    EXPECT_EQ(reading.names.back(), reading.run_together) << cell;
  }
  for (const std::string_view cell :
       {"Ann Hill", "Ann van der Berg", "Mary Ann Hill", "A. B. C. Hill",
        "Head Of Youth Services", "Early Help Hub West", "Ann McHill",
        "Ann Hill\nBob Wood"})
    EXPECT_EQ(ReadNames(cell, {}).run_together, "") << cell;
  const LeadRules settled{.keep = {"Ann Hill Bob Wood"}};
  EXPECT_EQ(ReadNames("Ann Hill Bob Wood", settled).run_together, "");
}

TEST(Leads, BracketsAreNotPartedAndBelongToTheNameBefore) {
  EXPECT_THAT(ReadLeads("Ann Hill (Police, Health), Bob Wood"),
              ElementsAre("Ann Hill (Police, Health)", "Bob Wood"));
  EXPECT_THAT(ReadLeads("Manager\n(Human Resources)"),
              ElementsAre("Manager (Human Resources)"));
  EXPECT_THAT(ReadLeads("Manager (Human\nResources)\nPolice"),
              ElementsAre("Manager (Human Resources)", "Police"));
  EXPECT_THAT(ReadLeads("(Police)"), ElementsAre("Police"));
  EXPECT_THAT(ReadLeads("TBC (Police)"), IsEmpty());
  EXPECT_THAT(ReadLeads("Ann Hill (Police"), ElementsAre("Ann Hill Police"));
}

TEST(Leads, ALineThatIsWrappedInsideATitleGoesOn) {
  EXPECT_THAT(ReadLeads("Head of Health and\nSocial Care"),
              ElementsAre("Head of Health and Social Care"));
  EXPECT_THAT(ReadLeads("Head of Health\n& Social Care\nPolice"),
              ElementsAre("Head of Health & Social Care", "Police"));
}

TEST(Leads, ASlashBetweenFiguresOrSingleLettersDoesNotPart) {
  EXPECT_THAT(ReadLeads("24/7 Team"), ElementsAre("24/7 Team"));
  EXPECT_THAT(ReadLeads("c/o Police"), ElementsAre("c/o Police"));
  EXPECT_THAT(ReadLeads("Police / n/a"), ElementsAre("Police"));
}

TEST(Leads, EachCountsOnce) {
  EXPECT_THAT(ReadLeads("Police, Health, police"),
              ElementsAre("Police", "Health"));
  EXPECT_THAT(ReadLeads("Ann Hill; ANN HILL; ann hill"),
              ElementsAre("Ann Hill"));
}

TEST(Leads, MarksAtTheEndsAreNoPartOfIt) {
  for (const std::string_view cell :
       {"EM", "EM.", "EM;", " EM, ", "- EM", "EM -", "EM*", "“EM”", "@EM",
        "EM etc.", "EM &", "and EM", "EM?"})
    EXPECT_THAT(ReadLeads(cell), ElementsAre("EM")) << cell;
}

TEST(Leads, ContactsAreNone) {
  for (const std::string_view cell :
       {"Ann Hill (ann.hill@example.org)", "Ann Hill <ann.hill@example.org>",
        "Ann Hill\nann.hill@example.org", "Ann Hill ann.hill@example.org",
        "Ann Hill\nann.hill@example.org\n024 7600 0000",
        "Ann Hill\nTel: 024 7600 0000 ext 1234\nE-mail: a@example.org",
        "Ann Hill (tel. +44 (0)24 7600 0000)", "Ann Hill (x1234)",
        "Ann Hill T: 02476000000", "Ann Hill\nhttps://example.org/people/ann",
        "Ann Hill; a@example.org; b@example.org", "Ann Hill, ext. 1234",
        "Ann Hill\nEmail:"})
    EXPECT_THAT(ReadLeads(cell), ElementsAre("Ann Hill")) << cell;
  EXPECT_THAT(ReadLeads("ann.hill@example.org"), IsEmpty());
  EXPECT_THAT(ReadLeads("Team 21"), ElementsAre("Team 21"));
}

TEST(Leads, LabelsAreTakenOffAndSupportersAreNone) {
  const auto ann = ElementsAre("Ann Hill");
  for (const std::string_view cell :
       {"Lead: Ann Hill", "Owner – Ann Hill", "Lead officer: Ann Hill",
        "Responsible - Ann Hill", "Ann Hill (lead)",
        "Lead: Ann Hill\nSupport: Bob Wood",
        "Lead:\nAnn Hill\nSupport:\nPolice",
        "Lead: Ann Hill, Support: Bob Wood, Cara Lake",
        "Ann Hill (Lead), Bob Wood (Support)", "Ann Hill supported by Bob Wood",
        "Ann Hill, with support from Bob Wood and Cara Lake",
        "Ann Hill\nAdditional support from Bob Wood"})
    EXPECT_THAT(ReadLeads(cell), ann) << cell;
  EXPECT_THAT(ReadLeads("Ann Hill (support), Bob Wood"),
              ElementsAre("Bob Wood"));
  EXPECT_THAT(ReadLeads("Support: Ann Hill\nLead: Bob Wood"),
              ElementsAre("Bob Wood"));
  EXPECT_THAT(ReadLeads("Ann Hill supported by Bob Wood\nCara Lake"),
              ElementsAre("Ann Hill", "Cara Lake"));
  EXPECT_THAT(ReadLeads("Police: Ann Hill"), ElementsAre("Police: Ann Hill"));
  EXPECT_THAT(
      ReadNames("Lead: Ann Hill, Support: Bob Wood", {}, {.partners = true})
          .names,
      ElementsAre("Ann Hill", "Bob Wood"));
}

TEST(Leads, ATaskBehindANameIsNone) {
  EXPECT_THAT(ReadLeads("Ann, Bob\nCara: merging of branches"),
              ElementsAre("Ann", "Bob", "Cara"));
  EXPECT_THAT(ReadLeads("Police to tell all schools"), ElementsAre("Police"));
  EXPECT_THAT(ReadLeads("Ann Hill / Bob Wood to lead"),
              ElementsAre("Ann Hill", "Bob Wood"));
  EXPECT_THAT(ReadLeads("Police: Community safety officer"),
              ElementsAre("Police: Community safety officer"));
}

TEST(Leads, ProseIsNoneAndToldOf) {
  for (const std::string_view cell :
       {"This will be agreed by the board", "the team that is in place",
        "all schools need to be told of the new form"}) {
    const NamesReading reading = ReadNames(cell, {});
    EXPECT_THAT(reading.names, IsEmpty()) << cell;
    EXPECT_NE(reading.prose, "") << cell;
  }
  for (const std::string_view cell :
       {"Will Hill", "PA to the Director", "Assistant to the Head of Housing",
        "Chair of the Board", "head of children's services in the city"})
    EXPECT_THAT(ReadLeads(cell), SizeIs(1)) << cell;
}

TEST(Leads, NobodyIsNoLead) {
  for (const std::string_view word : NoneWords())
    EXPECT_THAT(ReadLeads(word), IsEmpty()) << word;
  for (const std::string_view cell :
       {"", "  ", "TBC", "N/A", "-", "To be confirmed", "Vacant", "tbc\nn/a",
        ",", "123", "&", "()"})
    EXPECT_THAT(ReadLeads(cell), IsEmpty()) << cell;
  EXPECT_THAT(ReadLeads("Police / tbc"), ElementsAre("Police"));
  EXPECT_THAT(ReadLeads("Police and others"), ElementsAre("Police and others"));
  EXPECT_THAT(ReadLeads("Ann Hill and others"), ElementsAre("Ann Hill"));
}

TEST(Leads, NaIsAPersonBesideOthersByInitials) {
  EXPECT_THAT(ReadLeads("NA"), IsEmpty());
  EXPECT_THAT(ReadLeads("EM/NA"), ElementsAre("EM", "NA"));
  EXPECT_THAT(ReadLeads("Police, NA"), ElementsAre("Police"));
  EXPECT_THAT(ReadNames("NA", {}, {.initials = true}).names, ElementsAre("NA"));
  for (const std::string_view cell : {"na", "N/A", "n/a", "Na"})
    EXPECT_THAT(ReadNames(cell, {}, {.initials = true}).names, IsEmpty())
        << cell;
  EXPECT_TRUE(LooksLikeInitials("EM"));
  EXPECT_FALSE(LooksLikeInitials("Em"));
  EXPECT_FALSE(LooksLikeInitials("E"));
}

TEST(Leads, KeptTextIsNotParted) {
  const LeadRules rules{.keep = {"Police, Health and Fire"}};
  EXPECT_THAT(ReadLeads("Police, Health and Fire", rules),
              ElementsAre("Police, Health and Fire"));
  EXPECT_THAT(
      ReadLeads("Courts, Director of police, health and fire, Health", rules),
      ElementsAre("Courts", "Director of police, health and fire", "Health"));
  EXPECT_THAT(ReadLeads("Health, Police", rules),
              ElementsAre("Health", "Police"));
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

TEST(Leads, TellWhichNamesWereRenamed) {
  const LeadRules rules{.rename = {{"A. Name", "Head of Community Safety"},
                                   {"Name, Bo", "Head of Housing"}}};
  EXPECT_THAT(ReadNames("a.  NAME, Head of Community Safety", rules).renamed,
              ElementsAre("a. name"));
  EXPECT_THAT(ReadNames("Name, Bo\nA. Name", rules).renamed,
              ElementsAre("a. name", "name, bo"));
  EXPECT_THAT(ReadNames("Head of Housing", rules).renamed, IsEmpty());
}

TEST(Leads, ACellThatIsTooLongIsRefusedAtOnce) {
  const std::string most(kMaxNamesBytes, '&');
  EXPECT_FALSE(ReadNames(most, {}).too_long);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(ReadNames(std::string(40'000, '&'), {}).too_long);
  EXPECT_LT(std::chrono::steady_clock::now() - begin,
            std::chrono::milliseconds(10));
}

TEST(Leads, AreReadInLinearTime) {
  for (const std::string_view piece :
       {"&", " & ", "A & ", ",", "(", ")", "- ", "0 ", "1.", "and ",
        "Lead: ", "a@b.c ", "supported by ", "Health, ", "\n", "Ann Hill "}) {
    std::string cell;
    while (cell.size() + piece.size() <= kMaxNamesBytes) cell += piece;
    const auto begin = std::chrono::steady_clock::now();
    ReadNames(cell, {.keep = {"Ann Hill, Ann Hill"}});
    EXPECT_LT(std::chrono::steady_clock::now() - begin,
              std::chrono::milliseconds(100))
        << piece;
  }
}

// Texts of what cells of leads are made of, and of noise.
std::string RandomCell(std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {"Ann Hill",  "Bob",
                                                 "EM",        "NA",
                                                 "A. Hill",   "Police",
                                                 "Health",    "Head",
                                                 "Housing",   "Officer",
                                                 "Team",      "Children",
                                                 "Skills",    "Board",
                                                 " of ",      " and ",
                                                 " & ",       "&",
                                                 ", ",        ",",
                                                 "; ",        " / ",
                                                 "/",         "\n",
                                                 "\n",        "(",
                                                 ")",         "[",
                                                 "]",         ". ",
                                                 ".",         "- ",
                                                 " – ",       ": ",
                                                 "Lead",      "Support",
                                                 "lead",      "1.",
                                                 "2) ",       "•",
                                                 "tbc",       "n/a",
                                                 "\"",        "'",
                                                 " a@b.org ", " 024 7600 0000 ",
                                                 " tel ",     " ext 1234 ",
                                                 "will",      "the",
                                                 "to",        "o ",
                                                 " or ",      "+",
                                                 "etc",       "supported by",
                                                 "é",         "\xE2\x80\xA6",
                                                 "x",         " ",
                                                 " ",         " ",
                                                 "*",         "@",
                                                 "others",    "<",
                                                 ">",         "?",
                                                 "HillBob"};
  std::string cell;
  for (auto left = random() % 14 + 1; left > 0; --left) {
    cell += kPieces[random() % std::size(kPieces)];
    if (random() % 2 == 0) cell += ' ';
  }
  return cell;
}

TEST(Leads, ReadAgainWithSemicolonsAreTheSame) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 4'000; ++i) {
      const std::string cell = RandomCell(random);
      const std::vector<std::string> names = ReadLeads(cell);
      ASSERT_EQ(ReadLeads(Join(names, "; ")), names) << '[' << cell << ']';
    }
  }
}

TEST(Leads, OfAnyBytesComeToAnEnd) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 2'000; ++i) {
    std::string cell(random() % 200, '\0');
    for (char& c : cell) c = static_cast<char>(random());
    EXPECT_THAT(ReadLeads(cell), Each(testing::Not(""))) << seed;
  }
}

TEST(Partners, ArePartedLikeLeads) {
  EXPECT_THAT(ReadLeads("Police, Health\nThird sector / Education"),
              ElementsAre("Police", "Health", "Third sector", "Education"));
}

TEST(Names, LookLikeAPersonInitialsARoleOrATeam) {
  for (const std::string_view cell :
       {"Ann Hill", "ann", "A. Hill", "EM", "DHi", "DE 1", "Dev A", "Police",
        "Head of Housing", "Head of housing", "Community safety officer",
        "Youth Offending Team", "Ann Hill, Bob Wood", "Ann Hill\nBob Wood",
        "EM/NA", "Chair of the Board", "ann.hill", "Ann Hill (Police)",
        "Deputy Director of Quality and Safety"})
    EXPECT_TRUE(LooksLikeNames(cell)) << cell;
  for (const std::string_view cell :
       {"", "TBC", "n/a", "-", "12", "31/05/2015", "May 2015", "2015-05-31",
        "15%", "£1,200", "Train all staff in schools",
        "Brief staff by May 2015", "The board will agree the plan",
        "Write to every school in the city", "a@example.org", "✓"})
    EXPECT_FALSE(LooksLikeNames(cell)) << cell;
}

TEST(NameWords, AreFoldedAndEachInOneTable) {
  std::vector<std::string_view> met;
  for (const auto words :
       {RoleWords(), BodyWords(), AgencyWords(), SubjectWords()})
    for (const std::string_view word : words) {
      EXPECT_EQ(word, Fold(word));
      EXPECT_EQ(std::count(met.begin(), met.end(), word), 0) << word;
      met.push_back(word);
    }
}

TEST(NameWords, AreKnownInSingularPluralAndPossessive) {
  for (const std::string_view word : RoleWords()) {
    EXPECT_EQ(NameWordOf(word), NameWord::kRole) << word;
    EXPECT_EQ(NameWordOf(std::string(word) + 's'), NameWord::kRole) << word;
  }
  for (const std::string_view word : BodyWords())
    EXPECT_EQ(NameWordOf(word), NameWord::kBody) << word;
  for (const std::string_view word : AgencyWords())
    EXPECT_EQ(NameWordOf(word), NameWord::kAgency) << word;
  for (const std::string_view word : SubjectWords()) {
    EXPECT_EQ(NameWordOf(word), NameWord::kSubject) << word;
    EXPECT_EQ(NameWordOf(std::string(word) + "'s"), NameWord::kSubject);
  }
  EXPECT_EQ(NameWordOf("co-ordinator"), NameWord::kRole);
  EXPECT_EQ(NameWordOf("vice-chair"), NameWord::kRole);
  EXPECT_EQ(NameWordOf("sub-group"), NameWord::kBody);
  EXPECT_EQ(NameWordOf("regeneration"), NameWord::kSubject);
  EXPECT_EQ(NameWordOf("hill"), NameWord::kNone);
}

// Whatever they look like, and whatever stands between them.
TEST(Leads, NamesThatTheConfigurationNamesArePartedAtJoints) {
  const LeadRules rules{.rename = {{"Team7 Blue", "Head of Care"}},
                        .keep = {"Streets and Parks"}};
  for (const char* joint : {" and ", " & ", " + ", " / ", ", ", "; ", "\n"}) {
    EXPECT_THAT(
        ReadLeads("Team7 Blue" + std::string(joint) + "Team8 Red", rules),
        ElementsAre("Head of Care", "Team8 Red"))
        << joint;
    EXPECT_THAT(
        ReadLeads("Team8 Red" + std::string(joint) + "Streets and Parks",
                  rules),
        ElementsAre("Team8 Red", "Streets and Parks"))
        << joint;
  }
}

}  // namespace
}  // namespace planwatch
