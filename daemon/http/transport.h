// The bytes of one connection, plain or TLS, with a deadline for each wait.
//
// One thread, except where a function says otherwise.
#pragma once

#include <openssl/ssl.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "collectors/base/descriptor.h"

namespace planwatch::web {

class Transport {
 public:
  using Clock = std::chrono::steady_clock;

  // `socket` is non-blocking.
  explicit Transport(Descriptor socket) : socket_(std::move(socket)) {}

  // Reads and writes fail after `deadline`, however slowly bytes trickle in.
  void Until(Clock::time_point deadline) { deadline_ = deadline; }

  // Fails for a client that speaks plain HTTP, after telling it so.
  bool StartTls(SSL_CTX& context);

  enum class Got { kBytes, kEnd, kLate };
  // Appends what has arrived; waits for at least one byte.
  Got Read(std::string& into);
  // Whether what is written waits until it fills a packet, so that the parts of
  // an answer go out, and wake its reader, as one. Ended, the rest goes.
  void Cork(bool on);
  // All of it.
  bool Write(std::string_view bytes);
  // Closes the connection in an orderly way. A client that is still sending
  // would lose the last answer if its bytes were left unread: `linger` reads on
  // a little.
  void Finish(bool linger);

  // Whether the client has closed the connection, or at least its side of it,
  // though bytes may still be unread. Any thread, before Close.
  bool ClientHasGone() const;

  // From any thread, before Close: ends reading after what has arrived, or ends
  // every wait.
  void ShutReading() const;
  void Shut() const;

  void Close() { socket_.Close(); }

 private:
  bool Wait(short events) const;
  // Waits for what TLS wants after a call of its that returned `result`; false
  // where it wants nothing and the connection is over.
  bool WaitForTls(int result) const;

  struct FreeTls {
    void operator()(SSL* tls) const { ::SSL_free(tls); }
  };

  Descriptor socket_;
  std::unique_ptr<SSL, FreeTls> tls_;
  Clock::time_point deadline_{};
};

}  // namespace planwatch::web
