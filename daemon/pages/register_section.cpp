#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "daemon/html/chart.h"
#include "daemon/html/html.h"
#include "daemon/pages/sections.h"

namespace planwatch::web {
namespace {

Html WindowTable(const PublishedRegister& reg) {
  constexpr std::array<std::string_view, kReferralWindows.size()> kTitles = {
      "Last 7 days", "Last 28 days", "This quarter so far", "This year so far"};
  std::vector<TableRow> rows;
  for (std::size_t i = 0; i < kTitles.size(); ++i)
    rows.push_back({Text(kTitles[i]), Number(reg.received_within()[i]),
                    Number(reg.triaged_within()[i])});
  return Table({.caption = "Received and triaged lately",
                .columns = {{"Period"}, {"Received", true}, {"Triaged", true}}},
               rows);
}

Html CellTable(const std::string& caption, const std::string& heading,
               const std::string& key, const PublishedCells& cells) {
  if (!cells.configured)
    return "<p>"_html + Text(caption) +
           ": not broken down, since the configuration has no <code>"_html +
           Text(key) + ":</code> for it.</p>\n"_html;
  std::size_t widest = 1;
  for (const LabelledCount& cell : cells.shown)
    widest = std::max(widest, cell.count);
  std::vector<TableRow> rows;
  for (const LabelledCount& cell : cells.shown)
    rows.push_back(
        {Text(cell.label), CountBar(cell.count, widest), Number(cell.count)});
  Html section = "<div>\n"_html;
  if (!rows.empty())
    section += Table({.caption = caption,
                      .columns = {{heading}, {"Share"}, {"Number", true}}},
                     rows);
  else
    section +=
        "<p>"_html + Text(caption) + ": "_html +
        (cells.suppressed > 0
             ? "left out as a whole; its numbers are too small to show."_html
             : "none."_html) +
        "</p>\n"_html;
  return section +
         HeldBack(cells.suppressed, "of its numbers"_html,
                  "of its numbers"_html) +
         "</div>\n"_html;
}

Html TriageTimes(const PublishedRegister& reg) {
  Html text;
  if (reg.wait_p50_days() && reg.wait_p90_days())
    text += "<p>Half were triaged within "_html +
            Number(static_cast<std::size_t>(*reg.wait_p50_days())) +
            (*reg.wait_p50_days() == 1 ? " day"_html : " days"_html) +
            ", nine in ten within "_html +
            Number(static_cast<std::size_t>(*reg.wait_p90_days())) +
            ".</p>\n"_html;
  if (reg.suppressed_ratios() > 0)
    text +=
        "<p>The share triaged in time is held back: one side of it is too "
        "small to show.</p>\n"_html;
  if (reg.suppressed_percentiles() > 0)
    text +=
        "<p>The days to triage are held back: too few were triaged.</p>\n"_html;
  return text;
}

}  // namespace

Html HeldBack(std::size_t count, const Html& one, const Html& several) {
  if (count == 0) return {};
  return "<p>"_html + Number(count) + " "_html +
         (count == 1 ? one +
                           " is held back: it is too small to show, or would "
                           "give away one that is."_html
                     : several +
                           " are held back: they are too small to show, "
                           "or would give away one that is."_html) +
         " This does not mean none.</p>\n"_html;
}

Html RegisterSection(const PublishedRegister& reg) {
  std::vector<Tile> tiles = {
      {std::to_string(reg.received()), "received"},
      {std::to_string(reg.triaged()), "triaged"},
      {std::to_string(reg.awaiting()), "awaiting triage"},
      {.figure = std::to_string(reg.awaiting_beyond_target()),
       .counts = "awaiting beyond the target",
       .bad = reg.awaiting_beyond_target() > 0}};
  if (reg.triaged_in_time_ratio())
    tiles.push_back(
        {std::to_string(std::lround(*reg.triaged_in_time_ratio() * 100)) + "%",
         "triaged in time"});
  return "<p class=\"quiet\">Released as at "_html + Day(reg.released()) +
         ".</p>\n"_html + Tiles(tiles) + TriageTimes(reg) +
         "<div class=\"columns\">\n"_html + WindowTable(reg) +
         CellTable("Triaged, by outcome", "Outcome", "outcomes",
                   reg.by_outcome()) +
         CellTable("Received, by source", "Source", "sources",
                   reg.by_source()) +
         "</div>\n"_html;
}

}  // namespace planwatch::web
