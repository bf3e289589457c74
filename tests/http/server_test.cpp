#include "daemon/http/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/http/web_client.h"

namespace planwatch::web {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

Response Text(std::string body) {
  Response response;
  response.body = std::move(body);
  return response;
}

std::vector<Route> Routes() {
  return {
      {"GET", "/hello", [](const Request&) { return Text("hello\n"); }},
      {"POST", "/post", [](const Request&) { return Text("posted\n"); }},
      {"GET", "/both", [](const Request&) { return Text("got\n"); }},
      {"POST", "/both", [](const Request&) { return Text("posted\n"); }},
      {"GET", "/empty", [](const Request&) { return Response{}; }},
      {"GET", "/a b",
       [](const Request& request) {
         std::string all = request.method + " " + request.path + "\n";
         for (const auto& [key, value] : request.query)
           all += key + "=" + value + "\n";
         return Text(all + request.accept + "\n" + request.accept_encoding);
       }},
      {"GET", "/gzipped",
       [](const Request&) {
         Response response = Text("\x1F\x8B as it is");
         response.content_type = "text/plain; version=0.0.4; charset=utf-8";
         response.gzipped = true;
         response.headers = {{"Vary", "Accept-Encoding"}};
         return response;
       }},
      {"GET", "/throws",
       [](const Request&) -> Response {
         throw std::runtime_error("Surname, Forename");
       }},
      {"GET", "/below/",
       [](const Request& request) {
         return Text(request.rest + "\n" + request.target + "\n");
       },
       "below", true},
      {"GET", "/below/exact", [](const Request&) { return Text("exact\n"); }},
      {"GET", "/big",
       [](const Request&) { return Text(std::string(8 << 20, 'x')); }},
  };
}

std::unique_ptr<Server> Started(ServerOptions options = {},
                                std::vector<Route> routes = Routes()) {
  options.addresses = {"127.0.0.1:0"};
  auto server = Server::Listen(options, std::move(routes));
  EXPECT_TRUE(server) << server.error().message();
  (*server)->Start();
  return *std::move(server);
}

// Never a path that the client chose.
TEST(Server, TellsEachAnswerByItsPageAndStatus) {
  std::mutex mutex;
  std::vector<std::string> told;
  ServerOptions options;
  options.on_answer = [&](std::string_view page, int status,
                          std::chrono::duration<double> duration) {
    EXPECT_GE(duration.count(), 0);
    const std::lock_guard lock(mutex);
    told.push_back(std::string(page) + ' ' + std::to_string(status));
  };
  std::vector<Route> routes = Routes();
  routes[0].page = "greeting";
  const auto server = Started(options, std::move(routes));
  Client client(server->port());
  for (const char* path : {"/hello", "/no/such/path", "/empty", "/throws"})
    client.Get(path);
  client.Send(
      "POST /hello HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n\r\n");
  client.Read();
  client.Send("nonsense\r\n\r\n");
  client.Read();
  server->Stop();
  EXPECT_THAT(told,
              testing::ElementsAre("greeting 200", "other 404", "other 200",
                                   "other 500", "greeting 405", "other 400"));
}

// A page, an error and what is not a request: none is kept, sniffed or framed.
TEST(Server, SendsTheSecurityHeadersWithEveryAnswer) {
  const auto server = Started();
  Client client(server->port());
  const auto expect = [](const Answer& answer, const char* status) {
    EXPECT_EQ(answer.status(), status);
    EXPECT_EQ(answer.header("Cache-Control"), "no-store") << status;
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << status;
    EXPECT_EQ(answer.header("Referrer-Policy"), "same-origin") << status;
    EXPECT_NE(
        answer.header("Content-Security-Policy").find("frame-ancestors 'none'"),
        std::string::npos)
        << status;
    EXPECT_EQ(answer.header("Strict-Transport-Security"), "none") << status;
  };
  expect(client.Get("/hello"), "200");
  expect(client.Get("/nothing"), "404");
  expect(client.Get("/post"), "405");
  expect(client.Get("/throws"), "500");
  expect(client.Get("/%"), "404");
  client.Send("nonsense\r\n\r\n");
  expect(client.Read(), "400");
}

TEST(Server, AnswersOnlyToNamesOfItsOwn) {
  ServerOptions options;
  options.external_url = "https://board.example.org/planwatch/";
  const auto server = Started(options);
  Client client(server->port());
  const auto get = [&](const std::string& host) {
    client.Send("GET /hello HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    return client.Read();
  };
  EXPECT_EQ(get("board.example.org").status(), "200");
  EXPECT_EQ(get("127.0.0.1:" + std::to_string(server->port())).status(), "200");
  const Answer unknown = get("evil.example:" + std::to_string(server->port()));
  EXPECT_EQ(unknown.status(), "421");
  EXPECT_NE(unknown.body.find("--web.external-url"), std::string::npos);
  EXPECT_EQ(unknown.body.find("hello"), std::string::npos);
  // An address in the request line is of no account.
  client.Send(
      "GET http://127.0.0.1/hello HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  EXPECT_EQ(client.Read().status(), "421");
}

TEST(Server, RefusesWhatAPageOfAnotherSiteSends) {
  const auto server = Started();
  Client client(server->port());
  const auto send = [&](const std::string& method, const std::string& fields) {
    client.Send(method + " /both HTTP/1.1\r\nHost: localhost:80\r\n" + fields +
                "Content-Length: 0\r\n\r\n");
    return client.Read().body;
  };
  EXPECT_EQ(send("POST", ""), "posted\n");
  EXPECT_EQ(send("POST", "Origin: http://localhost:80\r\n"), "posted\n");
  EXPECT_NE(send("POST", "Origin: http://evil.example\r\n"), "posted\n");
  EXPECT_NE(send("POST", "Sec-Fetch-Site: cross-site\r\n"), "posted\n");
  // A link from elsewhere may be followed: reading changes nothing.
  EXPECT_EQ(send("GET", "Sec-Fetch-Site: cross-site\r\n"), "got\n");
}

TEST(Server, AnswersGetWithTheBodyAsItIs) {
  const auto server = Started();
  Client client(server->port());
  const Answer answer =
      client.Get("/hello", "Accept-Encoding: gzip, br\r\nRange: bytes=1-2\r\n");
  EXPECT_EQ(answer.status(), "200");
  EXPECT_EQ(answer.header("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(answer.header("Content-Length"), "6");
  EXPECT_EQ(answer.header("Content-Encoding"), "none");
  EXPECT_EQ(answer.header("Connection"), "none");
  EXPECT_EQ(answer.body, "hello\n");
  EXPECT_EQ(client.Get("/empty").header("Content-Length"), "0");
}

TEST(Server, DoesNotCompressAgainWhatIsGzip) {
  const auto server = Started();
  Client client(server->port());
  const Answer answer = client.Get("/gzipped", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(answer.header("Content-Encoding"), "gzip");
  EXPECT_EQ(answer.header("Content-Type"),
            "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_EQ(answer.header("Vary"), "Accept-Encoding");
  EXPECT_EQ(answer.body, "\x1F\x8B as it is");
}

TEST(Server, GivesHandlersTheDecodedPathTheQueryAndWhatIsAccepted) {
  const auto server = Started();
  Client client(server->port());
  const Answer answer =
      client.Get("/a%20b?plan=cse&lead=A%26B+C&rag",
                 "Accept: text/html\r\naccept-encoding: gzip\r\n");
  EXPECT_EQ(answer.body,
            "GET /a b\nlead=A&B C\nplan=cse\nrag=\ntext/html\ngzip");
  EXPECT_EQ(client.Get("http://board.example.org/hello").body, "hello\n");
}

TEST(Server, AnswersWhatIsBelowAPath) {
  std::mutex mutex;
  std::vector<std::string> told;
  ServerOptions options;
  options.on_answer = [&](std::string_view page, int status, auto) {
    const std::lock_guard lock(mutex);
    told.push_back(std::string(page) + ' ' + std::to_string(status));
  };
  const auto server = Started(options);
  Client client(server->port());
  EXPECT_EQ(client.Get("/below/a/b").body, "a/b\n/below/a/b\n");
  EXPECT_EQ(client.Get("/below/a%2Fb%20c+d?x=1").body,
            "a/b c+d\n/below/a%2Fb%20c+d?x=1\n");
  EXPECT_EQ(client.Get("/below/").body, "\n/below/\n");
  EXPECT_EQ(client.Get("/below/exact").body, "exact\n");
  EXPECT_EQ(client.Get("/below").status(), "404");
  client.Send(
      "POST /below/a HTTP/1.1\r\nHost: test\r\nContent-Length: "
      "0\r\n\r\n");
  const Answer wrong = client.Read();
  EXPECT_EQ(wrong.status(), "405");
  EXPECT_EQ(wrong.header("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(wrong.header("X-Content-Type-Options"), "nosniff");
  server->Stop();
  EXPECT_THAT(told,
              testing::ElementsAre("below 200", "below 200", "below 200",
                                   "other 200", "other 404", "below 405"));
}

TEST(Server, AnswersHeadLikeGetWithoutTheBody) {
  const auto server = Started();
  Client client(server->port());
  client.Send("HEAD /hello HTTP/1.1\r\nHost: test\r\n\r\n");
  const Answer answer = client.Read(false);
  EXPECT_EQ(answer.status(), "200");
  EXPECT_EQ(answer.header("Content-Length"), "6");
  EXPECT_EQ(answer.header("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(answer.header("Accept-Ranges"), "none");
  EXPECT_EQ(client.Get("/hello").body, "hello\n");
}

TEST(Server, LeavesAQueryItsQuestionMarks) {
  const auto server = Started();
  Client client(server->port());
  EXPECT_THAT(client.Get("/a%20b?x=1?2&y=?").body,
              testing::HasSubstr("\nx=1?2\ny=?\n"));
}

TEST(Server, NamesTheMethodsOfAnAddress) {
  const auto server = Started();
  const struct {
    const char *method, *path, *status, *allow;
  } cases[] = {
      {"OPTIONS", "/hello", "200", "GET, HEAD, OPTIONS"},
      {"OPTIONS", "/post", "200", "OPTIONS, POST"},
      {"OPTIONS", "*", "200", "GET, HEAD, OPTIONS, POST"},
      {"POST", "/hello", "405", "GET, HEAD, OPTIONS"},
      {"GET", "/post", "405", "OPTIONS, POST"},
      {"DELETE", "/both", "405", "GET, HEAD, OPTIONS, POST"},
      {"POST", "/both", "200", "none"},
      {"GET", "/hello/", "404", "none"},
      {"OPTIONS", "/nothing", "404", "none"},
      {"BREW", "/hello", "501", "none"},
  };
  for (const auto& c : cases) {
    Client client(server->port());
    client.Send(std::string(c.method) + " " + c.path +
                " HTTP/1.1\r\nHost: test\r\n\r\n");
    const Answer answer = client.Read();
    EXPECT_EQ(answer.status(), c.status) << c.method << ' ' << c.path;
    EXPECT_EQ(answer.header("Allow"), c.allow) << c.method << ' ' << c.path;
  }
}

TEST(Server, TellsNothingOfWhatAHandlerThrew) {
  const auto server = Started();
  Client client(server->port());
  const Answer answer = client.Get("/throws");
  EXPECT_EQ(answer.status(), "500");
  EXPECT_EQ((answer.head + answer.body).find("Surname"), std::string::npos);
  EXPECT_EQ(client.Get("/hello").body, "hello\n");
}

TEST(Server, AnswersAThousandRequestsOnOneConnection) {
  const auto server = Started();
  Client client(server->port());
  for (int i = 0; i < 1000; ++i)
    ASSERT_EQ(client.Get("/hello").body, "hello\n") << i;
}

TEST(Server, AnswersRequestsSentTogetherInTheirOrder) {
  const auto server = Started();
  Client client(server->port());
  client.Send(
      "\r\nGET /hello HTTP/1.1\r\nHost: test\r\n\r\n"
      "POST /post HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nGET /"
      "GET /nothing HTTP/1.1\r\nHost: test\r\nConnection: Close\r\n\r\n");
  EXPECT_EQ(client.Read().body, "hello\n");
  EXPECT_EQ(client.Read().body, "posted\n");
  const Answer last = client.Read();
  EXPECT_EQ(last.status(), "404");
  EXPECT_EQ(last.header("Connection"), "close");
  EXPECT_TRUE(client.EndsWithin());
}

TEST(Server, SpeaksHttp10AndLinesWithoutCarriageReturns) {
  const auto server = Started();
  Client client(server->port());
  client.Send("GET /hello HTTP/1.0\n\n");
  EXPECT_EQ(client.Read().body, "hello\n");
  EXPECT_TRUE(client.EndsWithin());
}

TEST(Server, AsksForABodyThatWaitsToBeAskedFor) {
  const auto server = Started();
  Client client(server->port());
  client.Send(
      "POST /post HTTP/1.1\r\nHost: test\r\nContent-Length: 4\r\n"
      "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.Read().status(), "100");
  client.Send("body");
  EXPECT_EQ(client.Read().body, "posted\n");
}

TEST(Server, RefusesWhatIsTooLongOrNoHttp) {
  const auto server = Started();
  const std::string get = "GET /hello HTTP/1.1\r\nHost: test\r\n";
  std::string many = get;
  for (int i = 0; i < 10000; ++i) many += "A: b\r\n";
  const std::pair<std::string, const char*> cases[] = {
      {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n",
       "414"},
      {"GET /" + std::string(1 << 20, 'a'), "414"},
      {get + "A: " + std::string(9000, 'a') + "\r\n\r\n", "431"},
      {get + "A: " + std::string(1 << 20, 'a'), "431"},
      {many + "\r\n", "431"},
      {"POST /post HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n" +
           std::string(70000, 'a'),
       "413"},
      {"POST /post HTTP/1.1\r\nHost: x\r\nContent-Length: "
       "99999999999999999999999\r\n\r\n",
       "413"},
      {"POST /post HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
       "411"},
      {"POST /post HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
       "Content-Length: 3\r\n\r\n",
       "400"},
      {"POST /post HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n"
       "Content-Length: 4\r\n\r\nabcd",
       "400"},
      {"POST /post HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "400"},
      {get + "Expect: a miracle\r\n\r\n", "417"},
      {"GET /hello HTTP/1.1\r\n\r\n", "400"},
      {get + "Host: another\r\n\r\n", "400"},
      {get + "folded\r\n lines\r\n\r\n", "400"},
      {get + "A : b\r\n\r\n", "400"},
      {std::string("GET /hel\0lo HTTP/1.1\r\nHost: x\r\n\r\n", 33), "400"},
      {"GET /hello HTTP/2.0\r\nHost: x\r\n\r\n", "505"},
      {"GET /hello\r\n\r\n", "400"},
      {"\x16\x03\x01 not TLS here\r\n\r\n", "400"},
  };
  for (const auto& [request, status] : cases) {
    Client client(server->port());
    client.Send(request);
    EXPECT_EQ(client.Read().status(), status) << request.substr(0, 60);
  }
  Client client(server->port());
  EXPECT_EQ(client.Get("/hello").body, "hello\n");
}

TEST(Server, IsAnErrorThatNamesTheFlagWhereThePortIsTaken) {
  const auto first = Started();
  const std::string address = "127.0.0.1:" + std::to_string(first->port());
  const auto second = Server::Listen({.addresses = {address}}, Routes());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().message(),
            "--web.listen-address " + address +
                ": the port is taken, perhaps by another planwatch (Address "
                "already in use); stop that one or give another port");
  const auto everywhere = Server::Listen(
      {.addresses = {":" + std::to_string(first->port())}}, Routes());
  EXPECT_FALSE(everywhere);
}

TEST(Server, TakesThePortAgainAtOnceAfterAStop) {
  auto first = Started();
  Client client(first->port());
  EXPECT_EQ(client.Get("/hello").status(), "200");
  const std::string address = "127.0.0.1:" + std::to_string(first->port());
  first.reset();  // ends the connection first, which leaves it in TIME_WAIT
  EXPECT_TRUE(Server::Listen({.addresses = {address}}, Routes()));
}

TEST(Server, ListensAtTheAddressesOfTheExporters) {
  for (const auto& [address, url] :
       {std::pair("127.0.0.1:0", "http://127.0.0.1:"),
        {"localhost:0", "http://127.0.0.1:"}}) {
    const auto server = Server::Listen({.addresses = {address}}, Routes());
    ASSERT_TRUE(server) << server.error().message();
    EXPECT_EQ((*server)->url(), url + std::to_string((*server)->port()) + "/");
  }
  const auto everywhere = Server::Listen({.addresses = {":0"}}, Routes());
  ASSERT_TRUE(everywhere);
  (*everywhere)->Start();
  Client client((*everywhere)->port());
  EXPECT_EQ(client.Get("/hello").status(), "200");
  for (const char* wrong :
       {"", "10815", "localhost", "::1:80", "[::1]", "127.0.0.1:", "a:65536",
        "a:-1", "a:http", "[]:80", "[::1]x:80", "nowhere.invalid:80"}) {
    const auto refused = Server::Listen({.addresses = {wrong}}, Routes());
    ASSERT_FALSE(refused) << wrong;
    EXPECT_TRUE(refused.error().message().starts_with("--web.listen-address "))
        << refused.error().message();
  }
}

}  // namespace
}  // namespace planwatch::web
