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
