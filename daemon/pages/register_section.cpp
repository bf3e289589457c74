#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <variant>
#include <vector>

#include "daemon/html/chart.h"
#include "daemon/html/html.h"
#include "daemon/pages/sections.h"
#include "daemon/report/words.h"
#include "daemon/snapshot/wording.h"

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
                .columns = {{"Period"}, {"Received", true}, {"Triaged", true}},
                .heading = 3},
               rows);
}

Html AsAt(const PublishedCells& cells) {
  return "As at "_html + Day(*cells.as_at) + ", of "_html +
         Number(cells.total) + "."_html;
}

// The bar is the share that stands beside it.
Html ShareCell(std::size_t count, std::size_t total) {
  return "<span class=\"share\">"_html + Text(Percent(count, total)) +
         "</span>"_html + CountBar(count, std::max<std::size_t>(total, 1));
}

Html CellTable(const std::string& caption, const std::string& heading,
               const std::string& key, const PublishedCells& cells) {
  if (!cells.configured)
    return "<p>"_html + Text(caption) +
           ": not broken down, since the configuration has no <code>"_html +
           Text(key) + ":</code> for it.</p>\n"_html;
  if (!cells.as_at)
    return "<div>\n<p>"_html + Text(caption) +
           ": there is no table yet; the first is made at the next set time, "
           "once its numbers are large enough to show.</p>\n</div>\n"_html;
  std::vector<TableRow> rows;
  for (const LabelledCount& cell : cells.shown)
    rows.push_back({Text(cell.label), Number(cell.count),
                    ShareCell(cell.count, cells.total)});
  return "<div>\n"_html +
         Table({.caption = caption,
                .columns = {{heading},
                            {"Number", true},
                            {"Share of " + std::to_string(cells.total)}},
                .heading = 3},
               rows) +
         "<p class=\"quiet\">"_html + AsAt(cells) +
         (cells.round_to > 1
              ? " Numbers in this table are rounded to the nearest "_html +
                    Number(cells.round_to) + "."_html
              : Html()) +
         "</p>\n"_html +
         HeldBack(cells.suppressed, "of its numbers"_html,
                  "of its numbers"_html) +
         "</div>\n"_html;
}

// "1 working day".
std::string FormatTarget(const TriageTarget& target) {
  return Count(static_cast<std::size_t>(target.days),
               target.working_days ? "working day" : "day",
               target.working_days ? "working days" : "days");
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

Html RegisterSection(const EntrySnapshot& entry, bool brief) {
  const PublishedRegister& reg = *entry.reg;
  const RegisterTotals& totals = reg.totals();
  const std::string target = FormatTarget(
      std::get<ReferralOptions>(entry.entry->options).triage_within);
  std::vector<Tile> tiles = {
      {std::to_string(totals.received), "received in total"},
      {std::to_string(totals.triaged), "of them triaged"},
      {std::to_string(totals.awaiting), "awaiting triage"},
      {.figure = std::to_string(totals.awaiting_beyond_target),
       .counts = "awaiting longer than " + target + " (the target)",
       .bad = totals.awaiting_beyond_target > 0}};
  if (const auto& since = reg.in_time_since())
    tiles.push_back({Percent(since->in_time, since->triaged),
                     "triaged within " + target + ", of " +
                         std::to_string(since->triaged) + " since " +
                         DayInWords(since->since)});
  if (const auto ratio = reg.in_time_ratio())
    tiles.push_back({std::to_string(std::lround(*ratio * 100)) + "%",
                     "triaged within " + target + ", of all " +
                         std::to_string(reg.cells(RegisterBy::kInTime).total)});
  const Html tables = TriageTimes(reg) + "<div class=\"columns\">\n"_html +
                      WindowTable(totals) +
                      CellTable("Triaged, by outcome", "Outcome", "outcomes",
                                reg.cells(RegisterBy::kOutcome)) +
                      CellTable("Received, by source", "Source", "sources",
                                reg.cells(RegisterBy::kSource)) +
                      "</div>\n"_html;
  return "<p class=\"quiet\">Released as at "_html + Day(reg.released()) +
         ". Each table is renewed as a whole at set times, and has its own "
         "date.</p>\n"_html +
         Tiles(tiles) +
         (brief ? Folded("Outcomes, sources and times to triage"_html, tables)
                : tables);
}

}  // namespace planwatch::web
