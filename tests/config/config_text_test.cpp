// A configuration as a file and as text: what is no YAML, what is too large,
// what cannot be read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/base/folder.h"
#include "tests/config/faults.h"

namespace planwatch {
namespace {

using namespace test;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST(ConfigText, NoMessageTellsWhatTheEnvironmentHolds) {
  const Environment secret = [](const std::string&) {
    return std::optional<std::string>("hun ter2");
  };
  for (const std::string_view yaml :
       {"calendar: { time_zone: '${S}' }", "calendar: { year_starts: '${S}' }",
        "calendar: { holidays: '${S}' }", "disclosure: { minimum: '${S}' }",
        "disclosure: { preset: '${S}' }", "disclosure: { release: '${S}' }",
        "disclosure: { release: { cron: '${S}' } }",
        "plans: [{ name: '${S}', source: { file: a } }]",
        "plans: [{ name: a, source: { file: a, format: '${S}' } }]",
        "plans: [{ name: a, source: { file: a, timeout: '${S}' } }]",
        "plans: [{ name: a, source: { database: '${S}', query: x } }]",
        "plans: [{ name: a, source: { file: a }, read: { every: '${S}' } }]",
        "plans: [{ name: a, source: { file: a }, read: { cron: '${S}' } }]",
        "plans: [{ name: a, source: { file: a }, year: '${S}' }]",
        "plans: [{ name: a, source: { file: a }, complete: ['${S}'] }]",
        "plans: [{ name: a, source: { file: a }, overdue_by: '${S}' }]",
        "plans: [{ name: a, source: { file: a }, leads: { hidden: '${S}' } }]",
        "plans: [{ name: a, source: { file: a }, words: { red: ['${S}'], "
        "amber: ['${S}'] } }]",
        "referrals: [{ name: a, source: { file: a }, triage_within: '${S}' "
        "}]"}) {
    const auto faults = Faults(yaml, secret);
    EXPECT_THAT(faults, Not(IsEmpty())) << yaml;
    for (const std::string& fault : faults) {
      EXPECT_THAT(fault, AllOf(Not(HasSubstr("hun")), Not(HasSubstr("ter2"))))
          << yaml;
    }
  }
}

TEST(ConfigText, AValueOfTheEnvironmentIsText) {
  const auto faults = [](const std::string& value) {
    return Faults(std::string(kPlan) + "labels: { area: '${A}${A}' }",
                  [&](const std::string&) { return std::optional(value); });
  };
  EXPECT_THAT(faults("Zo\xC3\xAB"), IsEmpty());
  EXPECT_THAT(faults("\xFF"),
              ElementsAre("line 2: `area` has a character in it that is not "
                          "text"));
  EXPECT_THAT(faults("\x1B[31m"),
              ElementsAre("line 2: `area` has a character in it that is not "
                          "text"));
  EXPECT_THAT(faults(""), ElementsAre("line 2: `area` is empty; fill it in, "
                                      "or leave the key out"));
  EXPECT_THAT(faults(std::string(40'000, 'x')),
              ElementsAre("line 2: this value is longer than 64 KiB"));
}

std::string Repeated(std::string_view text, std::size_t count) {
  std::string repeated;
  for (std::size_t i = 0; i < count; ++i) repeated += text;
  return repeated;
}

TEST(ConfigText, TextThatIsNoYamlIsNamedWithItsLine) {
  const Case cases[] = {
      {"plans:\n\t- name: cse\n", "line 2: this is not valid YAML"},
      {"plans: [\nlabels: {}\n", "line 2: this is not valid YAML"},
      {"plans:\n- name: cse\n  title: a: b\n",
       "line 3: this is not valid YAML"},
      {"plans: []\nlabels: { area: \"coventry }\n",
       "line 2: this is not valid YAML"},
      {"plans: *none\n", "line 1: this is not valid YAML"},
      {"plans: !include plans.yml\n",
       "line 1: there is no tag \"!include\" here; write the value itself, in "
       "quotes where it begins with !"},
      {"plans: &a [*a]\n",
       "line 1: an alias (*) stands inside what it stands for; write the "
       "value out"},
      {"plans: []\n? [a]\n: b\n", "line 2: a key is missing before the colon"},
      {"plans: []\n: b\n", "line 2: a key is missing before the colon"},
      {"plans: []\n---\nplans: []\n",
       "line 2: the document has ended before this line"},
      {"[]\n[]\n", "line 2: the document has ended before this line"},
      {",\n", "line 1: the document has ended before this line"},
      {"plans: []\n\xFFlabels: {}\n",
       "line 2: this line is not UTF-8; save the file as UTF-8"},
      {std::string_view("\xFF\xFEp\0l\0", 6),
       "line 1: the file is UTF-16; save it as UTF-8"},
      {std::string_view("plans: []\n\0\n", 12),
       "line 2: a control character stands in this line; delete it, or save "
       "the file as UTF-8"},
      // yaml-cpp takes it for the end of the text.
      {"plans: []\n\x04: x\n", "line 2: a control character stands in"},
      {"- a\n",
       "line 1: the configuration takes keys with values (as in { key: value "
       "}), and here is a list"},
      {"hello\n",
       "line 1: the configuration takes keys with values (as in { key: value "
       "}), and here is a single value"},
  };
  for (const auto& [yaml, fault] : cases) {
    EXPECT_THAT(Faults(yaml), ElementsAre(testing::StartsWith(fault))) << yaml;
  }
}

TEST(ConfigText, AByteOrderMarkOfUtf8IsNone) {
  EXPECT_THAT(Faults("\xEF\xBB\xBF" + std::string(kPlan)), IsEmpty());
  EXPECT_THAT(Faults(std::string(kPlan) + "\r\nlabels: { a: b }\r\n"),
              IsEmpty());
}

TEST(ConfigText, NestingOfTenThousandIsRefused) {
  constexpr std::size_t kDeep = 10'000;
  std::string blocks;
  for (std::size_t i = 0; i < 1'000; ++i)
    blocks += std::string(i, ' ') + "a:\n";
  for (const std::string& yaml :
       {Repeated("[", kDeep) + Repeated("]", kDeep),
        Repeated("{a: ", kDeep) + "b", Repeated("- ", kDeep),
        Repeated("? ", kDeep), Repeated("[a: ", kDeep) + "b", blocks}) {
    EXPECT_THAT(Faults(yaml),
                ElementsAre(HasSubstr("more than 32 lists and maps stand "
                                      "inside each other")))
        << yaml.substr(0, 20);
  }
}

TEST(ConfigText, AnAnchorBombIsRefused) {
  std::string yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 20; ++i) {
    const std::string name = "a" + std::to_string(i);
    const std::string last = "*a" + std::to_string(i - 1);
    yaml +=
        name + ": &" + name + " [" + Repeated(last + ", ", 9) + last + "]\n";
  }
  EXPECT_THAT(Faults(yaml),
              ElementsAre("line 5: the file has more than 100000 values, each "
                          "alias (*) counted as what it stands for"));
}

TEST(ConfigText, TooLargeAFileIsRefused) {
  EXPECT_THAT(Faults(std::string(kPlan) + std::string(1 << 20, '\n')),
              ElementsAre("the file is larger than 1 MiB; a configuration is "
                          "not"));
}

TEST(ConfigText, AMessageIsOneLineOfAFairLength) {
  const auto faults =
      Faults(std::string(kPlan) + "\"a\\nb\\e[31m" + std::string(900, 'x') +
             "\": 1\nlabels: { \"" + "-" + std::string(900, 'y') + "\": z }");
  ASSERT_THAT(faults, SizeIs(2));
  for (const std::string& fault : faults) {
    EXPECT_LT(fault.size(), 600u);
    EXPECT_EQ(fault.find_first_of("\n\x1B"), std::string::npos);
  }
}

class LoadConfigTest : public testing::Test {
 protected:
  const test::TempFolder folder_;
};

TEST_F(LoadConfigTest, ReadsTheFile) {
  const auto file = folder_ / "planwatch.yml";
  std::ofstream(file) << kPlan;
  const ParsedConfig parsed = LoadConfig(file, kNoVariables);
  EXPECT_THAT(Messages(parsed), IsEmpty());
  EXPECT_EQ(parsed.config.file, file);
  EXPECT_EQ(parsed.config.entries.at(0).source.file, folder_ / "plan.csv");
}

TEST_F(LoadConfigTest, AFileThatCannotBeReadIsAFaultThatNamesTheFlag) {
  const auto missing = folder_ / "none.yml";
  EXPECT_THAT(Messages(LoadConfig(missing, kNoVariables)),
              ElementsAre(missing.string() +
                          ": there is no such file; name the configuration "
                          "with --config.file"));
  EXPECT_THAT(Messages(LoadConfig(folder_.path(), kNoVariables)),
              ElementsAre(folder_.path().string() +
                          ": this is a folder, not a file; name the "
                          "configuration with --config.file"));
}

TEST_F(LoadConfigTest, AFileThatMayNotBeReadIsAFault) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read any file";
  const auto file = folder_ / "planwatch.yml";
  std::ofstream(file) << kPlan;
  ASSERT_EQ(chmod(file.c_str(), 0), 0);
  EXPECT_THAT(Messages(LoadConfig(file, kNoVariables)),
              ElementsAre(HasSubstr("the file may not be read")));
}

TEST_F(LoadConfigTest, AnEndlessFileIsTooLarge) {
  EXPECT_THAT(Messages(LoadConfig("/dev/zero", kNoVariables)),
              ElementsAre(HasSubstr("larger than 1 MiB")));
}

TEST(ProcessEnvironmentTest, IsTheProcesss) {
  ASSERT_EQ(setenv("PLANWATCH_TEST_VARIABLE", "a b", 1), 0);
  ASSERT_EQ(unsetenv("PLANWATCH_TEST_UNSET"), 0);
  EXPECT_EQ(ProcessEnvironment()("PLANWATCH_TEST_VARIABLE"), "a b");
  EXPECT_EQ(ProcessEnvironment()("PLANWATCH_TEST_UNSET"), std::nullopt);
  unsetenv("PLANWATCH_TEST_VARIABLE");
}

}  // namespace
}  // namespace planwatch
