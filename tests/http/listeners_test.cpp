// Several addresses at once, and sockets that another program has opened.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/http/address.h"
#include "daemon/http/server.h"
#include "tests/base/folder.h"
#include "tests/http/web_client.h"

namespace planwatch::web {
namespace {

std::vector<Route> Routes() {
  return {{"GET", "/hello",
           [](const Request&) { return PlainText(200, "hello\n"); }}};
}

TEST(Listeners, ListensAtSeveralAddressesAndAtSocketsThatAreHandedOver) {
  const auto both_listen =
      Server::Listen({.addresses = {"127.0.0.1:0", "127.0.0.1:0"}}, Routes());
  ASSERT_TRUE(both_listen) << both_listen.error().message();
  const auto& both = *both_listen;
  both->Start();
  ASSERT_EQ(both->urls().size(), 2u);
  for (const std::string& url : both->urls()) {
    const int port = std::stoi(url.substr(url.rfind(':') + 1));
    EXPECT_EQ(Client(port).Get("/hello").status(), "200") << url;
  }
  const auto taken = Server::Listen(
      {.addresses = {"127.0.0.1:0",
                     "127.0.0.1:" + std::to_string(both->port())}},
      Routes());
  ASSERT_FALSE(taken);
  EXPECT_TRUE(taken.error().message().starts_with(
      "--web.listen-address 127.0.0.1:" + std::to_string(both->port())));

  auto listener = ListenOn({"127.0.0.1", "0"});
  ASSERT_TRUE(listener);
  // As systemd has it: it blocks.
  fcntl(listener->socket.get(), F_SETFL, 0);
  ServerOptions options;
  options.sockets = {dup(listener->socket.get())};
  const auto by_socket = Server::Listen(options, Routes());
  ASSERT_TRUE(by_socket) << by_socket.error().message();
  (*by_socket)->Start();
  EXPECT_EQ((*by_socket)->port(), listener->port);
  EXPECT_EQ(Client(listener->port).Get("/hello").status(), "200");
  (*by_socket)->Stop();  // though nobody else has closed the socket

  options.sockets = {socket(AF_INET, SOCK_STREAM, 0)};  // doesn't listen
  const auto refused = Server::Listen(options, Routes());
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().message().starts_with("--web.systemd-socket: "));
}

TEST(Listeners, AUnixSocketThatIsHandedOverIsServed) {
  const test::TempFolder folder;
  const std::string path = folder / "web.sock";
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  ASSERT_LT(path.size(), sizeof address.sun_path);
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  const auto* named = reinterpret_cast<const sockaddr*>(&address);
  const int listening = socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(bind(listening, named, sizeof address), 0);
  ASSERT_EQ(listen(listening, 5), 0);
  ServerOptions options;
  options.sockets = {listening};
  const auto server = Server::Listen(options, Routes());
  ASSERT_TRUE(server) << server.error().message();
  (*server)->Start();
  EXPECT_EQ((*server)->url(), "unix:" + path);
  const Descriptor client(socket(AF_UNIX, SOCK_STREAM, 0));
  ASSERT_EQ(connect(client.get(), named, sizeof address), 0);
  const std::string_view request =
      "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  ASSERT_EQ(write(client.get(), request.data(), request.size()),
            static_cast<ssize_t>(request.size()));
  std::string answer(64, 0);
  answer.resize(read(client.get(), answer.data(), answer.size()));
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 ")) << answer;
}

TEST(Listeners, ListensAtIPv6BesideIPv4) {
  const auto server =
      Server::Listen({.addresses = {"127.0.0.1:0", "[::1]:0"}}, Routes());
  if (!server &&
      server.error().message().find("no such address") != std::string::npos)
    GTEST_SKIP() << "this machine has no IPv6";
  ASSERT_TRUE(server) << server.error().message();
  (*server)->Start();
  const std::vector<std::string> urls = (*server)->urls();
  ASSERT_EQ(urls.size(), 2u);
  ASSERT_TRUE(urls[1].starts_with("http://[::1]:")) << urls[1];
  sockaddr_in6 to{};
  to.sin6_family = AF_INET6;
  to.sin6_addr = in6addr_loopback;
  to.sin6_port = htons(static_cast<std::uint16_t>(
      std::stoi(urls[1].substr(urls[1].rfind(':') + 1))));
  const Descriptor client(socket(AF_INET6, SOCK_STREAM, 0));
  ASSERT_EQ(
      connect(client.get(), reinterpret_cast<const sockaddr*>(&to), sizeof to),
      0);
  const std::string_view request = "GET /hello HTTP/1.0\r\n\r\n";
  ASSERT_EQ(write(client.get(), request.data(), request.size()),
            static_cast<ssize_t>(request.size()));
  std::string answer(64, 0);
  answer.resize(read(client.get(), answer.data(), answer.size()));
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 ")) << answer;
}

}  // namespace
}  // namespace planwatch::web
