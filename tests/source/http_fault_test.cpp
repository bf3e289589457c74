// What goes wrong between here and a server: each fault has a message without a
// secret or a record in it, never gives figures, and the next good read is
// right.
#include <dlfcn.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netdb.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <thread>

#include "tests/source/web.h"

namespace {

// Name servers that never answer, for one name.
constexpr std::string_view kSilent = "silent.invalid";
std::mutex mutex;
std::condition_variable changed;
int waiting = 0;
bool released = false;

}  // namespace

// Stands before the C library's, which libcurl calls in a thread of its own.
extern "C" int getaddrinfo(const char* node, const char* service,
                           const addrinfo* hints, addrinfo** found) {
  if (node != nullptr && node == kSilent) {
    std::unique_lock lock(mutex);
    ++waiting;
    changed.notify_all();
    changed.wait(lock, [] { return released; });
    --waiting;
    changed.notify_all();
    return EAI_AGAIN;
  }
  using Function =
      int (*)(const char*, const char*, const addrinfo*, addrinfo**);
  static const auto next =
      reinterpret_cast<Function>(dlsym(RTLD_NEXT, "getaddrinfo"));
  return next(node, service, hints, found);
}

namespace planwatch {
namespace {

using namespace test;
using httplib::Request;
using httplib::Response;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::AllOf;
using testing::AnyOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kHead = "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n";
constexpr const char* kCsv = "Name,Received\nJane Doe,2015-05-18\n";
const std::string kGood = std::string(kHead) + "Content-Length: " +
                          std::to_string(std::string_view(kCsv).size()) +
                          "\r\n\r\n" + kCsv;

// Waits until the name server's thread, if there is one, is gone: it must not
// outlive the test.
class NameServer {
 public:
  NameServer() { released = false; }
  ~NameServer() {
    std::unique_lock lock(mutex);
    released = true;
    changed.notify_all();
    changed.wait(lock, [] { return waiting == 0; });
  }
  static void WaitUntilAsked() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [] { return waiting > 0; });
  }
};

TEST(HttpFaults, ANameServerThatHangsIsGivenUpInTime) {
  const NameServer silent;
  SourceOptions options =
      UrlOptions("http://" + std::string(kSilent) + "/plan.csv");
  options.timeout = seconds{1};
  const auto begun = steady_clock::now();
  EXPECT_THAT(Fetch(options).error,
              "plan.csv at silent.invalid: the name server did not answer "
              "within 1 s; see this machine's network and DNS");
  EXPECT_LT(steady_clock::now() - begun, seconds{10});
}

TEST(HttpFaults, AStopEndsAReadThatWaitsForANameServer) {
  const NameServer silent;
  std::stop_source stop;
  const auto source = *MakeHttpSource(
      UrlOptions("http://" + std::string(kSilent) + "/plan.csv"));
  auto read = std::async(std::launch::async,
                         [&] { return Fetch(*source, "", stop.get_token()); });
  NameServer::WaitUntilAsked();
  const auto stopped = steady_clock::now();
  stop.request_stop();
  EXPECT_TRUE(read.get().stopped);
  EXPECT_LT(steady_clock::now() - stopped, seconds{5});
}

// A server that answers, but not to the end.
TEST(HttpFaults, AStopAndTheTimeEndAReadThatWaitsForTheRest) {
  std::promise<void> release;
  const std::shared_future<void> released_future = release.get_future().share();
  std::atomic<bool> answered = false;
  const RawServer server([&](int socket) {
    SendAll(socket, std::string(kHead) + "Content-Length: 100\r\n\r\n" + kCsv);
    answered = true;
    released_future.wait();
  });
  std::stop_source stop;
  const auto source = *MakeHttpSource(UrlOptions(server.url()));
  auto read = std::async(std::launch::async,
                         [&] { return Fetch(*source, "", stop.get_token()); });
  while (!answered) std::this_thread::yield();
  stop.request_stop();
  EXPECT_TRUE(read.get().stopped);
  release.set_value();

  SourceOptions options = UrlOptions(server.url());
  options.timeout = seconds{1};
  std::promise<void> never;
  const std::shared_future<void> never_future = never.get_future().share();
  const RawServer silent([&](int) { never_future.wait_for(seconds{2}); });

  const RawServer half([&](int socket) {
    SendAll(socket, kHead + std::string("Content-Length: 100\r\n\r\na"));
    never_future.wait_for(seconds{2});
  });
  options.url = half.url();
  EXPECT_THAT(Fetch(options).error,
              EndsWith(": the server did not send all of its answer within 1 "
                       "s; see what keeps it, or raise `timeout:`"));
  options.url = silent.url();
  EXPECT_THAT(Fetch(options).error,
              EndsWith(": the server did not answer within 1 s; see what keeps "
                       "it, or raise `timeout:`"));
}

TEST(HttpFaults, AnAnswerThatIsNotWholeIsAnError) {
  for (const std::string& answer :
       {// Half of what was promised.
        std::string("Content-Length: 100\r\n\r\n") + kCsv,
        // A chunk that breaks off, and none that ends them.
        std::string("Transfer-Encoding: chunked\r\n\r\n22\r\n") + kCsv,
        std::string("Transfer-Encoding: chunked\r\n\r\n23\r\n") + kCsv + "\r\n",
        // No chunk at all.
        std::string("Transfer-Encoding: chunked\r\n\r\n") + kCsv}) {
    std::atomic<int> requests = 0;
    const RawServer server([&](int socket) {
      SendAll(socket, ++requests == 1 ? kHead + answer : kGood);
    });
    const auto source = *MakeHttpSource(UrlOptions(server.url()));
    EXPECT_THAT(Fetch(*source).error,
                AllOf(StartsWith("plan.csv at 127.0.0.1:"),
                      AnyOf(EndsWith(": the server ended the connection in the "
                                     "middle of its answer; it is tried again"),
                            HasSubstr("is not HTTP")),
                      Not(HasSubstr("Jane"))))
        << answer;
    const Fetched good = Fetch(*source);
    EXPECT_EQ(good.error, "");
    EXPECT_EQ(good.lines.size(), 2u);
  }
}

TEST(HttpFaults, AnAnswerOfUnknownLengthIsAnError) {
  const RawServer server(std::string(kHead) + "\r\n" + kCsv);
  EXPECT_THAT(Fetch(server.url()).error,
              EndsWith(": the server does not say where its answer ends, so "
                       "half of it can't be told from all; have it send a "
                       "Content-Length, or use https"));
}

TEST(HttpFaults, AnEndlessAnswerEnds) {
  const RawServer server([](int socket) {
    SendAll(socket, std::string(kHead) + "Transfer-Encoding: chunked\r\n\r\n");
    std::string rows;
    while (rows.size() < 1000) rows += "Jane Doe,2015-05-18\n";
    while (SendAll(socket, "3e8\r\n" + rows.substr(0, 1000) + "\r\n")) {
    }
  });
  EXPECT_THAT(
      Fetch(UrlOptions(server.url()), {.bytes = 1 << 20}).error,
      AllOf(EndsWith(": the answer is larger than 1 MiB; ask for less of it"),
            Not(HasSubstr("Jane"))));
}

TEST(HttpFaults, AServerThatIsRestartedInTheMiddleIsReadRightAfterwards) {
  int port = 0;
  {
    const RawServer server(std::string(kHead) +
                           "Content-Length: 100\r\n\r\nName,Rece");
    port = server.port();
    EXPECT_THAT(Fetch(server.url()).error, HasSubstr("in the middle"));
  }
  EXPECT_THAT(
      Fetch("http://127.0.0.1:" + std::to_string(port) + "/plan.csv").error,
      EndsWith(": the server refuses connections; see that it runs, and that "
               "the address has the right port"));
  const RawServer server(kGood);
  EXPECT_EQ(Fetch(server.url()).error, "");
}

TEST(HttpFaults, ConnectionsThatEndOrSpeakNoHttpAreExplained) {
  EXPECT_THAT(Fetch(RawServer("").url()).error,
              EndsWith(": the server ended the connection without an answer; "
                       "it is tried again"));
  EXPECT_THAT(Fetch(RawServer("SSH-2.0-OpenSSH_9.2\r\n").url()).error,
              EndsWith(": what the server answers is not HTTP as it should be; "
                       "see that the address and its port are right"));
  EXPECT_THAT(Fetch("http://unknown.invalid/plan.csv").error,
              EndsWith(": the host's name is not known to this machine's name "
                       "server; see the address"));
}

TEST(HttpFaults, ACertificateThatIsNotTrustedIsAnError) {
  const TestAuthority authority, renewed, other("Another authority");
  const WebServer server(
      [](const Request&, Response& response) {
        response.set_content(kCsv, "text/csv");
      },
      &authority);
  SourceOptions options = UrlOptions(server.url());
  options.http.basic_auth = BasicAuth{"pw", {"s3cret", ""}};
  EXPECT_THAT(
      Fetch(options).error,
      EndsWith(": the server's certificate is not trusted on this machine; "
               "where it is the council's own, give its authority's "
               "certificate under `tls_config:` as `ca_file`"));
  options.http.tls.ca_file = other.ca_file();
  EXPECT_THAT(Fetch(options).error, HasSubstr("certificate is not trusted"));
  // Of the same name, with another key.
  options.http.tls.ca_file = renewed.ca_file();
  EXPECT_THAT(
      Fetch(options).error,
      EndsWith(
          ": there is no agreement on TLS with the server; see that it has TLS "
          "1.2 or 1.3 at this port, that `ca_file` is its authority's present "
          "certificate, and whether it wants one of the client"));
  // Nothing was sent to a server that might be anybody's.
  EXPECT_TRUE(server.seen().empty());

  options.http.tls.ca_file = authority.ca_file();
  EXPECT_EQ(Fetch(options).error, "");
  options.http.tls.min_version = TlsOptions::Version::kTls13;
  EXPECT_EQ(Fetch(options).error, "");
  options.http.tls.ca_file = "/nowhere/ca.crt";
  EXPECT_THAT(Fetch(options).error,
              EndsWith(": the certificates of `ca_file` can't be read; see "
                       "that the file is there, in PEM format"));
  options.http.tls = TlsOptions();
  options.http.tls.insecure_skip_verify = true;
  EXPECT_EQ(Fetch(options).error, "");
  options.http.tls.cert_file = options.http.tls.key_file = "/nowhere/pem";
  EXPECT_THAT(
      Fetch(options).error,
      EndsWith(
          ": the certificate of `cert_file` and the key of `key_file` can't be "
          "used; see that they belong together and are in PEM format"));
}

TEST(HttpFaults, ACertificateForAnotherNameIsAnErrorUnlessThatIsGiven) {
  const TestAuthority authority;
  std::string host;
  const WebServer server(
      [&](const Request& request, Response& response) {
        host = request.get_header_value("Host");
        response.set_content(kCsv, "text/csv");
      },
      &authority);
  const std::string port = std::to_string(server.port());
  SourceOptions options = UrlOptions("https://127.0.0.1:" + port + "/a?b=c");
  options.http.tls.ca_file = authority.ca_file();
  options.http.tls.server_name = "example.org";
  EXPECT_THAT(
      Fetch(options).error,
      EndsWith(
          ": the server's certificate is for another name; see the address, or "
          "give that name under `tls_config:` as `server_name`"));
  options.http.tls.server_name = "localhost";
  EXPECT_EQ(Fetch(options).error, "");
  EXPECT_EQ(host, "127.0.0.1:" + port);
  EXPECT_EQ(server.seen().back().target, "/a?b=c");
}

TEST(HttpFaults, ASignInPageIsNamedWhateverTheFormat) {
  const char* const page =
      "<!DOCTYPE html><html><body>Sign in<input type=\"password\"></body>";
  const WebServer sign_in([&](const Request&, Response& response) {
    response.set_content(page, "text/html");
  });
  const WebServer server([&](const Request&, Response& response) {
    response.status = 302;
    response.set_header("Location", sign_in.url("/login?user=jane"));
  });
  for (const char* format : {"", "csv", "json", "xlsx"}) {
    SourceOptions options = UrlOptions(sign_in.url());
    options.format = format;
    EXPECT_THAT(Fetch(options).error,
                HasSubstr("this is a sign-in page (HTML); the address can't be "
                          "fetched without signing in"))
        << format;
  }
  EXPECT_THAT(Fetch(server.url()).error,
              AllOf(HasSubstr("the server redirects to localhost:" +
                              std::to_string(sign_in.port()) +
                              ": this is a sign-in page"),
                    Not(HasSubstr("jane"))));
}

// What the reader has to say comes after what went wrong on the way; and what
// it says itself stands.
TEST(HttpFaults, WhatTheReaderRefusesIsItsOwnError) {
  class Refuses : public RowSink {
    Status Take(const Row&) override { return Error("no column for it"); }
  } sink;
  const RawServer server(kGood);
  const auto source = *MakeHttpSource(UrlOptions(server.url()));
  const auto read = source->Read(sink, {});
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message(), HasSubstr("row 1: no column for it"));
}

}  // namespace
}  // namespace planwatch
