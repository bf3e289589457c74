#include "collectors/source/http_client.h"

#include <openssl/x509_vfy.h>

#include <algorithm>
#include <cerrno>
#include <new>

namespace planwatch {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// For poll, whose time is an int.
int Milliseconds(milliseconds time) {
  return static_cast<int>(std::min(time, milliseconds{60'000}).count());
}

CURLM* MakeMulti() {
  // Thread-safe in libcurl 7.84 and later.
  static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM* const multi = global == CURLE_OK ? curl_multi_init() : nullptr;
  if (multi == nullptr) throw std::bad_alloc();
  return multi;
}

std::string Seconds(milliseconds time) {
  return std::to_string(std::chrono::ceil<std::chrono::seconds>(time).count()) +
         " s";
}

bool IsSet(CURL* easy, CURLINFO info) {
  curl_off_t time = 0;
  return curl_easy_getinfo(easy, info, &time) == CURLE_OK && time > 0;
}

Error NotConnected(long error) {
  switch (error) {
    case ECONNREFUSED:
      return Error(
          "the server refuses connections; see that it runs, and that the "
          "address has the right port");
    case ENETUNREACH:
    case EHOSTUNREACH:
      return Error(
          "the server can't be reached from this machine; see its network, "
          "and whether it needs a `proxy_url:`");
    default:
      return Error(
          "there is no connection to the server; see that it runs, and that no "
          "firewall is between");
  }
}

Error NotTrusted(long verified) {
  switch (verified) {
    // libcurl's own check, which leaves no mark of OpenSSL's.
    case X509_V_OK:
    case X509_V_ERR_UNSPECIFIED:
      return Error(
          "the server's certificate is for another name; see the address, or "
          "give that name under `tls_config:` as `server_name`");
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return Error(
          "the server's certificate, or that of its authority, has expired; "
          "tell whoever runs the server");
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return Error(
          "the server's certificate is not valid yet; see this machine's "
          "clock");
    default:
      return Error(
          "the server's certificate is not trusted on this machine; where it "
          "is the council's own, give its authority's certificate under "
          "`tls_config:` as `ca_file`");
  }
}

}  // namespace

HttpClient::HttpClient(std::stop_token stop, milliseconds limit)
    : stop_(std::move(stop)),
      limit_(limit),
      deadline_(steady_clock::now() + limit - limit / 20),
      multi_(MakeMulti()),
      on_stop_(stop_, Wake{multi_.get()}) {}

milliseconds HttpClient::time_left() const {
  return std::max(milliseconds{0}, std::chrono::ceil<milliseconds>(
                                       deadline_ - steady_clock::now()));
}

Status HttpClient::Wait(milliseconds time) {
  const auto until = steady_clock::now() + time;
  while (steady_clock::now() < until) {
    if (stop_.stop_requested())
      return Error("the read was stopped", Error::Kind::kStopped);
    if (time_left() == milliseconds{0})
      return Error("there was no answer within " + Seconds(limit_));
    const auto rest =
        std::chrono::ceil<milliseconds>(until - steady_clock::now());
    curl_multi_poll(
        multi_.get(), nullptr, 0,
        Milliseconds(std::clamp(rest, milliseconds{0}, time_left())), nullptr);
  }
  return {};
}

Status HttpClient::Advance(HttpAnswer& answer) {
  const std::size_t before = answer.body_.size();
  for (;;) {
    if (stop_.stop_requested())
      return Error("the read was stopped", Error::Kind::kStopped);
    int running = 0;
    if (curl_multi_perform(multi_.get(), &running) != CURLM_OK)
      throw std::bad_alloc();
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left))
      if (message->msg == CURLMSG_DONE &&
          message->easy_handle == answer.easy_.get())
        answer.result_ = message->data.result;
    if (answer.result_ || answer.body_.size() > before) return {};
    if (time_left() == milliseconds{0}) return answer.TookTooLong(limit_);
    curl_multi_poll(multi_.get(), nullptr, 0, Milliseconds(time_left()),
                    nullptr);
  }
}

Result<std::unique_ptr<HttpAnswer>> HttpAnswer::Of(HttpClient& client,
                                                   const HttpRequest& request) {
  std::unique_ptr<HttpAnswer> answer(new HttpAnswer(client));
  if (Status sent = answer->Send(request); !sent)
    return std::move(sent).error();
  return answer;
}

HttpAnswer::~HttpAnswer() {
  if (easy_) curl_multi_remove_handle(client_.multi_.get(), easy_.get());
}

std::size_t HttpAnswer::Write(char* bytes, std::size_t size, std::size_t count,
                              void* answer) {
  static_cast<HttpAnswer*>(answer)->body_.append(bytes, size * count);
  return size * count;
}

Status HttpAnswer::Send(const HttpRequest& request) {
  easy_.reset(curl_easy_init());
  CURL* const easy = easy_.get();
  if (easy == nullptr) throw std::bad_alloc();
  const auto add = [](List& list, const std::string& text) {
    curl_slist* const longer = curl_slist_append(list.get(), text.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    (void)list.release();
    list.reset(longer);
  };
  for (const std::string& header : request.headers) add(headers_, header);
  const std::string& server_name = request.tls.server_name;
  if (request.url.secure() && !server_name.empty()) {
    // The connection goes to the host, all else by the certificate's name.
    const std::string& host = request.url.host();
    const std::size_t port = request.url.origin().rfind(':');
    add(connect_to_, "::" + request.url.origin().substr(8));
    add(headers_, "Host: " + host);
    curl_easy_setopt(easy, CURLOPT_CONNECT_TO, connect_to_.get());
    const std::string path = request.url.text().substr(
        std::min(request.url.text().size(), request.url.text().find('/', 8)));
    curl_easy_setopt(
        easy, CURLOPT_URL,
        ("https://" + server_name + request.url.origin().substr(port) + path)
            .c_str());
  } else {
    curl_easy_setopt(easy, CURLOPT_URL, request.url.text().c_str());
  }
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_.get());
  curl_easy_setopt(easy, CURLOPT_USERAGENT, "planwatch");
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  // Its messages say where the body ends, and one request is under way at a
  // time: nothing is won by HTTP/2.
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  // A name server that is waited for does not hold up the end.
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &HttpAnswer::Write);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
  if (request.login) {
    curl_easy_setopt(easy, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(easy, CURLOPT_USERNAME, request.login->first.c_str());
    curl_easy_setopt(easy, CURLOPT_PASSWORD, request.login->second.c_str());
  }
  if (request.form) {
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.form->size()));
    curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, request.form->c_str());
  }
  SetTls(request.tls);
  SetProxy(request.proxy);
  if (curl_multi_add_handle(client_.multi_.get(), easy) != CURLM_OK)
    throw std::bad_alloc();
  if (Status advanced = client_.Advance(*this); !advanced) return advanced;
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  status_ = static_cast<int>(status);
  if (body_.empty() && result_ && *result_ != CURLE_OK) return Failed();
  return {};
}

void HttpAnswer::SetTls(const TlsOptions& tls) {
  CURL* const easy = easy_.get();
  curl_easy_setopt(easy, CURLOPT_SSLVERSION,
                   tls.min_version == TlsOptions::Version::kTls13
                       ? CURL_SSLVERSION_TLSv1_3
                       : CURL_SSLVERSION_TLSv1_2);
  if (!tls.ca_file.empty()) {
    curl_easy_setopt(easy, CURLOPT_CAINFO, tls.ca_file.c_str());
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
  }
  if (!tls.cert_file.empty()) {
    curl_easy_setopt(easy, CURLOPT_SSLCERT, tls.cert_file.c_str());
    curl_easy_setopt(easy, CURLOPT_SSLKEY, tls.key_file.c_str());
  }
  if (tls.insecure_skip_verify) {
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
  }
}

void HttpAnswer::SetProxy(const ProxyOptions& proxy) {
  CURL* const easy = easy_.get();
  if (proxy.proxy_from_environment) return;  // as curl does by itself
  curl_easy_setopt(easy, CURLOPT_PROXY, proxy.proxy_url.c_str());
  curl_easy_setopt(easy, CURLOPT_NOPROXY, proxy.no_proxy.c_str());
}

std::string HttpAnswer::Header(const char* name) const {
  curl_header* header = nullptr;
  return curl_easy_header(easy_.get(), name, 0, CURLH_HEADER, -1, &header) ==
                 CURLHE_OK
             ? header->value
             : std::string();
}

bool HttpAnswer::IsBounded() const {
  return !Header("Content-Length").empty() ||
         !Header("Transfer-Encoding").empty();
}

Result<std::size_t> HttpAnswer::Read(std::span<char> buffer) {
  while (at_ == body_.size()) {
    body_.clear();
    at_ = 0;
    if (result_ == CURLE_OK) return std::size_t{0};
    if (result_) return Failed();
    if (Status advanced = client_.Advance(*this); !advanced)
      return std::move(advanced).error();
  }
  const std::size_t count = std::min(buffer.size(), body_.size() - at_);
  std::copy_n(body_.data() + at_, count, buffer.data());
  at_ += count;
  return count;
}

Error HttpAnswer::TookTooLong(milliseconds limit) const {
  CURL* const easy = easy_.get();
  const std::string within = " within " + Seconds(limit) + "; ";
  if (!IsSet(easy, CURLINFO_NAMELOOKUP_TIME_T))
    return Error("the name server did not answer" + within +
                 "see this machine's network and DNS");
  if (!IsSet(easy, CURLINFO_CONNECT_TIME_T))
    return Error("there was no connection to the server" + within +
                 "see that it runs, that no firewall is between, and whether "
                 "it needs a `proxy_url:`");
  if (!IsSet(easy, CURLINFO_STARTTRANSFER_TIME_T))
    return Error("the server did not answer" + within +
                 "see what keeps it, or raise `timeout:`");
  return Error("the server did not send all of its answer" + within +
               "see what keeps it, or raise `timeout:`");
}

Error HttpAnswer::Failed() const {
  CURL* const easy = easy_.get();
  long tunnel = 0, error = 0, verified = 0;
  curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &tunnel);
  if (tunnel >= 300)
    return Error("the proxy refuses the connection (" + std::to_string(tunnel) +
                 "); see `proxy_url:`" +
                 (tunnel == 407 ? ", which needs a name and password" : ""));
  switch (*result_) {
    case CURLE_COULDNT_RESOLVE_PROXY:
      return Error(
          "the proxy's name is not known to this machine's name server; see "
          "`proxy_url:`");
    case CURLE_COULDNT_RESOLVE_HOST:
      return Error(
          "the host's name is not known to this machine's name server; see "
          "the address");
    case CURLE_COULDNT_CONNECT:
      curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &error);
      return NotConnected(error);
    case CURLE_PROXY:
      return Error("the proxy refuses the connection; see `proxy_url:`");
    case CURLE_SSL_CONNECT_ERROR:
      return Error(
          "there is no agreement on TLS with the server; see that it has TLS "
          "1.2 or 1.3 at this port, that `ca_file` is its authority's present "
          "certificate, and whether it wants one of the client");
    case CURLE_PEER_FAILED_VERIFICATION:
      curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &verified);
      return NotTrusted(verified);
    case CURLE_SSL_CACERT_BADFILE:
      return Error(
          "the certificates of `ca_file` can't be read; see that the file is "
          "there, in PEM format");
    case CURLE_SSL_CERTPROBLEM:
      return Error(
          "the certificate of `cert_file` and the key of `key_file` can't be "
          "used; see that they belong together and are in PEM format");
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return Error(status_ == 0
                       ? "the server ended the connection without an answer; "
                         "it is tried again"
                       : "the server ended the connection in the middle of its "
                         "answer; it is tried again");
    default:
      return Error(
          "what the server answers is not HTTP as it should be; see that the "
          "address and its port are right");
  }
}

}  // namespace planwatch
