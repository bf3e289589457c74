// What Alertmanager talks to: a mail server and a web server on 127.0.0.1 that
// keep what they are sent.
#pragma once

#include <httplib.h>

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace planwatch::e2e {

struct Mail {
  std::string to;
  std::string text;  // headers and body, as sent but for quoted-printable
};

// SMTP without TLS or authentication, a connection at a time.
class MailServer {
 public:
  MailServer();
  ~MailServer();
  MailServer(const MailServer&) = delete;
  MailServer& operator=(const MailServer&) = delete;

  int port() const { return port_; }
  // In the order in which they came.
  std::vector<Mail> MailsTo(const std::string& address) const;

 private:
  void Run();
  void Talk(int connection);

  int socket_ = -1;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<Mail> mails_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

// Answers any POST with 200.
class WebhookServer {
 public:
  WebhookServer();
  ~WebhookServer();
  WebhookServer(const WebhookServer&) = delete;
  WebhookServer& operator=(const WebhookServer&) = delete;

  int port() const { return port_; }
  std::vector<std::string> bodies() const;

 private:
  httplib::Server server_;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<std::string> bodies_;
  std::thread thread_;
};

}  // namespace planwatch::e2e
