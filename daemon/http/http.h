// Runs cpp-httplib's request parser and response writer over our connections in
// place of its own, which have no deadline for a whole request, no bound on
// their number, and stop at the first accept(2) that fails.
#pragma once

#include <httplib.h>

#include <functional>
#include <string>
#include <string_view>

#include "daemon/http/server.h"
#include "daemon/http/transport.h"

namespace planwatch::web {

// One request's bytes. Calls `first_write` when the answer begins.
class Exchange final : public httplib::Stream {
 public:
  Exchange(std::string_view head, Transport& transport,
           std::function<void()> first_write);

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  // httplib refuses descriptors above select(2)'s limit; ours go to poll(2).
  socket_t socket() const override { return 0; }

 private:
  std::string_view head_;
  Transport& transport_;
  std::function<void()> first_write_;
};

class Http final : public httplib::Server {
 public:
  using Answerer = std::function<Response(const httplib::Request&)>;

  explicit Http(Answerer answerer);

  // From any thread. False if the answer could not be written.
  bool Answer(Exchange& exchange, bool close);
};

// The complete answer to bytes that are not a valid request.
std::string Refusal(int status);

}  // namespace planwatch::web
