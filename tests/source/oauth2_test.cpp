#include "collectors/source/oauth2.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>

#include "tests/source/web.h"

namespace planwatch {
namespace {

using namespace test;
using httplib::Request;
using httplib::Response;
using std::chrono::seconds;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

OAuth2 Options(const std::string& token_url) {
  OAuth2 options;
  options.client_id = "planwatch";
  options.client_secret.value = "s3cret/+";
  options.scopes = {"https://graph.example.org/.default", "more"};
  options.token_url = token_url;
  options.endpoint_params = {{"audience", "a b"}};
  return options;
}

// A token, or "fault: …".
std::string Ask(TokenKeeper& keeper) {
  HttpClient client({}, seconds{20});
  const Result<std::string> token = keeper.Token(client);
  return token ? *token : "fault: " + token.error().message();
}

std::string Ask(const OAuth2& options) {
  TokenKeeper keeper(options);
  return Ask(keeper);
}

void Answer(Response& response, int status, const std::string& json) {
  response.status = status;
  response.set_content(json, "application/json");
}

TEST(TokenKeeper, AsksAsRfc6749Says) {
  const WebServer server([](const Request&, Response& response) {
    Answer(response, 200, R"({"access_token": "t1", "expires_in": 3600})");
  });
  EXPECT_EQ(Ask(Options(server.url("/token"))), "t1");
  ASSERT_THAT(server.seen(), SizeIs(1));
  const Seen seen = server.seen()[0];
  EXPECT_EQ(seen.target, "/token");
  EXPECT_EQ(seen.body,
            "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.example."
            "org%2F.default%20more&audience=a%20b");
  // "planwatch:s3cret%2F%2B"
  EXPECT_EQ(seen.authorization, "Basic cGxhbndhdGNoOnMzY3JldCUyRiUyQg==");
}

TEST(TokenKeeper, PutsTheSecretIntoTheBodyForAServerThatWantsItThere) {
  const WebServer server([](const Request& request, Response& response) {
    if (request.body.find("client_secret=s3cret%2F%2B") == std::string::npos)
      Answer(response, 401, R"({"error": "invalid_client"})");
    else
      Answer(response, 200, R"({"access_token": "t1", "expires_in": 0})");
  });
  const OAuth2 options = Options(server.url());
  TokenKeeper keeper(options);
  EXPECT_EQ(Ask(keeper), "t1");
  EXPECT_THAT(server.seen(), SizeIs(2));
  EXPECT_EQ(server.seen()[1].authorization, "");
  EXPECT_EQ(Ask(keeper), "t1");
  EXPECT_THAT(server.seen(), SizeIs(3));  // it knows by now
}

TEST(TokenKeeper, KeepsATokenUntilShortlyBeforeItExpires) {
  std::atomic<int> made = 0;
  const WebServer server([&](const Request&, Response& response) {
    Answer(response, 200,
           "{\"access_token\": \"t" + std::to_string(++made) +
               "\", \"expires_in\": 3600}");
  });
  auto now = std::chrono::steady_clock::time_point();
  const OAuth2 options = Options(server.url());
  TokenKeeper keeper(options, [&] { return now; });
  EXPECT_EQ(Ask(keeper), "t1");
  EXPECT_FALSE(keeper.was_kept());
  now += seconds{3539};
  EXPECT_EQ(Ask(keeper), "t1");
  EXPECT_TRUE(keeper.was_kept());
  now += seconds{1};
  EXPECT_EQ(Ask(keeper), "t2");
  keeper.Forget();
  EXPECT_EQ(Ask(keeper), "t3");
}

TEST(TokenKeeper, TakesALifeInEachForm) {
  for (const auto& [life, kept_for] : {std::pair(", \"expires_in\": 100", 50),
                                       {", \"expires_in\": \"3600\"", 3540},
                                       {", \"expires_in\": 3600.5", 3540},
                                       {", \"expires_in\": -5", 0},
                                       {", \"expires_in\": \"-5\"", 0},
                                       {", \"expires_in\": \"99999\"", 86340},
                                       {", \"expires_in\": 120", 60},
                                       {", \"expires_in\": 118", 59},
                                       {", \"expires_in\": 130", 70},
                                       {", \"expires_in\": 1e300", 86340},
                                       {", \"expires_in\": null", 0},
                                       {"", 86340}}) {
    const WebServer server([&](const Request&, Response& response) {
      Answer(response, 200,
             std::string(R"({"access_token": "t")") + life + '}');
    });
    auto now = std::chrono::steady_clock::time_point();
    const OAuth2 options = Options(server.url());
    TokenKeeper keeper(options, [&] { return now; });
    Ask(keeper);
    now += seconds{kept_for};
    EXPECT_EQ(Ask(keeper), "t");
    EXPECT_FALSE(keeper.was_kept()) << life;
    if (kept_for == 0) continue;
    now += seconds{kept_for - 1};
    Ask(keeper);
    EXPECT_TRUE(keeper.was_kept()) << life;
  }
}

TEST(TokenKeeper, SaysWhyThereIsNoTokenAndQuotesNothing) {
  int status = 0;
  std::string body;
  const WebServer server([&](const Request&, Response& response) {
    Answer(response, status, body);
  });
  const auto fault = [&](int code, const std::string& json) {
    status = code;
    body = json;
    const std::string said = Ask(Options(server.url()));
    EXPECT_THAT(said, AllOf(HasSubstr("token from localhost:"),
                            Not(HasSubstr("s3cret")), Not(HasSubstr("Jane"))));
    return said;
  };
  EXPECT_THAT(fault(401, R"({"error": "invalid_client", "error_description":
                             "AADSTS7000215: Invalid secret of Jane"})"),
              HasSubstr("no token is given (401, AADSTS7000215): it does not "
                        "know the client, or refuses its secret"));
  EXPECT_THAT(fault(400, R"({"error": "invalid_scope"})"),
              HasSubstr("see `scopes`"));
  EXPECT_THAT(fault(400, R"({"error": "unauthorized_client"})"),
              HasSubstr("may not ask"));
  EXPECT_THAT(fault(400, R"({"error": "Jane"})"), HasSubstr("`token_url`"));
  EXPECT_THAT(fault(500, "Jane"), HasSubstr("no token is given (500)"));
  EXPECT_THAT(fault(403, "[]"), HasSubstr("refuses its secret"));
  for (const char* json :
       {"{}", "[]", "Jane", R"({"access_token": 1})", R"({"access_token": ""})",
        R"({"access_token": "Jane\r\nX: y"})", R"({"access_token": "Ja ne"})",
        R"({"access_token": "Jane\u007f"})",
        R"({"access_token": "Jan\u00e9"})"})
    EXPECT_THAT(fault(200, json),
                EndsWith(": there is no token in the answer; see `token_url`"));
  EXPECT_THAT(fault(302, ""),
              EndsWith(": the address leads to another one, which a secret is "
                       "not sent to; give the right one as `token_url`"));
  EXPECT_THAT(
      fault(200, std::string(2 << 20, ' ')),
      EndsWith(": what is answered is too long for a token; see `token_url`"));
}

// Each fault of RFC 6749, 5.2, whatever the status.
TEST(TokenKeeper, SaysWhatEachFaultMeans) {
  std::string body;
  const WebServer server(
      [&](const Request&, Response& response) { Answer(response, 500, body); });
  const auto fault = [&](const std::string& json) {
    body = json;
    return Ask(Options(server.url()));
  };
  for (const auto& [code, meaning] :
       {std::pair("invalid_client",
                  "it does not know the client, or refuses its secret; see "
                  "`client_id`, and that the secret has not expired"),
        {"unauthorized_client",
         "the client may not ask for a token this way; allow it client "
         "credentials"},
        {"invalid_scope",
         "it does not know the scope, or the client may not have it; see "
         "`scopes`"},
        {"unsupported_grant_type",
         "it gives no tokens for client credentials; see `token_url`"},
        {"invalid_request",
         "it does not understand the request; see `token_url`, `scopes` and "
         "`endpoint_params`"},
        {"invalid_grant",
         "it refuses the grant; see `client_id` and its secret"},
        {"invalid", "see `token_url`, and that its server is well"}})
    EXPECT_THAT(fault("{\"error\": \"" + std::string(code) + "\"}"),
                EndsWith(": no token is given (500): " + std::string(meaning)))
        << code;
}

// At most ten digits: the rest may be anything.
TEST(TokenKeeper, QuotesOfMicrosoftsFaultItsNumberAlone) {
  std::string body;
  const WebServer server(
      [&](const Request&, Response& response) { Answer(response, 500, body); });
  for (const auto& [text, quoted] :
       {std::pair("AADSTS7000215: x", "(500, AADSTS7000215): "),
        {"x AADSTS1x", "(500, AADSTS1): "},
        {"AADSTS", "(500, AADSTS): "},
        {"AADSTS12345678901", "(500, AADSTS1234567890): "},
        {"AADST1", "(500): "}}) {
    body = text;
    EXPECT_THAT(Ask(Options(server.url())), HasSubstr(quoted)) << text;
  }
}

// It is told what the first way came to, and asks that way again.
TEST(TokenKeeper, AsksInTheHeaderAgainWhereTheBodyDidNotHelp) {
  for (const int status : {400, 401, 403}) {
    const WebServer server([&](const Request& request, Response& response) {
      const bool in_body =
          request.body.find("client_secret") != std::string::npos;
      Answer(response, in_body ? 500 : status,
             in_body ? "{}" : R"({"error": "invalid_scope"})");
    });
    const OAuth2 options = Options(server.url());
    TokenKeeper keeper(options);
    for (const std::size_t asked : {1u, 2u}) {
      EXPECT_THAT(Ask(keeper), HasSubstr("(" + std::to_string(status) + "): "));
      EXPECT_THAT(server.seen(), SizeIs(status == 403 ? asked : asked * 2));
    }
    EXPECT_NE(server.seen()[0].authorization, "");
    EXPECT_EQ(server.seen()[1].authorization == "", status != 403);
  }
}

TEST(TokenKeeper, SaysOnlyWhatIsConfigured) {
  const WebServer server([](const Request&, Response& response) {
    Answer(response, 200, R"({"access_token": "t"})");
  });
  OAuth2 options = Options(server.url());
  options.scopes.clear();
  options.endpoint_params.clear();
  EXPECT_EQ(Ask(options), "t");
  EXPECT_EQ(server.seen()[0].body, "grant_type=client_credentials");
}

TEST(TokenKeeper, AServerThatIsNotThereIsNamed) {
  const OAuth2 options = Options("http://127.0.0.1:9/token");
  EXPECT_THAT(Ask(options),
              HasSubstr("token from 127.0.0.1:9: the server refuses"));
}

// The whole way, with a server that forgets its tokens.
TEST(OAuth2, ATokenThatIsRefusedIsReplacedOnce) {
  std::atomic<int> made = 0, good = 1;
  const WebServer server([&](const Request& request, Response& response) {
    if (request.target == "/token")
      Answer(response, 200,
             "{\"access_token\": \"t" + std::to_string(++made) +
                 "\", \"expires_in\": 3600}");
    else if (request.get_header_value("Authorization") ==
             "Bearer t" + std::to_string(good))
      response.set_content("a,b\nc,d\n", "text/csv");
    else
      response.status = 401;
  });
  SourceOptions options = UrlOptions(server.url("/plan.csv"));
  options.http.oauth2 = Options(server.url("/token"));
  const auto source = *MakeHttpSource(options);
  EXPECT_EQ(Fetch(*source).error, "");
  EXPECT_EQ(Fetch(*source).error, "");
  EXPECT_EQ(made, 1);  // kept from one read to the next
  good = 2;
  EXPECT_EQ(Fetch(*source).error, "");
  EXPECT_EQ(made, 2);
  good = 9;
  EXPECT_THAT(Fetch(*source).error, HasSubstr("refuses the credentials (401)"));
  EXPECT_EQ(made, 3);
  // A new one that is refused is no kept one: the next read asks anew.
  good = 3;
  EXPECT_EQ(Fetch(*source).error, "");
}

}  // namespace
}  // namespace planwatch
