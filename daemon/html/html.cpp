#include "daemon/html/html.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "collectors/base/text.h"
#include "daemon/html/assets.h"

namespace planwatch::web {
namespace {

struct NavEntry {
  std::string_view path, title;
};
constexpr std::array kNav = {
    NavEntry{"", "Board"},
    NavEntry{"actions", "Actions"},
    NavEntry{"changes", "What changed"},
    NavEntry{"check", "What to repair"},
    NavEntry{"report", "Quarterly review"},
};

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

// An empty relative link would lead to the page itself, with its query.
std::string Address(std::string_view base, std::string_view path) {
  const std::string address = std::string(base) + std::string(path);
  return address.empty() ? "./" : address;
}

Html Navigation(const PageOptions& options) {
  Html nav = "<nav aria-label=\"Pages\"><ul>"_html;
  for (const NavEntry& entry : kNav) {
    nav += "<li><a href=\""_html + Text(Address(options.base, entry.path)) +
           (entry.path == options.here ? "\" aria-current=\"page\">"_html
                                       : "\">"_html) +
           Text(entry.title) + "</a></li>"_html;
  }
  return nav + "</ul></nav>\n"_html;
}

bool SaysNothing(const Html& content) {
  return content.empty() || content.str() == "–";
}

// Those with something in them, and the row headings.
std::vector<std::size_t> ColumnsInUse(const TableOptions& table,
                                      const std::vector<TableRow>& rows) {
  std::vector<std::size_t> used;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (i == 0 || rows.empty() ||
        std::any_of(rows.begin(), rows.end(),
                    [i](const TableRow& row) { return !SaysNothing(row[i]); }))
      used.push_back(i);
  return used;
}

// Above the table, and not scrolling with it: a table with explicit roles may
// have no heading inside.
Html Heading(const TableOptions& table) {
  const Html tag = "h"_html + Number(static_cast<std::size_t>(table.heading));
  Html heading = "<"_html + tag;
  if (!table.id.empty()) heading += " id=\""_html + Text(table.id) + "\""_html;
  return heading + ">"_html + Text(table.caption) + "</"_html + tag +
         ">\n"_html;
}

Html Caption(const TableOptions& table) {
  Html caption = "<caption"_html;
  if (table.heading != 0)
    caption += " class=\"unseen\""_html;  // it is the heading's text
  else if (!table.id.empty())
    caption += " id=\""_html + Text(table.id) + "\""_html;
  return caption + ">"_html + Text(table.caption) + "</caption>\n"_html;
}

Html Classes(const std::vector<std::string>& classes) {
  if (classes.empty()) return {};
  return " class=\""_html + Text(Join(classes, " ")) + "\""_html;
}

Html Cell(const TableOptions& table, std::size_t column, const Html& content) {
  const bool heads = column == 0;
  Html cell = heads ? "<th scope=\"row\""_html : "<td"_html;
  if (table.stacked)
    cell += (heads ? " role=\"rowheader\" data-label=\""_html
                   : " role=\"cell\" data-label=\""_html) +
            Text(table.columns[column].heading) + "\""_html;
  std::vector<std::string> classes;
  if (table.columns[column].number) classes.emplace_back("number");
  // Left out of cards.
  if (table.stacked && SaysNothing(content)) classes.emplace_back("blank");
  return cell + Classes(classes) + ">"_html + content +
         (heads ? "</th>"_html : "</td>"_html);
}

}  // namespace

Html operator""_html(const char* markup, std::size_t size) {
  return Html(std::string(markup, size));
}

Html Text(std::string_view text) {
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
  return Html(std::move(escaped));
}

Html Prose(std::string_view text) {
  Html prose;
  while (true) {
    const std::size_t open = text.find('`');
    const std::size_t close =
        open == text.npos ? text.npos : text.find('`', open + 1);
    if (close == text.npos) return prose + Text(text);
    prose += Text(text.substr(0, open)) + "<code>"_html +
             Text(text.substr(open + 1, close - open - 1)) + "</code>"_html;
    text.remove_prefix(close + 1);
  }
}

Html Lines(std::string_view text) {
  Html lines;
  bool first = true;
  for (const std::string& line : Split(text, '\n')) {
    if (!std::exchange(first, false)) lines += "<br>"_html;
    lines += Text(line);
  }
  return lines;
}

Html Number(std::size_t number) { return Text(std::to_string(number)); }

Html Day(Date date) {
  return "<time datetime=\""_html + Text(FormatDate(date)) + "\">"_html +
         Text(DayInWords(date)) + "</time>"_html;
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

std::string PercentEncode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (IsUnreserved(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += kHex[byte >> 4];
    encoded += kHex[byte & 15];
  }
  return encoded;
}

Html Link(std::string_view href, const Html& content) {
  return "<a href=\""_html + Text(href) + "\">"_html + content + "</a>"_html;
}

Html Link(std::string_view href, const Html& content, std::string_view name) {
  return "<a href=\""_html + Text(href) + "\" aria-label=\""_html + Text(name) +
         "\">"_html + content + "</a>"_html;
}

std::string Query(
    std::string_view path,
    const std::vector<std::pair<std::string, std::string>>& query) {
  std::string address(path);
  char separator = '?';
  for (const auto& [name, value] : query) {
    address += separator + PercentEncode(name) + '=' + PercentEncode(value);
    separator = '&';
  }
  return address;
}

Html Table(const TableOptions& options, const std::vector<TableRow>& rows) {
  // Browsers drop a table's semantics if CSS changes its display, unless its
  // parts have explicit roles.
  const Html row = options.stacked ? "<tr role=\"row\">"_html : "<tr>"_html;
  const Html group = options.stacked ? " role=\"rowgroup\">"_html : ">"_html;
  std::vector<std::string> classes;
  if (options.stacked) classes.emplace_back("stacked");
  if (options.compact) classes.emplace_back("compact");
  Html table =
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
      "aria-label=\""_html +
      Text(options.caption) + "\">\n<table"_html + Classes(classes);
  if (options.stacked) table += " role=\"table\""_html;
  table += ">\n"_html + Caption(options) + "<thead"_html + group + row;
  const std::vector<std::size_t> used = ColumnsInUse(options, rows);
  for (const std::size_t i : used) {
    const Column& column = options.columns[i];
    table += "<th scope=\"col\""_html;
    if (options.stacked) table += " role=\"columnheader\""_html;
    if (column.number) table += " class=\"number\""_html;
    table += ">"_html + Text(column.heading) + "</th>"_html;
  }
  table += "</tr></thead>\n<tbody"_html + group + "\n"_html;
  for (const TableRow& cells : rows) {
    table += row;
    for (const std::size_t i : used) table += Cell(options, i, cells[i]);
    table += "</tr>\n"_html;
  }
  table += "</tbody>\n</table>\n</div>\n"_html;
  if (options.heading == 0) return table;
  return "<div>\n"_html + Heading(options) + table + "</div>\n"_html;
}

Html Folded(const Html& summary, const Html& content) {
  return "<details>\n<summary>"_html + summary + "</summary>\n"_html + content +
         "</details>\n"_html;
}

std::string Page(const PageOptions& options, const Html& main) {
  // The style makes margins of a printed page from the attributes: the
  // Content-Security-Policy lets no style into the page itself.
  const auto attribute = [](const Html& name, const std::string& text) {
    return text.empty() ? Html() : name + "=\""_html + Text(text) + "\""_html;
  };
  const Html marking = options.marking.empty()
                           ? Html()
                           : "<p class=\"marking\">"_html +
                                 Text(options.marking) + "</p>\n"_html;
  Html head = "<!doctype html>\n<html lang=\"en-GB\""_html +
              attribute(" data-running"_html, options.running) +
              attribute(" data-marking"_html, options.marking) +
              (options.meeting ? " class=\"meeting\""_html : Html()) +
              ">\n<head>\n<meta "
              "charset=\"utf-8\">\n<meta name=\"viewport\" "
              "content=\"width=device-width, initial-scale=1\">\n<title>"_html +
              Text(options.title) + " · planwatch</title>\n"_html;
  if (options.stands_alone) {
    // Style() is our own, so it needs no escaping.
    head += "<style>"_html + operator""_html(Style().data(), Style().size()) +
            "</style>\n</head>\n<body>\n"_html;
  } else {
    const Html base = Text(options.base);
    head += "<link rel=\"icon\" type=\"image/svg+xml\" href=\""_html + base +
            "planwatch.svg\">\n<link rel=\"stylesheet\" href=\""_html + base +
            "planwatch.css\">\n<script src=\""_html + base +
            "planwatch.js\" defer></script>\n</head>\n<body>\n<a "
            "class=\"skip\" href=\"#main\">Skip to main content</a>\n<header>"
            "<p class=\"brand\">planwatch</p>"_html +
            Navigation(options) + "</header>\n"_html;
  }
  head += "<main id=\"main\""_html;
  if (options.refresh_seconds > 0)
    head += " data-refresh=\""_html +
            Text(std::to_string(options.refresh_seconds)) + "\""_html;
  head +=
      ">\n"_html + marking + "<h1>"_html + Text(options.title) + "</h1>\n"_html;
  const Html foot = "</main>\n<footer>"_html + marking + "<p>"_html +
                    Text(options.footer) +
                    "</p></footer>\n</body>\n</html>\n"_html;
  // Some pages have megabytes: copied once.
  std::string page;
  page.reserve(head.str().size() + main.str().size() + foot.str().size());
  return std::move(
      page.append(head.str()).append(main.str()).append(foot.str()));
}

}  // namespace planwatch::web
