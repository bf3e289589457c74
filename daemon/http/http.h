// Runs cpp-httplib's request parser and response writer over our connections in
// place of its own, which have no deadline for a whole request, no bound on
// their number, and stop at the first accept(2) that fails.
//
// Only http.cpp knows httplib, and both of its versions: Debian 12 has 0.11,
// Debian 13 has 0.18.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "daemon/http/request.h"
#include "daemon/http/transport.h"

namespace planwatch::web {

// One connection's. One thread.
class Http {
 public:
  using Answerer = std::function<Response(Request)>;

  // `answerer` must not throw. `on_write` is called before each answer is sent.
  Http(Transport& transport, Answerer answerer, std::function<void()> on_write);
  ~Http();

  // Answers the request whose head ParseHead returned. False if the answer
  // could not be written.
  bool Answer(std::string_view head, bool close);

 private:
  class Engine;
  const std::unique_ptr<Engine> engine_;
};

// The complete answer to bytes that are not a valid request.
std::string Refusal(int status);

}  // namespace planwatch::web
