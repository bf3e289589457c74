// The vocabulary of dates as tables, and the rules of single figures: which
// years can be meant, which century two digits belong to. ReadPlainDate, which
// is fast, and ReadDate, which reads everything, share them.
//
// All words are folded. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "collectors/base/calendar.h"

namespace planwatch {

// A year outside these is a slip of the pen (2105, 1015) or a spreadsheet's
// zero (1900).
inline constexpr int kFirstYear = 1990, kLastYear = 2100;
inline constexpr bool IsPlausibleYear(int year) {
  return year >= kFirstYear && year <= kLastYear;
}

// The day, or nullopt where it does not exist or its year can't be meant.
std::optional<Date> PlausibleDate(int year, unsigned month, unsigned day);

// The year that two digits stand for: the one nearest to `about`, or without
// it one of the hundred years from kFirstYear on.
int YearOfTwoDigits(int digits, std::optional<int> about);

// Whether a year is so far from the column's others that it is likely to be a
// slip: 2051 among dates of 2015.
bool IsFarYear(int year, std::optional<int> about);
bool IsFarYear(Date date, std::optional<int> about);

// Western Easter Sunday.
Date EasterOf(int year);

inline constexpr int kShortestMonth = 28, kLongestMonth = 31;

// A two-digit number behind a month is its year only within so many years of
// what the document tells of: "May 31" is a day. Years that stand behind months
// lie as near to each other.
inline constexpr int kNearYears = 10;

// Some months of a year. `months` is 0 for the single day `day`.
struct NamedPeriod {
  std::string_view phrase;
  unsigned month = 1;   // the first one
  unsigned months = 1;  // how many
  unsigned day = 0;
};

inline constexpr std::pair<std::string_view, unsigned> kMonthWords[] = {
    {"january", 1},   {"jan", 1},    {"february", 2},  {"feb", 2},
    {"march", 3},     {"mar", 3},    {"april", 4},     {"apr", 4},
    {"may", 5},       {"june", 6},   {"jun", 6},       {"july", 7},
    {"jul", 7},       {"august", 8}, {"aug", 8},       {"september", 9},
    {"sept", 9},      {"sep", 9},    {"october", 10},  {"oct", 10},
    {"november", 11}, {"nov", 11},   {"december", 12}, {"dec", 12}};

// "july", "sept", as 7 and 9.
std::optional<unsigned> MonthNamed(std::string_view word);
// The month that a long name with one slip in it stands for: "septmber",
// "febuary".
std::optional<unsigned> MonthMisspelt(std::string_view word);

inline constexpr NamedPeriod kSeasons[] = {
    {"spring", 3, 3}, {"summer", 6, 3}, {"autumn", 9, 3}, {"winter", 12, 3}};
// In the order of their seasons.
inline constexpr NamedPeriod kTerms[] = {
    {"spring term", 1, 3}, {"summer term", 4, 4}, {"autumn term", 9, 4}};
inline constexpr NamedPeriod kFeasts[] = {{"christmas", 12, 0, 25},
                                          {"christmas day", 12, 0, 25},
                                          {"xmas", 12, 0, 25},
                                          {"new year", 1, 0, 1}};
inline constexpr std::string_view kEaster = "easter";
inline constexpr unsigned kAcademicYearStarts = 9;

inline constexpr std::pair<std::string_view, int> kOrdinals[] = {
    {"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"final", 4}};
inline constexpr std::string_view kQuarterWords[] = {"q", "quarter", "quarters",
                                                     "qtr", "qtrs"};
inline constexpr std::string_view kHalfWords[] = {"h", "half"};
// In front of a month's number in the financial year: "period 6 2014/15".
inline constexpr std::string_view kPeriodWords[] = {"period", "p", "month",
                                                    "mth", "m"};
inline constexpr std::string_view kDaySuffixes[] = {"st", "nd", "rd", "th"};

inline constexpr std::string_view kFinancialYearPhrases[] = {
    "financial year", "fin year", "fiscal year", "fy"};
inline constexpr std::string_view kYearEndPhrases[] = {
    "year end", "end of year", "end of the year"};
inline constexpr std::string_view kAcademicYearPhrases[] = {
    "academic year", "academic years", "school year", "school years", "ay"};

inline constexpr std::string_view kEarly[] = {"early", "beginning", "start"};

// The week that a day begins: due on its Friday.
inline constexpr std::string_view kWeekFrom[] = {"w/c",
                                                 "wc",
                                                 "w/b",
                                                 "wb",
                                                 "week commencing",
                                                 "week beginning",
                                                 "week starting",
                                                 "week of",
                                                 "wk commencing",
                                                 "wk beginning"};
// In front of a week's number in its year (ISO 8601): "wk 12 2026".
inline constexpr std::string_view kWeekNumber[] = {"week", "wk", "w", "cw",
                                                   "kw"};
// In front of a month, and the day on which such a week of it ends; 0 is the
// month's last.
struct WeekOfMonth {
  std::string_view word;
  unsigned day;
};
inline constexpr WeekOfMonth kWeeksOfMonth[] = {{"first", 7},  {"second", 14},
                                                {"third", 21}, {"fourth", 28},
                                                {"last", 0},   {"final", 0}};
inline constexpr std::string_view kWeekTo[] = {"w/e", "week ending", "week end",
                                               "wk ending"};

// A number behind one of these counts things and is not a day: "Phase 1 May
// 2015".
inline constexpr std::string_view kLabels[] = {
    "phase",   "stage",     "step",     "wave",      "part",       "action",
    "actions", "task",      "item",     "milestone", "tranche",    "cohort",
    "group",   "objective", "priority", "option",    "workstream", "round",
    "batch",   "module",    "level",    "tier",      "lot",        "version",
    "draft",   "session",   "week",     "wk",        "year",       "yr",
    "month",   "number",    "no",       "point",     "site",       "target"};

// What may stand about a date and leaves no doubt of it.
inline constexpr std::string_view kPartOfDate[] = {
    "end",      "of",     "the",      "monday",    "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday",    "mon",     "tue",
    "tues",     "wed",    "weds",     "thu",       "thur",    "thurs",
    "fri",      "sat",    "sun",      "financial", "year"};
// What may stand between a word that leads to a date and the date itself.
inline constexpr std::string_view kConnecting[] = {
    "to",    "until", "till", "for",   "by",       "on",     "in",
    "at",    "is",    "date", "due",   "deadline", "target", "back",
    "early", "mid",   "late", "again", "and",      ":"};

// In front of a month without a year these say that it is one: "may" is a
// word of its own.
inline constexpr std::string_view kBeforeMonth[] = {
    "by",      "end",   "of",     "in",    "mid",       "early",  "late",
    "during",  "until", "till",   "from",  "to",        "before", "start",
    "and",     "or",    "since",  "after", "beginning", "review", "due",
    "next",    "the",   "on",     "now",   "then",      "was",    "between",
    "through", "moved", "revised"};

// Between two periods these make a range of them, these a list; the last make
// one period of two that adjoin.
inline constexpr std::string_view kRangeMarks[] = {"-",    "to",      "until",
                                                   "till", "through", "thru"};
inline constexpr std::string_view kListMarks[] = {"/", "&", "and", "or",
                                                  ",", ";", "+",   "then"};
inline constexpr std::string_view kJoiningMarks[] = {"/", "&", "and", "or",
                                                     "+"};

// Words that make the period behind them the revised one, or the original one,
// of a date that was moved.
inline constexpr std::string_view kRevisingWords[] = {
    "now",     "new",      "revised",     "moved",    "extended", "slipped",
    "changed", "deferred", "rescheduled", "pushed",   "put",      "postponed",
    "delayed", "brought",  "reprofiled",  "rephased", "rev"};
inline constexpr std::string_view kOriginalWords[] = {
    "was",       "originally", "original", "previously", "previous", "formerly",
    "initially", "initial",    "old",      "orig",       "prev"};
inline constexpr std::string_view kArrows[] = {"→", "⇒", "➔", "➜",
                                               "➡", "⟶", ">"};

// The period behind these is a start; behind the second kind only where the
// cell has another period as well.
inline constexpr std::string_view kStartWords[] = {
    "from", "since", "after", "started", "began", "begun", "commenced"};
inline constexpr std::string_view kBeginningWords[] = {
    "start",     "starts",   "starting",  "begin",     "begins",
    "beginning", "commence", "commences", "commencing"};
// "Six weeks from" a day is reckoned from it; so is "within six weeks of" it.
inline constexpr std::pair<std::string_view, int> kDurationsInDays[] = {
    {"day", 1}, {"days", 1}, {"week", 7}, {"weeks", 7}, {"wks", 7}};
inline constexpr std::pair<std::string_view, int> kDurationsInMonths[] = {
    {"month", 1}, {"months", 1}, {"mths", 1},
    {"year", 12}, {"years", 12}, {"yrs", 12}};
inline constexpr std::pair<std::string_view, int> kNumberWords[] = {
    {"a", 1},    {"an", 1},   {"one", 1},     {"two", 2},    {"three", 3},
    {"four", 4}, {"five", 5}, {"six", 6},     {"seven", 7},  {"eight", 8},
    {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}};
inline constexpr std::string_view kReckonedFrom[] = {"from", "after",
                                                     "following", "since"};
// What is due so is due on the day before the period begins.
inline constexpr std::string_view kBefore[] = {"before", "prior to",
                                               "in advance of", "ahead of"};
// The period behind these is a start.
inline constexpr std::string_view kNotBefore[] = {
    "not before",     "no earlier than", "not earlier than",
    "no sooner than", "not until",       "not till"};
// Behind a period these leave its end open.
inline constexpr std::string_view kOpenEnds[] = {"onwards",
                                                 "onward",
                                                 "and onwards",
                                                 "and beyond",
                                                 "until further notice",
                                                 "to date",
                                                 "to present",
                                                 "to ongoing"};

// What is said of a day that has been, and is not the day that something is
// due: "agreed at the board of 14/01/2015". "review" is not among them.
inline constexpr std::string_view kEvents[] = {
    "agreed",      "approved",    "reported",   "reviewed",    "raised",
    "discussed",   "presented",   "updated",    "amended",     "minuted",
    "requested",   "received",    "signed",     "dated",       "noted",
    "launched",    "issued",      "chased",     "opened",      "logged",
    "held",        "met",         "took place", "taken place", "went",
    "sent",        "attended",    "circulated", "submitted",   "considered",
    "emailed",     "distributed", "visited",    "shared",      "last review",
    "last update", "last meeting"};
// The same of a day that they stand behind: "15 April meeting held", but not
// "June 2015 as agreed".
inline constexpr std::string_view kEventsBehind[] = {
    "held", "met", "took place", "taken place", "went", "attended"};
// In front of them these say that it is still to come, or may never be.
inline constexpr std::string_view kEventToCome[] = {
    "be",   "to have", "will",  "shall",   "should",   "must",
    "not",  "yet",     "once",  "when",    "if",       "until",
    "till", "unless",  "after", "planned", "scheduled"};
// Beside them these say that the day is a deadline nevertheless, the second
// kind where it leads to the day: "agreed deadline", "agreed by 12/09/2013".
inline constexpr std::string_view kDeadlineNouns[] = {
    "deadline",  "target",     "due",  "date",    "timescale",
    "timeframe", "completion", "next", "expected"};
inline constexpr std::string_view kDeadlineLeads[] = {"by",    "before", "for",
                                                      "until", "till",   "to"};

// Ways of saying that there is no date, beside those of saying "none" at all.
inline constexpr std::string_view kUndated[] = {
    "ongoing",       "on going",
    "continuous",    "continuously",
    "continual",     "continuing",
    "rolling",       "permanent",
    "asap",          "as soon as possible",
    "immediate",     "immediately",
    "urgent",        "now",
    "to be set",     "not set",
    "no date",       "various",
    "as required",   "as needed",
    "when required", "daily",
    "weekly",        "fortnightly",
    "monthly",       "bi monthly",
    "quarterly",     "termly",
    "six monthly",   "annual",
    "annually",      "yearly",
    "each year",     "every year",
    "each month",    "every month",
    "each term",     "each quarter"};

inline constexpr std::string_view kUsualBusiness[] = {"business as usual",
                                                      "bau"};

// A date beside one of these is of a part of the work.
inline constexpr std::string_view kInPart[] = {
    "part",        "partly",     "partial",   "partially", "in part",
    "outstanding", "remaining",  "remainder", "the rest",  "to follow",
    "still to",    "not",        "except",    "pending",   "awaiting",
    "incomplete",  "in progress"};

}  // namespace planwatch
