#include "tests/disclosure/attacker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <utility>

#include "collectors/disclosure/disclosure.h"
#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

constexpr std::size_t kNoBound = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kQuarters = 12;

// The steps of each cell to each table, as flows from the table's node to that
// of a run of the cell's steps whose sum is known, or to the open end.
class Network {
 public:
  Network(const std::vector<SeenTable>& tables, std::size_t minimum,
          bool chained) {
    open_end_ = tables.size();
    nodes_ = open_end_ + 1;
    const std::size_t cells = tables.front().counts.size();
    for (std::size_t cell = 0; cell < cells; ++cell) {
      std::size_t run = nodes_++;
      bool closed = false;
      for (std::size_t t = 0; t < tables.size(); ++t) {
        if (closed) run = nodes_++;
        closed = tables[t].shown[cell];
        const auto [least, most] = Bounds(tables, t, cell, minimum, chained);
        const std::size_t before = t == 0 ? 0 : tables[t - 1].counts[cell];
        flows_.push_back({t, run, least, most, tables[t].counts[cell] - before,
                          t, cell, true});
      }
      // No later table tells the sum of what came last.
      if (!closed) {
        std::size_t sum = 0;
        for (const Flow& flow : flows_)
          if (flow.to == run) sum += flow.now;
        flows_.push_back({run, open_end_, 0, kNoBound, sum, 0, 0, false});
      }
    }
  }

  // Makes a cell of the first table no more than `most`, by another register
  // that fits; false: none does.
  bool Lower(std::size_t cell, std::size_t most) {
    Flow& first = *std::find_if(
        flows_.begin(), flows_.end(),
        [&](const Flow& flow) { return flow.table == 0 && flow.cell == cell; });
    while (first.now > most)
      if (!MoveOne(first)) return false;
    first.most = std::min(first.most, most);
    return true;
  }

  // Call it before IsCertain.
  void FindWaysRound() {
    std::vector<std::vector<std::size_t>> next(nodes_), before(nodes_);
    edges_.clear();
    for (const Flow& flow : flows_) {
      if (flow.now < flow.most)
        edges_.push_back({flow.from, flow.to, 1, &flow});
      if (flow.now > flow.least)
        edges_.push_back({flow.to, flow.from, -1, &flow});
    }
    for (const Edge& edge : edges_) {
      next[edge.from].push_back(edge.to);
      before[edge.to].push_back(edge.from);
    }
    const auto reach = [&](std::size_t start, const auto& by) {
      std::vector<bool> seen(nodes_);
      std::vector<std::size_t> open = {start};
      seen[start] = true;
      while (!open.empty()) {
        const std::size_t node = open.back();
        open.pop_back();
        for (const std::size_t other : by[node])
          if (!seen[other]) {
            seen[other] = true;
            open.push_back(other);
          }
      }
      return seen;
    };
    std::vector<std::size_t> component(nodes_, kNoBound);
    for (std::size_t node = 0; node < nodes_; ++node) {
      if (component[node] != kNoBound) continue;
      const auto to = reach(node, next), from = reach(node, before);
      for (std::size_t other = 0; other < nodes_; ++other)
        if (to[other] && from[other]) component[other] = node;
    }
    inner_.assign(nodes_, {});
    for (const Edge& edge : edges_)
      if (component[edge.from] == component[edge.to])
        inner_[edge.from].push_back(&edge);
  }

  // Whether the sum of the cells' steps to the tables `first` to `last` is
  // `sum` in all that fits.
  bool IsCertain(const std::vector<std::size_t>& cells, std::size_t first,
                 std::size_t last, std::size_t sum) const {
    const auto counts = [&](const Flow& flow) {
      return flow.is_step && flow.table >= first && flow.table <= last &&
             std::find(cells.begin(), cells.end(), flow.cell) != cells.end();
    };
    std::size_t now = 0;
    for (const Flow& flow : flows_)
      if (counts(flow)) now += flow.now;
    if (now != sum) return false;
    // All ways round are free if, and only if, there is a height of each node
    // that every way from it to the next climbs by its cost.
    std::vector<std::optional<int>> height(nodes_);
    for (std::size_t start = 0; start < nodes_; ++start) {
      if (height[start]) continue;
      height[start] = 0;
      std::vector<std::size_t> reached = {start};
      while (!reached.empty()) {
        const std::size_t from = reached.back();
        reached.pop_back();
        for (const Edge* edge : inner_[from]) {
          const int next =
              *height[from] + (counts(*edge->flow) ? edge->sign : 0);
          if (!height[edge->to]) {
            height[edge->to] = next;
            reached.push_back(edge->to);
          } else if (*height[edge->to] != next) {
            return false;
          }
        }
      }
    }
    return true;
  }

 private:
  struct Flow {
    std::size_t from, to, least, most, now;
    std::size_t table, cell;  // of a step
    bool is_step;
  };
  // A flow may grow or shrink.
  struct Edge {
    std::size_t from, to;
    int sign;
    const Flow* flow;
  };

  // What the rules say of a step.
  static std::pair<std::size_t, std::size_t> Bounds(
      const std::vector<SeenTable>& tables, std::size_t t, std::size_t cell,
      std::size_t minimum, bool chained) {
    if (tables[t].shown[cell]) return {0, kNoBound};
    if (t == 0) {
      // Next smallest were held back, and none that is 0.
      std::size_t most = kNoBound;
      for (std::size_t other = 0; other < tables[0].counts.size(); ++other)
        if (tables[0].shown[other] && tables[0].counts[other] > 0)
          most = std::min(most, tables[0].counts[other]);
      return {1, most};
    }
    if (chained && tables[t - 1].shown[cell]) return {1, minimum - 1};
    return {0, kNoBound};
  }

  // One of the flow another way.
  bool MoveOne(Flow& flow) {
    std::vector<Flow*> by(nodes_, nullptr);
    std::vector<std::size_t> open = {flow.from};
    for (std::size_t i = 0; i < open.size() && by[flow.to] == nullptr; ++i)
      for (Flow& other : flows_) {
        if (&other == &flow) continue;
        std::size_t to = nodes_;
        if (other.from == open[i] && other.now < other.most) to = other.to;
        if (other.to == open[i] && other.now > other.least) to = other.from;
        if (to == nodes_ || to == flow.from || by[to] != nullptr) continue;
        by[to] = &other;
        open.push_back(to);
      }
    if (by[flow.to] == nullptr) return false;
    for (std::size_t node = flow.to; node != flow.from;) {
      Flow& way = *by[node];
      const bool grows = way.to == node;
      way.now = grows ? way.now + 1 : way.now - 1;
      node = grows ? way.from : way.to;
    }
    --flow.now;
    return true;
  }

  std::size_t open_end_ = 0, nodes_ = 0;
  std::vector<Flow> flows_;
  std::vector<Edge> edges_;
  std::vector<std::vector<const Edge*>> inner_;
};

// What fits, for each cell of the first table's group that may have been the
// small one.
std::vector<Network> WhatFits(const std::vector<SeenTable>& tables,
                              std::size_t minimum, bool chained) {
  const Network truth(tables, minimum, chained);
  std::vector<Network> all;
  for (std::size_t cell = 0; cell < tables.front().counts.size(); ++cell) {
    Network network = truth;
    if (!tables.front().shown[cell] && network.Lower(cell, minimum - 1))
      all.push_back(std::move(network));
  }
  if (all.empty()) all.push_back(truth);
  for (Network& network : all) network.FindWaysRound();
  return all;
}

Register RegisterOf(const std::vector<std::vector<std::size_t>>& outcomes,
                    const std::vector<std::vector<std::size_t>>& sources,
                    const std::vector<Date>& ends, std::mt19937& random) {
  Register reg;
  for (std::size_t i = 0; i < outcomes[0].size(); ++i)
    reg.outcomes.push_back("outcome " + std::to_string(i));
  for (std::size_t i = 0; i < sources[0].size(); ++i)
    reg.sources.push_back("source " + std::to_string(i));
  const std::size_t late_in = 2 + random() % 30;
  for (std::size_t t = 0; t < ends.size(); ++t) {
    RegisterDay& day = reg.days[ends[t]];
    const auto step = [&](const auto& counts, std::size_t cell) {
      return counts[t][cell] - (t == 0 ? 0 : counts[t - 1][cell]);
    };
    day.received_by_source.resize(reg.sources.size());
    day.triaged_by_outcome.resize(reg.outcomes.size());
    for (std::size_t i = 0; i < reg.sources.size(); ++i)
      day.received += day.received_by_source[i] = step(sources, i);
    for (std::size_t i = 0; i < reg.outcomes.size(); ++i)
      day.triaged += day.triaged_by_outcome[i] = step(outcomes, i);
    for (std::size_t i = 0; i < day.triaged; ++i)
      if (random() % late_in > 0) ++day.triaged_in_time;
    if (day.triaged > 0) day.waits = {{3, day.triaged}};
  }
  return reg;
}

bool IsSmall(std::size_t count, std::size_t minimum) {
  return count > 0 && count < minimum;
}

struct Shown {
  std::size_t cells = 0, of = 0;
};

// The tables that were seen, over all quarters' ends.
std::vector<SeenTable> SeenOf(const std::vector<PublishedRegister>& published,
                              const Register& reg, RegisterBy by) {
  std::vector<SeenTable> seen;
  for (const PublishedRegister& at : published) {
    const PublishedCells& cells = at.cells(by);
    if (!cells.as_at) continue;
    if (!seen.empty() && seen.back().as_at == *cells.as_at) continue;
    SeenTable table{.as_at = *cells.as_at, .counts = {}, .shown = {}};
    const RegisterFigures figures =
        MakeRegisterFigures(reg, *cells.as_at, TestCalendar());
    const std::optional<Breakdown> truth =
        BreakdownOf(figures, by, *cells.as_at);
    for (const LabelledCount& cell : truth->cells) {
      const std::size_t* const shown = cells.Find(cell.label);
      EXPECT_EQ(shown == nullptr ? cell.count : *shown, cell.count);
      table.counts.push_back(cell.count);
      table.shown.push_back(shown != nullptr);
    }
    seen.push_back(std::move(table));
  }
  return seen;
}

}  // namespace

Told Attack(const std::vector<SeenTable>& tables, std::size_t minimum,
            bool chained) {
  Told told;
  if (tables.empty()) return told;
  const std::vector<Network> fitting = WhatFits(tables, minimum, chained);
  const std::size_t cells = tables.front().counts.size();
  const auto check = [&](const std::vector<std::size_t>& which,
                         std::size_t first, std::size_t last,
                         const std::string& what) {
    std::size_t sum = 0;
    for (const std::size_t cell : which)
      sum += tables[last].counts[cell] -
             (first == 0 ? 0 : tables[first - 1].counts[cell]);
    if (!IsSmall(sum, minimum)) return;
    ++told.checked;
    if (std::all_of(fitting.begin(), fitting.end(),
                    [&](const Network& network) {
                      return network.IsCertain(which, first, last, sum);
                    }))
      told.finds.push_back(what + " " + std::to_string(sum) + " as at " +
                           FormatDate(tables[last].as_at));
  };
  for (std::size_t t = 0; t < tables.size(); ++t) {
    std::vector<std::size_t> held;
    for (std::size_t cell = 0; cell < cells; ++cell)
      if (!tables[t].shown[cell]) held.push_back(cell);
    for (std::size_t first = 0; first <= t; ++first) {
      const std::string what = first == 0 ? "has" : "moved by";
      for (std::size_t cell = 0; cell < cells; ++cell)
        check({cell}, first, t, "cell " + std::to_string(cell) + " " + what);
      if (held.size() > 1) check(held, first, t, "the group " + what);
      if (first == 0) continue;
      // All that the two tables don't both show: its sum can be worked out.
      std::vector<std::size_t> rest;
      for (std::size_t cell = 0; cell < cells; ++cell)
        if (!tables[t].shown[cell] || !tables[first - 1].shown[cell])
          rest.push_back(cell);
      if (rest.size() > held.size()) check(rest, first, t, "the rest " + what);
    }
  }
  return told;
}

std::vector<std::vector<std::size_t>> DrawCounts(unsigned seed) {
  std::mt19937 random(seed);
  const std::size_t cells = 2 + random() % 8;
  std::vector<double> rates(cells);
  std::exponential_distribution<double> share(1);
  std::uniform_real_distribution<double> size(0.7, 4.1);  // 2 to 60 a quarter
  const double rate = std::exp(size(random));
  double sum = 0;
  for (double& each : rates) sum += each = share(random) + 0.01;
  if (random() % 2) rates[random() % cells] *= 0.02;  // a rare one
  std::vector<std::vector<std::size_t>> counts;
  std::vector<std::size_t> now(cells, 0);
  // Some began before the first of the quarters.
  constexpr std::size_t kBefore = 8;
  const std::size_t begins = random() % (kBefore + kQuarters - 1);
  for (std::size_t quarter = 0; quarter < kBefore + kQuarters; ++quarter) {
    for (std::size_t i = 0; i < cells; ++i)
      if (quarter >= begins)
        now[i] += std::poisson_distribution<std::size_t>(rate * rates[i] /
                                                         sum)(random);
    if (quarter >= kBefore) counts.push_back(now);
  }
  return counts;
}

void AttackRegisters(unsigned first_seed, unsigned count, bool enough) {
  const Calendar& calendar = TestCalendar();
  const std::vector<Date> ends =
      QuarterEndsBetween(Day(2013, 6, 29), Day(2016, 4, 1), calendar);
  ASSERT_EQ(ends.size(), kQuarters);
  Shown shown, in_time;
  std::size_t checked = 0, finds = 0;
  for (unsigned i = 0; i < count; ++i) {
    const unsigned seed = first_seed + 3 * i;
    std::mt19937 random(seed);
    const std::size_t minimum = std::array{5, 5, 3, 8}[random() % 4];
    const Disclosure disclosure({.minimum = minimum, .round_to = 0});
    const Register reg =
        RegisterOf(DrawCounts(seed + 1), DrawCounts(seed + 2), ends, random);
    const RegisterToShow to_show{.name = "r",
                                 .labels = {},
                                 .outcomes = reg.outcomes,
                                 .sources = reg.sources};
    // Met before the first of the days, whose table is so the chain's first:
    // what the attacker takes it for.
    const Date met = ends.front() - std::chrono::days{30};
    RegisterReleases releases = disclosure.Release(
        {}, reg, {.today = met, .breakdown = met - std::chrono::days{30}},
        calendar);
    std::vector<PublishedRegister> published;
    for (std::size_t t = 0; t < ends.size(); ++t) {
      const Date today = ends[t] + std::chrono::days{1};
      releases =
          disclosure.Release(std::move(releases), reg,
                             {.today = today, .breakdown = ends[t]}, calendar);
      published.push_back(*disclosure.Show(to_show, releases, today));
    }
    const std::size_t received = published.back().totals().received;
    for (const RegisterBy by : kRegisterBys) {
      const Told told = Attack(SeenOf(published, reg, by), minimum, true);
      checked += told.checked;
      finds += told.finds.size();
      for (const std::string& find : told.finds)
        ADD_FAILURE() << "seed " << seed << ", minimum " << minimum << ", by "
                      << RegisterByName(by) << ": " << find;
      if (minimum != 5 || received < 120) continue;
      Shown& of = by == RegisterBy::kInTime ? in_time : shown;
      for (const PublishedRegister& at : published)
        if (at.totals().received > 20) {
          of.cells += at.cells(by).shown.size();
          of.of += at.cells(by).shown.size() + at.cells(by).suppressed;
        }
    }
    if (finds > 10) return;
  }
  EXPECT_GT(checked, count) << "the attacker had nothing to find";
  if (!enough) return;
  // Safety by showing nothing is none.
  EXPECT_GT(shown.cells * 100, shown.of * 50) << shown.cells << "/" << shown.of;
  EXPECT_GT(in_time.cells * 100, in_time.of * 50)
      << in_time.cells << "/" << in_time.of;
  std::printf("shown: %zu of %zu cells, %zu of %zu in time; %zu checks\n",
              shown.cells, shown.of, in_time.cells, in_time.of, checked);
}

}  // namespace planwatch
