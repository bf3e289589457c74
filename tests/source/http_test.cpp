#include "collectors/source/http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <atomic>
#include <string>
#include <vector>

#include "tests/source/web.h"
#include "tests/table/documents.h"

namespace planwatch {
namespace {

using namespace test;
using httplib::Request;
using httplib::Response;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kCsv = "Action,RAG\nBrief staff,Red\n";
const std::vector<std::string> kRows = {"row 1: Action|RAG",
                                        "row 2: Brief staff|Red"};

// Answers with these bytes.
WebServer::Answer Always(std::string bytes, const char* type = "text/csv") {
  return [bytes = std::move(bytes), type](const Request&, Response& response) {
    response.set_content(bytes, type);
  };
}

std::string Gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string zipped(compressBound(text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(zipped.data());
  stream.avail_out = static_cast<uInt>(zipped.size());
  deflate(&stream, Z_FINISH);
  zipped.resize(stream.total_out);
  deflateEnd(&stream);
  return zipped;
}

TEST(Http, GivesTheRowsOfEachFormatByItsContent) {
  const std::string cells =
      "<row r=\"1\"><c t=\"str\"><v>Action</v></c><c "
      "t=\"str\"><v>RAG</v></c></row><row r=\"2\"><c t=\"str\"><v>Brief "
      "staff</v></c><c t=\"str\"><v>Red</v></c></row>";
  const auto word = [](const std::string& text) {
    return "<w:tc><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
  };
  const auto ods = [](const std::string& text) {
    return "<table:table-cell><text:p>" + text + "</text:p></table:table-cell>";
  };
  for (const std::string& document :
       {std::string(kCsv), Excel(cells),
        Word("<w:tbl><w:tr>" + word("Action") + word("RAG") + "</w:tr><w:tr>" +
             word("Brief staff") + word("Red") + "</w:tr></w:tbl>"),
        Ods("<table:table-row>" + ods("Action") + ods("RAG") +
            "</table:table-row><table:table-row>" + ods("Brief staff") +
            ods("Red") + "</table:table-row>"),
        std::string("[{\"Action\":\"Brief staff\",\"RAG\":\"Red\"}]")}) {
    const WebServer server(Always(document, "application/octet-stream"));
    const Fetched fetched = Fetch(server.url("/plan"));
    EXPECT_EQ(fetched.error, "");
    ASSERT_THAT(fetched.lines, SizeIs(2));
    EXPECT_THAT(fetched.lines[0], HasSubstr("Action|RAG"));
    EXPECT_THAT(fetched.lines[1], HasSubstr("Brief staff|Red"));
  }
}

TEST(Http, TakesTheFormatThatTheConfigurationNames) {
  const WebServer server(Always("[{\"a\":\"1\"}]"));
  SourceOptions options = UrlOptions(server.url());
  options.format = "csv";
  EXPECT_THAT(Fetch(options).lines, ElementsAre("row 1: [{\"a\":\"1\"}]"));
  options.format = "json";
  EXPECT_THAT(Fetch(options).lines, ElementsAre(": a", "row 1: 1"));
  EXPECT_EQ(server.seen()[0].accept, "*/*");
  EXPECT_EQ(server.seen()[1].accept, "application/json");
}

TEST(Http, IsMadeByItsAddress) {
  const auto source = MakeSource(UrlOptions("https://example.org/a/plan.csv"));
  ASSERT_TRUE(source);
  EXPECT_EQ((*source)->name(), "plan.csv at example.org");
  EXPECT_EQ((*source)->Version(), "");
  EXPECT_TRUE((*source)->WatchedFile().empty());
  const auto wrong = MakeSource(UrlOptions("ftp://example.org/plan.csv"));
  ASSERT_FALSE(wrong);
  EXPECT_THAT(wrong.error().message(), HasSubstr("not an address of the web"));
}

TEST(Http, ADocumentThatHasNotChangedIsNotReadAgain) {
  std::string tag = "\"1\"";
  const WebServer server([&](const Request& request, Response& response) {
    response.set_header("ETag", tag);
    response.set_header("Last-Modified", "Mon, 18 May 2015 10:00:00 GMT");
    if (request.get_header_value("If-None-Match") == tag)
      response.status = 304;
    else
      response.set_content(kCsv, "text/csv");
  });
  const auto source = *MakeSource(UrlOptions(server.url()));
  const Fetched first = Fetch(*source);
  EXPECT_EQ(first.lines, kRows);
  EXPECT_EQ(first.info.modified, Instant{std::chrono::seconds{1'431'943'200}});
  EXPECT_FALSE(first.info.unchanged);
  ASSERT_FALSE(first.info.version.empty());
  EXPECT_EQ(server.seen().back().tag, "");

  const Fetched same = Fetch(*source, first.info.version);
  EXPECT_EQ(same.error, "");
  EXPECT_TRUE(same.info.unchanged);
  EXPECT_EQ(same.info.version, first.info.version);
  EXPECT_THAT(same.lines, IsEmpty());
  EXPECT_EQ(server.seen().back().tag, "\"1\"");
  EXPECT_EQ(server.seen().back().date, "");  // the tag says more

  tag = "\"2\"";
  const Fetched other = Fetch(*source, first.info.version);
  EXPECT_EQ(other.lines, kRows);
  EXPECT_FALSE(other.info.unchanged);
  EXPECT_NE(other.info.version, first.info.version);
}

TEST(Http, TheDateTellsWhereThereIsNoTag) {
  const std::string date = "Mon, 18 May 2015 10:00:00 GMT";
  const WebServer server([&](const Request& request, Response& response) {
    response.set_header("Last-Modified", date);
    if (request.get_header_value("If-Modified-Since") == date)
      response.status = 304;
    else
      response.set_content(kCsv, "text/csv");
  });
  const auto source = *MakeSource(UrlOptions(server.url()));
  const std::string version = Fetch(*source).info.version;
  EXPECT_TRUE(Fetch(*source, version).info.unchanged);
}

TEST(Http, WithoutTagOrDateEachReadIsOne) {
  const WebServer server(Always(kCsv));
  const Fetched fetched = Fetch(server.url());
  EXPECT_EQ(fetched.info.version, "");
  EXPECT_EQ(fetched.info.modified, std::nullopt);
}

TEST(Http, A304ThatNobodyAskedForIsAnError) {
  const WebServer server(
      [](const Request&, Response& response) { response.status = 304; });
  EXPECT_THAT(Fetch(server.url()).error, HasSubstr("(304)"));
}

TEST(Http, WhatWasCompressedForTheWayIsInflated) {
  const std::string zipped = Gzip("Action,RAG\n") + Gzip("Brief staff,Red\n");
  for (const char* encoding : {"gzip", "x-gzip"}) {
    const RawServer server(
        "HTTP/1.1 200 OK\r\nContent-Encoding: " + std::string(encoding) +
        "\r\nContent-Length: " + std::to_string(zipped.size()) + "\r\n\r\n" +
        zipped);
    const Fetched fetched = Fetch(server.url());
    EXPECT_EQ(fetched.error, "");
    EXPECT_EQ(fetched.lines, kRows);
  }
}

TEST(Http, WhatIsNotGzipOrIsCutShortIsAnError) {
  const std::string zipped = Gzip(kCsv);
  const auto fault = [](const std::string& encoding, const std::string& body) {
    const RawServer server("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding +
                           "\r\nContent-Length: " +
                           std::to_string(body.size()) + "\r\n\r\n" + body);
    return Fetch(server.url()).error;
  };
  EXPECT_THAT(
      fault("gzip", kCsv),
      EndsWith(": the server says that its answer is gzip, and it is not"));
  EXPECT_THAT(fault("gzip", zipped.substr(0, zipped.size() - 9)),
              EndsWith(": the compressed answer ends in the middle"));
  EXPECT_THAT(
      fault("br", kCsv),
      EndsWith(": the server compresses its answer in a way that it was not "
               "asked for; have it send the document plain, or as gzip"));
  EXPECT_EQ(fault("identity", kCsv), "");
}

// A megabyte of zeros is a kilobyte of gzip.
TEST(Http, AnAnswerIsBoundedAsItIsInflated) {
  const std::string zipped =
      Gzip("Action\n" + std::string(2 << 20, 'a') + "\n");
  ASSERT_LT(zipped.size(), 10'000u);
  const RawServer server(
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " +
      std::to_string(zipped.size()) + "\r\n\r\n" + zipped);
  EXPECT_EQ(Fetch(UrlOptions(server.url()), {.bytes = 3 << 20}).error, "");
  EXPECT_THAT(Fetch(UrlOptions(server.url()), {.bytes = 1 << 20}).error,
              HasSubstr("larger than 1 MiB"));
}

TEST(Http, PagesOfJsonFollowEachOther) {
  const WebServer server([](const Request& request, Response& response) {
    const std::string page = request.get_param_value("page");
    response.set_header("ETag", "\"1\"");
    response.set_content(
        page.empty() ? R"({"@odata.nextLink": "/list?page=2",
                            "value": [{"a": 1, "b": 2}]})"
        : page == "2"
            ? R"({"value": [], "@odata.nextLink": "http://localhost:)" +
                  request.get_header_value("Host").substr(10) +
                  R"(/list?page=3"})"
            : R"({"value": [{"b": 3, "c": 4}]})",
        "application/json");
  });
  const Fetched fetched = Fetch(server.url("/list"));
  EXPECT_EQ(fetched.error, "");
  EXPECT_THAT(fetched.lines,
              ElementsAre(": a|b|c", "row 1: 1|2|", "row 2: |3|4"));
  // A tag of one page says nothing of the others.
  EXPECT_EQ(fetched.info.version, "");
  EXPECT_THAT(server.seen(), SizeIs(3));
}

TEST(Http, PagesThatLeadAwayInACircleOrOnForEverAreErrors) {
  const auto fault = [](const std::string& next, std::size_t pages = 100) {
    std::atomic<int> page = 0;
    const WebServer server([&](const Request&, Response& response) {
      const std::string link =
          next == "+" ? "/?page=" + std::to_string(++page) : next;
      response.set_content(
          "{\"value\": [{\"a\": 1}], \"next\": \"" + link + "\"}",
          "application/json");
    });
    SourceOptions options = UrlOptions(server.url("/?1"));
    return Fetch(options, {.pages = pages}).error;
  };
  EXPECT_THAT(fault("http://127.0.0.1:9/"),
              EndsWith(": the link to the next page leads to another server, "
                       "127.0.0.1:9; it is not followed"));
  EXPECT_THAT(fault("/?1"),
              EndsWith(": the pages lead in a circle: the link to the next one "
                       "leads to one that was read before"));
  EXPECT_THAT(fault("+", 3),
              EndsWith(": the document has more than 3 pages; ask for larger "
                       "ones, or for fewer rows"));
  EXPECT_THAT(
      fault("http://"),
      EndsWith(": the link to the next page is not an address; see `next:`"));
}

TEST(Http, PagesFollowTheLinkThatTheConfigurationPointsTo) {
  const WebServer server([](const Request& request, Response& response) {
    response.set_content(request.target == "/"
                             ? R"({"data": [{"a": 1}], "more": "b",
                                   "next": "/wrong"})"
                             : R"({"data": [{"a": 2}], "more": null})",
                         "application/json");
  });
  SourceOptions options = UrlOptions(server.url());
  options.format_options.next = "/more";
  EXPECT_THAT(Fetch(options).lines, ElementsAre(": a", "row 1: 1", "row 2: 2"));
  EXPECT_EQ(server.seen().back().target, "/b");
}

TEST(Http, WhatStaysOfAnAddressInMessagesHasNoSecret) {
  const WebServer server([](const Request&, Response& response) {
    response.status = 404;
    response.set_content("Jane Doe", "text/plain");
  });
  const std::string error =
      Fetch(server.url("/t0ken/plan.csv?key=s3cret#f")).error;
  EXPECT_EQ(error, "plan.csv at localhost:" + std::to_string(server.port()) +
                       ": the server has no such document (404); see the "
                       "address, and that the credentials may see it");
}

}  // namespace
}  // namespace planwatch
