// Pages, kept for the snapshot that they are made of and made two at a time, so
// that neither many clients nor an impatient one can make the daemon repeat the
// work of a page that is expensive, as the review of a quarter is. The pages
// asked for last stay, so that neither a page of an earlier minute nor one that
// somebody looked at once keeps the others out.
//
// Any thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

class PageCache {
 public:
  // `max_bytes` of all that is kept; a page that is larger by itself is not.
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
  struct Kept {
    std::string key;
    std::shared_ptr<const PageAnswer> page;
    std::size_t bytes() const { return key.size() + page->body.size(); }
  };
  // The page, now the one that was asked for last; nullptr: it is not kept.
  std::shared_ptr<const PageAnswer> Find(const SnapshotPtr& snapshot,
                                         const std::string& key);
  void Keep(Kept made);

  const std::size_t max_bytes_;
  std::mutex mutex_;
  std::condition_variable turn_ended_;
  int turns_ = 2;  // that nobody has
  std::set<std::string> in_the_making_;
  SnapshotPtr snapshot_;   // of all that is kept
  std::list<Kept> pages_;  // the one that was asked for last first
  // Their keys, and where they stand.
  std::map<std::string_view, std::list<Kept>::iterator> places_;
  std::size_t bytes_ = 0;
};

}  // namespace planwatch::web
