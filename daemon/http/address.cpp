#include "daemon/http/address.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <memory>
#include <system_error>

namespace planwatch::web {
namespace {

constexpr int kBacklog = 511;

struct FreeAddresses {
  void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

bool IsPort(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), port);
  return error == std::errc{} && end == text.data() + text.size();
}

int SetOption(int fd, int level, int option, int value) {
  return ::setsockopt(fd, level, option, &value, sizeof value);
}

// 0, or the errno of the step that failed.
int Bind(const addrinfo& at, Descriptor& socket) {
  socket = Descriptor(
      ::socket(at.ai_family, at.ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!socket) return errno;
  const int fd = socket.get();
  // A restart needn't wait for the connections of the previous run.
  if (SetOption(fd, SOL_SOCKET, SO_REUSEADDR, 1) != 0) return errno;
  if (at.ai_family == AF_INET6 &&
      SetOption(fd, IPPROTO_IPV6, IPV6_V6ONLY, 0) != 0)
    return errno;
  // Inherited by every connection. Without it, an answer may wait 40 ms for an
  // acknowledgement.
  if (SetOption(fd, IPPROTO_TCP, TCP_NODELAY, 1) != 0) return errno;
  if (::bind(fd, at.ai_addr, at.ai_addrlen) != 0) return errno;
  return ::listen(fd, kBacklog) == 0 ? 0 : errno;
}

Listener Describe(Descriptor socket) {
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  char host[NI_MAXHOST] = "", port[NI_MAXSERV] = "";
  auto* address = reinterpret_cast<sockaddr*>(&bound);
  const bool known = ::getsockname(socket.get(), address, &size) == 0;
  if (known && bound.ss_family == AF_UNIX)
    return {std::move(socket),
            std::string("unix:") +
                reinterpret_cast<const sockaddr_un*>(address)->sun_path,
            0};
  if (known)
    ::getnameinfo(address, size, host, sizeof host, port, sizeof port,
                  NI_NUMERICHOST | NI_NUMERICSERV);
  Listener listener{std::move(socket), host, 0};
  if (bound.ss_family == AF_INET6) listener.host = "[" + listener.host + "]";
  const std::string_view digits = port;
  std::from_chars(digits.data(), digits.data() + digits.size(), listener.port);
  return listener;
}

std::string Reason(int error) {
  const std::string text = std::system_category().message(error);
  if (error == EADDRINUSE)
    return "the port is taken, perhaps by another planwatch (" + text +
           "); stop that one or give another port";
  if (error == EACCES)
    return text + "; ports below 1024 need the privilege, take a higher one";
  if (error == EADDRNOTAVAIL)
    return text + "; this machine has no such address";
  return text;
}

}  // namespace

Result<Address> ParseAddress(std::string_view text) {
  const Error wrong(
      "write HOST:PORT, as in 127.0.0.1:10815, [::1]:10815 or "
      ":10815 for every address of the machine");
  const std::size_t colon = text.rfind(':');
  if (colon == text.npos) return wrong;
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  if (host.size() >= 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
    if (host.empty()) return wrong;
  } else if (host.find_first_of(":[]") != host.npos) {
    return wrong;
  }
  if (host.find_first_of(" /") != host.npos || !IsPort(port)) return wrong;
  return Address{std::string(host), std::string(port)};
}

Result<Listener> TakeListener(int socket) {
  Descriptor owned(socket);
  int listens = 0, type = 0;
  socklen_t size = sizeof listens;
  if (::getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 ||
      ::getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) != 0 ||
      listens == 0 || type != SOCK_STREAM)
    return Error(
        "a socket that was handed over does not listen for connections; see "
        "that the unit has ListenStream= and not Accept=yes");
  const int flags = ::fcntl(socket, F_GETFL);
  if (flags < 0 || ::fcntl(socket, F_SETFL, flags | O_NONBLOCK) != 0)
    return Error(Reason(errno));
  // Not of a Unix socket, which needs none.
  SetOption(socket, IPPROTO_TCP, TCP_NODELAY, 1);
  return Describe(std::move(owned));
}

std::string PathOfUrl(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path =
      url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return {};
  url.remove_prefix(path);
  while (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

std::vector<std::string> MachineNames() {
  char host[NI_MAXHOST] = "";
  if (::gethostname(host, sizeof host - 1) != 0) return {};
  std::vector<std::string> names = {host};
  addrinfo hints{};
  hints.ai_flags = AI_CANONNAME;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host, nullptr, &hints, &found) == 0) {
    const Addresses list(found);
    if (found->ai_canonname != nullptr) names.emplace_back(found->ai_canonname);
  }
  return names;
}

Result<Listener> ListenOn(const Address& address) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int unknown =
      ::getaddrinfo(address.host.empty() ? nullptr : address.host.c_str(),
                    address.port.c_str(), &hints, &found);
  if (unknown != 0)
    return Error("no address of that name: " +
                 std::string(::gai_strerror(unknown)));
  const Addresses addresses(found);

  // All addresses: IPv6's wildcard, which accepts IPv4 too. A name: IPv4 first.
  const int first = address.host.empty() ? AF_INET6 : AF_INET;
  int error = EADDRNOTAVAIL;
  for (const bool preferred : {true, false}) {
    for (const addrinfo* at = found; at != nullptr; at = at->ai_next) {
      if ((at->ai_family == first) != preferred) continue;
      Descriptor socket;
      error = Bind(*at, socket);
      if (error == 0) return Describe(std::move(socket));
      if (error == EADDRINUSE) return Error(Reason(error));
    }
  }
  return Error(Reason(error));
}

}  // namespace planwatch::web
