// One request and its answer, through libcurl. Redirects, credentials and waits
// are http_access's.
//
// Why libcurl: a stop ends it wherever it waits, name servers included; it
// tells a whole answer from one that was cut short; proxies and client
// certificates are its own. One thread, but for the stop.
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/source/http_options.h"
#include "collectors/source/url.h"
#include "collectors/table/stream.h"

namespace planwatch {

struct HttpRequest {
  Url url;
  const TlsOptions& tls;
  const ProxyOptions& proxy;
  std::vector<std::string> headers = {};  // "Name: value"
  // A user and a password, for basic authentication.
  std::optional<std::pair<std::string, std::string>> login = {};
  std::optional<std::string> form = {};  // a POST of it; else a GET
};

// Requests until a time and a stop. All errors of requests and answers are
// plain English, quote nothing that was sent or received, and are kStopped only
// where a stop was requested.
class HttpClient {
 public:
  // Ends a twentieth before `limit`, which is the runner's too: what was waited
  // for says more than that it took too long.
  HttpClient(std::stop_token stop, std::chrono::milliseconds limit);
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // An error, once it is stopped or its time is over.
  Status Wait(std::chrono::milliseconds time);
  std::chrono::milliseconds time_left() const;

 private:
  friend class HttpAnswer;
  struct Free {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
  };

  // Works on the transfer, and waits for the network until there is something
  // new of it.
  Status Advance(class HttpAnswer& answer);

  const std::stop_token stop_;
  const std::chrono::milliseconds limit_;
  const std::chrono::steady_clock::time_point deadline_;
  std::unique_ptr<CURLM, Free> multi_;
  struct Wake {
    CURLM* multi;
    void operator()() const { curl_multi_wakeup(multi); }
  };
  const std::stop_callback<Wake> on_stop_;
};

// An answer, whose body comes as it is read. Goes before its client.
class HttpAnswer : public ByteStream {
 public:
  // Sends the request, and waits for the answer's headers.
  static Result<std::unique_ptr<HttpAnswer>> Of(HttpClient& client,
                                                const HttpRequest& request);
  ~HttpAnswer() override;
  HttpAnswer(const HttpAnswer&) = delete;
  HttpAnswer& operator=(const HttpAnswer&) = delete;

  int status() const { return status_; }
  // A header's value; empty: it has none of that name.
  std::string Header(const char* name) const;
  // Whether the answer says itself where it ends.
  bool IsBounded() const;
  // An error where the answer is not whole.
  Result<std::size_t> Read(std::span<char> buffer) override;

 private:
  friend class HttpClient;
  struct Free {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };
  using List = std::unique_ptr<curl_slist, Free>;

  explicit HttpAnswer(HttpClient& client) : client_(client) {}
  Status Send(const HttpRequest& request);
  void SetTls(const TlsOptions& tls);
  void SetProxy(const ProxyOptions& proxy);
  // Where the transfer has come to, for the message that it took too long.
  Error TookTooLong(std::chrono::milliseconds limit) const;
  Error Failed() const;
  static std::size_t Write(char* bytes, std::size_t size, std::size_t count,
                           void* answer);

  HttpClient& client_;
  std::unique_ptr<CURL, Free> easy_;
  List headers_, connect_to_;
  int status_ = 0;
  std::string body_;  // received, and not yet read from `at_` on
  std::size_t at_ = 0;
  std::optional<CURLcode> result_;  // of the transfer, once it has ended
};

}  // namespace planwatch
