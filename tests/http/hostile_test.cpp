// Clients that idle, trickle or don't read, and the end of the server among
// them.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <future>
#include <iostream>
#include <list>
#include <string>
#include <vector>

#include "daemon/http/server.h"
#include "tests/http/web_client.h"

namespace planwatch::web {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

milliseconds Since(steady_clock::time_point start) {
  return std::chrono::duration_cast<milliseconds>(steady_clock::now() - start);
}

Response Text(std::string body) {
  Response response;
  response.body = std::move(body);
  return response;
}

// A handler that waits until it is let go on.
class Gate {
 public:
  Handler handler() {
    return [this](const Request&) {
      entered_.set_value();
      opened_.wait();
      return Text("done\n");
    };
  }
  void AwaitEntry() { entered_.get_future().wait(); }
  void Open() { open_.set_value(); }

 private:
  std::promise<void> entered_, open_;
  std::shared_future<void> opened_ = open_.get_future().share();
};

std::unique_ptr<Server> Started(ServerOptions options, Gate* gate = nullptr) {
  options.addresses = {"127.0.0.1:0"};
  std::vector<Route> routes = {
      {"GET", "/hello", [](const Request&) { return Text("hello\n"); }},
      {"GET", "/big",
       [](const Request&) { return Text(std::string(16 << 20, 'x')); }}};
  if (gate != nullptr) routes.push_back({"GET", "/gate", gate->handler()});
  auto server = Server::Listen(options, std::move(routes));
  EXPECT_TRUE(server) << server.error().message();
  (*server)->Start();
  return *std::move(server);
}

// Both ends of `connections` at once. False where the system doesn't allow so
// many.
bool AllowConnections(rlim_t connections) {
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = std::min(files.rlim_max, 2 * connections + 512);
  ::setrlimit(RLIMIT_NOFILE, &files);
  return files.rlim_cur == 2 * connections + 512;
}

class Crowd {
 public:
  explicit Crowd(int port) : port_(port) {}

  void Idle(int count) {
    for (int i = 0; i < count; ++i) clients_.emplace_back(port_);
  }
  void Trickle(int count) {
    for (int i = 0; i < count; ++i) {
      clients_.emplace_back(port_).Send("GET /hello HTTP/1.1\r\nA: ");
      tricklers_.push_back(&clients_.back());
    }
  }
  void DontRead(int count) {
    for (int i = 0; i < count; ++i) {
      clients_.emplace_back(port_).SetReceiveBuffer(4096);
      clients_.back().Send("GET /big HTTP/1.1\r\nHost: test\r\n\r\n");
      clients_.back()
          .Receive();  // its first bytes: it waits for us from now on
    }
  }
  // A byte more of every trickler.
  void Drip() {
    for (Client* client : tricklers_) client->Send("a");
  }

 private:
  const int port_;
  std::list<Client> clients_;
  std::vector<Client*> tricklers_;
};

TEST(HostileClients, DontKeepAScrapeWaiting) {
  if (!AllowConnections(1100))
    GTEST_SKIP() << "the system allows too few open files";
  const auto server = Started({.max_connections = 2000});
  Crowd crowd(server->port());
  crowd.Trickle(500);
  crowd.Idle(500);
  crowd.DontRead(10);
  std::vector<milliseconds> waits;
  for (int i = 0; i < 50; ++i) {
    crowd.Drip();
    const auto start = steady_clock::now();
    Client scrape(server->port());
    ASSERT_EQ(scrape.Get("/hello").body, "hello\n");
    waits.push_back(Since(start));
  }
  std::sort(waits.begin(), waits.end());
  // What a busy machine makes of it decides nothing.
  std::cout << "a scrape among 1,010 hostile connections took "
            << waits[25].count() << " ms, " << waits.back().count()
            << " ms at most\n";
}

TEST(HostileClients, GiveWayWhereAsManyAreConnectedAsMayBe) {
  const auto server = Started({.max_connections = 20});
  Crowd crowd(server->port());
  Client first(server->port());
  ASSERT_EQ(first.Get("/hello").status(), "200");
  crowd.Trickle(10);
  crowd.Idle(500);
  crowd.DontRead(30);
  for (int i = 0; i < 50; ++i) {
    Client scrape(server->port());
    ASSERT_EQ(scrape.Get("/hello").body, "hello\n") << i;
  }
  EXPECT_TRUE(first.EndsWithin());
}

TEST(HostileClients, NeverPutOutARequestInAHandler) {
  Gate gate;
  const auto server = Started({.max_connections = 3}, &gate);
  Client working(server->port());
  working.Send("GET /gate HTTP/1.1\r\nHost: test\r\n\r\n");
  gate.AwaitEntry();
  Crowd crowd(server->port());
  crowd.Idle(20);
  Client scrape(server->port());
  EXPECT_EQ(scrape.Get("/hello").status(), "200");
  gate.Open();
  EXPECT_EQ(working.Read().body, "done\n");
}

TEST(HostileClients, AreRefusedWhereOnlyHandlersAreLeft) {
  Gate gate;
  const auto server = Started({.max_connections = 1}, &gate);
  Client working(server->port());
  working.Send("GET /gate HTTP/1.1\r\nHost: test\r\n\r\n");
  gate.AwaitEntry();
  Client another(server->port());
  EXPECT_EQ(another.Read().status(), "503");
  gate.Open();
  EXPECT_EQ(working.Read().body, "done\n");
}

TEST(HostileClients, AreCutOffWhenARequestTakesTooLong) {
  const auto server = Started({.request_limit = seconds{1}});
  Client trickler(server->port());
  trickler.Send("GET /hello HTTP/1.1\r\nHost: ");
  const auto start = steady_clock::now();
  while (Since(start) < Client::kWait && trickler.Send("a") &&
         !trickler.EndsWithin(milliseconds{50})) {
  }
  EXPECT_TRUE(trickler.received().starts_with("HTTP/1.1 408 "));
  EXPECT_GE(Since(start), milliseconds{900});
  EXPECT_LT(Since(start), seconds{8});
  Client silent(server->port());
  EXPECT_TRUE(silent.EndsWithin());
  EXPECT_EQ(silent.received(), "");
}

TEST(HostileClients, MayIdleBetweenRequestsForTheIdleLimitOnly) {
  const auto server = Started({.idle_limit = seconds{1}});
  Client client(server->port());
  ASSERT_EQ(client.Get("/hello").status(), "200");
  EXPECT_TRUE(client.EndsWithin());
}

TEST(Stop, FinishesWhatIsInFlightAndEndsAllElseWithinTwoSeconds) {
  Gate gate;
  const auto server = Started({}, &gate);
  const int port = server->port();
  Crowd crowd(port);
  crowd.Idle(100);
  crowd.Trickle(50);
  crowd.DontRead(10);
  Client idle(port), working(port);
  ASSERT_EQ(idle.Get("/hello").status(), "200");
  working.Send("GET /gate HTTP/1.1\r\nHost: test\r\n\r\n");
  gate.AwaitEntry();

  const auto start = steady_clock::now();
  auto stopped = std::async(std::launch::async, [&] { server->Stop(); });
  EXPECT_TRUE(idle.EndsWithin());
  EXPECT_FALSE(Client(port).connected());
  gate.Open();
  const Answer answer = working.Read();
  EXPECT_EQ(answer.body, "done\n");
  EXPECT_TRUE(working.EndsWithin());
  stopped.wait();
  EXPECT_LT(Since(start), seconds{2});
}

TEST(Stop, IsQuickWhereClientsOnlyIdle) {
  const auto server = Started({});
  Client client(server->port());
  ASSERT_EQ(client.Get("/hello").status(), "200");
  const auto start = steady_clock::now();
  server->Stop();
  EXPECT_LT(Since(start), milliseconds{1000});
  server->Stop();  // twice is once
}

TEST(Stop, AnswersWhatTheKernelHadTaken) {
  auto listening = Server::Listen(
      {.addresses = {"127.0.0.1:0"}},
      {{"GET", "/hello", [](const Request&) { return Text("hello\n"); }}});
  ASSERT_TRUE(listening);
  std::list<Client> clients;
  for (int i = 0; i < 20; ++i)
    clients.emplace_back((*listening)->port())
        .Send("GET /hello HTTP/1.1\r\nHost: test\r\n\r\n");
  (*listening)->Start();
  (*listening)->Stop();
  for (Client& client : clients) EXPECT_EQ(client.Read().body, "hello\n");
}

}  // namespace
}  // namespace planwatch::web
