#include "daemon/refresh/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>
#include <string>

#include "daemon/refresh/digest.h"
#include "tests/refresh/fixture.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using namespace test;
using testing::HasSubstr;

// FIPS 180-4's own examples, and what sha256sum says of the last.
TEST(Sha256OfFile, IsThatOfItsBytes) {
  const TempFolder folder;
  EXPECT_EQ(Sha256OfFile(folder.Write("empty", "")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256OfFile(folder.Write("abc", "abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256OfFile(folder.Write("million", std::string(1'000'000, 'a'))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  EXPECT_EQ(Sha256OfFile(folder / "gone"), "");
  EXPECT_EQ(Sha256OfFile(folder.path()), "");
}

// What is not a file is identified by what stands in its rows, how it looks
// included.
TEST(DigestRows, DiffersWithEachThingThatStandsInARow) {
  using Change = void (*)(Row&);
  const Change changes[] = {
      [](Row&) {},
      [](Row& row) { row.place.table = "sheet Plan"; },
      [](Row& row) { row.place.row = 8; },
      [](Row& row) { row.hidden = true; },
      [](Row& row) { row.header = true; },
      [](Row& row) { row.caption = "2015"; },
      [](Row& row) { row.cells.emplace_back(); },
      // The same letters, in other cells.
      [](Row& row) { row.cells[0].text = "a", row.cells[1].text = "bcd"; },
      [](Row& row) { row.cells[0].text = "", row.cells[0].struck = "ab"; },
      [](Row& row) { row.cells[0].date = MakeDate(2015, 5, 18); },
      [](Row& row) { row.cells[0].month_only = true; },
      [](Row& row) {
        row.cells[0].fill = Colour{0, 0, 0};
      },
      [](Row& row) {
        row.cells[0].fill = Colour{1, 0, 0};
      },
      [](Row& row) {
        row.cells[0].fill = Colour{0, 1, 0};
      },
      [](Row& row) {
        row.cells[0].fill = Colour{0, 0, 1};
      },
      [](Row& row) {
        row.cells[0].ink = Colour{0, 0, 0};
      },
      [](Row& row) { row.cells[0].bold = true; },
      [](Row& row) { row.cells[0].hidden = true; },
      [](Row& row) { row.cells[0].flaw = Flaw::kError; },
      [](Row& row) { row.cells[0].merge = Merge::kAbove; },
      [](Row& row) { row.cells[1].merge = Merge::kAbove; },
  };
  const auto digest = [](Change change, int rows = 1) {
    KeepRows kept;
    DigestRows sink(kept);
    for (int i = 0; i < rows; ++i) {
      Row row;
      row.place.row = 7;
      row.cells.resize(2);
      row.cells[0].text = "ab";
      row.cells[1].text = "cd";
      change(row);
      EXPECT_TRUE(sink.Take(row));
    }
    EXPECT_EQ(kept.rows.size(), static_cast<std::size_t>(rows));
    return sink.Finish();
  };
  std::set<std::string> digests;
  for (const Change change : changes) {
    EXPECT_EQ(digest(change), digest(change));
    EXPECT_EQ(digest(change).size(), 64u);
    EXPECT_TRUE(digests.insert(digest(change)).second) << digests.size();
  }
  EXPECT_TRUE(digests.insert(digest(changes[0], 2)).second);
  EXPECT_EQ(digest(changes[0], 0), "");
}

TEST(DigestRows, HandsOnAllThatTheSinkIsTold) {
  class Picky : public KeepRows {
   public:
    bool NeedsColumn(std::size_t column) const override { return column == 1; }
    Status Take(const Row&) override { return Error("full"); }
  } picky;
  DigestRows sink(picky);
  EXPECT_FALSE(sink.NeedsColumn(0));
  EXPECT_TRUE(sink.NeedsColumn(1));
  EXPECT_FALSE(sink.Take(Row()));
  sink.Skip({"sheet Old", 0}, "it is hidden");
  EXPECT_EQ(picky.skipped.size(), 1u);
  sink.TakeText("Green = complete");
  EXPECT_EQ(picky.paragraphs.size(), 1u);
}

// A source of one action whose version the test sets, and may change while it
// is read.
class ToldSource : public Source {
 public:
  explicit ToldSource(std::filesystem::path file) : file_(std::move(file)) {}
  Result<ReadInfo> Read(RowSink& sink, std::stop_token) override {
    ++reads;
    if (throws) throw std::runtime_error("Jane Doe");
    version = version_after_read;
    for (const auto& [one, two] :
         {std::pair<const char*, const char*>{"Action", "RAG"},
          {"Do what is to be done", "Red"}}) {
      Row row;
      row.cells.resize(2);
      row.cells[0].text = one;
      row.cells[1].text = two;
      if (Status taken = sink.Take(row); !taken)
        return std::move(taken).error();
    }
    return ReadInfo{modified};
  }
  std::string Version() const override { return version; }
  std::filesystem::path WatchedFile() const override { return file_; }
  std::filesystem::path Location() const override { return file_; }
  const std::string& name() const override { return name_; }

  int reads = 0;
  bool throws = false;
  std::string version = "1", version_after_read = "1";
  std::optional<Instant> modified = At(2015, 5, 17);

 private:
  std::filesystem::path file_;
  std::string name_ = "plan.csv";
};

class ReadEntryTest : public testing::Test {
 protected:
  ReadOutcome Read(const std::string& known = "") {
    return ReadEntry(entry_, source_, calendar_, *MakeDate(2015, 5, 18), watch_,
                     known, {});
  }

  const TempFolder folder_;
  const std::filesystem::path file_ = folder_.Write("plan.csv", "abc");
  Entry entry_ = PlanEntry("cse", file_);
  const Calendar calendar_ = *Calendar::Make("Europe/London", 4, {});
  Watch watch_{[](const std::filesystem::path&) {}};
  ToldSource source_{file_};
};

TEST_F(ReadEntryTest, TellsWhatItReadAndOfWhich) {
  const ReadOutcome outcome = Read();
  ASSERT_TRUE(outcome.result && *outcome.result);
  const Reading& reading = **outcome.result;
  EXPECT_EQ(reading.plan()->actions.size(), 1u);
  EXPECT_EQ(reading.reg(), nullptr);
  EXPECT_EQ(reading.measures(), nullptr);
  EXPECT_EQ(reading.report().get(), &reading.plan()->report);
  EXPECT_EQ(reading.modified, source_.modified);
  EXPECT_EQ(reading.location, file_);
  EXPECT_EQ(outcome.location, file_);
  EXPECT_EQ(outcome.version, "1");
  EXPECT_EQ(outcome.sha256, Sha256OfFile(file_));
}

TEST_F(ReadEntryTest, ReadsNothingWhoseVersionIsKnown) {
  const ReadOutcome known = Read("1");
  EXPECT_FALSE(known.result);
  EXPECT_EQ(known.version, "1");
  EXPECT_EQ(source_.reads, 0);
  EXPECT_TRUE(Read("2").result);
  source_.version = source_.version_after_read = "";
  EXPECT_TRUE(Read("").result);  // no version tells nothing
}

TEST_F(ReadEntryTest, HasTheDigestOfPlansThatStayedAsTheyWereRead) {
  source_.version_after_read = "2";
  EXPECT_EQ(Read().sha256, "");
  source_.version = source_.version_after_read = "";
  EXPECT_EQ(Read().sha256, "");
  entry_.options = MeasureOptions{};
  source_.version = source_.version_after_read = "1";
  EXPECT_EQ(Read().sha256, "");
}

TEST_F(ReadEntryTest, SaysOfAFaultOfItsOwnNothingThatItCarried) {
  source_.throws = true;
  const ReadOutcome outcome = Read();
  ASSERT_FALSE(*outcome.result);
  EXPECT_EQ(outcome.result->error().message(),
            "plan.csv: the read failed inside planwatch, for want of memory or "
            "by a fault of its own; see that the machine has memory to spare");
  EXPECT_EQ(outcome.sha256, "");
}

TEST_F(ReadEntryTest, ReadsEachKindOfEntry) {
  const auto read = [&](const Entry& entry, const char* text) {
    folder_.Write("plan.csv", text);
    const auto source = MakeSource(entry.source);
    ReadOutcome outcome = ReadEntry(entry, **source, calendar_,
                                    *MakeDate(2015, 5, 18), watch_, "", {});
    EXPECT_TRUE(*outcome.result) << outcome.result->error().message();
    return **std::move(outcome.result);
  };
  const Reading reg = read(RegisterEntry("cmog", file_), RegisterOf(3).c_str());
  ASSERT_NE(reg.reg(), nullptr);
  EXPECT_EQ(reg.plan(), nullptr);
  EXPECT_EQ(reg.report().get(), &reg.reg()->report);
  Entry entry = PlanEntry("activity", file_);
  entry.options = MeasureOptions{};
  const Reading measures =
      read(entry, "Measure,Period,Value\nChildren seen,2015-03-31,40\n");
  ASSERT_NE(measures.measures(), nullptr);
  EXPECT_EQ(measures.report().get(), &measures.measures()->report);

  const Entry gone = RegisterEntry("cmog", folder_ / "gone.csv");
  const auto none =
      ReadEntry(gone, **MakeSource(gone.source), calendar_, {}, watch_, "", {});
  EXPECT_THAT(none.result->error().message(), HasSubstr("gone.csv: "));
}

TEST_F(ReadEntryTest, APlansDocumentIsReadByItself) {
  folder_.Write("plan.csv", PlanOf(3));
  const auto read = ReadPlanDocument(entry_, calendar_, *MakeDate(2015, 5, 18));
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->plan->actions.size(), 3u);
  EXPECT_EQ(read->sha256, Sha256OfFile(file_));
  EXPECT_EQ(read->location, std::filesystem::canonical(file_));
  EXPECT_FALSE(ReadPlanDocument(PlanEntry("cse", folder_ / "gone.csv"),
                                calendar_, *MakeDate(2015, 5, 18)));
}

}  // namespace
}  // namespace planwatch
