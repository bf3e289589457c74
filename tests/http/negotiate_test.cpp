#include "daemon/http/negotiate.h"

#include <gtest/gtest.h>

namespace planwatch {
namespace {

TEST(Negotiation, PrefersWhatTheClientPrefers) {
  const char* const kPrometheus =
      "application/openmetrics-text;version=1.0.0,application/"
      "openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,"
      "*/*;q=0.1";
  for (const char* accept :
       {kPrometheus, "application/openmetrics-text",
        "Application/OpenMetrics-Text; Version=\"1.0.0\"; charset=utf-8",
        "application/openmetrics-text;version=1.0.0;escaping=underscores;q=0.6,"
        "text/plain;version=0.0.4;q=0.5",
        "text/plain;q=0.5, application/*", "*/*, text/plain;q=0",
        "application/openmetrics-text;q=0.2,application/openmetrics-text,"
        "text/plain;q=0.5",
        "application/openmetrics-text,application/openmetrics-text;q=0.2,"
        "text/plain;q=0.5",
        "text/*;q=0.5, */*",
        "text/plain;version=0.0.4;q=0.1, text/plain, */*;q=0.5"})
    EXPECT_EQ(Negotiate(accept), TextFormat::kOpenMetrics) << accept;
  for (const char* accept :
       {"", "*/*", "text/plain", "text/html, */*;q=0.8",
        "application/openmetrics-text;version=0.0.1",
        "application/openmetrics-text;version=2.0.0, text/plain;q=0.1",
        "application/openmetrics-text;q=0.5, text/plain",
        "application/openmetrics-text;q=0", "application/json",
        "application/openmetrics-text;q=2", "text/plain;version=0.0.4, */*",
        "text/*, */*;q=0.5", "application/*;q=0.2, */*",
        "application/openmetrics-text;version=1.0.0;q=0.3,"
        "text/plain;version=0.0.4;q=0.9"})
    EXPECT_EQ(Negotiate(accept), TextFormat::kText) << accept;
}

}  // namespace
}  // namespace planwatch
