#include "collectors/words/name_words.h"

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

std::vector<std::string> NamesIn(const std::string& cell) {
  return ReadNames(cell, {}).names;
}

TEST(NameWords, AShortPostBehindAPersonIsTheirs) {
  for (const std::string_view post :
       {"CEO", "CFO", "COO", "DASS", "DCS", "DDSL", "DPH", "DSL", "HoS", "IRO",
        "LADO", "SENCO", "SRO", "PSW"}) {
    const std::string one = "Ann Hill, " + std::string(post);
    EXPECT_THAT(NamesIn(one), ElementsAre(one));
  }
  for (const std::string_view other : {"WMP", "DBG", "EM"})
    EXPECT_THAT(NamesIn("Ann Hill, " + std::string(other)), SizeIs(2)) << other;
}

TEST(NameWords, AShortBodyBehindAPersonOrARankIsTheirs) {
  for (const std::string body :
       {"CCG", "CPS", "CQC", "CVS", "DWP", "ICB", "LSCB", "MASH", "NHS",
        "CAMHS", "NPS", "PCC", "PCT", "YOS", "YOT"}) {
    EXPECT_THAT(NamesIn("Ann Hill, " + body + "; Bob Wood, Police"),
                ElementsAre("Ann Hill (" + body + ")", "Bob Wood (Police)"));
    EXPECT_THAT(NamesIn("Team Manager, " + body),
                ElementsAre("Team Manager, " + body));
  }
  for (const std::string other : {"WMP", "DBG"}) {
    EXPECT_THAT(NamesIn("Ann Hill, " + other + "; Bob Wood, Police"), SizeIs(3))
        << other;
    EXPECT_THAT(NamesIn("Team Manager, " + other), SizeIs(2)) << other;
  }
}

TEST(NameWords, ABodyMayBeNamedAfterTwoPlaces) {
  for (const std::string_view body :
       {"Age UK Hill & Dale", "Hill & Dale CCG", "NHS Hill & Dale",
        "Hill & Dale ICB", "Hill & Dale PCT", "Hill & Dale LSCB",
        "CVS Hill & Dale", "Hill & Dale CIC", "Mind Hill & Dale",
        "YMCA Hill & Dale", "Hill & Dale YWCA", "NSPCC Hill & Dale",
        "Scouts Hill & Dale", "Citizens Advice Hill & Dale",
        "Healthwatch Hill & Dale", "Relate Hill & Dale", "Hill & Dale Police",
        "Hill & Dale Fire", "Hill & Dale Probation"})
    EXPECT_THAT(NamesIn(std::string(body)), ElementsAre(body));
  for (const std::string two :
       {"Hill & Dale WMP", "Moor Hill & Dale", "Milly & Head of Police",
        "Milly and Head of Fire", "Milly & Director of Probation"})
    EXPECT_THAT(NamesIn(two), SizeIs(2)) << two;
}

TEST(NameWords, AnEndingTellsASubject) {
  for (const std::string_view word :
       {"regeneration", "inclusion", "improvement", "leadership",
        "preparedness", "statistics", "hospitality", "disability",
        "biosecurity", "biodiversity", "neurodiversity"})
    EXPECT_EQ(NameWordOf(word), NameWord::kSubject) << word;
  // Too short for it, or no more than alike.
  for (const std::string_view word : {"station", "vision", "clement", "agility",
                                      "harness", "lucinda", "merton"})
    EXPECT_EQ(NameWordOf(word), NameWord::kNone) << word;
}

}  // namespace
}  // namespace planwatch
