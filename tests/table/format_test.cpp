#include "collectors/table/format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

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

// A glob by its definition.
bool Matches(std::string_view text, std::string_view glob) {
  if (glob.empty()) return text.empty();
  if (glob.front() == '*') {
    for (std::size_t i = 0; i <= text.size(); ++i)
      if (Matches(text.substr(i), glob.substr(1))) return true;
    return false;
  }
  return !text.empty() && (glob.front() == '?' || glob.front() == text[0]) &&
         Matches(text.substr(1), glob.substr(1));
}

// All of up to so many characters.
std::vector<std::string> Texts(std::string_view characters, std::size_t most) {
  std::vector<std::string> texts = {""};
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (texts[i].size() < most)
      for (const char c : characters) texts.push_back(texts[i] + c);
  return texts;
}

TEST(Sheets, AreNamedByGlobs) {
  FormatOptions options;
  for (const std::string& glob : Texts("ab*?", 4))
    for (const std::string& name : Texts("ab", 4)) {
      options.sheets = {glob};
      ASSERT_EQ(options.IsRead(name, 9), Matches(name, glob))
          << '"' << name << "\" by \"" << glob << '"';
    }
}

TEST(Sheets, AreNamedByNameOrNumberWhateverTheirCase) {
  FormatOptions options;
  EXPECT_TRUE(options.IsRead("Plan", 1));
  options.sheets = {"other", " PLAN  a"};
  EXPECT_TRUE(options.IsRead("Plan A", 3));
  EXPECT_FALSE(options.IsRead("Plan B", 3));
  EXPECT_EQ(options.WhyNotRead("Plan B", 3),
            "it is not among those that the configuration asks for");
  options.sheets = {"3"};
  EXPECT_TRUE(options.IsRead("Plan", 3));
  EXPECT_FALSE(options.IsRead("Plan", 2));
  options.sheets = {"a [*]"};
  EXPECT_TRUE(options.IsRead("A [*]", 1));
  // What is ignored is, even if it is asked for.
  options.ignore = {"a*"};
  EXPECT_FALSE(options.IsRead("A [*]", 1));
  EXPECT_EQ(options.WhyNotRead("A [*]", 1),
            "it is among those that `ignore:` names");
}

TEST(Sheets, ThatAreAskedForAreMissed) {
  FormatOptions options;
  const std::vector<std::string> names = {"Plan", "Risks"};
  const auto missed = [&] {
    const Status status = options.CheckAllFound(names, "sheet");
    return status ? "" : status.error().message();
  };
  EXPECT_EQ(missed(), "");
  options.sheets = {"risks", "1", "P*"};
  EXPECT_EQ(missed(), "");
  options.sheets = {"2", "3"};
  EXPECT_EQ(missed(), "there is no sheet \"3\"; there are: Plan, Risks");
  options.confidential = true;
  EXPECT_EQ(missed(), "there is no sheet \"3\"");
}

TEST(Sheets, OfRegistersArePlacedByNumber) {
  FormatOptions options;
  EXPECT_EQ(options.PlaceOf("sheet", "Ann", 2).ToString(), "sheet Ann");
  EXPECT_FALSE(options.PlaceOf("sheet", "Ann", 2).unnamed);
  options.confidential = true;
  EXPECT_EQ(options.PlaceOf("sheet", "Ann", 2).table, "sheet 2");
  EXPECT_TRUE(options.PlaceOf("sheet", "Ann", 2).unnamed);
}

TEST(Formats, ReadOnWhereTheHeadEnds) {
  for (const std::size_t size : {4095u, 4096u, 4097u, 10'000u}) {
    const std::string text = "a\n" + std::string(size - 4, 'b') + "\nc";
    for (const std::size_t piece : {1u, 4096u, 65536u}) {
      MemoryStream bytes(text, piece);
      KeepRows rows;
      ASSERT_TRUE(ReadTable(bytes, "", {}, rows));
      EXPECT_THAT(
          rows.Lines(),
          ElementsAre("row 1: a", "row 2: " + std::string(size - 4, 'b'),
                      "row 3: c"));
    }
  }
}

TEST(Formats, AFaultOfTheStreamIsTheResult) {
  class Broken : public ByteStream {
    Result<std::size_t> Read(std::span<char>) override {
      return Error("the disk is gone");
    }
  };
  for (const char* format : {"", "csv", "docx"}) {
    Broken bytes;
    KeepRows rows;
    const Status status = ReadTable(bytes, format, {}, rows);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().message(), "the disk is gone") << format;
  }
}

TEST(Formats, OfNoneAreNamedInTheError) {
  MemoryStream bytes("a\0b"sv);
  KeepRows rows;
  const Status status = ReadTable(bytes, "", {}, rows);
  ASSERT_FALSE(status);
  EXPECT_EQ(
      status.error().message(),
      "the file is in no format that can be read (docx, xlsx, ods, json, csv); "
      "save it anew as \"CSV UTF-8\"");
}

}  // namespace
}  // namespace planwatch
