// The words by which a row says that it is no action: each of them, and what
// only looks like it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

constexpr const char* kFirst = "1|Train all drivers|Police|30/06/2015|Green";
constexpr const char* kSecond = "2|Brief every GP|Health|30/06/2015|Red";

// How many actions there are, and why the row is none where it is left out.
struct Taken {
  std::size_t actions = 0;
  std::string why;
};

Taken TakenWith(const Rows& rows) {
  const Plan plan = ReadPlan(rows);
  return {plan.actions.size(), plan.report.passed_over.empty()
                                   ? std::string()
                                   : plan.report.passed_over[0].why};
}

Taken Below(const std::string& row) {
  return TakenWith(Rows{"Ref|Action|Lead|Due|RAG", kFirst, kSecond}.Add(row));
}

Taken Above(const std::string& row) {
  return TakenWith(
      Rows{"Ref|Action|Lead|Due|RAG"}.Add(row).Add(kFirst).Add(kSecond));
}

TEST(RowWords, ATotalBeginsWithAWordForIt) {
  for (const std::string word :
       {"Total", "Totals", "Grand total", "Sub total", "Subtotal", "Sum",
        "Average", "Count", "Number of", "No of", "No. of"}) {
    for (const std::string& row :
         {word, word + ':', word + " actions: 12", word + ": 12"})
      EXPECT_EQ(Below('|' + row + "|||").why, "a total") << row;
    EXPECT_EQ(Below('|' + word + " actions|||2").why, "a total") << word;
    // Another word, a text behind it, or a date beside it.
    for (const std::string& row :
         {word + "s12 12|||", word + " of all that is done|||",
          word + " of carers to rise to 120|Health|30/06/2015|"})
      EXPECT_NE(Below('|' + row).why, "a total") << row;
  }
}

TEST(RowWords, AnOverallFigureBelowTheActionsIsATotal) {
  const auto below = [](const std::string& row) {
    return TakenWith(Rows{"Ref|Action|Lead|Due|% complete",
                          "1|Train all drivers|Police|30/06/2015|50%",
                          "2|Brief every GP|Health|30/06/2015|40%"}
                         .Add(row))
        .actions;
  };
  for (const std::string word :
       {"Overall", "Percent", "Percentage", "%", "Average", "Mean", "Total",
        "All", "Plan total", "Progress to date"}) {
    EXPECT_EQ(below('|' + word + "|||60%"), 2u) << word;
    EXPECT_EQ(below('|' + word + " of it|||60%"), 2u) << word;
    EXPECT_EQ(below("3|" + word + " of it|||60%"), 3u) << word;
    EXPECT_EQ(below('|' + word + " of it|Police||60%"), 3u) << word;
  }
  EXPECT_EQ(below("|Meaningful talks|||60%"), 3u);
  EXPECT_EQ(below("|Progress of it|||60%"), 3u);
}

TEST(RowWords, GuidanceBelowTheHeaderBeginsWithAWordForIt) {
  for (const std::string word :
       {"e.g.", "eg", "i.e.", "For example", "Please", "Insert", "Enter",
        "Select", "Choose", "Describe", "State", "List", "What", "How", "Who",
        "When", "Which", "Name of", "Job title of"}) {
    const std::string row =
        "1|" + word + " the thing to do|" + word + " the person||";
    EXPECT_EQ(Above(row).actions, 2u) << word;
    EXPECT_EQ(Below(row).actions, 3u) << word;
    EXPECT_EQ(Above("1|" + word + " the thing to do|Police||").actions, 3u)
        << word;
    EXPECT_EQ(
        Above("1|" + word + " the thing to do|" + word + " it|30/06/2015|")
            .actions,
        3u)
        << word;
  }
  for (const char* const row :
       {"1|(The thing) to do|(The person) who does||",
        "1|[The thing] to do|[The person] who does||",
        "1|<The thing> to do|<The person> who does||",
        "1|The thing to do?|The person?||", "1|The thing to do?|x|dd/mm/yy|",
        "1|The thing to do?|x|mmm-yy|", "1|The thing to do?|x|dd mm|",
        "1|The thing to do?|x|dd/mm if known|"})
    EXPECT_EQ(Above(row).actions, 2u) << row;
  for (const char* const row :
       {"1|Stately homes are mended|Stately homes||",
        "1|Listed homes are mended|Listed homes||",
        "1|Egg boxes are sorted|Egg boxes||", "1|The thing to do?|x|mmm|",
        "1|The thing to do?|x|dd yy|", "1|The thing to do?|x|mm/yy if known|"})
    EXPECT_EQ(Above(row).actions, 3u) << row;
}

TEST(RowWords, AnExampleSaysSoInItsFirstCell) {
  for (const std::string word :
       {"e.g", "e.g.", "E.g.", "eg", "eg.", "Example", "Sample"})
    EXPECT_EQ(
        Above(word + "|Train some drivers|Police|30/06/2015|Green").actions, 2u)
        << word;
  for (const std::string word : {"A", "Samples", "Examples of it"})
    EXPECT_EQ(
        Above(word + "|Train some drivers|Police|30/06/2015|Green").actions, 3u)
        << word;
}

TEST(RowWords, WhereNothingIsToBeDoneTheMinutesSaySo) {
  for (const std::string text :
       {"No action", "No actions", "No further action", "No further actions",
        "No action required", "No further action required", "No action needed",
        "None required", "Noted", "Noted.", "For information", "For noting",
        "For information only"}) {
    EXPECT_EQ(Below("3|" + text + "|||").why, "no action yet") << text;
    EXPECT_EQ(Below("3|" + text + "|Police||").actions, 3u) << text;
    EXPECT_EQ(Below("3|" + text + " by GPs|||").actions, 3u) << text;
  }
}

TEST(RowWords, ARowThatGoesOnWithTheOneAboveIsInDoubt) {
  const auto goes_on = [](const std::string& row) {
    return testing::Value(
        Doubts(Rows{"Ref|Action|Lead|Due|RAG", kFirst, kSecond}.Add(row)),
        testing::Contains(testing::HasSubstr("goes on with an action above")));
  };
  for (const std::string word :
       {"continued", "cont", "contd", "cont'd", "Continued", "CONT."}) {
    for (const std::string before : {"2 ", "2 (", "2-", "2["})
      EXPECT_TRUE(goes_on(before + word + "|More of it|Police|30/06/2015|"))
          << before << word;
    for (const std::string before : {"Brief every GP (", "Brief every GP ["})
      EXPECT_TRUE(goes_on("3|" + before + word + ")|Police|30/06/2015|"))
          << before << word;
    EXPECT_FALSE(goes_on("3|Patrols are " + word + "|Police|30/06/2015|"))
        << word;
    EXPECT_FALSE(goes_on("3|" + word + "|Police|30/06/2015|")) << word;
    EXPECT_FALSE(goes_on("2dis" + word + "|More of it|Police|30/06/2015|"))
        << word;
  }
}

TEST(RowWords, ARemarkBelowAnActionIsOfIt) {
  for (const std::string word :
       {"Note:", "Notes:", "N.B.",
        "NB:", "Update:", "Comment:", "Comments:", "Status update:",
        "Progress:", "Evidence:", "Latest:", "Position:", "Latest position:",
        "Update May 2015:", "Update from the last meeting:"}) {
    const Plan plan = ReadPlan({"Ref|Action|Lead|Due|RAG", kFirst,
                                '|' + word + " two were seen|||", kSecond});
    ASSERT_EQ(plan.actions.size(), 2u) << word;
    EXPECT_THAT(plan.actions[0].progress, testing::HasSubstr("two were seen"))
        << word;
    EXPECT_EQ(Below('|' + word + " two were seen|Police|30/06/2015|").actions,
              3u)
        << word;
  }
  for (const std::string text :
       {"Update the website: two were seen", "Notes of what is said",
        "Position of signs: two were seen"})
    EXPECT_EQ(ReadPlan({"Ref|Action|Lead|Due|RAG", kFirst, '|' + text + "|||",
                        kSecond})
                  .actions.size(),
              3u)
        << text;
}

TEST(RowWords, APromptOfAFormIsNoAction) {
  for (const char* const text :
       {"Click here to enter text", "Click or tap here to enter text",
        "Click or tap to enter a date", "Choose an item.", "xxx", "____",
        "../../.."})
    EXPECT_EQ(Below(std::string("3|") + text + "|Police||").actions, 2u)
        << text;
  for (const char* const text : {"Click rates go up", "Choose items"})
    EXPECT_EQ(Below(std::string("3|") + text + "|Police||").actions, 3u)
        << text;
}

TEST(RowWords, WhoSignsThePlanOrWhenItIsReviewedIsNoAction) {
  constexpr const char* kForm = "a form to fill in, such as a signature";
  for (const std::string label :
       {"Approved", "Signed", "Signature", "Last updated", "Next review",
        "Review date", "Date of review", "Document owner",
        "Date of next review", "Authorised signatory"}) {
    for (const char* const behind :
         {"", " (chair)", ": the chair", " of this plan"})
      EXPECT_EQ(Below('|' + label + behind + "|A. Chair|12/01/2015|").why,
                kForm)
          << label << behind;
    for (const char* const behind : {" copies are kept", " of this policy"})
      EXPECT_EQ(Below('|' + label + behind + "|A. Chair|12/01/2015|").actions,
                3u)
          << label << behind;
    // A rating makes it an action.
    EXPECT_EQ(Below('|' + label + "|A. Chair|12/01/2015|Red").actions, 3u)
        << label;
  }
  for (const std::string word :
       {"Approved", "Signed", "Signed off", "Agreed", "Ratified", "Authorised",
        "Authorized", "Prepared", "Produced", "Reviewed", "Last updated"}) {
    for (const std::string& row :
         {word + " by the board", word + " on behalf of GPs",
          "Plan " + word + " by the board"})
      EXPECT_EQ(Below('|' + row + "||12/01/2015|").why, kForm) << row;
    for (const std::string& row :
         {word + " lists are kept", word + " by the board of the whole trust"})
      EXPECT_EQ(Below('|' + row + "||12/01/2015|").actions, 3u) << row;
  }
}

}  // namespace
}  // namespace planwatch
