#include "tests/e2e/metrics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>

namespace planwatch::e2e {
namespace {

// Takes from the front of `text` up to the character; nullopt where it isn't
// there.
std::optional<std::string> TakeUntil(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  if (at == std::string_view::npos) return std::nullopt;
  std::string taken(text.substr(0, at));
  text.remove_prefix(at + 1);
  return taken;
}

// The rest of a label's value, after its opening quote.
std::optional<std::string> OnQuotedByte(std::string_view& text) {
  std::string value;
  while (!text.empty()) {
    const char c = text.front();
    text.remove_prefix(1);
    if (c == '"') return value;
    if (c != '\\') {
      value += c;
      continue;
    }
    if (text.empty()) break;
    value += text.front() == 'n' ? '\n' : text.front();
    text.remove_prefix(1);
  }
  return std::nullopt;
}

std::optional<Series> ParseSeries(std::string_view line) {
  Series series;
  const std::size_t name_end = line.find_first_of("{ ");
  if (name_end == std::string_view::npos) return std::nullopt;
  series.name = line.substr(0, name_end);
  const bool labelled = line[name_end] == '{';
  line.remove_prefix(name_end + 1);
  while (labelled && !line.starts_with('}')) {
    if (line.starts_with(',')) line.remove_prefix(1);
    const std::optional<std::string> name = TakeUntil(line, '=');
    if (!name || !line.starts_with('"')) return std::nullopt;
    line.remove_prefix(1);
    const std::optional<std::string> value = OnQuotedByte(line);
    if (!value || !series.labels.emplace(*name, *value).second)
      return std::nullopt;
  }
  if (labelled) line.remove_prefix(line.starts_with("} ") ? 2 : line.size());
  std::size_t used = 0;
  try {
    series.value = std::stod(std::string(line), &used);
  } catch (const std::exception&) {
    return std::nullopt;
  }
  if (used != line.size()) return std::nullopt;
  return series;
}

}  // namespace

Metrics::Metrics(std::string_view text) {
  EXPECT_TRUE(text.ends_with('\n')) << "the last line has no end";
  while (const std::optional<std::string> line = TakeUntil(text, '\n')) {
    if (line->starts_with("# HELP ") || line->starts_with("# TYPE ") ||
        line->starts_with("# UNIT ") || *line == "# EOF")
      continue;
    if (std::optional<Series> series = ParseSeries(*line)) {
      series_.push_back(*std::move(series));
    } else {
      ADD_FAILURE() << "no series: " << *line;
    }
  }
}

std::vector<Series> Metrics::Find(std::string_view family,
                                  const LabelSet& labels) const {
  std::vector<Series> found;
  std::copy_if(series_.begin(), series_.end(), std::back_inserter(found),
               [&](const Series& series) {
                 return series.name == "planwatch_" + std::string(family) &&
                        std::all_of(labels.begin(), labels.end(),
                                    [&](const auto& label) {
                                      const auto own =
                                          series.labels.find(label.first);
                                      return own != series.labels.end() &&
                                             own->second == label.second;
                                    });
               });
  return found;
}

std::optional<double> Metrics::Sum(std::string_view family,
                                   const LabelSet& labels) const {
  const std::vector<Series> found = Find(family, labels);
  if (found.empty()) return std::nullopt;
  double sum = 0;
  for (const Series& series : found) sum += series.value;
  return sum;
}

std::vector<Series> Metrics::Own() const {
  std::vector<Series> own;
  std::copy_if(series_.begin(), series_.end(), std::back_inserter(own),
               [](const Series& series) {
                 return series.name.starts_with("planwatch_");
               });
  return own;
}

}  // namespace planwatch::e2e
