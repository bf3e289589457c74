#include "daemon/http/head.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

#include "collectors/base/ascii.h"

namespace planwatch::web {
namespace {

constexpr std::string_view kSpace = " \t";

bool SameWord(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ToLower(x) == ToLower(y); });
}

// The next line without its end; a line may end in a bare LF.
std::string_view ConsumeLine(std::string_view& bytes) {
  const std::size_t end = bytes.find('\n');
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool HasControls(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) {
    return (c >= 0 && c < ' ' && c != '\t') || c == '\x7F';
  });
}

bool IsToken(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return IsLetter(c) || IsDigit(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) !=
               std::string_view::npos;
  });
}

// Whether a comma-separated list contains the word.
bool Lists(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    if (SameWord(Trim(list.substr(0, comma)), word)) return true;
    list.remove_prefix(comma == list.npos ? list.size() : comma + 1);
  }
  return false;
}

std::optional<std::size_t> ToLength(std::string_view digits) {
  std::size_t length = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (digits.empty() || end != digits.data() + digits.size())
    return std::nullopt;
  // Any number of digits: a length that is too large is still a length.
  if (error == std::errc::result_out_of_range) return kMaxBody + 1;
  return error == std::errc{} ? std::optional(length) : std::nullopt;
}

// Appends the request line in origin form. Returns 0, or the status to refuse
// it with.
int ReadRequestLine(std::string_view line, Head& head) {
  if (line.size() > kMaxRequestLine) return 414;
  const std::size_t first = line.find(' '), last = line.rfind(' ');
  if (first == line.npos || first == last) return 400;
  const std::string_view method = line.substr(0, first);
  std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!IsToken(method) || target.empty() ||
      target.find_first_of(kSpace) != target.npos)
    return 400;
  if (!version.starts_with("HTTP/")) return 400;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return 505;
  // cpp-httplib answers 400 to others.
  static constexpr std::string_view kMethods[] = {
      "GET",     "HEAD",    "POST",  "PUT",  "DELETE",
      "CONNECT", "OPTIONS", "TRACE", "PATCH"};
  if (std::find(std::begin(kMethods), std::end(kMethods), method) ==
      std::end(kMethods))
    return 501;

  for (const std::string_view scheme : {"http://", "https://"}) {
    if (target.size() < scheme.size() ||
        !SameWord(target.substr(0, scheme.size()), scheme))
      continue;
    const std::size_t path = target.find_first_of("/?", scheme.size());
    target = path == target.npos ? "/" : target.substr(path);
    break;
  }
  head.close = version == "HTTP/1.0";
  head.text.append(method).append(" ");
  if (target.front() == '?') head.text += '/';
  // A query may have question marks of its own (RFC 3986, section 3.4), but not
  // to every version of cpp-httplib.
  const std::size_t query = std::min(target.find('?'), target.size() - 1) + 1;
  head.text.append(target.substr(0, query));
  for (const char c : target.substr(query))
    c == '?' ? head.text.append("%3F") : head.text.append(1, c);
  head.text.append(" ").append(version).append("\r\n");
  return 0;
}

}  // namespace

std::size_t EndOfHead(std::string_view bytes) {
  for (std::size_t i = bytes.find('\n'); i != bytes.npos;
       i = bytes.find('\n', i + 1)) {
    if (bytes.substr(i + 1, 1) == "\n") return i + 2;
    if (bytes.substr(i + 1, 2) == "\r\n") return i + 3;
  }
  return std::string_view::npos;
}

std::variant<Head, int> ParseHead(std::string_view bytes) {
  Head head;
  head.text.reserve(bytes.size() + 16);
  const std::string_view request_line = ConsumeLine(bytes);
  if (HasControls(request_line)) return 400;
  if (const int refused = ReadRequestLine(request_line, head); refused != 0)
    return refused;

  const bool needs_host = !head.close;  // HTTP/1.1
  std::optional<std::size_t> length;
  bool chunked = false, host = false;
  while (!bytes.empty()) {
    const std::string_view line = ConsumeLine(bytes);
    if (line.empty()) break;
    if (line.size() > kMaxHeaderLine) return 431;
    const std::size_t colon = line.find(':');
    if (colon == line.npos || !IsToken(line.substr(0, colon)) ||
        HasControls(line))
      return 400;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = Trim(line.substr(colon + 1));
    if (SameWord(name, "Content-Length")) {
      const std::optional<std::size_t> given = ToLength(value);
      if (!given || (length && *length != *given)) return 400;
      length = given;
    } else if (SameWord(name, "Transfer-Encoding")) {
      chunked = true;
    } else if (SameWord(name, "Host")) {
      if (host) return 400;
      host = true;
    } else if (SameWord(name, "Connection")) {
      head.close |= Lists(value, "close");
    } else if (SameWord(name, "Expect")) {
      if (!SameWord(value, "100-continue")) return 417;
      head.expects_continue = true;
      continue;  // answered by the server itself
    } else if (SameWord(name, "Range")) {
      continue;  // answers are never served in parts
    }
    head.text.append(line).append("\r\n");
  }
  head.text += "\r\n";

  // No handler reads a body, so one without a length need not be supported.
  if (chunked) return length ? 400 : 411;
  if (needs_host && !host) return 400;
  head.body = length.value_or(0);
  if (head.body > kMaxBody) return 413;
  return head;
}

int RefuseLongHead(std::string_view bytes) {
  return bytes.substr(0, kMaxRequestLine + 1).find('\n') == bytes.npos ? 414
                                                                       : 431;
}

}  // namespace planwatch::web
