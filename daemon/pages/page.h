// What the daemon's own pages share: their input, and the notes on each of
// them.
//
// A page is a pure function of a snapshot and a request: any thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "daemon/html/html.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

struct PageRequest {
  std::multimap<std::string, std::string> query;
  // Below a route that ends in a slash: the rest of the path, decoded.
  std::string rest = {};
  std::string base;  // PageOptions::base
  // As people see the daemon, ending in a slash; empty where it is not known.
  std::string external_url = {};
  // Whether who has signed in may accept what is held back.
  bool may_accept = false;
  Instant now{};  // the moment that ages are computed at
  // Whether nobody waits for the page any more; it may then be incomplete.
  std::function<bool()> abandoned = [] { return false; };
};

// What a page answers with where it isn't 200 (RFC 9110, 15.5).
inline constexpr int kBadRequest = 400, kNotFound = 404;

struct PageAnswer {
  int status = 200;
  std::string body;  // or the text of another type
  std::string content_type = "text/html; charset=utf-8";
  std::string file_name = {};  // to be saved under; empty: to be shown
};

struct PageFrame {
  std::string title;
  std::string here;  // PageOptions::here
  int refresh_seconds = 0;
  // The page says itself which days its figures are of: no note does.
  bool own_dates = false;
  std::string running = {}, marking = {};  // as in PageOptions
  bool meeting = false;                    // the same
  // The page is about this entry of the snapshot: no note is about another.
  const EntrySnapshot* about = nullptr;
};
// `main` below the notes: the date of the figures and whether it was given,
// when the page was made, an invalid configuration, the first failing sources.
std::string FramePage(const Snapshot& snapshot, const PageRequest& request,
                      const PageFrame& frame, const Html& main);

// "2015/16-Q1".
std::string QuarterInAddress(Quarter quarter);
// The day of the figures; before the first reading, today.
Date AsAt(const Snapshot& snapshot, const PageRequest& request);

// Status 400, for an address whose parameters are wrong: what is wrong, and a
// link to the page of that path without them.
PageAnswer WrongAddress(const Snapshot& snapshot, const PageRequest& request,
                        const PageFrame& frame, const std::string& wrong,
                        std::string_view path);

// Status 404: no page has that address.
PageAnswer NoSuchPage(const Snapshot& snapshot, const PageRequest& request);

// The page that reviews a quarter: "/report?quarter=2015/16-Q1", encoded.
std::string ReviewAddress(const PageRequest& request, Quarter quarter);

// "Plan", "Register of referrals", "Measures".
Html KindForPeople(Kind kind);
// "ok", "in doubt", "held back", "failed", "not read yet".
std::string_view StateWord(ReadingState state);
// Of an entry without figures: what is wrong, or that there is nothing yet.
Html WhyNoFigures(const EntrySnapshot& entry, const PageRequest& request);
// Tried, and the last read failed or was held back.
bool IsBad(const SourceHealth& health);
// One large number and what it counts; all of it is a link unless `href` is
// empty.
struct Tile {
  std::string figure;
  std::string counts;
  std::string href = {};
  bool bad = false;
};
Html Tiles(const std::vector<Tile>& tiles);
// "3 hours ago", "never".
Html Ago(const std::optional<Instant>& instant, Instant now);

}  // namespace planwatch::web
