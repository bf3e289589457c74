#include "collectors/table/format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/table/rows.h"

namespace planwatch {
namespace {

using namespace std::string_view_literals;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(FormatOptions, ChooseByNameNumberAndGlob) {
  EXPECT_TRUE(FormatOptions().IsRead("Plan", 1));
  EXPECT_TRUE(FormatOptions().IsRead("", 3));

  const FormatOptions plan{.sheets = {"plan 2015", "Phase *", "4"}};
  EXPECT_TRUE(plan.IsRead("Plan  2015", 1));
  EXPECT_TRUE(plan.IsRead("PHASE two", 2));
  EXPECT_TRUE(plan.IsRead("Notes", 4));
  EXPECT_FALSE(plan.IsRead("Plan 2016", 3));
  EXPECT_FALSE(plan.IsRead("The phase", 5));

  const FormatOptions tables{.sheets = {"2", "3"}, .ignore = {"3"}};
  EXPECT_FALSE(tables.IsRead("", 1));
  EXPECT_TRUE(tables.IsRead("", 2));
  EXPECT_FALSE(tables.IsRead("", 3));
  // A table without a name is none of them by name.
  EXPECT_TRUE((FormatOptions{.ignore = {"*"}}).IsRead("", 1));
  EXPECT_FALSE((FormatOptions{.ignore = {"*"}}).IsRead("a", 1));
}

TEST(FormatOptions, GlobsMatchTheWholeName) {
  const auto matches = [](std::string_view name, const char* glob) {
    return FormatOptions{.sheets = {glob}}.IsRead(name, 99);
  };
  for (const auto& [name, glob] :
       std::vector<std::pair<const char*, const char*>>{{"archive", "*"},
                                                        {"archive", "a*e"},
                                                        {"archive", "*chi*"},
                                                        {"archive", "arch???"},
                                                        {"aab", "*ab"},
                                                        {"a*b", "a*b"}})
    EXPECT_TRUE(matches(name, glob)) << name << ' ' << glob;
  for (const auto& [name, glob] :
       std::vector<std::pair<const char*, const char*>>{{"archive", "rchiv"},
                                                        {"archive", "arch??"},
                                                        {"archive", "*ch"},
                                                        {"archive", "a*x*"},
                                                        {"ab", "a?b"}})
    EXPECT_FALSE(matches(name, glob)) << name << ' ' << glob;
  const std::string many(10'000, 'a');
  EXPECT_FALSE(matches(many, "*a*a*a*a*b"));
}

TEST(Formats, AreFoundByContent) {
  for (std::size_t piece : {1, 3, 65536}) {
    MemoryStream bytes("a,b\nc,d\n", piece);
    KeepRows rows;
    ASSERT_TRUE(ReadTable(bytes, "", {}, rows));
    EXPECT_THAT(rows.Lines(), ElementsAre("row 1: a|b", "row 2: c|d"));
  }
}

TEST(Formats, MayBeNamed) {
  MemoryStream bytes("a,b\n");
  KeepRows rows;
  ASSERT_TRUE(ReadTable(bytes, "csv", {}, rows));
  EXPECT_THAT(rows.Lines(), ElementsAre("row 1: a|b"));
}

TEST(Formats, UnknownNamesAreErrors) {
  MemoryStream bytes("a,b\n");
  KeepRows rows;
  const Status status = ReadTable(bytes, "pdf", {}, rows);
  ASSERT_FALSE(status);
  EXPECT_THAT(status.error().message(),
              HasSubstr("\"pdf\"; `format:` is one of: docx, "));
}

TEST(Formats, BytesThatAreNoTableAreErrorsThatSayWhatToDo) {
  MemoryStream bytes(
      "\x7F"
      "ELF\0\0"sv);
  KeepRows rows;
  const Status status = ReadTable(bytes, "", {}, rows);
  ASSERT_FALSE(status);
  EXPECT_THAT(status.error().message(), HasSubstr("save"));
}

TEST(Formats, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const Format& format : Formats())
    EXPECT_TRUE(names.insert(format.name).second) << format.name;
}

}  // namespace
}  // namespace planwatch
