#include "collectors/source/oauth2.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>

#include "collectors/base/text.h"
#include "collectors/source/secret.h"

namespace planwatch {
namespace {

using std::chrono::seconds;

constexpr std::size_t kMaxAnswer = std::size_t{1} << 20;
// A token is not used in the last moments of its life, or it would expire on
// its way.
constexpr seconds kMargin{60};
constexpr seconds kLongestLife{24 * 3600};

std::string Escape(const std::string& text) {
  const std::unique_ptr<char, void (*)(void*)> escaped(
      curl_easy_escape(nullptr, text.c_str(), static_cast<int>(text.size())),
      curl_free);
  return escaped ? escaped.get() : std::string();
}

void AddField(std::string& form, const std::string& name,
              const std::string& value) {
  if (!form.empty()) form += '&';
  form += Escape(name) + '=' + Escape(value);
}

// RFC 6749, 5.2. Their texts say which key is wrong.
struct TokenErrorMeaning {
  std::string_view code, text;
};
constexpr TokenErrorMeaning kTokenErrors[] = {
    {"invalid_client",
     "it does not know the client, or refuses its secret; see `client_id`, and "
     "that the secret has not expired"},
    {"unauthorized_client",
     "the client may not ask for a token this way; allow it client "
     "credentials"},
    {"invalid_scope",
     "it does not know the scope, or the client may not have it; see `scopes`"},
    {"unsupported_grant_type",
     "it gives no tokens for client credentials; see `token_url`"},
    {"invalid_request",
     "it does not understand the request; see `token_url`, `scopes` and "
     "`endpoint_params`"},
    {"invalid_grant", "it refuses the grant; see `client_id` and its secret"},
};

// Microsoft's number of the fault, as in "AADSTS7000215"; empty: none.
std::string EntraCode(std::string_view body) {
  const std::size_t begin = body.find("AADSTS");
  if (begin == std::string_view::npos) return {};
  std::size_t end = begin + 6;
  while (end < body.size() && end < begin + 16 &&
         std::isdigit(static_cast<unsigned char>(body[end])) != 0)
    ++end;
  return std::string(body.substr(begin, end - begin));
}

Error Refused(int status, const std::string& body) {
  const auto answer = nlohmann::json::parse(body, nullptr, false);
  const auto error = answer.is_object() ? answer.find("error") : answer.end();
  std::string text = "no token is given (" + std::to_string(status);
  if (const std::string code = EntraCode(body); !code.empty())
    text += ", " + code;
  text += "): ";
  if (answer.is_object() && error != answer.end() && error->is_string())
    for (const TokenErrorMeaning& meaning : kTokenErrors)
      if (meaning.code == error->get_ref<const std::string&>())
        return Error(text + std::string(meaning.text));
  if (status == 401 || status == 403)
    return Error(text + std::string(kTokenErrors[0].text));
  return Error(text + "see `token_url`, and that its server is well");
}

}  // namespace

Result<std::string> TokenKeeper::Token(HttpClient& client) {
  was_kept_ = !token_.empty() && now_() < good_until_;
  if (was_kept_) return token_;
  token_.clear();
  const Result<Url> url = Url::Parse(options_.token_url);
  if (!url) return Error(url.error()).In("`token_url`");
  Result<std::string> token = Fetch(client);
  if (!token) return std::move(token).error().In("token from " + url->host());
  return token;
}

Result<TokenKeeper::Answer> TokenKeeper::Ask(HttpClient& client, const Url& url,
                                             const std::string& secret) const {
  std::string form;
  AddField(form, "grant_type", "client_credentials");
  if (!options_.scopes.empty())
    AddField(form, "scope", Join(options_.scopes, " "));
  for (const auto& [name, value] : options_.endpoint_params)
    AddField(form, name, value);
  HttpRequest request{.url = url,
                      .tls = options_.tls,
                      .proxy = options_.proxy,
                      .headers = {"Accept: application/json"}};
  if (secret_in_body_) {
    AddField(form, "client_id", options_.client_id);
    AddField(form, "client_secret", secret);
  } else {
    request.login = {Escape(options_.client_id), Escape(secret)};
  }
  request.form = std::move(form);
  const auto sent = HttpAnswer::Of(client, request);
  if (!sent) return sent.error();
  Answer answer{.status = (*sent)->status()};
  std::array<char, 4096> piece{};
  for (;;) {
    const Result<std::size_t> count = (*sent)->Read(piece);
    if (!count) return count.error();
    if (*count == 0) return answer;
    answer.body.append(piece.data(), *count);
    if (answer.body.size() > kMaxAnswer)
      return Error("what is answered is too long for a token; see `token_url`");
  }
}

Result<std::string> TokenKeeper::Fetch(HttpClient& client) {
  const Result<Url> url = Url::Parse(options_.token_url);
  const Result<std::string> secret =
      ReadSecret(options_.client_secret, "client_secret_file");
  if (!secret) return secret.error();
  Result<Answer> answer = Ask(client, *url, *secret);
  // RFC 6749, 2.3.1: every server takes the secret in the header, but for those
  // that don't.
  if (answer && (answer->status == 400 || answer->status == 401)) {
    secret_in_body_ = !secret_in_body_;
    Result<Answer> other = Ask(client, *url, *secret);
    if (!other) return other.error();
    if (other->status == 200)
      answer = std::move(other);
    else
      secret_in_body_ = !secret_in_body_;
  }
  if (!answer) return answer.error();
  if (answer->status >= 300 && answer->status < 400)
    return Error(
        "the address leads to another one, which a secret is not sent to; give "
        "the right one as `token_url`");
  if (answer->status != 200) return Refused(answer->status, answer->body);
  const auto json = nlohmann::json::parse(answer->body, nullptr, false);
  const auto token = json.is_object() ? json.find("access_token") : json.end();
  if (!json.is_object() || token == json.end() || !token->is_string() ||
      token->get_ref<const std::string&>().empty())
    return Error("there is no token in the answer; see `token_url`");
  std::string text = *token;
  if (std::any_of(text.begin(), text.end(),
                  [](unsigned char c) { return c <= ' ' || c >= 0x7f; }))
    return Error("there is no token in the answer; see `token_url`");
  // Some write the number as a text.
  seconds life{0};
  if (const auto expires = json.find("expires_in"); expires == json.end())
    life = kLongestLife;
  else if (expires->is_number())
    life = seconds{static_cast<std::int64_t>(
        std::clamp(expires->get<double>(), 0.0, 86400.0))};
  else if (expires->is_string())
    life = seconds{std::clamp(
        std::atol(expires->get_ref<const std::string&>().c_str()), 0L, 86400L)};
  good_until_ = now_() + life - std::min(kMargin, life / 2);
  token_ = text;
  return text;
}

}  // namespace planwatch
