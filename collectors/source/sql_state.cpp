#include "collectors/source/sql_state.h"

#include <string>

#include "collectors/source/query.h"

namespace planwatch {
namespace {

struct Meaning {
  std::string_view code;  // or the class that it begins with
  std::string_view words;
};

constexpr std::string_view kUnreachable =
    "there is no answer from the database server; see that it runs, and that "
    "its name and port are right and may be reached from here";
constexpr std::string_view kRefused =
    "the server refuses this user or the password; put them right in the "
    "configuration";
constexpr std::string_view kNoDatabase =
    "there is no such database on the server, or this user may not enter it; "
    "name the right one in the configuration";
constexpr std::string_view kNotAllowed =
    "this user may not read what the query names; let the user SELECT from it";
constexpr std::string_view kNotUnderstood =
    "the query is not understood by the database; put it right";
constexpr std::string_view kNoTable =
    "there is no such table in the database; put the query right";
constexpr std::string_view kNoColumn =
    "there is no such column in the database; put the query right";
constexpr std::string_view kTooLong =
    "the query takes longer than `timeout` allows; make it faster, or give it "
    "more time in the configuration";
constexpr std::string_view kBrokenOff =
    "the server broke the query off in favour of other users; it is tried "
    "again";
constexpr std::string_view kTooMany =
    "the server has no connection left; it is tried again";
constexpr std::string_view kNoDriver =
    "there is no such data source or driver on this system; name one that "
    "`odbcinst -q -s` or `odbcinst -q -d` lists, or install the driver's "
    "package, such as odbc-mariadb, odbc-postgresql or tdsodbc";
constexpr std::string_view kNoText =
    "a text can't be had as UTF-8; put it right in the database";
constexpr std::string_view kBadValue =
    "the query meets a value that it can't convert or calculate with; put the "
    "query right";

// Whatever is more special stands first.
constexpr Meaning kMeanings[] = {
    {"07006",
     "the ODBC driver has no Unicode; name its Unicode driver, such as "
     "PostgreSQL Unicode"},
    {"08001", kUnreachable},
    {"08004", kTooMany},
    {"22021", kNoText},
    {"22P05", kNoText},
    {"22", kBadValue},
    {"28", kRefused},
    {"3D", kNoDatabase},
    {"40", kBrokenOff},
    {"42000",  // of ODBC's drivers
     "the query is not understood by the database, or names what this user may "
     "not read; put it right"},
    {"42501", kNotAllowed},
    {"42P01", kNoTable},
    {"42S02", kNoTable},
    {"42703", kNoColumn},
    {"42S22", kNoColumn},
    {"42", kNotUnderstood},
    {"53300", kTooMany},
    {"55P03", kBrokenOff},
    {"57014", kTooLong},
    {"57P03", "the server is starting up or shutting down; it is tried again"},
    {"70100", kTooLong},
    {"HYT", kTooLong},
    {"IM", kNoDriver},
};

}  // namespace

Error SqlStateError(std::string_view code, std::string_view missing) {
  if (code == "25006") return MoreThanRead();
  if (code.starts_with("08") && code != "08001" && code != "08004")
    return LostConnection();
  if (code.starts_with("57P") && code != "57P03") return LostConnection();
  for (const Meaning& meaning : kMeanings) {
    if (!code.starts_with(meaning.code)) continue;
    if (!missing.empty() && meaning.words == kNoTable)
      return NoSuch("table", missing);
    if (!missing.empty() && meaning.words == kNoColumn)
      return NoSuch("column", missing);
    return Error(std::string(meaning.words));
  }
  return Error("the query failed (SQLSTATE " + std::string(code) +
               "); the server's log says why");
}

}  // namespace planwatch
