#include "daemon/log.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <thread>
#include <vector>

namespace planwatch::log {
namespace {

constexpr std::string_view kTime = "2015-05-18T09:00:00.123Z";

TEST(LogLine, IsLogfmt) {
  EXPECT_EQ(Line(Format::kLogfmt, kTime, Level::kInfo, "source read",
                 {{"source", "cse"}, {"rows", "34"}}),
            "ts=2015-05-18T09:00:00.123Z level=info msg=\"source read\" "
            "source=cse rows=34");
}

TEST(LogLine, IsOneJsonObject) {
  EXPECT_EQ(Line(Format::kJson, kTime, Level::kError, "source failed",
                 {{"source", "cse"}, {"error", "a \"quote\""}}),
            R"({"ts":"2015-05-18T09:00:00.123Z","level":"error",)"
            R"("msg":"source failed","source":"cse",)"
            R"("error":"a \"quote\""})");
}

TEST(LogLine, HasNoTimeWhereNoneIsGiven) {
  EXPECT_EQ(Line(Format::kLogfmt, "", Level::kDebug, "ready", {}),
            "level=debug msg=ready");
  EXPECT_EQ(Line(Format::kJson, "", Level::kWarn, "ready", {}),
            R"({"level":"warn","msg":"ready"})");
}

TEST(LogLine, QuotesWhatLogfmtWouldMisread) {
  const struct {
    std::string value, written;
  } cases[] = {
      {"plain", "plain"},
      {"path/to-file.csv:7", "path/to-file.csv:7"},
      {"Zoë", "Zoë"},
      {"", R"("")"},
      {"two words", R"("two words")"},
      {"a=b", R"("a=b")"},
      {"say \"no\"", R"("say \"no\"")"},
      {R"(C:\plan)", R"("C:\\plan")"},
      {"two\nlines\r\n", R"("two\nlines\r\n")"},
      {"tab\t", R"("tab\t")"},
      {"\x1b[31mred", R"("\u001b[31mred")"},
      {std::string("nul\0", 4), R"("nul\u0000")"},
      {"broken \xff\xfe", "\"broken \xef\xbf\xbd\xef\xbf\xbd\""},
      {"\xc3", "\"\xef\xbf\xbd\""},
  };
  for (const auto& [value, written] : cases) {
    EXPECT_EQ(Line(Format::kLogfmt, "", Level::kInfo, "m", {{"v", value}}),
              "level=info msg=m v=" + written);
  }
}

TEST(LogLine, JsonIsReadBackWhateverTheBytes) {
  std::string bytes;
  for (int c = 0; c < 256; ++c) bytes += static_cast<char>(c);
  const std::string line =
      Line(Format::kJson, kTime, Level::kInfo, bytes, {{"v", bytes}});
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const auto read = nlohmann::json::parse(line);
  EXPECT_EQ(read["msg"], read["v"]);
  EXPECT_EQ(read["msg"].get<std::string>().substr(0, 128),
            bytes.substr(0, 128));
}

// Each sets the process's one log up anew.
class LogTest : public testing::Test {
 protected:
  ~LogTest() override {
    unsetenv("JOURNAL_STREAM");
    log::SetUp(Level::kInfo, Format::kLogfmt);
  }
};

TEST_F(LogTest, WritesOneLineAnEventToStandardError) {
  testing::internal::CaptureStderr();
  log::SetUp(Level::kInfo, Format::kLogfmt);
  Info("source read", {{"rows", "34"}});
  Error("first line\nsecond line");
  const std::string written = testing::internal::GetCapturedStderr();
  EXPECT_TRUE(std::regex_match(
      written,
      std::regex(R"(ts=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z level=info )"
                 R"(msg="source read" rows=34\n)"
                 R"(ts=\S+ level=error msg="first line\\nsecond line"\n)")))
      << written;
}

TEST_F(LogTest, LeavesOutWhatIsBelowTheLevel) {
  testing::internal::CaptureStderr();
  log::SetUp(Level::kWarn, Format::kJson);
  Debug("one");
  Info("two");
  Warn("three");
  Error("four");
  const std::string written = testing::internal::GetCapturedStderr();
  EXPECT_EQ(written.find("one"), std::string::npos);
  EXPECT_EQ(written.find("two"), std::string::npos);
  EXPECT_NE(written.find(R"("level":"warn","msg":"three"})"),
            std::string::npos);
  EXPECT_NE(written.find(R"("level":"error","msg":"four"})"),
            std::string::npos);
}

TEST_F(LogTest, BracesInAMessageAreNoFormat) {
  testing::internal::CaptureStderr();
  log::SetUp(Level::kInfo, Format::kLogfmt);
  Info("read: {every}");
  EXPECT_NE(testing::internal::GetCapturedStderr().find("read: {every}"),
            std::string::npos);
}

TEST_F(LogTest, GivesTheJournalPrioritiesAndNoTime) {
  testing::internal::CaptureStderr();
  struct stat status {};
  ASSERT_EQ(fstat(STDERR_FILENO, &status), 0);
  const std::string stream =
      std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
  setenv("JOURNAL_STREAM", stream.c_str(), 1);
  log::SetUp(Level::kDebug, Format::kLogfmt);
  Debug("a");
  Info("b");
  Warn("c");
  Error("d");
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "<7>level=debug msg=a\n<6>level=info msg=b\n"
            "<4>level=warn msg=c\n<3>level=error msg=d\n");
}

TEST_F(LogTest, AJournalThatIsNotStandardErrorIsPassedOver) {
  testing::internal::CaptureStderr();
  setenv("JOURNAL_STREAM", "1:2", 1);
  log::SetUp(Level::kInfo, Format::kLogfmt);
  Info("a");
  EXPECT_EQ(testing::internal::GetCapturedStderr().substr(0, 3), "ts=");
}

TEST_F(LogTest, LinesOfManyThreadsStayWhole) {
  testing::internal::CaptureStderr();
  log::SetUp(Level::kInfo, Format::kLogfmt);
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([] {
        for (int i = 0; i < 100; ++i) Info("event", {{"i", "x y"}});
      });
    }
  }
  const std::string written = testing::internal::GetCapturedStderr();
  const std::regex line(R"(ts=\S+ level=info msg=event i="x y"\n)");
  std::size_t lines = 0;
  for (std::size_t at = 0; at < written.size(); ++lines) {
    const std::size_t end = written.find('\n', at);
    ASSERT_NE(end, std::string::npos);
    EXPECT_TRUE(std::regex_match(written.substr(at, end + 1 - at), line));
    at = end + 1;
  }
  EXPECT_EQ(lines, 400u);
}

using Verdict = RepeatFolder::Verdict;
using std::chrono::minutes;

TEST(RepeatFolder, LogsTheFirstThenChangesThenOneAnHour) {
  RepeatFolder folder;
  const Instant start{std::chrono::hours{400000}};
  EXPECT_FALSE(folder.failing());
  EXPECT_EQ(folder.Failure("no file", start), (Verdict{true, 0}));
  EXPECT_TRUE(folder.failing());
  EXPECT_EQ(folder.Failure("no file", start + minutes{5}), (Verdict{false, 0}));
  EXPECT_EQ(folder.Failure("no file", start + minutes{10}),
            (Verdict{false, 0}));
  EXPECT_EQ(folder.Failure("no access", start + minutes{15}),
            (Verdict{true, 2}));
  EXPECT_EQ(folder.Failure("no access", start + minutes{74}),
            (Verdict{false, 0}));
  EXPECT_EQ(folder.Failure("no access", start + minutes{75}),
            (Verdict{true, 1}));
  EXPECT_EQ(folder.Failure("no access", start + minutes{76}),
            (Verdict{false, 0}));
  EXPECT_EQ(folder.Success(), 1u);
  EXPECT_FALSE(folder.failing());
}

TEST(RepeatFolder, TheSameFailureAfterASuccessIsLoggedAgain) {
  RepeatFolder folder;
  const Instant now{std::chrono::hours{400000}};
  EXPECT_EQ(folder.Success(), 0u);
  EXPECT_EQ(folder.Failure("no file", now), (Verdict{true, 0}));
  EXPECT_EQ(folder.Success(), 0u);
  EXPECT_EQ(folder.Failure("no file", now), (Verdict{true, 0}));
}

}  // namespace
}  // namespace planwatch::log
