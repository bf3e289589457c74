#include "daemon/commands/flag_checks.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "collectors/base/calendar.h"
#include "daemon/config/labels.h"
#include "daemon/http/address.h"

namespace planwatch::flags {
namespace {

std::string OneOf(const std::string& value,
                  std::initializer_list<std::string_view> known) {
  if (std::find(known.begin(), known.end(), value) != known.end()) return "";
  std::string text = "takes";
  const char* separator = " ";
  for (const std::string_view word : known) {
    text.append(separator).append(word);
    separator = ", ";
  }
  return text;
}

}  // namespace

std::string NotEmpty(const std::string& value) {
  return value.empty() ? "the value is empty" : "";
}

std::string Positive(const std::string& value) {
  return value.empty() || value.size() > 6 ||
                 value.find_first_not_of('0') == value.npos ||
                 value.find_first_not_of("0123456789") != value.npos
             ? "takes a whole number from 1 on"
             : "";
}

std::string ListenAddress(const std::string& text) {
  const Result<web::Address> address = web::ParseAddress(text);
  return address ? "" : address.error().message();
}

std::string ExternalUrl(const std::string& url) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!std::string_view(url).starts_with(scheme)) continue;
    const std::string_view rest = std::string_view(url).substr(scheme.size());
    if (!rest.empty() && rest.front() != '/' &&
        std::none_of(rest.begin(), rest.end(), [](unsigned char c) {
          return c <= ' ' || c == 0x7f || c == '"' || c == '<' || c == '>' ||
                 c == '?' || c == '#';
        }))
      return "";
  }
  return "takes the address that users have for planwatch, as in "
         "https://example.org/planwatch";
}

std::string RoutePrefix(const std::string& path) {
  const bool valid =
      path.starts_with('/') && path.find("//") == path.npos &&
      std::none_of(path.begin(), path.end(), [](unsigned char c) {
        return c <= ' ' || c >= 0x7f || c == '"' || c == '<' || c == '>' ||
               c == '?' || c == '#' || c == '%';
      });
  return valid ? "" : "takes a path, as in /planwatch";
}

std::string IsoDate(const std::string& text) {
  return ParseIsoDate(text) ? "" : "takes a date, as in 2015-05-18";
}

std::string LogLevel(const std::string& value) {
  return OneOf(value, {"debug", "info", "warn", "error"});
}

std::string LogFormat(const std::string& value) {
  return OneOf(value, {"logfmt", "json"});
}

std::string QuarterOfYear(const std::string& text) {
  return ParseQuarter(text) ? "" : "takes a quarter, as in 2015/16-Q1";
}

std::string ReportFormat(const std::string& value) {
  return OneOf(value, {"html", "csv", "json"});
}

std::string ChangesFormat(const std::string& value) {
  return OneOf(value, {"text", "csv", "json"});
}

std::string ReportForm(const std::string& value) {
  return OneOf(value, {"review", "exceptions"});
}

std::string CheckFormat(const std::string& value) {
  return OneOf(value, {"text", "json"});
}

std::string LabelPair(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return "takes a label, as in job=planwatch";
  const Status valid = CheckLabelName(std::string_view(text).substr(0, equals));
  return valid ? "" : valid.error().message();
}

}  // namespace planwatch::flags
