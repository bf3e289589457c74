#include "collectors/source/pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/base/folder.h"

namespace planwatch {
namespace {

TEST(Pattern, ANumberCountsAsANumber) {
  const char* const names[] = {"Plan v0.docx",   "Plan v9.docx",
                               "Plan v09b.docx", "Plan v12.docx",
                               "Plan v12a.docx", "Plan w1.docx"};
  for (std::size_t i = 0; i < std::size(names); ++i)
    for (std::size_t j = 0; j < std::size(names); ++j)
      EXPECT_EQ(NameComesBefore(names[i], names[j]), i < j)
          << names[i] << ", " << names[j];
  EXPECT_TRUE(NameComesBefore("Plan 2015-04-30", "Plan 2015-05-01"));
  EXPECT_TRUE(
      NameComesBefore("v99999999999999999999", "v100000000000000000000"));
  EXPECT_NE(NameComesBefore("v1", "v01"), NameComesBefore("v01", "v1"));
  // A number of which nothing is left without its zeros is still one.
  EXPECT_TRUE(NameComesBefore("v0", "v1"));
  EXPECT_TRUE(NameComesBefore("v000", "v0001"));
  EXPECT_TRUE(NameComesBefore("v1", "v1.1"));
  EXPECT_FALSE(NameComesBefore("v1.1", "v1"));
  EXPECT_FALSE(NameComesBefore("v1", "v1"));
  EXPECT_TRUE(NameComesBefore("v01", "v1b"));
}

TEST(Pattern, ConflictsAreToldByTheirNames) {
  for (const char* const name :
       {"Plan (1).docx", "Plan v2 (12).xlsx", "Plan (A's conflicted copy).docx",
        "Plan.sync-conflict-20150518-090000.docx",
        "Plan-conflict-20150518-090000.docx", "Plan (99).docx", "PLAN (1).DOCX",
        "Plan (A's Conflicted Copy).docx"})
    EXPECT_TRUE(IsConflictName(name)) << name;
  for (const char* const name :
       {"Plan.docx", "Plan (2015).docx", "Plan (123).docx", "Plan(1).docx",
        "Plan (final).docx", "Plan ().docx", "Plan (1)", "Plan (1).docx.pdf",
        "Plan (1) final.docx", "Conflict.docx", "Plan conflict-x.docx"})
    EXPECT_FALSE(IsConflictName(name)) << name;
}

TEST(Pattern, IsTheLastOfTheVersions) {
  const test::TempFolder folder;
  for (const char* const name :
       {"Plan v9.docx", "Plan v12.docx", "Plan v12 (1).docx", "~$Plan v13.docx",
        "Other v20.docx", "Plan v30.xlsx"})
    folder.Write(name, "");
  std::filesystem::create_directory(folder / "Plan v40.docx");
  // When it was saved does not count.
  std::filesystem::last_write_time(
      folder / "Plan v9.docx",
      std::filesystem::file_time_type::clock::now() + std::chrono::hours{1});
  const auto found = LatestMatch(folder / "*Plan v*.docx");
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, folder / "Plan v12.docx");
  EXPECT_EQ(*LatestMatch(folder / "Plan v?.docx"), folder / "Plan v9.docx");
  EXPECT_EQ(*LatestMatch(folder / "none.docx"), folder / "none.docx");
}

TEST(Pattern, ConflictCopiesAreThoseOfTheFileItself) {
  const test::TempFolder folder;
  for (const char* const name :
       {"Plan.docx", "Plan (2).docx", "Plan (1).docx", "Plan (1).xlsx",
        "Plan v2.docx", "Other (1).docx", "Plan (A's conflicted copy).docx",
        "Plan-conflict-2015.docx", "Plan.sync-conflict-2015.docx",
        "Plan B (1).docx", "Planning (1).docx"})
    folder.Write(name, "");
  EXPECT_THAT(ConflictCopies(folder / "Plan.docx"),
              testing::ElementsAre("Plan (1).docx", "Plan (2).docx",
                                   "Plan (A's conflicted copy).docx",
                                   "Plan-conflict-2015.docx",
                                   "Plan.sync-conflict-2015.docx"));
  EXPECT_THAT(ConflictCopies(folder / "P*(?).docx"),
              testing::ElementsAre("Plan (1).docx", "Plan (2).docx",
                                   "Plan B (1).docx", "Planning (1).docx"));
  // One that is named itself.
  EXPECT_THAT(ConflictCopies(folder / "Plan (1).docx"), testing::IsEmpty());
  EXPECT_THAT(ConflictCopies(folder / "none" / "Plan.docx"),
              testing::IsEmpty());
}

TEST(Pattern, LeavesHiddenFilesAlone) {
  const test::TempFolder folder;
  for (const char* const name :
       {"Plan v1.docx", ".Plan v2.docx", ".Plan v2 (1).docx"})
    folder.Write(name, "");
  EXPECT_EQ(*LatestMatch(folder / "*.docx"), folder / "Plan v1.docx");
  EXPECT_FALSE(LatestMatch(folder / "?Plan*.docx"));
  EXPECT_THAT(ConflictCopies(folder / "*.docx"), testing::IsEmpty());
}

TEST(Pattern, IsToldByTheNameAlone) {
  EXPECT_TRUE(IsPattern("plans/Plan*.docx"));
  EXPECT_TRUE(IsPattern("Plan v?.docx"));
  EXPECT_FALSE(IsPattern("plans*/Plan.docx"));
  EXPECT_FALSE(IsPattern("plans?/Plan [1].docx"));
  EXPECT_EQ(FolderOf("plans/Plan.docx"), "plans");
  EXPECT_EQ(FolderOf("Plan.docx"), ".");
}

TEST(Pattern, SaysWhatIsMissing) {
  const test::TempFolder folder;
  EXPECT_EQ(LatestMatch(folder / "a*.docx").error().message(),
            "no file of its folder has such a name");
  EXPECT_THAT(LatestMatch(folder.path() / "none" / "a*.docx").error().message(),
              "its folder can't be read (No such file or directory); see that "
              "it is there, and that the daemon's user may read it");
  folder.Write("a (1).docx", "");
  EXPECT_THAT(
      LatestMatch(folder / "a*.docx").error().message(),
      "no file of its folder has such a name but \"a (1).docx\", which looks "
      "like a conflict of a synchronisation; rename the one that counts");
}

}  // namespace
}  // namespace planwatch
