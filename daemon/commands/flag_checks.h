// What the values of flags may be: each returns what is wrong with one, or
// nothing. CLI11 puts the flag in front of it. Any thread.
#pragma once

#include <string>

namespace planwatch::flags {

std::string NotEmpty(const std::string& value);
std::string Positive(const std::string& value);
std::string ListenAddress(const std::string& text);
std::string ExternalUrl(const std::string& url);
std::string RoutePrefix(const std::string& path);
std::string IsoDate(const std::string& text);
std::string LogLevel(const std::string& value);
std::string LogFormat(const std::string& value);
std::string QuarterOfYear(const std::string& text);
std::string ReportFormat(const std::string& value);
std::string ChangesFormat(const std::string& value);
std::string ReportForm(const std::string& value);
std::string CheckFormat(const std::string& value);
std::string LabelPair(const std::string& text);

}  // namespace planwatch::flags
