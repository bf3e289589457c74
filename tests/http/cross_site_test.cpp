#include "daemon/http/cross_site.h"

#include <gtest/gtest.h>

#include <string>

namespace planwatch::web {
namespace {

TEST(KnownHosts, KnowsNoNameThatAPublicDnsCouldPointHere) {
  const KnownHosts hosts({"srv1", "srv1.council.example"},
                         "https://Board.example.org:8443/planwatch/");
  for (const char* field :
       {"", "localhost", "localhost:10815", "planwatch:10815", "127.0.0.1",
        "127.0.0.1:10815", "10.0.0.7:80", "[::1]", "[fe80::1]:10815",
        "board.example.org", "BOARD.example.org:8443", "srv1.council.example",
        "SRV1.Council.Example:10815"})
    EXPECT_TRUE(hosts.Contains(field)) << field;
  for (const char* field :
       {"evil.example", "evil.example:10815", "board.example.org.evil.example",
        "127.0.0.1.evil.example", "evil.", "example.org", "localhost.evil.com",
        "256.0.0.1", "council.example"})
    EXPECT_FALSE(hosts.Contains(field)) << field;
}

TEST(KnownHosts, NeedsNoExternalUrl) {
  const KnownHosts hosts({}, "");
  EXPECT_TRUE(hosts.Contains("127.0.0.1:80"));
  EXPECT_FALSE(hosts.Contains("board.example.org"));
}

Request Post(std::string host, std::string origin, std::string fetch_site) {
  return {.method = "POST",
          .path = "/",
          .host = std::move(host),
          .origin = std::move(origin),
          .sec_fetch_site = std::move(fetch_site)};
}

TEST(CrossSite, BelievesWhatBrowsersSay) {
  EXPECT_FALSE(IsCrossSite(Post("a:1", "", "")));  // no browser
  EXPECT_FALSE(IsCrossSite(Post("a:1", "http://a:1", "same-origin")));
  EXPECT_FALSE(IsCrossSite(Post("A:1", "https://a:1", "")));
  EXPECT_FALSE(IsCrossSite(Post("a:1", "", "none")));  // typed by the user
  EXPECT_TRUE(IsCrossSite(Post("a:1", "", "cross-site")));
  EXPECT_TRUE(IsCrossSite(Post("a:1", "", "same-site")));
  EXPECT_TRUE(IsCrossSite(Post("a:1", "http://a:1", "cross-site")));
  EXPECT_TRUE(IsCrossSite(Post("a:1", "http://a:2", "")));
  EXPECT_TRUE(IsCrossSite(Post("a:1", "http://evil.example", "")));
  EXPECT_TRUE(IsCrossSite(Post("a:1", "null", "")));
}

}  // namespace
}  // namespace planwatch::web
