// What is wrong with the daemon itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "daemon/snapshot/snapshot.h"
#include "tests/config/entries.h"

namespace planwatch {
namespace {

using std::chrono::days;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Instant kNow = test::At(2015, 5, 18, 12);

std::vector<std::string> Of(const DaemonHealth& health) {
  std::vector<std::string> texts;
  for (const Trouble& trouble : Troubles(health, kNow))
    texts.push_back(trouble.what + " | " + trouble.detail);
  return texts;
}

TEST(Troubles, AreNoneOfADaemonThatIsWell) {
  DaemonHealth health;
  EXPECT_THAT(Of(health), IsEmpty());
  // A history that was never backed up, and a review that was written.
  health.history.emplace();
  health.report_error.emplace();
  EXPECT_THAT(Of(health), IsEmpty());
}

TEST(Troubles, AreToldInTheirOrderWithWhereTheyAre) {
  DaemonHealth health;
  health.history.emplace();
  health.history->error = "h.db: is damaged";
  health.history->last_backup = kNow - days{30};
  health.report_error = "r.html: can't be written";
  health.web_config_error = "web.yml: line 1";
  EXPECT_THAT(
      Of(health),
      ElementsAre("The history can’t be read or written: what changes is not "
                  "remembered | h.db: is damaged",
                  "The review that is due could not be written | r.html: can't "
                  "be written",
                  "The web configuration was changed and is wrong: the one "
                  "before it is in use | web.yml: line 1",
                  "The last backup of the history is 30 days old | `planwatch "
                  "history backup FILE` makes one; see that "
                  "planwatch-backup.timer runs"));
}

TEST(Troubles, ABackupIsOldAfterAWeek) {
  DaemonHealth health;
  health.history.emplace();
  health.history->last_backup = kNow - days{7};
  EXPECT_THAT(Of(health), IsEmpty());
  health.history->last_backup = kNow - days{7} - seconds{1};
  EXPECT_THAT(Of(health), ElementsAre(HasSubstr(" is 7 days old | ")));
  health.history->last_backup = kNow - days{8} + seconds{1};
  EXPECT_THAT(Of(health), ElementsAre(HasSubstr(" is 7 days old | ")));
}

}  // namespace
}  // namespace planwatch
