// Nothing of a register's content leaves the daemon: not in a log line, a
// metric, a page or a message.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "daemon/log.h"
#include "daemon/pages/site.h"
#include "daemon/snapshot/check.h"
#include "tests/refresh/refresh_fixture.h"

namespace planwatch {
namespace {

using namespace test;
using ::testing::HasSubstr;
using ::testing::Not;

// A child's name, as an untidy register might have it anywhere.
constexpr const char* kName = "Zyxandra";

class ConfidentialTest : public RefreshTest {
 protected:
  // All that the daemon says of one read of the register.
  std::string SaidOf(std::string_view csv) {
    ::testing::internal::CaptureStderr();
    log::SetUp(log::Level::kDebug, log::Format::kLogfmt);
    StartAndWait(
        ConfigOf({RegisterEntry("cmog", folder_.Write("r.csv", csv))}));
    const SnapshotPtr snapshot = Now();
    std::string said = FormatCheck(*snapshot) +
                       *snapshot->scrapes->Text(TextFormat::kText) +
                       *snapshot->scrapes->Text(TextFormat::kOpenMetrics);
    web::SiteOptions site;
    site.snapshot = [&] { return snapshot; };
    for (const web::Route& route : web::MakeRoutes(site))
      if (route.method == "GET") {
        const web::Response response = route.handler({});
        if (response.front) said += *response.front;
        said += response.body;
      }
    refresh_.reset();
    said += ::testing::internal::GetCapturedStderr();
    log::SetUp(log::Level::kInfo, log::Format::kLogfmt);
    return said;
  }
};

TEST_F(ConfidentialTest, SaysNothingOfAnyCell) {
  const std::string name = kName;
  const std::string said = SaidOf(
      RegisterOf(6) +                                          //
      "2015-05-11,2015-05-12," + name + ",police\n" +          // outcome
      "2015-05-11,2015-05-12,support," + name + "\n" +         // source
      name + ",2015-05-12,support,police\n" +                  // received
      "2015-05-11," + name + ",support,police\n" +             // triaged
      "2015-05-12,2015-05-11,support " + name + ",police\n" +  // back in time
      "2015-05-11,2015-05-12,support,police," + name + "\n" +  // too many
      name + "\n");
  EXPECT_THAT(said, HasSubstr("planwatch_referrals_received"));
  EXPECT_THAT(said, Not(HasSubstr(name)));
}

TEST_F(ConfidentialTest, SaysNothingOfARegisterThatIsBroken) {
  const std::string said = SaidOf(RegisterOf(3) + "2015-05-11,2015-05-12,\"" +
                                  kName + "\" and more,police\n");
  EXPECT_THAT(said, HasSubstr("r.csv"));
  EXPECT_THAT(said, Not(HasSubstr(kName)));
}

TEST_F(ConfidentialTest, SaysNothingOfARegisterWithoutItsHeading) {
  const std::string said =
      SaidOf("2015-05-11,2015-05-12," + std::string(kName) + ",police\n");
  EXPECT_THAT(said, HasSubstr("r.csv"));
  EXPECT_THAT(said, Not(HasSubstr(kName)));
}

}  // namespace
}  // namespace planwatch
