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

Html WindowTable(const RegisterTotals& totals) {
  constexpr std::array<std::string_view, kReferralWindows.size()> kTitles = {
      "Last 7 days", "Last 28 days", "This quarter so far", "This year so far"};
  std::vector<TableRow> rows;
  for (std::size_t i = 0; i < kTitles.size(); ++i)
    rows.push_back({Text(kTitles[i]), Number(totals.received_within[i]),
                    Number(totals.triaged_within[i])});
  return Table({.caption = "Received and triaged lately",
                .columns = {{"Period"}, {"Received", true}, {"Triaged", true}}},
               rows);
}

Html AsAt(const PublishedCells& cells) {
  return "As at "_html + Day(*cells.as_at) + ", of "_html +
         Number(cells.total) + "."_html;
}

Html CellTable(const std::string& caption, const std::string& heading,
               const std::string& key, const PublishedCells& cells) {
  if (!cells.configured)
    return "<p>"_html + Text(caption) +
           ": not broken down, since the configuration has no <code>"_html +
           Text(key) + ":</code> for it.</p>\n"_html;
  if (!cells.as_at)
    return "<div>\n<p>"_html + Text(caption) +
           ": there is no table yet. The first one comes at a quarter’s end, "
           "once its numbers are large enough to show.</p>\n</div>\n"_html;
  std::size_t widest = 1;
  for (const LabelledCount& cell : cells.shown)
    widest = std::max(widest, cell.count);
  std::vector<TableRow> rows;
  for (const LabelledCount& cell : cells.shown)
    rows.push_back(
        {Text(cell.label), CountBar(cell.count, widest), Number(cell.count)});
  return "<div>\n"_html +
         Table({.caption = caption,
                .columns = {{heading}, {"Share"}, {"Number", true}}},
               rows) +
         "<p class=\"quiet\">"_html + AsAt(cells) + "</p>\n"_html +
         HeldBack(cells.suppressed, "of its numbers"_html,
                  "of its numbers"_html) +
         "</div>\n"_html;
}

Html DaysOf(const PublishedCells& cells, int percentile) {
  const int days = cells.wait_days.at(percentile);
  return Number(static_cast<std::size_t>(days)) +
         (days == 1 ? " day"_html : " days"_html);
}

Html TriageTimes(const PublishedRegister& reg) {
  const PublishedCells& cells = reg.cells(RegisterBy::kInTime);
  if (!cells.configured || reg.totals().triaged == 0) return {};
  if (!cells.as_at)
    return "<p>The share triaged in time and the days to triage are held back: "
           "there is no table yet that tells of enough referrals on either "
           "side.</p>\n"_html;
  Html text = "<p>The share triaged in time is of "_html + Number(cells.total) +
              ", as at "_html + Day(*cells.as_at) + "."_html;
  if (cells.wait_days.contains(50))
    text += " Half were triaged within "_html + DaysOf(cells, 50);
  if (cells.wait_days.contains(90))
    text += ", nine in ten within "_html + DaysOf(cells, 90);
  if (cells.wait_days.contains(50)) text += "."_html;
  if (cells.wait_days.size() < kWaitPercentiles.size())
    text +=
        " The days of the slowest are held back: too few were triaged."_html;
  return text + "</p>\n"_html;
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
  const RegisterTotals& totals = reg.totals();
  std::vector<Tile> tiles = {
      {std::to_string(totals.received), "received"},
      {std::to_string(totals.triaged), "triaged"},
      {std::to_string(totals.awaiting), "awaiting triage"},
      {.figure = std::to_string(totals.awaiting_beyond_target),
       .counts = "awaiting beyond the target",
       .bad = totals.awaiting_beyond_target > 0}};
  if (const auto ratio = reg.in_time_ratio())
    tiles.push_back(
        {std::to_string(std::lround(*ratio * 100)) + "%", "triaged in time"});
  return "<p class=\"quiet\">Released as at "_html + Day(reg.released()) +
         ". A table is renewed as a whole, at a quarter’s end, and has its own "
         "day.</p>\n"_html +
         Tiles(tiles) + TriageTimes(reg) + "<div class=\"columns\">\n"_html +
         WindowTable(totals) +
         CellTable("Triaged, by outcome", "Outcome", "outcomes",
                   reg.cells(RegisterBy::kOutcome)) +
         CellTable("Received, by source", "Source", "sources",
                   reg.cells(RegisterBy::kSource)) +
         "</div>\n"_html;
}

}  // namespace planwatch::web
