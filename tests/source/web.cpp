#include "tests/source/web.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

#include "tests/http/certificate.h"

namespace planwatch::test {

TestAuthority::TestAuthority(const char* name) {
  const web::Certificate ca = web::MakeCertificate(name);
  web::WriteCertificate(ca, folder_, "ca");
  web::WriteCertificate(
      web::MakeCertificate("localhost", &ca, "DNS:localhost,IP:127.0.0.1"),
      folder_, "server");
}

WebServer::WebServer(Answer answer, const TestAuthority* authority,
                     bool wants_certificate)
    : secure_(authority != nullptr) {
  if (secure_)
    server_ = std::make_unique<httplib::SSLServer>(
        authority->cert_file().c_str(), authority->key_file().c_str(),
        wants_certificate ? authority->ca_file().c_str() : nullptr);
  else
    server_ = std::make_unique<httplib::Server>();
  server_->set_tcp_nodelay(true);
  const auto handle = [this, answer = std::move(answer)](
                          const httplib::Request& request,
                          httplib::Response& response) {
    {
      const std::lock_guard lock(mutex_);
      seen_.push_back({request.target,
                       request.get_header_value("Authorization"),
                       request.get_header_value("If-None-Match"),
                       request.get_header_value("If-Modified-Since"),
                       request.get_header_value("Accept"), request.body});
    }
    answer(request, response);
  };
  server_->Get(".*", handle);
  server_->Post(".*", handle);
  port_ = server_->bind_to_any_port("127.0.0.1");
  EXPECT_GT(port_, 0);
  thread_ = std::thread([this] { server_->listen_after_bind(); });
  while (!server_->is_running()) std::this_thread::yield();
}

WebServer::~WebServer() {
  server_->stop();
  thread_.join();
}

std::string WebServer::url(const std::string& path) const {
  return (secure_ ? "https://localhost:" : "http://localhost:") +
         std::to_string(port_) + path;
}

std::vector<Seen> WebServer::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

bool SendAll(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

RawServer::RawServer(std::string bytes)
    : RawServer(
          [bytes = std::move(bytes)](int socket) { SendAll(socket, bytes); }) {}

RawServer::RawServer(std::function<void(int)> answer)
    : answer_(std::move(answer)) {
  socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  EXPECT_EQ(bind(socket_, generic, size), 0);
  EXPECT_EQ(listen(socket_, 16), 0);
  EXPECT_EQ(getsockname(socket_, generic, &size), 0);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread(&RawServer::Run, this);
}

RawServer::~RawServer() {
  stop_ = true;
  shutdown(socket_, SHUT_RDWR);  // wakes accept
  thread_.join();
  close(socket_);
}

std::string RawServer::url(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + path;
}

void RawServer::Run() {
  while (!stop_) {
    const int connection = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) return;
    ++connections_;
    std::string head;
    char byte = 0;
    while (!head.ends_with("\r\n\r\n") && recv(connection, &byte, 1, 0) == 1)
      head += byte;
    answer_(connection);
    shutdown(connection, SHUT_WR);
    // What the client has yet to say: closed without it, it would be reset.
    while (recv(connection, &byte, 1, 0) > 0) {
    }
    close(connection);
  }
}

Fetched Fetch(Source& source, const std::string& known, std::stop_token stop) {
  KeepRows rows;
  const Result<ReadInfo> read =
      source.ReadIfChanged(known, rows, std::move(stop));
  Fetched fetched;
  fetched.lines = rows.Lines();
  if (read) {
    fetched.info = *read;
  } else {
    fetched.error = read.error().message();
    fetched.stopped = read.error().kind() == Error::Kind::kStopped;
  }
  return fetched;
}

Fetched Fetch(const SourceOptions& options, const HttpLimits& limits) {
  const auto source = MakeHttpSource(options, limits);
  if (!source) return {.error = source.error().message()};
  return Fetch(**source);
}

Fetched Fetch(const std::string& url) { return Fetch(UrlOptions(url)); }

}  // namespace planwatch::test
