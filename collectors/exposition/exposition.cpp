#include "collectors/exposition/exposition.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "collectors/exposition/quality.h"

namespace planwatch {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

constexpr std::string_view kOpenMetricsType = "application/openmetrics-text";
constexpr std::string_view kTotal = "_total";

// Base units that a name may end in; OpenMetrics declares them.
constexpr std::string_view kUnits[] = {"seconds", "bytes", "ratio"};

std::string_view UnitOf(std::string_view name) {
  for (const std::string_view unit : kUnits)
    if (name.size() > unit.size() && name.ends_with(unit) &&
        name[name.size() - unit.size() - 1] == '_')
      return unit;
  return {};
}

// Both formats escape the backslash and the line break in help; only a label's
// value is in quotes, so only there the quote has to be, but for OpenMetrics,
// which wants it in both.
void AppendEscaped(std::string& out, std::string_view text, bool quotes) {
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '"':
        out += quotes ? "\\\"" : "\"";
        break;
      default:
        out += c;
    }
  }
}

void AppendValue(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "NaN";
  } else if (std::isinf(value)) {
    out += value > 0 ? "+Inf" : "-Inf";
  } else {
    std::array<char, 32> digits;
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), end.ptr);
  }
}

void AppendMetric(std::string& out, std::string_view name,
                  const ClientMetric& metric, double value) {
  out += name;
  char before = '{';
  for (const ClientMetric::Label& label : metric.label) {
    out += before;
    before = ',';
    out += label.name;
    out += "=\"";
    AppendEscaped(out, label.value, true);
    out += '"';
  }
  if (before == ',') out += '}';
  out += ' ';
  AppendValue(out, value);
  out += '\n';
}

void AppendFamily(std::string& out, const MetricFamily& family,
                  TextFormat format) {
  const bool counter = family.type == MetricType::Counter;
  const bool open = format == TextFormat::kOpenMetrics;
  // In OpenMetrics a counter's family goes without what its samples end in.
  std::string_view name = family.name;
  if (open && counter && name.ends_with(kTotal))
    name.remove_suffix(kTotal.size());
  out += "# HELP ";
  out.append(name).append(" ");
  AppendEscaped(out, family.help, open);
  out += "\n# TYPE ";
  out.append(name).append(counter ? " counter\n" : " gauge\n");
  if (const std::string_view unit = UnitOf(name); open && !unit.empty()) {
    out += "# UNIT ";
    out.append(name).append(" ").append(unit).append("\n");
  }
  for (const ClientMetric& metric : family.metric)
    AppendMetric(out, family.name, metric,
                 counter ? metric.counter.value : metric.gauge.value);
}

}  // namespace

std::string_view ContentType(TextFormat format) {
  return format == TextFormat::kOpenMetrics
             ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
             : "text/plain; version=0.0.4; charset=utf-8";
}

std::string Serialize(const std::vector<MetricFamily>& families,
                      TextFormat format) {
  std::string out;
  for (const MetricFamily& family : families) AppendFamily(out, family, format);
  return out;
}

TextFormat Negotiate(std::string_view accept) {
  // The most particular range that takes a format gives its quality.
  struct Best {
    int particular = 0;
    double quality = 0;
    void Offer(int how_particular, double its_quality) {
      if (how_particular < particular) return;
      quality = how_particular > particular ? its_quality
                                            : std::max(quality, its_quality);
      particular = how_particular;
    }
  } text, open;
  for (const Preference& range : ParsePreferences(accept)) {
    const std::string_view version = range.Parameter("version");
    if (range.value == "*/*") {
      text.Offer(1, range.quality);
      open.Offer(1, range.quality);
    } else if (range.value == "text/*") {
      text.Offer(2, range.quality);
    } else if (range.value == "application/*") {
      open.Offer(2, range.quality);
    } else if (range.value == "text/plain" &&
               (version.empty() || version == "0.0.4")) {
      text.Offer(version.empty() ? 3 : 4, range.quality);
    } else if (range.value == kOpenMetricsType &&
               (version.empty() || version == "1.0.0")) {
      open.Offer(version.empty() ? 3 : 4, range.quality);
    }
  }
  return open.quality > text.quality ? TextFormat::kOpenMetrics
                                     : TextFormat::kText;
}

}  // namespace planwatch
