// The manual pages and the completion, as they were built.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include "config/package/roff.h"
#include "daemon/commands/options.h"

namespace planwatch {
namespace {

using testing::HasSubstr;

std::string Read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  EXPECT_TRUE(in) << file;
  return {std::istreambuf_iterator<char>(in), {}};
}
std::string Made(const std::string& name) {
  return Read(PLANWATCH_PACKAGE_FILES "/" + name);
}

// What a shell command prints, errors too, and whether it ended well.
std::string OutputOf(const std::string& command, bool& well) {
  std::FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  std::string out;
  for (int c; (c = std::fgetc(pipe)) != EOF;) out += static_cast<char>(c);
  well = pclose(pipe) == 0;
  return out;
}

TEST(Manual, HasEachCommandAndFlagWithItsHelp) {
  const std::string page = Made("planwatch.1");
  std::size_t flags = 0;
  for (const CommandHelp& command : CommandReference()) {
    if (!command.name.empty()) {
      EXPECT_THAT(page, HasSubstr(".SS planwatch " + command.name + "\n"));
    }
    for (const FlagHelp& flag : command.flags) {
      ++flags;
      EXPECT_THAT(page, HasSubstr("\\fB" + roff::Escape(flag.name) + "\\fR"));
      EXPECT_FALSE(flag.help.empty()) << flag.name;
    }
  }
  EXPECT_GE(flags, 30u);
}

// Of the tables of a README, the code in each row's first cell.
std::size_t FindsEachRow(const std::string& readme, const std::string& from,
                         const std::string& to, const std::string& page) {
  std::istringstream lines(readme);
  std::size_t rows = 0;
  bool within = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == "## " + from) within = true;
    if (line == "## " + to) within = false;
    if (!within || !line.starts_with("| `")) continue;
    const std::string cell = line.substr(0, line.find(" | "));
    for (std::size_t at = 0; (at = cell.find('`', at)) != cell.npos;) {
      const std::size_t end = cell.find('`', at + 1);
      EXPECT_THAT(
          page,
          HasSubstr("\\fB" + roff::Escape(cell.substr(at + 1, end - at - 1)) +
                    "\\fR"));
      ++rows;
      at = end + 1;
    }
  }
  return rows;
}

// That the READMEs have every key and family is their own tests' business.
TEST(Manual, HasEachKeyAndEachMetric) {
  EXPECT_GE(FindsEachRow(
                Read(PLANWATCH_CONFIG "/README.md"), "The configuration file",
                "History and quarterly review", Made("planwatch.yml.5")),
            90u);
  EXPECT_GE(FindsEachRow(Read(PLANWATCH_CONFIG "/../grafana/README.md"),
                         "Metrics", "", Made("planwatch-metrics.7")),
            60u);
}

TEST(Manual, MandocFindsNothing) {
  bool well = false;
  if (OutputOf("command -v mandoc", well); !well)
    GTEST_SKIP() << "mandoc is not installed";
  for (const char* const page :
       {"planwatch.1", "planwatch.yml.5", "planwatch-metrics.7"}) {
    EXPECT_EQ(
        OutputOf(
            std::string("mandoc -Tlint -W style " PLANWATCH_PACKAGE_FILES "/") +
                page,
            well),
        "");
    EXPECT_TRUE(well) << page;
  }
}

// words typed so far → what bash offers.
std::string Offered(const std::string& words) {
  bool well = false;
  const std::string script =
      "bash -c 'source " PLANWATCH_PACKAGE_FILES
      "/planwatch.bash; COMP_WORDS=(" +
      words +
      "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _planwatch planwatch "
      "\"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD-1]}\"; "
      "echo \"${COMPREPLY[*]}\"'";
  std::string out = OutputOf(script, well);
  EXPECT_TRUE(well) << out;
  return out;
}

TEST(Completion, OffersCommandsFlagsAndFiles) {
  EXPECT_EQ(Offered("planwatch re"), "report record receivers\n");
  EXPECT_EQ(Offered("planwatch history c"), "compact\n");
  EXPECT_EQ(Offered("planwatch check --conf"), "--config-only --config.file\n");
  EXPECT_EQ(Offered("planwatch report --q"), "--quarter\n");
  EXPECT_EQ(Offered("planwatch --config.file " PLANWATCH_CONFIG "/planwatch.y"),
            PLANWATCH_CONFIG "/planwatch.yml\n");
}

}  // namespace
}  // namespace planwatch
