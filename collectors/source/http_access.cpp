#include "collectors/source/http_access.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <string_view>

#include "collectors/base/text.h"
#include "collectors/source/secret.h"

namespace planwatch {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr std::size_t kMaxRedirects = 10;
// A server that errs does not close itself for good.
constexpr seconds kLongestWait{3600};

bool IsRedirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 ||
         status == 308;
}

// How long the server asks to be left alone: a number of seconds, or a date,
// which is compared with the server's own clock.
std::optional<seconds> RetryAfter(const HttpAnswer& answer) {
  const std::string text = answer.Header("Retry-After");
  if (text.empty()) return std::nullopt;
  long long wait = 0;
  const auto [stop, error] =
      std::from_chars(text.data(), text.data() + text.size(), wait);
  if (error != std::errc{} || stop != text.data() + text.size()) {
    const std::time_t until = curl_getdate(text.c_str(), nullptr);
    const std::time_t now =
        curl_getdate(answer.Header("Date").c_str(), nullptr);
    if (until < 0 || now < 0) return std::nullopt;
    wait = until - now;
  }
  // Of 0 seconds it would be asked without a pause.
  return seconds{std::clamp<long long>(wait, 1, kLongestWait.count())};
}

Error Closed(seconds rest) {
  return Error("the server asks to be left alone for " +
               std::to_string(rest.count()) +
               " s more; it is asked again after that. Where that happens "
               "often, read it at longer intervals (`read:`)");
}

}  // namespace

std::string Validators::ToString() const {
  return tag.empty() && date.empty() ? "" : tag + '\n' + date + '\n' + address;
}

Validators Validators::Parse(const std::string& text) {
  const std::vector<std::string> parts = Split(text, '\n');
  return parts.size() == 3 ? Validators{parts[0], parts[1], parts[2]}
                           : Validators();
}

HttpAccess::HttpAccess(const HttpOptions& options, Url first)
    : options_(options), first_(std::move(first)), tls_elsewhere_(options.tls) {
  tls_elsewhere_.cert_file.clear();
  tls_elsewhere_.key_file.clear();
  tls_elsewhere_.server_name.clear();
  if (options_.oauth2) token_.emplace(*options_.oauth2);
}

Result<Document> HttpAccess::Get(HttpClient& client, const Url& url,
                                 const std::string& accept,
                                 const Validators& known) {
  if (closed_until_ && steady_clock::now() < *closed_until_)
    return Closed(
        std::chrono::ceil<seconds>(*closed_until_ - steady_clock::now()));
  const std::string_view known_address =
      std::string_view(known.address).substr(0, known.address.find('?'));
  Url at = url;
  std::vector<std::string> visited;
  bool renewed = false;
  for (;;) {
    std::vector<std::string> headers = {"Accept: " + accept,
                                        "Accept-Encoding: gzip"};
    // A tag is asked for where it was given, and at the first address, which
    // may know it too (Graph does). The query of the former may be a key that
    // differs each time. A date says less: it holds of that very address.
    const bool by_tag = !known.tag.empty() &&
                        (visited.empty() || at.WithoutQuery() == known_address);
    const bool by_date =
        known.tag.empty() && !known.date.empty() && at.text() == known.address;
    if (by_tag) headers.push_back("If-None-Match: " + known.tag);
    if (by_date) headers.push_back("If-Modified-Since: " + known.date);

    Result<std::unique_ptr<HttpAnswer>> answer =
        Request(client, at, std::move(headers));
    if (!answer) return std::move(answer).error();
    const int status = (*answer)->status();
    if (status == 200 || (status == 304 && (by_tag || by_date)))
      return Document{*std::move(answer), at};
    if (IsRedirect(status)) {
      Result<Url> next = at.Resolve((*answer)->Header("Location"));
      if (!next || (*answer)->Header("Location").empty())
        return Error("the server redirects to what is not an address");
      if (at.secure() && !next->secure())
        return Error(
            "the server redirects from https to http, where others "
            "can read along; it is not followed");
      visited.push_back(at.text());
      if (std::find(visited.begin(), visited.end(), next->text()) !=
          visited.end())
        return Error("the server redirects in a circle, by way of " +
                     next->host() + "; see the address and its credentials");
      if (visited.size() > kMaxRedirects)
        return Error("the server redirects more than " +
                     std::to_string(kMaxRedirects) +
                     " times; see the address and its credentials");
      at = *std::move(next);
      continue;
    }
    if (status == 401 && token_ && token_->was_kept() && !renewed &&
        at.origin() == first_.origin()) {
      token_->Forget();
      renewed = true;
      continue;
    }
    if ((status == 429 || status == 503) && RetryAfter(**answer)) {
      const seconds wait = *RetryAfter(**answer);
      answer->reset();
      if (wait < client.time_left()) {
        if (Status waited = client.Wait(wait); !waited)
          return std::move(waited).error();
        continue;
      }
      closed_until_ = steady_clock::now() + wait;
      return Closed(wait);
    }
    return Refused(**answer, at);
  }
}

Result<std::unique_ptr<HttpAnswer>> HttpAccess::Request(
    HttpClient& client, const Url& url, std::vector<std::string> headers) {
  const bool elsewhere = url.origin() != first_.origin();
  HttpRequest request{.url = url,
                      .tls = elsewhere ? tls_elsewhere_ : options_.tls,
                      .proxy = options_.proxy,
                      .headers = std::move(headers)};
  if (elsewhere) return HttpAnswer::Of(client, request);
  if (options_.basic_auth) {
    Result<std::string> password =
        ReadSecret(options_.basic_auth->password, "password_file");
    if (!password) return std::move(password).error();
    request.login = {options_.basic_auth->username, *std::move(password)};
  } else if (options_.authorization) {
    const Result<std::string> credentials =
        ReadSecret(options_.authorization->credentials, "credentials_file");
    if (!credentials) return credentials.error();
    request.headers.push_back("Authorization: " + options_.authorization->type +
                              ' ' + *credentials);
  } else if (token_) {
    const Result<std::string> token = token_->Token(client);
    if (!token) return token.error();
    request.headers.push_back("Authorization: Bearer " + *token);
  }
  return HttpAnswer::Of(client, request);
}

Error HttpAccess::Refused(const HttpAnswer& answer, const Url& url) const {
  const std::string status = '(' + std::to_string(answer.status()) + ')';
  const bool given =
      options_.basic_auth || options_.authorization || options_.oauth2;
  const bool elsewhere = url.origin() != first_.origin();
  const std::string who = elsewhere
                              ? url.host() + ", where the server redirects to,"
                              : "the server";
  switch (answer.status()) {
    case 401:
      if (given && elsewhere)
        return Error(who + " asks for credentials " + status +
                     ", which are sent to " + first_.host() +
                     " alone; give the address there as `url:`, if it is the "
                     "right one");
      if (given)
        return Error(who + " refuses the credentials " + status +
                     "; see that they are right and have not expired");
      return Error(who + " asks for credentials " + status +
                   "; give them under `basic_auth:`, `authorization:` or "
                   "`oauth2:`");
    case 403:
      return Error(who + " does not let " +
                   (given ? "these credentials" : "everybody") +
                   " read the document " + status +
                   "; have the right to read it granted");
    case 404:
    case 410:
      return Error(who + " has no such document " + status +
                   "; see the address, and that the credentials may see it");
    case 407:
      return Error("the proxy asks for credentials " + status +
                   "; put them into `proxy_url:`");
    case 429:
    case 503:
      return Error(who + " is too busy or closed for now " + status +
                   "; it is tried again");
    default:
      if (answer.status() >= 500)
        return Error(who + " has a fault of its own " + status +
                     "; it is tried again. If that stays, tell whoever runs "
                     "the server");
      return Error(who + " refuses the request " + status +
                   "; see the address");
  }
}

}  // namespace planwatch
