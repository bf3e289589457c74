#include "daemon/refresh/job.h"

#include <gtest/gtest.h>

#include "tests/config/entries.h"

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using test::At;

class JobTest : public testing::Test {
 protected:
  Job::Timing Timing() const { return {schedule_, calendar_, 0.5}; }
  // Half a jitter is none.
  void Reschedule() { job_.Reschedule(now_.wall, Timing()); }
  bool ConsumeDue() { return job_.ConsumeDue(now_, Timing()); }
  void RequestAndStart() {
    EXPECT_TRUE(job_.Request());
    job_.OnReadStarted(now_.steady);
  }

  const Schedule schedule_ = 900s;
  const Calendar calendar_ = *Calendar::Make("Europe/London", 4, {});
  Moment now_{At(2015, 5, 18), SteadyTime{1h}};
  Job job_;
};

TEST_F(JobTest, IsNotDueBeforeItIsScheduled) {
  now_.wall += 24h * 365;
  EXPECT_FALSE(ConsumeDue());
}

TEST_F(JobTest, IsDueAtItsTimeOnceHoweverManyWereMissed) {
  Reschedule();
  now_.wall += 899s;
  EXPECT_FALSE(ConsumeDue());
  now_.wall += 1s;
  EXPECT_TRUE(ConsumeDue());
  EXPECT_FALSE(ConsumeDue());
  now_.wall += 900s * 50;
  EXPECT_TRUE(ConsumeDue());
  now_.wall += 899s;
  EXPECT_FALSE(ConsumeDue());
  now_.wall += 1s;
  EXPECT_TRUE(ConsumeDue());
}

TEST_F(JobTest, ItsTimesAreMadeAnewWhenTheClockIsPutBack) {
  Reschedule();
  job_.OnFailure(now_.wall, 0.5);
  now_.wall -= 24h;
  job_.OnClockPutBack(now_.wall, Timing());
  EXPECT_TRUE(ConsumeDue());  // the retry
  job_.Request();
  EXPECT_FALSE(ConsumeDue());
  now_.wall += 900s;
  EXPECT_TRUE(ConsumeDue());
}

TEST_F(JobTest, AClockPutBackIsNoRetry) {
  Reschedule();
  now_.wall -= 24h;
  job_.OnClockPutBack(now_.wall, Timing());
  EXPECT_FALSE(ConsumeDue());
}

TEST_F(JobTest, WaitsLongerAfterEachFailureUntilASuccess) {
  for (const auto wait : {5s, 10s, 20s}) {
    job_.OnFailure(now_.wall, 0.5);
    EXPECT_TRUE(job_.has_retry());
    now_.wall += wait - 1s;
    EXPECT_FALSE(ConsumeDue()) << wait.count();
    now_.wall += 1s;
    EXPECT_TRUE(ConsumeDue()) << wait.count();
  }
  job_.OnSuccess();
  EXPECT_FALSE(job_.has_retry());
  EXPECT_FALSE(ConsumeDue());
  job_.OnFailure(now_.wall, 0.5);
  now_.wall += 5s;
  EXPECT_TRUE(ConsumeDue());
}

TEST_F(JobTest, AFileIsDueOnceItWasLeftAlone) {
  job_.OnFileChanged(now_.steady);
  EXPECT_EQ(job_.NextCheck(30s), now_.steady + 200ms);
  now_.steady += 199ms;
  EXPECT_FALSE(ConsumeDue());
  job_.OnFileChanged(now_.steady);
  now_.steady += 199ms;
  EXPECT_FALSE(ConsumeDue());
  now_.steady += 1ms;
  EXPECT_TRUE(ConsumeDue());
  job_.Request();
  EXPECT_FALSE(ConsumeDue());
  EXPECT_EQ(job_.NextCheck(30s), SteadyTime::max());
}

TEST_F(JobTest, AFileThatIsNeverLeftAloneIsDueAfterTwoSeconds) {
  const SteadyTime start = now_.steady;
  for (; now_.steady < start + 2s; now_.steady += 100ms) {
    job_.OnFileChanged(now_.steady);
    EXPECT_FALSE(ConsumeDue());
  }
  EXPECT_TRUE(ConsumeDue());
}

TEST_F(JobTest, JoinsTheQueueOnce) {
  EXPECT_TRUE(job_.Request());
  EXPECT_FALSE(job_.Request());
  EXPECT_FALSE(job_.RequestPoll());
  job_.OnReadStarted(now_.steady);
  EXPECT_FALSE(job_.RequestPoll());
  EXPECT_FALSE(job_.OnReadEnded().join_queue);
  EXPECT_TRUE(job_.RequestPoll());
}

TEST_F(JobTest, ARequestDuringAReadJoinsTheQueueAfterIt) {
  RequestAndStart();
  EXPECT_FALSE(job_.Request());
  EXPECT_TRUE(job_.OnReadEnded().join_queue);
  job_.OnReadStarted(now_.steady);
  EXPECT_FALSE(job_.OnReadEnded().join_queue);
}

TEST_F(JobTest, ARequestTurnsAQueuedPollIntoARead) {
  EXPECT_TRUE(job_.RequestPoll());
  job_.OnReadStarted(now_.steady);
  EXPECT_TRUE(job_.OnReadEnded().poll);
  EXPECT_TRUE(job_.RequestPoll());
  EXPECT_FALSE(job_.Request());
  job_.OnReadStarted(now_.steady);
  EXPECT_FALSE(job_.OnReadEnded().poll);
}

TEST_F(JobTest, TimesOutOnceAtItsLimit) {
  EXPECT_FALSE(job_.TimesOut(now_.steady, 30s));
  RequestAndStart();
  EXPECT_EQ(job_.NextCheck(30s), now_.steady + 30s);
  now_.steady += 29'999ms;
  EXPECT_FALSE(job_.TimesOut(now_.steady, 30s));
  now_.steady += 1ms;
  EXPECT_TRUE(job_.TimesOut(now_.steady, 30s));
  EXPECT_FALSE(job_.TimesOut(now_.steady, 30s));
  EXPECT_EQ(job_.NextCheck(30s), SteadyTime::max());
  EXPECT_TRUE(job_.is_reading());
  EXPECT_TRUE(job_.OnReadEnded().timed_out);
  EXPECT_FALSE(job_.is_reading());
  RequestAndStart();
  EXPECT_FALSE(job_.OnReadEnded().timed_out);
}

TEST_F(JobTest, ASlowReadGivesUpItsPlace) {
  EXPECT_FALSE(job_.HoldsConcurrencySlot(now_.steady));
  RequestAndStart();
  EXPECT_TRUE(job_.HoldsConcurrencySlot(now_.steady + 1'999ms));
  EXPECT_FALSE(job_.HoldsConcurrencySlot(now_.steady + 2s));
  ASSERT_TRUE(job_.TimesOut(now_.steady + 1s, 1s));
  EXPECT_FALSE(job_.HoldsConcurrencySlot(now_.steady + 1s));
}

TEST_F(JobTest, RetriesAPartialReadTwiceBeforeItCounts) {
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(job_.RetryPartialRead(now_.steady));
    now_.steady += 699ms;
    EXPECT_FALSE(ConsumeDue());
    now_.steady += 1ms;
    EXPECT_TRUE(ConsumeDue());
    job_.Request();
  }
  EXPECT_FALSE(job_.RetryPartialRead(now_.steady));
  job_.OnFailure(now_.wall, 0.5);
  EXPECT_TRUE(job_.RetryPartialRead(now_.steady));
  job_.OnSuccess();
  EXPECT_TRUE(job_.RetryPartialRead(now_.steady));
  EXPECT_TRUE(job_.RetryPartialRead(now_.steady));
}

}  // namespace
}  // namespace planwatch
