// The end of NOTIFY_SOCKET that systemd has: what a service tells it.
#pragma once

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <string>

#include "tests/base/folder.h"

namespace planwatch::test {

class NotifySocket {
 public:
  NotifySocket() : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = folder_ / "notify";
    EXPECT_LT(path.size(), sizeof address.sun_path);
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    EXPECT_EQ(::bind(socket_, reinterpret_cast<const sockaddr*>(&address),
                     sizeof address),
              0);
    setenv("NOTIFY_SOCKET", path.c_str(), 1);
  }
  ~NotifySocket() {
    unsetenv("NOTIFY_SOCKET");
    ::close(socket_);
  }
  NotifySocket(const NotifySocket&) = delete;
  NotifySocket& operator=(const NotifySocket&) = delete;

  bool HasMore(int limit_ms = 0) const {
    pollfd ready{socket_, POLLIN, 0};
    return ::poll(&ready, 1, limit_ms) == 1;
  }
  // Empty where nothing comes for a minute.
  std::string Next() const {
    if (!HasMore(60'000)) return {};
    std::array<char, 4096> text{};
    const ssize_t size = ::recv(socket_, text.data(), text.size(), 0);
    return size < 0 ? std::string() : std::string(text.data(), size);
  }
  void Empty() const {
    while (HasMore()) Next();
  }

 private:
  const TempFolder folder_;
  const int socket_;
};

}  // namespace planwatch::test
