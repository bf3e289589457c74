// `check` on one of everything, whole.
#include "tests/snapshot/everything.h"

#include <gtest/gtest.h>

#include "daemon/snapshot/check.h"
#include "tests/golden/golden.h"

namespace planwatch {
namespace {

using test::EverythingTest;

TEST_F(EverythingTest, AsText) {
  test::ExpectGolden("check-everything.txt", FormatCheck(snapshot_));
}

TEST_F(EverythingTest, AsJson) {
  test::ExpectGolden("check-everything.json", FormatCheckJson(snapshot_));
}

// Each is found by its name and kind.
TEST_F(EverythingTest, WhatIsPublishedIsOfItsEntry) {
  const SnapshotPtr prepared = Prepare(snapshot_);
  for (const EntrySnapshot& entry : prepared->entries) {
    const std::string& name = entry.name();
    const bool is_read = name != "gone";
    EXPECT_EQ(entry.plan != nullptr, is_read && entry.kind() == Kind::kPlan)
        << name;
    EXPECT_EQ(entry.reg != nullptr, entry.kind() == Kind::kReferrals) << name;
    EXPECT_EQ(entry.measures != nullptr, entry.kind() == Kind::kMeasures)
        << name;
    if (entry.plan) {
      EXPECT_EQ(entry.plan->name, name);
    }
    if (entry.reg) {
      EXPECT_EQ(entry.reg->name(), name);
    }
    if (entry.measures) {
      EXPECT_EQ(entry.measures->name(), name);
    }
  }
  // What was published before is no longer.
  Snapshot without = snapshot_;
  without.published = std::make_shared<const Published>(Disclosure::Publish(
      *MakeDate(2015, 5, 18), *without.config->calendar, {}, {}));
  const SnapshotPtr after = Prepare(without);
  for (const EntrySnapshot& entry : after->entries) {
    EXPECT_EQ(entry.plan, nullptr);
    EXPECT_EQ(entry.reg, nullptr);
    EXPECT_EQ(entry.measures, nullptr);
  }
}

// All but the process's own metrics, in both formats.
TEST_F(EverythingTest, TheScrapesAreOfTheFiguresAndTheSources) {
  const SnapshotPtr prepared = Prepare(snapshot_);
  Health health{prepared->health, {}};
  for (const EntrySnapshot& entry : prepared->entries)
    health.sources.push_back(entry.health);
  const auto families = MakeFamilies(prepared->published.get(), health,
                                     *prepared->config->calendar);
  for (const TextFormat format :
       {TextFormat::kText, TextFormat::kOpenMetrics}) {
    const std::string text = Serialize(families, format);
    EXPECT_EQ(*prepared->scrapes->Text(format), text);
    EXPECT_EQ(prepared->scrapes->Gzip(format)->front(),
              GzipFront(text).front());
    // Made once.
    EXPECT_EQ(prepared->scrapes->Text(format), prepared->scrapes->Text(format));
    EXPECT_EQ(prepared->scrapes->Gzip(format), prepared->scrapes->Gzip(format));
  }
}

}  // namespace
}  // namespace planwatch
