// What the mails' template makes of alerts, by Alertmanager's own `amtool`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/e2e/daemon.h"

namespace planwatch::e2e {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class Mails : public testing::Test {
 protected:
  void SetUp() override {
    if (!Installed("amtool"))
      GTEST_SKIP() << "prometheus-alertmanager is not installed";
  }

  static json Alert(const char* name, const char* summary,
                    const std::string& reference, const std::string& title) {
    return {{"status", "firing"},
            {"labels", {{"alertname", name}}},
            {"annotations",
             {{"summary", summary},
              {"reference", reference},
              {"title", title},
              {"link", "http://p/action/cse/" + reference}}}};
  }
  static json Overdue(const std::string& reference, const std::string& title) {
    return Alert("PlanwatchActionOverdue", "2 days overdue", reference, title);
  }
  static json DueSoon(const std::string& reference, const std::string& title) {
    return Alert("PlanwatchActionDueSoon", "due in 13 days", reference, title);
  }
  static json Settled(json alert) {
    alert["status"] = "resolved";
    return alert;
  }
  // `subject`, `text` or `html`; without a lead it is the co-ordinator's mail.
  std::string Rendered(const std::string& part, const json& alerts,
                       bool to_lead = true) const {
    json data = {{"alerts", alerts}, {"commonLabels", json::object()}};
    if (to_lead) {
      data["commonLabels"] = {{"lead", "Police"}, {"plan", "cse"}};
      data["commonAnnotations"] = {{"sheet", "http://p/lead/Police"}};
    }
    WriteFile(data_, data.dump());
    return RunToEnd(
               {"amtool", "template", "render",
                "--template.glob=" +
                    (installation_.path() / "alertmanager-mail.tmpl").string(),
                "--template.data=" + data_.string(),
                "--template.text={{ template \"planwatch." + part + "\" . }}"})
        .out;
  }

  const Installation installation_;
  const std::filesystem::path data_ = installation_.path() / "data.json";
};

TEST_F(Mails, AnActionThatIsSettledIsToldOnceWithTheLinkThatSaysWhy) {
  const json alerts = {Settled(DueSoon("1.2", "Train staff (all)")),
                       Settled(DueSoon("1.3", "Train staff (all)")),
                       Settled(Overdue("1.2", "Train staff (all)")),
                       Settled(Overdue("1.4", "Visit hotels"))};
  EXPECT_EQ(Rendered("subject", alerts),
            "cse: nothing is overdue or due soon now");
  const std::string text = Rendered("text", alerts);
  EXPECT_THAT(text,
              HasSubstr("No longer overdue or due soon; the link says why:\n"
                        "* 1.2 Train staff (all)\n  http://p/action/cse/1.2\n"
                        "* 1.3 Train staff (all)\n  http://p/action/cse/1.3\n"
                        "* 1.4 Visit hotels\n  http://p/action/cse/1.4\n\n"
                        "All your actions: http://p/lead/Police\n"));
  EXPECT_THAT(text, Not(HasSubstr("sent again")));
  EXPECT_THAT(
      Rendered("html", alerts),
      HasSubstr("<li><a href=\"http://p/action/cse/1.2\">1.2 Train staff "
                "(all)</a></li>\n"
                "<li><a href=\"http://p/action/cse/1.3\">1.3 Train staff "
                "(all)</a></li>\n"
                "<li><a href=\"http://p/action/cse/1.4\">1.4 Visit hotels"
                "</a></li>\n</ul>"));
}

TEST_F(Mails, WhatIsOverdueStandsFirstAndTheSubjectCounts) {
  const json soon = DueSoon("1.1", "Train staff");
  const json late = Overdue("1.2", "Visit hotels");
  const std::string text = Rendered("text", {soon, late});
  EXPECT_LT(text.find("* 1.2 Visit hotels: 2 days overdue"),
            text.find("* 1.1 Train staff: due in 13 days"));
  EXPECT_THAT(text, HasSubstr("this is sent again in a week."));
  const std::string html = Rendered("html", {soon, late});
  EXPECT_LT(html.find("1.2 Visit hotels"), html.find("1.1 Train staff"));

  EXPECT_EQ(Rendered("subject", {soon, late}),
            "cse: 1 overdue, 1 due in 13 days");
  EXPECT_EQ(Rendered("subject", {late, late, soon, soon, soon}),
            "cse: 2 overdue, 3 due soon");
  EXPECT_EQ(Rendered("subject", json::array({soon})), "cse: 1 due in 13 days");
  EXPECT_EQ(Rendered("subject", {late, Settled(soon)}), "cse: 1 overdue");
}

TEST_F(Mails, TheCoordinatorIsToldHowManyThereAreToLookAt) {
  const json removed =
      Alert("PlanwatchOverdueDateRemoved", "An overdue action has no due date",
            "1.2", "Visit hotels");
  EXPECT_EQ(Rendered("subject", {removed, removed}, false),
            "2 to look at: An overdue action has no due date");
  EXPECT_EQ(Rendered("subject", json::array({Settled(removed)}), false),
            "settled: An overdue action has no due date");
  const std::string text =
      Rendered("text", json::array({Settled(removed)}), false);
  EXPECT_THAT(text, HasSubstr("Settled:\n* 1.2 Visit hotels\n"));
  EXPECT_THAT(text, Not(HasSubstr("All your actions")));
}

}  // namespace
}  // namespace planwatch::e2e
