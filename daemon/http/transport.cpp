#include "daemon/http/transport.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace planwatch::web {
namespace {

constexpr std::size_t kChunk = 16 * 1024;  // a TLS record
constexpr std::chrono::milliseconds kLinger{500};
constexpr int kLingerReads = 64;

bool IsLater(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

}  // namespace

bool Transport::Wait(short events) const {
  for (;;) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline_ - Clock::now());
    if (left.count() <= 0) return false;
    pollfd ready{socket_.get(), events, 0};
    const int count = ::poll(&ready, 1, static_cast<int>(left.count()));
    if (count > 0) return true;
    if (count < 0 && errno != EINTR) return false;
  }
}

bool Transport::WaitForTls(int result) const {
  switch (::SSL_get_error(tls_.get(), result)) {
    case SSL_ERROR_WANT_READ:
      return Wait(POLLIN);
    case SSL_ERROR_WANT_WRITE:
      return Wait(POLLOUT);
    default:
      return false;
  }
}

bool Transport::StartTls(SSL_CTX& context) {
  char first = 0;
  while (::recv(socket_.get(), &first, 1, MSG_PEEK) < 0)
    if (!IsLater(errno) || !Wait(POLLIN)) return false;
  if (first >= 'A' && first <= 'Z') {  // a method; a handshake starts with 0x16
    Write(
        "HTTP/1.0 400 Bad Request\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        "This port speaks HTTPS: write https:// in place of http://.\n");
    return false;
  }
  tls_.reset(::SSL_new(&context));
  if (!tls_ || ::SSL_set_fd(tls_.get(), socket_.get()) != 1) return false;
  for (;;) {
    ::ERR_clear_error();
    const int result = ::SSL_accept(tls_.get());
    if (result == 1) return true;
    if (!WaitForTls(result)) {
      tls_.reset();
      return false;
    }
  }
}

Transport::Got Transport::Read(std::string& into) {
  std::array<char, kChunk> chunk;
  for (;;) {
    if (Clock::now() >= deadline_) return Got::kLate;
    if (tls_) {
      ::ERR_clear_error();
      const int count = ::SSL_read(tls_.get(), chunk.data(), kChunk);
      if (count > 0) {
        into.append(chunk.data(), static_cast<std::size_t>(count));
        return Got::kBytes;
      }
      if (!WaitForTls(count))
        return Clock::now() >= deadline_ ? Got::kLate : Got::kEnd;
    } else {
      const ssize_t count = ::recv(socket_.get(), chunk.data(), kChunk, 0);
      if (count > 0) {
        into.append(chunk.data(), static_cast<std::size_t>(count));
        return Got::kBytes;
      }
      if (count == 0 || (!IsLater(errno) && errno != EINTR)) return Got::kEnd;
      if (!Wait(POLLIN))
        return Clock::now() >= deadline_ ? Got::kLate : Got::kEnd;
    }
  }
}

void Transport::Cork(bool on) {
  const int value = on ? 1 : 0;
  ::setsockopt(socket_.get(), IPPROTO_TCP, TCP_CORK, &value, sizeof value);
}

bool Transport::Write(std::string_view bytes) {
  for (bool more = false; !bytes.empty(); more = true) {
    if (more && Clock::now() >= deadline_) return false;
    if (tls_) {
      ::ERR_clear_error();
      const int count =
          ::SSL_write(tls_.get(), bytes.data(),
                      static_cast<int>(std::min(bytes.size(), kChunk)));
      if (count > 0)
        bytes.remove_prefix(static_cast<std::size_t>(count));
      else if (!WaitForTls(count))
        return false;
    } else {
      const ssize_t count =
          ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count >= 0)
        bytes.remove_prefix(static_cast<std::size_t>(count));
      else if (errno != EINTR && (!IsLater(errno) || !Wait(POLLOUT)))
        return false;
    }
  }
  return true;
}

void Transport::Finish(bool linger) {
  ::ERR_clear_error();
  if (tls_) ::SSL_shutdown(tls_.get());
  if (!linger) return;
  ::shutdown(socket_.get(), SHUT_WR);
  Until(Clock::now() + kLinger);
  tls_.reset();  // the rest is discarded, so it needs no decryption
  std::string ignored;
  for (int i = 0; i < kLingerReads && Read(ignored) == Got::kBytes; ++i)
    ignored.clear();
}

bool Transport::ClientHasGone() const {
  pollfd socket{socket_.get(), POLLRDHUP, 0};
  return ::poll(&socket, 1, 0) > 0;
}

void Transport::ShutReading() const { ::shutdown(socket_.get(), SHUT_RD); }

void Transport::Shut() const { ::shutdown(socket_.get(), SHUT_RDWR); }

}  // namespace planwatch::web
