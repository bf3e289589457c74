// HTML that cannot hold unescaped text, and the frame that every page shares.
//
// An Html is made from literals of the code ("<p>"_html) and from text, which
// is escaped; nothing else becomes one. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/calendar.h"

namespace planwatch::web {

class Html {
 public:
  Html() = default;
  Html& operator+=(const Html& more) {
    markup_ += more.markup_;
    return *this;
  }
  friend Html operator+(Html a, const Html& b) { return std::move(a += b); }
  bool empty() const { return markup_.empty(); }
  const std::string& str() const& { return markup_; }
  std::string str() && { return std::move(markup_); }

 private:
  explicit Html(std::string markup) : markup_(std::move(markup)) {}
  friend Html operator""_html(const char* markup, std::size_t size);
  friend Html Text(std::string_view text);

  std::string markup_;
};

// The code's own markup.
Html operator""_html(const char* markup, std::size_t size);
// Anything else, escaped; safe in double-quoted attributes too.
Html Text(std::string_view text);
// The same; what stands between `backticks` is set as code.
Html Prose(std::string_view text);
// The same, its line breaks as in the text.
Html Lines(std::string_view text);
Html Number(std::size_t number);

// "18 May 2015", for people; machines find the ISO date in it.
Html Day(Date date);
// "2015-05-18T09:00:00Z".
std::string FormatInstant(Instant instant);

// As one segment of a path, or a value of a query.
std::string PercentEncode(std::string_view text);
Html Link(std::string_view href, const Html& content);
// The same; screen readers say `name`, which holds what the content says and
// where the link leads, so that links of the same content can be told apart.
Html Link(std::string_view href, const Html& content, std::string_view name);
// "actions?plan=cse&rag=red": encoded, not yet escaped.
std::string Query(
    std::string_view path,
    const std::vector<std::pair<std::string, std::string>>& query);

struct Column {
  std::string heading;
  bool number = false;  // to the right, digits of one width
};

// A table that scrolls by itself if it is too wide; the first column holds the
// row headings. Another column without anything in it, or with nothing but
// dashes, is left out. A table of records is `stacked`: on a phone it becomes a
// list of cards, and the script sorts it by its columns.
struct TableOptions {
  std::string caption;
  std::vector<Column> columns = {};
  bool stacked = false;
  bool compact = false;  // many rows on one screen
  int heading = 0;       // a heading of this level shows the caption; 0: none
  std::string id = {};   // of what shows the caption, for links
};
using TableRow = std::vector<Html>;
Html Table(const TableOptions& options, const std::vector<TableRow>& rows);

// Opens by a click on its summary; on paper it is open.
Html Folded(const Html& summary, const Html& content);

struct PageOptions {
  std::string title;  // before "planwatch" in the window's title; the heading
  std::string base;   // before links to the daemon's own pages: "",
                      // "/planwatch/"
  std::string here;   // which of them this one is: "", "actions", …
  std::string footer;
  int refresh_seconds = 0;  // how often the script reloads; 0: never
  std::string running;      // at the foot of each printed page; may be empty
  std::string marking;  // at the head and foot of the page and of each printed
                        // one; may be empty
  // Style inside the page, no script and no links: for files to be sent on.
  bool stands_alone = false;
  bool meeting = false;  // in large type, to be read from the end of a table
};
std::string Page(const PageOptions& options, const Html& main);

}  // namespace planwatch::web
