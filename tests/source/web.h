// Web servers of a test's own on 127.0.0.1, and what reads from them.
#pragma once

#include <httplib.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "collectors/source/http.h"
#include "tests/base/folder.h"
#include "tests/table/rows.h"

namespace planwatch::test {

// An authority of the test's own, and a certificate by it for localhost and
// 127.0.0.1, as files.
class TestAuthority {
 public:
  explicit TestAuthority(const char* name = "Test authority");
  std::filesystem::path ca_file() const { return folder_ / "ca.crt"; }
  std::filesystem::path cert_file() const { return folder_ / "server.crt"; }
  std::filesystem::path key_file() const { return folder_ / "server.key"; }

 private:
  TempFolder folder_;
};

// A request as it came.
struct Seen {
  std::string target, authorization, tag, date, accept, body;
};

// Answers each GET and POST by one function, which its threads call.
class WebServer {
 public:
  using Answer =
      std::function<void(const httplib::Request&, httplib::Response&)>;
  // With an authority: by https, to clients with a certificate of it alone
  // where `wants_certificate`.
  explicit WebServer(Answer answer, const TestAuthority* authority = nullptr,
                     bool wants_certificate = false);
  ~WebServer();
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;

  int port() const { return port_; }
  std::string url(const std::string& path = "/") const;
  std::vector<Seen> seen() const;

 private:
  std::unique_ptr<httplib::Server> server_;
  bool secure_;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<Seen> seen_;
  std::thread thread_;
};

// Answers each connection by bytes: `answer` is called with the socket once the
// request's head has come, and the connection ends when it returns.
class RawServer {
 public:
  explicit RawServer(std::function<void(int socket)> answer);
  // The same bytes each time.
  explicit RawServer(std::string bytes);
  ~RawServer();
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;

  int port() const { return port_; }
  std::string url(const std::string& path = "/plan.csv") const;
  std::size_t connections() const { return connections_; }

 private:
  void Run();

  std::function<void(int)> answer_;
  int socket_ = -1, port_ = 0;
  std::atomic<bool> stop_ = false;
  std::atomic<std::size_t> connections_ = 0;
  std::thread thread_;
};

// False once the other side is gone.
bool SendAll(int socket, std::string_view bytes);

// What one read gave.
struct Fetched {
  std::vector<std::string> lines = {};
  std::string error = {};  // empty: none
  bool stopped = false;
  ReadInfo info = {};
};
Fetched Fetch(Source& source, const std::string& known = "",
              std::stop_token stop = {});
// By a source made for it alone.
Fetched Fetch(const SourceOptions& options, const HttpLimits& limits = {});
Fetched Fetch(const std::string& url);

inline SourceOptions UrlOptions(const std::string& url) {
  SourceOptions options;
  options.url = url;
  return options;
}

}  // namespace planwatch::test
