// From a due date to the lead's mail: planwatch, Debian's Prometheus and
// Alertmanager with what is shipped in config/, only faster.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/e2e/daemon.h"
#include "tests/e2e/listeners.h"
#include "tests/e2e/prometheus.h"

namespace planwatch::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

void Replace(std::string& text, const std::string& from,
             const std::string& to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

void ReplaceInFile(const std::filesystem::path& file, const std::string& from,
                   const std::string& to) {
  std::string text = ReadFile(file);
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;
       at += to.size(), ++count)
    text.replace(at, from.size(), to);
  ASSERT_GT(count, 0u) << from;
  WriteFile(file, text);
}

// What `planwatch receivers` prints, put where the comments of alertmanager.yml
// say.
std::string WithReceivers(std::string config, const std::string& printed) {
  const std::size_t routes = printed.find("routes:\n") + 8;
  const std::size_t comment = printed.find('#', routes);
  const std::size_t receivers = printed.find("receivers:\n") + 11;
  EXPECT_NE(comment, std::string::npos) << printed;
  for (const auto& [what, text] :
       {std::pair<std::string, std::string>(
            "routes", printed.substr(routes, comment - routes)),
        {"receivers", printed.substr(receivers)}}) {
    const std::string place = "# leads: the " + what +
                              " that `planwatch receivers` prints stand here.";
    const std::size_t at = config.find(place);
    EXPECT_NE(at, std::string::npos) << place;
    config.insert(config.find('\n', at) + 1, text);
  }
  return config;
}

// The identity of the action with the reference, as the metrics have it.
std::string IdOf(const std::string& reference, const std::string& metrics) {
  std::istringstream lines(metrics);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("planwatch_plan_action_info{") ||
        line.find(",action=\"" + reference + '"') == std::string::npos)
      continue;
    static const std::regex id(R"re(,id="(\w+)")re");
    std::smatch found;
    if (std::regex_search(line, found, id)) return found[1];
  }
  ADD_FAILURE() << "no identity of " << reference;
  return {};
}

class Alertmanager {
 public:
  explicit Alertmanager(const std::filesystem::path& config)
      : process_({"prometheus-alertmanager", "--config.file=" + config.string(),
                  "--storage.path=" + (folder_.path() / "data").string(),
                  "--data.retention=768h", "--cluster.listen-address=",
                  "--web.listen-address=127.0.0.1:0"},
                 folder_.path()) {
    static const std::regex address(
        R"re(msg="Listening on" address=127\.0\.0\.1:(\d+))re");
    EXPECT_TRUE(Eventually([this] {
      const std::string so_far = log();
      std::smatch found;
      if (!std::regex_search(so_far, found, address)) return false;
      port_ = std::stoi(found[1]);
      return true;
    })) << log();
  }
  int port() const { return port_; }
  std::string log() const { return process_.err(); }

 private:
  test::TempFolder folder_;
  Process process_;
  int port_ = 0;
};

constexpr const char* kLead = "Information Governance Officer";
constexpr const char* kAddress = "governance@example.org";
constexpr const char* kCoordinator = "coordinator@example.org";
constexpr const char* kTitle =
    "Sign an information sharing agreement between the partners";

class Alerts : public testing::Test {
 protected:
  void SetUp() override {
    if (!Installed("prometheus") || !Installed("prometheus-alertmanager"))
      GTEST_SKIP() << "prometheus or prometheus-alertmanager is not installed";
    ReplaceInFile(installation_.config(),
                  "source: { file: sample/plan.csv, timeout: 30s }\n",
                  "source: { file: sample/plan.csv, timeout: 30s }\n"
                  "    leads: { mail: { " +
                      std::string(kLead) + ": " + kAddress + " } }\n");
    const Outcome receivers = RunToEnd(installation_.Call("receivers"));
    ASSERT_EQ(receivers.status, 0) << receivers.err;
    printed_ = receivers.out;
  }

  std::filesystem::path File(const std::string& name) const {
    return installation_.path() / name;
  }

  // Writes Alertmanager's configuration with the leads' receivers, so that it
  // mails at once to `mail`, and `prometheus.yml` so that Prometheus alerts it.
  // `edit` may change the former before.
  std::unique_ptr<Alertmanager> StartAlertmanager(
      const MailServer& mail,
      const std::function<void(std::string&)>& edit = [](std::string&) {}) {
    std::string config =
        WithReceivers(ReadFile(File("alertmanager.yml")), printed_);
    Replace(config, "127.0.0.1:25\n",
            "127.0.0.1:" + std::to_string(mail.port()) + "\n");
    Replace(config, "group_wait: 1m", "group_wait: 1s");
    Replace(config, "group_interval: 15m", "group_interval: 1s");
    edit(config);
    WriteFile(File("alertmanager.yml"), config);
    auto alertmanager =
        std::make_unique<Alertmanager>(File("alertmanager.yml"));

    ReplaceInFile(File("prometheus-rules.yml"), "keep_firing_for: 10m",
                  "keep_firing_for: 2s");
    std::string prometheus = ReadFile(File("prometheus.yml"));
    for (const char* line : {"alerting:", "  alertmanagers:",
                             "    - static_configs:", "        - targets:"})
      Replace(prometheus, "# " + std::string(line), line);
    Replace(prometheus, "127.0.0.1:9093",
            "127.0.0.1:" + std::to_string(alertmanager->port()));
    WriteFile(File("prometheus.yml"), prometheus);
    return alertmanager;
  }

  Installation installation_;
  std::string printed_;
};

// Whether a mail to the address has all the words.
bool IsTold(const MailServer& server, const std::string& address,
            const std::vector<std::string>& words) {
  const std::vector<Mail> mails = server.MailsTo(address);
  return std::any_of(mails.begin(), mails.end(), [&](const Mail& mail) {
    return std::all_of(words.begin(), words.end(), [&](const auto& one) {
      return mail.text.find(one) != std::string::npos;
    });
  });
}

TEST_F(Alerts, AmtoolAcceptsTheConfigurationAsShippedAndWithTheLeads) {
  const auto check = [](const std::filesystem::path& file) {
    return RunToEnd({"amtool", "check-config", file.string()});
  };
  const Outcome shipped = check(File("alertmanager.yml"));
  EXPECT_EQ(shipped.status, 0) << shipped.out << shipped.err;

  const std::string config =
      WithReceivers(ReadFile(File("alertmanager.yml")), printed_);
  WriteFile(File("alertmanager.yml"), config);
  const Outcome merged = check(File("alertmanager.yml"));
  EXPECT_EQ(merged.status, 0) << merged.out << merged.err;
  EXPECT_THAT(merged.out, HasSubstr("3 receivers"));

  // Where each alert goes.
  const auto route = [&](const std::vector<std::string>& labels) {
    std::vector<std::string> call = {
        "amtool", "config", "routes", "test",
        "--config.file=" + File("alertmanager.yml").string()};
    call.insert(call.end(), labels.begin(), labels.end());
    return RunToEnd(call).out;
  };
  EXPECT_EQ(route({"audience=lead", "plan=cse",
                   "lead=\"" + std::string(kLead) + '"'}),
            "cse: " + std::string(kLead) + "\n");
  EXPECT_EQ(route({"audience=lead", "plan=cse", R"(lead="Somebody else")"}),
            "co-ordinator\n");
  EXPECT_EQ(route({"audience=coordinator", "source=cse"}), "co-ordinator\n");
}

TEST_F(Alerts, WhatFollowsFromAnotherIsHeldBackThereAndNowhereElse) {
  using nlohmann::json;
  const json action = {{"plan", "cse"},
                       {"area", "coventry"},
                       {"id", "8f1b6c2d3e4a5b60"},
                       {"lead", kLead}};
  json another = action;
  another["id"] = "0123456789abcdef";
  const json plan = {{"kind", "plan"}, {"source", "cse"}, {"plan", "cse"}};
  const json reg = {
      {"kind", "referrals"}, {"source", "cmog"}, {"register", "cmog"}};
  const json source = {{"kind", "plan"}, {"source", "cse"}};
  struct Case {
    const char* of;
    json of_labels;
    const char* follows;
    json labels;
    bool held_back;
  };
  const std::vector<Case> cases = {
      {"PlanwatchGone", json::object(), "PlanwatchActionOverdue", action, true},
      {"PlanwatchGone", json::object(), "PlanwatchSourceDown", plan, true},
      {"PlanwatchSourceDown", plan, "PlanwatchSourceStale", source, true},
      {"PlanwatchSourceDown", plan, "PlanwatchSourceHeldBack", source, true},
      {"PlanwatchSourceDown", plan, "PlanwatchPlanNotUpdated", source, true},
      {"PlanwatchSourceDown", plan, "PlanwatchRowsNotUsed", source, true},
      {"PlanwatchSourceDown", plan, "PlanwatchDoubt", source, true},
      {"PlanwatchSourceDown", plan, "PlanwatchActionDueSoon", action, true},
      {"PlanwatchSourceDown",
       plan,
       "PlanwatchMoreRed",
       {{"plan", "cse"}},
       true},
      {"PlanwatchSourceDown", plan, "PlanwatchOverdueDateRemoved", action,
       true},
      {"PlanwatchSourceDown", plan, "PlanwatchOverdueLeft", action, true},
      {"PlanwatchSourceDown", plan, "PlanwatchMoreRed", {{"plan", "x"}}, false},
      {"PlanwatchSourceDown", plan, "PlanwatchReloadFailed", {}, false},
      {"PlanwatchSourceDown",
       reg,
       "PlanwatchReferralsAwaiting",
       {{"register", "cmog"}},
       true},
      {"PlanwatchSourceDown", reg, "PlanwatchActionOverdue", action, false},
      {"PlanwatchActionOverdue", action, "PlanwatchActionDueSoon", action,
       true},
      {"PlanwatchActionOverdue", action, "PlanwatchActionDueSoon", another,
       false},
      {"PlanwatchActionOverdueAMonth", action, "PlanwatchActionOverdue", action,
       true},
  };
  // Each case on a daemon of its own; and what follows on another one, too.
  json alerts = json::array();
  const auto add = [&](const char* name, json labels,
                       const std::string& where) {
    labels.update({{"alertname", name}, {"job", where}, {"instance", where}});
    alerts.push_back({{"labels", std::move(labels)}});
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Case& one = cases[i];
    add(one.of, one.of_labels, std::to_string(i));
    add(one.follows, one.labels, std::to_string(i));
    add(one.follows, one.labels, "elsewhere" + std::to_string(i));
  }
  const Alertmanager alertmanager(File("alertmanager.yml"));
  httplib::Client client("127.0.0.1", alertmanager.port());
  const auto posted =
      client.Post("/api/v2/alerts", alerts.dump(), "application/json");
  ASSERT_TRUE(posted);
  ASSERT_EQ(posted->status, 200) << posted->body;

  using Key = std::pair<std::string, std::string>;  // instance, alert name
  std::map<Key, bool> expected;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Case& one = cases[i];
    expected[{std::to_string(i), one.of}] = false;
    expected[{std::to_string(i), one.follows}] = one.held_back;
    expected[{"elsewhere" + std::to_string(i), one.follows}] = false;
  }
  // The inhibitor takes an alert later than the list does.
  std::map<Key, bool> held_back;
  EXPECT_TRUE(Eventually([&] {
    held_back.clear();
    const auto got = client.Get("/api/v2/alerts");
    if (!got) return false;
    for (const json& alert : json::parse(got->body, nullptr, false))
      held_back[{alert["labels"]["instance"], alert["labels"]["alertname"]}] =
          !alert["status"]["inhibitedBy"].empty();
    return held_back == expected;
  }));
  EXPECT_EQ(held_back, expected);
}

TEST_F(Alerts, ALeadIsToldThatAnActionIsOverdueAndThatItIsDone) {
  MailServer mail;
  WebhookServer teams;
  const auto alertmanager = StartAlertmanager(mail, [&](std::string& config) {
    Replace(config, "127.0.0.1:2000/",
            "127.0.0.1:" + std::to_string(teams.port()) + "/");
    // As its comment shows, above the leads' route.
    Replace(config, "    - matchers: [audience=\"lead\"]\n",
            "    - matchers: [severity=\"critical\"]\n      receiver: Teams\n"
            "      continue: true\n    - matchers: [audience=\"lead\"]\n");
  });

  auto daemon = std::make_unique<Daemon>(installation_, "2015-05-18");
  const PrometheusServer server(installation_, *daemon);
  const auto told = [&](const std::string& words) {
    return IsTold(mail, kAddress, {words});
  };
  const std::string action = std::string("1.2 ") + kTitle + ": ";
  ASSERT_TRUE(Eventually([&] {
    return told(action + "due in 13 days (due 2015-05-31)");
  })) << alertmanager->log();
  EXPECT_FALSE(told("overdue"));

  // The due date passes.
  const int port = daemon->port();
  EXPECT_EQ(daemon->Terminate(std::chrono::seconds{10}), 0);
  daemon.reset();
  daemon = std::make_unique<Daemon>(installation_, "2015-06-01", port);
  ASSERT_TRUE(Eventually([&] {
    return told(action + "1 day overdue (due 2015-05-31)");
  })) << alertmanager->log();
  EXPECT_TRUE(told("Subject: cse: 1 overdue"));
  const std::string link =
      "/action/cse/" + IdOf("1.2", daemon->Get("/metrics").body);
  EXPECT_TRUE(told(link));
  EXPECT_TRUE(told("/lead/Information%20Governance%20Officer"));
  for (const Mail& one : mail.MailsTo(kAddress)) {
    EXPECT_THAT(one.text, HasSubstr(std::string("To ") + kLead));
    EXPECT_THAT(one.text, Not(HasSubstr("No longer overdue")));
    // Another lead's.
    EXPECT_THAT(one.text, Not(HasSubstr("Keep the problem profile")));
  }
  // A lead without an address: the co-ordinator hears of it.
  EXPECT_TRUE(Eventually([&] {
    return IsTold(mail, kCoordinator,
                  {"To Safeguarding Trainer", "32 days overdue"});
  }));
  EXPECT_TRUE(Eventually([&] {
    const std::vector<std::string> bodies = teams.bodies();
    return std::any_of(
        bodies.begin(), bodies.end(), [](const std::string& one) {
          return one.find("PlanwatchActionOverdueAMonth") != std::string::npos;
        });
  }));

  // The document says that it is done.
  ReplaceInFile(installation_.plan(), std::string(kTitle) + ",Red,",
                std::string(kTitle) + ",Complete,");
  ASSERT_TRUE(Eventually([&] {
    return told("cse: nothing is overdue or due soon now");
  })) << alertmanager->log();
  const std::string last = mail.MailsTo(kAddress).back().text;
  EXPECT_THAT(last, HasSubstr("No longer overdue or due soon"));
  EXPECT_THAT(last, HasSubstr(std::string("1.2 ") + kTitle));
  EXPECT_THAT(last, HasSubstr(link));
  EXPECT_THAT(last, Not(HasSubstr("overdue (due")));
}

// A date blanked out, one typed over, a row taken out: none of it is told as if
// it were done.
TEST_F(Alerts, AnOverdueActionThatIsNotDoneIsToldWithWhereItWent) {
  MailServer mail;
  const auto alertmanager = StartAlertmanager(mail);
  ReplaceInFile(File("prometheus-rules.yml"), "interval: 5m", "interval: 1s");
  ReplaceInFile(File("prometheus-rules.yml"), "for: 15m", "for: 1s");

  const auto plan = [](const std::string& rows) {
    return "Ref,Action,Due date,RAG,Lead\r\n" + rows +
           "A4,Fund the advocates,2015-06-30,Green," + kLead + "\r\n";
  };
  const auto row = [](const std::string& action, const std::string& due) {
    return action + ',' + due + ",Red," + kLead + "\r\n";
  };
  WriteFile(installation_.plan(),
            plan(row("A1,Agree the protocol", "2015-02-28") +
                 row("A2,Brief the schools", "2015-02-28") +
                 row("A3,Commission a helpline", "2015-02-28")));
  ASSERT_EQ(RunToEnd(installation_.Call(
                         "record", {"--plan", "cse", "--as-at", "2015-03-01",
                                    installation_.plan().string()}))
                .status,
            0);
  const Daemon daemon(installation_, "2015-05-18");
  const PrometheusServer server(installation_, daemon);
  ASSERT_TRUE(Eventually([&] {
    return IsTold(mail, kAddress, {"Subject: cse: 3 overdue"});
  })) << alertmanager->log();
  const std::string metrics = daemon.Get("/metrics").body;
  std::vector<std::string> links;
  for (const char* reference : {"A1", "A2", "A3"})
    links.push_back("/action/cse/" + IdOf(reference, metrics));

  WriteFile(installation_.plan(),
            plan(row("A1,Agree the protocol", "") +
                 row("A2,Brief the schools", "2015-09-30")));
  EXPECT_TRUE(Eventually([&] {
    return IsTold(mail, kAddress,
                  {"No longer overdue", links[0], links[1], links[2]});
  })) << alertmanager->log();
  EXPECT_THAT(daemon.Get(links[0]).body, HasSubstr("Its date was removed"));
  EXPECT_THAT(daemon.Get(links[1]).body, HasSubstr("214 days"));
  EXPECT_THAT(daemon.Get(links[2]).body, HasSubstr("left the plan"));

  EXPECT_TRUE(Eventually([&] {
    return IsTold(mail, kCoordinator, {"has no due date any more", links[0]});
  })) << alertmanager->log();
  EXPECT_TRUE(Eventually([&] {
    return IsTold(mail, kCoordinator,
                  {"left the plan cse without being completed", links[2]});
  })) << alertmanager->log();
}

}  // namespace
}  // namespace planwatch::e2e
