#include "daemon/systemd.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "tests/daemon/notify_socket.h"

namespace planwatch::systemd {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::StartsWith;

TEST(Systemd, IsToldOfReadinessReloadsAndTheEnd) {
  const test::NotifySocket socket;
  NotifyReady("Serving");
  EXPECT_EQ(socket.Next(), "READY=1\nSTATUS=Serving");
  NotifyReloading();
  EXPECT_THAT(socket.Next(),
              AllOf(StartsWith("RELOADING=1\nMONOTONIC_USEC="),
                    EndsWith("\nSTATUS=Reading the configuration again")));
  NotifyStopping();
  EXPECT_EQ(socket.Next(), "STOPPING=1\nSTATUS=Stopping");
}

// A second line would be taken for another field.
TEST(Systemd, AStatusIsOneLine) {
  const test::NotifySocket socket;
  NotifyReady("line 1: wrong\nMAINPID=1");
  EXPECT_EQ(socket.Next(), "READY=1\nSTATUS=line 1: wrong");
}

TEST(Systemd, WithoutItNothingIsToldOrTaken) {
  unsetenv("NOTIFY_SOCKET");
  unsetenv("LISTEN_FDS");
  NotifyReady("Serving");
  EXPECT_TRUE(TakeSockets().empty());
}

TEST(Systemd, TheWatchdogHearsOfADaemonThatGoesRoundAlone) {
  const test::NotifySocket socket;
  setenv("WATCHDOG_USEC", "40000", 1);
  setenv("WATCHDOG_PID", std::to_string(getpid()).c_str(), 1);
  std::atomic<bool> works = true;
  std::atomic<std::uint64_t> rounds = 1, asked = 0;
  {
    const Watchdog watchdog([&] {
      ++asked;
      return works ? ++rounds : rounds.load();
    });
    EXPECT_EQ(socket.Next(), "WATCHDOG=1");
    EXPECT_EQ(socket.Next(), "WATCHDOG=1");
    works = false;
    // What was asked before that may still come.
    const std::uint64_t since = asked;
    while (asked < since + 2) {
    }
    socket.Empty();
    const std::uint64_t quiet = asked;
    while (asked < quiet + 4) {
    }
    EXPECT_FALSE(socket.HasMore());
  }
  unsetenv("WATCHDOG_USEC");
  unsetenv("WATCHDOG_PID");
}

}  // namespace
}  // namespace planwatch::systemd
