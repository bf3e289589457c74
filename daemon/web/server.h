// The HTTP server: cpp-httplib, made to withstand hostile clients. It knows
// nothing of plans.
//
// Handlers are called from many threads at once.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "collectors/base/result.h"

namespace planwatch::web {

struct Request {
  std::string method;  // GET, HEAD, POST
  std::string path;    // decoded, without the query
  std::multimap<std::string, std::string> query;
  std::string accept, accept_encoding;
};

struct Response {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
  bool gzipped = false;  // the body already is gzip
  std::multimap<std::string, std::string> headers;
};

using Handler = std::function<Response(const Request&)>;

// Path → handler. A handler registered for GET answers HEAD too; OPTIONS and a
// wrong method are answered from the table (Allow, 405), an unknown path with
// 404.
struct Route {
  std::string method;
  std::string path;
  Handler handler;
};

struct ServerOptions {
  std::string address = "127.0.0.1:10815";  // port 0: any free one
  std::filesystem::path
      web_config_file;  // exporter-toolkit format: TLS, basic authentication
  std::size_t max_connections = 1024;
  std::chrono::seconds request_limit{
      30};  // from the first byte of a request to its last
};

class Server {
 public:
  // Binds and listens, so that a port that is taken (by a daemon of the same
  // user too) is an error that names the flag. Nothing is answered yet.
  static Result<std::unique_ptr<Server>> Listen(const ServerOptions& options,
                                                std::vector<Route> routes);
  ~Server();  // stops

  void Start();
  // Ends within 2 s: takes no new connection, finishes the requests in flight,
  // then shuts idle connections down.
  void Stop();

  int port() const;
  std::string url() const;  // "http://127.0.0.1:10815/"

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace planwatch::web
