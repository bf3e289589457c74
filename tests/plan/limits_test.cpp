// The limits of limits.h, each to the byte or row.
#include "collectors/plan/limits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/accepted.h"
#include "collectors/plan/draft.h"
#include "collectors/plan/numbering.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20;
constexpr std::size_t kMebibytes = kMaxPlanBytes / kMebibyte;

// So many rows of so many filled cells each are taken before one is refused.
std::size_t Taken(PlanReader& reader, const Row& row, std::size_t most) {
  for (std::size_t i = 0; i < most; ++i)
    if (!reader.Take(row)) return i;
  return most;
}

TEST(PlanLimits, BytesOfADocumentsRowsAreCountedWithTheirText) {
  Row row;
  row.cells.resize(1);
  const std::size_t text = kMebibyte - sizeof(Row) - sizeof(Cell);
  row.cells[0].text.assign(text / 2, 'a');
  row.cells[0].struck.assign(text - text / 2, 'b');
  PlanReader reader({}, London(), Day("2015-05-18"));
  EXPECT_EQ(Taken(reader, row, kMebibytes), kMebibytes);
  EXPECT_FALSE(reader.Take(Row()));
}

TEST(PlanLimits, BlankCellsAtTheEndOfAWideRowAreNotKept) {
  constexpr std::size_t kWide = 100;
  Row row;
  row.cells.resize(2 * kWide);
  row.cells[0].text.assign(kMebibyte - sizeof(Row) - kWide * sizeof(Cell), 'a');
  PlanReader reader({}, London(), Day("2015-05-18"));
  EXPECT_EQ(Taken(reader, row, kMebibytes + 1), kMebibytes);
  // Whatever a cell shows keeps those in front of it.
  row.cells.assign(kMaxPlanBytes / sizeof(Cell), Cell());
  for (int kind = 0; kind < 7; ++kind) {
    Cell& last = row.cells.back();
    last = Cell();
    if (kind == 0) last.text = "a";
    if (kind == 1) last.struck = "a";
    if (kind == 2) last.date = Day("2015-05-18");
    if (kind == 3) last.fill = kRedFill;
    if (kind == 4) last.flaw = Flaw::kError;
    if (kind == 5) last.merge = Merge::kLeft;
    PlanReader other({}, London(), Day("2015-05-18"));
    EXPECT_EQ(Taken(other, row, 1), kind < 6 ? 0u : 1u) << kind;
  }
}

TEST(PlanLimits, CellsThatAreLookedThroughForHeadersAreCountedByTable) {
  Row row;
  const auto set_width = [&](std::size_t width) {
    row.cells.assign(width, Cell());
    for (Cell& cell : row.cells) cell.text = "a";
  };
  PlanReader reader({}, London(), Day("2015-05-18"));
  for (std::size_t table = 0; table < kMaxCellsSearched / kCellsSearched;
       ++table) {
    row.place.table = std::to_string(table);
    // A few more than count in half of the tables.
    set_width(kCellsSearched / kRowsSearched + table % 2);
    ASSERT_EQ(Taken(reader, row, kRowsSearched), kRowsSearched) << table;
    set_width(1);  // further down nothing is looked for
    ASSERT_EQ(Taken(reader, row, 3), 3u) << table;
  }
  row.place.table = "one more";
  EXPECT_FALSE(reader.Take(row));
  row.cells[0].text.clear();
  EXPECT_FALSE(reader.Take(row));
}

TEST(PlanLimits, ABudgetIsSpentByActionsAndByTheirBytes) {
  DraftBudget actions;
  for (std::size_t i = 0; i < kMaxActions; ++i)
    ASSERT_TRUE(actions.Spend({})) << i;
  EXPECT_FALSE(actions.Spend({}));

  Draft draft;
  const std::size_t text = kMebibyte - sizeof(Draft) - 2 * sizeof(Cell);
  draft[PlanField::kAction].text.assign(text / 2, 'a');
  draft[PlanField::kProgress].struck.assign(text - text / 2, 'b');
  DraftBudget bytes;
  for (std::size_t i = 0; i < kMebibytes; ++i)
    ASSERT_TRUE(bytes.Spend(draft)) << i;
  EXPECT_FALSE(bytes.Spend({}));
}

TEST(PlanLimits, NamesAreCountedByThemselvesAndByTheActionsThatHaveThem) {
  Action one;
  const std::array lists = {&one.responsible, &one.accountable, &one.partners};
  NamesMet different;
  for (std::size_t i = 0; i < kMaxNames; ++i) {
    lists[i % 3]->assign({std::to_string(i)});
    ASSERT_TRUE(different.Add(one)) << i;
  }
  one.partners = {"one more"};
  EXPECT_FALSE(different.Add(one));

  Action ten;
  ten.responsible = {"a", "b", "c"};
  ten.accountable = {"a", "d"};
  ten.partners = {"e", "f", "g", "h", "a"};
  NamesMet all;
  for (std::size_t i = 0; i < kMaxNamed / 10; ++i)
    ASSERT_TRUE(all.Add(ten)) << i;
  EXPECT_TRUE(all.Add({}));
  ten.responsible = ten.accountable = {};
  ten.partners = {"a"};
  EXPECT_FALSE(all.Add(ten));
}

TEST(UniqueNames, AreMarkedByHowOftenTheyWereMet) {
  UniqueNames names;
  EXPECT_EQ(names.Add("a"), "a");
  EXPECT_EQ(names.Add("a"), "a~2");
  EXPECT_EQ(names.Add("a~3"), "a~3");
  EXPECT_EQ(names.Add("a"), "a~4");
  EXPECT_EQ(names.Add("a~2"), "a~2~2");
  const std::string longest(kLabelCharacters, 'x');
  EXPECT_EQ(names.Add(longest), longest);
  const std::string cut = names.Add(longest);
  EXPECT_EQ(cut, Cut(longest, kLabelCharacters - 2) + "~2");
}

TEST(LinesOfACell, AreThoseWithText) {
  EXPECT_EQ(LinesOf(Text("")), 0u);
  EXPECT_EQ(LinesOf(Text(" \n ")), 0u);
  EXPECT_EQ(LinesOf(Text("a")), 1u);
  EXPECT_EQ(LinesOf(Text("a\nb\n\nc\n")), 3u);
}

TEST(PartsOfADraft, HaveTheirLineOfEachCellThatHasSoMany) {
  Draft draft;
  draft[PlanField::kAction] = Text("a\nb");
  draft[PlanField::kDue] = Text("May 2015\nJune 2015");
  draft[PlanField::kResponsible] = Text("Ann Hill");
  draft[PlanField::kProgress] = Text("x\ny\nz");
  DraftBudget budget;
  const Result<std::vector<Draft>> parts = PartsOf(draft, 2, budget);
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 2u);
  const std::string titles[] = {"a", "b"}, dues[] = {"May 2015", "June 2015"};
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ((*parts)[i][PlanField::kAction].text, titles[i]);
    EXPECT_EQ((*parts)[i][PlanField::kDue].text, dues[i]);
    EXPECT_EQ((*parts)[i][PlanField::kResponsible].text, "Ann Hill");
    EXPECT_EQ((*parts)[i][PlanField::kProgress].text, "x\ny\nz");
  }
}

TEST(AppendToACell, AddsLinesAndWhatIsLacking) {
  Cell more = Filled(kRedFill, "b");
  more.struck = "d";
  more.date = Day("2015-05-18");
  more.month_only = true;
  Cell empty;
  Append(empty, more);
  EXPECT_EQ(empty.text, "b");
  EXPECT_EQ(empty.struck, "d");
  EXPECT_EQ(empty.date, more.date);
  EXPECT_TRUE(empty.month_only);
  EXPECT_EQ(empty.fill, kRedFill);
  Cell has = Filled(kGreenFill, "a");
  has.struck = "c";
  Append(has, more);
  Append(has, Cell());
  EXPECT_EQ(has.text, "a\nb");
  EXPECT_EQ(has.struck, "c\nd");
  EXPECT_EQ(has.date, std::nullopt);
  EXPECT_FALSE(has.month_only);
  EXPECT_EQ(has.fill, kGreenFill);
}

TEST(PlanLimits, ParagraphsBeyondThoseThatAreSearchedAreReported) {
  for (const std::size_t beyond : {0, 1, 2}) {
    PlanReader reader({}, London(), Day("2015-05-18"));
    for (std::size_t i = 0; i < kMaxParagraphs + beyond; ++i)
      reader.TakeText("Text");
    const Rows rows{"Action|Due|RAG", "Train drivers|31/03/2015|Green"};
    for (const Row& row : rows.rows()) ASSERT_TRUE(reader.Take(row));
    const Result<Plan> plan = std::move(reader).Finish();
    ASSERT_TRUE(plan);
    const std::vector<PassedOver>& passed = plan->report.passed_over;
    ASSERT_EQ(passed.size(), beyond > 0 ? 1u : 0u);
    if (beyond == 0) continue;
    EXPECT_NE(passed[0].why.find(beyond == 1 ? "1 paragraph at its end was"
                                             : "2 paragraphs at its end were"),
              std::string::npos)
        << passed[0].why;
  }
}

}  // namespace
}  // namespace planwatch
