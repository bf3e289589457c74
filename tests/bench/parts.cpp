// What the parts take, by Google Benchmark: built and run by hand.
//   cmake --preset release -B build/bench -DPLANWATCH_TESTS=ON
//   cmake --build build/bench --target parts && build/bench/tests/bench/parts
#include <benchmark/benchmark.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "collectors/exposition/exposition.h"
#include "collectors/plan/figures.h"
#include "collectors/plan/reader.h"
#include "collectors/table/format.h"
#include "collectors/table/stream.h"
#include "collectors/words/date.h"
#include "collectors/words/names.h"
#include "collectors/words/rating.h"
#include "daemon/history/history.h"
#include "daemon/http/gzip.h"
#include "tests/base/folder.h"
#include "tests/table/sheets.h"

namespace planwatch {
namespace {

constexpr std::size_t kRows = 1000, kSeries = 10'000;
const Date kToday = *MakeDate(2015, 6, 30);

const Calendar& London() {
  static const Calendar calendar = *Calendar::Make("Europe/London", 4, {});
  return calendar;
}

class Count : public RowSink {
 public:
  Status Take(const Row& row) override {
    cells += row.cells.size();
    return {};
  }
  std::size_t cells = 0;
};

class Bytes : public ByteStream {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}
  Result<std::size_t> Read(std::span<char> buffer) override {
    const std::size_t count = rest_.copy(buffer.data(), buffer.size());
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
};

// A plan of kRows actions.
std::vector<Sheet> PlanSheet() {
  static constexpr std::array kRags = {"Red", "Amber", "Green", "Blue"};
  Sheet sheet;
  sheet.name = "Plan";
  const auto text = [](std::string words) {
    SheetCell cell;
    cell.text = std::move(words);
    return cell;
  };
  sheet.rows.push_back({text("Objective"), text("Ref"), text("Action"),
                        text("Lead"), text("Due date"), text("RAG"),
                        text("Progress")});
  for (std::size_t i = 0; i < kRows; ++i) {
    const std::string objective = std::to_string(i / 20 + 1);
    SheetCell due;
    due.date = *MakeDate(2015, 1, 1) + std::chrono::days{i % 700};
    due.text = FormatDate(*due.date);
    sheet.rows.push_back(
        {text(objective + ". Objective " + objective + " of the strategy"),
         text(objective + "." + std::to_string(i % 20 + 1)),
         text("Review the screening tool with partners in area " +
              std::to_string(i)),
         text("Head of Service " + std::to_string(i % 30)), due,
         text(kRags[i % kRags.size()]),
         text("Update " + std::to_string(i) +
              ": meeting held, next steps "
              "agreed with partners.")});
  }
  return {sheet};
}

void ReadFormat(benchmark::State& state, const std::string& bytes) {
  for (auto _ : state) {
    Bytes stream(bytes);
    Count count;
    if (!ReadTable(stream, "", {}, count)) std::abort();
    benchmark::DoNotOptimize(count.cells);
  }
  state.SetItemsProcessed(state.iterations() * std::int64_t{kRows});
}
void Csv(benchmark::State& state) {
  ReadFormat(state, WriteCsv(PlanSheet(), ','));
}
void Spreadsheet(benchmark::State& state) {
  ReadFormat(state, WriteExcel(PlanSheet()));
}
void OpenDocument(benchmark::State& state) {
  ReadFormat(state, WriteOds(PlanSheet()));
}
void Docx(benchmark::State& state) {
  ReadFormat(state, WriteWord(PlanSheet()));
}
BENCHMARK(Csv);
BENCHMARK(Spreadsheet);
BENCHMARK(OpenDocument);
BENCHMARK(Docx);

Plan ReadPlan() {
  PlanReader reader({}, London(), kToday);
  const std::string csv = WriteCsv(PlanSheet(), ',');
  Bytes stream(csv);
  if (!ReadTable(stream, "csv", {}, reader)) std::abort();
  return *std::move(reader).Finish();
}

void PlanOfCsv(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(ReadPlan());
  state.SetItemsProcessed(state.iterations() * std::int64_t{kRows});
}
BENCHMARK(PlanOfCsv);

void Figures(benchmark::State& state) {
  const Plan plan = ReadPlan();
  for (auto _ : state) benchmark::DoNotOptimize(MakePlanFigures(plan, kToday));
  state.SetItemsProcessed(state.iterations() * std::int64_t{kRows});
}
BENCHMARK(Figures);

template <typename Read, std::size_t size>
void OfWords(benchmark::State& state,
             const std::array<const char*, size>& cells, Read read) {
  for (auto _ : state)
    for (const char* const cell : cells) benchmark::DoNotOptimize(read(cell));
  state.SetItemsProcessed(state.iterations() * std::int64_t{size});
}
void WordsOfDates(benchmark::State& state) {
  constexpr std::array kCells = {"31/05/2015", "End of Q2 2015/16", "May 2015",
                                 "Review September 2015", "ongoing"};
  OfWords(state, kCells, [](const char* text) {
    Cell cell;
    cell.text = text;
    return ReadDate(cell, {}, London());
  });
}
void WordsOfRatings(benchmark::State& state) {
  constexpr std::array kCells = {"Green", "Amber - delayed by a month",
                                 "Complete", "not yet complete"};
  OfWords(state, kCells, [](const char* text) { return ReadRating(text, {}); });
}
void WordsOfNames(benchmark::State& state) {
  constexpr std::array kCells = {"Head of Service", "A. Name / B. Name",
                                 "Police, Health and Schools"};
  OfWords(state, kCells, [](const char* text) { return ReadNames(text, {}); });
}
BENCHMARK(WordsOfDates);
BENCHMARK(WordsOfRatings);
BENCHMARK(WordsOfNames);

std::vector<prometheus::MetricFamily> Families() {
  prometheus::MetricFamily family;
  family.name = "planwatch_plan_action_info";
  family.help = "1 for each action, with its wording as labels.";
  family.type = prometheus::MetricType::Gauge;
  for (std::size_t i = 0; i < kSeries; ++i) {
    prometheus::ClientMetric metric;
    metric.label = {{"plan", "cse"},
                    {"action", "1." + std::to_string(i)},
                    {"title", "Review the screening tool with partners"},
                    {"rag", "amber"},
                    {"due", "2015-05-31"}};
    metric.gauge.value = 1;
    family.metric.push_back(std::move(metric));
  }
  return {family};
}

void Exposition(benchmark::State& state) {
  const auto families = Families();
  for (auto _ : state)
    benchmark::DoNotOptimize(Serialize(families, TextFormat::kText));
  state.SetItemsProcessed(state.iterations() * std::int64_t{kSeries});
}
void ExpositionOfPrometheusCpp(benchmark::State& state) {
  const auto families = Families();
  const prometheus::TextSerializer serializer;
  for (auto _ : state) benchmark::DoNotOptimize(serializer.Serialize(families));
  state.SetItemsProcessed(state.iterations() * std::int64_t{kSeries});
}
BENCHMARK(Exposition);
BENCHMARK(ExpositionOfPrometheusCpp);

void GzipOfAFront(benchmark::State& state) {
  const std::string text = Serialize(Families(), TextFormat::kText);
  for (auto _ : state) benchmark::DoNotOptimize(GzipFront(text));
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(text.size()));
}
// At each scrape.
void GzipOfAnEnd(benchmark::State& state) {
  const GzipFront front(Serialize(Families(), TextFormat::kText));
  const std::string end = Serialize(ReadProcess(), TextFormat::kText);
  for (auto _ : state) benchmark::DoNotOptimize(front.End(end));
}
void ProcessMetrics(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(ReadProcess());
}
BENCHMARK(GzipOfAFront);
BENCHMARK(GzipOfAnEnd);
BENCHMARK(ProcessMetrics);

// A plan of kRows actions of which some change each day; each commit reaches
// the disk.
void HistoryOfADay(benchmark::State& state) {
  const test::TempFolder folder;
  auto opened = History::Open(folder / "history.db", History::Access::kWrite);
  if (!opened) std::abort();
  Plan plan = ReadPlan();
  Date day = *MakeDate(2010, 1, 1);
  for (auto _ : state) {
    for (int i = 0; i < 20; ++i) {
      Action& action =
          plan.actions[static_cast<std::size_t>(std::rand()) % kRows];
      action.rag = action.rag == Rag::kRed ? Rag::kGreen : Rag::kRed;
    }
    day += std::chrono::days{1};
    if (!opened->history->RecordPlan("cse", day, plan)) std::abort();
  }
}
BENCHMARK(HistoryOfADay);

}  // namespace
}  // namespace planwatch

BENCHMARK_MAIN();
