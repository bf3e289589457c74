#include "daemon/http/http.h"

#include <httplib.h>

#include <algorithm>
#include <utility>

namespace planwatch::web {
namespace {

// On every answer: no caching, sniffing, framing, or requests to elsewhere;
// styles and scripts only from the daemon's own files.
constexpr std::pair<const char*, const char*> kSecurityHeaders[] = {
    {"Cache-Control", "no-store"},
    {"X-Content-Type-Options", "nosniff"},
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; "
     "img-src 'self'; connect-src 'self'; form-action 'self'; "
     "base-uri 'none'; frame-ancestors 'none'"},
    // Not no-referrer: browsers then send our own forms with "Origin: null".
    {"Referrer-Policy", "same-origin"}};

Request FromHttplib(const httplib::Request& from) {
  return {.method = from.method,
          .path = from.path,
          .target = from.target,
          .query = {from.params.begin(), from.params.end()},
          .accept = from.get_header_value("Accept"),
          .accept_encoding = from.get_header_value("Accept-Encoding"),
          .authorization = from.get_header_value("Authorization"),
          .host = from.get_header_value("Host"),
          .origin = from.get_header_value("Origin"),
          .sec_fetch_site = from.get_header_value("Sec-Fetch-Site")};
}

void Fill(httplib::Response& to, Response from) {
  to.status = from.status;
  for (const auto& [name, value] : kSecurityHeaders) to.set_header(name, value);
  for (const auto& [name, value] : from.headers) to.set_header(name, value);
  if (from.gzipped) to.set_header("Content-Encoding", "gzip");
  const std::size_t front_size = from.front ? from.front->size() : 0;
  const std::size_t size = front_size + from.body.size();
  if (size == 0) {
    to.set_header("Content-Type", from.content_type);
    return;
  }
  // Not set_content, which would compress a gzipped body again. httplib asks
  // for what a call leaves out.
  to.set_content_provider(
      size, from.content_type,
      [front = std::move(from.front), front_size,
       body = std::make_shared<const std::string>(std::move(from.body))](
          size_t offset, size_t length, httplib::DataSink& sink) {
        return offset < front_size
                   ? sink.write(front->data() + offset,
                                std::min(length, front_size - offset))
                   : sink.write(body->data() + (offset - front_size), length);
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

// One request's bytes.
class Exchange final : public httplib::Stream {
 public:
  Exchange(std::string_view head, Transport& transport,
           const std::function<void()>& on_write)
      : head_(head), transport_(transport), on_write_(on_write) {}
  ~Exchange() override {
    if (writing_) transport_.Cork(false);
  }

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, size_t size) override {
    const std::size_t count = head_.copy(to, size);
    head_.remove_prefix(count);
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* from, size_t size) override {
    if (!std::exchange(writing_, true)) {
      on_write_();
      transport_.Cork(true);
    }
    return transport_.Write({from, size}) ? static_cast<ssize_t>(size) : -1;
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  // httplib refuses descriptors above select(2)'s limit; ours go to poll(2).
  socket_t socket() const override { return 0; }

 private:
  std::string_view head_;
  Transport& transport_;
  const std::function<void()>& on_write_;
  bool writing_ = false;
};

}  // namespace

class Http::Engine final : public httplib::Server {
 public:
  Engine(Transport& transport, Answerer answerer,
         std::function<void()> on_write)
      : transport_(transport), on_write_(std::move(on_write)) {
    svr_sock_ = 0;  // any but INVALID_SOCKET, which means that it has stopped
    set_pre_routing_handler(
        [answerer = std::move(answerer)](const httplib::Request& request,
                                         httplib::Response& response) {
          Fill(response, answerer(FromHttplib(request)));
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
        Fill(response, PlainText(400, "400 Bad Request\n"));
    });
  }

  bool Answer(std::string_view head, bool close) {
    Exchange exchange(head, transport_, on_write_);
    return Process(exchange, close);
  }

 private:
  // A template so that only the call that this httplib has is compiled.
  template <typename S>
  bool Process(S& stream, bool close) {
    bool closed = close;
    if constexpr (requires { process_request(stream, close, closed, nullptr); })
      return process_request(stream, close, closed, nullptr);
    else
      return process_request(stream, {}, 0, {}, 0, close, closed, nullptr);
  }

  Transport& transport_;
  const std::function<void()> on_write_;
};

Http::Http(Transport& transport, Answerer answerer,
           std::function<void()> on_write)
    : engine_(std::make_unique<Engine>(transport, std::move(answerer),
                                       std::move(on_write))) {}

Http::~Http() = default;

bool Http::Answer(std::string_view head, bool close) {
  return engine_->Answer(head, close);
}

Response PlainText(int status, std::string text) {
  Response response;
  response.status = status;
  response.body = std::move(text);
  return response;
}

std::string Refusal(int status) {
  const std::string reason(ReasonOf(status));
  std::string answer = "HTTP/1.1 " + reason +
                       "\r\nContent-Type: text/plain; charset=utf-8"
                       "\r\nContent-Length: " +
                       std::to_string(reason.size() + 1) +
                       "\r\nConnection: close\r\n";
  for (const auto& [name, value] : kSecurityHeaders)
    answer.append(name).append(": ").append(value).append("\r\n");
  return answer + "\r\n" + reason + "\n";
}

}  // namespace planwatch::web
