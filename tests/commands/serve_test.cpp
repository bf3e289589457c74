// The daemon as a process of its own: its signals, its log, its end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <string>

#include "daemon/commands/commands.h"
#include "tests/base/folder.h"
#include "tests/daemon/notify_socket.h"
#include "tests/snapshot/documents.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

class ServeTest : public testing::Test {
 protected:
  ServeTest() {
    options_.config_file = folder_ / "planwatch.yml";
    options_.listen_addresses = {"127.0.0.1:0"};
    folder_.Write("plan.csv", test::PlanOf(3));
    Configure();
  }
  ~ServeTest() override {
    if (child_ > 0) kill(child_, SIGKILL);
    if (child_ > 0) waitpid(child_, nullptr, 0);
    if (log_ != nullptr) std::fclose(log_);
  }
  void Configure(const std::string& more = "") const {
    folder_.Replace(
        "planwatch.yml",
        "plans: [{ name: cse, source: { file: plan.csv } }]\n" + more);
  }
  void Start() {
    std::array<int, 2> pipe_ends{};
    ASSERT_EQ(pipe(pipe_ends.data()), 0);
    child_ = fork();
    if (child_ == 0) {
      dup2(pipe_ends[1], STDERR_FILENO);
      _exit(Serve(options_));
    }
    close(pipe_ends[1]);
    log_ = fdopen(pipe_ends[0], "r");
  }
  // The next line of the log with the text; empty at its end.
  std::string Line(const std::string& text) {
    std::array<char, 4096> line{};
    while (std::fgets(line.data(), line.size(), log_) != nullptr)
      if (std::string(line.data()).find(text) != std::string::npos)
        return line.data();
    return {};
  }
  int Wait() {
    int ended = 0;
    EXPECT_EQ(waitpid(std::exchange(child_, 0), &ended, 0) > 0, true);
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : -WTERMSIG(ended);
  }

  const test::TempFolder folder_;
  Options options_;
  pid_t child_ = 0;
  std::FILE* log_ = nullptr;
};

TEST_F(ServeTest, ReloadsAtSighupAndEndsWellAtSigterm) {
  Start();
  EXPECT_THAT(Line("msg=serving"),
              AllOf(HasSubstr("address=http://127.0.0.1:"),
                    HasSubstr("version="), HasSubstr("sources=1")));
  kill(child_, SIGHUP);
  EXPECT_THAT(Line("configuration"),
              AllOf(HasSubstr("msg=\"configuration reloaded\""),
                    HasSubstr("sources=1")));
  Configure("disclosure: { minimum: 1 }\n");
  kill(child_, SIGHUP);
  EXPECT_THAT(Line("configuration"), AllOf(HasSubstr("msg=configuration"),
                                           HasSubstr("hides nothing")));
  Configure("nonsense: 1\n");
  kill(child_, SIGHUP);
  EXPECT_THAT(Line("configuration wrong"), HasSubstr("nonsense"));
  EXPECT_NE(Line("configuration not reloaded: the old one stays"), "");
  kill(child_, SIGPIPE);
  kill(child_, SIGTERM);
  EXPECT_NE(Line("msg=stopping"), "");
  EXPECT_EQ(Wait(), 0);
}

TEST_F(ServeTest, TellsSystemdWhenItServesReloadsAndStops) {
  const test::NotifySocket systemd;
  Start();
  EXPECT_EQ(systemd.Next(), "READY=1\nSTATUS=Serving");
  kill(child_, SIGHUP);
  EXPECT_THAT(systemd.Next(), StartsWith("RELOADING=1\n"));
  EXPECT_EQ(systemd.Next(), "READY=1\nSTATUS=Serving");
  Configure("nonsense: 1\n");
  kill(child_, SIGHUP);
  EXPECT_THAT(systemd.Next(), StartsWith("RELOADING=1\n"));
  EXPECT_THAT(
      systemd.Next(),
      AllOf(StartsWith("READY=1\nSTATUS=The new configuration is wrong"),
            HasSubstr("nonsense")));
  kill(child_, SIGTERM);
  EXPECT_THAT(systemd.Next(), StartsWith("STOPPING=1\n"));
  EXPECT_EQ(Wait(), 0);
}

TEST_F(ServeTest, ASocketThatIsAskedForMustBeHandedOver) {
  options_.systemd_socket = true;
  Start();
  EXPECT_NE(Line("--web.systemd-socket: systemd has handed over no socket"),
            "");
  EXPECT_EQ(Wait(), 2);
}

TEST_F(ServeTest, WhoMayAcceptMustBeAbleToSignIn) {
  Start();
  EXPECT_NE(Line("msg=serving"), "");
  const std::string accept =
      "history: { database: sqlite3://history.db }\nweb: { accept: [anne] }\n";
  Configure(accept);
  kill(child_, SIGHUP);
  EXPECT_THAT(Line("configuration wrong"), HasSubstr("`web: accept`"));
  kill(child_, SIGTERM);
  EXPECT_EQ(Wait(), 0);
  std::fclose(std::exchange(log_, nullptr));
  Start();
  EXPECT_THAT(Line("planwatch: "), HasSubstr("`web: accept`"));
  EXPECT_EQ(Wait(), 2);
}

TEST_F(ServeTest, EndsWellAtSigint) {
  Start();
  EXPECT_NE(Line("msg=serving"), "");
  kill(child_, SIGINT);
  EXPECT_EQ(Wait(), 0);
}

TEST_F(ServeTest, EndsWithTwoWhereItCannotBegin) {
  options_.listen_addresses = {"203.0.113.1:80"};  // no address of this machine
  Start();
  EXPECT_NE(Line("planwatch: "), "");
  EXPECT_EQ(Wait(), 2);
  options_.config_file = folder_ / "gone.yml";
  std::fclose(std::exchange(log_, nullptr));
  Start();
  EXPECT_NE(Line("gone.yml: there is no such file"), "");
  EXPECT_EQ(Wait(), 2);
}

}  // namespace
}  // namespace planwatch
