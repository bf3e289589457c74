// The database's format: texts that histories hold, and are read for good.
#include "daemon/history/record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "daemon/history/release_json.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

ActionRecord FullAction() {
  ActionRecord record;
  Action& action = record.action;
  action.reference = "A1";
  action.has_own_reference = true;
  action.title = "Train \"all\" staff";
  action.priority = "High";
  action.rag = Rag::kGreen;
  action.complete = true;
  action.completed = Day("2015-05-01");
  action.due.date = Day("2015-05-02");
  action.due.revised = Day("2015-05-03");
  action.due.guessed = true;
  action.due.text = "May";
  action.deadline = Day("2015-05-04");
  action.progress = "Begun";
  action.delay = "No rooms";
  action.evidence = "Minutes";
  action.outcome = "Staff know";
  action.responsible = {"Head of Service", "Police"};
  action.accountable = {"Board"};
  action.partners = {"Health"};
  record.objective = {"1", "Prevent"};
  return record;
}

constexpr const char* kFullAction =
    R"({"accountable":["Board"],"complete":true,"completed":"2015-05-01",)"
    R"("deadline":"2015-05-04","delay":"No rooms","due":"2015-05-02",)"
    R"("due_guessed":true,"due_text":"May","evidence":"Minutes",)"
    R"("objective":["1","Prevent"],"outcome":"Staff know",)"
    R"("own_reference":true,"partners":["Health"],"priority":"High",)"
    R"("progress":"Begun","rag":"green","reference":"A1","responsible":["Head of Service",)"
    R"("Police"],"revised":"2015-05-03","title":"Train \"all\" staff"})";

TEST(Record, OfAnActionIsThisText) {
  EXPECT_EQ(ToJson(FullAction()), kFullAction);
  const Result<ActionRecord> read = ActionFromJson(kFullAction);
  ASSERT_TRUE(read);
  EXPECT_EQ(ToJson(*read), kFullAction);
  EXPECT_EQ(ToJson(*ActionFromJson(ToJson(ActionRecord{}))),
            ToJson(ActionRecord{}));
  EXPECT_THAT(ToJson(ActionRecord{}),
              testing::HasSubstr(R"("completed":null,"deadline":null)"));
}

// Whatever of it is missing.
TEST(Record, ThatIsCutIsAnErrorThatQuotesNothing) {
  const std::string whole = kFullAction;
  for (const char* key :
       {"accountable", "complete", "due_guessed", "due_text", "evidence",
        "objective", "own_reference", "partners", "priority", "rag",
        "reference", "responsible", "title"}) {
    std::string text = whole;
    text.replace(text.find(std::string("\"") + key + '"') + 1, 1, "#");
    const Result<ActionRecord> read = ActionFromJson(text);
    ASSERT_FALSE(read) << key;
    EXPECT_EQ(read.error().message(), "a record is not as planwatch wrote it");
  }
  for (const char* text : {"", "{", "[]", "{}", "null"}) {
    EXPECT_FALSE(ActionFromJson(text)) << text;
    EXPECT_FALSE(OutcomesFromJson(text)) << text;
    EXPECT_FALSE(SeriesFromKey(text)) << text;
    EXPECT_FALSE(MeasurePointFromJson(text)) << text;
    EXPECT_FALSE(ReleasedFromJson<RegisterRelease>(text)) << text;
    EXPECT_FALSE(ReleasedFromJson<TableChain>(text)) << text;
    EXPECT_FALSE(ReleasedFromJson<MeasureChainKey>(text)) << text;
    EXPECT_FALSE(ReleasedFromJson<MeasureChain>(text)) << text;
    EXPECT_FALSE(ReleasedFromJson<MeasuresReleases>(text)) << text;
  }
}

TEST(Record, OfOutcomesIsTheirRags) {
  std::vector<Outcome> outcomes;
  for (const Rag rag : kAllRags) outcomes.push_back({.rag = rag, .place = {}});
  const std::string text = ToJson(outcomes);
  EXPECT_EQ(text, R"({"outcomes":["red","amber","green","blue","unrated"]})");
  const auto read = OutcomesFromJson(text);
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), outcomes.size());
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    EXPECT_EQ((*read)[i].rag, outcomes[i].rag);
  // A word of a later version.
  EXPECT_EQ(OutcomesFromJson(R"({"outcomes":["pink"]})")->front().rag,
            Rag::kUnrated);
}

TEST(Record, OfAMeasureIsItsSeriesAndItsPoints) {
  MeasureSeries series;
  series.measure = "Children seen";
  series.area = "North";
  series.partner = "Police";
  EXPECT_EQ(SeriesKey(series), R"(["Children seen","North","Police"])");
  EXPECT_EQ(*SeriesFromKey(SeriesKey(series)), series);

  const std::pair<Polarity, const char*> polarities[] = {
      {Polarity::kMore, "more"},
      {Polarity::kLess, "less"},
      {Polarity::kNone, "none"}};
  for (const auto& [polarity, word] : polarities) {
    MeasurePoint point{.value = 40.5, .unit = "%", .polarity = polarity};
    EXPECT_EQ(ToJson(point), R"({"polarity":")" + std::string(word) +
                                 R"(","target":null,"unit":"%","value":40.5})");
    EXPECT_EQ(*MeasurePointFromJson(ToJson(point)), point);
    point.target = 50;
    EXPECT_EQ(*MeasurePointFromJson(ToJson(point)), point);
  }
  EXPECT_EQ(
      MeasurePointFromJson(R"({"polarity":"?","target":1,"unit":"","value":1})")
          ->polarity,
      Polarity::kNone);
}

ReleasedTable FullTable() {
  return {.as_at = Day("2015-03-31"),
          .total = 60,
          .shown = {{"further", 20}, {"none", 30}},
          .held = {"other"},
          .policy = {.minimum = 8, .round_to = 5},
          .wait_days = {{50, 2}, {90, 7}}};
}
constexpr const char* kFullTable =
    R"({"as_at":"2015-03-31","held":["other"],)"
    R"("policy":{"minimum":8,"round_to":5},"shown":[{"count":20,)"
    R"("label":"further"},{"count":30,"label":"none"}],"total":60,)"
    R"("wait_days":[[50,2],[90,7]]})";

TEST(Record, OfARegistersReleaseIsThisText) {
  const RegisterRelease release{.totals = {.received = 1,
                                           .triaged = 2,
                                           .awaiting = 3,
                                           .awaiting_beyond_target = 4,
                                           .received_within = {5, 6, 7, 8},
                                           .triaged_within = {9, 10, 11, 12}},
                                .rows = 13};
  const std::string text =
      R"({"rows":13,"totals":{"awaiting":3,"awaiting_beyond_target":4,)"
      R"("received":1,"received_within":[5,6,7,8],"triaged":2,)"
      R"("triaged_within":[9,10,11,12]}})";
  EXPECT_EQ(ToJson(release), text);
  EXPECT_EQ(*ReleasedFromJson<RegisterRelease>(text), release);
}

TEST(Record, OfAChainIsThisText) {
  const std::pair<Refusal::Why, const char*> reasons[] = {
      {Refusal::Why::kFewCells, "few cells"},
      {Refusal::Why::kSmallMove, "small move"},
      {Refusal::Why::kMovedAlone, "moved alone"},
      {Refusal::Why::kFell, "fell"},
      {Refusal::Why::kGroup, "group"},
      {Refusal::Why::kOverTotal, "over total"},
      {Refusal::Why::kNoPersons, "no persons"}};
  for (const auto& [why, word] : reasons) {
    const TableChain chain{
        .since = Day("2015-01-01"),
        .offered = Day("2015-06-30"),
        .tables = {FullTable()},
        .refused =
            Refusal{.as_at = Day("2015-06-30"), .why = why, .cells = {"none"}}};
    const std::string text =
        R"({"offered":"2015-06-30","refused":{"as_at":"2015-06-30",)"
        R"("cells":["none"],"why":")" +
        std::string(word) + R"("},"since":"2015-01-01","tables":[)" +
        kFullTable + "]}";
    EXPECT_EQ(ToJson(chain), text);
    EXPECT_EQ(*ReleasedFromJson<TableChain>(text), chain);
  }
  EXPECT_EQ(*ReleasedFromJson<TableChain>(ToJson(TableChain{})), TableChain{});
  EXPECT_FALSE(ReleasedFromJson<TableChain>(
      R"({"offered":null,"refused":null,"since":"2015-02-31","tables":[]})"));
}

TEST(Record, OfMeasuresReleasesIsThisText) {
  const std::pair<MeasureBy, const char*> bys[] = {
      {MeasureBy::kArea, "area"},
      {MeasureBy::kPartner, "partner"},
      {MeasureBy::kBoth, "both"}};
  for (const auto& [by, word] : bys) {
    const MeasureChainKey key{.measure = "Seen",
                              .by = by,
                              .cumulative = true,
                              .period = Day("2015-04-01")};
    const std::string text = R"({"by":")" + std::string(word) +
                             R"(","cumulative":true,"measure":"Seen",)"
                             R"("period":"2015-04-01"})";
    EXPECT_EQ(ToJson(key), text);
    EXPECT_EQ(*ReleasedFromJson<MeasureChainKey>(text), key);
  }
  const std::pair<Polarity, const char*> polarities[] = {
      {Polarity::kMore, "more"},
      {Polarity::kLess, "less"},
      {Polarity::kNone, "none"}};
  for (const auto& [polarity, word] : polarities) {
    MeasureChain chain;
    chain.tables.since = Day("2015-01-01");
    chain.cells = 3;
    chain.notes[Day("2015-03-31")]["Police"] = {
        .target = 25.5, .unit = "%", .polarity = polarity};
    const std::string text =
        R"({"cells":3,"notes":[["2015-03-31",{"Police":{"polarity":")" +
        std::string(word) +
        R"(","target":25.5,"unit":"%"}}]],"tables":{"offered":null,)"
        R"("refused":null,"since":"2015-01-01","tables":[]}})";
    EXPECT_EQ(ToJson(chain), text);
    EXPECT_EQ(*ReleasedFromJson<MeasureChain>(text), chain);
  }
  const MeasuresReleases releases{.since = Day("2015-01-01"),
                                  .offered = Day("2015-01-02"),
                                  .released = Day("2015-01-03"),
                                  .rows = 12,
                                  .totals = {},
                                  .chains = {}};
  EXPECT_EQ(ToJson(releases),
            R"({"offered":"2015-01-02","released":"2015-01-03","rows":12,)"
            R"("since":"2015-01-01"})");
  EXPECT_EQ(*ReleasedFromJson<MeasuresReleases>(ToJson(releases)), releases);
}

TEST(Record, OfAReleaseOfMeasuresMayBeOfBeforeItsRowsWereKept) {
  const auto releases = ReleasedFromJson<MeasuresReleases>(
      R"({"offered":null,"released":"2015-01-03","since":"2015-01-01"})");
  ASSERT_TRUE(releases);
  EXPECT_EQ(releases->released, Day("2015-01-03"));
  EXPECT_EQ(releases->rows, std::nullopt);
}

// What is no UTF-8 must not stop the history.
TEST(Record, OfBytesThatAreNoTextIsWrittenAllTheSame) {
  ActionRecord record;
  record.action.title = "caf\xE9";
  EXPECT_EQ(ActionFromJson(ToJson(record))->action.title, "caf\uFFFD");
}

}  // namespace
}  // namespace planwatch
