#include "collectors/table/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <utility>

#include "collectors/table/limits.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

std::vector<std::string> Read(std::string_view text,
                              std::size_t piece = 65536) {
  MemoryStream bytes(text, piece);
  KeepRows rows;
  const Status status = ReadCsv(bytes, {}, rows);
  EXPECT_TRUE(status) << status.error().message();
  return rows.Lines();
}

std::string Fault(std::string_view text) {
  MemoryStream bytes(text);
  KeepRows rows;
  const Status status = ReadCsv(bytes, {}, rows);
  return status ? "no fault" : status.error().message();
}

TEST(Csv, CellsMayHoldSeparatorsQuotesAndLineBreaks) {
  EXPECT_THAT(
      Read("Action,Lead\r\n\"Brief, train\",\"the \"\"hub\"\"\"\r\n"
           "\"one\r\ntwo\rthree\nfour\",x\r\n"),
      ElementsAre("row 1: Action|Lead", "row 2: Brief, train|the \"hub\"",
                  "row 3: one\ntwo\nthree\nfour|x"));
}

TEST(Csv, LineEndsOfEveryKindAndNoneAtTheEnd) {
  const auto rows = ElementsAre("row 1: a|b", "row 2: c|d");
  EXPECT_THAT(Read("a,b\nc,d"), rows);
  EXPECT_THAT(Read("a,b\r\nc,d\r\n"), rows);
  EXPECT_THAT(Read("a,b\rc,d\r"), rows);
}

// A quote that someone typed goes on to the next one, rows away.
TEST(Csv, AQuoteThatTakesRowsInIsToldAndProseOverLinesIsNot) {
  const std::string head = "ref,received,outcome,notes\n1,d,further,\n";
  EXPECT_EQ(Fault(head + "2,d,none,\"urgent\n3,d,none,x\n4,d,none,y\"\n"),
            "row 3: a quote that is opened in this row takes in the 2 rows "
            "behind it; take the quote out, or write it twice (\"\") where it "
            "is meant");
  // It ends in another column.
  EXPECT_THAT(
      Fault(head + "2,d,\"none,x\n3,d,none,5\"\n"),
      HasSubstr("row 3: a quote that is opened in this row takes in the "
                "row behind it"));
  EXPECT_THAT(Fault(head + "2,\"d,none,\"\"x\"\"\r\n3,d,none,\r\n4,d,n,\r\n5,"
                           "d\",none,\"a, b\"\n"),
              HasSubstr("takes in the 3 rows"));
  for (const char* const prose :
       {"2,d,none,\"Called\nmother, father, aunt, uncle\nand left\"\n",
        "2,d,none,\"Called\nmother, father, aunt\"\n",
        "2,d,\"one\ntwo\nthree\",\"a, b\nc, d\"\n"})
    EXPECT_EQ(Fault(head + prose), "no fault") << prose;
  // With two columns an address is as a row is.
  EXPECT_EQ(Fault("lead,address\nA,\"1 High St\nHill, York\nYorks, UK\"\n"),
            "no fault");
}

TEST(Csv, RowsAreCountedAsExcelShowsThem) {
  EXPECT_THAT(Read("title\n\n,,\na,\"b\nb\"\nc,d\n"),
              ElementsAre("row 1: title", "row 4: a|b\nb", "row 5: c|d"));
}

TEST(Csv, SeparatorIsTheOneThatMakesATable) {
  EXPECT_THAT(Read("a;b;c\n\"x;y,z,z,z\";Police, Health;2\n"),
              ElementsAre("row 1: a|b|c", "row 2: x;y,z,z,z|Police, Health|2"));
  EXPECT_THAT(Read("a\tb\nc, d\te\n"),
              ElementsAre("row 1: a|b", "row 2: c, d|e"));
  EXPECT_THAT(Read("Plan for Police, Health and others\na;b;c\nd;e;f\n"),
              ElementsAre("row 1: Plan for Police, Health and others",
                          "row 2: a|b|c", "row 3: d|e|f"));
  EXPECT_THAT(Read("a;b\n1,5;2,5\n3,5;4,5\n"),
              ElementsAre("row 1: a|b", "row 2: 1,5|2,5", "row 3: 3,5|4,5"));
  EXPECT_THAT(Read("a,b\n6\" pipe;x,c\n;\"d\n"),
              ElementsAre("row 1: a|b", "row 2: 6\" pipe;x|c", "row 3: ;\"d"));
  EXPECT_THAT(Read("a|b|c\nd, e; f|\"g|h\"|i\n"),
              ElementsAre("row 1: a|b|c", "row 2: d, e; f|g|h|i"));
  EXPECT_THAT(Read("Plan|2015\na,b,c\nd|e,f,g\nh,i,j\n"),
              ElementsAre("row 1: Plan|2015", "row 2: a|b|c", "row 3: d|e|f|g",
                          "row 4: h|i|j"));
  EXPECT_THAT(
      Read("a;b\n\"c, d\ne, f\ng, h\";i\nk, l;m\n"),
      ElementsAre("row 1: a|b", "row 2: c, d\ne, f\ng, h|i", "row 3: k, l|m"));
  EXPECT_THAT(Read("a\nb\n"), ElementsAre("row 1: a", "row 2: b"));
}

TEST(Csv, ARecordKeepsTheCellsBeyondTheHeaders) {
  EXPECT_THAT(
      Read("a,b\nc,d\ne,f, g,h\ni,j\n"),
      ElementsAre("row 1: a|b", "row 2: c|d", "row 3: e|f| g|h", "row 4: i|j"));
}

TEST(Csv, SeparatorLineOfExcelIsHonouredAndNoRow) {
  EXPECT_THAT(Read("sep=;\r\na;b,b,b\r\n"), ElementsAre("row 1: a|b,b,b"));
  EXPECT_THAT(Read("sep=|\na|b\n"), ElementsAre("row 1: a|b"));
  EXPECT_THAT(Read("SEP=\t\ra;\tb;\r"), ElementsAre("row 1: a;|b;"));
  EXPECT_THAT(Read("sep=;"), IsEmpty());
  EXPECT_THAT(Read("sep=a\n"), ElementsAre("row 1: sep=a"));
  EXPECT_THAT(Read("sep=;x,b\n"), ElementsAre("row 1: sep=;x|b"));
}

TEST(Csv, QuotesInsidePlainCellsAreThemselves) {
  EXPECT_THAT(Read("a,6\" pipe\nb,\"c\" \n"),
              ElementsAre("row 1: a|6\" pipe", "row 2: b|c"));
}

TEST(Csv, EmptyFilesHaveNoRows) {
  EXPECT_THAT(Read(""), IsEmpty());
  EXPECT_THAT(Read("\xEF\xBB\xBF"), IsEmpty());
  EXPECT_THAT(Read("\n\n"), IsEmpty());
}

TEST(Encodings, OfEveryKindGiveTheSameRows) {
  const auto rows = ElementsAre("row 1: caf\u00E9|\u2013");
  EXPECT_THAT(Read("caf\u00E9,\u2013\n"), rows);
  EXPECT_THAT(Read("\xEF\xBB\xBF"
                   "caf\u00E9,\u2013\n"),
              rows);
  EXPECT_THAT(Read("caf\xE9,\x96\n"), rows);
  EXPECT_THAT(Read("\xFF\xFE"
                   "c\0a\0f\0\xE9\0,\0\x13\x20\n\0"sv),
              rows);
  EXPECT_THAT(Read("\xFE\xFF"
                   "\0c\0a\0f\0\xE9\0,\x20\x13\0\n"sv),
              rows);
}

TEST(Encodings, DontDependOnWhereAReadEnds) {
  for (std::size_t piece = 1; piece < 8; ++piece) {
    EXPECT_THAT(Read("\xFF\xFE"
                     "c\0\x3D\xD8\x34\xDD\n\0"sv,
                     piece),
                ElementsAre("row 1: c\U0001F534"));
    EXPECT_THAT(Read("\xEF\xBB\xBF"
                     "a,\"caf\u00E9\"\r\nb,c\r\n",
                     piece),
                ElementsAre("row 1: a|caf\u00E9", "row 2: b|c"));
  }
}

TEST(Encodings, AreSettledAtTheFirstRowThatIsNotAscii) {
  EXPECT_THAT(Read("a,b\ncaf\xE9,c\nd,\x93hub\x94\n"),
              ElementsAre("row 1: a|b", "row 2: caf\u00E9|c",
                          "row 3: d|\u201Chub\u201D"));
  EXPECT_THAT(Fault("a\ncaf\u00E9\ncaf\xE9\n"), HasSubstr("row 3: "));
  EXPECT_THAT(Fault("\xEF\xBB\xBF"
                    "a\ncaf\xE9\n"),
              HasSubstr("row 2: "));
  EXPECT_THAT(Fault("a\ncaf\xE9 \x81\n"), HasSubstr("row 2: "));
  EXPECT_THAT(Fault("\xFF\xFE"
                    "a\0\x34\xDD"sv),
              HasSubstr("UTF-16"));
}

TEST(CsvFaults, NameTheRowAndWhatToDo) {
  EXPECT_THAT(Fault("a,b\n\"c\"d,e\n"),
              HasSubstr("row 2: there is text after a closing quote"));
  EXPECT_THAT(Fault("a,b\n\"c\" \"d\",e\n"),
              HasSubstr("row 2: there is text after a closing quote"));
  EXPECT_THAT(Fault("a,b\n1,\"c\n2,d\n3,\"e\n"),
              HasSubstr("row 2: there is text after a closing quote"));
  EXPECT_THAT(
      Fault("a,b\n1,\"c\nd\ne\n"),
      HasSubstr("row 2: a quote is opened in this row and never closed"));
  EXPECT_THAT(Fault("a,b\n\n1,\0\n"sv),
              HasSubstr("row 3: there is a NUL byte"));
}

// It is being saved, or was not saved to its end: three rows before tell.
TEST(CsvFaults, AFileThatEndsWithinARowIsCutShort) {
  const std::string rows = "a,b,c\n1,2,3\n4,5,6\n";
  for (const char* const cut : {"7", "7,", "7,8", "7,\"8\""})
    EXPECT_THAT(Fault(rows + cut),
                HasSubstr("row 4: the file ends within this row, which has "
                          "fewer cells than any other"))
        << cut;
  // With its line's end it is a row, as where another is as short, or where
  // there are too few to tell.
  for (const std::string& whole :
       {rows + "7,8\n", rows + "7,8,", rows + "7,8,9", rows + "7,8,9,10",
        rows + ",,", "title\n" + rows + "7", std::string("a,b,c\n1,2,3\n4")})
    EXPECT_EQ(Fault(whole), "no fault") << whole;
}

TEST(CsvFaults, RecordsOverTheLimitsAreRefusedLongBeforeTheirEnd) {
  // A line of 50 MB, which nobody keeps.
  class LongLine : public ByteStream {
   public:
    explicit LongLine(std::string_view start) : start_(start) {}
    Result<std::size_t> Read(std::span<char> buffer) override {
      std::fill(buffer.begin(), buffer.end(), 'x');
      if (read == 0) std::copy(start_.begin(), start_.end(), buffer.begin());
      const std::size_t count = std::min(buffer.size(), 50'000'000 - read);
      read += count;
      return count;
    }
    std::size_t read = 0;

   private:
    std::string_view start_;
  };
  for (const auto& [start, fault] :
       {std::pair("a,b\n", "row 2: the row is longer than 4 MiB"),
        std::pair("a,b\n1,\"", "row 2: a quote is opened")}) {
    LongLine line(start);
    KeepRows rows;
    const Status status = ReadCsv(line, {}, rows);
    ASSERT_FALSE(status);
    EXPECT_THAT(status.error().message(), HasSubstr(fault));
    EXPECT_LT(line.read, kMaxRecordBytes + (std::size_t{1} << 18));
  }
}

TEST(CsvFaults, ColumnsOverTheLimitAreRefused) {
  EXPECT_THAT(Read("a\n" + std::string(kMaxColumns - 1, ',') + "x\n"),
              SizeIs(2));
  EXPECT_THAT(Fault("a\n" + std::string(kMaxColumns, ',')),
              HasSubstr("row 2: there are more than 1,000 columns"));
}

TEST(CsvFaults, NeverQuoteWhatStandsInTheFile) {
  const std::string_view secret = "Jo Bloggs";
  for (const char* text :
       {"n\n\"Jo Bloggs\"Jo Bloggs\n", "n\n\"Jo Bloggs\n",
        "n\nJo Bloggs\xE9\x81\n", "n\nJo Bloggs\u00E9\nJo Bloggs\xE9\n"})
    EXPECT_THAT(Fault(text), AllOf(HasSubstr("row "), Not(HasSubstr(secret))));
}

TEST(CsvFaults, OfTheSinkComeWithTheRow) {
  class Refuse : public RowSink {
    Status Take(const Row& row) override {
      return row.place.row == 2 ? Status(Error("not this one")) : Status();
    }
  } refuse;
  MemoryStream bytes("a\nb\nc\n");
  const Status status = ReadCsv(bytes, {}, refuse);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message(), "row 2: not this one");
}

TEST(CsvColumns, ThatNobodyWantsComeEmpty) {
  class WantSecond : public KeepRows {
    bool NeedsColumn(std::size_t column) const override { return column == 1; }
  } sink;
  // Bytes that are not text do no harm in a column that isn't read.
  MemoryStream bytes(
      "name,date,note\nsecret,2015-05-01,\"x \x81 y\"\n,2015-05-02\n");
  ASSERT_TRUE(ReadCsv(bytes, {}, sink));
  EXPECT_THAT(sink.Lines(),
              ElementsAre("row 1: name|date|note", "row 2: |2015-05-01|",
                          "row 3: |2015-05-02"));
}

TEST(CsvColumns, ThatNobodyWantsStillMakeARow) {
  class WantFirst : public KeepRows {
    bool NeedsColumn(std::size_t column) const override { return column == 0; }
  } sink;
  MemoryStream bytes("date,name\n,secret\n,\n2015-05-01,\n");
  ASSERT_TRUE(ReadCsv(bytes, {}, sink));
  EXPECT_THAT(sink.Lines(), ElementsAre("row 1: date|name", "row 2: |",
                                        "row 4: 2015-05-01|"));
}

TEST(CsvColumns, ThatNobodyWantsAreCountedWhereTheyHoldSomething) {
  class WantFirst : public KeepRows {
    bool NeedsColumn(std::size_t column) const override { return column == 0; }
  } sink;
  MemoryStream bytes(
      "date,name,note\n2015-05-01,secret,x y\n2015-05-02, ,\n2015-05-03,,x\n");
  ASSERT_TRUE(ReadCsv(bytes, {}, sink));
  std::vector<std::size_t> unread;
  for (const Row& row : sink.rows) unread.push_back(row.unread_cells);
  EXPECT_THAT(unread, ElementsAre(0, 2, 0, 1));
}

TEST(CsvColumns, AreCountedUpToTheLastThatHoldsSomething) {
  class WantFirst : public KeepRows {
    bool NeedsColumn(std::size_t column) const override { return column == 0; }
  } sink;
  MemoryStream bytes("date,name\n2015-05-01,a,b,, \n2015-05-02\n,,c\n");
  ASSERT_TRUE(ReadCsv(bytes, {}, sink));
  std::vector<std::size_t> filled;
  for (const Row& row : sink.rows) filled.push_back(row.filled_cells);
  EXPECT_THAT(filled, ElementsAre(2, 3, 1, 3));
}

// Below the headings of another table they may be others.
TEST(CsvColumns, MayBeWantedFromSomeRowOn) {
  class WantSecondLater : public KeepRows {
    bool NeedsColumn(std::size_t column) const override {
      return column == 0 || rows.size() > 1;
    }
  } sink;
  MemoryStream bytes("a,b\nc,d\ne,f\n");
  ASSERT_TRUE(ReadCsv(bytes, {}, sink));
  EXPECT_THAT(sink.Lines(),
              ElementsAre("row 1: a|b", "row 2: c|", "row 3: e|f"));
}

TEST(CsvColumns, HaveNothingLeftOverFromTheRowBefore) {
  EXPECT_THAT(Read("a,b,c\nd\n,,e\n"),
              ElementsAre("row 1: a|b|c", "row 2: d", "row 3: ||e"));
}

TEST(CsvRecognition, TakesTextAndLeavesArchivesAndDocuments) {
  EXPECT_TRUE(RecognisesCsv("a,b\n"));
  EXPECT_TRUE(RecognisesCsv(""));
  EXPECT_TRUE(
      RecognisesCsv("\xFF\xFE"
                    "a\0"sv));
  EXPECT_FALSE(RecognisesCsv("PK\x03\x04 and more"));
  EXPECT_FALSE(RecognisesCsv("a\0b"sv));
}

// One small file for each oddity that was met.
struct Document {
  const char* file;
  std::vector<std::string> lines;  // the first ones
  const char* fault = "";
};

class Documents : public testing::TestWithParam<Document> {};

TEST_P(Documents, AreReadAsTheirProgramMeantThem) {
  std::ifstream file(PLANWATCH_TESTDATA "/csv/"s + GetParam().file,
                     std::ios::binary);
  ASSERT_TRUE(file);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  MemoryStream bytes(text);
  KeepRows rows;
  const Status status = ReadTable(bytes, "", {}, rows);
  const std::string fault = status ? "" : status.error().message();
  EXPECT_THAT(fault, StartsWith(GetParam().fault));
  EXPECT_EQ(fault.empty(), *GetParam().fault == '\0') << fault;
  std::vector<std::string> lines = rows.Lines();
  ASSERT_GE(lines.size(), GetParam().lines.size());
  if (!fault.empty()) lines.resize(GetParam().lines.size());
  EXPECT_EQ(lines, GetParam().lines);
}

INSTANTIATE_TEST_SUITE_P(
    Csv, Documents,
    testing::ValuesIn(std::vector<Document>{
        {"excel-csv-utf8.csv",
         {"row 1: Ref|Action|Lead|Due|RAG",
          "row 2: 1.1|Brief staff \u2013 caf\u00E9, clubs|Head of Safety|"
          "31/05/2015|G"}},
        {"excel-csv-windows-1252.csv",
         {"row 1: Ref|Action|Lead|Due|RAG",
          "row 2: 1.1|Brief staff \u2013 \u201Ccaf\u00E9\u201D|"
          "Head of Safety|31/05/2015|G"}},
        {"excel-unicode-text-utf16.txt",
         {"row 1: Ref|Action|RAG",
          "row 2: 1.1|Brief staff \u2013 caf\u00E9, clubs|G"}},
        {"utf16-big-endian.csv",
         {"row 1: Ref|Action", "row 2: 1.1|Brief \U0001F534 staff"}},
        {"excel-mac-line-ends.csv",
         {"row 1: Ref|Action", "row 2: 1.1|Brief\nstaff",
          "row 3: 1.2|Train staff"}},
        {"excel-continental.csv",
         {"row 1: Ref|Action|Cost", "row 2: 1.1|Brief staff, all of them|1,5",
          "row 3: 1.2|Train staff, some|2,5"}},
        {"separator-line.csv",
         {"row 1: Ref|Action, lead, date", "row 2: 1.1|Brief, train, review"}},
        {"line-breaks-in-cells.csv",
         {"row 1: Ref|Action|Evidence",
          "row 2: 1.1|Brief staff\nTrain staff|One\n\nTwo",
          "row 3: 1.2|The \"hub\", opened|"}},
        {"title-and-blank-rows.csv",
         {"row 1: CSE and Missing delivery plan 2014/15||",
          "row 4: Ref|Action|RAG", "row 6: 1.1|Brief staff|A"}},
        {"ragged-rows.csv",
         {"row 1: Ref|Action|RAG", "row 2: 1.1|Brief staff",
          "row 3: 1.2|Train staff|G||", "row 4: 1.3", "row 5: 1.4|Review|A"}},
        {"quotes-in-plain-cells.csv",
         {"row 1: Ref|Size", "row 2: 1|6\" pipe", "row 3: 2|5' 11\"",
          "row 4: 3|a \"quoted\" word"}},
        {"quote-never-closed.csv",
         {"row 1: Ref|Action", "row 2: 1.1|Brief"},
         "row 3: a quote is opened in this row and never closed"},
        {"text-after-quote.csv",
         {"row 1: Ref|Action", "row 2: 1.1|Brief"},
         "row 3: there is text after a closing quote"},
        {"two-encodings.csv",
         {"row 1: Ref|Action", "row 2: 1.1|caf\u00E9"},
         "row 3: there are bytes that are no UTF-8"},
        {"nul-bytes-late.csv",
         {"row 1: Ref|Action", "row 2: 1.1|Brief staff"},
         "row 302: there is a NUL byte"},
        {"word-document.docx", {}, "the document is cut short or damaged"},
        {"utf16-cut.csv", {}, "the file says that it is UTF-16 and is not"},
    }),
    [](const auto& document) {
      std::string name = document.param.file;
      std::replace_if(
          name.begin(), name.end(),
          [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
      return name;
    });

}  // namespace
}  // namespace planwatch
