// The reference of the command line, of which the manual and the completion are
// made, and what a wrong call is answered.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "daemon/commands/options.h"

namespace planwatch {
namespace {

// A flag as the reference has it.
struct Told {
  const char *name, *value, *help, *usual = "";
};

class ReferenceTest : public testing::Test {
 protected:
  // Of a command; "": of all.
  void Has(const std::string& name, const std::vector<Told>& expected) const {
    const auto found = std::find_if(
        all_.begin(), all_.end(),
        [&](const CommandHelp& help) { return help.name == name; });
    ASSERT_NE(found, all_.end()) << name;
    std::vector<FlagHelp> flags = found->flags;
    std::erase_if(flags, [](const FlagHelp& flag) {
      return flag.name.find("--help") != flag.name.npos ||
             flag.name == "--version";
    });
    ASSERT_EQ(flags.size(), expected.size()) << name;
    for (std::size_t i = 0; i < flags.size(); ++i) {
      EXPECT_EQ(flags[i].name, expected[i].name) << name;
      EXPECT_EQ(flags[i].value, expected[i].value) << flags[i].name;
      EXPECT_EQ(flags[i].help, expected[i].help) << flags[i].name;
      EXPECT_EQ(flags[i].default_value, expected[i].usual) << flags[i].name;
    }
  }

  const std::vector<CommandHelp> all_ = CommandReference();
};

TEST_F(ReferenceTest, HasTheFlagsOfAllCommands) {
  Has("",
      {{"--config.file", "FILE", "The configuration", "planwatch.yml"},
       {"--web.listen-address", "HOST:PORT",
        "Address to listen on; may be repeated", "127.0.0.1:10815"},
       {"--web.systemd-socket", "",
        "Serve on the sockets that systemd hands over (socket activation), not "
        "on --web.listen-address"},
       {"--web.config.file", "FILE",
        "TLS and basic authentication, in the format of Prometheus' exporters"},
       {"--web.external-url", "URL",
        "The address that users have for planwatch, behind a proxy"},
       {"--web.route-prefix", "PATH",
        "What stands before the paths of requests, where a proxy leaves it "
        "there; else the path of --web.external-url"},
       {"--web.enable-lifecycle", "",
        "Reload the configuration on POST /-/reload"},
       {"--log.level", "LEVEL", "debug, info, warn or error", "info"},
       {"--log.format", "FORMAT", "logfmt or json", "logfmt"},
       {"--as-at", "DATE",
        "Take this date for today: for demonstrations and tests"}});
}

TEST_F(ReferenceTest, HasTheFlagsOfEachCommand) {
  for (const char* none : {"serve", "metrics", "history verify",
                           "history export", "history compact"})
    Has(none, {});
  Has("init", {{"FILE", "", "The plans' documents"}});
  Has("check",
      {{"--format", "FORMAT", "text or json", "text"},
       {"--config-only", "", "Read the configuration alone, and no source"}});
  Has("report",
      {{"--form", "FORM", "review or exceptions", "review"},
       {"--quarter", "QUARTER",
        "The quarter, as in 2015/16-Q1; else the one just ended"},
       {"--since", "DATE",
        "Of exceptions: what they are compared with; else the last meeting"},
       {"--format", "FORMAT", "html, csv or json", "html"},
       {"--public", "",
        "For papers that are public: without leads; exceptions also without "
        "progress and delay"},
       {"-o", "FILE", "Write to FILE instead of standard output"}});
  Has("changes", {{"--since", "DATE",
                   "What changed after this day; else after the last meeting"},
                  {"--format", "FORMAT", "text, csv or json", "text"}});
  Has("record", {{"--plan", "NAME", "The plan's name"},
                 {"FILE", "", "The earlier version"}});
  Has("accept", {{"NAME", "", "The name of the plan, register or measures"}});
  Has("backfill",
      {{"--from", "DATE", "First day"},
       {"--to", "DATE", "Last day (included)"},
       {"--label", "NAME=VALUE",
        "Put on every series, as Prometheus puts job and instance on those "
        "that it scrapes; may be repeated"}});
  Has("receivers",
      {{"--merge", "FILE",
        "Write them into this alertmanager.yml, replacing those merged "
        "earlier"}});
  Has("history backup",
      {{"FILE", "", "The copy; in a folder it is named after the day"},
       {"--keep", "NUMBER",
        "Where FILE is a folder: how many backups stay in it"}});
  Has("history restore", {{"FILE", "", "The backup"}});
}

TEST(WrongCalls, AreAnsweredInAWholeSentence) {
  const struct {
    std::vector<const char*> arguments;
    const char* message;
  } cases[] = {
      {{"record", "--plan", "cse", "a"},
       "record: --as-at DATE is missing: the day on which the plan said so"},
      {{"report", "--since", "2015-05-01"},
       "report: --since is for --form exceptions; name a --quarter"},
      {{"backfill", "--from", "2015-05-18", "--to", "2015-05-17"},
       "backfill: --to is before --from"},
      {{"backfill", "--from", "2015-05-18", "--to", "2015-05-18", "--label",
        "job=x", "--label", "job=y"},
       "backfill: --label gives the label `job` twice"},
      {{"--as-at", "May"},
       "--as-at: takes a date, as in 2015-05-18\nplanwatch --help lists the "
       "commands and flags"},
  };
  for (auto [arguments, message] : cases) {
    arguments.insert(arguments.begin(), "planwatch");
    testing::internal::CaptureStderr();
    const auto result =
        ParseOptions(static_cast<int>(arguments.size()), arguments.data());
    EXPECT_EQ(testing::internal::GetCapturedStderr(),
              "planwatch: " + std::string(message) + "\n");
    ASSERT_TRUE(std::holds_alternative<int>(result)) << message;
    EXPECT_EQ(std::get<int>(result), 2) << message;
  }
}

}  // namespace
}  // namespace planwatch
