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
#include "tests/http/web_client.h"
#include "tests/snapshot/documents.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::EndsWith;
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
  EXPECT_THAT(Line("configuration wrong"),
              HasSubstr("level=error msg=\"configuration wrong\" error=\"" +
                        options_.config_file.string() +
                        ": line 2: unknown key `nonsense`"));
  EXPECT_THAT(Line("configuration not reloaded"),
              EndsWith("level=error msg=\"configuration not reloaded: the old "
                       "one stays\"\n"));
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
  EXPECT_THAT(systemd.Next(),
              StartsWith("READY=1\nSTATUS=The new configuration is wrong and "
                         "the old one stays: " +
                         options_.config_file.string() +
                         ": line 2: unknown key `nonsense`"));
  kill(child_, SIGTERM);
  EXPECT_EQ(systemd.Next(), "STOPPING=1\nSTATUS=Stopping");
  EXPECT_EQ(Wait(), 0);
}

TEST_F(ServeTest, ASocketThatIsAskedForMustBeHandedOver) {
  options_.systemd_socket = true;
  Start();
  EXPECT_EQ(Line("planwatch: "),
            "planwatch: --web.systemd-socket: systemd has handed over no "
            "socket; start planwatch.socket, or leave the flag out\n");
  EXPECT_EQ(Wait(), 2);
}

// Found at the next request.
TEST_F(ServeTest, SaysWhetherAChangedWebConfigurationIsTaken) {
  options_.web_config_file = folder_.Replace("web.yml", "");
  Start();
  const std::string serving = Line("msg=serving");
  const std::string host = "http://127.0.0.1:";
  const std::size_t at = serving.find(host);
  ASSERT_NE(at, serving.npos) << serving;
  const int port = std::stoi(serving.substr(at + host.size()));
  const auto changed = [&](const char* text) {
    folder_.Replace("web.yml", text);
    web::Client(port).Get("/-/healthy");
    return Line("web configuration");
  };
  EXPECT_THAT(changed("nonsense: 1\n"),
              HasSubstr("level=error msg=\"web configuration not reloaded: the "
                        "old one stays\" error=\"" +
                        options_.web_config_file.string() +
                        ": line 1: unknown key `nonsense`"));
  EXPECT_THAT(changed("basic_auth_users:\n"),
              EndsWith("level=info msg=\"web configuration reloaded\"\n"));
  kill(child_, SIGTERM);
  EXPECT_EQ(Wait(), 0);
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
