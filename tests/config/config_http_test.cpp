// `url:` and Prometheus' keys for HTTP clients.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/config/faults.h"

namespace planwatch {
namespace {

using namespace test;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

std::string Plan(std::string_view source) {
  return "plans:\n  - name: cse\n    source: " + std::string(source);
}

SourceOptions Read(std::string_view source,
                   const Environment& environment = kNoVariables) {
  ParsedConfig parsed =
      ParseConfig(Plan(source), kFolder / "planwatch.yml", environment);
  EXPECT_THAT(Messages(parsed), IsEmpty()) << source;
  return parsed.config.entries.at(0).source;
}

TEST(ConfigHttp, ReadsPrometheusKeys) {
  const SourceOptions source = Read(R"(
      url: https://example.org/plan.docx
      rows: /d/a~1b~0
      next: /d/next
      format: json
      tls_config:
        ca_file: ca.pem
        cert_file: client.pem
        key_file: /etc/client.key
        server_name: plans.example.org
        insecure_skip_verify: true
        min_version: TLS13
      proxy_url: http://user:s3cret@proxy.example.org:8080
      no_proxy: example.net,10.0.0.0/8)");
  EXPECT_EQ(source.url, "https://example.org/plan.docx");
  EXPECT_EQ(source.format_options.rows, "/d/a~1b~0");
  EXPECT_EQ(source.format_options.next, "/d/next");
  const TlsOptions& tls = source.http.tls;
  EXPECT_EQ(tls.ca_file, kFolder / "ca.pem");
  EXPECT_EQ(tls.cert_file, kFolder / "client.pem");
  EXPECT_EQ(tls.key_file, "/etc/client.key");
  EXPECT_EQ(tls.server_name, "plans.example.org");
  EXPECT_TRUE(tls.insecure_skip_verify);
  EXPECT_EQ(tls.min_version, TlsOptions::Version::kTls13);
  EXPECT_EQ(source.http.proxy.proxy_url,
            "http://user:s3cret@proxy.example.org:8080");
  EXPECT_EQ(source.http.proxy.no_proxy, "example.net,10.0.0.0/8");
  EXPECT_FALSE(source.http.basic_auth || source.http.authorization ||
               source.http.oauth2);
}

TEST(ConfigHttp, ReadsEachKindOfCredentials) {
  SourceOptions source = Read(
      "{ url: 'http://x/', basic_auth: { username: pw, password: '${P}' } }",
      [](const std::string& name) {
        return name == "P" ? std::optional<std::string>("s3cret")
                           : std::nullopt;
      });
  EXPECT_EQ(source.http.basic_auth, (BasicAuth{"pw", Secret{"s3cret", ""}}));
  source = Read(
      "{ url: 'http://x/', basic_auth: { username: pw, password_file: p } }");
  EXPECT_EQ(source.http.basic_auth->password, (Secret{"", kFolder / "p"}));
  source = Read("{ url: 'http://x/', authorization: { credentials: s3cret } }");
  EXPECT_EQ(source.http.authorization,
            (Authorization{"Bearer", Secret{"s3cret", ""}}));
  source = Read(
      "{ url: 'http://x/', authorization: { type: Token, credentials_file: c } "
      "}");
  EXPECT_EQ(source.http.authorization,
            (Authorization{"Token", Secret{"", kFolder / "c"}}));
  source = Read(R"(
      url: https://graph.example.org/v1.0/x
      oauth2:
        client_id: id
        client_secret_file: secret
        scopes: [a, b]
        token_url: https://login.example.org/token
        endpoint_params: { audience: x, resource: y }
        tls_config: { ca_file: ca.pem }
        proxy_from_environment: true)");
  ASSERT_TRUE(source.http.oauth2);
  const OAuth2& oauth2 = *source.http.oauth2;
  EXPECT_EQ(oauth2.client_id, "id");
  EXPECT_EQ(oauth2.client_secret, (Secret{"", kFolder / "secret"}));
  EXPECT_THAT(oauth2.scopes, ElementsAre("a", "b"));
  EXPECT_EQ(oauth2.token_url, "https://login.example.org/token");
  EXPECT_THAT(oauth2.endpoint_params,
              ElementsAre(Pair("audience", "x"), Pair("resource", "y")));
  EXPECT_EQ(oauth2.tls.ca_file, kFolder / "ca.pem");
  EXPECT_TRUE(oauth2.proxy.proxy_from_environment);
  // The document's own connection is another.
  EXPECT_TRUE(source.http.tls.ca_file.empty());
  EXPECT_FALSE(source.http.proxy.proxy_from_environment);
}

TEST(ConfigHttp, DefaultsAreSafe) {
  const SourceOptions source = Read("{ url: 'https://x/a' }");
  EXPECT_EQ(source.http, HttpOptions());
  EXPECT_FALSE(source.http.tls.insecure_skip_verify);
  EXPECT_EQ(source.http.tls.min_version, TlsOptions::Version::kTls12);
}

TEST(ConfigHttp, FaultsHaveTheirLineAndQuoteNoSecret) {
  const std::string url = "url: 'https://x/a', ";
  const Case cases[] = {
      {"url: plan.csv",
       "`url`: this is not an address of the web; write it as in "
       "https://example.org/plan.docx"},
      {"url: 'https://u:s3cret@x/'",
       "`url`: the address has a user's name in it; give name and password "
       "under `basic_auth:`"},
      {"url: 'https://x/', file: a.csv",
       "`source` takes one of a `file`, a `url`, and a `database` with its "
       "`query`"},
      {"url: 'https://x/', database: 'sqlite3://a', query: SELECT 1",
       "`source` takes one of a `file`, a `url`, and a `database` with its "
       "`query`"},
      {"file: a.csv, tls_config: { ca_file: a }", "`tls_config` needs a `url`"},
      {"file: a.csv, next: /a", "`next` needs a `url`"},
      {"url: 'https://x/', next: a",
       "`next` takes a JSON pointer, as in /value, not \"a\""},
      {"file: a.json, rows: /a~2",
       "`rows` takes a JSON pointer, as in /value, not \"/a~2\""},
      {
          "@basic_auth: {}",
          "`basic_auth` needs `username`",
      },
      {"@basic_auth: { username: a, password: s3cret, password_file: b }",
       "`basic_auth` takes one of `password` or `password_file`, not both"},
      {"@basic_auth: { username: a }",
       "`basic_auth` needs `password` or `password_file`"},
      {"@authorization: {}",
       "`authorization` needs `credentials` or `credentials_file`"},
      {"@authorization: { type: Basic, credentials: s3cret }",
       "for the type Basic give `basic_auth:` in place of `authorization:`"},
      {"@authorization: { credentials: \"s3cret\\nX: y\" }",
       "`credentials` is one line, and has a line break in it"},
      {"@oauth2: { client_secret: s3cret, token_url: 'https://x/' }",
       "`oauth2` needs `client_id`"},
      {"@oauth2: { client_id: a, token_url: 'https://x/' }",
       "`oauth2` needs `client_secret` or `client_secret_file`"},
      {"@oauth2: { client_id: a, client_secret: s3cret }",
       "`oauth2` needs `token_url`"},
      {"@oauth2: { client_id: a, client_secret: s3cret, token_url: a }",
       "`token_url`: this is not an address of the web; write it as in "
       "https://example.org/plan.docx"},
      {"@basic_auth: { username: a, password: s3cret }, authorization: { "
       "credentials: b }",
       "`source` takes one of `basic_auth`, `authorization` and `oauth2`"},
      {"@tls_config: { cert_file: a }",
       "`tls_config` needs both `cert_file` and `key_file`, or neither"},
      {"@tls_config: { min_version: TLS10 }",
       "`min_version` takes one of TLS12, TLS13, not \"TLS10\""},
      {"@tls_config: { server_name: 'https://x' }",
       "`server_name` takes a host's name alone, as in intranet.example.org"},
      {"@tls_config: { insecure_skip_verify: yes }",
       "`insecure_skip_verify` takes one of true, false, not \"yes\""},
      {"@proxy_url: proxy",
       "`proxy_url` takes an address, as in http://proxy.example.org:8080"},
      {"@no_proxy: x", "`no_proxy` needs a `proxy_url`"},
      {"@proxy_url: 'http://p:1', proxy_from_environment: true",
       "`proxy_from_environment` stands alone: take out `proxy_url` and "
       "`no_proxy`, or set it to false"},
      {"@follow_redirects: true",
       "unknown key `follow_redirects` in `source`; there are"},
      {"@basic_auth: { username_file: a, username: b, password: s3cret }",
       "unknown key `username_file` in `basic_auth`; there are username, "
       "password, password_file"},
  };
  for (const auto& [yaml, fault] : cases) {
    const std::string source = yaml.starts_with('@')
                                   ? url + std::string(yaml.substr(1))
                                   : std::string(yaml);
    const auto faults = Faults(Plan("{ " + source + " }"));
    ASSERT_FALSE(faults.empty()) << yaml;
    EXPECT_THAT(faults.at(0), AllOf(HasSubstr("line 3: " + std::string(fault)),
                                    Not(HasSubstr("s3cret"))))
        << yaml;
  }
}

TEST(ConfigHttp, TwoRegistersAtOneAddressAreWarnedOf) {
  const ParsedConfig parsed =
      ParseConfig(R"(
referrals:
  - name: a
    source: { url: 'https://x/a' }
  - name: b
    source: { url: 'https://x/a' }
)",
                  kFolder / "planwatch.yml", kNoVariables);
  ASSERT_THAT(parsed.warnings, testing::SizeIs(1));
  EXPECT_THAT(parsed.warnings[0],
              HasSubstr("`b` and `a` read the same address; where"));
}

// Sheets of a plan, and pointers of its source, are options of one format.
TEST(ConfigHttp, SheetsAndPointersStandBesideEachOther) {
  const ParsedConfig parsed =
      ParseConfig(R"(
plans:
  - name: a
    source: { url: 'https://x/a', rows: /value }
    sheets: [Plan]
)",
                  kFolder / "planwatch.yml", kNoVariables);
  ASSERT_THAT(Messages(parsed), IsEmpty());
  const FormatOptions& options =
      parsed.config.entries.at(0).source.format_options;
  EXPECT_EQ(options.rows, "/value");
  EXPECT_THAT(options.sheets, ElementsAre("Plan"));
}

TEST(ConfigHttp, AProxyIsToldByItsScheme) {
  for (const std::string proxy :
       {"http://p", "https://p:1", "socks5://u:s@p", "socks5h://p"})
    EXPECT_EQ(Read("{ url: 'https://x/', proxy_url: '" + proxy + "' }")
                  .http.proxy.proxy_url,
              proxy);
  for (const std::string other :
       {"http://", "https://", "socks5://", "socks5h://", "socks4://p",
        "ftp://p", "p:8080", "HTTP:p"})
    EXPECT_THAT(
        Faults(Plan("{ url: 'https://x/', proxy_url: '" + other + "' }")),
        testing::Contains(HasSubstr("`proxy_url` takes an address")))
        << other;
}

}  // namespace
}  // namespace planwatch
