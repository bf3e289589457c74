#include "collectors/table/csv_separator.h"

#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include "collectors/base/text.h"

namespace planwatch {

using namespace std::string_view_literals;

char FindSeparator(std::string_view head) {
  struct Candidate {
    char separator;
    std::size_t here = 0;                             // in this record
    std::map<std::size_t, std::size_t> records = {};  // by how many they have
  };
  std::array<Candidate, 4> candidates = {{{','}, {';'}, {'\t'}, {'|'}}};
  const auto end_record = [&] {
    for (Candidate& candidate : candidates)
      if (candidate.here > 0) ++candidate.records[candidate.here];
    for (Candidate& candidate : candidates) candidate.here = 0;
  };
  bool quoted = false;
  char before = '\n';
  for (const char c : head) {
    // A quote inside a plain cell is itself.
    if (c == '"' &&
        (quoted || "\n\r,;\t|\""sv.find(before) != std::string::npos))
      quoted = !quoted;
    before = c;
    if (quoted) continue;
    if (c == '\n' || c == '\r') end_record();
    for (Candidate& candidate : candidates)
      candidate.here += c == candidate.separator;
  }
  end_record();

  char best = ',';
  std::pair<std::size_t, std::size_t> most{};  // records, separators in each
  for (const Candidate& candidate : candidates)
    for (const auto& [count, records] : candidate.records)
      if (std::pair(records, count) > most) {
        most = {records, count};
        best = candidate.separator;
      }
  return best;
}

std::optional<char> ConsumeSeparatorLine(std::string& head) {
  if (head.size() < 5 || Fold(std::string_view(head).substr(0, 4)) != "sep=")
    return std::nullopt;
  const std::size_t end = head.find_first_of("\r\n", 5);
  if (end != 5 && head.size() > 5) return std::nullopt;
  const char separator = head[4];
  if (",;\t|:^~"sv.find(separator) == std::string::npos) return std::nullopt;
  head.erase(0, head.compare(5, 2, "\r\n") == 0 ? 7 : 6);
  return separator;
}

}  // namespace planwatch
