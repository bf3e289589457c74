#include "daemon/http/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "daemon/http/address.h"
#include "daemon/http/connections.h"
#include "daemon/http/cross_site.h"
#include "daemon/http/head.h"
#include "daemon/http/http.h"
#include "daemon/http/security.h"

namespace planwatch::web {
namespace {

using Clock = Transport::Clock;

constexpr std::string_view kOther = "other";
constexpr std::string_view kUnknownHost =
    "421 planwatch does not know itself by the name in this address. Ask for "
    "it by its IP address, or start it with --web.external-url=URL.\n";
constexpr rlim_t kFilesKept = 128;  // for the rest of the daemon

std::size_t MostConnections(std::size_t wanted) {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  const rlim_t most = files.rlim_cur > 2 * kFilesKept
                          ? files.rlim_cur - kFilesKept
                          : files.rlim_cur / 2;
  return std::clamp<std::size_t>(most, 1, std::max<std::size_t>(wanted, 1));
}

std::vector<Descriptor> SocketsOf(std::vector<Listener>& listeners) {
  std::vector<Descriptor> sockets;
  for (Listener& listener : listeners)
    sockets.push_back(std::move(listener.socket));
  return sockets;
}

std::string Url(const Listener& listener, bool tls) {
  if (listener.port == 0) return listener.host;
  return (tls ? "https://" : "http://") + listener.host + ":" +
         std::to_string(listener.port) + "/";
}

// All that the options ask for, or none; `names` is told the hosts.
Result<std::vector<Listener>> ListenOnAll(const ServerOptions& options,
                                          std::vector<std::string>& names) {
  std::vector<Listener> listeners;
  Status failed;
  for (const int socket : options.sockets) {
    Result<Listener> listener = TakeListener(socket);
    if (!listener)
      failed = std::move(listener).error().In("--web.systemd-socket");
    else
      listeners.push_back(*std::move(listener));
  }
  if (!failed) return std::move(failed).error();
  if (!options.sockets.empty()) return listeners;
  for (const std::string& text : options.addresses) {
    const std::string place = "--web.listen-address " + text;
    Result<Address> address = ParseAddress(text);
    if (!address) return std::move(address).error().In(place);
    Result<Listener> listener = ListenOn(*address);
    if (!listener) return std::move(listener).error().In(place);
    listeners.push_back(*std::move(listener));
    names.push_back(address->host);
  }
  return listeners;
}

Response WithHeader(Response response, std::string name, std::string value) {
  response.headers.emplace(std::move(name), std::move(value));
  return response;
}

class Router {
 public:
  explicit Router(std::vector<Route> routes) {
    for (Route& route : routes) {
      Path& path = routes_[std::move(route.path)];
      if (!route.page.empty()) path.page = std::move(route.page);
      path.below = route.below;
      path.methods.emplace(std::move(route.method), std::move(route.handler));
    }
  }

  Response Answer(const Request& request) const {
    const bool options = request.method == "OPTIONS";
    if (options && request.path == "*")
      return WithHeader({}, "Allow", "GET, HEAD, OPTIONS, POST");
    const auto [path, rest] = Find(request.path);
    if (path == nullptr) return PlainText(404, "404 Not Found\n");
    const Methods& methods = path->methods;
    auto method = methods.find(request.method);
    if (method == methods.end() && request.method == "HEAD")
      method = methods.find("GET");
    if (method == methods.end())
      return WithHeader(
          options ? Response{} : PlainText(405, "405 Method Not Allowed\n"),
          "Allow", Allowed(methods));
    if (!path->below) return method->second(request);
    Request below = request;
    below.rest = rest;
    return method->second(below);
  }

  std::string_view PageOf(std::string_view path) const {
    const Path* const found = Find(path).path;
    return found == nullptr ? kOther : found->page;
  }

 private:
  using Methods = std::map<std::string, Handler>;
  struct Path {
    std::string page{kOther};
    bool below = false;
    Methods methods;
  };
  struct Found {
    const Path* path = nullptr;
    std::string_view rest;  // below it
  };

  Found Find(std::string_view path) const {
    if (const auto exact = routes_.find(path); exact != routes_.end())
      return {&exact->second, {}};
    Found found;  // the longest: it comes last
    for (const auto& [above, route] : routes_)
      if (route.below && path.starts_with(above))
        found = {&route, path.substr(above.size())};
    return found;
  }

  static std::string Allowed(const Methods& methods) {
    std::set<std::string> names = {"OPTIONS"};
    for (const auto& [name, handler] : methods) {
      names.insert(name);
      if (name == "GET") names.insert("HEAD");
    }
    std::string list;
    for (const std::string& name : names)
      list.append(list.empty() ? "" : ", ").append(name);
    return list;
  }

  std::map<std::string, Path, std::less<>> routes_;
};

}  // namespace

struct Server::State {
  State(ServerOptions given, std::vector<Route> routes,
        std::vector<Listener> listening, std::unique_ptr<LiveSecurity> live,
        KnownHosts known_hosts)
      : options(std::move(given)),
        router(std::move(routes)),
        security(std::move(live)),
        hosts(std::move(known_hosts)),
        listeners(std::move(listening)),
        connections(SocketsOf(listeners),
                    MostConnections(options.max_connections), Refusal(503),
                    [this](Connection& connection) { Serve(connection); }) {}

  void Serve(Connection& connection);
  bool ServeOne(Connection& connection, Http& http, std::string& bytes);
  std::variant<Head, int> Receive(Transport& transport, std::string& bytes);
  Response AnswerAndNotify(const Request& request) const;
  Response Answer(const Request& request) const;
  Response AnswerBy(const Security& now, const Request& request) const;
  void NotifyAnswer(std::string_view page, int status,
                    std::chrono::duration<double> duration) const {
    if (options.on_answer) options.on_answer(page, status, duration);
  }

  const ServerOptions options;
  const Router router;
  const std::unique_ptr<LiveSecurity> security;
  const KnownHosts hosts;
  std::vector<Listener> listeners;  // their sockets are the connections'
  Connections connections;          // the last: its threads use the others
};

void Server::State::Serve(Connection& connection) {
  Transport& transport = connection.transport;
  transport.Until(Clock::now() + options.request_limit);
  const std::shared_ptr<const Security> now = security->Get();
  if (now->tls && !transport.StartTls(*now->tls)) return;
  Http http(
      transport,
      [&](Request request) {
        request.abandoned = [&] {
          return connection.last() || transport.ClientHasGone();
        };
        return AnswerAndNotify(request);
      },
      [&] {
        connection.MarkIdle();
        transport.Until(Clock::now() + options.request_limit);
      });
  std::string bytes;  // received, and of no request so far
  // The first request gets the request limit, not the idle limit.
  if (transport.Read(bytes) != Transport::Got::kBytes) return;
  while (ServeOne(connection, http, bytes)) {
    connection.MarkIdle();
    transport.Until(Clock::now() + options.idle_limit);
    if (bytes.empty() && transport.Read(bytes) != Transport::Got::kBytes) break;
  }
}

// Whether another request may follow.
bool Server::State::ServeOne(Connection& connection, Http& http,
                             std::string& bytes) {
  Transport& transport = connection.transport;
  connection.MarkIdle();
  transport.Until(Clock::now() + options.request_limit);
  const std::variant<Head, int> received = Receive(transport, bytes);
  if (const int* refused = std::get_if<int>(&received)) {
    if (*refused != 0) {
      transport.Write(Refusal(*refused));
      NotifyAnswer(kOther, *refused, {});
    }
    transport.Finish(*refused != 0);
    return false;
  }
  const Head& head = std::get<Head>(received);
  connection.MarkBusy();
  const bool close = head.close || connection.last();
  const bool written = http.Answer(head.text, close);
  if (written && !close) return true;
  transport.Finish(false);
  return false;
}

// The next request; its body is read and dropped, since no handler needs one.
// Else the status to refuse it with; 0 if the client has gone.
std::variant<Head, int> Server::State::Receive(Transport& transport,
                                               std::string& bytes) {
  const auto more = [&]() -> std::optional<int> {
    switch (transport.Read(bytes)) {
      case Transport::Got::kBytes:
        return std::nullopt;
      case Transport::Got::kLate:
        return 408;
      case Transport::Got::kEnd:
        break;
    }
    return 0;
  };
  for (;;) {
    // Some clients end a body with a line break that its length doesn't count.
    bytes.erase(0, std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
    const std::size_t end = EndOfHead(bytes);
    if (end != std::string::npos && end <= kMaxHead) {
      std::variant<Head, int> parsed =
          ParseHead(std::string_view(bytes).substr(0, end));
      if (const Head* head = std::get_if<Head>(&parsed)) {
        bytes.erase(0, end);
        if (head->expects_continue && bytes.size() < head->body &&
            !transport.Write("HTTP/1.1 100 Continue\r\n\r\n"))
          return 0;
        while (bytes.size() < head->body)
          if (const std::optional<int> refused = more()) return *refused;
        bytes.erase(0, head->body);
      }
      return parsed;
    }
    if (bytes.size() > kMaxHead) return RefuseLongHead(bytes);
    if (const std::optional<int> refused = more()) return *refused;
  }
}

Response Server::State::AnswerAndNotify(const Request& request) const {
  const Clock::time_point start = Clock::now();
  Response response = Answer(request);
  NotifyAnswer(router.PageOf(request.path), response.status,
               Clock::now() - start);
  return response;
}

Response Server::State::Answer(const Request& request) const {
  try {
    const std::shared_ptr<const Security> now = security->Get();
    Response response = AnswerBy(*now, request);
    if (now->tls)
      response.headers.emplace("Strict-Transport-Security", "max-age=31536000");
    return response;
  } catch (const std::exception&) {
    // Not what(): it may quote what was being worked on.
    return PlainText(500, "500 Internal Server Error\n");
  }
}

Response Server::State::AnswerBy(const Security& now,
                                 const Request& request) const {
  if (!hosts.Contains(request.host))
    return PlainText(421, std::string(kUnknownHost));
  if (now.auth) {
    switch (now.auth->Check(request.authorization)) {
      case BasicAuth::Verdict::kAllowed:
        break;
      case BasicAuth::Verdict::kRefused:
        return WithHeader(PlainText(401, "401 Unauthorized\n"),
                          "WWW-Authenticate", "Basic realm=\"planwatch\"");
      case BasicAuth::Verdict::kBusy:
        return WithHeader(PlainText(503, "503 Too many log-ins at once\n"),
                          "Retry-After", "5");
    }
  }
  const bool reads = request.method == "GET" || request.method == "HEAD" ||
                     request.method == "OPTIONS";
  if (!reads && IsCrossSite(request))
    return PlainText(403,
                     "403 This request comes from a page of another site.\n");
  if (!now.auth) return router.Answer(request);
  Request of_user = request;
  of_user.user = BasicAuth::UserOf(request.authorization);
  return router.Answer(of_user);
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() { Stop(); }

Result<std::unique_ptr<Server>> Server::Listen(const ServerOptions& options,
                                               std::vector<Route> routes) {
  auto security =
      LiveSecurity::Make(options.web_config_file, options.on_web_config);
  if (!security) return std::move(security).error().In("--web.config.file");
  std::vector<std::string> names = MachineNames();
  Result<std::vector<Listener>> listeners = ListenOnAll(options, names);
  if (!listeners) return std::move(listeners).error();
  return std::unique_ptr<Server>(new Server(std::make_unique<State>(
      options, std::move(routes), *std::move(listeners), *std::move(security),
      KnownHosts(names, options.external_url))));
}

void Server::Start() { state_->connections.Start(); }

void Server::Stop() {
  if (const auto auth = state_->security->Get()->auth) auth->Stop();
  state_->connections.Stop();
}

int Server::port() const { return state_->listeners.front().port; }

std::string Server::url() const { return urls().front(); }

std::vector<std::string> Server::urls() const {
  const bool tls = state_->security->Get()->tls != nullptr;
  std::vector<std::string> urls;
  for (const Listener& listener : state_->listeners)
    urls.push_back(Url(listener, tls));
  return urls;
}

}  // namespace planwatch::web
