// The families as text: exposition format 0.0.4 and OpenMetrics 1.0.
#include <charconv>
#include <cmath>
#include <cstdint>

#include "collectors/exposition/exposition.h"

namespace planwatch {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

// More than these holds no whole number for certain.
constexpr double kMaxWhole = 9007199254740992;  // 2^53

std::string_view TypeName(MetricType type, TextFormat format) {
  switch (type) {
    case MetricType::Counter:
      return "counter";
    case MetricType::Gauge:
      return "gauge";
    case MetricType::Summary:
      return "summary";
    case MetricType::Histogram:
      return "histogram";
    default:
      return format == TextFormat::kOpenMetrics ? "unknown" : "untyped";
  }
}

// The unit that a family's name ends in; empty where it has none.
std::string_view UnitOf(std::string_view name) {
  for (const std::string_view unit : {"seconds", "bytes", "ratio"})
    if (name.size() > unit.size() && name.ends_with(unit) &&
        name[name.size() - unit.size() - 1] == '_')
      return unit;
  return {};
}

class Writer {
 public:
  explicit Writer(TextFormat format)
      : open_metrics_(format == TextFormat::kOpenMetrics), format_(format) {}

  // Room for so many samples.
  void Reserve(std::size_t samples) { text_.reserve(samples * kSampleBytes); }

  void Write(const MetricFamily& family) {
    std::string_view name = family.name;
    // There a counter's family is named without what its sample ends in.
    if (open_metrics_ && family.type == MetricType::Counter &&
        name.ends_with("_total"))
      name.remove_suffix(6);
    if (!family.help.empty()) {
      Comment("HELP", name);
      Escape(family.help, open_metrics_);
      text_ += '\n';
    }
    Comment("TYPE", name);
    text_.append(TypeName(family.type, format_)) += '\n';
    if (const std::string_view unit = UnitOf(name);
        open_metrics_ && !unit.empty()) {
      Comment("UNIT", name);
      text_.append(unit) += '\n';
    }
    for (const ClientMetric& metric : family.metric)
      Write(family.type, name, metric);
  }

  std::string Take() && { return std::move(text_); }

 private:
  void Write(MetricType type, std::string_view name,
             const ClientMetric& metric) {
    switch (type) {
      case MetricType::Counter:
        Sample(name, open_metrics_ ? "_total" : "", metric,
               metric.counter.value);
        break;
      case MetricType::Gauge:
        Sample(name, "", metric, metric.gauge.value);
        break;
      case MetricType::Summary:
        for (const auto& quantile : metric.summary.quantile)
          Sample(name, "", metric, quantile.value, "quantile",
                 quantile.quantile);
        Sample(name, "_sum", metric, metric.summary.sample_sum);
        Sample(name, "_count", metric,
               static_cast<double>(metric.summary.sample_count));
        break;
      case MetricType::Histogram: {
        const double count = static_cast<double>(metric.histogram.sample_count);
        const auto& buckets = metric.histogram.bucket;
        for (const auto& bucket : buckets)
          Sample(name, "_bucket", metric,
                 static_cast<double>(bucket.cumulative_count), "le",
                 bucket.upper_bound);
        if (buckets.empty() || !std::isinf(buckets.back().upper_bound))
          Sample(name, "_bucket", metric, count, "le", HUGE_VAL);
        Sample(name, "_sum", metric, metric.histogram.sample_sum);
        Sample(name, "_count", metric, count);
        break;
      }
      default:
        Sample(name, "", metric, metric.untyped.value);
        break;
    }
  }

  void Comment(std::string_view word, std::string_view name) {
    text_.append("# ").append(word).append(" ").append(name) += ' ';
  }

  void Sample(std::string_view name, std::string_view suffix,
              const ClientMetric& metric, double value,
              std::string_view bound_name = {}, double bound = 0) {
    text_.append(name).append(suffix);
    char before = '{';
    for (const ClientMetric::Label& label : metric.label) {
      text_ += before;
      text_.append(label.name).append("=\"");
      Escape(label.value, true);
      text_ += '"';
      before = ',';
    }
    if (!bound_name.empty()) {
      text_ += before;
      text_.append(bound_name).append("=\"");
      // OpenMetrics wants a canonical float: "1.0".
      const std::size_t start = text_.size();
      Number(bound);
      if (open_metrics_ &&
          text_.find_first_not_of("-0123456789", start) == text_.npos)
        text_ += ".0";
      text_ += '"';
      before = ',';
    }
    if (before == ',') text_ += '}';
    text_ += ' ';
    Number(value);
    if (metric.timestamp_ms != 0) {
      text_ += ' ';
      Number(open_metrics_ ? static_cast<double>(metric.timestamp_ms) / 1000
                           : static_cast<double>(metric.timestamp_ms));
    }
    text_ += '\n';
  }

  void Number(double value) {
    if (std::isnan(value)) {
      text_ += "NaN";
    } else if (std::isinf(value)) {
      text_ += value > 0 ? "+Inf" : "-Inf";
    } else {
      char digits[32];
      // Whole numbers in full: the shortest form of a time is 1.4e+09.
      const auto result =
          value == std::trunc(value) && std::abs(value) < kMaxWhole
              ? std::to_chars(digits, digits + sizeof digits,
                              static_cast<std::int64_t>(value))
              : std::to_chars(digits, digits + sizeof digits, value);
      text_.append(digits, result.ptr);
    }
  }

  void Escape(std::string_view text, bool quotes) {
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c != '\\' && c != '\n' && (c != '"' || !quotes)) continue;
      text_.append(text, start, i - start);
      text_ += '\\';
      text_ += c == '\n' ? 'n' : c;
      start = i + 1;
    }
    text_.append(text, start);
  }

  // Of one sample of a plan's actions, the longest that are many.
  static constexpr std::size_t kSampleBytes = 150;

  const bool open_metrics_;
  const TextFormat format_;
  std::string text_;
};

}  // namespace

std::string Serialize(const std::vector<MetricFamily>& families,
                      TextFormat format) {
  Writer writer(format);
  std::size_t samples = 0;
  for (const MetricFamily& family : families) samples += family.metric.size();
  writer.Reserve(samples);
  for (const MetricFamily& family : families)
    if (!family.metric.empty()) writer.Write(family);
  return std::move(writer).Take();
}

}  // namespace planwatch
