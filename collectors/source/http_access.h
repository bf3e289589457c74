// GETs documents at one origin (scheme, host and port) with its credentials:
// redirects, tokens, and servers that ask to be left alone for a while.
//
// - Credentials, a client's certificate among them, go to that origin alone,
//   wherever it redirects to.
// - A redirect from https to http is an error, as are too many and a circle.
// - A kept token that is refused is replaced by a new one, once a document.
// - 429 and 503 with `Retry-After`: waits if the wait ends before the time
//   limit; otherwise returns an error that says when to try again, and sends no
//   request until then.
//
// One thread at a time.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/source/http_client.h"
#include "collectors/source/http_options.h"
#include "collectors/source/oauth2.h"
#include "collectors/source/url.h"

namespace planwatch {

// What identifies a version of a document: RFC 9110, 8.8.
struct Validators {
  std::string tag;      // its ETag; empty: none
  std::string date;     // its Last-Modified; empty: none
  std::string address;  // which it came from in the end

  // As one text; empty if there is neither tag nor date.
  std::string ToString() const;
  static Validators Parse(const std::string& text);
};

struct Document {
  std::unique_ptr<HttpAnswer> answer;  // 200, or 304 to a known version
  Url url;                             // which it came from in the end
};

class HttpAccess {
 public:
  // `options` outlives it.
  HttpAccess(const HttpOptions& options, Url first);

  // Of an address at the first one's origin. `accept`: the header's value.
  Result<Document> Get(HttpClient& client, const Url& url,
                       const std::string& accept, const Validators& known);

 private:
  Result<std::unique_ptr<HttpAnswer>> Request(HttpClient& client,
                                              const Url& url,
                                              std::vector<std::string> headers);
  Error Refused(const HttpAnswer& answer, const Url& url) const;

  const HttpOptions& options_;
  const Url first_;
  TlsOptions tls_elsewhere_;
  std::optional<TokenKeeper> token_;
  // No request before; nullopt: none was asked to wait for.
  std::optional<std::chrono::steady_clock::time_point> closed_until_;
};

}  // namespace planwatch
