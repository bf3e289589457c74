// Pages, kept for the snapshot that they are made of and made two at a time, so
// that neither many clients nor an impatient one can make the daemon repeat the
// work of a page that is expensive, as the review of a quarter is.
//
// Any thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

class PageCache {
 public:
  // Beyond so many bytes nothing more is kept for a snapshot.
  explicit PageCache(std::size_t max_bytes = 16 << 20)
      : max_bytes_(max_bytes) {}

  // The page of that key, which names everything that it depends on beside the
  // snapshot; one at a time is made for a key. nullptr if it was abandoned,
  // while waiting or in the making.
  std::shared_ptr<const PageAnswer> Get(const SnapshotPtr& snapshot,
                                        const std::string& key,
                                        const std::function<PageAnswer()>& make,
                                        const std::function<bool()>& abandoned);

 private:
  class Turn;
  std::shared_ptr<const PageAnswer> Find(const SnapshotPtr& snapshot,
                                         const std::string& key) const;

  const std::size_t max_bytes_;
  std::mutex mutex_;
  std::condition_variable turn_ended_;
  int turns_ = 2;  // that nobody has
  std::set<std::string> in_the_making_;
  SnapshotPtr snapshot_;  // of all that is kept
  std::map<std::string, std::shared_ptr<const PageAnswer>> pages_;
  std::size_t bytes_ = 0;
};

}  // namespace planwatch::web
