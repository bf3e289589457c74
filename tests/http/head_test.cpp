#include "daemon/http/head.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace planwatch::web {
namespace {

using namespace std::string_literals;

// The status that a head is refused with; 0 where it is taken.
int Refused(const std::string& bytes) {
  const auto parsed = ParseHead(bytes);
  const int* const status = std::get_if<int>(&parsed);
  return status != nullptr ? *status : 0;
}

Head Taken(const std::string& bytes) {
  auto parsed = ParseHead(bytes);
  EXPECT_TRUE(std::holds_alternative<Head>(parsed)) << bytes;
  return std::holds_alternative<Head>(parsed) ? std::get<Head>(parsed) : Head{};
}

// A request with these lines beside its host.
std::string With(const std::string& lines,
                 const std::string& line = "GET / HTTP/1.1") {
  return line + "\r\nHost: a\r\n" + lines + "\r\n";
}

TEST(Head, EndsWithItsFirstBlankLine) {
  EXPECT_EQ(EndOfHead("a\r\n\r\nb"), 5u);
  EXPECT_EQ(EndOfHead("a\n\nb"), 3u);
  EXPECT_EQ(EndOfHead("a\n\r\nb\n\n"), 4u);
  EXPECT_EQ(EndOfHead("a\nb\n\n"), 5u);
  for (const char* open : {"", "a", "a\r\n", "a\r\n\r", "a\r\nb\r\n"})
    EXPECT_EQ(EndOfHead(open), std::string_view::npos) << open;
}

TEST(Head, IsWrittenWithEveryLineEndedAlike) {
  const Head head = Taken("GET /a?b HTTP/1.1\nHost: a\r\nAccept:\t*/*\n\nGET");
  EXPECT_EQ(head.text, "GET /a?b HTTP/1.1\r\nHost: a\r\nAccept:\t*/*\r\n\r\n");
  EXPECT_EQ(head.body, 0u);
  EXPECT_FALSE(head.close);
  EXPECT_FALSE(head.expects_continue);
}

TEST(Head, HasItsTargetInOriginForm) {
  const std::pair<const char*, const char*> targets[] = {
      {"/a", "/a"},
      {"*", "*"},
      {"?q", "/?q"},
      {"/a?b?c??", "/a?b%3Fc%3F%3F"},
      {"http://h", "/"},
      {"http://", "/"},
      {"https://", "/"},
      {"http://h/a?b", "/a?b"},
      {"HTTPS://h:1?b", "/?b"},
      {"http:/h", "http:/h"},
      {"ftp://h/a", "ftp://h/a"}};
  for (const auto& [given, target] : targets)
    EXPECT_THAT(
        Taken(With("", "GET " + std::string(given) + " HTTP/1.1")).text,
        testing::StartsWith("GET " + std::string(target) + " HTTP/1.1\r\n"))
        << given;
}

TEST(Head, KnowsEachMethodAndBothVersions) {
  for (const char* method : {"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT",
                             "OPTIONS", "TRACE", "PATCH"})
    EXPECT_EQ(Refused(With("", std::string(method) + " / HTTP/1.1")), 0);
  for (const char* method : {"BREW", "get"})
    EXPECT_EQ(Refused(With("", std::string(method) + " / HTTP/1.1")), 501);
  EXPECT_TRUE(Taken("GET / HTTP/1.0\r\n\r\n").close);
  EXPECT_FALSE(Taken(With("")).close);
  for (const char* version : {"HTTP/1.2", "HTTP/2", "HTTP/"})
    EXPECT_EQ(Refused(With("", "GET / "s + version)), 505) << version;
  for (const char* line :
       {"GET / FTP/1.1", "GET /", "GET", "", " / HTTP/1.1", "GET  HTTP/1.1",
        "GET /a b HTTP/1.1", "GET /a\tb HTTP/1.1", "G(T / HTTP/1.1",
        "GET /\x01 HTTP/1.1", "GET /\x7F HTTP/1.1"})
    EXPECT_EQ(Refused(With("", line)), 400) << line;
}

// RFC 9110, section 5.6.2.
TEST(Head, HasFieldNamesThatAreTokens) {
  const std::string others = "!#$%&'*+-.^_`|~";
  for (int byte = 1; byte <= 0xFF; ++byte) {
    const char c = static_cast<char>(byte);
    if (c == '\n' || c == '\r' || c == ':') continue;
    const bool token = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || others.find(c) != others.npos;
    EXPECT_EQ(Refused(With("x"s + c + "x: 1\r\n")), token ? 0 : 400) << byte;
    const bool control = (byte < ' ' && c != '\t') || byte == 0x7F;
    EXPECT_EQ(Refused(With("x: 1"s + c + "1\r\n")), control ? 400 : 0) << byte;
  }
  EXPECT_EQ(Refused(With("no colon\r\n")), 400);
  EXPECT_EQ(Refused(With(": no name\r\n")), 400);
}

TEST(Head, SaysHowLongTheBodyIs) {
  EXPECT_EQ(Taken(With("content-length: 12 \r\n")).body, 12u);
  EXPECT_EQ(Taken(With("Content-Length: 12\r\nContent-Length: 12\r\n")).body,
            12u);
  EXPECT_EQ(Taken(With("Content-Length: 65536\r\n")).body, kMaxBody);
  EXPECT_EQ(Refused(With("Content-Length: 65537\r\n")), 413);
  EXPECT_EQ(Refused(With("Content-Length: 99999999999999999999999\r\n")), 413);
  for (const char* wrong : {"", "-1", "+1", "1x", "0x1", "1,1", "1 1"})
    EXPECT_EQ(Refused(With("Content-Length: "s + wrong + "\r\n")), 400)
        << wrong;
  EXPECT_EQ(Refused(With("Content-Length: 1\r\nContent-Length: 2\r\n")), 400);
  EXPECT_EQ(Refused(With("Transfer-Encoding: chunked\r\n")), 411);
  EXPECT_EQ(Refused(With("Transfer-Encoding: chunked\r\n"
                         "Content-Length: 1\r\n")),
            400);
}

TEST(Head, HasOneHost) {
  EXPECT_EQ(Refused("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(Refused(With("host: b\r\n")), 400);
  EXPECT_EQ(Refused("GET / HTTP/1.0\r\n\r\n"), 0);
}

TEST(Head, SaysWhetherTheConnectionEnds) {
  for (const char* list : {"close", "Close", "x, close", "close ,x", "x,close"})
    EXPECT_TRUE(Taken(With("Connection: "s + list + "\r\n")).close) << list;
  for (const char* list : {"keep-alive", "closed", "x", "", "x close", ","})
    EXPECT_FALSE(Taken(With("Connection: "s + list + "\r\n")).close) << list;
}

TEST(Head, LeavesOutWhatTheServerAnswersItself) {
  const Head head = Taken(With("Expect: 100-Continue\r\nRange: bytes=0-1\r\n"));
  EXPECT_TRUE(head.expects_continue);
  EXPECT_EQ(head.text, With(""));
  EXPECT_EQ(Refused(With("Expect: something\r\n")), 417);
}

TEST(Head, IsRefusedByWhatOfItIsTooLong) {
  const auto request = [](std::size_t size) {
    const std::string rest = "GET / HTTP/1.1";
    return "GET /" + std::string(size - rest.size(), 'x') + " HTTP/1.1";
  };
  EXPECT_EQ(Refused(With("", request(kMaxRequestLine))), 0);
  EXPECT_EQ(Refused(With("", request(kMaxRequestLine + 1))), 414);
  EXPECT_EQ(
      Refused(With("x: " + std::string(kMaxHeaderLine - 3, 'x') + "\r\n")), 0);
  EXPECT_EQ(
      Refused(With("x: " + std::string(kMaxHeaderLine - 2, 'x') + "\r\n")),
      431);
  EXPECT_EQ(RefuseLongHead(std::string(kMaxRequestLine + 1, 'x') + "\n"), 414);
  EXPECT_EQ(RefuseLongHead(std::string(kMaxRequestLine, 'x') + "\n"), 431);
}

}  // namespace
}  // namespace planwatch::web
