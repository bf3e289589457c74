// The metrics of this process, against what the system says of it otherwise.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "collectors/exposition/exposition.h"

namespace planwatch {
namespace {

TEST(ProcessMetrics, AreNamedAndExplained) {
  std::vector<std::string> families;
  for (const auto& family : ReadProcess())
    families.push_back(family.name +
                       (family.type == prometheus::MetricType::Counter
                            ? " (counter): "
                            : ": ") +
                       family.help);
  EXPECT_THAT(
      families,
      testing::ElementsAre(
          "process_cpu_seconds_total (counter): Processor time that planwatch "
          "has used.",
          "process_max_fds: How many files and connections planwatch may have "
          "open.",
          "process_open_fds: Files and connections that planwatch has open.",
          "process_resident_memory_bytes: Memory of planwatch that is in RAM.",
          "process_start_time_seconds: When planwatch was started.",
          "process_threads: Threads of planwatch.",
          "process_virtual_memory_bytes: Address space of planwatch."));
}

TEST(ProcessMetrics, AreThoseOfThisProcess) {
  const auto value = [](const std::string& name) {
    for (const auto& family : ReadProcess())
      if (family.name == name)
        return family.metric.at(0).gauge.value +
               family.metric.at(0).counter.value;
    ADD_FAILURE() << "no " << name;
    return 0.0;
  };
  EXPECT_GT(value("process_resident_memory_bytes"), 1e6);
  EXPECT_GT(value("process_virtual_memory_bytes"),
            value("process_resident_memory_bytes"));
  const auto entries = [](const char* folder) {
    return std::distance(std::filesystem::directory_iterator(folder), {});
  };
  EXPECT_EQ(value("process_threads"), entries("/proc/self/task"));
  // Without the one that reads the folder.
  EXPECT_EQ(value("process_open_fds"), entries("/proc/self/fd") - 1);
  rlimit limit{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
  if (limit.rlim_cur != RLIM_INFINITY) {
    EXPECT_EQ(value("process_max_fds"), limit.rlim_cur);
  }
  const auto now = static_cast<double>(std::time(nullptr));
  EXPECT_NEAR(value("process_start_time_seconds"), now, 600);
  const double before = value("process_open_fds");
  {
    const std::ifstream one_more("/proc/self/stat");
    EXPECT_EQ(value("process_open_fds"), before + 1);
  }
  // In the program itself and in the system, to some clock ticks.
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) +
           static_cast<double>(time.tv_usec) / 1e6;
  };
  rusage spent{};
  while (seconds(spent.ru_utime) < 0.2 || seconds(spent.ru_stime) < 0.2) {
    ReadProcess();
    getrusage(RUSAGE_SELF, &spent);
  }
  const double least = seconds(spent.ru_utime) + seconds(spent.ru_stime);
  const double said = value("process_cpu_seconds_total");
  getrusage(RUSAGE_SELF, &spent);
  EXPECT_GT(said, least - 0.05);
  EXPECT_LT(said, seconds(spent.ru_utime) + seconds(spent.ru_stime) + 0.05);
  const double used = value("process_cpu_seconds_total");
  while (value("process_cpu_seconds_total") < used + 0.02) {
  }
}

}  // namespace
}  // namespace planwatch
