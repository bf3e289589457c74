#include "daemon/html/chart.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

#include "collectors/base/text.h"

namespace planwatch::web {
namespace {

// The share of a bar that a letter needs; in a large bar, what a letter with
// its count needs, and what a letter alone needs on a wide screen.
constexpr double kRoomForLetter = 0.09;
constexpr double kRoomForCount = 0.07;
constexpr double kRoomForLargeLetter = 0.02;

std::string_view Letter(Rag rag) {
  constexpr std::array<std::string_view, kAllRags.size()> kLetters = {
      "R", "A", "G", "B", "U"};
  return kLetters[static_cast<std::size_t>(rag)];
}

Html Percent(double share) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f%%", share * 100);
  return Text(text.data());
}

Html Rectangle(double from, double share, std::string_view colour) {
  return "<rect class=\""_html + Text(colour) + "\" x=\""_html + Percent(from) +
         "\" width=\""_html + Percent(share) + "\" height=\"100%\"/>"_html;
}

Html Label(Rag rag, std::size_t count, double middle, double share,
           bool large) {
  if (share < (large ? kRoomForLargeLetter : kRoomForLetter)) return {};
  const bool counted = large && share >= kRoomForCount;
  return "<text class=\""_html + Text(RagName(rag)) +
         (large && !counted ? " narrow\" x=\""_html : "\" x=\""_html) +
         Percent(middle) + "\" y=\"50%\">"_html + Text(Letter(rag)) +
         (counted ? " "_html + Number(count) : Html()) + "</text>"_html;
}

}  // namespace

std::string RagWord(Rag rag) {
  return std::string(Letter(rag)) + std::string(RagName(rag).substr(1));
}

Html RagLabel(Rag rag) {
  return "<span class=\"rating\"><span class=\"rag "_html + Text(RagName(rag)) +
         "\" aria-hidden=\"true\" data-sort=\""_html +
         Number(static_cast<std::size_t>(rag)) + "\">"_html +
         Text(Letter(rag)) + "</span> "_html + Text(RagWord(rag)) +
         "</span>"_html + (rag == Rag::kBlue ? " (complete)"_html : Html());
}

std::string RagSummary(const RagCounts& counts) {
  std::vector<std::string> parts;
  for (const Rag rag : kAllRags)
    if (counts[rag] > 0)
      parts.push_back(std::to_string(counts[rag]) + ' ' +
                      std::string(RagName(rag)));
  return parts.empty() ? "none" : Join(parts, ", ");
}

Html RagBar(const RagCounts& counts, const BarOptions& options) {
  const auto whole =
      static_cast<double>(options.widest > 0 ? options.widest : counts.total());
  Html bar = options.large
                 ? "<svg class=\"bar large\" role=\"img\" aria-label=\""_html +
                       Text(RagSummary(counts)) + "\">"_html
                 : "<svg class=\"bar\" aria-hidden=\"true\">"_html;
  double from = 0;
  for (const Rag rag : kAllRags) {
    if (counts[rag] == 0) continue;
    const double share = static_cast<double>(counts[rag]) / whole;
    bar += Rectangle(from, share, RagName(rag));
    bar += Label(rag, counts[rag], from + share / 2, share, options.large);
    from += share;
  }
  return bar + "</svg>"_html;
}

Html RatingStrip(const std::vector<RatingStretch>& stretches) {
  double whole = 0;
  for (const RatingStretch& each : stretches)
    whole += static_cast<double>(each.days.count());
  Html strip = "<svg class=\"bar\" aria-hidden=\"true\">"_html;
  double from = 0;
  for (const auto& [rag, days] : stretches) {
    const double share = static_cast<double>(days.count()) / whole;
    if (rag) {
      strip += Rectangle(from, share, RagName(*rag));
      if (share >= kRoomForLargeLetter)
        strip +=
            "<text class=\""_html + Text(RagName(*rag)) +
            (share < kRoomForLetter ? " narrow\" x=\""_html : "\" x=\""_html) +
            Percent(from + share / 2) + "\" y=\"50%\">"_html +
            Text(Letter(*rag)) + "</text>"_html;
    }
    from += share;
  }
  return strip + "</svg>"_html;
}

Html CountBar(std::size_t count, std::size_t widest) {
  Html bar = "<svg class=\"bar\" aria-hidden=\"true\">"_html;
  if (count > 0)
    bar += Rectangle(
        0, static_cast<double>(count) / static_cast<double>(widest), "plain");
  return bar + "</svg>"_html;
}

Html TrendTable(const std::string& caption, const std::vector<TrendRow>& rows) {
  std::size_t widest = 1;
  for (const TrendRow& row : rows)
    if (row.actions) widest = std::max(widest, row.actions->total());
  TableOptions table{.caption = caption, .columns = {{"Quarter"}}};
  for (const Rag rag : kAllRags) table.columns.push_back({RagWord(rag), true});
  table.columns.push_back({"Overdue", true});
  table.columns.push_back({"Chart"});
  std::vector<TableRow> lines;
  for (const TrendRow& row : rows) {
    TableRow line = {row.when};
    for (const Rag rag : kAllRags)
      line.push_back(row.actions ? Number((*row.actions)[rag]) : Text("–"));
    line.push_back(row.overdue ? Number(*row.overdue) : Text("–"));
    line.push_back(row.actions ? RagBar(*row.actions, {.widest = widest})
                               : Text("not known"));
    lines.push_back(std::move(line));
  }
  return Table(table, lines);
}

}  // namespace planwatch::web
