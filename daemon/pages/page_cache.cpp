#include "daemon/pages/page_cache.h"

#include <chrono>
#include <optional>
#include <utility>

namespace planwatch::web {
namespace {

// How often one that waits looks whether it is abandoned.
constexpr std::chrono::milliseconds kRecheck{100};

}  // namespace

// The right to make the page of a key.
class PageCache::Turn {
 public:
  Turn(PageCache& cache, const std::string& key) : cache_(cache), key_(key) {
    --cache_.turns_;
    cache_.in_the_making_.insert(key_);
  }
  ~Turn() {
    {
      const std::lock_guard lock(cache_.mutex_);
      ++cache_.turns_;
      cache_.in_the_making_.erase(key_);
    }
    cache_.turn_ended_.notify_all();
  }

 private:
  PageCache& cache_;
  const std::string& key_;
};

std::shared_ptr<const PageAnswer> PageCache::Get(
    const SnapshotPtr& snapshot, const std::string& key,
    const std::function<PageAnswer()>& make,
    const std::function<bool()>& abandoned) {
  std::optional<Turn> turn;
  {
    std::unique_lock lock(mutex_);
    for (;;) {
      if (auto kept = Find(snapshot, key)) return kept;
      if (turns_ > 0 && !in_the_making_.contains(key)) break;
      if (turn_ended_.wait_for(lock, kRecheck) == std::cv_status::timeout &&
          abandoned())
        return nullptr;
    }
    turn.emplace(*this, key);
  }
  auto page = std::make_shared<const PageAnswer>(make());
  if (abandoned()) return nullptr;  // so it may be half of a page
  const std::lock_guard lock(mutex_);
  if (std::exchange(snapshot_, snapshot) != snapshot) {
    places_.clear();
    pages_.clear();
    bytes_ = 0;
  }
  if (page->status < 500) Keep({key, page});  // the next may do better
  return page;
}

std::shared_ptr<const PageAnswer> PageCache::Find(const SnapshotPtr& snapshot,
                                                  const std::string& key) {
  if (snapshot != snapshot_) return nullptr;
  const auto found = places_.find(key);
  if (found == places_.end()) return nullptr;
  pages_.splice(pages_.begin(), pages_, found->second);
  return found->second->page;
}

void PageCache::Keep(Kept made) {
  if (made.bytes() > max_bytes_ || places_.contains(made.key)) return;
  bytes_ += made.bytes();
  while (bytes_ > max_bytes_) {
    bytes_ -= pages_.back().bytes();
    places_.erase(pages_.back().key);
    pages_.pop_back();
  }
  pages_.push_front(std::move(made));
  places_.emplace(pages_.front().key, pages_.begin());
}

}  // namespace planwatch::web
