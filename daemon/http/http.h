// cpp-httplib's reading of a request's head and writing of an answer, over our
// connections in place of its own: those have no deadline for a whole request,
// no bound on their number, and end at the first accept(2) that fails.
#pragma once

#include <httplib.h>

#include <functional>
#include <string>
#include <string_view>

#include "daemon/http/server.h"
#include "daemon/http/transport.h"

namespace planwatch::web {

// One request's bytes. `first_write` is called as the answer begins.
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
  // It refuses descriptors that select(2) can't take; ours go to poll(2).
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

  // From any thread. False where the answer could not be written.
  bool Answer(Exchange& exchange, bool close);
};

// The whole answer to what never became a request.
std::string Refusal(int status);

}  // namespace planwatch::web
