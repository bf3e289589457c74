// Prometheus' own word on what is shipped.
#include <gtest/gtest.h>

#include <string>

#include "tests/e2e/daemon.h"

namespace planwatch::e2e {
namespace {

class Promtool : public testing::Test {
 protected:
  void SetUp() override {
    if (!Installed("promtool")) GTEST_SKIP() << "promtool is not installed";
  }
};

TEST_F(Promtool, FindsNoFaultWithTheMetrics) {
  const Installation installation;
  const Daemon daemon(installation, "2015-06-01");
  const Outcome check =
      RunToEnd({"promtool", "check", "metrics"}, daemon.Get("/metrics").body);
  EXPECT_EQ(check.status, 0);
  EXPECT_EQ(check.out + check.err, "");
}

TEST_F(Promtool, FindsFaultsWhereThereAreAny) {
  const Outcome check = RunToEnd({"promtool", "check", "metrics"},
                                 "# TYPE wrong_total gauge\nwrong_total 1\n");
  EXPECT_NE(check.status, 0);
}

TEST_F(Promtool, FindsNoFaultWithTheRules) {
  const Outcome check = RunToEnd(
      {"promtool", "check", "rules", PLANWATCH_CONFIG "/prometheus-rules.yml"});
  EXPECT_EQ(check.status, 0) << check.out << check.err;
}

TEST_F(Promtool, FindsNoFaultWithTheConfiguration) {
  const Outcome check = RunToEnd(
      {"promtool", "check", "config", PLANWATCH_CONFIG "/prometheus.yml"});
  EXPECT_EQ(check.status, 0) << check.out << check.err;
}

TEST_F(Promtool, TheRulesPassTheirTests) {
  const Outcome test =
      RunToEnd({"promtool", "test", "rules",
                PLANWATCH_CONFIG "/prometheus-rules.test.yml"});
  EXPECT_EQ(test.status, 0) << test.out << test.err;
}

}  // namespace
}  // namespace planwatch::e2e
