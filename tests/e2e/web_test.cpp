// The whole way from the web to the metrics: a server that behaves as Microsoft
// Graph does, and what becomes of the figures while it has its troubles.
#include "tests/source/web.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <mutex>
#include <string>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"
#include "tests/table/documents.h"

namespace planwatch::e2e {
namespace {

using httplib::Request;
using httplib::Response;
using std::chrono::seconds;
using test::WebServer;
using testing::AllOf;
using testing::Each;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Optional;

constexpr const char* kSecret = "s3cret-of-the-application";

// A Word document with so many red actions.
std::string Plan(int actions) {
  const auto cell = [](const std::string& text) {
    return "<w:tc><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
  };
  std::string rows =
      "<w:tr>" + cell("Action") + cell("RAG") + cell("Lead") + "</w:tr>";
  for (int i = 0; i < actions; ++i)
    rows += "<w:tr>" + cell("Brief team " + std::to_string(i)) + cell("Red") +
            cell("Head of Jane") + "</w:tr>";
  return Word("<w:tbl>" + rows + "</w:tbl>");
}

// Tokens at one address, a drive and a list at another of the same server, and
// the files themselves on a second server, that must not see the token.
class Graph {
 public:
  Graph()
      : files_([this](const Request& request,
                      Response& response) { AnswerFile(request, response); },
               &authority_),
        api_([this](const Request& request,
                    Response& response) { Answer(request, response); },
             &authority_) {}

  void SetActions(int actions) {
    const std::lock_guard lock(mutex_);
    actions_ = actions;
  }
  // Tokens are refused, or given for a secret that is another now.
  void Refuse(bool refuse) {
    const std::lock_guard lock(mutex_);
    refuse_ = refuse;
    ++token_;
  }
  void ShowSignIn(bool show) {
    const std::lock_guard lock(mutex_);
    sign_in_ = show;
  }

  std::string Config() const {
    const std::string oauth2 = R"(
      oauth2:
        client_id: planwatch
        client_secret_file: secret
        scopes: ["https://graph.example.org/.default"]
        token_url: )" + api_.url("/tenant/oauth2/v2.0/token") +
                               R"(
        tls_config: { ca_file: )" +
                               authority_.ca_file().string() + R"( }
      tls_config: { ca_file: )" +
                               authority_.ca_file().string() + " }";
    return R"(
plans:
  - name: word
    read: { every: 1s }
    source:
      url: )" +
           api_.url(
               "/v1.0/drives/b!1/root:/Plans/Delivery plan.docx:/content") +
           oauth2 + R"(
measures:
  - name: list
    persons: false
    read: { every: 1s }
    columns: { measure: fields/Title, date: fields/Day, value: fields/Amount }
    source:
      url: )" +
           api_.url("/v1.0/sites/1/lists/2/items?expand=fields") + oauth2 +
           "\n";
  }

  const WebServer& files() const { return files_; }
  const WebServer& api() const { return api_; }

 private:
  void Answer(const Request& request, Response& response) {
    const std::lock_guard lock(mutex_);
    const std::string token = "token" + std::to_string(token_);
    if (request.path == "/tenant/oauth2/v2.0/token") {
      if (refuse_) {
        response.status = 401;
        response.set_content(
            R"({"error": "invalid_client", "error_description":
                "AADSTS7000222: secret )" +
                std::string(kSecret) + R"( has expired"})",
            "application/json");
      } else {
        response.set_content(
            "{\"token_type\": \"Bearer\", \"expires_in\": 3599"
            ", \"access_token\": \"" +
                token + "\"}",
            "application/json");
      }
      return;
    }
    if (request.get_header_value("Authorization") != "Bearer " + token) {
      response.status = 401;
    } else if (request.path.starts_with("/v1.0/drives/b!1/root:/Plans/Delivery "
                                        "plan.docx:")) {
      response.status = 302;
      response.set_header("Location",
                          files_.url("/download?UniqueId=1&tempauth=" +
                                     std::to_string(++downloads_)));
    } else if (!asked_) {
      asked_ = true;
      response.status = 429;
      response.set_header("Retry-After", "1");
    } else if (request.get_param_value("page") == "2") {
      response.set_content(
          R"({"value": [{"@odata.etag": "x", "id": "2", "fields":
              {"Title": "Money spent", "Day": "2015-04-30T00:00:00Z",
               "Amount": 30.5}}]})",
          "application/json");
    } else {
      response.set_content(R"({"@odata.context": "x", "@odata.nextLink": ")" +
                               api_.url("/v1.0/sites/1/lists/2/items?page=2") +
                               R"(", "value": [{"@odata.etag": "x", "id": "1",
              "fields": {"Title": "Money spent", "Day": "2015-03-31",
                         "Amount": 20}}]})",
                           "application/json");
    }
  }

  void AnswerFile(const Request& request, Response& response) {
    const std::lock_guard lock(mutex_);
    if (sign_in_) {
      response.set_content(
          "<!DOCTYPE html><title>Sign in to your account</title>Jane",
          "text/html");
      return;
    }
    const std::string tag = "\"{1}," + std::to_string(actions_) + '"';
    response.set_header("ETag", tag);
    response.set_header("Last-Modified", "Mon, 18 May 2015 10:00:00 GMT");
    if (request.get_header_value("If-None-Match") == tag)
      response.status = 304;
    else
      response.set_content(Plan(actions_), "application/octet-stream");
  }

  std::mutex mutex_;
  int actions_ = 4, token_ = 1, downloads_ = 0;
  bool refuse_ = false, sign_in_ = false, asked_ = false;
  test::TestAuthority authority_;
  WebServer files_, api_;
};

TEST(Web, FromGraphToTheMetricsAndThroughItsTroubles) {
  const test::TempFolder folder;
  Graph graph;
  WriteFile(folder.path() / "planwatch.yml", graph.Config());
  WriteFile(folder.path() / "secret", std::string(kSecret) + "\n");
  Daemon daemon(CallOf("serve", folder.path() / "planwatch.yml",
                       {"--log.level", "debug"}));
  const auto sum = [&](const char* family, const LabelSet& labels) {
    return Metrics(daemon.Get("/metrics").body).Sum(family, labels);
  };
  const auto becomes = [&](const char* family, const LabelSet& labels,
                           double value) {
    return Eventually([&] { return sum(family, labels) == value; });
  };
  ASSERT_TRUE(becomes("plan_actions", {{"plan", "word"}}, 4)) << daemon.log();
  // Of both pages.
  ASSERT_TRUE(becomes("measure_value", {{"register", "list"}}, 30.5))
      << daemon.log();
  EXPECT_THAT(sum("source_rows", {{"source", "list"}}), Optional(2));
  EXPECT_THAT(sum("source_modified_timestamp_seconds", {{"source", "word"}}),
              Optional(1'431'943'200));

  // Not read again while it has not changed, and at once when it has.
  EXPECT_TRUE(Eventually([&] {
    return sum("reads_total", {{"source", "word"}, {"result", "unchanged"}}) >=
           2;
  })) << daemon.log();
  EXPECT_THAT(sum("reads_total", {{"source", "word"}, {"result", "ok"}}),
              Optional(1));
  graph.SetActions(5);
  EXPECT_TRUE(becomes("plan_actions", {{"plan", "word"}}, 5)) << daemon.log();

  // Without a token the last figures stay; with one all is well again.
  graph.Refuse(true);
  EXPECT_TRUE(becomes("source_up", {{"source", "word"}}, 0)) << daemon.log();
  EXPECT_THAT(daemon.log(), HasSubstr("AADSTS7000222"));
  EXPECT_THAT(sum("plan_actions", {{"plan", "word"}}), Optional(5));
  graph.SetActions(6);
  graph.Refuse(false);
  EXPECT_TRUE(becomes("plan_actions", {{"plan", "word"}}, 6)) << daemon.log();
  EXPECT_THAT(sum("source_up", {{"source", "word"}}), Optional(1));

  graph.ShowSignIn(true);
  EXPECT_TRUE(becomes("source_up", {{"source", "word"}}, 0)) << daemon.log();
  EXPECT_THAT(daemon.log(), HasSubstr("this is a sign-in page (HTML)"));
  graph.SetActions(7);
  graph.ShowSignIn(false);
  EXPECT_TRUE(becomes("plan_actions", {{"plan", "word"}}, 7)) << daemon.log();

  EXPECT_THAT(graph.files().seen(),
              AllOf(Not(IsEmpty()),
                    Each(Field(&test::Seen::authorization, IsEmpty()))));
  const std::string log = daemon.log();
  EXPECT_THAT(log, AllOf(Not(HasSubstr(kSecret)), Not(HasSubstr("Jane")),
                         Not(HasSubstr("tempauth")), Not(HasSubstr("token1"))));
  EXPECT_THAT(daemon.Terminate(seconds{5}), Optional(0)) << daemon.log();
}

// A server that takes a connection and says nothing holds up no stop.
TEST(Web, AServerThatHangsDelaysNoStop) {
  const test::TempFolder folder;
  std::promise<void> release;
  const test::RawServer server(
      [future = release.get_future().share()](int) { future.wait(); });
  WriteFile(folder.path() / "plan.csv", "Action,RAG\nBrief,Red\n");
  WriteFile(folder.path() / "planwatch.yml",
            "plans:\n  - name: a\n    source: { file: plan.csv }\n"
            "  - name: b\n    source: { url: '" +
                server.url() + "', timeout: 1h }\n");
  Daemon daemon(CallOf("serve", folder.path() / "planwatch.yml"), "/-/healthy");
  EXPECT_TRUE(Eventually([&] { return server.connections() == 1; }));
  EXPECT_THAT(daemon.Terminate(seconds{2}), Optional(0)) << daemon.log();
  release.set_value();
}

// Rather than that the read took too long.
TEST(Web, CheckSaysWhatWasWaitedFor) {
  const test::TempFolder folder;
  std::promise<void> release;
  const test::RawServer server(
      [future = release.get_future().share()](int) { future.wait(); });
  WriteFile(folder.path() / "planwatch.yml",
            "plans:\n  - name: b\n    source: { url: '" + server.url() +
                "', timeout: 1s }\n");
  const Outcome outcome = RunToEnd(
      CallOf("check", folder.path() / "planwatch.yml"), {}, seconds{30});
  release.set_value();
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, HasSubstr("the server did not answer within 1 s"));
}

}  // namespace
}  // namespace planwatch::e2e
