// Other programs, run for real: started with their own files for output, and
// ended with the object.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tests/base/folder.h"

namespace planwatch::e2e {

// Asks every few milliseconds until `holds` is true or the time is over;
// whether it came true.
bool Eventually(const std::function<bool()>& holds,
                std::chrono::seconds limit = std::chrono::seconds{60});

std::string ReadFile(const std::filesystem::path& path);
// By rename, as office programs save: a reader sees the old or the new file.
void WriteFile(const std::filesystem::path& path, const std::string& text);

struct Ended {
  int status = -1;  // exit status; 128 + the signal's number where one ended it
  long peak_rss_kib = 0;
};

// A program that runs. Killed with the object where it has not ended before.
class Process {
 public:
  // `argv[0]` is looked up in PATH. Output goes to `out` and `err` in `folder`;
  // standard input is the file `in`, or empty.
  Process(std::vector<std::string> argv, const std::filesystem::path& folder,
          const std::filesystem::path& in = "/dev/null");
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void Signal(int signal) const;
  pid_t pid() const { return pid_; }
  // nullopt where it still runs when the time is over.
  std::optional<Ended> Wait(std::chrono::seconds limit);

  std::string out() const { return ReadFile(out_); }
  std::string err() const { return ReadFile(err_); }

 private:
  std::filesystem::path out_, err_;
  pid_t pid_ = -1;
  std::optional<Ended> ended_;
};

struct Outcome {
  int status = -1;
  std::string out, err;
  long peak_rss_kib = 0;
};

// Runs a program to its end. A status of -1: it took longer than the limit.
Outcome RunToEnd(std::vector<std::string> argv, const std::string& in = {},
                 std::chrono::seconds limit = std::chrono::seconds{120});

// Whether the program is installed.
bool Installed(const std::string& program);

}  // namespace planwatch::e2e
