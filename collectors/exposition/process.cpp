// process_*: as the client libraries of Prometheus name and compute them.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>

#include "collectors/base/descriptor.h"
#include "collectors/exposition/exposition.h"

namespace planwatch {
namespace {

using prometheus::MetricFamily;
using prometheus::MetricType;

// At each scrape: a stream's own memory would cost more than the reading.
std::string ReadStat() {
  std::string text(1024, '\0');
  const Descriptor file(::open("/proc/self/stat", O_RDONLY | O_CLOEXEC));
  const ssize_t size = ::read(file.get(), text.data(), text.size());
  text.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  return text;
}

double ToNumber(std::string_view text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The words of `text`, separated by spaces or line breaks.
std::vector<std::string_view> SplitWords(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

double SecondsBy(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) / 1e9;
}

// Seconds since 1970 of the system's start. Not from /proc/stat, which a
// service with ProcSubset=pid doesn't see. The same at each call, unless the
// clock was put right since.
double BootTime() {
  static std::atomic<double> known = 0;
  const double now = SecondsBy(CLOCK_REALTIME) - SecondsBy(CLOCK_BOOTTIME);
  if (std::abs(now - known) > 1) known = now;
  return known;
}

double OpenDescriptors() {
  // From Linux 6.2 on the folder's size is their number.
  struct stat folder {};
  if (::stat("/proc/self/fd", &folder) == 0 && folder.st_size > 0)
    return static_cast<double>(folder.st_size);
  std::error_code error;
  std::filesystem::directory_iterator entries("/proc/self/fd", error), end;
  double count = 0;
  for (; !error && entries != end; entries.increment(error)) ++count;
  return count - 1;  // without the one that reads the folder
}

double MostDescriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 ||
      limit.rlim_cur == RLIM_INFINITY)
    return std::numeric_limits<double>::infinity();
  return static_cast<double>(limit.rlim_cur);
}

MetricFamily Family(MetricType type, const char* name, const char* help,
                    double value) {
  MetricFamily family;
  family.name = name;
  family.help = help;
  family.type = type;
  prometheus::ClientMetric metric;
  if (type == MetricType::Counter)
    metric.counter.value = value;
  else
    metric.gauge.value = value;
  family.metric.push_back(std::move(metric));
  return family;
}

}  // namespace

std::vector<MetricFamily> ReadProcess() {
  const std::string stat = ReadStat();
  // The program's name, in brackets, may hold spaces: count after it. Field 3
  // of proc(5) is then the first.
  const std::size_t bracket = stat.rfind(')');
  if (bracket == stat.npos) return {};
  const std::vector<std::string_view> fields =
      SplitWords(std::string_view(stat).substr(bracket + 1));
  if (fields.size() < 22) return {};
  const auto field = [&](std::size_t number) {
    return ToNumber(fields[number - 3]);
  };
  const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
  const auto page = static_cast<double>(::sysconf(_SC_PAGESIZE));
  constexpr auto kCounter = MetricType::Counter, kGauge = MetricType::Gauge;
  return {
      Family(kCounter, "process_cpu_seconds_total",
             "Processor time that planwatch has used.",
             (field(14) + field(15)) / ticks),
      Family(kGauge, "process_max_fds",
             "How many files and connections planwatch may have open.",
             MostDescriptors()),
      Family(kGauge, "process_open_fds",
             "Files and connections that planwatch has open.",
             OpenDescriptors()),
      Family(kGauge, "process_resident_memory_bytes",
             "Memory of planwatch that is in RAM.", field(24) * page),
      Family(kGauge, "process_start_time_seconds",
             "When planwatch was started.", BootTime() + field(22) / ticks),
      Family(kGauge, "process_threads", "Threads of planwatch.", field(20)),
      Family(kGauge, "process_virtual_memory_bytes",
             "Address space of planwatch.", field(23)),
  };
}

}  // namespace planwatch
