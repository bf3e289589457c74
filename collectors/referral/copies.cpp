#include "collectors/referral/copies.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <iterator>
#include <string>

namespace planwatch {
namespace {

// So few rows are a copy where all of them stand elsewhere, and a single one
// where it waits: others may be alike by chance. Of many, some may have been
// changed in one of the two parts.
constexpr std::size_t kFew = 5;
constexpr double kLeastShared = 0.8;
// Of the rows that are shared: more would say nothing.
constexpr double kMostByChance = 0.85;
// Texts tell rows apart where so many more differ in them than in their days.
constexpr double kTellingTexts = 1.5;

// From the lowest bit up. Days come last, so that a key that is moved by a day
// is the key of the same row a day later.
constexpr int kTextBits = 28, kLabelBits = 8, kWaitBits = 12;
constexpr int kDayBit = kTextBits + kLabelBits + kWaitBits;
constexpr Date kFirstDay = Date{std::chrono::days{0}};
constexpr std::int64_t kDaysOff[] = {-14, -7, -1, 1, 7, 14};

using Keys = std::vector<std::uint64_t>;

std::uint64_t Lowest(std::uint64_t value, int bits) {
  return value & ((std::uint64_t{1} << bits) - 1);
}

constexpr std::uint64_t kNoWait = (std::uint64_t{1} << kWaitBits) - 1;

bool IsWaiting(std::uint64_t key) {
  return Lowest(key >> (kTextBits + kLabelBits), kWaitBits) == kNoWait;
}

// Less the digest of the texts.
Keys DaysAndLabels(Keys keys) {
  for (std::uint64_t& key : keys) key >>= kTextBits;
  return keys;
}

std::size_t CountOf(const Keys& sorted, std::uint64_t key) {
  const auto [begin, end] = std::equal_range(sorted.begin(), sorted.end(), key);
  return static_cast<std::size_t>(end - begin);
}

// How many of a part's rows, moved by `offset`, stand in other parts too.
std::size_t SharedRows(const Keys& part, const Keys& all,
                       std::uint64_t offset) {
  std::size_t shared = 0;
  for (auto row = part.begin(); row != part.end();) {
    const auto end = std::upper_bound(row, part.end(), *row);
    const std::uint64_t moved = *row + offset;
    shared += std::min(static_cast<std::size_t>(end - row),
                       CountOf(all, moved) - CountOf(part, moved));
    row = end;
  }
  return shared;
}

std::size_t Distinct(Keys sorted) {
  return static_cast<std::size_t>(std::unique(sorted.begin(), sorted.end()) -
                                  sorted.begin());
}

bool IsCopy(const Keys& part, const Keys& all, const Keys& all_days) {
  const auto is_share = [&](std::size_t rows, double share) {
    return static_cast<double>(rows) >=
           share * static_cast<double>(part.size());
  };
  const Keys days = DaysAndLabels(part);
  if (part.empty() || (part.size() == 1 && !IsWaiting(part.front())))
    return false;
  if (part.size() >= kFew &&
      static_cast<double>(Distinct(part)) >
          kTellingTexts * static_cast<double>(Distinct(days)) &&
      is_share(SharedRows(part, all, 0), kLeastShared))
    return true;
  const std::size_t shared = SharedRows(days, all_days, 0);
  if (!is_share(shared, part.size() < kFew ? 1 : kLeastShared)) return false;
  std::size_t by_chance = 0;
  for (const std::int64_t off : kDaysOff)
    by_chance = std::max(by_chance, SharedRows(days, all_days,
                                               static_cast<std::uint64_t>(off)
                                                   << (kDayBit - kTextBits)));
  return part.size() < kFew ? by_chance == 0
                            : static_cast<double>(by_chance) <
                                  kMostByChance * static_cast<double>(shared);
}

}  // namespace

void CopiedRows::BeginPart(const Place& headings) {
  if (++kept_ <= kMostKept) parts_.push_back({headings, {}});
}

void CopiedRows::Add(const Referral& referral,
                     std::span<const Cell* const> cells) {
  if (++kept_ > kMostKept) {
    parts_ = {};
    return;
  }
  std::uint64_t text = 0;
  for (const Cell* const cell : cells)
    text = text * 1'000'003 + std::hash<std::string>{}(cell->text);
  const auto day =
      static_cast<std::uint64_t>((referral.received - kFirstDay).count());
  const auto wait = referral.triaged
                        ? static_cast<std::uint64_t>(
                              (*referral.triaged - referral.received).count())
                        : kNoWait;
  Key key = day;
  key = key << kWaitBits | Lowest(wait, kWaitBits);
  key = key << kLabelBits |
        Lowest(referral.outcome * 16 + referral.source, kLabelBits);
  key = key << kTextBits | Lowest(text ^ (text >> 32), kTextBits);
  parts_.back().rows.push_back(key);
}

std::optional<Place> CopiedRows::Find() const {
  if (parts_.size() < 2) return std::nullopt;
  std::vector<Part> parts = parts_;
  Keys all;
  for (Part& part : parts) {
    std::sort(part.rows.begin(), part.rows.end());
    all.insert(all.end(), part.rows.begin(), part.rows.end());
  }
  std::sort(all.begin(), all.end());
  const Keys all_days = DaysAndLabels(all);
  const Part* copy = nullptr;
  for (const Part& part : parts)
    if ((copy == nullptr || part.rows.size() <= copy->rows.size()) &&
        IsCopy(part.rows, all, all_days))
      copy = &part;
  return copy != nullptr ? std::optional(copy->headings) : std::nullopt;
}

}  // namespace planwatch
