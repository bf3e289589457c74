// Redirects, credentials, tokens and servers that want to be left alone.
#include "collectors/source/http_access.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <vector>

#include "tests/source/web.h"

namespace planwatch {
namespace {

using namespace test;
using httplib::Request;
using httplib::Response;
using std::chrono::seconds;
using testing::AllOf;
using testing::Each;
using testing::EndsWith;
using testing::Field;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

constexpr const char* kCsv = "Action,RAG\nBrief staff,Red\n";

void Redirect(Response& response, const std::string& to) {
  response.status = 302;
  response.set_header("Location", to);
}

SourceOptions Basic(const std::string& url) {
  SourceOptions options = UrlOptions(url);
  options.http.basic_auth = BasicAuth{"pw", {"s3cret", ""}};
  return options;
}

// "pw:s3cret".
constexpr const char* kBasic = "Basic cHc6czNjcmV0";

TEST(HttpAccess, SendsCredentialsAtOnce) {
  const WebServer server([](const Request& request, Response& response) {
    if (request.get_header_value("Authorization").empty())
      response.status = 401;
    else
      response.set_content(kCsv, "text/csv");
  });
  EXPECT_EQ(Fetch(Basic(server.url())).error, "");
  EXPECT_EQ(server.seen().back().authorization, kBasic);
  SourceOptions options = UrlOptions(server.url());
  options.http.authorization = Authorization{.credentials = {"s3cret", ""}};
  EXPECT_EQ(Fetch(options).error, "");
  EXPECT_EQ(server.seen().back().authorization, "Bearer s3cret");
  options.http.authorization->type = "Token";
  EXPECT_EQ(Fetch(options).error, "");
  EXPECT_EQ(server.seen().back().authorization, "Token s3cret");
  EXPECT_THAT(Fetch(server.url()).error,
              EndsWith(": the server asks for credentials (401); give them "
                       "under `basic_auth:`, `authorization:` or `oauth2:`"));
}

TEST(HttpAccess, ReadsASecretFromItsFileAtEachUse) {
  const TempFolder folder;
  const WebServer server([](const Request& request, Response& response) {
    if (request.get_header_value("Authorization") != "Bearer new")
      response.status = 401;
    else
      response.set_content(kCsv, "text/csv");
  });
  SourceOptions options = UrlOptions(server.url());
  options.http.authorization =
      Authorization{.credentials = {"", folder.Write("token", "old\n")}};
  const auto source = *MakeHttpSource(options);
  EXPECT_THAT(Fetch(*source).error,
              EndsWith(": the server refuses the credentials (401); see that "
                       "they are right and have not expired"));
  folder.Replace("token", "new\n");
  EXPECT_EQ(Fetch(*source).error, "");
  std::filesystem::remove(folder / "token");
  EXPECT_THAT(Fetch(*source).error, HasSubstr("`credentials_file` can't be"));
}

// As Graph answers a download: the other host must not see the token.
TEST(HttpAccess, SendsCredentialsToTheFirstHostAlone) {
  const WebServer files([](const Request&, Response& response) {
    response.set_header("ETag", "\"7\"");
    response.set_content(kCsv, "text/csv");
  });
  const WebServer server([&](const Request& request, Response& response) {
    Redirect(response, request.target == "/content"
                           ? "/here"
                           : files.url("/plan.csv?tempauth=1"));
  });
  const auto source = *MakeHttpSource(Basic(server.url("/content")));
  const Fetched fetched = Fetch(*source);
  EXPECT_EQ(fetched.error, "");
  EXPECT_THAT(fetched.lines, SizeIs(2));
  EXPECT_THAT(server.seen(),
              AllOf(SizeIs(2), Each(Field(&Seen::authorization, kBasic))));
  ASSERT_THAT(files.seen(), SizeIs(1));
  EXPECT_EQ(files.seen()[0].authorization, "");

  // The tag goes to the first address and to the one that gave it.
  Fetch(*source, fetched.info.version);
  EXPECT_EQ(server.seen()[2].tag, "\"7\"");
  EXPECT_EQ(server.seen()[3].tag, "");
  EXPECT_EQ(files.seen()[1].tag, "\"7\"");
}

TEST(HttpAccess, AHostThatRedirectsToOneThatAsksForCredentialsIsExplained) {
  const WebServer files(
      [](const Request&, Response& response) { response.status = 401; });
  const WebServer server([&](const Request&, Response& response) {
    Redirect(response, files.url());
  });
  const std::string there =
      "localhost:" + std::to_string(files.port()) +
      ", where the server redirects to, asks for credentials (401)";
  EXPECT_THAT(
      Fetch(Basic(server.url())).error,
      HasSubstr(
          there +
          ", which are sent to localhost:" + std::to_string(server.port()) +
          " alone; give the address there as `url:`, if it is the right one"));
  EXPECT_THAT(Fetch(server.url()).error,
              HasSubstr(there + "; give them under `basic_auth:`"));
}

TEST(HttpAccess, ShowsItsCertificateToTheFirstHostAlone) {
  const TestAuthority authority;
  const WebServer::Answer csv = [](const Request&, Response& response) {
    response.set_content(kCsv, "text/csv");
  };
  const WebServer open(csv, &authority), closed(csv, &authority, true);
  const WebServer server(
      [&](const Request& request, Response& response) {
        Redirect(response,
                 request.target == "/open" ? open.url() : closed.url());
      },
      &authority, true);
  SourceOptions options = UrlOptions(server.url("/open"));
  options.http.tls.ca_file = authority.ca_file();
  EXPECT_NE(Fetch(options).error, "");
  EXPECT_THAT(server.seen(), SizeIs(0));
  options.http.tls.cert_file = authority.cert_file();
  options.http.tls.key_file = authority.key_file();
  EXPECT_EQ(Fetch(options).error, "");
  options.url = closed.url();
  EXPECT_EQ(Fetch(options).error, "");
  options.url = server.url("/closed");
  EXPECT_NE(Fetch(options).error, "");
  EXPECT_THAT(closed.seen(), SizeIs(1));
}

TEST(HttpAccess, FollowsNoRedirectFromHttpsToHttp) {
  const TestAuthority authority;
  const WebServer plain([](const Request&, Response& response) {
    response.set_content(kCsv, "text/csv");
  });
  const WebServer server(
      [&](const Request&, Response& response) {
        Redirect(response, plain.url());
      },
      &authority);
  SourceOptions options = Basic(server.url());
  options.http.tls.ca_file = authority.ca_file();
  EXPECT_THAT(Fetch(options).error,
              EndsWith(": the server redirects from https to http, where "
                       "others can read along; it is not followed"));
  EXPECT_THAT(plain.seen(), SizeIs(0));
}

TEST(HttpAccess, RedirectsInACircleOrWithoutAnEndAreErrors) {
  const WebServer server([](const Request& request, Response& response) {
    Redirect(response, request.target == "/a"      ? "/b"
                       : request.target == "/b"    ? "/a"
                       : request.target == "/none" ? "mailto:x@example.org"
                                                   : request.target + "1");
  });
  EXPECT_THAT(
      Fetch(server.url("/a")).error,
      EndsWith(": the server redirects in a circle, by way of localhost:" +
               std::to_string(server.port()) +
               "; see the address and its credentials"));
  EXPECT_THAT(Fetch(server.url("/on")).error,
              EndsWith(": the server redirects more than 10 times; see the "
                       "address and its credentials"));
  EXPECT_THAT(Fetch(server.url("/none")).error,
              EndsWith(": the server redirects to what is not an address"));
  const RawServer nowhere("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");
  EXPECT_THAT(Fetch(nowhere.url()).error,
              HasSubstr("redirects to what is not an address"));
}

TEST(HttpAccess, FollowsEachKindOfRedirectTenTimes) {
  int status = 0;
  const WebServer server([&](const Request& request, Response& response) {
    const int left = std::stoi(request.target.substr(1));
    if (left == 0) return response.set_content(kCsv, "text/csv");
    response.status = status;
    response.set_header("Location", "/" + std::to_string(left - 1));
  });
  for (const int redirect : {301, 302, 303, 307, 308}) {
    status = redirect;
    EXPECT_EQ(Fetch(server.url("/1")).error, "") << redirect;
  }
  EXPECT_EQ(Fetch(server.url("/10")).error, "");
  EXPECT_THAT(Fetch(server.url("/11")).error,
              HasSubstr("redirects more than 10 times"));
  for (const int other : {300, 305, 306}) {
    status = other;
    EXPECT_THAT(Fetch(server.url("/1")).error, HasSubstr("refuses the request"))
        << other;
  }
}

TEST(HttpAccess, SaysWhatAStatusMeans) {
  int status = 0;
  const WebServer server([&](const Request&, Response& response) {
    response.status = status;
    response.set_content("Jane Doe", "text/plain");
  });
  for (const auto& [answered, meaning] :
       {std::pair(403,
                  "does not let everybody read the document (403); have the "
                  "right to read it granted"),
        {404,
         "has no such document (404); see the address, and that the "
         "credentials may see it"},
        {410,
         "has no such document (410); see the address, and that the "
         "credentials may see it"},
        {429, "is too busy or closed for now (429); it is tried again"},
        {503, "is too busy or closed for now (503); it is tried again"},
        {499, "refuses the request (499); see the address"},
        {500,
         "has a fault of its own (500); it is tried again. If that stays, tell "
         "whoever runs the server"},
        {502,
         "has a fault of its own (502); it is tried again. If that stays, tell "
         "whoever runs the server"},
        {599,
         "has a fault of its own (599); it is tried again. If that stays, tell "
         "whoever runs the server"},
        {204, "refuses the request (204); see the address"},
        {206, "refuses the request (206); see the address"},
        {400, "refuses the request (400); see the address"}}) {
    status = answered;
    EXPECT_THAT(Fetch(server.url()).error,
                AllOf(EndsWith(": the server " + std::string(meaning)),
                      Not(HasSubstr("Jane"))));
  }
  status = 407;
  EXPECT_THAT(Fetch(server.url()).error,
              EndsWith(": the proxy asks for credentials (407); put them into "
                       "`proxy_url:`"));
  status = 403;
  EXPECT_THAT(
      Fetch(Basic(server.url())).error,
      AllOf(EndsWith(": the server does not let these credentials read the "
                     "document (403); have the right to read it granted"),
            Not(HasSubstr("s3cret"))));
}

TEST(HttpAccess, WaitsAsLongAsAServerAsksFor) {
  for (const int status : {429, 503}) {
    std::atomic<int> requests = 0;
    const WebServer server([&](const Request&, Response& response) {
      if (++requests == 1) {
        response.status = status;
        response.set_header("Retry-After", "1");
      } else {
        response.set_content(kCsv, "text/csv");
      }
    });
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(Fetch(server.url()).error, "");
    EXPECT_GE(std::chrono::steady_clock::now() - begun, seconds{1});
  }
}

TEST(HttpAccess, LeavesAServerAloneForLongerThanAReadMayTake) {
  for (const char* const after : {"120", "Mon, 18 May 2015 10:02:00 GMT"}) {
    const RawServer server(
        "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n"
        "Date: Mon, 18 May 2015 10:00:00 GMT\r\nRetry-After: " +
        std::string(after) + "\r\n\r\n");
    const auto source = *MakeHttpSource(UrlOptions(server.url()));
    EXPECT_THAT(Fetch(*source).error,
                EndsWith(": the server asks to be left alone for 120 s more; "
                         "it is asked again after that. Where that happens "
                         "often, read it at longer intervals (`read:`)"));
    EXPECT_THAT(Fetch(*source).error, HasSubstr("to be left alone for 1"));
    EXPECT_EQ(server.connections(), 1u);
  }
}

TEST(HttpAccess, ARetryAfterThatSaysNothingIsNone) {
  const RawServer server(
      "HTTP/1.1 503 Closed\r\nContent-Length: 0\r\nRetry-After: soon\r\n\r\n");
  EXPECT_THAT(Fetch(server.url()).error,
              HasSubstr("too busy or closed for now (503)"));
}

TEST(HttpAccess, ARetryAfterIsOfASecondToAnHour) {
  const auto fault = [](const std::string& head) {
    const RawServer server("HTTP/1.1 " + head +
                           "\r\nContent-Length: 0\r\n\r\n");
    SourceOptions options = UrlOptions(server.url());
    options.timeout = seconds{1};
    return Fetch(options).error;
  };
  for (const auto& [after, wait] :
       {std::pair("-5", "1"), {"0", "1"}, {"3600", "3600"}, {"3601", "3600"}})
    EXPECT_THAT(fault("429 Busy\r\nRetry-After: " + std::string(after)),
                HasSubstr("left alone for " + std::string(wait) + " s more"))
        << after;
  // A date needs the server's own to be compared with.
  const std::string date = "Mon, 18 May 2015 10:02:00 GMT";
  for (const std::string& head :
       {"Retry-After: " + date, "Date: then\r\nRetry-After: " + date,
        "Date: " + date + "\r\nRetry-After: 5 minutes"})
    EXPECT_THAT(fault("503 Closed\r\n" + head),
                HasSubstr("too busy or closed for now (503)"))
        << head;
  // Of others it is not asked.
  EXPECT_THAT(fault("500 Fault\r\nRetry-After: 60"),
              HasSubstr("has a fault of its own (500)"));
}

TEST(HttpAccess, AStopEndsTheWait) {
  std::stop_source stop;
  const WebServer server([&](const Request&, Response& response) {
    response.status = 429;
    response.set_header("Retry-After", "20");
    stop.request_stop();
  });
  const auto source = *MakeHttpSource(UrlOptions(server.url()));
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_TRUE(Fetch(*source, "", stop.get_token()).stopped);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, seconds{10});
}

TEST(HttpAccess, GoesByAProxy) {
  const WebServer proxy([](const Request&, Response& response) {
    response.set_content(kCsv, "text/csv");
  });
  SourceOptions options = UrlOptions("http://plans.invalid/plan.csv");
  options.http.proxy.proxy_url = proxy.url("");
  EXPECT_EQ(Fetch(options).error, "");
  EXPECT_EQ(proxy.seen().at(0).target, "http://plans.invalid/plan.csv");
  options.http.proxy.no_proxy = "plans.invalid";
  EXPECT_THAT(Fetch(options).error, HasSubstr("name is not known"));
}

// What the environment names is no proxy unless the configuration says so.
TEST(HttpAccess, TakesAProxyOfTheEnvironmentWhereItIsTold) {
  const WebServer proxy([](const Request&, Response& response) {
    response.set_content(kCsv, "text/csv");
  });
  setenv("http_proxy", proxy.url("").c_str(), 1);
  SourceOptions options = UrlOptions("http://plans.invalid/plan.csv");
  EXPECT_NE(Fetch(options).error, "");
  options.http.proxy.proxy_from_environment = true;
  EXPECT_EQ(Fetch(options).error, "");
  unsetenv("http_proxy");
}

TEST(HttpAccess, SaysWhatIsWrongWithAProxy) {
  const auto fault = [](const std::string& proxy) {
    SourceOptions options = UrlOptions("https://plans.invalid/plan.csv");
    options.http.proxy.proxy_url = proxy;
    return Fetch(options).error;
  };
  const std::string name = "plan.csv at plans.invalid: ";
  EXPECT_EQ(fault("http://proxy.invalid:3128"),
            name +
                "the proxy's name is not known to this machine's name server; "
                "see `proxy_url:`");
  for (const auto& [status, said] :
       {std::pair("403", "(403); see `proxy_url:`"),
        {"407", "(407); see `proxy_url:`, which needs a name and password"},
        {"502", "(502); see `proxy_url:`"}}) {
    const RawServer proxy("HTTP/1.1 " + std::string(status) +
                          " No\r\nContent-Length: 0\r\n\r\n");
    EXPECT_EQ(fault(proxy.url("")),
              name + "the proxy refuses the connection " + said);
  }
}

}  // namespace
}  // namespace planwatch
