// config/README.md against the reader of the configuration: every key that the
// reader knows has a row, every row is of a key that it knows, each example is
// valid, and each wrong value gives the message that stands beside it.
//
// A heading with keys in it ("## `history`") begins their section; a row of its
// tables is `key` | type | default | `example` | `wrong value`: message.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/config/config.h"
#include "daemon/config/web_config.h"

namespace planwatch {
namespace {

using testing::AnyOf;
using testing::Contains;
using testing::Each;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

// Near no key, so that the reader answers with all that there are.
constexpr std::string_view kUnknown = "qqqqqqqqqqqq";
// The section of the other file.
constexpr std::string_view kWebConfig = "--web.config.file";

std::string ReadReference() {
  std::ifstream in(PLANWATCH_CONFIG "/README.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

// The code spans of a line of Markdown: `one`.
std::vector<std::string> Spans(std::string_view text) {
  std::vector<std::string> spans;
  const std::vector<std::string> parts = Split(text, '`');
  for (std::size_t i = 1; i < parts.size(); i += 2) spans.push_back(parts[i]);
  return spans;
}

struct Row {
  std::vector<std::string> paths;  // "plans.source.file"
  std::string example;
  std::string wrong, message;  // empty: no value is wrong
};

// The rows of the sections whose headings have keys in them, the headings' own
// keys among them.
struct Reference {
  std::set<std::string> keys;
  std::vector<Row> rows;
};

Reference ParseReference() {
  Reference reference;
  std::vector<std::string> sections;
  for (const std::string& line : Split(ReadReference(), '\n')) {
    if (line.starts_with("#")) {
      sections = Spans(line);
      reference.keys.insert(sections.begin(), sections.end());
    }
    if (!line.starts_with("| `")) continue;
    std::vector<std::string> cells;
    std::string_view rest = std::string_view(line).substr(2);
    for (std::size_t end = rest.find(" |"); end != std::string_view::npos;
         end = rest.find(" |")) {
      cells.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 3, rest.size()));
    }
    Row row;
    for (const std::string& section : sections)
      for (const std::string& key : Spans(cells.at(0)))
        row.paths.push_back(section + '.' + key);
    reference.keys.insert(row.paths.begin(), row.paths.end());
    if (row.paths.empty() || cells.size() < 5) continue;
    row.example = Spans(cells[3]).at(0);
    if (const std::vector<std::string> spans = Spans(cells[4]);
        !spans.empty()) {
      row.wrong = spans[0];
      row.message = cells[4].substr(row.wrong.size() + 4);  // "`…`: "
    }
    reference.rows.push_back(std::move(row));
  }
  return reference;
}

// A configuration with one value: what else an entry needs is there too.
std::string Yaml(const std::string& path, const std::string& value) {
  const std::vector<std::string> keys = Split(path, '.');
  std::string yaml, indent;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    yaml += '\n' + indent + keys[i] + ':';
    indent += "  ";
    if (i > 0 || keys.size() == 1 ||
        (keys[0] != "plans" && keys[0] != "referrals" && keys[0] != "measures"))
      continue;
    yaml += "\n-";
    if (keys[1] != "name") yaml += " name: x\n ";
    if (keys[1] != "source") yaml += " source: { file: plan.csv }\n ";
  }
  return yaml + ' ' + value + '\n';
}

std::vector<std::string> Faults(const std::string& path,
                                const std::string& value) {
  const ParsedConfig parsed = ParseConfig(
      Yaml(path, value), PLANWATCH_CONFIG "/planwatch.yml",
      [](const std::string&) { return std::optional<std::string>(); });
  std::vector<std::string> faults;
  for (const Error& fault : parsed.faults) faults.push_back(fault.message());
  return faults;
}

// All keys, from what the reader says there are where one is unknown.
std::set<std::string> KnownKeys() {
  std::set<std::string> known;
  std::vector<std::string> maps = {""};
  while (!maps.empty()) {
    const std::string map = maps.back();
    maps.pop_back();
    const std::string prefix = map.empty() ? map : map + '.';
    for (const std::string& fault :
         Faults(prefix + std::string(kUnknown), "x")) {
      constexpr std::string_view kThereAre = "; there are ";
      const std::size_t at = fault.find(kThereAre);
      if (fault.find("unknown key") == std::string::npos ||
          at == std::string::npos)
        continue;
      for (const std::string& key :
           Split(fault.substr(at + kThereAre.size()), ','))
        if (known.insert(prefix + Tidy(key)).second)
          maps.push_back(prefix + Tidy(key));
    }
  }
  return known;
}

TEST(ConfigReference, HasEveryKeyThatTheReaderKnowsAndNoOther) {
  const std::set<std::string> known = KnownKeys();
  EXPECT_GT(known.size(), 80u);
  std::set<std::string> documented;
  for (const std::string& key : ParseReference().keys)
    if (!key.starts_with(kWebConfig)) documented.insert(key);
  EXPECT_EQ(documented, known);
}

// Other keys that one needs are left out of the example.
TEST(ConfigReference, HasValidExamples) {
  for (const Row& row : ParseReference().rows) {
    for (const std::string& path : row.paths)
      EXPECT_THAT(
          Faults(path, row.example),
          Each(AnyOf(
              HasSubstr("` needs "), HasSubstr("names nothing to be read"),
              HasSubstr("no such entry"), HasSubstr("there are no plans"))))
          << Yaml(path, row.example);
  }
}

TEST(ConfigReference, QuotesTheMessagesAsTheyAre) {
  std::size_t quoted = 0;
  for (const Row& row : ParseReference().rows) {
    if (row.wrong.empty()) continue;
    ++quoted;
    EXPECT_THAT(Faults(row.paths.front(), row.wrong),
                Contains(EndsWith(": " + row.message)))
        << Yaml(row.paths.front(), row.wrong);
  }
  EXPECT_GT(quoted, 40u);
}

TEST(ConfigReference, HasNoUnknownKeyOfTheWebConfiguration) {
  std::size_t keys = 0;
  for (const std::string& key : ParseReference().keys) {
    if (!key.starts_with(kWebConfig)) continue;
    ++keys;
    if (key == kWebConfig) continue;
    const auto parsed = web::ParseWebConfig(
        Yaml(key.substr(kWebConfig.size() + 1), "x"), PLANWATCH_CONFIG);
    const std::string error = parsed ? "" : parsed.error().message();
    EXPECT_THAT(error, Not(HasSubstr("no such setting")));
  }
  EXPECT_GT(keys, 8u);
}

}  // namespace
}  // namespace planwatch
