#include "collectors/words/none.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

TEST(Nothing, IsSaidByEveryWordOfTheTableInAnyCaseAndWithMarksBehind) {
  for (const std::string_view word : NoneWords()) {
    EXPECT_EQ(word, Fold(word));
    EXPECT_TRUE(IsPlaceholder(word)) << word;
    EXPECT_TRUE(IsPlaceholder(std::string(word) + '.')) << word;
    EXPECT_TRUE(IsPlaceholder(std::string(word) + "?")) << word;
    EXPECT_FALSE(IsPlaceholder(std::string(word) + " by Police")) << word;
  }
}

TEST(Nothing, IsWhatIsNotKnownOrDecidedYet) {
  for (const std::string_view cell : {"TBC",
                                      "t.b.c.",
                                      "TBA",
                                      "T.B.A.",
                                      "TBD",
                                      "T.B.D",
                                      "TBI",
                                      "To be confirmed",
                                      "To be advised",
                                      "To be agreed",
                                      "To be allocated",
                                      "To be announced",
                                      "To be appointed",
                                      "To be assigned",
                                      "To be decided",
                                      "To be determined",
                                      "To be established",
                                      "To be identified",
                                      "To follow",
                                      "Awaiting confirmation",
                                      "Unknown",
                                      "Not known",
                                      "Not yet known",
                                      "Not known yet",
                                      "Not yet agreed",
                                      "Not yet confirmed",
                                      "Not yet identified",
                                      "Unconfirmed"})
    EXPECT_TRUE(IsPlaceholder(Fold(cell))) << cell;
  for (const std::string_view cell :
       {"To be identified by the Board", "Agreed", "Known to the Police",
        "Confirmation letter", "TBI unit"})
    EXPECT_FALSE(IsPlaceholder(Fold(cell))) << cell;
}

TEST(Nothing, IsWhatDoesNotApplyOrHasNoValue) {
  for (const std::string_view cell : {"N/A",
                                      "n.a.",
                                      "N\\A",
                                      "NA",
                                      "Not applicable",
                                      "Does not apply",
                                      "Not required",
                                      "None",
                                      "None identified",
                                      "None yet",
                                      "Nil",
                                      "NULL",
                                      "Nothing",
                                      "Blank",
                                      "(blank)",
                                      "Left blank",
                                      "No entry",
                                      "No data",
                                      "No information",
                                      "Not available",
                                      "Not recorded",
                                      "Not provided",
                                      "Not given",
                                      "Not stated",
                                      "Not set",
                                      "Not specified",
                                      "Unspecified"})
    EXPECT_TRUE(IsPlaceholder(Fold(cell))) << cell;
  for (const std::string_view cell :
       {"Not given to schools", "Blank forms", "Data", "Nothing new",
        "Information", "Specified"})
    EXPECT_FALSE(IsPlaceholder(Fold(cell))) << cell;
}

TEST(Nothing, IsNobody) {
  for (const std::string_view cell :
       {"Nobody", "No one", "No lead", "No owner", "Not allocated",
        "Not assigned", "Not appointed", "Unallocated", "Unassigned", "Vacant",
        "Vacancy", "Vacant post", "Post vacant"})
    EXPECT_TRUE(IsPlaceholder(Fold(cell))) << cell;
  for (const std::string_view cell :
       {"Vacancies Team", "Allocated", "Post Office", "Owner"})
    EXPECT_FALSE(IsPlaceholder(Fold(cell))) << cell;
}

TEST(Nothing, IsWhatAFormAsksFor) {
  for (const std::string_view cell :
       {"Select", "Please select", "Select one", "Select an option",
        "Please select an option", "Select from list", "-- Select --",
        "--Select--", "- Select -", "Choose", "Please choose",
        "Choose an item.", "Click here to enter text.",
        "Click or tap here to enter text.", "Click here to enter a date.",
        "Click or tap to enter a date."})
    EXPECT_TRUE(IsPlaceholder(Fold(cell))) << cell;
  for (const std::string_view cell : {"Select Committee", "Choose schools",
                                      "Options", "Please ring", "Click here"})
    EXPECT_FALSE(IsPlaceholder(Fold(cell))) << cell;
}

TEST(Nothing, IsABlankOrMarksAlone) {
  for (const std::string_view cell :
       {"", "  ", "-", "--", "–", "—", "- -", "?", "???", "..", "…", "/", "N/A",
        "T.B.C.", "TBC*", "n/a -"})
    EXPECT_TRUE(IsPlaceholder(Fold(cell))) << cell;
}

TEST(Nothing, IsNotWhatMeansSomething) {
  // A hidden small number, a tick, zero, a mark of ditto, words.
  for (const std::string_view cell :
       {"*", "x", "0", "no", "\"", "na na", "Nadia", "<5", "tbc by March",
        "not done", "100%"})
    EXPECT_FALSE(IsPlaceholder(Fold(cell))) << cell;
}

TEST(Ditto, IsSaidByEveryWordOfTheTable) {
  for (const std::string_view word : DittoWords()) {
    EXPECT_EQ(word, Fold(word));
    EXPECT_TRUE(IsDitto(word)) << word;
    EXPECT_TRUE(IsDitto(std::string(word) + '.')) << word;
    EXPECT_FALSE(IsPlaceholder(word)) << word;
  }
  EXPECT_TRUE(IsDitto(Fold("Ditto")));
  EXPECT_TRUE(IsDitto(Fold("As Above.")));
  EXPECT_TRUE(IsDitto(Fold("”")));
  EXPECT_TRUE(IsDitto(Fold("Do.")));
}

TEST(Ditto, IsWrittenInWordsAndMarks) {
  for (const std::string_view cell :
       {"Ditto", "do.", "-do-", "As above", "As before", "As per above", "Same",
        "Same as above", "Same as before", "See above", "\"", "\"\"", "''",
        "-\"-", "〃"})
    EXPECT_TRUE(IsDitto(Fold(cell))) << cell;
  for (const std::string_view cell :
       {"See above for dates", "See below", "As per plan", "Same day", "-"})
    EXPECT_FALSE(IsDitto(Fold(cell))) << cell;
}

TEST(Ditto, IsNothingElse) {
  for (const std::string_view cell :
       {"", ".", "-", "do", "as above and Police", "above", "the same team"})
    EXPECT_FALSE(IsDitto(Fold(cell))) << cell;
}

TEST(NoneAndDitto, HaveEachWordOnce) {
  std::set<std::string_view> met;
  for (const auto words : {NoneWords(), DittoWords()})
    for (const std::string_view word : words)
      EXPECT_TRUE(met.insert(word).second) << word;
}

}  // namespace
}  // namespace planwatch
