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

// As a whole: an operator copies the two lists from between the comments.
TEST(Receivers, SayUnderWhichCommentEachListStands) {
  EXPECT_EQ(FormatReceivers(WithLeads({{"Police", "b@c"}})),
            "# Under the first comment of alertmanager.yml that names "
            "`planwatch receivers`:\n"
            R"(routes:
        - matchers: ["plan=\"cse\"", "lead=\"Police\""]
          receiver: "cse: Police"
# Under the second, at the end of the file:
receivers:
  - name: "cse: Police"
    email_configs:
      - to: "b@c"
        send_resolved: true
        headers: { Subject: '{{ template "planwatch.subject" . }}' }
        html: '{{ template "planwatch.html" . }}'
        text: '{{ template "planwatch.text" . }}'
)");
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

// The line that ends a list stands as far in as the comment before it, also
// where that is the first line.
TEST(Receivers, EachListEndsWithALineOfItsOwn) {
  const auto merged = MergeReceivers(WithLeads({{"One", "a@b"}}),
                                     "# leads: the routes stand here\n"
                                     "receivers:\n"
                                     "    # leads: the receivers stand here\n"
                                     "  - name: x\n");
  ASSERT_TRUE(merged);
  EXPECT_EQ(*merged, R"(# leads: the routes stand here
        - matchers: ["plan=\"cse\"", "lead=\"One\""]
          receiver: "cse: One"
# leads: end of what `planwatch receivers` wrote
receivers:
    # leads: the receivers stand here
  - name: "cse: One"
    email_configs:
      - to: "a@b"
        send_resolved: true
        headers: { Subject: '{{ template "planwatch.subject" . }}' }
        html: '{{ template "planwatch.html" . }}'
        text: '{{ template "planwatch.text" . }}'
    # leads: end of what `planwatch receivers` wrote
  - name: x
)");
}

// An end belongs to the list before it: the first has none here.
TEST(Receivers, AListWithoutAnEndLeavesTheNextAlone) {
  const std::string routes = "# leads: the routes\n  - matchers: [a=b]\n";
  const std::string receivers = "# leads: the receivers\n";
  const std::string end = "# leads: end of what `planwatch receivers` wrote";
  for (const char* after : {"\n  - name: y\n", "\n", ""})
    EXPECT_EQ(*MergeReceivers(WithLeads({}), routes + receivers +
                                                 "  - name: x\n" + end + after),
              routes + receivers + (*after == '\0' ? "" : after + 1))
        << after;
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
