#include "daemon/refresh/job.h"

#include <algorithm>
#include <utility>

namespace planwatch {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kSettle{200};
constexpr milliseconds kLongestSettle{2000};
constexpr int kPartialReadRetries = 2;
constexpr milliseconds kPartialReadDelay{700};
// A read that takes longer is waiting for its source: it gives its place to the
// next, so that a few sources that hang don't keep the others from being read.
constexpr milliseconds kConcurrencyHold{2000};

}  // namespace

void Job::Reschedule(Instant now, const Timing& timing) {
  scheduled_ = NextTime(timing.schedule, now, timing.calendar, timing.jitter);
}

void Job::OnClockPutBack(Instant now, const Timing& timing) {
  Reschedule(now, timing);
  if (retry_) retry_ = now;
}

void Job::OnFileChanged(SteadyTime now) {
  if (!settled_) settled_at_latest_ = now + kLongestSettle;
  settled_ = std::min(now + kSettle, *settled_at_latest_);
}

bool Job::ConsumeDue(const Moment& now, const Timing& timing) {
  const bool scheduled = now.wall >= scheduled_;
  if (scheduled) Reschedule(now.wall, timing);
  return scheduled || (retry_ && now.wall >= *retry_) ||
         (settled_ && now.steady >= *settled_);
}

bool Job::Request() {
  retry_.reset();
  settled_.reset();
  poll_ = false;
  return !std::exchange(queued_, true) && !read_;
}

bool Job::RequestPoll() {
  if (queued_ || read_) return false;
  const bool join_queue = Request();
  poll_ = true;
  return join_queue;
}

void Job::OnReadStarted(SteadyTime now) {
  queued_ = false;
  read_ = Read{.started = now, .poll = std::exchange(poll_, false)};
}

Job::Ended Job::OnReadEnded() {
  const Read read = *std::exchange(read_, std::nullopt);
  return {
      .timed_out = read.timed_out, .poll = read.poll, .join_queue = queued_};
}

bool Job::TimesOut(SteadyTime now, std::chrono::seconds limit) {
  if (!read_ || read_->timed_out || now < read_->started + limit) return false;
  read_->timed_out = true;
  return true;
}

bool Job::HoldsConcurrencySlot(SteadyTime now) const {
  return read_ && !read_->timed_out && now < read_->started + kConcurrencyHold;
}

void Job::OnSuccess() {
  failures_ = 0;
  partial_reads_ = 0;
  retry_.reset();
}

void Job::OnFailure(Instant now, double jitter) {
  partial_reads_ = 0;
  ++failures_;
  retry_ = now + RetryDelay(failures_, jitter);
}

bool Job::RetryPartialRead(SteadyTime now) {
  if (partial_reads_ == kPartialReadRetries) return false;
  ++partial_reads_;
  settled_ = settled_at_latest_ = now + kPartialReadDelay;
  return true;
}

SteadyTime Job::NextCheck(std::chrono::seconds limit) const {
  SteadyTime next = settled_.value_or(SteadyTime::max());
  if (read_ && !read_->timed_out) next = std::min(next, read_->started + limit);
  return next;
}

}  // namespace planwatch
