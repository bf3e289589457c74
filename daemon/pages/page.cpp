#include "daemon/pages/page.h"

#include <array>
#include <chrono>
#include <cstdio>

#include "daemon/report/words.h"
#include "daemon/snapshot/wording.h"

namespace planwatch::web {
namespace {

// More would push the figures off the screen where a share is down.
constexpr std::size_t kMostSourceNotes = 3;

std::string Age(std::chrono::seconds age) {
  using namespace std::chrono;
  const auto some = [](auto count, std::string_view unit) {
    return std::to_string(count) + ' ' + std::string(unit) +
           (count == 1 ? " ago" : "s ago");
  };
  if (age < minutes{1}) return "less than a minute ago";
  if (age < hours{2})
    return some(duration_cast<minutes>(age).count(), "minute");
  if (age < days{2}) return some(duration_cast<hours>(age).count(), "hour");
  return some(duration_cast<days>(age).count(), "day");
}

// "Updated 14:12": by which a page that no longer is kept fresh tells its age.
// The script looks for it.
Html Updated(const Snapshot& snapshot, const PageRequest& request) {
  const std::chrono::local_seconds now =
      snapshot.config->calendar->LocalTime(request.now);
  const auto day = std::chrono::floor<std::chrono::days>(now);
  const std::chrono::hh_mm_ss time{now - day};
  std::array<char, 16> clock{};
  std::snprintf(clock.data(), clock.size(), "%02d:%02d",
                static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()));
  return "Updated <time data-updated datetime=\""_html +
         Text(FormatInstant(request.now)) + "\">"_html + Text(clock.data()) +
         "</time>."_html;
}

Html AsAtNote(const Snapshot& snapshot, const PageRequest& request) {
  const Html day = Day(snapshot.published->as_at());
  if (snapshot.as_at_given)
    return "<p class=\"banner\" role=\"note\">As at "_html + day +
           ": the figures stand at this date, not today’s. "_html +
           Updated(snapshot, request) + "</p>\n"_html;
  return "<p class=\"quiet\">Figures as at "_html + day + ". "_html +
         Updated(snapshot, request) + "</p>\n"_html;
}

// That the source failed or is held back, and which figures are shown.
Html SourceNote(const EntrySnapshot& entry, const PageRequest& request,
                const PageFrame& frame) {
  const SourceHealth& health = entry.health;
  Html note = "<p class=\"bad\">"_html + Text(entry.title()) +
              (health.held_back ? ": the latest version is held back"_html
                                : ": the last read of "_html +
                                      Text(entry.source_name) + " failed"_html);
  // The figures of a version before a restart are there without a read.
  const bool shown = entry.plan != nullptr || entry.reg != nullptr ||
                     entry.measures != nullptr;
  note += health.last_success
              ? "; the figures are those of the last good read, "_html +
                    Ago(health.last_success, request.now)
          : shown ? "; the figures are those of the last good version"_html
                  : "; there was no good read yet"_html;
  note += "."_html;
  if (frame.here != "check")
    note += " "_html + Link(request.base + "check", "What to repair"_html,
                            "What to repair: " + entry.title());
  return note + "</p>\n"_html;
}

Html Notes(const Snapshot& snapshot, const PageRequest& request,
           const PageFrame& frame) {
  Html notes;
  if (snapshot.entries.empty())
    notes +=
        "<p>The configuration names nothing to be read yet: name a plan under "
        "<code>plans:</code>.</p>\n"_html;
  else if (!snapshot.published)
    notes += "<p>Nothing has been read yet. "_html +
             Updated(snapshot, request) + "</p>\n"_html;
  else if (!frame.own_dates)
    notes += AsAtNote(snapshot, request);
  if (snapshot.health.config_refused)
    notes +=
        "<p class=\"bad\">The configuration that was last reloaded is wrong; "
        "the one before it is in use. The log says where.</p>\n"_html;
  for (const Trouble& trouble : Troubles(snapshot.health, request.now))
    notes += "<p class=\"bad\">"_html + Text(trouble.what) +
             ". The log says more.</p>\n"_html;
  std::size_t bad = 0;
  for (const EntrySnapshot& entry : snapshot.entries) {
    if (!IsBad(entry.health)) continue;
    if (frame.about != nullptr && frame.about != &entry) continue;
    if (++bad <= kMostSourceNotes) notes += SourceNote(entry, request, frame);
  }
  if (bad > kMostSourceNotes)
    notes +=
        "<p class=\"bad\">"_html +
        Text(Count(bad - kMostSourceNotes, "more data source",
                   "more data sources")) +
        ": failed or held back."_html +
        (frame.here != "check" ? " "_html + Link(request.base + "check",
                                                 "What to repair in each"_html)
                               : Html()) +
        "</p>\n"_html;
  return notes;
}

}  // namespace

std::string FramePage(const Snapshot& snapshot, const PageRequest& request,
                      const PageFrame& frame, const Html& main) {
  PageOptions options;
  options.title = frame.title;
  options.base = request.base;
  options.here = frame.here;
  options.refresh_seconds = frame.refresh_seconds;
  options.running = frame.running;
  if (options.running.empty())
    options.running =
        frame.title +
        (snapshot.published && !frame.own_dates
             ? ", figures as at " + DayInWords(snapshot.published->as_at())
             : std::string());
  options.marking = frame.marking;
  options.meeting = frame.meeting;
  options.footer = "planwatch " + snapshot.health.version;
  return Page(options, Notes(snapshot, request, frame) + main);
}

std::string QuarterInAddress(Quarter quarter) {
  std::string text = FormatQuarter(quarter);
  text[text.find(' ')] = '-';
  return text;
}

Date AsAt(const Snapshot& snapshot, const PageRequest& request) {
  return snapshot.published ? snapshot.published->as_at()
                            : snapshot.config->calendar->DayOf(request.now);
}

PageAnswer WrongAddress(const Snapshot& snapshot, const PageRequest& request,
                        const PageFrame& frame, const std::string& wrong,
                        std::string_view path) {
  return {.status = kBadRequest,
          .body = FramePage(
              snapshot, request, frame,
              "<p class=\"bad\">"_html + Text(Capitalized(wrong)) +
                  ".</p>\n<p>"_html +
                  Link(request.base + (path.empty() ? "./" : std::string(path)),
                       "Open this page without filters"_html) +
                  "</p>\n"_html)};
}

PageAnswer NoSuchPage(const Snapshot& snapshot, const PageRequest& request) {
  return {.status = kNotFound,
          .body = FramePage(
              snapshot, request,
              {.title = "No such page", .here = "nowhere", .own_dates = true},
              "<p class=\"bad\">There is no page at this address.</p>\n"
              "<p>"_html +
                  Link(request.base.empty() ? "./" : request.base,
                       "The board"_html) +
                  "</p>\n"_html)};
}

std::string ReviewAddress(const PageRequest& request, Quarter quarter) {
  return request.base +
         Query("report", {{"quarter", QuarterInAddress(quarter)}});
}

Html KindForPeople(Kind kind) {
  switch (kind) {
    case Kind::kPlan:
      return "Plan"_html;
    case Kind::kReferrals:
      return "Register of referrals"_html;
    case Kind::kMeasures:
      return "Measures"_html;
  }
  return {};
}

std::string_view StateWord(ReadingState state) {
  switch (state) {
    case ReadingState::kNotRead:
      return "not read yet";
    case ReadingState::kOk:
      return "ok";
    case ReadingState::kDoubtful:
      return "in doubt";
    case ReadingState::kHeldBack:
      return "held back";
    case ReadingState::kFailed:
      return "failed";
  }
  return {};
}

Html WhyNoFigures(const EntrySnapshot& entry, const PageRequest& request) {
  if (entry.error)
    return "<p class=\"bad\">"_html + Text(*entry.error) + "</p>\n<p>"_html +
           Link(request.base + "check", "What to repair"_html) + "</p>\n"_html;
  if (!entry.report) return "<p>It has not been read yet.</p>\n"_html;
  if (entry.health.rows_rejected() == 0)
    return "<p>It was read, and there is nothing to show yet.</p>\n"_html;
  return "<p>It was read, and there is nothing to show: see the rows that were "
         "not used.</p>\n<p>"_html +
         Link(request.base + "check", "What to repair"_html) + "</p>\n"_html;
}

bool IsBad(const SourceHealth& health) {
  const ReadingState state = StateOf(health);
  return state == ReadingState::kHeldBack || state == ReadingState::kFailed;
}

Html Tiles(const std::vector<Tile>& tiles) {
  Html list = "<ul class=\"tiles\">\n"_html;
  for (const Tile& tile : tiles) {
    const Html content = "<span class=\"figure\">"_html + Text(tile.figure) +
                         "</span> "_html + Text(tile.counts);
    list += (tile.bad ? "<li class=\"alarm\">"_html : "<li>"_html) +
            (tile.href.empty() ? "<p>"_html + content + "</p>"_html
                               : Link(tile.href, content)) +
            "</li>\n"_html;
  }
  return list + "</ul>\n"_html;
}

Html Ago(const std::optional<Instant>& instant, Instant now) {
  if (!instant) return "never"_html;
  const Html utc = Text(FormatInstant(*instant));
  return "<time datetime=\""_html + utc + "\" title=\""_html + utc +
         "\">"_html + Text(Age(now - *instant)) + "</time>"_html;
}

}  // namespace planwatch::web
