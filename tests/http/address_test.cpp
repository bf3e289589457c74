#include "daemon/http/address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/http/http.h"

namespace planwatch::web {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

TEST(Address, IsAHostAndAPort) {
  const struct {
    const char *text, *host, *port;
  } addresses[] = {{"127.0.0.1:80", "127.0.0.1", "80"},
                   {":0", "", "0"},
                   {"[::1]:65535", "::1", "65535"},
                   {"host.example:10815", "host.example", "10815"}};
  for (const auto& [text, host, port] : addresses) {
    const auto address = ParseAddress(text);
    ASSERT_TRUE(address) << text;
    EXPECT_EQ(*address, (Address{host, port}));
  }
  for (const char* wrong :
       {"", "80", "a:", "a:x", "a:65536", "a:80x", "a b:80", "a/b:80", "[]:80",
        "[:80", "]:80", "[a:80", "a]:80", "::1:80", "[::1]", "[::1]x:80"}) {
    const auto address = ParseAddress(wrong);
    ASSERT_FALSE(address) << wrong;
    EXPECT_THAT(address.error().message(), StartsWith("write HOST:PORT"));
  }
}

TEST(Address, IsListenedOnAndToldAsAUrlHasIt) {
  const auto first = ListenOn({"127.0.0.1", "0"});
  ASSERT_TRUE(first);
  EXPECT_EQ(first->host, "127.0.0.1");
  EXPECT_GT(first->port, 0);
  const auto taken = ListenOn({"127.0.0.1", std::to_string(first->port)});
  ASSERT_FALSE(taken);
  EXPECT_THAT(taken.error().message(),
              AllOf(HasSubstr("the port is taken"),
                    HasSubstr("stop that one or give another port")));
  // Of a documentation network (RFC 5737).
  const auto elsewhere = ListenOn({"192.0.2.1", "0"});
  ASSERT_FALSE(elsewhere);
  EXPECT_THAT(elsewhere.error().message(),
              HasSubstr("this machine has no such address"));
}

TEST(Refusals, SayTheirStatusInHeadAndBody) {
  for (const char* reason :
       {"400 Bad Request", "408 Request Timeout", "411 Length Required",
        "413 Content Too Large", "414 URI Too Long", "417 Expectation Failed",
        "431 Request Header Fields Too Large", "501 Not Implemented",
        "503 Service Unavailable", "505 HTTP Version Not Supported"}) {
    const std::string body = reason + std::string("\n");
    EXPECT_THAT(
        Refusal(std::stoi(reason)),
        AllOf(StartsWith("HTTP/1.1 " + std::string(reason) +
                         "\r\nContent-Type: text/plain; charset=utf-8\r\n"
                         "Content-Length: " +
                         std::to_string(body.size()) +
                         "\r\nConnection: close\r\n"),
              HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"),
              HasSubstr("\r\nCache-Control: no-store\r\n"),
              EndsWith("\r\n\r\n" + body)));
  }
}

}  // namespace
}  // namespace planwatch::web
