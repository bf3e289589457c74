// TLS and basic authentication, by a server and a client.
#include "daemon/http/security.h"

#include <crypt.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "daemon/http/server.h"
#include "tests/http/certificate.h"
#include "tests/http/web_client.h"

namespace planwatch::web {
namespace {

std::string Bcrypt(const std::string& password, unsigned cost = 4) {
  crypt_data data{};
  char salt[CRYPT_GENSALT_OUTPUT_SIZE];
  ::crypt_gensalt_rn("$2b$", cost, "0123456789abcdef", 16, salt, sizeof salt);
  return ::crypt_r(password.c_str(), salt, &data);
}

std::string Basic(const std::string& user, const std::string& password) {
  const std::string pair = user + ":" + password;
  std::string encoded(pair.size() * 2 + 4, '\0');
  encoded.resize(static_cast<std::size_t>(
      ::EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
                        reinterpret_cast<const unsigned char*>(pair.data()),
                        static_cast<int>(pair.size()))));
  return "Authorization: Basic " + encoded + "\r\n";
}

Result<std::unique_ptr<Server>> Listen(const std::filesystem::path& file,
                                       ServerOptions options = {}) {
  options.addresses = {"127.0.0.1:0"};
  options.web_config_file = file;
  Response hello;
  hello.body = "hello\n";
  return Server::Listen(
      options, {{"GET", "/hello", [hello](const Request&) { return hello; }},
                {"GET", "/user", [](const Request& request) {
                   Response user;
                   user.body = request.user;
                   return user;
                 }}});
}

// What a TLS client gets that trusts `ca` and may show a certificate; "" where
// there is no connection.
std::string GetByTls(int port, const test::TempFolder& folder,
                     const std::string& ca, const std::string& mine = {},
                     int version = TLS1_3_VERSION) {
  const std::unique_ptr<SSL_CTX, decltype(&::SSL_CTX_free)> context(
      ::SSL_CTX_new(::TLS_client_method()), ::SSL_CTX_free);
  ::SSL_CTX_set_max_proto_version(context.get(), version);
  ::SSL_CTX_load_verify_file(context.get(),
                             (folder.path() / (ca + ".crt")).c_str());
  ::SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  if (!mine.empty()) {
    const std::string base = (folder.path() / mine).string();
    ::SSL_CTX_use_certificate_file(context.get(), (base + ".crt").c_str(),
                                   SSL_FILETYPE_PEM);
    ::SSL_CTX_use_PrivateKey_file(context.get(), (base + ".key").c_str(),
                                  SSL_FILETYPE_PEM);
  }
  BIO* bio = ::BIO_new_ssl_connect(context.get());
  ::BIO_set_conn_hostname(bio, ("127.0.0.1:" + std::to_string(port)).c_str());
  const std::string request =
      "GET /hello HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
  std::string received;
  if (::BIO_write(bio, request.data(), static_cast<int>(request.size())) > 0) {
    char chunk[4096];
    for (int count; (count = ::BIO_read(bio, chunk, sizeof chunk)) > 0;)
      received.append(chunk, static_cast<std::size_t>(count));
  }
  ::BIO_free_all(bio);
  return received;
}

// The name of the cipher that a client gets which offers `ciphers` alone by
// TLS 1.2; "" where it gets none.
std::string CipherOf(int port, const char* ciphers) {
  const std::unique_ptr<SSL_CTX, decltype(&::SSL_CTX_free)> context(
      ::SSL_CTX_new(::TLS_client_method()), ::SSL_CTX_free);
  ::SSL_CTX_set_max_proto_version(context.get(), TLS1_2_VERSION);
  ::SSL_CTX_set_security_level(context.get(), 0);
  EXPECT_EQ(::SSL_CTX_set_cipher_list(context.get(), ciphers), 1) << ciphers;
  BIO* bio = ::BIO_new_ssl_connect(context.get());
  ::BIO_set_conn_hostname(bio, ("127.0.0.1:" + std::to_string(port)).c_str());
  SSL* ssl = nullptr;
  ::BIO_get_ssl(bio, &ssl);
  const std::string name =
      ::BIO_do_connect(bio) == 1 ? ::SSL_get_cipher_name(ssl) : "";
  ::BIO_free_all(bio);
  return name;
}

bool IsHello(const std::string& answer) {
  return answer.starts_with("HTTP/1.1 200 OK\r\n") &&
         answer.ends_with("\r\n\r\nhello\n");
}

TEST(Tls, ServesHttpsByTheCertificateOfTheFile) {
  const test::TempFolder folder;
  WriteCertificate(MakeCertificate("localhost"), folder, "web");
  const auto file = folder.Replace(
      "web.yml", "tls_server_config: {cert_file: web.crt, key_file: web.key}");
  const auto server = Listen(file);
  ASSERT_TRUE(server) << server.error().message();
  (*server)->Start();
  EXPECT_TRUE((*server)->url().starts_with("https://127.0.0.1:"));
  EXPECT_TRUE(IsHello(GetByTls((*server)->port(), folder, "web")));
  EXPECT_TRUE(
      IsHello(GetByTls((*server)->port(), folder, "web", {}, TLS1_2_VERSION)));
  EXPECT_EQ(GetByTls((*server)->port(), folder, "web", {}, TLS1_1_VERSION), "");
  EXPECT_NE(GetByTls((*server)->port(), folder, "web")
                .find("\r\nStrict-Transport-Security: max-age=31536000\r\n"),
            std::string::npos);
}

TEST(Tls, TakesOnlyCiphersWithForwardSecrecyAndAuthenticatedEncryption) {
  const test::TempFolder folder;
  WriteCertificate(MakeCertificate("localhost"), folder, "web");
  const auto server = Listen(folder.Replace(
      "web.yml", "tls_server_config: {cert_file: web.crt, key_file: web.key}"));
  ASSERT_TRUE(server) << server.error().message();
  (*server)->Start();
  const int port = (*server)->port();
  for (const char* weak : {"AES128-SHA", "AES256-GCM-SHA384", "AES128-CCM",
                           "ECDHE+AES+SHA1", "ECDHE+SHA256:!AESGCM:!CHACHA20"})
    EXPECT_EQ(CipherOf(port, weak), "") << weak;
  for (const char* strong : {"ECDHE+AESGCM", "ECDHE+CHACHA20", "ALL"})
    EXPECT_EQ(CipherOf(port, strong).substr(0, 6), "ECDHE-") << strong;
}

TEST(Tls, TellsAClientThatSpeaksPlainHttp) {
  const test::TempFolder folder;
  WriteCertificate(MakeCertificate("localhost"), folder, "web");
  const auto server = Listen(folder.Replace(
      "web.yml", "tls_server_config: {cert_file: web.crt, key_file: web.key}"));
  ASSERT_TRUE(server);
  (*server)->Start();
  Client client((*server)->port());
  client.Get("/hello");
  EXPECT_TRUE(client.EndsWithin());
  EXPECT_NE(client.received().find("https://"), std::string::npos);
}

TEST(Tls, AsksClientsForACertificateOfTheGivenAuthority) {
  const test::TempFolder folder;
  const Certificate authority = MakeCertificate("authority");
  WriteCertificate(authority, folder, "ca");
  WriteCertificate(MakeCertificate("localhost"), folder, "web");
  WriteCertificate(MakeCertificate("prometheus", &authority), folder, "mine");
  WriteCertificate(MakeCertificate("stranger"), folder, "other");
  const auto server = Listen(folder.Replace(
      "web.yml",
      "tls_server_config: {cert_file: web.crt, key_file: web.key, "
      "client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.crt}"));
  ASSERT_TRUE(server) << server.error().message();
  (*server)->Start();
  const int port = (*server)->port();
  EXPECT_TRUE(IsHello(GetByTls(port, folder, "web", "mine")));
  EXPECT_EQ(GetByTls(port, folder, "web"), "");
  EXPECT_EQ(GetByTls(port, folder, "web", "other"), "");
}

TEST(Tls, TakesANewCertificateWithoutARestart) {
  const test::TempFolder folder;
  WriteCertificate(MakeCertificate("localhost"), folder, "web");
  WriteCertificate(MakeCertificate("localhost"), folder, "new");
  std::vector<std::string> told;
  std::mutex mutex;
  ServerOptions options;
  options.on_web_config = [&](const Error* invalid) {
    const std::lock_guard lock(mutex);
    told.push_back(invalid ? invalid->message() : "valid");
  };
  const auto server =
      Listen(folder.Replace(
                 "web.yml",
                 "tls_server_config: {cert_file: web.crt, key_file: web.key}"),
             options);
  ASSERT_TRUE(server);
  (*server)->Start();
  const int port = (*server)->port();
  std::filesystem::rename(folder.path() / "web.crt", folder.path() / "old.crt");
  std::filesystem::copy(folder.path() / "new.crt", folder.path() / "web.crt");
  // The key isn't its own yet: the old pair stays in force.
  EXPECT_TRUE(IsHello(GetByTls(port, folder, "old")));
  std::filesystem::rename(folder.path() / "new.key", folder.path() / "web.key");
  EXPECT_TRUE(IsHello(GetByTls(port, folder, "new")));
  EXPECT_EQ(GetByTls(port, folder, "old"), "");
  const std::lock_guard lock(mutex);
  ASSERT_EQ(told.size(), 2u);
  EXPECT_NE(told[0].find("web.key: no private key"), std::string::npos)
      << told[0];
  EXPECT_EQ(told[1], "valid");
}

TEST(Tls, TriesAgainOnceWhatWasMissingIsThere) {
  const test::TempFolder folder;
  WriteCertificate(MakeCertificate("localhost"), folder, "web");
  const auto name = [&](const std::string& pair) {
    return folder.Replace("web.yml", "tls_server_config: {cert_file: " + pair +
                                         ".crt, key_file: " + pair + ".key}");
  };
  std::vector<bool> valid;
  const auto live = LiveSecurity::Make(
      name("web"), [&](const Error* invalid) { valid.push_back(!invalid); });
  ASSERT_TRUE(live);
  name("late");
  (*live)->Get();
  (*live)->Get();
  EXPECT_EQ(valid, std::vector<bool>({false}));
  WriteCertificate(MakeCertificate("localhost"), folder, "late");
  (*live)->Get();
  EXPECT_EQ(valid, std::vector<bool>({false, true}));
}

// As after a change of owner.
TEST(Tls, TriesAgainOnceAFilesModeHasChanged) {
  const test::TempFolder folder;
  WriteCertificate(MakeCertificate("localhost"), folder, "web");
  int changes = 0;
  const auto live = LiveSecurity::Make(
      folder.Replace(
          "web.yml",
          "tls_server_config: {cert_file: web.crt, key_file: web.key}"),
      [&](const Error*) { ++changes; });
  ASSERT_TRUE(live);
  (*live)->Get();
  EXPECT_EQ(changes, 0);
  // The kernel's time of a change may be as coarse as 10 ms.
  std::this_thread::sleep_for(std::chrono::milliseconds{50});
  std::filesystem::permissions(folder.path() / "web.key",
                               std::filesystem::perms::owner_read);
  (*live)->Get();
  EXPECT_EQ(changes, 1);
}

TEST(Tls, FailsLoudlyWhereItCannotBe) {
  const test::TempFolder folder;
  WriteCertificate(MakeCertificate("localhost"), folder, "web");
  WriteCertificate(MakeCertificate("localhost"), folder, "other");
  folder.Replace("empty.crt", "");
  const std::pair<const char*, const char*> cases[] = {
      {"cert_file: none.crt, key_file: web.key", "none.crt: no certificate"},
      {"cert_file: empty.crt, key_file: web.key", "empty.crt: no certificate"},
      {"cert_file: web.crt, key_file: other.key", "other.key: no private key"},
      {"cert_file: web.crt, key_file: web.key, cipher_suites: [ROT13]",
       "cipher_suites: OpenSSL has no \"ROT13\""},
      {"cert_file: web.crt, key_file: web.key, cipher_suites: "
       "[TLS_RSA_WITH_AES_128_GCM_SHA256]",
       "lacks forward secrecy"},
      {"cert_file: web.crt, key_file: web.key, min_version: TLS11",
       "`min_version` takes one of TLS12, TLS13"},
      {"cert_file: web.crt, key_file: web.key, curve_preferences: [Round]",
       "curve_preferences: write some of"},
      {"cert_file: web.crt, key_file: web.key, client_auth_type: "
       "VerifyClientCertIfGiven, client_ca_file: empty.crt",
       "empty.crt: no CA certificate"}};
  for (const auto& [settings, message] : cases) {
    const auto server = Listen(folder.Replace(
        "web.yml", "tls_server_config: {" + std::string(settings) + "}"));
    ASSERT_FALSE(server) << settings;
    EXPECT_TRUE(server.error().message().starts_with("--web.config.file: "));
    EXPECT_NE(server.error().message().find(message), std::string::npos)
        << server.error().message();
  }
  const auto server = Listen(folder.path() / "nowhere.yml");
  ASSERT_FALSE(server);
  EXPECT_NE(server.error().message().find("can't be read"), std::string::npos);
}

TEST(BasicAuthentication, LetsInUsersByTheirPasswordsAlone) {
  const test::TempFolder folder;
  const auto server = Listen(folder.Replace(
      "web.yml", "basic_auth_users:\n  anne: " + Bcrypt("pass:word") +
                     "\n  bob: " + Bcrypt("b") + "\n"));
  ASSERT_TRUE(server) << server.error().message();
  (*server)->Start();
  Client client((*server)->port());
  const std::pair<std::string, const char*> cases[] = {
      {"", "401"},
      {Basic("anne", "pass:word"), "200"},
      {Basic("anne", "pass:word"), "200"},  // as remembered
      {Basic("anne", "b"), "401"},
      {Basic("anne", ""), "401"},
      {Basic("bob", "b"), "200"},
      {Basic("carol", "b"), "401"},
      {Basic("", ""), "401"},
      {Basic("bob", std::string("b\0c", 3)), "401"},
      {"Authorization: bAsIc " + Basic("bob", "b").substr(21), "200"},
      {"Authorization: Bearer abc\r\n", "401"},
      {"Authorization: Basic\r\n", "401"},
      {"Authorization: Basic ====\r\n", "401"},
      {"Authorization: Basic !!!\r\n", "401"}};
  for (const auto& [header, status] : cases) {
    const Answer answer = client.Get("/hello", header);
    EXPECT_EQ(answer.status(), status) << header;
    EXPECT_EQ(answer.header("WWW-Authenticate"),
              answer.status() == "401" ? "Basic realm=\"planwatch\"" : "none");
  }
  EXPECT_EQ(client.Get("/nothing").status(), "401");  // as of every address
  // Handlers are told who it is.
  EXPECT_EQ(client.Get("/user", Basic("bob", "b")).body, "bob");
}

TEST(BasicAuthentication, PaysForBcryptOnceAUser) {
  const test::TempFolder folder;
  const auto server = Listen(folder.Replace(
      "web.yml", "basic_auth_users: {anne: " + Bcrypt("a", 12) + "}"));
  ASSERT_TRUE(server) << server.error().message();
  (*server)->Start();
  Client client((*server)->port());
  const auto time = [&] {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(client.Get("/hello", Basic("anne", "a")).status(), "200");
    return std::chrono::steady_clock::now() - start;
  };
  const auto first = time();
  auto best = time();
  for (int i = 0; i < 20; ++i) best = std::min(best, time());
  EXPECT_LT(best * 10, first);
}

TEST(BasicAuthentication, IsRefusedAfterAChangeOnAnOpenConnectionToo) {
  const test::TempFolder folder;
  const auto file = folder.Replace(
      "web.yml", "basic_auth_users: {anne: " + Bcrypt("old") + "}");
  const auto server = Listen(file);
  ASSERT_TRUE(server) << server.error().message();
  (*server)->Start();
  Client client((*server)->port());
  EXPECT_EQ(client.Get("/hello", Basic("anne", "old")).status(), "200");
  folder.Replace("web.yml",
                 "basic_auth_users: {anne: " + Bcrypt("newer") + "}");
  EXPECT_EQ(client.Get("/hello", Basic("anne", "old")).status(), "401");
  EXPECT_EQ(client.Get("/hello", Basic("anne", "newer")).status(), "200");
  folder.Replace("web.yml", "basic_auth_users: [");
  EXPECT_EQ(client.Get("/hello", Basic("anne", "newer")).status(), "200");
  std::filesystem::remove(file);
  EXPECT_EQ(client.Get("/hello").status(), "401");
}

TEST(BasicAuthentication, RefusesHashesThatItCannotUse) {
  const test::TempFolder folder;
  for (const std::string& hash :
       {std::string("$2y$10$short"), std::string("hunter2"),
        "$2y$31$" + Bcrypt("a").substr(7), std::string("$5$abc$def")}) {
    const auto server = Listen(
        folder.Replace("web.yml", "basic_auth_users: {anne: '" + hash + "'}"));
    ASSERT_FALSE(server) << hash;
    EXPECT_NE(server.error().message().find("basic_auth_users"),
              std::string::npos);
    EXPECT_EQ(server.error().message().find(hash), std::string::npos);
  }
}

}  // namespace
}  // namespace planwatch::web
