#include "daemon/html/chart.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

#include "collectors/base/text.h"

namespace planwatch::web {
namespace {

// The share of a bar that a letter needs, and what a letter with its count
// needs on the narrowest screen.
constexpr double kRoomForLetter = 0.09;
constexpr double kRoomForCount = 0.13;
// On a wide screen.
constexpr double kRoomForNarrowLetter = 0.02;

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

Html LetterOf(Rag rag, double middle) {
  return "<text class=\""_html + Text(RagName(rag)) + "\" x=\""_html +
         Percent(middle) + "\" y=\"50%\">"_html + Text(Letter(rag)) +
         "</text>"_html;
}

struct Slice {
  Rag rag;
  std::size_t count = 0;
  double from = 0, share = 0;  // of the bar

  double middle() const { return from + share / 2; }
};

// Of a whole; those that are not 0.
std::vector<Slice> SlicesOf(const RagCounts& counts, std::size_t whole) {
  std::vector<Slice> slices;
  double from = 0;
  for (const Rag rag : kAllRags) {
    if (counts[rag] == 0) continue;
    const double share =
        static_cast<double>(counts[rag]) / static_cast<double>(whole);
    slices.push_back({rag, counts[rag], from, share});
    from += share;
  }
  return slices;
}

// Where the labels of thin slices stand below the bar: each at its slice, but
// beside the one before it and within the bar.
std::vector<double> Spread(const std::vector<Slice>& slices) {
  std::vector<double> places;
  double least = kRoomForCount / 2;
  for (const Slice& slice : slices) {
    places.push_back(std::max(slice.middle(), least));
    least = places.back() + kRoomForCount;
  }
  double most = 1 - kRoomForCount / 2;
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    *place = std::min(*place, most);
    most = *place - kRoomForCount;
  }
  return places;
}

Html LargeBar(const RagCounts& counts) {
  Html bars, labels;
  std::vector<Slice> thin;
  for (const Slice& slice : SlicesOf(counts, counts.total())) {
    bars += Rectangle(slice.from, slice.share, RagName(slice.rag));
    if (slice.share < kRoomForCount)
      thin.push_back(slice);
    else
      labels += "<text class=\""_html + Text(RagName(slice.rag)) +
                "\" x=\""_html + Percent(slice.middle()) +
                "\" y=\"1.2em\">"_html + Text(Letter(slice.rag)) + " "_html +
                Number(slice.count) + "</text>"_html;
  }
  const std::vector<double> places = Spread(thin);
  for (std::size_t i = 0; i < thin.size(); ++i)
    labels += "<line x1=\""_html + Percent(thin[i].middle()) +
              "\" y1=\"2.4em\" x2=\""_html + Percent(places[i]) +
              "\" y2=\"3em\"/><text class=\"beside\" x=\""_html +
              Percent(places[i]) + "\" y=\"3.6em\">"_html +
              Text(Letter(thin[i].rag)) + " "_html + Number(thin[i].count) +
              "</text>"_html;
  return (thin.empty()
              ? "<svg class=\"bar large\" role=\"img\" aria-label=\""_html
              : "<svg class=\"bar large called\" role=\"img\" aria-label=\""_html) +
         Text(RagSummary(counts)) + "\">"_html + bars + labels + "</svg>"_html;
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
  if (options.large) return LargeBar(counts);
  Html bar = "<svg class=\"bar\" aria-hidden=\"true\">"_html;
  for (const Slice& slice :
       SlicesOf(counts, options.widest > 0 ? options.widest : counts.total())) {
    bar += Rectangle(slice.from, slice.share, RagName(slice.rag));
    if (slice.share >= kRoomForLetter)
      bar += LetterOf(slice.rag, slice.middle());
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
      if (share >= kRoomForNarrowLetter)
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

Html TrendTable(TableOptions table, const std::vector<TrendRow>& rows) {
  std::size_t widest = 1;
  for (const TrendRow& row : rows)
    if (row.actions) widest = std::max(widest, row.actions->total());
  table.columns = {{"Quarter"}};
  for (const Rag rag : kAllRags) table.columns.push_back({RagWord(rag), true});
  table.columns.push_back({"Overdue", true});
  table.columns.push_back({"Ratings"});
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
