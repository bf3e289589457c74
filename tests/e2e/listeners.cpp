#include "tests/e2e/listeners.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <optional>

namespace planwatch::e2e {
namespace {

// Lines of a connection, without their ends.
class Lines {
 public:
  explicit Lines(int connection) : connection_(connection) {}

  std::optional<std::string> Next() {
    std::size_t end;
    while ((end = buffer_.find("\r\n")) == std::string::npos) {
      char bytes[4096];
      const ssize_t count = recv(connection_, bytes, sizeof bytes, 0);
      if (count <= 0) return std::nullopt;
      buffer_.append(bytes, static_cast<std::size_t>(count));
    }
    std::string line = buffer_.substr(0, end);
    buffer_.erase(0, end + 2);
    return line;
  }

 private:
  int connection_;
  std::string buffer_;
};

// RFC 2045, 6.7; what is not encoded stays as it is.
std::string FromQuotedPrintable(const std::string& text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      decoded += text[i];
    } else if (text.compare(i, 3, "=\r\n") == 0) {
      i += 2;
    } else if (i + 2 < text.size() && isxdigit(text[i + 1]) &&
               isxdigit(text[i + 2])) {
      decoded +=
          static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

}  // namespace

MailServer::MailServer() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const auto generic = reinterpret_cast<sockaddr*>(&address);
  EXPECT_EQ(bind(socket_, generic, size), 0);
  EXPECT_EQ(listen(socket_, 16), 0);
  EXPECT_EQ(getsockname(socket_, generic, &size), 0);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { Run(); });
}

MailServer::~MailServer() {
  stop_ = true;
  shutdown(socket_, SHUT_RDWR);
  thread_.join();
  close(socket_);
}

std::vector<Mail> MailServer::MailsTo(const std::string& address) const {
  const std::lock_guard lock(mutex_);
  std::vector<Mail> found;
  for (const Mail& mail : mails_)
    if (mail.to == address) found.push_back(mail);
  return found;
}

void MailServer::Run() {
  while (!stop_) {
    const int connection = accept(socket_, nullptr, nullptr);
    if (connection < 0) continue;
    const timeval limit{.tv_sec = 10, .tv_usec = 0};
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    Talk(connection);
    close(connection);
  }
}

void MailServer::Talk(int connection) {
  const auto say = [connection](const std::string& line) {
    send(connection, (line + "\r\n").data(), line.size() + 2, MSG_NOSIGNAL);
  };
  Lines lines(connection);
  Mail mail;
  say("220 test");
  while (const std::optional<std::string> line = lines.Next()) {
    if (line->starts_with("RCPT TO:")) {
      const std::size_t begin = line->find('<') + 1;
      mail.to = line->substr(begin, line->find('>') - begin);
      say("250 ok");
    } else if (*line == "DATA") {
      say("354 go on");
      std::string data;
      std::optional<std::string> next;
      while ((next = lines.Next()) && *next != ".")
        data += next->substr(next->starts_with('.') ? 1 : 0) + "\r\n";
      mail.text = FromQuotedPrintable(data);
      {
        const std::lock_guard lock(mutex_);
        mails_.push_back(mail);
      }
      say("250 ok");
    } else if (*line == "QUIT") {
      say("221 bye");
      return;
    } else {
      say("250 ok");
    }
  }
}

WebhookServer::WebhookServer() {
  server_.Post(".*", [this](const httplib::Request& request,
                            httplib::Response& /*response*/) {
    const std::lock_guard lock(mutex_);
    bodies_.push_back(request.body);
  });
  port_ = server_.bind_to_any_port("127.0.0.1");
  thread_ = std::thread([this] { server_.listen_after_bind(); });
}

WebhookServer::~WebhookServer() {
  while (!server_.is_running()) std::this_thread::yield();
  server_.stop();
  thread_.join();
}

std::vector<std::string> WebhookServer::bodies() const {
  const std::lock_guard lock(mutex_);
  return bodies_;
}

}  // namespace planwatch::e2e
