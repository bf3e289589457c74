// Work done in a process of its own, with what it cost: documents made to do
// harm are read there.
#pragma once

#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <string>

namespace planwatch {

// What reading one document may cost, whatever is in it: 5 s of the release. A
// build for tests does the same work more slowly, beside other tests.
inline constexpr double kMostSeconds = 15;
inline constexpr long kMostMegabytes = 256;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

inline long ResidentMegabytes() {
  long pages = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident;
  return resident * (sysconf(_SC_PAGESIZE) / 1024) / 1024;
}

// What `work` says, at most 4096 bytes. Its time and the memory that it takes
// beyond what was there before are held to the limits; a sanitizer needs more
// of both.
template <typename Work>
std::string InChild(Work work) {
  malloc_trim(0);
  const long before = ResidentMegabytes();
  int ends[2];
  if (pipe(ends) != 0) return "no pipe";
  const pid_t child = fork();
  if (child == 0) {
    const std::string said = work().substr(0, 4096);
    const bool written = write(ends[1], said.data(), said.size()) ==
                         static_cast<ssize_t>(said.size());
    _exit(written ? 0 : 1);
  }
  close(ends[1]);
  std::string said(4096, '\0');
  const ssize_t size = read(ends[0], said.data(), said.size());
  said.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  close(ends[0]);
  int ended = 0;
  rusage used{};
  EXPECT_EQ(wait4(child, &ended, 0, &used), child);
  EXPECT_TRUE(WIFEXITED(ended) && WEXITSTATUS(ended) == 0)
      << "ended by signal " << (WIFSIGNALED(ended) ? WTERMSIG(ended) : 0)
      << ": " << said;
  const double seconds = static_cast<double>(used.ru_utime.tv_sec) +
                         static_cast<double>(used.ru_utime.tv_usec) / 1e6;
  const long grown = used.ru_maxrss / 1024 - before;
  if (!kSanitized) {
    EXPECT_LE(seconds, kMostSeconds) << said;
    EXPECT_LE(grown, kMostMegabytes) << said;
  }
  std::printf("%4ld MB, %5.2f s: %.200s\n", grown, seconds, said.c_str());
  return said;
}

}  // namespace planwatch
