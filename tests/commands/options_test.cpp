#include "daemon/commands/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/version.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Call {
  std::variant<Options, int> result;
  std::string out, err;
};

Call Parse(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "planwatch");
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  auto result =
      ParseOptions(static_cast<int>(arguments.size()), arguments.data());
  Call call{std::move(result), testing::internal::GetCapturedStdout(), ""};
  call.err = testing::internal::GetCapturedStderr();
  return call;
}

Options Good(const std::vector<const char*>& arguments) {
  const Call call = Parse(arguments);
  EXPECT_EQ(call.out + call.err, "");
  const auto* options = std::get_if<Options>(&call.result);
  EXPECT_NE(options, nullptr);
  return options == nullptr ? Options{} : *options;
}

TEST(Options, ServeIsTheDefault) {
  const Options options = Good({});
  EXPECT_EQ(options.command, Options::Command::kServe);
  EXPECT_EQ(options.config_file, "planwatch.yml");
  EXPECT_THAT(options.listen_addresses, ElementsAre("127.0.0.1:10815"));
  EXPECT_EQ(options.web_config_file, "");
  EXPECT_EQ(options.external_url, "");
  EXPECT_FALSE(options.enable_lifecycle);
  EXPECT_EQ(options.log_level, "info");
  EXPECT_EQ(options.log_format, "logfmt");
  EXPECT_EQ(options.as_at, std::nullopt);
}

TEST(Options, TakesCommandsAndFlagsInAnyOrder) {
  EXPECT_EQ(Good({"serve"}).command, Options::Command::kServe);
  EXPECT_EQ(Good({"metrics"}).command, Options::Command::kMetrics);
  for (const auto& arguments : std::vector<std::vector<const char*>>{
           {"check", "--config.file", "a.yml", "--as-at=2015-05-18"},
           {"--config.file=a.yml", "check", "--as-at", "2015-05-18"},
           {"--as-at", "2015-05-18", "--config.file", "a.yml", "check"}}) {
    const Options options = Good(arguments);
    EXPECT_EQ(options.command, Options::Command::kCheck);
    EXPECT_EQ(options.config_file, "a.yml");
    EXPECT_EQ(options.as_at, ParseIsoDate("2015-05-18"));
  }
  const Options options =
      Good({"--web.listen-address=[::1]:0", "--web.config.file", "web.yml",
            "--web.external-url", "https://example.org/planwatch/",
            "--web.enable-lifecycle", "--log.level", "debug", "--log.format",
            "json"});
  EXPECT_THAT(options.listen_addresses, ElementsAre("[::1]:0"));
  EXPECT_EQ(options.web_config_file, "web.yml");
  EXPECT_EQ(options.external_url, "https://example.org/planwatch/");
  EXPECT_TRUE(options.enable_lifecycle);
  EXPECT_EQ(options.log_level, "debug");
  EXPECT_EQ(options.log_format, "json");
  EXPECT_THAT(
      Good({"--web.listen-address", ":80", "--web.listen-address", "[::1]:81"})
          .listen_addresses,
      ElementsAre(":80", "[::1]:81"));
  EXPECT_EQ(Good({"--web.listen-address", "host.example:65535"})
                .listen_addresses.at(0),
            "host.example:65535");
}

TEST(Options, CheckIsTextUnlessJsonIsAskedFor) {
  EXPECT_EQ(Good({"check"}).check_format, "text");
  EXPECT_EQ(Good({"check", "--format=json"}).check_format, "json");
  EXPECT_THAT(Parse({"check", "--format", "xml"}).err,
              HasSubstr("takes text, json"));
}

TEST(Options, ChangesTakesADayAndAFormat) {
  const Options plain = Good({"changes"});
  EXPECT_EQ(plain.command, Options::Command::kChanges);
  EXPECT_EQ(plain.since, std::nullopt);
  EXPECT_EQ(plain.changes_format, "text");
  const Options all =
      Good({"changes", "--since", "2015-04-13", "--format", "csv"});
  EXPECT_EQ(all.since, MakeDate(2015, 4, 13));
  EXPECT_EQ(all.changes_format, "csv");
  EXPECT_EQ(std::get<int>(Parse({"changes", "--since", "April"}).result), 2);
  EXPECT_EQ(std::get<int>(Parse({"changes", "--format", "html"}).result), 2);
}

TEST(Options, InitTakesDocumentsAndAcceptAPlan) {
  const Options init = Good({"init", "a.docx", "b plan.xlsx"});
  EXPECT_EQ(init.command, Options::Command::kInit);
  EXPECT_THAT(init.documents, testing::ElementsAre("a.docx", "b plan.xlsx"));
  EXPECT_EQ(std::get<int>(Parse({"init"}).result), 2);

  const Options exceptions =
      Good({"report", "--form", "exceptions", "--since", "2015-05-01"});
  EXPECT_EQ(exceptions.form, "exceptions");
  EXPECT_EQ(exceptions.since, MakeDate(2015, 5, 1));
  EXPECT_EQ(Good({"report"}).form, "review");

  const Options accept = Good({"accept", "cse", "--config.file", "a.yml"});
  EXPECT_EQ(accept.command, Options::Command::kAccept);
  EXPECT_EQ(accept.plan, "cse");
  EXPECT_EQ(std::get<int>(Parse({"accept"}).result), 2);
}

TEST(Options, HelpAndVersionEndWellOnStandardOutput) {
  const std::string help = Parse({"--help"}).out;
  for (const auto& arguments : std::vector<std::vector<const char*>>{
           {"--help"}, {"-h"}, {"check", "--help"}, {"serve", "-h"}}) {
    const Call call = Parse(arguments);
    EXPECT_EQ(std::get<int>(call.result), 0);
    EXPECT_EQ(call.err, "");
    EXPECT_EQ(call.out, help);
  }
  for (const char* const word :
       {"serve", "init", "check", "metrics", "report", "changes", "record",
        "accept", "backfill", "receivers", "--config.file",
        "--web.listen-address", "--web.config.file", "--web.external-url",
        "--web.enable-lifecycle", "--log.level", "--log.format", "--as-at",
        "--version"})
    EXPECT_THAT(help, HasSubstr(word));

  const Call call = Parse({"--version"});
  EXPECT_EQ(std::get<int>(call.result), 0);
  EXPECT_EQ(call.err, "");
  EXPECT_EQ(call.out, VersionLine() + "\n");
  EXPECT_THAT(call.out, HasSubstr("planwatch " + Version()));
}

TEST(Options, AWrongCallEndsWithTwoAndNamesWhatIsWrong) {
  const struct {
    std::vector<const char*> arguments;
    const char* message;
  } cases[] = {
      {{"reports"}, "reports"},
      {{"record", "--plan", "cse"}, "FILE is required"},
      {{"report", "--form", "paper"}, "review, exceptions"},
      {{"report", "--since", "2015-05-01"}, "--form exceptions"},
      {{"serve", "check"}, "check"},
      {{"check", "extra"}, "extra"},
      {{"--nope"}, "--nope"},
      {{"--config"}, "--config"},
      {{"--config.file"}, "--config.file"},
      {{"--config.file", ""}, "--config.file: the value is empty"},
      {{"--config.file", "a", "--config.file", "b"}, "--config.file"},
      {{"--web.config.file", ""}, "--web.config.file: the value is empty"},
      {{"--web.enable-lifecycle=perhaps"}, "--web.enable-lifecycle"},
      {{"--log.level", "loud"}, "--log.level: takes debug, info, warn, error"},
      {{"--log.format", "xml"}, "--log.format: takes logfmt, json"},
      {{"--as-at", "31/05/2015"}, "--as-at: takes a date, as in 2015-05-18"},
      {{"--as-at", "2015-02-31"}, "--as-at"},
      {{"--as-at", ""}, "--as-at"},
      {{"--web.external-url", "example.org"}, "--web.external-url"},
      {{"--web.external-url", "https://"}, "--web.external-url"},
      {{"--web.external-url", "https:///path"}, "--web.external-url"},
      {{"--web.external-url", "https://a/?b"}, "--web.external-url"},
      {{"--web.external-url", "https://a/\"><b"}, "--web.external-url"},
      {{"--web.external-url", "javascript://a"}, "--web.external-url"},
  };
  for (const auto& [arguments, message] : cases) {
    const Call call = Parse(arguments);
    ASSERT_TRUE(std::holds_alternative<int>(call.result)) << message;
    EXPECT_EQ(std::get<int>(call.result), 2);
    EXPECT_THAT(call.out, IsEmpty());
    EXPECT_THAT(call.err, HasSubstr(message));
    EXPECT_TRUE(call.err.starts_with("planwatch: ")) << call.err;
  }
}

// A name that is taken, reserved or given twice makes an exposition invalid.
TEST(Options, BackfillTakesLabelsThatAnExpositionCanHave) {
  const auto parse = [](std::vector<const char*> labels) {
    std::vector<const char*> call = {"backfill", "--from", "2015-01-01", "--to",
                                     "2015-01-02"};
    for (const char* label : labels) {
      call.push_back("--label");
      call.push_back(label);
    }
    return Parse(call);
  };
  const Call good = parse({"job=planwatch", "instance=a:1", "area="});
  ASSERT_TRUE(std::holds_alternative<Options>(good.result)) << good.err;
  EXPECT_THAT(std::get<Options>(good.result).labels,
              testing::ElementsAre(testing::Pair("job", "planwatch"),
                                   testing::Pair("instance", "a:1"),
                                   testing::Pair("area", "")));
  const struct {
    std::vector<const char*> labels;
    const char* message;
  } cases[] = {
      {{"job"}, "--label: takes a label, as in job=planwatch"},
      {{"=x"}, "--label: \"\" is not a name for a label"},
      {{"9=x"}, "--label: \"9\" is not a name for a label"},
      {{"a b=x"}, "--label: \"a b\" is not a name for a label"},
      {{"job=x", "__name__=x"},
       "--label: \"__name__\" is not a name for a label"},
      {{"plan=foo"}, "--label: the label `plan` is taken by the metrics"},
      {{"job=x", "area=y", "job=z"}, "--label gives the label `job` twice"},
  };
  for (const auto& [labels, message] : cases) {
    const Call call = parse(labels);
    ASSERT_TRUE(std::holds_alternative<int>(call.result)) << message;
    EXPECT_EQ(std::get<int>(call.result), 2);
    EXPECT_THAT(call.err, HasSubstr(message));
  }
}

TEST(Options, AnAddressHasAHostAndAPort) {
  for (const char* const address :
       {"", "localhost", "127.0.0.1", "127.0.0.1:", "127.0.0.1:http",
        "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1", "127.0.0.1: 1",
        "::1:80", "::1", "[::1]", "[::1]80", "[]:80", "a b:80", "http://a:80",
        "127.0.0.1:80 "}) {
    const Call call = Parse({"--web.listen-address", address});
    ASSERT_TRUE(std::holds_alternative<int>(call.result)) << address;
    EXPECT_EQ(std::get<int>(call.result), 2);
    EXPECT_THAT(call.err, HasSubstr("--web.listen-address")) << address;
  }
}

TEST(Options, EachCommandIsNamedAndHelpTellsOfIt) {
  const std::string help = Tidy(Parse({"--help"}).out);
  const struct {
    std::vector<const char*> arguments;
    Options::Command command;
    const char* text;
  } commands[] = {
      {{"serve"}, Options::Command::kServe, "Run the daemon (the default)"},
      {{"init", "a"},
       Options::Command::kInit,
       "Print a configuration for these documents, every choice written out"},
      {{"check"},
       Options::Command::kCheck,
       "Validate the configuration, read every source once, print what was "
       "found"},
      {{"metrics"},
       Options::Command::kMetrics,
       "Read every source once, print the metrics"},
      {{"report"},
       Options::Command::kReport,
       "Print the review of a quarter, or the exception report, from the "
       "history"},
      {{"record", "--plan=a", "b", "--as-at=2015-05-18"},
       Options::Command::kRecord,
       "Put an earlier version of a plan into the history, as at --as-at"},
      {{"accept", "a"},
       Options::Command::kAccept,
       "Take a version of a plan, register or measures that is held back"},
      {{"backfill", "--from=2015-05-18", "--to=2015-05-18"},
       Options::Command::kBackfill,
       "Print the history's figures, day by day, for `promtool tsdb "
       "create-blocks-from openmetrics`"},
      {{"receivers"},
       Options::Command::kReceivers,
       "Print Alertmanager's routes and receivers for the leads' addresses"},
      {{"changes"},
       Options::Command::kChanges,
       "Print what changed in the plans since a day, from the history"},
      {{"history", "backup", "a"},
       Options::Command::kHistoryBackup,
       "Copy the history, while the daemon runs, and verify the copy"},
      {{"history", "restore", "a"},
       Options::Command::kHistoryRestore,
       "Put a backup in the history's place, while the daemon is stopped"},
      {{"history", "compact"},
       Options::Command::kHistoryCompact,
       "Give the room of what was deleted back to the disk"},
      {{"history", "verify"},
       Options::Command::kHistoryVerify,
       "Check the whole file for damage"},
      {{"history", "export"},
       Options::Command::kHistoryExport,
       "Print each state of each action as a line of JSON"},
  };
  for (const auto& [arguments, command, text] : commands) {
    EXPECT_EQ(Good(arguments).command, command) << arguments.front();
    EXPECT_THAT(help, HasSubstr(text));
  }
  for (const char* text :
       {"Watches delivery plans and referral registers, and serves their "
        "figures to Prometheus.",
        "-h,--help Print this help and exit",
        "Print the version and exit",
        "Look after the history",
        "--web.listen-address HOST:PORT",
        "--config.file FILE",
        "--web.config.file FILE",
        "--web.external-url URL",
        "--log.level LEVEL",
        "--log.format FORMAT",
        "--as-at DATE",
        "--format FORMAT",
        "--quarter QUARTER",
        "-o FILE",
        "--plan NAME",
        "--from DATE",
        "--to DATE",
        "--label NAME=VALUE",
        "planwatch.yml",
        "127.0.0.1:10815",

        "The plans' documents",
        "The plan's name",
        "The earlier version",
        "text or json",
        "html, csv or json",
        "The quarter, as in 2015/16-Q1; else the one just ended",
        "For papers that are public: without leads; exceptions also without "
        "progress and delay",
        "Write to FILE instead of standard output",
        "First day",
        "Last day (included)",
        "Put on every series, as Prometheus puts job and instance on those "
        "that it scrapes; may be repeated",
        "The configuration",
        "Address to listen on; may be repeated",
        "--web.systemd-socket",
        "--web.route-prefix PATH",
        "--config-only",
        "Read the configuration alone, and no source",
        "TLS and basic authentication, in the format of Prometheus' exporters",
        "The address that users have for planwatch, behind a proxy",
        "Reload the configuration on POST /-/reload",
        "debug, info, warn or error",
        "logfmt or json",
        "Take this date for today: for demonstrations and tests"})
    EXPECT_THAT(help, HasSubstr(text));
}

TEST(Options, EachCommandHasItsFlags) {
  const Options report = Good({"report", "--quarter", "2015/16-Q2", "--format",
                               "csv", "--public", "-o", "review.csv"});
  EXPECT_EQ(report.quarter, (Quarter{2015, 2}));
  EXPECT_EQ(report.format, "csv");
  EXPECT_TRUE(report.for_the_public);
  EXPECT_EQ(report.output, "review.csv");
  const Options usual = Good({"report"});
  EXPECT_EQ(usual.quarter, std::nullopt);
  EXPECT_EQ(usual.format, "html");
  EXPECT_FALSE(usual.for_the_public);
  EXPECT_EQ(usual.output, "");

  const Options record =
      Good({"record", "--plan", "cse", "a.docx", "--as-at", "2015-05-18"});
  EXPECT_EQ(record.plan, "cse");
  EXPECT_EQ(record.document, "a.docx");
  EXPECT_EQ(record.as_at, MakeDate(2015, 5, 18));

  const Options backfill =
      Good({"backfill", "--from", "2015-05-17", "--to", "2015-05-18"});
  EXPECT_EQ(backfill.from, *MakeDate(2015, 5, 17));
  EXPECT_EQ(backfill.to, *MakeDate(2015, 5, 18));
  EXPECT_THAT(backfill.labels, IsEmpty());

  for (const char* level : {"debug", "info", "warn", "error"})
    EXPECT_EQ(Good({"--log.level", level}).log_level, level);
  for (const char* format : {"logfmt", "json"})
    EXPECT_EQ(Good({"--log.format", format}).log_format, format);
  for (const char* format : {"html", "csv", "json"})
    EXPECT_EQ(Good({"report", "--format", format}).format, format);
  for (const char* url : {"http://a", "https://a/b"})
    EXPECT_EQ(Good({"--web.external-url", url}).external_url, url);
}

TEST(Options, AWrongFlagOfACommandIsNamed) {
  const struct {
    std::vector<const char*> arguments;
    const char* message;
  } cases[] = {
      {{"init", ""}, "the value is empty"},
      {{"accept", ""}, "the value is empty"},
      {{"record", "--plan", "", "a"}, "--plan: the value is empty"},
      {{"record", "--plan", "cse", ""}, "the value is empty"},
      {{"record", "a"}, "--plan is required"},
      {{"record", "--plan", "cse", "a"}, "record: --as-at DATE is missing"},
      {{"report", "--quarter", "2015-Q1"},
       "--quarter: takes a quarter, as in 2015/16-Q1"},
      {{"report", "--format", "pdf"}, "--format: takes html, csv, json"},
      {{"report", "-o", ""}, "-o: the value is empty"},
      {{"backfill", "--to", "2015-05-18"}, "--from is required"},
      {{"backfill", "--from", "2015-05-18"}, "--to is required"},
      {{"backfill", "--from", "x", "--to", "2015-05-18"},
       "--from: takes a date, as in 2015-05-18"},
      {{"backfill", "--from", "2015-05-18", "--to", "2015-05-17"},
       "backfill: --to is before --from"},
      {{"history"}, "subcommand is required"},
      {{"--web.external-url", "https://a b"},
       "takes the address that users have for planwatch, as in "
       "https://example.org/planwatch"},
      {{"--web.external-url", "https://a#b"}, "takes the address"},
      {{"--web.external-url", "https://a>"}, "takes the address"},
      {{"--web.external-url", "https://a<"}, "takes the address"},
      {{"--web.external-url", "https://a\""}, "takes the address"},
      {{"--web.external-url", "https://a\x7f"}, "takes the address"},
  };
  for (const auto& [arguments, message] : cases) {
    const Call call = Parse(arguments);
    ASSERT_TRUE(std::holds_alternative<int>(call.result)) << message;
    EXPECT_EQ(std::get<int>(call.result), 2);
    EXPECT_THAT(call.err,
                AllOf(HasSubstr(message), testing::StartsWith("planwatch: ")));
  }
  EXPECT_THAT(Parse({"--nope"}).err,
              HasSubstr("\nplanwatch --help lists the commands and flags\n"));
}

}  // namespace
}  // namespace planwatch
