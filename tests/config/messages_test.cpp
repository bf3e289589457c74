// What a configuration is answered, from the first word to the last.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <utility>

#include "daemon/config/schedule.h"
#include "daemon/config/web_config.h"
#include "tests/base/folder.h"
#include "tests/config/faults.h"

namespace planwatch {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

// A user who may read no file of others: root may.
class AsNobody {
 public:
  AsNobody() : user_(geteuid()) {
    if (user_ == 0) {
      EXPECT_EQ(seteuid(65534), 0);
    }
  }
  ~AsNobody() {
    if (user_ == 0) {
      EXPECT_EQ(seteuid(0), 0);
    }
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  const uid_t user_;
};

TEST(ConfigMessages, OfAFileThatCanNotBeRead) {
  const TempFolder folder;
  const std::filesystem::path file = folder.Write("planwatch.yml", kPlan);
  ASSERT_EQ(chmod(file.c_str(), 0), 0);
  const std::string end = "; name the configuration with --config.file";
  {
    const AsNobody nobody;
    EXPECT_THAT(
        Messages(LoadConfig(file, kNoVariables)),
        ElementsAre(file.string() +
                    ": the file may not be read; give the daemon's user leave "
                    "to read it, and to enter its folders" +
                    end));
  }
  const std::filesystem::path loop = folder / "loop.yml";
  std::filesystem::create_symlink("loop.yml", loop);
  EXPECT_THAT(
      Messages(LoadConfig(loop, kNoVariables)),
      ElementsAre(loop.string() +
                  ": the file can't be read (Too many levels of symbolic "
                  "links)" +
                  end));
}

TEST(ConfigMessages, OfHolidaysThatAreNone) {
  const TempFolder folder;
  folder.Write("holidays", "# none yet\n");
  const ParsedConfig parsed =
      ParseConfig(std::string(kPlan) + "calendar:\n  holidays: holidays\n",
                  folder / "planwatch.yml", kNoVariables);
  EXPECT_THAT(Messages(parsed), IsEmpty());
  EXPECT_THAT(parsed.warnings,
              ElementsAre((folder / "planwatch.yml").string() +
                          ": line 3: the holidays file \"holidays\" has no "
                          "date in it"));
}

TEST(ConfigMessages, OfSectionsAndTheirValues) {
  const std::string long_marking(101, 'X');
  const std::pair<std::string, std::string> cases[] = {
      {"history: {}",
       "`history` needs a `database`, as in "
       "sqlite3:///var/lib/planwatch/history.db"},
      {"history: { database: 'sqlite3://h.db', keep: 6m }",
       "`keep` takes a number of days or years, as in 400d or 7y, not \"6m\""},
      {"report: { marking: \"A\\nB\" }",
       "`marking` takes one line of at most 100 bytes, as in "
       "OFFICIAL-SENSITIVE, not \"A B\""},
      {"disclosure: { release: { cron: '@soon' } }",
       "`cron`: \"@soon\" is not a schedule; there are @hourly, @daily, "
       "@weekly, @monthly and @yearly"},
  };
  for (const auto& [yaml, fault] : cases)
    EXPECT_THAT(Faults(std::string(kPlan) + yaml + "\n"),
                ElementsAre("line 2: " + fault))
        << yaml;
  EXPECT_THAT(Faults(std::string(kPlan) +
                     "report: { marking: " + long_marking.substr(1) + " }\n"),
              IsEmpty());
  EXPECT_THAT(Faults(std::string(kPlan) + "report: { marking: " + long_marking +
                     " }\n"),
              ElementsAre(testing::StartsWith(
                  "line 2: `marking` takes one line of at most 100 bytes, as "
                  "in OFFICIAL-SENSITIVE, not \"XXX")));
}

// In place of a message that would quote the value.
TEST(ConfigMessages, OfAWrongValueOfTheEnvironment) {
  const Environment secret = [](const std::string&) {
    return std::optional<std::string>("@hunter2");
  };
  const Case cases[] = {
      {"calendar: { time_zone: '${S}' }",
       "line 2: `time_zone` takes a time zone that is known here, as in "
       "Europe/London"},
      {"disclosure: { release: { cron: '${S}' } }",
       "line 2: `cron` takes a schedule, as in \"0 7 * * mon-fri\", not "
       "\"${S}\""},
  };
  for (const auto& [yaml, fault] : cases)
    EXPECT_THAT(Faults(std::string(kPlan) + std::string(yaml), secret),
                ElementsAre(fault))
        << yaml;
}

TEST(ConfigMessages, OfTwoEntriesOverTheSamePeople) {
  const auto warnings = [](const std::string& second) {
    return ParseConfig(
               "referrals:\n- { name: a, source: { file: x } }\n" + second,
               "p.yml", kNoVariables)
        .warnings;
  };
  const std::string overlap =
      "; where they overlap, what is held back of one may be told by the "
      "other: make them one entry";
  EXPECT_THAT(
      warnings("- { name: b, source: { file: x } }\n"),
      ElementsAre("p.yml: line 3: `b` and `a` read the same file" + overlap +
                  ", or name a whole and its parts under "
                  "`disclosure:`, as in adds_up: [[all, girls, "
                  "boys]]"));
  // Of a register and measures there is no sum.
  EXPECT_THAT(
      warnings("measures:\n- { name: m, source: { file: x }, persons: true "
               "}\n"),
      ElementsAre("p.yml: line 4: `m` and `a` read the same file" + overlap));
}

TEST(ConfigMessages, OfTextThatIsNoYaml) {
  const std::string second =
      "the document has ended before this line; the file holds one document, "
      "without a second `---`";
  const std::string key =
      "a key is missing before the colon, or is not a word; write it as in "
      "`name: cse`";
  const std::pair<std::string, std::string> cases[] = {
      {"plans: []\n---\nplans: []\n", "line 2: " + second},
      {"plans: []\n: b\n", "line 2: " + key},
      {"plans: []\n? [a]\n: b\n", "line 2: " + key},
      {std::string(33, '[') + std::string(33, ']'),
       "line 1: more than 32 lists and maps stand inside each other; look for "
       "brackets or dashes that are too many"},
      {"\xFF\xFEp", "line 1: the file is UTF-16; save it as UTF-8"},
      {"\xFE\xFFp", "line 1: the file is UTF-16; save it as UTF-8"},
      {"\xFFp\xFE", "line 1: this line is not UTF-8; save the file as UTF-8"},
  };
  for (const auto& [yaml, fault] : cases)
    EXPECT_THAT(Faults(yaml), ElementsAre(fault)) << yaml;
}

TEST(ConfigMessages, OfTagsOtherThanOfText) {
  EXPECT_THAT(Faults("plans: [{ name: !!str 1, source: { file: a } }]\n"),
              IsEmpty());
  EXPECT_THAT(Faults("plans: [{ name: !!int 1, source: { file: a } }]\n"),
              ElementsAre("line 1: there is no tag \"tag:yaml.org,2002:int\" "
                          "here; write the value itself, in quotes where it "
                          "begins with !"));
}

TEST(ConfigMessages, OfNothingToWatch) {
  for (const std::string_view yaml :
       {"", "\n", "# nothing yet\n", "---\n", "~", "{}", "plans: []",
        "labels: { area: coventry }",
        "plans: []\nreferrals: []\nmeasures: []"}) {
    EXPECT_THAT(
        Faults(yaml),
        ElementsAre("there are no plans, referrals or measures, so there is "
                    "nothing to watch; name a document under `plans:`"))
        << yaml;
  }
}

TEST(ConfigMessages, OfTheWebConfiguration) {
  const std::string no = "planwatch does not support this; ";
  const std::string file =
      no +
      "put it in a file, and name that by cert_file, key_file or "
      "client_ca_file";
  const std::string hash =
      "basic_auth_users: the password of a user must be a bcrypt hash, as "
      "`htpasswd -nBC 10 \"\" | tr -d ':\\n'` writes it";
  const std::pair<std::string, std::string> cases[] = {
      {"tls_server_config:\n  cert: x", "line 2: `cert`: " + file},
      {"tls_server_config:\n  key: x", "line 2: `key`: " + file},
      {"tls_server_config:\n  client_ca: x", "line 2: `client_ca`: " + file},
      {"tls_server_config:\n  client_allowed_sans: [x]",
       "line 2: `client_allowed_sans`: " + no +
           "give the clients a CA of their own in client_ca_file"},
      {"tls_server_config: { key_file: a }",
       "line 1: `tls_server_config`: cert_file is missing; name a PEM file"},
      {"tls_server_config: { cert_file: a }",
       "line 1: `tls_server_config`: key_file is missing; name a PEM file"},
      {"rate_limit: { interval: 1s }",
       "line 1: `rate_limit`: " + no +
           "take it out, or limit requests in a proxy"},
      {"http_server_config:\n  headers: {}",
       "line 2: `headers`: " + no + "take it out, or set headers in a proxy"},
      {"basic_auth_users:\n  anne: hunter2", "line 2: " + hash},
      {"basic_auth_users:\n  anne: 2y", "line 2: " + hash},
  };
  for (const auto& [yaml, message] : cases) {
    const auto config = web::ParseWebConfig(yaml, "");
    ASSERT_FALSE(config) << yaml;
    EXPECT_EQ(config.error().message(), message);
  }
}

}  // namespace
}  // namespace planwatch
