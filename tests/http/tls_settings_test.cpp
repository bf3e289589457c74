// What each setting of tls_server_config does to a connection.
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <memory>
#include <string>
#include <utility>

#include "daemon/http/server.h"
#include "tests/http/certificate.h"

namespace planwatch::web {
namespace {

// What a client offers.
struct Hello {
  const char* certificate = nullptr;  // of its own
  int lowest = TLS1_2_VERSION, highest = TLS1_3_VERSION;
  const char* ciphers = "ALL";  // of TLS 1.2, the first the dearest
  const char* groups = "X25519:P-256:P-384";
};

class TlsSettings : public testing::Test {
 protected:
  TlsSettings() {
    const Certificate authority = MakeCertificate("authority");
    WriteCertificate(authority, folder_, "ca");
    WriteCertificate(MakeCertificate("localhost"), folder_, "web");
    WriteCertificate(MakeCertificate("prometheus", &authority), folder_,
                     "mine");
    WriteCertificate(MakeCertificate("stranger"), folder_, "other");
  }

  // Beside those of the certificate.
  void Listen(const std::string& settings) {
    server_.reset();
    Response page;
    page.body = "page";
    ServerOptions options;
    options.addresses = {"127.0.0.1:0"};
    options.web_config_file =
        folder_.Replace("web.yml",
                        "tls_server_config: {cert_file: web.crt, "
                        "key_file: web.key, " +
                            settings + "}");
    auto server = Server::Listen(
        options, {{"GET", "/", [page](const Request&) { return page; }}});
    ASSERT_TRUE(server) << server.error().message();
    server_ = *std::move(server);
    server_->Start();
  }

  // The version and the cipher by which the client gets a page; "" where it
  // gets none.
  std::string Get(const Hello& hello) {
    if (server_ == nullptr) return "no server";
    const std::unique_ptr<SSL_CTX, decltype(&::SSL_CTX_free)> context(
        ::SSL_CTX_new(::TLS_client_method()), ::SSL_CTX_free);
    ::SSL_CTX_set_min_proto_version(context.get(), hello.lowest);
    ::SSL_CTX_set_max_proto_version(context.get(), hello.highest);
    EXPECT_EQ(::SSL_CTX_set_cipher_list(context.get(), hello.ciphers), 1);
    EXPECT_EQ(::SSL_CTX_set1_groups_list(context.get(), hello.groups), 1);
    if (hello.certificate != nullptr) {
      const std::string base = (folder_.path() / hello.certificate).string();
      ::SSL_CTX_use_certificate_file(context.get(), (base + ".crt").c_str(),
                                     SSL_FILETYPE_PEM);
      ::SSL_CTX_use_PrivateKey_file(context.get(), (base + ".key").c_str(),
                                    SSL_FILETYPE_PEM);
    }
    const std::unique_ptr<BIO, decltype(&::BIO_free_all)> bio(
        ::BIO_new_ssl_connect(context.get()), ::BIO_free_all);
    ::BIO_set_conn_hostname(
        bio.get(), ("127.0.0.1:" + std::to_string(server_->port())).c_str());
    SSL* ssl = nullptr;
    ::BIO_get_ssl(bio.get(), &ssl);
    const std::string request = "GET / HTTP/1.1\r\nHost: test\r\n\r\n";
    char byte = 0;
    if (::BIO_write(bio.get(), request.data(),
                    static_cast<int>(request.size())) <= 0 ||
        ::BIO_read(bio.get(), &byte, 1) <= 0)
      return "";
    const auto* names = ::SSL_get0_peer_CA_list(ssl);
    authorities_ = names == nullptr ? 0 : ::sk_X509_NAME_num(names);
    return std::string(::SSL_get_version(ssl)) + " " +
           ::SSL_get_cipher_name(ssl);
  }
  std::string CipherOf(const char* offered) {
    const std::string got =
        Get({.highest = TLS1_2_VERSION, .ciphers = offered});
    return got.substr(got.find(' ') + 1);  // npos + 1 is 0
  }

  test::TempFolder folder_;
  std::unique_ptr<Server> server_;
  int authorities_ = 0;  // whose certificates the server asked for at last
};

constexpr char kAes128[] = "ECDHE-ECDSA-AES128-GCM-SHA256";
constexpr char kAes256[] = "ECDHE-ECDSA-AES256-GCM-SHA384";
constexpr char kChaCha[] = "ECDHE-ECDSA-CHACHA20-POLY1305";

TEST_F(TlsSettings, CipherSuitesAreTheOnlyOnesOfTls12) {
  Listen(
      "cipher_suites: [TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, "
      "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256]");
  EXPECT_EQ(CipherOf(kAes256), kAes256);
  EXPECT_EQ(CipherOf(kChaCha), kChaCha);
  EXPECT_EQ(CipherOf(kAes128), "");
}

// Those of TLS 1.3 are all there whatever is named.
TEST_F(TlsSettings, CipherSuitesOfTls13AreIgnored) {
  Listen("cipher_suites: [TLS_AES_128_GCM_SHA256]");
  for (const char* usual : {kAes128, kAes256, kChaCha})
    EXPECT_EQ(CipherOf(usual), usual);
  EXPECT_EQ(Get({}).substr(0, 8), "TLSv1.3 ");
  Listen(
      "cipher_suites: [TLS_AES_128_GCM_SHA256, "
      "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384]");
  EXPECT_EQ(CipherOf(kAes256), kAes256);
  EXPECT_EQ(CipherOf(kAes128), "");
  EXPECT_EQ(Get({}), "TLSv1.3 TLS_AES_256_GCM_SHA384");
}

TEST_F(TlsSettings, TheServersOrderOfCiphersGoesBeforeTheClients) {
  const std::string suites =
      "cipher_suites: [TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, "
      "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256]";
  const std::string offered = std::string(kAes128) + ":" + kAes256;
  Listen(suites);
  EXPECT_EQ(CipherOf(offered.c_str()), kAes256);
  Listen(suites + ", prefer_server_cipher_suites: true");
  EXPECT_EQ(CipherOf(offered.c_str()), kAes256);
  Listen(suites + ", prefer_server_cipher_suites: false");
  EXPECT_EQ(CipherOf(offered.c_str()), kAes128);
}

TEST_F(TlsSettings, CurvesAreNamedAsGoOrAsOpenSslNamesThem) {
  struct Curves {
    const char *named, *taken, *refused;
  };
  for (const auto& [named, taken, refused] :
       {Curves{"CurveP256", "P-256", "X25519:P-384"},
        Curves{"CurveP384", "P-384", "X25519:P-256"},
        Curves{"CurveP521", "P-521", "X25519:P-256"},
        Curves{"X25519", "X25519", "P-256:P-384"},
        Curves{"P-384", "P-384", "X25519:P-256"},
        Curves{"CurveP256, X25519", "X25519", "P-384"},
        Curves{"CurveP256, X25519", "P-256", "P-384"}}) {
    Listen("curve_preferences: [" + std::string(named) + "]");
    EXPECT_NE(Get({.groups = taken}), "") << named;
    EXPECT_EQ(Get({.groups = refused}), "") << named;
  }
}

TEST_F(TlsSettings, VersionsHaveALowestAndAHighest) {
  struct Versions {
    const char* settings;
    bool tls12, tls13;
  };
  for (const auto& [settings, tls12, tls13] :
       {Versions{"min_version: TLS12", true, true},
        Versions{"min_version: TLS13", false, true},
        Versions{"max_version: TLS12", true, false},
        Versions{"max_version: TLS13", true, true}}) {
    Listen(settings);
    EXPECT_EQ(Get({.highest = TLS1_2_VERSION}) != "", tls12) << settings;
    EXPECT_EQ(Get({.lowest = TLS1_3_VERSION}) != "", tls13) << settings;
  }
}

TEST_F(TlsSettings, ClientsAreAskedForACertificateAsTheTypeSays) {
  struct Type {
    const char* settings;
    bool none, stranger;  // who has none, and who has an unknown one
  };
  for (const auto& [settings, none, stranger] :
       {Type{"client_auth_type: NoClientCert", true, true},
        Type{"client_auth_type: RequestClientCert", true, true},
        Type{"client_auth_type: RequireClientCert", false, true},
        Type{"client_auth_type: RequireAnyClientCert", false, true},
        Type{"client_auth_type: VerifyClientCertIfGiven, "
             "client_ca_file: ca.crt",
             true, false},
        Type{"client_auth_type: RequireAndVerifyClientCert, "
             "client_ca_file: ca.crt",
             false, false}}) {
    Listen(settings);
    EXPECT_EQ(Get({}) != "", none) << settings;
    EXPECT_EQ(Get({.certificate = "other"}) != "", stranger) << settings;
    EXPECT_NE(Get({.certificate = "mine"}), "") << settings;
    EXPECT_EQ(authorities_, std::string(settings).ends_with("ca.crt") ? 1 : 0)
        << settings;
  }
}

}  // namespace
}  // namespace planwatch::web
