#include "collectors/referral/copies.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <iterator>
#include <string>
#include <utility>

#include "collectors/referral/repeated_runs.h"

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

// Rows were carried on where so many are shared, so many times what chance
// gives, and by so many of its deviations more.
constexpr double kLeastCarried = 5, kTimesChance = 2, kDeviations = 4;

// From the lowest bit up. Days come last, so that a key that is moved by a day
// is the key of the same row a day later.
constexpr int kTextBits = 28, kLabelBits = 8, kWaitBits = 12;
constexpr int kDayBit = kTextBits + kLabelBits + kWaitBits;
constexpr int kSourceBits = 4;  // the lower ones of the labels
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

// What triage doesn't change.
Keys DaysAndSources(Keys keys) {
  for (std::uint64_t& key : keys)
    key =
        (key >> kDayBit) << kSourceBits | Lowest(key >> kTextBits, kSourceBits);
  std::sort(keys.begin(), keys.end());
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

// How many of a part's rows would have another like them among those that
// others have in the same days, as they have one in the part.
double AlikeByChance(const Keys& part, const Keys& all, int day_bit) {
  std::size_t alike = 0;
  for (auto row = part.begin(); row != part.end();) {
    const auto end = std::upper_bound(row, part.end(), *row);
    if (end - row > 1) alike += static_cast<std::size_t>(end - row);
    row = end;
  }
  const auto from = (part.front() >> day_bit) << day_bit;
  const auto until = ((part.back() >> day_bit) + 1) << day_bit;
  const auto rows = static_cast<double>(part.size());
  const auto others =
      static_cast<double>(std::lower_bound(all.begin(), all.end(), until) -
                          std::lower_bound(all.begin(), all.end(), from)) -
      rows;
  return static_cast<double>(alike) * std::min(1.0, others / rows);
}

// The part that shares most, where all of them share far more than by chance.
std::optional<std::size_t> CarriedPart(const std::vector<Keys>& parts,
                                       int day_bit) {
  Keys all;
  for (const Keys& part : parts)
    all.insert(all.end(), part.begin(), part.end());
  std::sort(all.begin(), all.end());
  std::size_t shared = 0, most = 0, carried = 0;
  double by_chance = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].empty()) continue;
    const std::size_t rows = SharedRows(parts[i], all, 0);
    if (rows >= most) {
      most = rows;
      carried = i;
    }
    shared += rows;
    by_chance += AlikeByChance(parts[i], all, day_bit);
  }
  // Each stands in two of them.
  const auto is_more_than = [&](double chance) {
    const double rows = static_cast<double>(shared) / 2;
    chance /= 2;
    return rows >= kLeastCarried && rows >= kTimesChance * chance &&
           rows - chance >= kDeviations * std::sqrt(chance);
  };
  if (!is_more_than(by_chance)) return std::nullopt;
  for (const std::int64_t off : kDaysOff) {
    std::size_t moved = 0;
    for (const Keys& part : parts)
      moved +=
          SharedRows(part, all, static_cast<std::uint64_t>(off) << day_bit);
    if (!is_more_than(static_cast<double>(moved))) return std::nullopt;
  }
  return carried;
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

void CopiedRows::BeginPart(const Place& headings, bool is_of_sheet) {
  if (++kept_ <= kMostKept) parts_.push_back({headings, {}, is_of_sheet});
}

void CopiedRows::Add(const Referral& referral,
                     std::span<const Cell* const> cells) {
  if (kept_ <= kMostKept && !parts_.back().is_of_sheet &&
      (parts_.back().headings.row == 0 ||
       parts_.back().rows.size() == kMostOfStream))
    return;
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
        Lowest((referral.outcome << kSourceBits) + referral.source, kLabelBits);
  key = key << kTextBits | Lowest(text ^ (text >> 32), kTextBits);
  parts_.back().rows.push_back(key);
}

std::vector<CopiedRows::Part> CopiedRows::SortedParts() const {
  std::vector<Part> parts;
  for (const Part& part : parts_)
    if (part.is_of_sheet) parts.push_back(part);
  if (parts.size() < 2) return {};
  for (Part& part : parts) std::sort(part.rows.begin(), part.rows.end());
  return parts;
}

std::optional<Place> CopiedRows::Find() const {
  const std::vector<Part> parts = SortedParts();
  Keys all;
  for (const Part& part : parts)
    all.insert(all.end(), part.rows.begin(), part.rows.end());
  std::sort(all.begin(), all.end());
  const Keys all_days = DaysAndLabels(all);
  const Part* copy = nullptr;
  for (const Part& part : parts)
    if ((copy == nullptr || part.rows.size() <= copy->rows.size()) &&
        IsCopy(part.rows, all, all_days))
      copy = &part;
  return copy != nullptr ? std::optional(copy->headings) : std::nullopt;
}

std::optional<Place> CopiedRows::FindCarried() const {
  const std::vector<Part> parts = SortedParts();
  for (const auto& [keys_of, day_bit] :
       {std::pair(&DaysAndLabels, kDayBit - kTextBits),
        std::pair(&DaysAndSources, kSourceBits)}) {
    std::vector<Keys> keys;
    for (const Part& part : parts) keys.push_back(keys_of(part.rows));
    if (const auto part = CarriedPart(keys, day_bit))
      return parts[*part].headings;
  }
  return std::nullopt;
}

std::optional<Place> CopiedRows::FindRepeatedRun() const {
  for (const Part& part : parts_)
    if (HasRepeatedRun(part.rows)) return part.headings;
  return std::nullopt;
}

}  // namespace planwatch
