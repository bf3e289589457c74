// What the values of flags may be, at both sides of each bound.
#include "daemon/commands/flag_checks.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace planwatch {
namespace {

using Check = std::string (*)(const std::string&);

void Takes(Check check, const std::vector<std::string>& values) {
  for (const std::string& value : values) EXPECT_EQ(check(value), "") << value;
}

void Refuses(Check check, const std::vector<std::string>& values,
             const std::string& message) {
  for (const std::string& value : values)
    EXPECT_EQ(check(value), message) << value;
}

TEST(FlagChecks, OfNumbers) {
  Takes(flags::Positive, {"1", "9", "10", "007", "999999"});
  Refuses(flags::Positive,
          {"", "0", "000", "-1", "+1", "#1", "1.5", "1 ", "x", "1000000"},
          "takes a whole number from 1 on");
  Takes(flags::NotEmpty, {"x", " "});
  Refuses(flags::NotEmpty, {""}, "the value is empty");
}

TEST(FlagChecks, OfTheExternalUrl) {
  Takes(flags::ExternalUrl, {"http://h", "https://h", "https://h:8443/a/b/",
                             "http://[::1]:80", "https://h/\u00E9~!"});
  Refuses(flags::ExternalUrl,
          {"", "h", "http:/h", "http://", "https://", "http:///a", "ftp://h",
           "HTTP://h", "https://h a", "https://h\t", "https://h\x7F",
           "https://h/?q", "https://h/#f", "https://h/\"", "https://h/<",
           "https://h/>"},
          "takes the address that users have for planwatch, as in "
          "https://example.org/planwatch");
}

TEST(FlagChecks, OfTheRoutePrefix) {
  Takes(flags::RoutePrefix, {"/", "/planwatch", "/a/b/", "/a~b!"});
  Refuses(flags::RoutePrefix,
          {"", "planwatch", "//", "/a//b", "/a b", "/\x1F", "/\x7F", "/\u00E9",
           "/\"", "/<", "/>", "/?", "/#", "/%41"},
          "takes a path, as in /planwatch");
}

TEST(FlagChecks, OfDatesAndQuarters) {
  Takes(flags::IsoDate, {"2015-05-18", "2016-02-29"});
  Refuses(flags::IsoDate, {"", "2015-02-29", "18/05/2015", "2015-05-18 "},
          "takes a date, as in 2015-05-18");
  Takes(flags::QuarterOfYear, {"2015/16-Q1", "2015/16 Q4"});
  Refuses(flags::QuarterOfYear,
          {"", "2015/16-Q0", "2015/16-Q5", "2015/17-Q1", "Q1"},
          "takes a quarter, as in 2015/16-Q1");
}

TEST(FlagChecks, OfWords) {
  const struct {
    Check check;
    std::vector<std::string> words;
    const char* message;
  } cases[] = {
      {flags::LogLevel,
       {"debug", "info", "warn", "error"},
       "takes debug, info, warn, error"},
      {flags::LogFormat, {"logfmt", "json"}, "takes logfmt, json"},
      {flags::ReportFormat, {"html", "csv", "json"}, "takes html, csv, json"},
      {flags::ChangesFormat, {"text", "csv", "json"}, "takes text, csv, json"},
      {flags::ReportForm, {"review", "exceptions"}, "takes review, exceptions"},
      {flags::CheckFormat, {"text", "json"}, "takes text, json"}};
  for (const auto& [check, words, message] : cases) {
    Takes(check, words);
    for (std::string word : words) {
      word.front() = static_cast<char>(word.front() - 'a' + 'A');
      EXPECT_EQ(check(word), message);
    }
    EXPECT_EQ(check(""), message);
  }
}

TEST(FlagChecks, OfLabels) {
  Takes(flags::LabelPair, {"job=planwatch", "a=", "a==", "_a1=x", "A=b=c"});
  Refuses(flags::LabelPair, {"", "job"}, "takes a label, as in job=planwatch");
  for (const std::string name : {"", "1a", "a-b", "__a", "\u00E9"})
    EXPECT_EQ(flags::LabelPair(name + "=x"),
              "\"" + name +
                  "\" is not a name for a label; use letters, digits and _, a "
                  "letter first");
  for (const char* taken :
       {"action",   "by",         "due",      "family",    "field",   "id",
        "kind",     "lead",       "measure",  "objective", "outcome", "partner",
        "plan",     "percentile", "priority", "quarter",   "rag",     "reason",
        "register", "revision",   "role",     "source",    "title",   "unit",
        "version",  "within"})
    EXPECT_EQ(flags::LabelPair(std::string(taken) + "=x"),
              "the label `" + std::string(taken) +
                  "` is taken by the metrics themselves; choose another name");
}

}  // namespace
}  // namespace planwatch
