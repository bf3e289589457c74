#include "tests/e2e/process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <thread>

namespace planwatch::e2e {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

void Redirect(const std::filesystem::path& path, int flags, int to) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0 || dup2(file, to) < 0) _exit(127);
  close(file);
}

}  // namespace

bool Eventually(const std::function<bool()>& holds,
                std::chrono::seconds limit) {
  const auto deadline = steady_clock::now() + limit;
  while (!holds()) {
    if (steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(milliseconds{10});
  }
  return true;
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void WriteFile(const std::filesystem::path& path, const std::string& text) {
  const std::filesystem::path part = path.string() + ".part";
  std::ofstream(part, std::ios::binary) << text;
  std::filesystem::rename(part, path);
}

Process::Process(std::vector<std::string> argv,
                 const std::filesystem::path& folder,
                 const std::filesystem::path& in)
    : out_(folder / "out"), err_(folder / "err") {
  std::vector<char*> arguments;
  for (std::string& argument : argv) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  const pid_t parent = getpid();
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("can't fork");
  if (pid_ > 0) return;
  // A test that is killed leaves nothing running.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
  Redirect(in, O_RDONLY, STDIN_FILENO);
  Redirect(out_, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  Redirect(err_, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  execvp(arguments.front(), arguments.data());
  _exit(127);
}

Process::~Process() {
  if (ended_) return;
  Signal(SIGKILL);
  Wait(std::chrono::seconds{10});
}

void Process::Signal(int signal) const {
  if (!ended_) kill(pid_, signal);
}

std::optional<Ended> Process::Wait(std::chrono::seconds limit) {
  Eventually(
      [this] {
        if (ended_) return true;
        int status = 0;
        rusage usage{};
        if (wait4(pid_, &status, WNOHANG, &usage) != pid_) return false;
        ended_ = Ended{.status = WIFEXITED(status) ? WEXITSTATUS(status)
                                                   : 128 + WTERMSIG(status),
                       .peak_rss_kib = usage.ru_maxrss};
        return true;
      },
      limit);
  return ended_;
}

Outcome RunToEnd(std::vector<std::string> argv, const std::string& in,
                 std::chrono::seconds limit) {
  const test::TempFolder folder;
  WriteFile(folder.path() / "in", in);
  Process process(std::move(argv), folder.path(), folder.path() / "in");
  const std::optional<Ended> ended = process.Wait(limit);
  return {.status = ended ? ended->status : -1,
          .out = process.out(),
          .err = process.err(),
          .peak_rss_kib = ended ? ended->peak_rss_kib : 0};
}

bool Installed(const std::string& program) {
  const char* const path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');)
    if (access((folder + "/" + program).c_str(), X_OK) == 0) return true;
  return false;
}

}  // namespace planwatch::e2e
