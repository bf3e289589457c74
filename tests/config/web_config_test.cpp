#include "daemon/config/web_config.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace planwatch::web {
namespace {

TEST(WebConfig, ReadsTheFormatOfTheExporterToolkit) {
  const auto config = ParseWebConfig(R"(
tls_server_config:
  cert_file: web.crt
  key_file: /etc/planwatch/web.key
  client_auth_type: RequireAndVerifyClientCert
  client_ca_file: ca.crt
  min_version: TLS13
  cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]
  curve_preferences: [CurveP256, X25519]
  prefer_server_cipher_suites: false
http_server_config:
  http2: false
basic_auth_users:
  prometheus: $2y$05$abcdefghijklmnopqrstuuAI1nVNGSQ2y7xFXVMHCwFVZuePgmoAC
)",
                                     "/etc/web");
  ASSERT_TRUE(config) << config.error().message();
  ASSERT_TRUE(config->tls);
  EXPECT_EQ(config->tls->cert_file, "/etc/web/web.crt");
  EXPECT_EQ(config->tls->key_file, "/etc/planwatch/web.key");
  EXPECT_EQ(config->tls->client_auth, ClientAuth::kRequireAndVerifyClientCert);
  EXPECT_EQ(config->tls->client_ca_file, "/etc/web/ca.crt");
  EXPECT_EQ(config->tls->min_version, 0x0304);
  EXPECT_EQ(config->tls->cipher_suites.size(), 1u);
  EXPECT_EQ(config->tls->curves.size(), 2u);
  EXPECT_FALSE(config->tls->prefer_server_cipher_suites);
  EXPECT_EQ(config->users.count("prometheus"), 1u);
}

TEST(WebConfig, MayBeEmpty) {
  for (const char* text :
       {"", "# nothing\n", "tls_server_config:\nbasic_auth_users:\n"}) {
    const auto config = ParseWebConfig(text, "");
    ASSERT_TRUE(config) << config.error().message();
    EXPECT_FALSE(config->tls);
    EXPECT_TRUE(config->users.empty());
  }
}

TEST(WebConfig, NamesLineAndKeyOfWhatItCannotUse) {
  const std::pair<const char*, const char*> cases[] = {
      {"basic_auth_user:\n  a: b",
       "line 1: unknown key `basic_auth_user`; did you mean "
       "`basic_auth_users`?"},
      {"http_server_config:\n  http2: true",
       "line 2: `http2`: planwatch speaks HTTP/1.1 only; write false, or take "
       "it out"},
      {"http_server_config:\n  headers: {X-Frame-Options: deny}",
       "line 2: `headers`: planwatch does not support this; take it out, or "
       "set headers in a proxy"},
      {"rate_limit: {interval: 1s}",
       "line 1: `rate_limit`: planwatch does not support this; take it out, "
       "or limit requests in a proxy"},
      {"tls_server_config:\n  cert_file: a",
       "line 2: `tls_server_config`: key_file is missing; name a PEM file"},
      {"tls_server_config: {cert_file: a, key_file: b, cert_file: c}",
       "line 1: `cert_file` stands here a second time, after line 1"},
      {"tls_server_config:\n  cert: |\n    secret",
       "line 2: `cert`: planwatch does not support this; put it in a file"},
      {"tls_server_config:\n  min_version: TLS10",
       "line 2: `min_version` takes one of TLS12, TLS13, not \"TLS10\""},
      {"tls_server_config: {cert_file: a, key_file: b, client_auth_type: "
       "RequireAndVerifyClientCert}",
       "line 1: `tls_server_config`: client_auth_type needs a client_ca_file"},
      {"tls_server_config: {cert_file: a, key_file: b, client_ca_file: c}",
       "line 1: `tls_server_config`: client_ca_file has no effect without "
       "client_auth_type: RequireAndVerifyClientCert"},
      {"tls_server_config: {cert_file: a, key_file: b, min_version: TLS13, "
       "max_version: TLS12}",
       "line 1: `tls_server_config`: min_version is above max_version"},
      {"tls_server_config:\n- a", "line 2: `tls_server_config` takes "},
      {"a: [", "line 1: this is not valid YAML"},
  };
  for (const auto& [text, message] : cases) {
    const auto config = ParseWebConfig(text, "");
    ASSERT_FALSE(config) << text;
    EXPECT_TRUE(config.error().message().starts_with(message))
        << text << "\n"
        << config.error().message();
  }
}

TEST(WebConfig, NeverQuotesASecret) {
  for (const char* text :
       {"basic_auth_users:\n  a: hunter2", "basic_auth_users:\n  a: [hunter2]",
        "basic_auth_users:\n  a: {hunter2: 1}",
        "basic_auth_users:\n  a: \"hunter2",
        "tls_server_config:\n  key: hunter2", "basic_auth_users: hunter2"}) {
    const auto config = ParseWebConfig(text, "");
    ASSERT_FALSE(config) << text;
    EXPECT_EQ(config.error().message().find("hunter2"), std::string::npos)
        << config.error().message();
  }
}

}  // namespace
}  // namespace planwatch::web
