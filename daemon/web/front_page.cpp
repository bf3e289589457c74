#include "daemon/web/front_page.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace planwatch::web {
namespace {

// The colours stand at least 7:1 against their ground; a state is a word first.
constexpr std::string_view kStyle = R"(
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.6rem;margin:0 0 .5rem}
h2{font-size:1.2rem;margin:1.5rem 0 .5rem}
table{border-collapse:collapse;width:100%}
caption{text-align:left;padding-bottom:.3rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #767676}
a{color:#003d99}
a:focus{outline:3px solid #b35900;outline-offset:2px}
.scroll{overflow-x:auto}
.banner{border:2px solid #8a4500;padding:.5rem .8rem;font-weight:bold}
.bad{font-weight:bold;color:#9a0000}
@media(prefers-color-scheme:dark){body{color:#f0f0f0;background:#161616}a{color:#9cc3ff}.bad{color:#ffb0b0}.banner{border-color:#ffb566}}
@media print{body{max-width:none;color:#000;background:#fff}}
)";

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

std::string TimeWithAge(const std::optional<Instant>& instant, Instant now) {
  if (!instant) return "never";
  const std::string utc = FormatInstant(*instant);
  return "<time datetime=\"" + utc + "\" title=\"" + utc + "\">" +
         Age(now - *instant) + "</time>";
}

// Where links begin: "" or "https://board.example.org/planwatch/".
std::string LinkBase(std::string_view external_url) {
  std::string base(external_url);
  if (!base.empty() && base.back() != '/') base += '/';
  return base;
}

const std::string& TitleOf(const Snapshot& snapshot, const SourceState& state) {
  for (const Entry& entry : snapshot.config->entries)
    if (entry.name == state.name && !entry.title.empty()) return entry.title;
  return state.name;
}

std::string SourceRow(const Snapshot& snapshot, std::size_t index,
                      Instant now) {
  const SourceState& state = snapshot.sources[index];
  const SourceHealth& health = snapshot.health.sources[index];
  const bool bad = health.tried && (!health.up || health.held_back);
  std::string row = "<tr><th scope=\"row\">";
  row += EscapeHtml(TitleOf(snapshot, state));
  row += "</th><td>";
  row += state.kind == Kind::kPlan ? "Plan" : "Register of referrals";
  row += "</td><td>" + EscapeHtml(state.source_name) + "</td><td>";
  row += bad ? "<span class=\"bad\">" : "<span>";
  row += StateWord(health);
  row += "</span>";
  if (state.error) row += "<br>" + EscapeHtml(*state.error);
  row += "</td><td>" + TimeWithAge(health.last_success, now) + "</td><td>";
  row += state.report ? std::to_string(state.report->rows) : "–";
  row += "</td><td>";
  row += state.report ? std::to_string(state.report->rejected.total()) : "–";
  row += "</td></tr>\n";
  return row;
}

}  // namespace

std::string_view StateWord(const SourceHealth& health) {
  if (!health.tried) return "not read yet";
  if (health.held_back) return "held back";
  return health.up ? "well" : "failed";
}

std::string FormatInstant(Instant instant) {
  using namespace std::chrono;
  const auto day = floor<days>(instant);
  const year_month_day date{day};
  const hh_mm_ss time{instant - day};
  std::array<char, 48> text{};
  std::snprintf(
      text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ",
      static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
      static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
      static_cast<int>(time.minutes().count()),
      static_cast<int>(time.seconds().count()));
  return text.data();
}

std::string EscapeHtml(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  return escaped;
}

std::string FrontPage(const Snapshot& snapshot, std::string_view external_url,
                      Instant now) {
  const std::string base = EscapeHtml(LinkBase(external_url));
  std::string page =
      "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta "
      "charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<title>planwatch"
      "</title>\n<style>";
  page += kStyle;
  page += "</style>\n</head>\n<body>\n<main>\n<h1>planwatch</h1>\n";
  if (snapshot.published) {
    const std::string date = FormatDate(snapshot.published->as_at());
    page += snapshot.as_at_given
                ? "<p class=\"banner\" role=\"note\">As at " + date +
                      ": the figures stand at this date, not today’s.</p>\n"
                : "<p>Figures as at " + date + ".</p>\n";
  } else {
    page += "<p>Nothing has been read yet.</p>\n";
  }
  if (!snapshot.health.config_reload_successful)
    page +=
        "<p class=\"bad\">The configuration that was last reloaded is wrong; "
        "the one before it is in use. The log says where.</p>\n";

  page +=
      "<h2>Sources</h2>\n<div class=\"scroll\" role=\"region\" "
      "aria-label=\"Sources\" tabindex=\"0\">\n<table>\n<caption>What is read, "
      "and how that goes</caption>\n<thead><tr><th scope=\"col\">Title</th><th "
      "scope=\"col\">Kind</th><th scope=\"col\">Read from</th><th "
      "scope=\"col\">State</th><th scope=\"col\">Last good read</th><th "
      "scope=\"col\">Rows</th><th scope=\"col\">Rows not used</th></tr>"
      "</thead>\n<tbody>\n";
  for (std::size_t i = 0; i < snapshot.sources.size(); ++i)
    page += SourceRow(snapshot, i, now);
  if (snapshot.sources.empty())
    page += "<tr><td colspan=\"7\">The configuration names none.</td></tr>\n";
  page += "</tbody>\n</table>\n</div>\n<h2>More</h2>\n<ul>\n";
  const auto link = [&](std::string_view path, std::string_view text) {
    page += "<li><a href=\"" + base + std::string(path) + "\">" +
            std::string(text) + "</a></li>\n";
  };
  link("metrics", "Metrics, for Prometheus");
  link("api/v1/status", "State of the sources, as JSON");
  link("-/healthy", "Whether the daemon lives");
  link("-/ready", "Whether every source has been tried once");
  page += "</ul>\n</main>\n<footer><p>planwatch " +
          EscapeHtml(snapshot.health.version) +
          "</p></footer>\n</body>\n</html>\n";
  return page;
}

}  // namespace planwatch::web
