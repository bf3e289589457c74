#include "collectors/words/columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace planwatch {
namespace {

using testing::HasSubstr;

enum : int { kSown, kPicked, kWeight };
constexpr FieldName kNames[] = {{"sown", "the day of sowing"},
                                {"picked", "the day of picking"},
                                {"weight", "the weight"}};
constexpr HeadingRule kRules[] = {
    {kSown, 3, HeadingMatch::kDated, "sown"},
    {kSown, 2.6, HeadingMatch::kPhrase, "planted"},
    {kPicked, 3, HeadingMatch::kDated, "picked"},
    {kWeight, 3, HeadingMatch::kPhrase, "weight, yield"},
    {kWeight, 1.5, HeadingMatch::kPhrase, "crop"}};
constexpr HeadingVeto kVetoes[] = {{~0U, "by, previous"}};

const FieldTable& Garden() {
  static const FieldTable table = {kNames, kRules, kVetoes};
  return table;
}

TableColumns Find(const std::vector<std::string>& headings,
                  const ConfiguredColumns& configured = {}) {
  std::vector<Cell> cells;
  for (const std::string& heading : headings)
    cells.emplace_back().text = heading;
  return TableColumns(Garden(), configured, cells);
}

constexpr auto kNone = std::optional<std::size_t>();

TEST(TableColumns, AreChosenForAllFieldsAtOnceTheStrongestVoteFirst) {
  const TableColumns found = Find({"Bed", "Date picked", "Yield", "Date sown"});
  EXPECT_EQ(found[kSown], 3);
  EXPECT_EQ(found[kPicked], 1);
  EXPECT_EQ(found[kWeight], 2);
  EXPECT_FALSE(found.Has(0));
  EXPECT_TRUE(found.Has(3));
  EXPECT_EQ(Find({"Planted", "Sown"})[kSown], 1);
  EXPECT_EQ(TableColumns()[kSown], kNone);
}

TEST(TableColumns, TakeNoHeadingThatIsWeakOrVetoed) {
  EXPECT_EQ(Find({"Sown by", "Previous yield", "Crop"})[kSown], kNone);
  EXPECT_EQ(Find({"Sown by", "Previous yield", "Crop"})[kWeight], kNone);
}

TEST(TableColumns, TakeAHiddenColumnOnlyWhereNoneIsShown) {
  std::vector<Cell> header(2);
  header[0].text = "Sown";
  header[0].hidden = true;
  const TableColumns alone(Garden(), {}, header);
  EXPECT_EQ(alone[kSown], 0);
  EXPECT_TRUE(alone.Describe()[0].hidden);
  header[1].text = "Planted";
  const TableColumns found(Garden(), {}, header);
  EXPECT_EQ(found[kSown], 1);
  EXPECT_FALSE(found.DoubtOf(kSown, {}));
}

TEST(TableColumns, TakeAnExactConfiguredHeadingThenTheStartOfALongOne) {
  EXPECT_EQ(Find({"Day in the greenhouse", "Day", "Sown"},
                 {{"sown", " DAY "}})[kSown],
            1);
  EXPECT_EQ(Find({"Sown", "Day in the greenhouse"}, {{"sown", "day"}})[kSown],
            1);
  EXPECT_EQ(Find({"Sown", "First day in bed"}, {{"sown", "day in"}})[kSown], 1);
  // A part of a word is none, and nothing else is taken instead.
  const TableColumns found = Find({"Sown", "Monday"}, {{"sown", "day"}});
  EXPECT_EQ(found[kSown], kNone);
  EXPECT_TRUE(found.IsConfigured(kSown));
  EXPECT_FALSE(found.IsConfigured(kPicked));
}

TEST(TableColumns, KeepAConfiguredColumnForItsField) {
  // What one names exactly, another does not get by a loose reading.
  const TableColumns found = Find({"Day picked", "Day sown"},
                                  {{"sown", "day"}, {"picked", "Day picked"}});
  EXPECT_EQ(found[kSown], 1);
  EXPECT_EQ(found[kPicked], 0);
  // Two may share one that both name.
  const TableColumns shared =
      Find({"Day"}, {{"sown", "day"}, {"picked", "day"}});
  EXPECT_EQ(shared[kSown], 0);
  EXPECT_EQ(shared[kPicked], 0);
}

// Of these columns nothing is known but the headings.
TEST(TableColumns, AreQualifiedByWordsInBrackets) {
  struct Case {
    std::vector<std::string> headings;
    std::optional<std::size_t> weight;
  };
  for (const Case& c :
       std::vector<Case>{{{"Weight (previous)", "Crop yield"}, 1},
                         {{"Weight (previous)"}, kNone},
                         {{"Weight (previous year)"}, kNone},
                         {{"Weight (2014)", "Yield"}, 1},
                         {{"Weight (2014)"}, 0},
                         {{"Weight (by field)", "Best yield"}, 0},
                         {{"Weight (by field)"}, 0},
                         {{"Weight (%)", "Best yield"}, 0},
                         {{"Weight (£000s)", "Best yield"}, 0},
                         {{"Weight (if known)", "Best yield"}, 0},
                         {{"Weight (1)", "Best yield"}, 0}})
    EXPECT_EQ(Find(c.headings)[kWeight], c.weight) << c.headings[0];
}

TEST(TableColumns, AreInDoubtWhereTwoSpeakForAFieldAlike) {
  struct Case {
    std::vector<std::string> headings;
    ConfiguredColumns configured;
    bool in_doubt;
  };
  for (const Case& c : std::vector<Case>{
           {{"Yield", "Sown", "Weight"}, {}, true},
           {{"Weight", "Weight"}, {}, true},
           {{"Weight", "Best weight"}, {}, false},  // 3 and 2.55
           {{"Weight", "Previous weight"}, {}, false},
           {{"Weight", "Weight (2014)"}, {}, true},
           {{"Weight", "Weight (previous)"}, {}, false},
           {{"Yield", "Weight"}, {{"weight", "Yield"}}, false},
           {{"Kg of May", "Kg of June"}, {{"weight", "Kg"}}, true},
           {{"Kg", "Kg of June"}, {{"weight", "Kg"}}, false},
           {{"Kg", "kg"}, {{"weight", "Kg"}}, true}}) {
    EXPECT_EQ(Find(c.headings, c.configured).DoubtOf(kWeight, {}).has_value(),
              c.in_doubt)
        << c.headings[0] << ", " << c.headings.back();
  }
  const Place header = {"sheet One", 4};
  const auto doubt = Find({"Yield", "Sown", "Weight"}).DoubtOf(kWeight, header);
  ASSERT_TRUE(doubt);
  EXPECT_EQ(doubt->about, "column");
  EXPECT_EQ(doubt->place, header);
  EXPECT_EQ(doubt->text,
            "two columns may be the weight (columns 1 and 3); column 3 was "
            "taken");
  EXPECT_EQ(doubt->settle,
            "name the whole heading in `columns: { weight: the heading }`");
  // No key can tell these apart.
  EXPECT_EQ(Find({"Kg", "kg"}, {{"weight", "Kg"}}).DoubtOf(kWeight, {})->settle,
            "give the two columns different headings");
}

TEST(TableColumns, TellNoHeadingThatTheConfigurationDoesNotName) {
  const TableColumns found =
      Find({"Secret weight", "Day of the secret", "Picked"},
           {{"sown", "day of"}, {"picked", "gone"}});
  EXPECT_EQ(found.Choice(kWeight), "weight: column 1, by its heading");
  EXPECT_EQ(found.Choice(kSown),
            "sown: column 2, headed \"day of\" as `columns:` says");
  EXPECT_THAT(found.Missing(kPicked).message(),
              HasSubstr("no column is headed \"gone\", which `columns:` names "
                        "for picked"));
  EXPECT_THAT(Find({"Weight"}).Missing(kPicked).message(),
              HasSubstr("`columns: { picked: the heading }`"));
  const std::vector<ColumnReading> columns = found.Describe();
  ASSERT_EQ(columns.size(), 2);
  EXPECT_EQ(columns[0].column, 0);
  EXPECT_EQ(columns[0].role, "weight");
  EXPECT_EQ(columns[0].heading, "");
  EXPECT_EQ(columns[1].role, "sown");
  EXPECT_EQ(columns[1].heading, "day of");
}

}  // namespace
}  // namespace planwatch
