#include "collectors/source/url.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace planwatch {
namespace {

using testing::HasSubstr;

Url At(const std::string& text) {
  Result<Url> url = Url::Parse(text);
  EXPECT_TRUE(url) << text;
  return *std::move(url);
}

std::string Fault(const std::string& text) {
  const Result<Url> url = Url::Parse(text);
  return url ? "no fault" : url.error().message();
}

TEST(Url, HasAnOriginWithItsPort) {
  EXPECT_EQ(At("https://Example.org/a").origin(), "https://example.org:443");
  EXPECT_EQ(At("http://example.org/a").origin(), "http://example.org:80");
  EXPECT_EQ(At("HTTP://example.org:443").origin(), "http://example.org:443");
  EXPECT_EQ(At("https://[::1]:8443/").origin(), "https://[::1]:8443");
  EXPECT_TRUE(At("https://example.org").secure());
  EXPECT_FALSE(At("http://example.org").secure());
}

TEST(Url, IsEscapedAndHasNoFragment) {
  EXPECT_EQ(At("https://example.org/Shared Documents/a b.docx?x=1#here").text(),
            "https://example.org/Shared%20Documents/a%20b.docx?x=1");
  EXPECT_EQ(At("https://example.org/a%20b").text(),
            "https://example.org/a%20b");
  EXPECT_EQ(At("https://example.org/Pl\xC3\xA4ne").text(),
            "https://example.org/Pl%c3%a4ne");
}

TEST(Url, IsNamedByItsHostAndItsDocument) {
  EXPECT_EQ(At("https://example.org/a/plan.docx?k=s3cret").name(),
            "plan.docx at example.org");
  EXPECT_EQ(At("https://example.org:444/s/s3cret/download").name(),
            "example.org:444");
  EXPECT_EQ(At("https://graph.example.org/v1.0/drives/1/root:/Plans/"
               "Delivery%20plan.docx:/content")
                .name(),
            "Delivery plan.docx at graph.example.org");
  EXPECT_EQ(At("https://example.org/.csv").name(), "example.org");
}

// Of other segments nothing is told: they may be keys.
TEST(Url, ADocumentIsToldByItsExtension) {
  for (const std::string document :
       {"p.csv", "p.docx", "p.json", "p.ods", "p.tsv", "p.txt", "p.xlsm",
        "p.xlsx", "P.XLSX", "a.b.csv"}) {
    EXPECT_EQ(At("https://h/" + document).name(), document + " at h");
    EXPECT_EQ(At("https://h/" + document + ":/content").name(),
              document + " at h");
    EXPECT_EQ(At("https://h/" + document + "/k3y").name(), document + " at h");
  }
  // The last of two.
  EXPECT_EQ(At("https://h/a.csv/b.csv").name(), "b.csv at h");
  for (const char* other : {"plan", "p.pdf", "p.doc", "p.xls", "p.csv.php",
                            "csv", ".docx", "p.csv::", ""})
    EXPECT_EQ(At("https://h/" + std::string(other)).name(), "h") << other;
}

TEST(Url, APortThatIsNotItsSchemesIsPartOfTheHost) {
  EXPECT_EQ(At("https://h:443/").name(), "h");
  EXPECT_EQ(At("http://h:80/").name(), "h");
  EXPECT_EQ(At("https://h:80/").name(), "h:80");
  EXPECT_EQ(At("http://h:443/").name(), "h:443");
  EXPECT_EQ(At("https://h:65535/").name(), "h:65535");
  EXPECT_EQ(Fault("https://h:65536/"),
            "the address has a port that is not a number up to 65535");
}

TEST(Url, OfAReferenceIsThatSeenFromThere) {
  const Url here = At("https://example.org/a/b?page=1");
  EXPECT_EQ(here.Resolve("?page=2")->text(), "https://example.org/a/b?page=2");
  EXPECT_EQ(here.Resolve("/c")->text(), "https://example.org/c");
  EXPECT_EQ(here.Resolve("c")->text(), "https://example.org/a/c");
  EXPECT_EQ(here.Resolve("//example.net/c")->text(), "https://example.net/c");
  EXPECT_EQ(here.Resolve("http://example.net")->origin(),
            "http://example.net:80");
  EXPECT_FALSE(here.Resolve("file:///etc/passwd"));
  EXPECT_FALSE(here.Resolve("https://u:p@example.org/"));
  EXPECT_EQ(here.WithoutQuery(), "https://example.org/a/b");
  EXPECT_EQ(At("https://example.org/a").WithoutQuery(),
            "https://example.org/a");
}

TEST(Url, ThatIsNoneOfTheWebIsRefused) {
  for (const char* text :
       {"plan.csv", "file:///etc/passwd", "ftp://a/b", "", "https://",
        "https://exa mple.org/", "/a", "gopher://x"})
    EXPECT_THAT(Fault(text),
                "this is not an address of the web; write it as in "
                "https://example.org/plan.docx")
        << text;
  EXPECT_THAT(Fault("https://user:s3cret@example.org/"),
              "the address has a user's name in it; give name and password "
              "under `basic_auth:`");
  EXPECT_THAT(Fault("https://example.org:99999/"), HasSubstr("a port"));
}

}  // namespace
}  // namespace planwatch
