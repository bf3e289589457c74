// Any bytes as requests on a connection: no crash, no hang, and each head is
// refused or answered once, with the security headers and nothing of another.
#include <fcntl.h>
#include <sys/socket.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "daemon/http/head.h"
#include "daemon/http/http.h"
#include "daemon/http/transport.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

std::string Received(int socket) {
  std::string received;
  char chunk[4096];
  for (ssize_t count;
       (count = ::recv(socket, chunk, sizeof chunk, MSG_DONTWAIT)) > 0;)
    received.append(chunk, static_cast<std::size_t>(count));
  return received;
}

void RequireAnswer(const std::string& answer) {
  Require(answer.starts_with("HTTP/1.1 "));
  const std::size_t end = answer.find("\r\n\r\n");
  Require(end != answer.npos);
  Require(answer.find("\r\nContent-Security-Policy: ") < end);
  Require(answer.find("\r\nX-Injected:") > end);
  // One answer: no head within the body.
  Require(answer.find("HTTP/1.1 ", 1) == answer.npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace planwatch;
  using namespace planwatch::web;
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  int ends[2];
  Require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) == 0);
  const Descriptor client(ends[1]);
  Transport transport{Descriptor(ends[0])};
  transport.Until(Transport::Clock::now() + std::chrono::seconds{5});
  int answered = 0;
  Http http(
      transport,
      [&](const Request& request) {
        ++answered;
        Require(!request.method.empty());
        Response response;
        response.headers.emplace("X-Length",
                                 std::to_string(request.path.size()));
        if (request.method != "HEAD") response.body = "body";
        return response;
      },
      [] {});
  for (std::size_t end;
       (end = EndOfHead(bytes)) != std::string_view::npos && end <= kMaxHead;
       bytes.remove_prefix(end)) {
    const std::variant<Head, int> parsed = ParseHead(bytes.substr(0, end));
    if (const int* refused = std::get_if<int>(&parsed)) {
      Require(*refused >= 400 && *refused < 600);
      RequireAnswer(Refusal(*refused));
      continue;
    }
    const Head& head = std::get<Head>(parsed);
    Require(head.text.ends_with("\r\n\r\n"));
    Require(head.text.find("\r\n\r\n") == head.text.size() - 4);
    Require(head.body <= kMaxBody);
    const int before = answered;
    Require(http.Answer(head.text, head.close));
    Require(answered <= before + 1);
    RequireAnswer(Received(client.get()));
  }
  return 0;
}
