#include "daemon/commands/receivers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace planwatch {
namespace {

using testing::HasSubstr;

Config WithLeads(std::map<std::string, std::string> mail) {
  Config config;
  config.file = "/etc/planwatch/planwatch.yml";
  config.entries.emplace_back().name = "cse";
  config.entries.back().mail = std::move(mail);
  config.entries.emplace_back().name = "other";
  return config;
}

TEST(Receivers, ARouteAndAReceiverForEachLeadWithAnAddress) {
  const std::string text = FormatReceivers(
      WithLeads({{"Head of Service", "a@example.org"}, {"Police", "b@c"}}));
  EXPECT_THAT(text, HasSubstr(R"(
routes:
        - matchers: ["plan=\"cse\"", "lead=\"Head of Service\""]
          receiver: "cse: Head of Service"
        - matchers: ["plan=\"cse\"", "lead=\"Police\""]
          receiver: "cse: Police"
)"));
  EXPECT_THAT(text, HasSubstr(R"(
receivers:
  - name: "cse: Head of Service"
    email_configs:
      - to: "a@example.org"
        send_resolved: true
)"));
  EXPECT_THAT(text, HasSubstr(R"(  - name: "cse: Police"
    email_configs:
      - to: "b@c"
)"));
}

TEST(Receivers, EscapesForAlertmanagerAndForYaml) {
  EXPECT_THAT(FormatReceivers(WithLeads({{R"(A "B" \ C: #d)", "a@b"}})),
              HasSubstr(R"("lead=\"A \\\"B\\\" \\\\ C: #d\""])"));
}

TEST(Receivers, SayWhereThereIsNone) {
  EXPECT_EQ(FormatReceivers(WithLeads({})),
            "# No plan of planwatch.yml has addresses under `leads: mail`.\n");
}

}  // namespace
}  // namespace planwatch
