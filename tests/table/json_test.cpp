#include "collectors/table/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "collectors/table/limits.h"
#include "tests/table/documents.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// The rows, or "fault: …".
std::vector<std::string> Lines(std::string_view text, std::string rows = "",
                               std::size_t piece = 65536) {
  MemoryStream bytes(text, piece);
  KeepRows sink;
  FormatOptions options;
  options.rows = std::move(rows);
  const Status read = ReadTable(bytes, "json", options, sink);
  return read ? sink.Lines() : std::vector{"fault: " + read.error().message()};
}

std::string Fault(std::string_view text, std::string rows = "") {
  return Lines(text, std::move(rows)).at(0);
}

TEST(Json, ARowIsAnObject) {
  for (const std::size_t piece : {1, 2, 7, 65536})
    EXPECT_THAT(Lines(R"([{"Action": "Brief staff", "RAG": "Red"},
                  {"RAG": "Green", "Action": "Train\nstaff"}])",
                      "", piece),
                ElementsAre(": Action|RAG", "row 1: Brief staff|Red",
                            "row 2: Train\nstaff|Green"));
}

TEST(Json, TheHeaderHasTheFieldsOfAllRows) {
  EXPECT_THAT(Lines(R"([{"a": 1}, {}, {"b": 2, "a": 3}])"),
              ElementsAre(": a|b", "row 1: 1|", "row 3: 3|2"));
}

TEST(Json, ValuesAreTexts) {
  EXPECT_THAT(
      Lines(R"([{"n": null, "t": true, "f": false, "i": -12, "u":
                 18446744073709551615, "d": 1.50, "e": 1.5e3, "s": -2E-2,
                 "x": "\u00e9", "z": 0}])"),
      ElementsAre(": n|t|f|i|u|d|e|s|x|z",
                  "row 1: |true|false|-12|18446744073709551615|1.50|1500|"
                  "-0.02|é|0"));
}

TEST(Json, ObjectsInARowAreFieldsByTheirPath) {
  EXPECT_THAT(
      Lines(R"([{"id": 1, "fields": {"Title": "x", "Lead":
                        {"Name": "y"}, "None": {}}, "z": 2}])"),
      ElementsAre(": id|fields/Title|fields/Lead/Name|z", "row 1: 1|x|y|2"));
}

TEST(Json, ListsInARowAreLinesOrJson) {
  EXPECT_THAT(Lines(R"([{"a": ["x", 1, null, true, "y"], "b": [],
                        "c": [{"k": "v\"", "n": [1, null]}, false], "d":
                        [[1], "x"], "e": 1}])"),
              ElementsAre(": a|b|c|d|e",
                          "row 1: x\n1\ntrue\ny||[{\"k\":\"v\\\"\",\"n\":[1,"
                          "null]},false]|[[1],\"x\"]|1"));
}

TEST(Json, NamesOfSharePointAreDecodedAndAnnotationsLeftOut) {
  EXPECT_THAT(
      Lines(R"([{"@odata.etag": "x", "Due_x0020_date": 1,
                        "Due@odata.type": "y", "a_x00e9_b": 2, "_x002": 3,
                        "_xZZZZ_": 4, "_xD800_": 5, "odata.id": 6,
                        "list@odata.context": {"a": 1}, "l@odata.x": [1]}])"),
      ElementsAre(": Due date|aéb|_x002|_xZZZZ_|_xD800_", "row 1: 1|2|3|4|5"));
}

TEST(Json, OfSeveralFieldsOfANameTheLastCounts) {
  EXPECT_THAT(Lines(R"([{"a": 1, "a": 2}])"), ElementsAre(": a", "row 1: 2"));
}

TEST(Json, TheRowsAreTheOnlyArrayOfObjects) {
  const std::vector<std::string> rows = {": a", "row 1: 1"};
  EXPECT_EQ(Lines(R"({"value": [{"a": 1}]})"), rows);
  EXPECT_EQ(Lines(R"({"@odata.context": "x", "n": [1, [{"a": 2}]], "empty": [],
                      "d": {"results": [{"a": 1}], "o": {}}})"),
            rows);
  EXPECT_THAT(Fault(R"({"value": [{"a": 1}], "x": {"y": [{"b": 2}]}})"),
              HasSubstr("more than one array of objects, at /value and at /x/y;"
                        " say which has the rows by `rows:`"));
  EXPECT_THAT(Fault(R"({"a": 1})"), HasSubstr("no array of objects"));
  EXPECT_THAT(Fault(R"({"a": [1, 2]})"), HasSubstr("no array of objects"));
  EXPECT_THAT(Fault("[[1]]"), HasSubstr("no array of objects"));
  EXPECT_THAT(Fault("1"), HasSubstr("no array of objects"));
  EXPECT_THAT(Lines("[]"), IsEmpty());
  EXPECT_THAT(Lines(R"({"value": []})"), IsEmpty());
}

TEST(Json, TheRowsAreWhereThePointerLeads) {
  const char* const text =
      R"({"a": [{"x": 1}], "b": {"c/d~": [{"x": 2}]}, "e": 1})";
  EXPECT_THAT(Lines(text, "/a"), ElementsAre(": x", "row 1: 1"));
  EXPECT_THAT(Lines(text, "/b/c~1d~0"), ElementsAre(": x", "row 1: 2"));
  for (const char* pointer : {"/", "/b", "/e", "/a/0", "/z"})
    EXPECT_THAT(Fault(text, pointer),
                HasSubstr("there is no array at " + std::string(pointer)));
  EXPECT_THAT(Lines(R"({"a": []})", "/a"), IsEmpty());
  EXPECT_THAT(Fault("[]", "/a"), HasSubstr("there is no array at /a"));
  EXPECT_THAT(Fault(R"({"a": [1]})", "/a"), HasSubstr("is not an object"));
}

TEST(Json, EveryElementIsAnObject) {
  EXPECT_THAT(Fault(R"([{"a": 1}, {"a": 2}, "Jane"])"),
              AllOf(HasSubstr("row 2: the element after this row is not an"),
                    Not(HasSubstr("Jane"))));
  EXPECT_THAT(Fault(R"([{"a": 1}, []])"), HasSubstr("not an object"));
}

TEST(Json, TextThatIsNotJsonIsAnErrorThatQuotesNothing) {
  for (const char* text :
       {"[{\"a\": 1}, {\"Jane\"]", "[{\"a\": 1} Jane]", "[{\"a\": 1}] Jane",
        "[{\"a\": 1}, {\"b\": \"\xFF\"}]", "[{\"a\": 1}, {\"b\": 1e999}]",
        "[{\"a\": 1}, {\"b\": \"\\q\"}]"})
    EXPECT_THAT(Fault(text),
                AllOf(HasSubstr("row 1: what comes here or in the row after it "
                                "is not JSON"),
                      Not(HasSubstr("Jane"))))
        << text;
  for (const char* text :
       {"[{\"a\": 1}", "[{\"a\": 1}, {\"Jane\": \"", "[{\"a\": 1},"})
    EXPECT_THAT(Fault(text),
                AllOf(HasSubstr("row 1: the document ends in the middle"),
                      Not(HasSubstr("Jane"))))
        << text;
}

// Only a source that can fetch the rest reads on.
TEST(Json, APageOfSeveralIsNoDocumentOfItsOwn) {
  for (const char* member :
       {R"("@odata.nextLink": "https://x/?a")", R"("next": "/2")",
        R"("odata.nextLink": "http://x")", R"("nextLink": "?p=2")",
        R"("_links": {"next": {"href": "/2"}})", R"("links": {"next": "/2"})",
        R"("d": {"__next": "https://x/?p=2"})"})
    EXPECT_EQ(
        Fault(std::string("{\"value\": [{\"a\": 1}], ") + member + '}'),
        "fault: this is one page of several: it has a link to the next; give "
        "the address of the first page as `url:`, or save all of them as one")
        << member;
  for (const char* member :
       {R"("next": null)", R"("next": "")", R"("next": "Tuesday")",
        R"("next": 2)", R"("nextLink": ["/2"])", R"("later": "/2")",
        R"("__next": "/2")", R"("d": {"next": "/2"})",
        R"("_links": {"next": "/2"})", R"("links": {"self": "/2"})",
        R"("_links": {"prev": {"href": "/2"}})"})
    EXPECT_THAT(Lines(std::string("{\"value\": [{\"a\": 1}], ") + member + '}'),
                SizeIs(2))
        << member;
  // In a row it is a field.
  EXPECT_THAT(Lines(R"([{"next": "/2"}])"), SizeIs(2));
}

// What leads to the rows of a register may be the names of persons.
TEST(Json, OfARegisterNothingIsNamed) {
  MemoryStream bytes(R"({"Jane": [{"a": 1}], "Bob": [{"b": 2}]})", 65536);
  KeepRows sink;
  FormatOptions options;
  options.confidential = true;
  const Status read = ReadTable(bytes, "json", options, sink);
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message(),
              HasSubstr("more than one array of objects; say which"));
}

class NeedsSecond : public KeepRows {
 public:
  bool NeedsColumn(std::size_t column) const override { return column == 1; }
};

TEST(Json, FieldsThatNobodyNeedsAreEmpty) {
  MemoryStream bytes(R"([{"a": 1, "b": 2}, {"b": 3, "a": 4}])");
  NeedsSecond sink;
  ASSERT_TRUE(ReadJson(bytes, {}, sink));
  EXPECT_THAT(sink.Lines(), ElementsAre(": a|b", "row 1: |2", "row 2: |3"));
}

// The first 8 MiB of rows make the header; then rows go on at once.
TEST(Json, AFieldThatIsFirstMetFarDownIsAnError) {
  const std::string row = "{\"a\": \"" + std::string(1'000'000, 'x') + "\"},";
  const std::string head = "[" + Repeat(9, row);
  EXPECT_THAT(Lines(head + "{\"a\": 1, \"b\": null}]"), SizeIs(11));
  EXPECT_THAT(Lines("[" + row + "{\"b\": 1}]"), SizeIs(3));
  EXPECT_THAT(Fault(head + "{\"a\": 1, \"b\": 2}]"),
              HasSubstr("row 10: this row has a field that none of the first 9 "
                        "rows has"));
}

TEST(Json, IsRecognisedByItsStart) {
  for (const char* text : {"[{\"a\": 1}]", " \n[ {", "{\"a\"",
                           "\xEF\xBB\xBF{ \"a\"", "[]", "{}", "[["})
    EXPECT_TRUE(RecognisesJson(text)) << text;
  for (const char* text : {"", "[", "{", "[Ref],Action", "{a}", "a", "[1, 2]",
                           "\"a\"", "Action,RAG"})
    EXPECT_FALSE(RecognisesJson(text)) << text;
}

TEST(Json, MayBeginWithAMark) {
  EXPECT_THAT(Lines("\xEF\xBB\xBF[{\"a\": 1}]"),
              ElementsAre(": a", "row 1: 1"));
}

TEST(Json, ARowMayHave4MiB) {
  // A field counts 48 bytes beside its text.
  const auto lines = [](std::size_t bytes) {
    return Lines("[{\"Action\": \"" + std::string(bytes - 48, 'a') + "\"}]");
  };
  const auto most = lines(kMaxRecordBytes);
  ASSERT_THAT(most, SizeIs(2));
  EXPECT_GE(most[1].size(), kMaxRecordBytes - 48);
  EXPECT_THAT(lines(kMaxRecordBytes + 1).at(0),
              HasSubstr("this row has more than 4 MiB"));
}

}  // namespace
}  // namespace planwatch
