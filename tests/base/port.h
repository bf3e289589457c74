// A free port of 127.0.0.1, for servers that don't say which one they were
// given.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <random>
#include <stdexcept>

namespace planwatch::test {

// One below those that the system gives to connections and to whoever asks for
// any port, so that it is still free when the server starts.
inline int FreePort() {
  std::random_device random;
  std::uniform_int_distribution<std::uint16_t> ports(20'000, 32'000);
  for (int tries = 0; tries < 100; ++tries) {
    const std::uint16_t port = ports(random);
    const int socket_number = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool free = bind(socket_number, reinterpret_cast<sockaddr*>(&address),
                           sizeof address) == 0;
    close(socket_number);
    if (free) return port;
  }
  throw std::runtime_error("there is no free port");
}

}  // namespace planwatch::test
