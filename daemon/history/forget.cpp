#include "daemon/history/forget.h"

#include <optional>
#include <utility>
#include <vector>

namespace planwatch {
namespace {

// The tables dated between these two are over.
std::optional<std::pair<Date, Date>> Over(const TableChain& chain,
                                          Date before) {
  const ReleasedTable* const standing = chain.On(before);
  if (standing == nullptr) return std::nullopt;
  return std::pair(chain.tables.front().as_at, standing->as_at);
}

bool ForgetTables(TableChain& chain, Date before) {
  const auto over = Over(chain, before);
  return over && std::erase_if(chain.tables, [&](const ReleasedTable& table) {
                   return table.as_at > over->first &&
                          table.as_at < over->second;
                 }) > 0;
}

bool ForgetTables(MeasureChain& chain, Date before) {
  if (const auto over = Over(chain.tables, before))
    std::erase_if(chain.notes, [&](const auto& note) {
      return note.first > over->first && note.first < over->second;
    });
  return ForgetTables(chain.tables, before);
}

}  // namespace

bool ForgetBefore(RegisterReleases& releases, Date before) {
  bool changed = false;
  if (const auto* const standing = releases.LastBy(before))
    changed = std::erase_if(releases.days, [&](const auto& release) {
                return release.first < standing->first;
              }) > 0;
  for (auto& [by, chain] : releases.chains)
    changed |= ForgetTables(chain, before);
  return changed;
}

bool ForgetBefore(MeasuresReleases& releases, Date before) {
  bool changed = false;
  for (MeasureSeries& series : releases.totals)
    changed |= std::erase_if(series.points, [&](const auto& point) {
                 return point.date < before;
               }) > 0;
  std::erase_if(releases.totals, [](const MeasureSeries& series) {
    return series.points.empty();
  });
  for (auto& [key, chain] : releases.chains)
    changed |= ForgetTables(chain, before);
  return changed;
}

}  // namespace planwatch
