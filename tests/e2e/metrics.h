// The text that `/metrics` answers, read back: a parser of its own, that knows
// nothing of the daemon's serializer.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwatch::e2e {

using LabelSet = std::map<std::string, std::string>;

struct Series {
  std::string name;  // with its "planwatch_"
  LabelSet labels;
  double value = 0;

  bool operator==(const Series&) const = default;
};

class Metrics {
 public:
  // Fails the current test at a line that is neither a comment nor a sample.
  explicit Metrics(std::string_view text);

  // The samples of a family ("plan_actions") that have these labels, among
  // others.
  std::vector<Series> Find(std::string_view family,
                           const LabelSet& labels = {}) const;
  // Their sum; nullopt where there is none.
  std::optional<double> Sum(std::string_view family,
                            const LabelSet& labels = {}) const;
  // All whose name begins with "planwatch_".
  std::vector<Series> Own() const;

 private:
  std::vector<Series> series_;
};

}  // namespace planwatch::e2e
