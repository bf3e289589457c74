// A listening socket from an address in the form that Prometheus exporters use.
// No state: any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/descriptor.h"
#include "collectors/base/result.h"

namespace planwatch::web {

struct Address {
  std::string host;  // a name or address, without brackets; empty: all
  std::string port;  // "0" to "65535"
  friend bool operator==(const Address&, const Address&) = default;
};

// "127.0.0.1:10815", "[::1]:0", ":9090", "localhost:80".
Result<Address> ParseAddress(std::string_view text);

struct Listener {
  Descriptor socket;  // non-blocking
  // As bound and as a URL has it: "127.0.0.1", "[::]"; of a Unix socket
  // "unix:/run/planwatch.sock".
  std::string host;
  int port = 0;  // 0: a Unix socket
};

// The names by which other machines may know this one, as far as its own
// resolver has them; they may be wrong or missing.
std::vector<std::string> MachineNames();

// A listening socket of TCP or a Unix one that another program has bound, as
// systemd does for a service. Owns it from then on.
Result<Listener> TakeListener(int socket);

// The path of a URL without its last slash: "/planwatch" of
// "https://board.example.org/planwatch/".
std::string PathOfUrl(std::string_view url);

// Binds and listens. Not with SO_REUSEPORT: a second daemon on the port is an
// error.
Result<Listener> ListenOn(const Address& address);

}  // namespace planwatch::web
