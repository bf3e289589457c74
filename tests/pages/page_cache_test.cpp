#include "daemon/pages/page_cache.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <string>
#include <thread>
#include <vector>

namespace planwatch::web {
namespace {

const auto kWanted = [] { return false; };

SnapshotPtr NewSnapshot() { return std::make_shared<const Snapshot>(); }

TEST(PageCache, MakesAPageOnceForASnapshot) {
  PageCache cache;
  const SnapshotPtr first = NewSnapshot(), second = NewSnapshot();
  int made = 0;
  const auto get = [&](const SnapshotPtr& snapshot, const std::string& key) {
    return cache
        .Get(
            snapshot, key,
            [&] {
              return PageAnswer{200, key + std::to_string(++made)};
            },
            kWanted)
        ->body;
  };
  EXPECT_EQ(get(first, "a"), "a1");
  EXPECT_EQ(get(first, "a"), "a1");
  EXPECT_EQ(get(first, "b"), "b2");
  EXPECT_EQ(get(second, "a"), "a3");
  EXPECT_EQ(get(second, "a"), "a3");
  EXPECT_EQ(get(first, "a"), "a4");
}

// With room for two: which are made anew tells which were kept.
TEST(PageCache, KeepsThePagesAskedForLast) {
  PageCache cache(10);
  const SnapshotPtr snapshot = NewSnapshot();
  const auto is_made = [&](const std::string& key, std::size_t size) {
    bool made = false;
    cache.Get(
        snapshot, key,
        [&] {
          made = true;
          return PageAnswer{200, std::string(size, 'x')};
        },
        kWanted);
    return made;
  };
  EXPECT_TRUE(is_made("a", 4));
  EXPECT_TRUE(is_made("b", 4));  // the bound, and no more
  EXPECT_FALSE(is_made("a", 4));
  EXPECT_TRUE(is_made("c", 1));  // "b" leaves
  EXPECT_FALSE(is_made("a", 4));
  EXPECT_FALSE(is_made("c", 1));
  EXPECT_TRUE(is_made("b", 4));   // "a" leaves
  EXPECT_TRUE(is_made("d", 10));  // too large by itself: nothing leaves
  EXPECT_TRUE(is_made("d", 10));
  EXPECT_FALSE(is_made("c", 1));
  EXPECT_FALSE(is_made("b", 4));
  EXPECT_TRUE(is_made("e", 9));  // all leave
  EXPECT_TRUE(is_made("b", 4));
}

// Of each snapshot anew.
TEST(PageCache, ANewSnapshotHasTheWholeBound) {
  PageCache cache(10);
  int made = 0;
  for (int i = 0; i < 3; ++i) {
    const SnapshotPtr snapshot = NewSnapshot();
    for (int again = 0; again < 2; ++again)
      cache.Get(
          snapshot, "a",
          [&] {
            ++made;
            return PageAnswer{200, std::string(9, 'x')};
          },
          kWanted);
    EXPECT_EQ(made, i + 1);
  }
}

// Eight clients, of four pages.
TEST(PageCache, MakesTwoPagesAtATimeAndNoPageTwice) {
  PageCache cache;
  const SnapshotPtr snapshot = NewSnapshot();
  std::atomic<int> now = 0, most = 0, made = 0;
  std::promise<void> both;
  std::atomic<bool> told = false;
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i)
    clients.emplace_back([&, key = std::to_string(i % 4)] {
      const auto page = cache.Get(
          snapshot, key,
          [&] {
            const int running = ++now;
            for (int seen = most; seen < running;)
              if (most.compare_exchange_weak(seen, running)) break;
            ++made;
            // The first waits until a second is in the making.
            if (running == 2 && !told.exchange(true)) both.set_value();
            if (running == 1 && made == 1) both.get_future().wait();
            --now;
            return PageAnswer{200, key};
          },
          kWanted);
      EXPECT_EQ(page->body, key);
    });
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(most, 2);
  EXPECT_EQ(made, 4);
}

TEST(PageCache, LeavesOffWhatNobodyWaitsFor) {
  PageCache cache;
  const SnapshotPtr snapshot = NewSnapshot();
  std::atomic<bool> gone = false;
  std::promise<void> begun;
  std::promise<void> leave;
  std::thread slow([&] {
    const auto page = cache.Get(
        snapshot, "slow",
        [&] {
          begun.set_value();
          leave.get_future().wait();
          return PageAnswer{200, "half"};
        },
        [&] { return gone.load(); });
    EXPECT_EQ(page, nullptr);
  });
  begun.get_future().wait();
  // One that waits for its turn leaves it.
  EXPECT_EQ(cache.Get(
                snapshot, "slow",
                [] {
                  return PageAnswer{200, "second"};
                },
                [] { return true; }),
            nullptr);
  gone = true;
  leave.set_value();
  slow.join();
  // What was left off is not kept, and its turn is free.
  EXPECT_EQ(cache
                .Get(
                    snapshot, "slow",
                    [] {
                      return PageAnswer{200, "whole"};
                    },
                    kWanted)
                ->body,
            "whole");
}

// However long it takes, and however often it is asked.
TEST(PageCache, OneThatIsWantedWaitsForThePage) {
  PageCache cache;
  const SnapshotPtr snapshot = NewSnapshot();
  std::promise<void> begun, end;
  std::thread first([&] {
    cache.Get(
        snapshot, "a",
        [&] {
          begun.set_value();
          end.get_future().wait();
          return PageAnswer{200, "first"};
        },
        kWanted);
  });
  begun.get_future().wait();
  int asked = 0;
  const auto page = cache.Get(
      snapshot, "a",
      [] {
        return PageAnswer{200, "second"};
      },
      [&] {
        if (++asked == 2) end.set_value();
        return false;
      });
  if (asked < 2) end.set_value();
  first.join();
  ASSERT_NE(page, nullptr);
  EXPECT_EQ(page->body, "first");
}

TEST(PageCache, FreesTheTurnOfAPageThatThrows) {
  PageCache cache;
  const SnapshotPtr snapshot = NewSnapshot();
  for (int i = 0; i < 3; ++i)
    EXPECT_THROW(
        cache.Get(
            snapshot, "a",
            []() -> PageAnswer { throw std::runtime_error("no"); }, kWanted),
        std::runtime_error);
}

// The server's own faults may be gone at the next request.
TEST(PageCache, KeepsWhatIsNoFaultOfTheServer) {
  PageCache cache;
  const SnapshotPtr snapshot = NewSnapshot();
  for (const int status : {200, 303, 404, 499, 500, 503}) {
    int made = 0;
    for (int i = 0; i < 2; ++i)
      cache.Get(
          snapshot, std::to_string(status),
          [&] {
            ++made;
            return PageAnswer{status, "x"};
          },
          kWanted);
    EXPECT_EQ(made, status < 500 ? 1 : 2) << status;
  }
}

}  // namespace
}  // namespace planwatch::web
