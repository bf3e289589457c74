// The HTTP server: cpp-httplib for HTTP, over connections that withstand
// hostile clients. It knows nothing of plans.
//
// Each connection has its own thread, so that a slow client or handler delays
// no other; each wait has a deadline. At the bound on connections, a new one
// evicts the one that has waited longest. Handlers are called from many threads
// at once; an exception of theirs is answered with 500.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "daemon/http/request.h"

namespace planwatch::web {

// Path → handler. A handler registered for GET answers HEAD too; OPTIONS and a
// wrong method are answered from the table (Allow, 405), an unknown path with
// 404. An exact path takes precedence over a prefix.
struct Route {
  std::string method;
  std::string path;
  Handler handler;
  // What ServerOptions::on_answer is told; may be shared.
  std::string page = {};
  // Answers every path that begins with `path`, which ends in a slash.
  bool below = false;
};

struct ServerOptions {
  // Port 0: any free one.
  std::vector<std::string> addresses = {"127.0.0.1:10815"};
  // In their place: sockets that listen already (systemd's). The server's own
  // from then on.
  std::vector<int> sockets = {};
  // In the exporter-toolkit's format: TLS, basic authentication.
  std::filesystem::path web_config_file = {};
  // As clients see the server; empty: by its address alone.
  std::string external_url = {};
  // Fewer if the process may open fewer files: some are kept for the sources.
  std::size_t max_connections = 1024;
  // From the first byte of a request to its last; and again for its answer.
  std::chrono::seconds request_limit{30};
  std::chrono::seconds idle_limit{300};  // between two requests
  // Called, from any thread, when web_config_file has changed: with the error
  // if it is invalid (the previous one stays in force), else with nullptr.
  std::function<void(const Error* invalid)> on_web_config = {};
  // Called, from any thread, with each answer: its route's page ("other" where
  // there is none), its status, and how long it took to make.
  std::function<void(std::string_view page, int status,
                     std::chrono::duration<double> duration)>
      on_answer = {};
};

class Server {
 public:
  // Binds and listens. A port that is taken, even by a daemon of the same user,
  // is an error that names the flag. Answers nothing before Start.
  static Result<std::unique_ptr<Server>> Listen(const ServerOptions& options,
                                                std::vector<Route> routes);
  ~Server();  // stops

  void Start();
  // Returns within 2 s, whatever clients do, unless a handler takes longer:
  // accepts no new connection, answers the requests that have arrived, then
  // closes every connection.
  void Stop();

  // Of the first listener, as bound: "http://127.0.0.1:10815/".
  int port() const;
  std::string url() const;
  std::vector<std::string> urls() const;

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace planwatch::web
