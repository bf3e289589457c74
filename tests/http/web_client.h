// A client for the tests of the server: bytes over a socket, so that it can
// misbehave. Every wait ends after ten seconds.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "collectors/base/descriptor.h"

namespace planwatch::web {

struct Answer {
  std::string head;  // with its first line; empty: the connection ended instead
  std::string body;

  // "200" of "HTTP/1.1 200 OK".
  std::string status() const {
    return head.size() < 12 ? "none" : head.substr(9, 3);
  }
  // The value of a header; "none" where there is none.
  std::string header(std::string_view name) const {
    const std::size_t at = head.find("\r\n" + std::string(name) + ": ");
    if (at == std::string::npos) return "none";
    const std::size_t start = at + 4 + name.size();
    return head.substr(start, head.find("\r\n", start) - start);
  }
};

class Client {
 public:
  static constexpr std::chrono::milliseconds kWait{10'000};

  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    connected_ = ::connect(socket_.get(), reinterpret_cast<sockaddr*>(&to),
                           sizeof to) == 0;
  }

  bool connected() const { return connected_; }

  bool Send(std::string_view bytes) {
    return ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }

  // More of what the server sends. False at the end of the connection, or after
  // `wait`.
  bool Receive(std::chrono::milliseconds wait = kWait) {
    pollfd ready{socket_.get(), POLLIN, 0};
    if (::poll(&ready, 1, static_cast<int>(wait.count())) <= 0) return false;
    char chunk[65536];
    const ssize_t count = ::recv(socket_.get(), chunk, sizeof chunk, 0);
    ended_ = count <= 0;
    if (!ended_) received_.append(chunk, static_cast<std::size_t>(count));
    return !ended_;
  }

  Answer Read(bool has_body = true) {
    std::size_t end;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos)
      if (!Receive()) return {};
    Answer answer{received_.substr(0, end + 2), {}};
    received_.erase(0, end + 4);
    const std::size_t length =
        std::strtoull(answer.header("Content-Length").c_str(), nullptr, 10);
    while (has_body && received_.size() < length)
      if (!Receive()) return {};
    if (has_body) {
      answer.body = received_.substr(0, length);
      received_.erase(0, length);
    }
    return answer;
  }

  Answer Get(std::string_view path, std::string_view headers = {}) {
    Send("GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" +
         std::string(headers) + "\r\n");
    return Read();
  }

  // Whether the server ends the connection; what it sends before that is kept.
  bool EndsWithin(std::chrono::milliseconds wait = kWait) {
    const auto end = std::chrono::steady_clock::now() + wait;
    while (!ended_ && std::chrono::steady_clock::now() < end)
      Receive(std::chrono::milliseconds{50});
    return ended_;
  }

  const std::string& received() const { return received_; }
  void SetReceiveBuffer(int bytes) {
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
  }

 private:
  Descriptor socket_;
  bool connected_ = false, ended_ = false;
  std::string received_;
};

}  // namespace planwatch::web
