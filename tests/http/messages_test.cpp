// What the server says, from the first word to the last: to clients, and to
// whoever starts it with settings that can't be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>

#include "daemon/http/address.h"
#include "daemon/http/basic_auth.h"
#include "daemon/http/security.h"
#include "daemon/http/server.h"
#include "tests/http/certificate.h"
#include "tests/http/web_client.h"

namespace planwatch::web {
namespace {

using testing::StartsWith;

constexpr char kPolicy[] =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
    "'none'";

std::unique_ptr<Server> ServerWith(const std::filesystem::path& web_config) {
  ServerOptions options;
  options.addresses = {"127.0.0.1:0"};
  options.web_config_file = web_config;
  auto server = Server::Listen(
      options,
      {{"GET", "/page", [](const Request&) { return PlainText(200, "hi\n"); }},
       {"POST", "/post", [](const Request&) { return PlainText(200, "hi\n"); }},
       {"GET", "/throws",
        [](const Request&) -> Response { throw std::runtime_error("x"); }}});
  EXPECT_TRUE(server) << server.error().message();
  (*server)->Start();
  return *std::move(server);
}

TEST(ServerMessages, OfWhatIsNotAnswered) {
  const auto server = ServerWith({});
  const struct {
    const char *request, *status, *body;
  } cases[] = {
      {"GET /no HTTP/1.1\r\nHost: test\r\n", "404", "404 Not Found\n"},
      {"POST /page HTTP/1.1\r\nHost: test\r\n", "405",
       "405 Method Not Allowed\n"},
      {"GET /throws HTTP/1.1\r\nHost: test\r\n", "500",
       "500 Internal Server Error\n"},
      {"POST /post HTTP/1.1\r\nHost: test\r\nSec-Fetch-Site: cross-site\r\n",
       "403", "403 This request comes from a page of another site.\n"},
      {"GET /page HTTP/1.1\r\nHost: evil.example\r\n", "421",
       "421 planwatch does not know itself by the name in this address. Ask "
       "for it by its IP address, or start it with "
       "--web.external-url=URL.\n"},
      {"nonsense\r\n", "400", "400 Bad Request\n"},
      {"POST /post HTTP/1.1\r\nHost: test\r\nSec-Fetch-Site: same-origin\r\n",
       "200", "hi\n"},
  };
  for (const auto& [request, status, body] : cases) {
    Client client(server->port());
    client.Send(std::string(request) + "\r\n");
    const Answer answer = client.Read();
    EXPECT_EQ(answer.status(), status) << request;
    EXPECT_EQ(answer.body, body) << request;
    EXPECT_EQ(answer.header("Content-Security-Policy"), kPolicy) << request;
    EXPECT_EQ(answer.header("Content-Type"), "text/plain; charset=utf-8");
  }
}

TEST(ServerMessages, OfABodyThatIsAskedFor) {
  const auto server = ServerWith({});
  Client client(server->port());
  client.Send(
      "POST /post HTTP/1.1\r\nHost: test\r\nContent-Length: 4\r\n"
      "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.Read().head, "HTTP/1.1 100 Continue\r\n");
}

TEST(ServerMessages, OfUsersWhoAreNotLetIn) {
  const test::TempFolder folder;
  const auto server = ServerWith(folder.Write(
      "web.yml",
      "basic_auth_users: { anne: "
      "$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW }"));
  EXPECT_EQ(Client(server->port()).Get("/page").body, "401 Unauthorized\n");
}

TEST(ServerMessages, ByTls) {
  const test::TempFolder folder;
  WriteCertificate(MakeCertificate("localhost"), folder, "web");
  const auto server = ServerWith(folder.Write(
      "web.yml", "tls_server_config: {cert_file: web.crt, key_file: web.key}"));
  Client plain(server->port());
  plain.Send("GET /page HTTP/1.1\r\nHost: test\r\n\r\n");
  EXPECT_TRUE(plain.EndsWithin());
  EXPECT_EQ(plain.received(),
            "HTTP/1.0 400 Bad Request\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n\r\n"
            "This port speaks HTTPS: write https:// in place of http://.\n");
}

TEST(AddressMessages, AreWholeSentences) {
  EXPECT_EQ(ParseAddress("10815").error().message(),
            "write HOST:PORT, as in 127.0.0.1:10815, [::1]:10815 or :10815 for "
            "every address of the machine");
  // Of a documentation network (RFC 5737).
  EXPECT_EQ(ListenOn({"192.0.2.1", "0"}).error().message(),
            "Cannot assign requested address; this machine has no such "
            "address");
  const auto first = ListenOn({"127.0.0.1", "0"});
  ASSERT_TRUE(first);
  EXPECT_EQ(
      ListenOn({"127.0.0.1", std::to_string(first->port)}).error().message(),
      "the port is taken, perhaps by another planwatch (Address already in "
      "use); stop that one or give another port");
  EXPECT_THAT(ListenOn({"nowhere.invalid", "0"}).error().message(),
              StartsWith("no address of that name: "));
  EXPECT_EQ(TakeListener(::socket(AF_INET, SOCK_STREAM, 0)).error().message(),
            "a socket that was handed over does not listen for connections; "
            "see that the unit has ListenStream= and not Accept=yes");
}

TEST(AddressMessages, OfAPortThatNeedsThePrivilege) {
  int first = 1024;
  std::ifstream("/proc/sys/net/ipv4/ip_unprivileged_port_start") >> first;
  if (first <= 1) GTEST_SKIP() << "anyone may listen at port 1 here";
  const uid_t user = geteuid();
  if (user == 0) {
    ASSERT_EQ(seteuid(65534), 0);
  }
  const auto refused = ListenOn({"127.0.0.1", "1"});
  if (user == 0) {
    ASSERT_EQ(seteuid(0), 0);
  }
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message(),
            "Permission denied; ports below 1024 need the privilege, take a "
            "higher one");
}

TEST(BasicAuthMessages, NameTheUserAndWhatToDo) {
  const std::string rest(53, 'a');
  EXPECT_EQ(BasicAuth::Make({{"anne", "$2b$16$" + rest}}).error().message(),
            "basic_auth_users: anne: the cost of the bcrypt hash is above 15; "
            "create one with a cost of 10");
  EXPECT_EQ(BasicAuth::Make({{"anne", "$2b$10$short"}}).error().message(),
            "basic_auth_users: anne: this is not a bcrypt hash; create one "
            "with `htpasswd -nBC 10 \"\" | tr -d ':\\n'`");
}

// With OpenSSL's reason behind, where it has one.
TEST(SecurityMessages, NameTheFileAndWhatToDo) {
  const test::TempFolder folder;
  WriteCertificate(MakeCertificate("localhost"), folder, "web");
  folder.Write("empty", "");
  const std::string pair = "cert_file: web.crt, key_file: web.key, ";
  const std::string weak =
      "\" lacks forward secrecy or authenticated encryption; name suites with "
      "ECDHE and GCM or CHACHA20, or none";
  const std::pair<std::string, std::string> cases[] = {
      {"cert_file: empty, key_file: web.key",
       (folder / "empty").string() +
           ": no certificate can be read from cert_file; it must be PEM, and "
           "readable by planwatch ("},
      {"cert_file: web.crt, key_file: empty",
       (folder / "empty").string() +
           ": no private key of the certificate can be read from key_file; it "
           "must be PEM, without a passphrase, and readable by planwatch ("},
      {pair + "client_auth_type: VerifyClientCertIfGiven, client_ca_file: "
              "empty",
       (folder / "empty").string() +
           ": no CA certificate can be read from client_ca_file; it must be "
           "PEM, and readable by planwatch ("},
      {pair + "cipher_suites: [ROT13]",
       "cipher_suites: OpenSSL has no \"ROT13\""},
      {pair + "cipher_suites: [TLS_RSA_WITH_AES_128_GCM_SHA256]",
       "cipher_suites: \"TLS_RSA_WITH_AES_128_GCM_SHA256" + weak},
      {pair + "cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA]",
       "cipher_suites: \"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA" + weak},
      {pair + "curve_preferences: [Round]",
       "curve_preferences: write some of CurveP256, CurveP384, CurveP521, "
       "X25519"},
  };
  for (const auto& [settings, message] : cases) {
    const std::filesystem::path file =
        folder.Replace("web.yml", "tls_server_config: {" + settings + "}");
    const auto loaded = LoadSecurity(file);
    ASSERT_FALSE(loaded) << settings;
    const std::string whole = file.string() + ": " + message;
    if (message.ends_with('('))
      EXPECT_THAT(loaded.error().message(), StartsWith(whole));
    else
      EXPECT_EQ(loaded.error().message(), whole);
  }
  EXPECT_EQ(LoadSecurity(folder / "none.yml").error().message(),
            (folder / "none.yml").string() +
                ": the web configuration file can't be read; look at its name "
                "and its permissions");
}

}  // namespace
}  // namespace planwatch::web
