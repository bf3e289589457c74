// An attacker who knows the rules, the totals and every release so far, against
// every register that could have led to what he sees.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <random>

#include "collectors/disclosure/disclosure.h"

namespace planwatch {
namespace {

using Counts = std::vector<std::size_t>;

const Date kDay = *MakeDate(2015, 5, 18);

RegisterFigures Figures(const Counts& counts) {
  RegisterFigures figures;
  for (const std::size_t count : counts) {
    figures.received_by_source.push_back(
        {std::to_string(figures.received_by_source.size()), count});
    figures.received += count;
  }
  return figures;
}

// All that one release tells of a breakdown.
std::string Seen(const PublishedRegister& published) {
  std::string seen = std::to_string(published.received());
  for (const LabelledCount& cell : published.by_source().shown)
    seen += " " + cell.label + "=" + std::to_string(cell.count);
  return seen + " held " + std::to_string(published.by_source().suppressed) +
         "; ";
}

// Every way to have `cells` counts of 0 to `most`.
std::vector<Counts> AllCounts(std::size_t cells, std::size_t most) {
  std::vector<Counts> all;
  Counts counts(cells, 0);
  for (;;) {
    all.push_back(counts);
    std::size_t i = 0;
    while (i < cells && ++counts[i] > most) counts[i++] = 0;
    if (i == cells) return all;
  }
}

struct World {
  std::size_t cells, most, releases, minimum;
};

// Plays every sequence of registers, groups those that look the same from
// outside, and counts the groups in which a cell of 1 to minimum - 1 is the
// same in all.
std::size_t CountPinned(const World& world) {
  struct Group {
    // by release and cell: whether it has one value in all sequences so far
    std::vector<std::pair<std::size_t, bool>> values;
    bool inside = false;
  };
  std::map<std::string, Group> groups;
  const Disclosure disclosure({.minimum = world.minimum, .round_to = 0});
  const std::vector<Counts> all = AllCounts(world.cells, world.most);
  Counts played;
  // `inside`: no count comes near the edge of what is tried, where groups are
  // cut off.
  const std::function<void(const PublishedRegister*, std::size_t, std::string,
                           bool)>
      play = [&](const PublishedRegister* last, std::size_t release,
                 const std::string& seen, bool inside) {
        if (release == world.releases) {
          Group& group = groups[seen];
          group.inside |= inside;
          if (group.values.empty()) {
            for (const std::size_t count : played)
              group.values.emplace_back(count, true);
            return;
          }
          for (std::size_t i = 0; i < played.size(); ++i)
            group.values[i].second &= group.values[i].first == played[i];
          return;
        }
        for (const Counts& counts : all) {
          const PublishedRegister published =
              disclosure.Release("r", {}, Figures(counts), kDay, last);
          bool still_inside = inside;
          for (const std::size_t count : counts)
            still_inside &= count + world.minimum <= world.most + 1;
          played.insert(played.end(), counts.begin(), counts.end());
          play(&published, release + 1, seen + Seen(published), still_inside);
          played.resize(played.size() - counts.size());
        }
      };
  play(nullptr, 0, "", true);

  std::size_t pinned = 0;
  for (const auto& [seen, group] : groups) {
    if (!group.inside) continue;
    for (const auto& [count, is_one] : group.values) {
      if (!is_one || count == 0 || count >= world.minimum) continue;
      ++pinned;
      ADD_FAILURE() << "a cell is " << count << " for certain: " << seen;
      break;
    }
  }
  return pinned;
}

TEST(Attack, OneReleaseTellsNoSmallCell) {
  for (const World& world :
       std::vector<World>{{.cells = 2, .most = 40, .releases = 1, .minimum = 5},
                          {3, 24, 1, 5},
                          {4, 13, 1, 4},
                          {4, 11, 1, 3},
                          {5, 7, 1, 3},
                          {3, 20, 1, 8}})
    EXPECT_EQ(CountPinned(world), 0)
        << world.cells << " cells, minimum " << world.minimum;
}

TEST(Attack, SeveralReleasesTellNoSmallCell) {
  for (const World& world :
       std::vector<World>{{.cells = 2, .most = 11, .releases = 2, .minimum = 4},
                          {3, 6, 2, 3},
                          {2, 6, 3, 3}})
    EXPECT_EQ(CountPinned(world), 0)
        << world.cells << " cells, minimum " << world.minimum;
}

// The reason why: whatever the registers and releases, those held back may be
// exchanged, and nothing that is published changes, now or ever after.
TEST(Attack, CellsHeldBackMayBeExchanged) {
  std::mt19937 random(20150518);
  const auto below = [&random](std::size_t bound) {
    return static_cast<std::size_t>(random() % bound);
  };
  std::size_t exchanged = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::size_t cells = 2 + below(7), releases = 1 + below(6);
    const DisclosurePolicy policy{.minimum = 3 + below(8),
                                  .round_to = below(2) * 5};
    const Disclosure disclosure(policy);
    std::vector<Counts> registers(releases, Counts(cells, 0));
    for (Counts& counts : registers)
      for (std::size_t& count : counts)
        count = below(3) == 0 ? below(60) : below(policy.minimum + 2);
    const auto play = [&](const std::vector<Counts>& all) {
      std::vector<PublishedRegister> published;
      for (const Counts& counts : all)
        published.push_back(disclosure.Release(
            "r", {}, Figures(counts), kDay,
            published.empty() ? nullptr : &published.back()));
      return published;
    };
    const std::vector<PublishedRegister> before = play(registers);

    const std::size_t release = below(releases);
    std::vector<std::size_t> held;
    for (std::size_t i = 0; i < cells; ++i) {
      const auto& shown = before[release].by_source().shown;
      if (std::none_of(shown.begin(), shown.end(), [i](const auto& cell) {
            return cell.label == std::to_string(i);
          }))
        held.push_back(i);
    }
    if (held.size() < 2) continue;
    const std::size_t a = held[below(held.size())],
                      b = held[below(held.size())];
    exchanged += registers[release][a] != registers[release][b];
    std::swap(registers[release][a], registers[release][b]);
    EXPECT_EQ(play(registers), before);
  }
  EXPECT_GT(exchanged, 500);
}

}  // namespace
}  // namespace planwatch
