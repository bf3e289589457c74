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

TEST(Receivers, LettersThatAreNotAsciiStay) {
  EXPECT_THAT(FormatReceivers(WithLeads({{"Siân", "a@b"}})),
              HasSubstr("receiver: \"cse: Siân\""));
}

TEST(Receivers, AreMergedInPlaceOfThoseOfBefore) {
  const std::string file =
      "route:\n      routes:\n        # leads: the routes stand here.\n"
      "    - matchers: [a=b]\nreceivers:\n  - name: x\n"
      "  # leads: the receivers stand here.\n";
  const auto one = MergeReceivers(WithLeads({{"One", "a@b"}}), file);
  ASSERT_TRUE(one);
  EXPECT_THAT(*one, HasSubstr("        # leads: the routes stand here.\n"
                              "        - matchers: [\"plan=\\\"cse\\\"\", "
                              "\"lead=\\\"One\\\"\"]\n"));
  EXPECT_THAT(*one, HasSubstr("` wrote\n    - matchers: [a=b]\nreceivers:\n"));
  EXPECT_THAT(*one, HasSubstr("stand here.\n  - name: \"cse: One\"\n"));
  const auto two =
      MergeReceivers(WithLeads({{"One", "a@b"}, {"Two", "c@d"}}), *one);
  ASSERT_TRUE(two);
  EXPECT_EQ(*two,
            *MergeReceivers(WithLeads({{"One", "a@b"}, {"Two", "c@d"}}), file));
  // Of leads that are gone nothing stays.
  EXPECT_EQ(*MergeReceivers(WithLeads({}), *two), file);
  // Without a line end, too.
  EXPECT_EQ(*MergeReceivers(WithLeads({{"One", "a@b"}}),
                            file.substr(0, file.size() - 1)),
            *one);
}

TEST(Receivers, AreNotMergedWhereNothingSaysWhere) {
  const auto merged = MergeReceivers(WithLeads({{"One", "a@b"}}),
                                     "# leads: the routes\nreceivers: []\n");
  ASSERT_FALSE(merged);
  EXPECT_THAT(merged.error().message(), HasSubstr("# leads: the receivers"));
}

TEST(Receivers, SayWhereThereIsNone) {
  EXPECT_EQ(FormatReceivers(WithLeads({})),
            "# No plan of planwatch.yml has addresses under `leads: mail`.\n");
}

}  // namespace
}  // namespace planwatch
