#include "daemon/http/http.h"

#include <memory>
#include <utility>

namespace planwatch::web {
namespace {

void Fill(httplib::Response& to, Response from) {
  to.status = from.status;
  for (const auto& [name, value] : from.headers) to.set_header(name, value);
  if (from.gzipped) to.set_header("Content-Encoding", "gzip");
  if (from.body.empty()) {
    to.set_header("Content-Type", from.content_type);
    return;
  }
  // Not set_content, which would compress a gzipped body again.
  const auto body = std::make_shared<const std::string>(std::move(from.body));
  to.set_content_provider(
      body->size(), from.content_type,
      [body](size_t offset, size_t length, httplib::DataSink& sink) {
        return sink.write(body->data() + offset, length);
      });
}

std::string_view ReasonOf(int status) {
  switch (status) {
    case 408:
      return "408 Request Timeout";
    case 411:
      return "411 Length Required";
    case 413:
      return "413 Content Too Large";
    case 414:
      return "414 URI Too Long";
    case 417:
      return "417 Expectation Failed";
    case 431:
      return "431 Request Header Fields Too Large";
    case 501:
      return "501 Not Implemented";
    case 503:
      return "503 Service Unavailable";
    case 505:
      return "505 HTTP Version Not Supported";
    default:
      return "400 Bad Request";
  }
}

}  // namespace

Exchange::Exchange(std::string_view head, Transport& transport,
                   std::function<void()> first_write)
    : head_(head),
      transport_(transport),
      first_write_(std::move(first_write)) {}

ssize_t Exchange::read(char* to, size_t size) {
  const std::size_t count = head_.copy(to, size);
  head_.remove_prefix(count);
  return static_cast<ssize_t>(count);
}

ssize_t Exchange::write(const char* from, size_t size) {
  if (const auto first = std::exchange(first_write_, nullptr)) first();
  return transport_.Write({from, size}) ? static_cast<ssize_t>(size) : -1;
}

Http::Http(Answerer answerer) {
  svr_sock_ = 0;  // any but INVALID_SOCKET, which means that it has stopped
  set_pre_routing_handler(
      [answerer = std::move(answerer)](const httplib::Request& request,
                                       httplib::Response& response) {
        Fill(response, answerer(request));
        return HandlerResponse::Handled;
      });
  set_post_routing_handler(
      [](const httplib::Request&, httplib::Response& response) {
        response.headers.erase("Keep-Alive");  // its own loop's, not ours
        response.headers.erase("Accept-Ranges");
      });
  // The head passed our checks, but not httplib's own.
  set_error_handler([](const httplib::Request&, httplib::Response& response) {
    if (!response.has_header("Content-Type"))
      response.set_content("400 Bad Request\n", "text/plain; charset=utf-8");
  });
}

bool Http::Answer(Exchange& exchange, bool close) {
  bool closed = close;
  return process_request(exchange, close, closed, nullptr);
}

std::string Refusal(int status) {
  const std::string reason(ReasonOf(status));
  return "HTTP/1.1 " + reason +
         "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " +
         std::to_string(reason.size() + 1) + "\r\nConnection: close\r\n\r\n" +
         reason + "\n";
}

}  // namespace planwatch::web
