// The words that deny a phrase, leave it open or leave it standing.
#include "collectors/referral/denial.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "collectors/referral/categories.h"

namespace planwatch {
namespace {

const Categories& Outcomes() {
  static const Categories categories(
      {{"further", {"panel"}}, {"none", {"NFA"}}, {"early", {"early help"}}});
  return categories;
}
constexpr std::size_t kPanel = 0, kNfa = 1, kEarlyHelp = 2, kOther = 3;

void ExpectSure(std::size_t label, const std::vector<const char*>& texts) {
  for (const char* text : texts) {
    EXPECT_EQ(Outcomes().Find(text).label, label) << text;
    EXPECT_EQ(Outcomes().Find(text).sureness, Categories::Sureness::kSure)
        << text;
  }
}

void ExpectUnclear(const std::vector<const char*>& texts) {
  for (const char* text : texts) {
    EXPECT_EQ(Outcomes().Find(text).label, kOther) << text;
    EXPECT_EQ(Outcomes().Find(text).sureness,
              Categories::Sureness::kMayBeDenied)
        << text;
  }
}

TEST(Denial, MayBeAWordInFront) {
  ExpectSure(kOther, {"No panel", "Nil panel", "Not a panel", "Non panel",
                      "Never a panel", "Nor was a panel", "Neither panel",
                      "Except panel", "Excluding panel", "Instead of panel",
                      "Rather than panel", "Isn't for panel",
                      "Wasn't for panel", "Doesn't need a panel",
                      "Didn't need a panel", "Without a panel"});
  ExpectSure(
      kOther,
      {"Declined early help", "Declining early help",
       "Family declines early help", "Refused early help",
       "Refusing early help", "Family refuses early help",
       "Rejected early help", "Rejecting early help", "Below panel threshold",
       "Unable to hold a panel", "Failed to meet panel criteria",
       "Fails to meet panel criteria", "Unlikely to need a panel",
       "Advice against a panel", "Unsuitable for panel", "Ineligible for panel",
       "Inappropriate for panel", "Unnecessary for panel",
       "Insufficient for panel"});
  ExpectSure(kPanel, {"Northern panel", "Able to hold a panel",
                      "Eligible for panel", "Necessary for panel"});
}

TEST(Denial, MayBeAPhraseInFront) {
  ExpectSure(
      kOther,
      {"Removed from panel list", "Diverted from panel", "Withdrawn from panel",
       "Steered away from a panel", "Screened out of panel",
       "Filtered out of panel", "Opted out of panel", "Ruled out of panel",
       "Stepped out of panel", "Visit in lieu of a panel",
       "Visit in place of a panel", "Alternative to panel",
       "Alternatives to a panel", "Closed before panel", "Ended prior to panel",
       "Resolved ahead of panel", "Ceased before panel"});
  ExpectUnclear({"Call via panel", "Stepped down from panel",
                 "Discharged from panel", "Visit before panel",
                 "Visit prior to panel", "Visit ahead of panel"});
  ExpectSure(kEarlyHelp, {"Early help in lieu of a panel",
                          "Early help, ruled out of panel"});
  ExpectSure(kPanel, {"Moved from home to panel", "Come out of panel",
                      "Away at panel", "An alternative: panel"});
}

TEST(Denial, MayBeALevelThatIsNotReached) {
  ExpectSure(kOther, {"Under panel threshold", "Under panel thresholds",
                      "Under panel criteria", "Under panel criterion",
                      "Under panel level", "Under the threshold of panel"});
  ExpectSure(kPanel, {"Under panel rules", "Over panel threshold"});
}

TEST(Denial, MayBeAWordBehind) {
  ExpectSure(kOther, {"Panel declined", "Panel declining", "Panel declines",
                      "Panel refused", "Panel refusing", "Panel refuses",
                      "Panel rejected", "Panel withdrawn", "Panel cancelled",
                      "Panel unnecessary", "Panel unlikely", "Panel unsuitable",
                      "Panel abandoned", "Panel inappropriate"});
  ExpectSure(kOther,
             {"Panel not held", "Panel never held", "Panel isn't needed",
              "Panel wasn't held", "Panel doesn't meet", "Panel didn't proceed",
              "Panel won't proceed", "Panel hasn't proceeded",
              "Panel cannot proceed"});
  ExpectSure(kPanel, {"Panel recline", "Panel necessary", "Panel held",
                      "Panel appropriate", "Panel not yet held"});
}

TEST(Denial, IsOfWhatIsNotDone) {
  ExpectSure(kOther, {"Panel not required",   "Panel not needed",
                      "Panel not met",        "Panel did not meet",
                      "Panel not held",       "Panel not agreed",
                      "Panel not accepted",   "Panel not appropriate",
                      "Panel not progressed", "Panel not necessary",
                      "Panel not proceeding", "Panel did not proceed",
                      "Panel not proceeded",  "Panel not pursued",
                      "Panel not taken",      "Panel not wanted",
                      "Panel not done",       "Panel not convened",
                      "Panel not arranged",   "Panel not suitable",
                      "Panel not eligible",   "Panel not warranted",
                      "Panel not justified",  "Panel not proportionate",
                      "Panel not applicable", "Panel not approved",
                      "Panel not granted",    "Panel not indicated",
                      "Panel not offered",    "Panel not reached",
                      "Panel not given"});
  ExpectUnclear({"Panel not attended", "Panel not convenient",
                 "Panel not held within a week", "Panel not held until May",
                 "Panel not held before May", "Panel not held in May",
                 "Panel not held on Friday"});
}

TEST(Denial, MayBeAnAnswer) {
  ExpectSure(kOther, {"Panel: no", "Panel: N", "Panel: none", "Panel: nil",
                      "Panel - no need", "Panel - no requirement",
                      "Panel - no consent"});
  ExpectSure(kPanel, {"Panel? Yes", "Panel? Y", "Panel - no role of police"});
  ExpectUnclear({"Panel?", "Panel? Perhaps"});
}

TEST(Denial, ReachesAcrossWordsThatSayNoMore) {
  ExpectSure(kOther, {"Not a panel",
                      "Not an early help",
                      "Not the panel",
                      "Without any panel",
                      "No new panel",
                      "No further panel",
                      "No need for a panel",
                      "No need of panel",
                      "Not from panel",
                      "Not been to panel",
                      "Does not require panel",
                      "Not to be panel",
                      "No requirement to hold a panel",
                      "Panel is not needed",
                      "Panel was declined",
                      "Panel has been cancelled",
                      "Panel will not proceed",
                      "Early help were not needed",
                      "Early help are not needed",
                      "Panel does not meet criteria",
                      "Early help do not meet criteria",
                      "Not to proceed to panel"});
  ExpectSure(kOther, {"Not met for panel", "No threshold for panel",
                      "No thresholds met for panel",
                      "Thresholds not met for panel", "Not criteria for panel",
                      "No offer of early help", "No consent for early help",
                      "Not enough for panel", "No information for panel",
                      "No info for panel", "No evidence for panel"});
  ExpectSure(
      kOther,
      {"Early help offered, declined", "Early help but declined",
       "Early help consent refused", "Early help family declined",
       "Early help parent declined", "Early help parents declined",
       "Panel met not", "Panel threshold not met", "Panel thresholds not met",
       "Panel criteria not met", "Panel considered but declined"});
  ExpectUnclear({"No school for panel", "Threshold not met panel"});
}

TEST(Denial, IsUnclearBesideADoubt) {
  ExpectUnclear(
      {"Panel considered",    "Considering panel", "Consider panel",
       "Possible panel",      "Possibly panel",    "Maybe panel",
       "Perhaps panel",       "Probably panel",    "Likely panel",
       "Potential panel",     "Potentially panel", "Panel if agreed",
       "Panel unless closed", "Whether panel",     "Might go to panel",
       "Could go to panel",   "Unsure of panel",   "Unclear on panel",
       "Previous panel",      "Previously panel",  "Historic panel",
       "Historical panel"});
  ExpectSure(kPanel, {"Considerate panel", "Clear panel", "History at panel"});
}

TEST(Denial, IsUnclearWhereOneWaits) {
  ExpectUnclear({"To await panel", "Awaiting panel", "Awaits panel",
                 "Panel awaited", "Panel pending", "Waiting for panel",
                 "Panel deferred", "Panel postponed", "Panel paused",
                 "Panel adjourned", "Panel - TBC", "Panel - TBA", "Panel - TBD",
                 "Panel on hold"});
  ExpectSure(kPanel, {"Awaiting panel outcome", "Awaiting panel outcomes",
                      "Awaiting panel date", "Awaiting panel minutes",
                      "Panel attended", "Panel held"});
  // The reason of a label that is itself a denial.
  ExpectSure(kNfa, {"NFA - awaiting a report", "NFA, adjourned report"});
}

TEST(Denial, IsOfTwoThatAreJoined) {
  ExpectUnclear({"Early help and panel declined",
                 "Early help or panel declined", "Early help nor panel"});
  ExpectSure(kEarlyHelp, {"Early help; panel declined"});
}

TEST(Denial, MayBeALabelByWhichOthersGiveReasons) {
  for (const char* phrase :
       {"no action", "nil action", "none", "without action", "nfa",
        "not for us", "never seen", "declined", "rejected", "withdrawn",
        "cancelled", "abandoned", "unnecessary", "inappropriate",
        "unsuitable"}) {
    EXPECT_TRUE(IsNegative(ReadClauses(phrase))) << phrase;
    const std::vector<Category> only = {{"label", {phrase}}};
    const auto match =
        Categories(only).Find(std::string(phrase) + " as not needed");
    EXPECT_EQ(match.label, 0) << phrase;
  }
  for (const char* phrase : {"action", "north team", "accepted", "necessary"})
    EXPECT_FALSE(IsNegative(ReadClauses(phrase))) << phrase;
}

}  // namespace
}  // namespace planwatch
