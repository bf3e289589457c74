#include "collectors/referral/repeated_runs.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace planwatch {
namespace {

constexpr std::size_t kLeastRows = 10, kLeastKinds = 8;
// How far a run is followed to see of how many kinds its rows are.
constexpr std::size_t kMostRows = 200;
// In the lowest bits of a run's digest its place.
constexpr int kPlaceBits = 20;
constexpr std::uint64_t kPlaceMask = (std::uint64_t{1} << kPlaceBits) - 1;

std::uint64_t DigestOf(std::span<const std::uint64_t> run) {
  std::uint64_t digest = 0;
  for (const std::uint64_t row : run) {
    digest = (digest ^ row) * 0x9E37'79B9'7F4A'7C15;
    digest ^= digest >> 29;
  }
  return digest;
}

bool IsRepeated(std::span<const std::uint64_t> rows, std::size_t first,
                std::size_t second) {
  if (second - first < kLeastRows) return false;
  std::size_t size = 0;
  while (size < kMostRows && first + size < second &&
         second + size < rows.size() &&
         rows[first + size] == rows[second + size])
    ++size;
  if (size < kLeastRows) return false;
  const auto run = rows.subspan(first, size);
  std::vector<std::uint64_t> kinds(run.begin(), run.end());
  std::sort(kinds.begin(), kinds.end());
  return std::unique(kinds.begin(), kinds.end()) - kinds.begin() >=
         static_cast<std::ptrdiff_t>(kLeastKinds);
}

}  // namespace

bool HasRepeatedRun(std::span<const std::uint64_t> rows) {
  if (rows.size() < 2 * kLeastRows) return false;
  std::vector<std::uint64_t> runs(rows.size() - kLeastRows + 1);
  for (std::size_t i = 0; i < runs.size(); ++i)
    runs[i] = (DigestOf(rows.subspan(i, kLeastRows)) & ~kPlaceMask) | i;
  std::sort(runs.begin(), runs.end());
  for (std::size_t i = 0, end = 0; i < runs.size(); i = end) {
    end = i + 1;
    while (end < runs.size() &&
           runs[end] >> kPlaceBits == runs[i] >> kPlaceBits)
      ++end;
    if (end > i + 1 &&
        IsRepeated(rows, runs[i] & kPlaceMask, runs[end - 1] & kPlaceMask))
      return true;
  }
  return false;
}

}  // namespace planwatch
