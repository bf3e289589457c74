// Names of the configuration that a plan does not have, and the other way
// round, from plans that are read.
#include "daemon/snapshot/lead_notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "daemon/snapshot/check.h"
#include "daemon/snapshot/findings.h"
#include "tests/snapshot/read.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class LeadNotesTest : public test::SnapshotTest {
 protected:
  std::vector<std::string> Of(std::map<std::string, std::string> mail,
                              PlanOptions options = {},
                              const std::string& csv =
                                  "Action,RAG,Lead,Accountable\n"
                                  "One,Red,\"Ann Hill, Police\",Director\n"
                                  "Two,Red,Police,\n"
                                  "Three,Green,,Police\n") {
    Entry entry = test::PlanEntry("cse", folder_.Write("p.csv", csv));
    entry.options = std::move(options);
    entry.mail = std::move(mail);
    SnapshotTest::Read(test::ConfigOf({entry}));
    return LeadNotes(snapshot_.entries.at(0));
  }
};

PlanOptions Renaming(std::map<std::string, std::string> names) {
  return {.leads = {.rename = std::move(names)}};
}

TEST_F(LeadNotesTest, ThereAreNoneWithoutNamesInTheConfiguration) {
  EXPECT_THAT(Of({}), IsEmpty());
}

TEST_F(LeadNotesTest, ThereAreNoneWhereAllMeet) {
  EXPECT_THAT(Of({{"Head of Safety", "a@example.org"},
                  {"Police", "b@example.org"},
                  {"Director", "c@example.org"}},
                 Renaming({{"ann  hill", "Head of Safety"}})),
              IsEmpty());
}

TEST_F(LeadNotesTest, AnAddressOfNoLeadIsTold) {
  EXPECT_THAT(
      Of({{"Polise", "a@example.org"}}),
      ElementsAre("\"Polise\" under `leads: mail` is no action's lead, so no "
                  "mail goes there; name a lead exactly as it is shown"));
  // The routes of Alertmanager tell capitals from small letters.
  EXPECT_THAT(Of({{"police", "a@example.org"}}),
              ElementsAre(StartsWith("\"police\" under `leads: mail`")));
}

TEST_F(LeadNotesTest, AnAddressOfOneWhoIsRenamedIsOfNoLead) {
  EXPECT_THAT(
      Of({{"Ann Hill", "a@example.org"}}, Renaming({{"Ann Hill", "Safety"}})),
      ElementsAre(StartsWith("\"Ann Hill\" under `leads: mail`")));
}

TEST_F(LeadNotesTest, ALeadWithoutAnAddressBesideOthersIsTold) {
  EXPECT_THAT(
      Of({{"Ann Hill", "a@example.org"}}),
      ElementsAre("\"Director\", the lead of 1 action, has no address under "
                  "`leads: mail`, so the co-ordinator gets the mails",
                  "\"Police\", the lead of 3 actions, has no address under "
                  "`leads: mail`, so the co-ordinator gets the mails"));
}

TEST_F(LeadNotesTest, ANameToBeRenamedThatNoRowHasIsTold) {
  EXPECT_THAT(
      Of({}, Renaming({{"Ann Hill", "Safety"}, {"Bob Wood", "Housing"}})),
      ElementsAre(
          "\"Bob Wood\" under `leads: rename` is in no cell of leads; write it "
          "as the plan does, or take it out"));
  // A cell of partners is not renamed.
  EXPECT_THAT(Of({}, Renaming({{"Bob Wood", "Housing"}}),
                 "Action,RAG,Lead,Partners\nOne,Red,Police,Bob Wood\n"),
              ElementsAre(StartsWith("\"Bob Wood\" under `leads: rename`")));
}

TEST_F(LeadNotesTest, NoNameOfAHiddenLeadIsTold) {
  PlanOptions options =
      Renaming({{"Ann Hill", "Safety"}, {"Bob Wood", "Housing"}});
  options.leads_hidden = true;
  EXPECT_THAT(Of({{"Police", "a@example.org"}}, options),
              ElementsAre(StartsWith("\"Bob Wood\" under `leads: rename`"),
                          "`leads: mail` sends no lead a mail, since `hidden: "
                          "true` keeps leads out of the alerts; the "
                          "co-ordinator gets the mails"));
  EXPECT_THAT(FormatCheck(snapshot_),
              AllOf(Not(HasSubstr("Ann Hill")), Not(HasSubstr("Police")),
                    Not(HasSubstr("Director"))));
}

TEST_F(LeadNotesTest, TheOperatorIsToldAndNobodyElse) {
  Of({{"Polise", "a@example.org"}}, Renaming({{"Bob Wood", "Housing"}}));
  EXPECT_THAT(FormatCheck(snapshot_),
              HasSubstr("  To look at in the configuration:\n"
                        "    \"Bob Wood\" under `leads: rename`"));
  EXPECT_THAT(FormatCheck(snapshot_), HasSubstr("\"Polise\""));
  const auto json = nlohmann::json::parse(FormatCheckJson(snapshot_));
  EXPECT_EQ(json["sources"][0]["notes"]["total"], 2);
  // Notes, and no faults.
  EXPECT_THAT(FormatCheck(snapshot_), HasSubstr("1 source: all well."));
  EXPECT_EQ(ExitStatus(snapshot_), 0);
  EXPECT_THAT(
      MakeFindings(snapshot_, Audience::kEveryone).sources[0].notes.items,
      IsEmpty());
}

}  // namespace
}  // namespace planwatch
