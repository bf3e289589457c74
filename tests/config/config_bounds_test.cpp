// Values at the edge of what is taken, and every word of the tables.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "daemon/config/labels.h"
#include "daemon/config/web_config.h"
#include "tests/config/faults.h"

namespace planwatch {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

bool IsTaken(const std::string& yaml) { return Faults(yaml).empty(); }
// Beside a plan.
bool InFile(const std::string& yaml) {
  return IsTaken(std::string(kPlan) + yaml);
}
// Of an entry of that kind.
bool InEntry(const std::string& kind, const std::string& yaml) {
  return IsTaken(kind + ": [{ name: a, source: { file: a.csv }, " + yaml +
                 " }]");
}

TEST(ConfigBounds, OfNumbers) {
  for (const char* key : {"minimum", "round_to"}) {
    const auto taken = [&](const char* number) {
      return InFile("disclosure: { " + std::string(key) + ": " + number + " }");
    };
    for (const char* good : {"0", "1", "1000"}) EXPECT_TRUE(taken(good));
    for (const char* wrong : {"-1", "1001", "5.0", "5x", "\"\""})
      EXPECT_FALSE(taken(wrong)) << key << wrong;
  }
  const auto triage = [](const std::string& text) {
    return InEntry("referrals", "triage_within: " + text);
  };
  for (const char* good : {"0 days", "1 working day", "366 days", "1 DAY"})
    EXPECT_TRUE(triage(good)) << good;
  for (const char* wrong :
       {"367 days", "1", "day", "1 working", "1 working week", "1 day working",
        "1 calendar day", "1 week", "working day", "1 2 days"})
    EXPECT_FALSE(triage(wrong)) << wrong;
  const auto percent = [](const std::string& text) {
    return InEntry("measures", "bands: { amber: \"" + text + "\" }");
  };
  for (const char* good : {"0%", "100%", "2.5%"}) EXPECT_TRUE(percent(good));
  for (const char* wrong : {"-1%", "100.1%", "10", "%", "10%%", "1e1%", "x%"})
    EXPECT_FALSE(percent(wrong)) << wrong;
  const auto year = [](const std::string& text) {
    return InEntry("plans", "year: \"" + text + "\"");
  };
  for (const char* good : {"1900", "2200", "2015/16", "1999/00", "1900/01"})
    EXPECT_TRUE(year(good)) << good;
  for (const char* wrong : {"1899", "2201", "2015/17", "2015/2016", "2015/6",
                            "2015/16/17", "15/16", "2015/1x", "x"})
    EXPECT_FALSE(year(wrong)) << wrong;
}

TEST(ConfigBounds, OfTimes) {
  const auto keep = [](const std::string& text) {
    return InFile("history: { database: sqlite3://h.db, keep: " + text + " }");
  };
  for (const char* good : {"1d", "366000d", "1y", "1000y"})
    EXPECT_TRUE(keep(good)) << good;
  for (const char* wrong : {"0d", "0y", "366001d", "1001y", "d", "5", "5w"})
    EXPECT_FALSE(keep(wrong)) << wrong;
  EXPECT_EQ(ParseConfig(std::string(kPlan) +
                            "history: { database: sqlite3://h.db, keep: 7y }",
                        "p.yml", kNoVariables)
                .config.history->keep,
            std::chrono::days{7 * 366});
  const auto every = [](const std::string& text) {
    return InEntry("plans", "read: { every: " + text + " }");
  };
  for (const char* good : {"1s", "100y"}) EXPECT_TRUE(every(good)) << good;
  for (const char* wrong : {"0s", "101y", "1", "1x"})
    EXPECT_FALSE(every(wrong)) << wrong;
  EXPECT_FALSE(InEntry("plans", "read: { every: 1h, cron: '@daily' }"));
  EXPECT_FALSE(InEntry("plans", "read: {}"));
}

TEST(ConfigBounds, OfMonths) {
  const char* const months[] = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  unsigned number = 0;
  for (const std::string month : months) {
    ++number;
    for (const std::string& written :
         {month, month.substr(0, 3), std::to_string(number), "M" + month}) {
      const ParsedConfig parsed = ParseConfig(
          std::string(kPlan) + "calendar: { year_starts: " + written + " }",
          "p.yml", kNoVariables);
      if (written[0] == 'M' && written.size() == month.size() + 1) {
        EXPECT_FALSE(parsed.faults.empty()) << written;
        continue;
      }
      ASSERT_TRUE(parsed.faults.empty()) << written;
      const Date first = parsed.config.calendar->StartOfFinancialYear(2015);
      EXPECT_EQ(
          static_cast<unsigned>(std::chrono::year_month_day{first}.month()),
          number);
    }
  }
  for (const char* wrong : {"0", "13", "ja", "janu", "aprill"})
    EXPECT_FALSE(
        InFile("calendar: { year_starts: " + std::string(wrong) + " }"))
        << wrong;
}

TEST(ConfigBounds, OfNames) {
  const auto name = [](const std::string& text) {
    return IsTaken("plans: [{ name: \"" + text + "\", source: { file: a } }]");
  };
  EXPECT_TRUE(name(std::string(64, 'x')));
  EXPECT_FALSE(name(std::string(65, 'x')));
  for (int byte = 0x20; byte < 0x7F; ++byte) {
    const char c = static_cast<char>(byte);
    if (c == '"' || c == '\\' || c == '$') continue;
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9');
    EXPECT_EQ(name(std::string("a") + c),
              plain || c == '.' || c == '_' || c == '-')
        << c;
    EXPECT_EQ(name(c + std::string("a")), plain) << c;
    const bool letter = plain && !(c >= '0' && c <= '9');
    EXPECT_EQ(bool{CheckLabelName(std::string("a") + c)}, plain || c == '_')
        << c;
    EXPECT_EQ(bool{CheckLabelName(c + std::string("a"))}, letter || c == '_')
        << c;
  }
  EXPECT_FALSE(CheckLabelName(""));
  EXPECT_FALSE(CheckLabelName("__a"));
}

TEST(ConfigBounds, OfLabels) {
  for (const char* own :
       {"action",  "by",     "due",        "family",    "field",
        "kind",    "lead",   "measure",    "objective", "outcome",
        "partner", "plan",   "percentile", "priority",  "quarter",
        "rag",     "reason", "register",   "revision",  "role",
        "source",  "title",  "unit",       "version",   "within"}) {
    EXPECT_FALSE(CheckLabelName(own)) << own;
    EXPECT_TRUE(CheckLabelName(own + std::string("s"))) << own;
  }
  for (const char* target : {"instance", "job"}) {
    EXPECT_TRUE(IsTargetLabel(target));
    EXPECT_FALSE(InFile("labels: { " + std::string(target) + ": x }"));
  }
  EXPECT_FALSE(IsTargetLabel("area"));
}

TEST(ConfigBounds, OfAddressesOfMail) {
  const auto mail = [](const std::string& text) {
    return InEntry("plans", "leads: { mail: { Head: '" + text + "' } }");
  };
  for (const char* good : {"a@b", "a.b+c@d.example", "a!#$%&*/=?^_|~`@b"})
    EXPECT_TRUE(mail(good)) << good;
  for (const char* wrong : {"a", "@b", "a@", "a@b@c"})
    EXPECT_FALSE(mail(wrong)) << wrong;
  for (const char c : std::string(" {}<>\",;:()[]\\\t\x7F")) {
    EXPECT_FALSE(mail(std::string("a") + c + "@b")) << c;
    EXPECT_FALSE(mail(std::string("a@b") + c + "c")) << c;
  }
  EXPECT_FALSE(mail("caf\u00E9@b"));
}

TEST(ConfigBounds, OfAReport) {
  EXPECT_TRUE(InFile("report: { cron: '@monthly', folder: r }"));
  EXPECT_FALSE(InFile("report: { cron: '@monthly' }"));
  EXPECT_FALSE(InFile("report: { folder: r }"));
  EXPECT_FALSE(InFile("report: {}"));
  EXPECT_TRUE(InFile("report: { marking: OFFICIAL-SENSITIVE }"));
  EXPECT_TRUE(InFile("report: { cron: '@monthly', folder: r, marking: M }"));
  EXPECT_FALSE(InFile("report: { cron: '@monthly', marking: M }"));
  EXPECT_FALSE(InFile("report: { marking: '' }"));
  EXPECT_FALSE(InFile("report: { marking: [a] }"));
  EXPECT_FALSE(InFile("report: { marking: \"a\\nb\" }"));
  EXPECT_TRUE(InFile("report: { marking: " + std::string(100, 'M') + " }"));
  EXPECT_FALSE(InFile("report: { marking: " + std::string(101, 'M') + " }"));
  EXPECT_FALSE(InFile("history: { keep: 1y }"));
  EXPECT_FALSE(InFile("history: { database: sqlite3:// }"));
}

TEST(ConfigBounds, OfSums) {
  const std::string registers =
      "referrals:\n"
      "- { name: all, source: { file: a } }\n"
      "- { name: girls, source: { file: b } }\n"
      "- { name: boys, source: { file: c } }\n"
      "- { name: other, source: { file: d } }\n";
  const auto parse = [&](const std::string& sums) {
    return ParseConfig(registers + "disclosure: { adds_up: " + sums + " }",
                       "p.yml", kNoVariables);
  };
  const ParsedConfig parsed = parse("[[all, girls, boys]]");
  ASSERT_TRUE(parsed.faults.empty());
  std::vector<bool> parts;
  for (const Entry& entry : parsed.config.entries)
    parts.push_back(entry.is_part);
  EXPECT_THAT(parts, testing::ElementsAre(false, true, true, false));
  EXPECT_TRUE(RegisterOf(parsed.config.entries[1]).whole_counts_alone);
  EXPECT_FALSE(RegisterOf(parsed.config.entries[0]).whole_counts_alone);
  EXPECT_FALSE(parse("[[all, girls]]").faults.empty());
  EXPECT_THAT(parse("[[all, girls, men]]").faults.at(0).message(),
              HasSubstr("`adds_up` names \"men\""));
  for (const char* sum : {"[[all, all, girls]]", "[[all, girls, all]]"})
    EXPECT_THAT(parse(sum).faults.at(0).message(),
                HasSubstr("`adds_up` names \"all\" twice"));
}

TEST(ConfigBounds, AReviewThatIsToBeWrittenNeedsAHistory) {
  const std::string plan = "plans: [{ name: a, source: { file: a } }]\n";
  const std::string report = "report: { cron: '@monthly', folder: r }\n";
  const auto warnings = [](const std::string& yaml) {
    return ParseConfig(yaml, "p.yml", kNoVariables).warnings;
  };
  EXPECT_THAT(warnings(plan + report),
              testing::ElementsAre("p.yml: line 2: `report` needs `history:`; "
                                   "no review is written without it"));
  EXPECT_THAT(
      warnings(plan + report + "history: { database: sqlite3://h.db }\n"),
      IsEmpty());
  EXPECT_THAT(warnings(plan + "report: { marking: OFFICIAL }\n"), IsEmpty());
}

// Two entries that count the same people.
TEST(ConfigBounds, OfWhatIsToldOfSharedSources) {
  const auto warnings = [](const std::string& yaml) {
    return ParseConfig(yaml, "p.yml", kNoVariables).warnings;
  };
  const auto both = [](const std::string& first, const std::string& second) {
    return "referrals:\n- { name: a, source: { " + first +
           " } }\n- { name: b, source: { " + second + " } }\n";
  };
  const std::string db = "database: 'sqlite3://a.db', query: 'SELECT 1'";
  const std::string other_db = "database: 'sqlite3://b.db', query: 'SELECT 1'";
  EXPECT_THAT(warnings(both("file: a", "file: a")),
              testing::ElementsAre(
                  HasSubstr("line 3: `b` and `a` read the same file; where")));
  EXPECT_THAT(warnings(both(db, db)),
              testing::ElementsAre(HasSubstr("read the same database; where")));
  EXPECT_THAT(warnings(both("file: a", "file: b")), IsEmpty());
  EXPECT_THAT(warnings(both(db, other_db)), IsEmpty());
  EXPECT_THAT(warnings(both("file: a", db)), IsEmpty());
  const std::string measures = both("file: a", "file: a") +
                               "measures:\n- { name: m, source: { file: a }, "
                               "persons: ";
  EXPECT_THAT(warnings(measures + "true }\n"), testing::SizeIs(3));
  EXPECT_THAT(warnings(measures + "false }\n"), testing::SizeIs(1));
  EXPECT_THAT(warnings("plans:\n- { name: a, source: { file: a } }\n- { name: "
                       "b, source: { file: a } }\n"),
              IsEmpty());
  // Whose sum is known is told.
  EXPECT_THAT(warnings(both("file: a", "file: a") +
                       "- { name: c, source: { file: c } }\n"
                       "disclosure: { adds_up: [[c, a, b]] }\n"),
              IsEmpty());
  for (const char* const one_of_them : {"a", "b"})
    EXPECT_THAT(warnings(both("file: a", "file: a") +
                         "- { name: c, source: { file: c } }\n"
                         "- { name: d, source: { file: d } }\n"
                         "disclosure: { adds_up: [[c, " +
                         one_of_them + ", d]] }\n"),
                testing::SizeIs(1));
}

TEST(Config, DocumentsAboutPersonsAreConfidential) {
  const Config config =
      ParseConfig(
          "plans: [{ name: p, source: { file: a.xlsx } }]\n"
          "referrals: [{ name: r, source: { file: b.xlsx } }]\n"
          "measures:\n"
          "  - { name: m, source: { file: c.xlsx } }\n"
          "  - { name: n, source: { file: d.xlsx }, persons: false }\n",
          "p.yml", kNoVariables)
          .config;
  for (const Entry& entry : config.entries)
    EXPECT_EQ(entry.source.format_options.confidential,
              entry.name == "r" || entry.name == "m")
        << entry.name;
}

TEST(WebConfigWords, AreEachTaken) {
  using web::ClientAuth;
  const std::pair<const char*, ClientAuth> kinds[] = {
      {"NoClientCert", ClientAuth::kNoClientCert},
      {"RequestClientCert", ClientAuth::kRequestClientCert},
      {"RequireClientCert", ClientAuth::kRequireAnyClientCert},
      {"RequireAnyClientCert", ClientAuth::kRequireAnyClientCert},
      {"VerifyClientCertIfGiven", ClientAuth::kVerifyClientCertIfGiven},
      {"RequireAndVerifyClientCert", ClientAuth::kRequireAndVerifyClientCert}};
  for (const auto& [word, kind] : kinds) {
    const bool verifies = std::string(word).find("Verify") != std::string::npos;
    const std::string start =
        "tls_server_config:\n  cert_file: a\n  key_file: b\n"
        "  client_auth_type: " +
        std::string(word) + "\n";
    const auto with = web::ParseWebConfig(start + "  client_ca_file: c\n", "");
    const auto without = web::ParseWebConfig(start, "");
    EXPECT_EQ(bool{with}, verifies) << word;
    EXPECT_EQ(bool{without}, !verifies) << word;
    EXPECT_EQ((verifies ? with : without)->tls->client_auth, kind) << word;
  }
  for (const auto& [word, version] :
       {std::pair<const char*, int>{"TLS12", 0x0303}, {"TLS13", 0x0304}}) {
    const auto config = web::ParseWebConfig(
        "tls_server_config: { cert_file: a, key_file: b, min_version: " +
            std::string(word) + ", max_version: " + word +
            ", prefer_server_cipher_suites: true }",
        "/etc");
    ASSERT_TRUE(config) << config.error().message();
    EXPECT_EQ(config->tls->min_version, version);
    EXPECT_EQ(config->tls->max_version, version);
    EXPECT_TRUE(config->tls->prefer_server_cipher_suites);
    EXPECT_EQ(config->tls->key_file, "/etc/b");
  }
  for (const char* key : {"key", "client_ca", "client_allowed_sans"})
    EXPECT_FALSE(
        web::ParseWebConfig("tls_server_config: { cert_file: a, key_file: b, " +
                                std::string(key) + ": c }",
                            ""))
        << key;
  EXPECT_FALSE(web::ParseWebConfig("tls_server_config: { key_file: a }", ""));
  EXPECT_TRUE(web::ParseWebConfig("http_server_config: { http2: false }", ""));
}

TEST(Config, WarnsOfAMinimumThatHidesLittle) {
  const auto warnings = [](int minimum) {
    return ParseConfig(std::string(kPlan) +
                           "disclosure:\n  minimum: " + std::to_string(minimum),
                       kFolder / "planwatch.yml", kNoVariables)
        .warnings;
  };
  const std::string place = (kFolder / "planwatch.yml: line 3: ").string();
  EXPECT_THAT(warnings(5), IsEmpty());
  for (const int minimum : {2, 4})
    EXPECT_THAT(
        warnings(minimum),
        ElementsAre(place +
                    "this `minimum` is below 5, the least that is usual where "
                    "counts are of children"));
  for (const int minimum : {0, 1})
    EXPECT_THAT(
        warnings(minimum),
        ElementsAre(place + "this `minimum` hides nothing: counts of a single "
                            "child are shown"));
}

TEST(Config, KindsAreNamedAsTheMetricsNameThem) {
  EXPECT_EQ(KindName(Kind::kPlan), "plan");
  EXPECT_EQ(KindName(Kind::kReferrals), "referrals");
  EXPECT_EQ(KindName(Kind::kMeasures), "measures");
}

}  // namespace
}  // namespace planwatch
