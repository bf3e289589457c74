// Rules of CSV that hold for every text: against a reader as simple as the
// definition, however the bytes come.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "collectors/table/csv.h"
#include "collectors/table/limits.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

using Cells = std::vector<std::vector<std::string>>;

// RFC 4180 with quotes inside plain cells, and blanks after a closing quote;
// blank records are none. `fault`: there is one in the text.
Cells ByDefinition(const std::string& text, bool& fault) {
  Cells records;
  std::vector<std::string> record(1);
  enum { kStart, kPlain, kQuoted, kClosed } state = kStart;
  const auto end_record = [&] {
    bool blank = true;
    for (const std::string& cell : record)
      blank &= cell.find_first_not_of(" \n") == cell.npos;
    if (!blank) records.push_back(record);
    record.assign(1, "");
    state = kStart;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (state == kQuoted) {
      if (c != '"') {
        if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
        record.back() += c == '\r' ? '\n' : c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        record.back() += text[++i];
      } else {
        state = kClosed;
      }
    } else if (c == ',') {
      record.emplace_back();
      state = kStart;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      end_record();
    } else if (state == kClosed) {
      fault |= c != ' ';
    } else if (c == '"' && state == kStart) {
      state = kQuoted;
    } else {
      record.back() += c;
      state = kPlain;
    }
  }
  fault |= state == kQuoted;
  end_record();
  return records;
}

TEST(CsvRules, HoldForEveryShortText) {
  // The separator is named, since a short text settles none.
  std::vector<std::string> texts = {""};
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (texts[i].size() < 5)
      for (const char c : {'a', ',', '"', '\n', '\r', ' '})
        texts.push_back(texts[i] + c);
  for (const std::string& text : texts) {
    bool fault = false;
    const Cells expected = ByDefinition(text, fault);
    const std::string document = "sep=,\n" + text;
    MemoryStream bytes(document, text.size() % 7 + 1);
    KeepRows rows;
    const Status status = ReadCsv(bytes, {}, rows);
    ASSERT_EQ(bool{status}, !fault) << testing::PrintToString(text);
    if (fault) continue;
    Cells read;
    for (const Row& row : rows.rows) {
      read.emplace_back();
      for (const Cell& cell : row.cells) read.back().push_back(cell.text);
    }
    ASSERT_EQ(read, expected) << testing::PrintToString(text);
  }
}

// UTF-16 of a text, after its mark.
std::string Wide(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : u"\uFEFF" + std::u16string(text)) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes.append(big_endian ? std::string{high, low} : std::string{low, high});
  }
  return bytes;
}

TEST(CsvRules, Utf16MayBeCutAnywhere) {
  const std::u16string text = u"a,\U0001F534\U0010FFFF\uD7FF\uE000\r\nb,c\n";
  for (const bool big_endian : {false, true})
    for (std::size_t piece = 1; piece < 12; ++piece) {
      const std::string document = Wide(text, big_endian);
      MemoryStream bytes(document, piece);
      KeepRows rows;
      ASSERT_TRUE(ReadCsv(bytes, {}, rows)) << piece;
      EXPECT_THAT(rows.Lines(),
                  ElementsAre("row 1: a|\U0001F534\U0010FFFF\uD7FF\uE000",
                              "row 2: b|c"));
    }
}

TEST(CsvRules, TheSeparatorLineNamesOneOfItsKind) {
  const auto read = [](const std::string& text) {
    MemoryStream bytes(text);
    KeepRows rows;
    EXPECT_TRUE(ReadCsv(bytes, {}, rows));
    return rows.Lines();
  };
  for (const char separator : {',', ';', '\t', '|', ':', '^', '~'})
    for (const char* end : {"\n", "\r\n", "\r"}) {
      const std::string line = std::string("Sep=") + separator + end;
      EXPECT_THAT(read(line + "a" + separator + "b\n"),
                  ElementsAre("row 1: a|b"))
          << line;
    }
  for (const char other : {'-', '.', 'x', ' ', '/'})
    EXPECT_THAT(read(std::string("sep=") + other + "\na\n").front(),
                HasSubstr("sep="));
  EXPECT_THAT(read("sep="), ElementsAre("row 1: sep="));
  EXPECT_THAT(read("sep:;\na;b\n"), ElementsAre("row 1: sep:|", "row 2: a|b"));
}

TEST(CsvRules, ARecordMayBeAsLongAsTheLimit) {
  for (const std::size_t more : {0u, 1u}) {
    for (const char* start : {"a\n", "a\n\""}) {
      const std::string document =
          std::string(start) +
          std::string(kMaxRecordBytes - (std::string(start).size() - 2) + more -
                          (start[2] == '"' ? 1 : 0),
                      'x') +
          (start[2] == '"' ? "\"" : "");
      MemoryStream bytes(document);
      KeepRows rows;
      EXPECT_EQ(bool{ReadCsv(bytes, {}, rows)}, more == 0) << start;
    }
  }
}

}  // namespace
}  // namespace planwatch
