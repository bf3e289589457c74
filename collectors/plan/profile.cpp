#include "collectors/plan/profile.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/colour.h"
#include "collectors/words/names.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

constexpr std::size_t kSamples = 3;
constexpr std::size_t kSampleCharacters = 40;

// Cells longer than this are text, whatever stands in them.
constexpr std::size_t kLongestWord = 80;
constexpr std::size_t kFewWords = 3;
constexpr std::size_t kLongestPrefix = 5;  // of a reference: ITEM-4

// "1", "1.1", "12)", "a)", "iv.", "HS1", "R-001", "M-2.1", "DM-NCSA-28".
bool IsCode(std::string_view text) {
  if (text.empty() || text.size() > 16 ||
      text.find(' ') != std::string_view::npos)
    return false;
  std::size_t run = 0, longest = 0;  // of letters
  for (const char c : text) {
    run = IsLetter(c) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  if (longest > kLongestPrefix) return false;
  const bool digit = std::any_of(text.begin(), text.end(), IsDigit);
  const bool end = text.back() == ')' || text.back() == '.';
  const bool known = std::all_of(text.begin(), text.end(), [](char c) {
    return IsDigit(c) || IsLetter(c) ||
           std::string_view(".-/)(#_").find(c) != std::string_view::npos;
  });
  return known && (digit || (end && text.size() <= 5));
}

bool IsNumber(std::string_view text) {
  return !text.empty() && text.size() <= 16 &&
         std::any_of(text.begin(), text.end(), IsDigit) &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return IsDigit(c) || std::string_view(".,+-£$€ ()").find(c) !=
                                    std::string_view::npos;
         });
}

// A day between 1990 and 2100 as Excel counts them.
bool IsSerial(std::string_view text) {
  return text.size() == 5 && text >= "32874" && text <= "73415" &&
         std::all_of(text.begin(), text.end(), IsDigit);
}

std::size_t WordCount(std::string_view tidy) {
  return static_cast<std::size_t>(std::count(tidy.begin(), tidy.end(), ' ')) +
         1;
}

bool IsRatingColour(const std::optional<Colour>& fill) {
  return fill && RagOfColour(*fill) != Rag::kUnrated;
}

}  // namespace

CellKind KindOf(const Cell& cell, const RatingWords& own_words,
                const Calendar& calendar) {
  if (cell.merge != Merge::kNone) return CellKind::kBlank;
  if (cell.date) return CellKind::kDate;
  if (cell.text.empty())
    return IsRatingColour(cell.fill) ? CellKind::kColour : CellKind::kBlank;
  if (cell.text.size() > kLongestWord) return CellKind::kText;
  const std::string text = Tidy(cell.text);
  const std::string folded = Fold(text);
  if (IsPlaceholder(folded)) return CellKind::kNone;
  if (ReadPlainDate(cell) || ReadPlainDate(cell, {.month_first = true}))
    return CellKind::kDate;
  const RatingReading rating = ReadRating(cell.text, own_words);
  switch (rating.by) {
    case RatedBy::kColour:
      if (!rating.letter_with_remark) return CellKind::kColour;
      break;
    case RatedBy::kPercentage:
      return CellKind::kPercentage;
    case RatedBy::kTick:
    case RatedBy::kYesNo:
      return CellKind::kYesNo;
    case RatedBy::kState:
      if (WordCount(text) <= kFewWords && !rating.other)
        return CellKind::kState;
      break;
    case RatedBy::kNothing:
      break;
  }
  // "Q2" is a period before it is a code.
  if (!std::any_of(text.begin(), text.end(), IsLetter)) {
    if (IsNumber(text))
      return text.find('.') != std::string::npos ? CellKind::kCode
                                                 : CellKind::kNumber;
    if (IsCode(text)) return CellKind::kCode;
  }
  const std::size_t words = WordCount(text);
  if (words <= 2 * kFewWords) {
    const DateReading date = ReadDate(cell, {}, calendar);
    const bool dated = date.date && (!date.guessed || words <= kFewWords + 1);
    if (dated || ((date.undated || date.without_year) && words <= kFewWords))
      return CellKind::kPeriod;
  }
  if (IsCode(text)) return CellKind::kCode;
  if (LooksLikeNames(cell.text)) return CellKind::kName;
  return words <= kFewWords ? CellKind::kWords : CellKind::kText;
}

namespace {

// The cells of a column that are letters with remarks, "A – late", of which one
// alone may number a list.
class LetterCells {
 public:
  void Add(const Cell& cell, CellKind kind, const RatingWords& own_words) {
    constexpr std::string_view kLetters = "RAGB";
    if (cell.text.size() < 2 || IsLetter(cell.text[1]) ||
        kLetters.find(cell.text[0]) == std::string_view::npos)
      return;
    const RatingReading reading = ReadRating(cell.text, own_words);
    if (!reading.letter_with_remark) return;
    kinds_.push_back(kind);
    rags_.insert(reading.worst());
  }

  // Counts them as ratings where nearly all cells are such, in two of red,
  // amber and green.
  void Settle(Profile& profile) const {
    constexpr double kNearlyAll = 0.8;
    const std::size_t rated = rags_.count(Rag::kRed) +
                              rags_.count(Rag::kAmber) +
                              rags_.count(Rag::kGreen);
    const std::size_t colours = profile.Count(CellKind::kColour);
    if (rated < 2 || static_cast<double>(kinds_.size() + colours) <
                         kNearlyAll * static_cast<double>(profile.filled))
      return;
    for (const CellKind kind : kinds_)
      --profile.counts[static_cast<std::size_t>(kind)];
    profile.counts[static_cast<std::size_t>(CellKind::kColour)] +=
        kinds_.size();
  }

 private:
  std::vector<CellKind> kinds_;  // as which they were counted
  std::set<Rag> rags_;
};

// "2010"
bool IsYear(std::string_view text) {
  return text.size() == 4 &&
         (text.starts_with("19") || text.starts_with("20")) &&
         std::all_of(text.begin(), text.end(), IsDigit);
}

// The cells of a column that are years and nothing else, which are periods
// among dates and figures among others.
class YearCells {
 public:
  void Add(const Cell& cell, CellKind kind, const Calendar& calendar) {
    if (kind != CellKind::kNumber || !IsYear(cell.text)) return;
    ++count_;
    latest_end_ = std::max(latest_end_, ReadDate(cell, {}, calendar).date);
  }

  void Settle(Profile& profile) const {
    if (count_ == 0 || profile.Count(CellKind::kDate, CellKind::kPeriod) == 0)
      return;
    profile.counts[static_cast<std::size_t>(CellKind::kNumber)] -= count_;
    profile.counts[static_cast<std::size_t>(CellKind::kPeriod)] += count_;
    profile.latest_end = std::max(profile.latest_end, latest_end_);
  }

 private:
  std::size_t count_ = 0;
  std::optional<Date> latest_end_;
};

// Whether the cell has a date, or says in words that there is none.
bool HasTime(const Cell& cell, CellKind kind, const Calendar& calendar) {
  switch (kind) {
    case CellKind::kDate:
    case CellKind::kPeriod:
    case CellKind::kState:
    case CellKind::kYesNo:
      return true;
    default: {
      if (cell.text.size() > kLongestWord &&
          std::none_of(cell.text.begin(), cell.text.end(), IsDigit))
        return false;
      const DateReading date = ReadDate(cell, {}, calendar);
      return date.date || date.without_year || date.impossible || date.undated;
    }
  }
}

// Whether a day or period stands in the cell, be it among a few other words.
bool IsDated(const Cell& cell, CellKind kind, const Calendar& calendar) {
  if (kind == CellKind::kDate) return true;
  if (kind == CellKind::kPeriod) {
    const DateReading date = ReadDate(cell, {}, calendar);
    return date.date || date.without_year;
  }
  return cell.text.size() <= kLongestWord &&
         std::any_of(cell.text.begin(), cell.text.end(), IsDigit) &&
         ReadDate(cell, {}, calendar).date.has_value();
}

}  // namespace

std::vector<Profile> ProfileColumns(std::span<const Row* const> rows,
                                    std::size_t first, std::size_t end,
                                    const RatingWords& own_words,
                                    const Calendar& calendar) {
  std::vector<Profile> profiles(end - first);
  std::vector<std::set<std::string>> texts(end - first);
  std::vector<std::set<Rag>> fills(end - first);
  std::vector<LetterCells> letters(end - first);
  std::vector<YearCells> years(end - first);
  const std::size_t step = SampleStep(
      rows.size(),
      std::min(kRowsProfiled,
               kCellsProfiled / std::max<std::size_t>(end - first, 1)));
  for (std::size_t i = 0; i < rows.size(); i += step) {
    const Row& row = *rows[i];
    for (std::size_t column = first; column < end; ++column) {
      Profile& profile = profiles[column - first];
      if (column < row.cells.size() && row.cells[column].merge == Merge::kAbove)
        continue;
      ++profile.rows;
      if (column >= row.cells.size()) {
        ++profile.counts[static_cast<std::size_t>(CellKind::kBlank)];
        continue;
      }
      const Cell& cell = row.cells[column];
      profile.hidden |= cell.hidden;
      if (IsRatingColour(cell.fill)) {
        ++profile.coloured;
        fills[column - first].insert(RagOfColour(*cell.fill));
      }
      const CellKind kind = KindOf(cell, own_words, calendar);
      ++profile.counts[static_cast<std::size_t>(kind)];
      if (kind == CellKind::kBlank || kind == CellKind::kNone) continue;
      ++profile.filled;
      letters[column - first].Add(cell, kind, own_words);
      years[column - first].Add(cell, kind, calendar);
      if (kind == CellKind::kNumber && IsSerial(cell.text)) ++profile.serials;
      if (IsDated(cell, kind, calendar)) ++profile.dated;
      profile.has_time = profile.has_time || profile.serials > 0 ||
                         HasTime(cell, kind, calendar);
      if (kind == CellKind::kDate)
        if (const auto day = ReadPlainDate(cell))
          profile.latest = std::max(profile.latest, day);
      if (kind == CellKind::kPeriod)
        profile.latest_end =
            std::max(profile.latest_end, ReadDate(cell, {}, calendar).date);
      const std::string text = Tidy(cell.text);
      if (!text.empty()) profile.words += WordCount(text);
      if (texts[column - first].insert(Fold(Cut(text, kLongestWord))).second &&
          profile.samples.size() < kSamples && !text.empty())
        profile.samples.push_back(Cut(text, kSampleCharacters));
    }
  }
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    profiles[i].distinct = texts[i].size();
    profiles[i].latest_end =
        std::max(profiles[i].latest_end, profiles[i].latest);
    profiles[i].fills = fills[i].size();
    letters[i].Settle(profiles[i]);
    years[i].Settle(profiles[i]);
  }
  return profiles;
}

}  // namespace planwatch
