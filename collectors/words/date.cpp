#include "collectors/words/date.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/date_words.h"
#include "collectors/words/lexer.h"
#include "collectors/words/none.h"
#include "collectors/words/period.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

// What stands between two periods.
enum class Gap : unsigned char { kRange, kList, kOther };
// What is said of a period.
enum class Role : unsigned char {
  kPlain,
  kOriginal,
  kRevised,
  kStart,      // after "from": no due date
  kBeginning,  // after "start": none where there is another
  kAside,      // in brackets, or of something that has been
};

// A period whose year is known.
struct Dated {
  Span span = {};
  std::optional<Date> other = {};
  Role role = Role::kPlain;
  bool is_year = false;
  bool bracketed = false;
  bool possible = true;  // there is such a day
  bool whole = true;     // of a range: both its ends are possible
  bool guessed = false;
  std::size_t begin = 0, end = 0;
};

// Digits typed as the letters that look like them, "l5 June" and "30/O6/2015".
// Whether there were any.
bool RepairDigits(std::string& folded) {
  static constexpr std::size_t kLongest = 4;  // digits of a year
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_alike = [](char c) { return c == 'o' || c == 'l' || c == 'i'; };
  const auto is_word = [&](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  bool repaired = false;
  for (auto begin = folded.begin(); begin != folded.end();) {
    begin = std::find_if(begin, folded.end(), is_word);
    const auto end = std::find_if_not(begin, folded.end(), is_word);
    const auto letters = std::count_if(begin, end, is_alike);
    const auto digits = std::count_if(begin, end, is_digit);
    if (letters > 0 && digits > 0 && letters + digits == end - begin &&
        static_cast<std::size_t>(end - begin) <= kLongest) {
      std::replace(begin, end, 'o', '0');
      std::replace_if(begin, end, is_alike, '1');
      repaired = true;
    }
    begin = end;
  }
  return repaired;
}

// A spreadsheet's number of a day, as CSV has it where the cell had no format.
std::optional<Date> SerialDate(std::string_view text) {
  if (text.size() != 5 ||
      text.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  int days = 0;
  for (const char c : text) days = days * 10 + (c - '0');
  const Date date = *MakeDate(1899, 12, 30) + std::chrono::days{days};
  const std::chrono::year_month_day day{date};
  return PlausibleDate(static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

constexpr Date FridayFrom(Date day) {
  return day + (std::chrono::Friday - std::chrono::weekday{day});
}

// One cell: its struck text, then the text that stands. What is said of its
// periods is found in steps, each of which goes over them once.
class CellDates {
 public:
  CellDates(const Cell& cell, const DateOptions& options,
            const Calendar& calendar)
      : options_(options), calendar_(calendar) {
    text_ = FoldLines(cell.struck);
    const std::size_t struck = text_.size();
    text_ += '\n';
    std::string standing = FoldLines(cell.text);
    repaired_ = RepairDigits(standing);
    text_ += standing;
    tokens_ = LexPhrase(text_);
    first_standing_ = static_cast<std::size_t>(
        std::find_if(tokens_.begin(), tokens_.end(),
                     [&](const Token& token) {
                       return token.text.data() > text_.data() + struck;
                     }) -
        tokens_.begin());
    DoubledSigns();
    periods_ = ScanPeriods(
        tokens_, options.style,
        options.style.about ? options.style.about : options.year, calendar);
    covered_.resize(tokens_.size());
    for (const Period& period : periods_)
      std::fill(covered_.begin() + static_cast<std::ptrdiff_t>(period.begin),
                covered_.begin() + static_cast<std::ptrdiff_t>(period.end),
                true);
  }
  CellDates(const CellDates&) = delete;  // the tokens stand in its text

  void Read(DateReading& reading) {
    const std::size_t slips = std::erase_if(
        periods_, [](const Period& p) { return p.slip && !p.has_year(); });
    reading.impossible = slips > 0;
    TakeYears();
    ShareYears();
    if (std::any_of(periods_.begin(), periods_.end(),
                    [](const Period& p) { return p.has_year(); })) {
      std::erase_if(periods_, [](const Period& p) { return !p.has_year(); });
    } else if (options_.year) {
      for (Period& period : periods_) period.SetPlanYear(*options_.year);
    } else if (!periods_.empty()) {
      reading.without_year = true;
      return;
    }
    Resolve();
    FindRoles();
    JoinRanges();
    Choose(reading);
  }

  bool guessed_by_words() const {
    bool guessed = repaired_;
    for (std::size_t i = first_standing_; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == Token::Kind::kSymbol || covered_[i]) continue;
      guessed = guessed ||
                !(IsAmong(kPartOfDate, tokens_[i].text) || IsListNumber(i));
    }
    return guessed;
  }
  // Whether the text that stands has a word or a number.
  bool blank() const {
    return std::none_of(
        tokens_.begin() + static_cast<std::ptrdiff_t>(first_standing_),
        tokens_.end(),
        [](const Token& token) { return token.kind != Token::Kind::kSymbol; });
  }
  // Whether it says, in so many words or among others, that there is no date.
  bool undated() const {
    static const Phrases kPhrases(kUndated);
    static constexpr std::size_t kLongestNone = 4;  // "to be confirmed"
    for (std::size_t i = first_standing_; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != Token::Kind::kWord) continue;
      if (kPhrases.Longest(tokens_, i) > 0) return true;
      for (std::size_t end = i;
           end < std::min(i + kLongestNone, tokens_.size()); ++end) {
        const char* const begin = tokens_[i].text.data();
        const std::string_view last = tokens_[end].text;
        if (SaysNone(std::string_view(begin, last.data() + last.size())))
          return true;
      }
    }
    return false;
  }
  bool in_part() const {
    static const Phrases kPhrases(kInPart);
    for (std::size_t i = first_standing_; i < tokens_.size(); ++i)
      if (kPhrases.Longest(tokens_, i) > 0) return true;
    return false;
  }

 private:
  std::string_view Text(std::size_t i) const {
    return i < tokens_.size() ? tokens_[i].text : std::string_view();
  }
  bool IsWord(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kWord;
  }
  // "1." and "a)" at the start of a line, "[1]" behind a date.
  bool IsListNumber(std::size_t i) const {
    if (tokens_[i].text.size() > 2) return false;
    const std::string_view next = Text(i + 1);
    if (tokens_[i].starts_line) return next == "." || next == ")";
    return i > 0 && ((Text(i - 1) == "[" && next == "]") ||
                     (Text(i - 1) == "(" && next == ")"));
  }

  // "30//06/2015"
  void DoubledSigns() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool doubled = i > first_standing_ && tokens_[i].IsSymbol("/") &&
                           tokens_[i - 1].IsSymbol("/");
      if (!doubled) tokens_[kept++] = tokens_[i];
    }
    tokens_.resize(kept);
  }

  // A year that stands alone is that of a finer period beside it that has none:
  // "2015/16: Q1 and Q3", "October half term 2015".
  void TakeYears() {
    std::vector<Period> kept;
    for (const Period& next : periods_) {
      Period* const last = kept.empty() ? nullptr : &kept.back();
      const auto lends = [](const Period& lender, const Period& taker) {
        return lender.has_year() && lender.is_year() && !lender.from &&
               !taker.has_year() && !taker.is_year();
      };
      if (last && lends(next, *last)) {
        last->SetYear(*next.days.year, next.split);
        last->end = next.end;
      } else if (last && lends(*last, next)) {
        const Period year = *last;
        *last = next;
        last->SetYear(*year.days.year, year.split);
        last->begin = year.begin;
      } else {
        kept.push_back(next);
      }
    }
    periods_ = std::move(kept);
  }

  // Whether a period without a year stands by itself, so that the year of its
  // neighbour is its own: "Q1 report, July 2015" is not of Q1.
  bool StandsAlone(const Period& period) const {
    return !IsWord(period.end) || tokens_[period.end].starts_line ||
           tokens_[period.end].hyphened ||
           IsAmong(kRangeMarks, Text(period.end)) ||
           IsAmong(kListMarks, Text(period.end)) ||
           IsAmong(kRevising, Text(period.end));
  }
  void ShareYears() {
    const auto share = [&](Period& to, const Period& from, bool earlier) {
      if (to.has_year() || to.is_year() || !from.has_year() || from.slip ||
          !StandsAlone(to))
        return;
      to.SetYear(*from.days.year, from.split);
      if (from.split) return;
      const auto a = SpanOf(to.days, calendar_);
      const auto b = SpanOf(from.days, calendar_);
      if (!a || !b) return;
      if (earlier && a->last > b->last) --*to.days.year;
      if (!earlier && a->last < b->last) ++*to.days.year;
    };
    for (std::size_t i = periods_.size(); i-- > 1;)
      share(periods_[i - 1], periods_[i], true);
    for (std::size_t i = 1; i < periods_.size(); ++i)
      share(periods_[i], periods_[i - 1], false);
  }

  void Resolve() {
    std::vector<bool> bracketed(tokens_.size() + 1);
    int depth = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (Text(i) == "(" || Text(i) == "[") ++depth;
      if ((Text(i) == ")" || Text(i) == "]") && depth > 0) --depth;
      bracketed[i] = depth > 0;
    }
    for (const Period& period : periods_) {
      Dated dated{.is_year = period.is_year(),
                  .bracketed = bracketed[period.begin],
                  .guessed = period.guessed,
                  .begin = period.begin,
                  .end = period.end};
      const auto span = SpanOf(period.days, calendar_);
      dated.possible = span && !period.slip;
      if (span) dated.span = *span;
      if (span && period.week) dated.span.last = FridayFrom(span->first);
      if (period.from)
        if (const auto from = SpanOf(*period.from, calendar_))
          dated.span.first = from->first;
      if (period.other)
        if (const auto other = SpanOf(*period.other, calendar_))
          dated.other = other->last;
      dated_.push_back(dated);
    }
  }

  Gap GapBetween(const Dated& a, const Dated& b) const {
    if (b.begin < a.end || (a.end <= first_standing_ && first_standing_ > 0 &&
                            b.begin >= first_standing_))
      return Gap::kOther;
    std::size_t marks = 0, ranges = 0, lists = 0;
    if (b.begin < tokens_.size() && tokens_[b.begin].hyphened)
      ++marks, ++ranges;
    for (std::size_t i = a.end; i < b.begin; ++i) {
      const std::string_view text = Text(i);
      if (tokens_[i].hyphened) ++marks, ++ranges;
      if (IsAmong(kPartOfDate, text) || text == ":" || text == "by" ||
          text == "early" || text == "mid" || text == "late")
        continue;
      ++marks;
      if (IsAmong(kRangeMarks, text)) ++ranges;
      if (IsAmong(kListMarks, text)) ++lists;
    }
    const bool between = a.begin > 0 && Text(a.begin - 1) == "between";
    if (marks == 1 && (ranges == 1 || (between && lists == 1)))
      return Gap::kRange;
    return marks == lists ? Gap::kList : Gap::kOther;
  }

  // A word that leads to the period at `begin`, no further back than `least`:
  // only connecting words stand between, or a verb and "to".
  template <typename List>
  std::optional<std::size_t> Leading(const List& list, std::size_t least,
                                     std::size_t begin) const {
    static constexpr std::size_t kFarthest = 8;
    const bool to = begin > least &&
                    (Text(begin - 1) == "to" || Text(begin - 1) == "until");
    for (std::size_t i = begin; i > least && begin - i < kFarthest;) {
      --i;
      if (IsAmong(list, Text(i))) return i;
      const bool connects =
          IsAmong(kConnecting, Text(i)) || IsAmong(kPartOfDate, Text(i));
      if (!connects && !(to && IsWord(i))) return std::nullopt;
      if (tokens_[i].starts_line && i > least) return std::nullopt;
    }
    return std::nullopt;
  }

  void FindRoles() {
    static const Phrases kOpen(kOpenEnds);
    std::size_t least = 0;
    for (std::size_t n = 0; n < dated_.size(); ++n) {
      Dated& dated = dated_[n];
      const std::size_t next =
          n + 1 < dated_.size() ? dated_[n + 1].begin : tokens_.size();
      dated.role = RoleOf(dated, least, next);
      if (kOpen.Longest(tokens_, dated.end) > 0) dated.role = Role::kStart;
      least = dated.end;
    }
  }
  Role RoleOf(const Dated& dated, std::size_t least, std::size_t next) const {
    if (dated.begin < first_standing_) return Role::kOriginal;
    const auto from = Leading(kStarting, least, dated.begin);
    // "Moved from March to June".
    if (from && (Leading(kRevising, least, *from) || revised_before(least)))
      return Role::kOriginal;
    if (from || (dated.begin >= least + 2 && Text(dated.begin - 1) == "of" &&
                 IsAmong(kDurations, Text(dated.begin - 2))))
      return Role::kStart;
    if (Leading(kOriginal, least, dated.begin)) return Role::kOriginal;
    if (Leading(kRevising, least, dated.begin) ||
        Leading(kArrows, least, dated.begin))
      return Role::kRevised;
    if (const auto begin = Leading(kBeginning, least, dated.begin);
        begin && Text(*begin + 1) != "of")
      return Role::kBeginning;
    // "Sept 2015 (revised)"
    std::size_t at = dated.end;
    while (at < next && (Text(at) == "(" || Text(at) == "-")) ++at;
    if (at < next && !IsWord(at + 1) && Text(at + 1) != ":" &&
        (at + 1 < next || next == tokens_.size())) {
      if (IsAmong(kOriginal, Text(at))) return Role::kOriginal;
      if (IsAmong(kRevising, Text(at))) return Role::kRevised;
    }
    if (dated.bracketed) return Role::kAside;
    for (std::size_t i = dated.begin; i-- > least;) {
      if (IsAmong(kEvents, Text(i))) return Role::kAside;
      if (!IsWord(i) || tokens_[i].starts_line) break;
    }
    return Role::kPlain;
  }
  bool revised_before(std::size_t end) const {
    return std::any_of(dated_.begin(), dated_.end(), [&](const Dated& dated) {
      return dated.end == end && dated.role == Role::kRevised;
    });
  }

  // Ranges, and lists of periods each of which begins where the one before
  // ends, are one period.
  void JoinRanges() {
    std::vector<Dated> joined;
    for (const Dated& b : dated_) {
      Dated* const a = joined.empty() ? nullptr : &joined.back();
      const Gap gap = a ? GapBetween(*a, b) : Gap::kOther;
      const bool moved =
          a && (a->role == Role::kOriginal || a->role == Role::kRevised ||
                b.role == Role::kOriginal || b.role == Role::kRevised);
      const bool ordered =
          a && a->span.first <= b.span.first && a->span.last <= b.span.last;
      const bool adjoin =
          ordered && b.span.first <= a->span.last + std::chrono::days{1};
      const bool refines = a && b.bracketed && !a->bracketed &&
                           b.role == Role::kAside && b.begin == a->end + 1 &&
                           b.span.first >= a->span.first &&
                           b.span.last <= a->span.last;
      if (moved || (gap == Gap::kOther && !refines) ||
          (gap == Gap::kList && !adjoin)) {
        joined.push_back(b);
        continue;
      }
      if (refines) {
        a->span.last = b.span.last;
        a->end = b.end;
        continue;
      }
      std::fill(covered_.begin() + static_cast<std::ptrdiff_t>(a->end),
                covered_.begin() + static_cast<std::ptrdiff_t>(b.begin), true);
      if (a->possible && b.possible && !ordered) {  // it ends before it begins
        a->other = b.span.last;
        a->guessed = true;
        continue;
      }
      if (!a->possible) a->span.first = b.span.first;
      a->span.last = b.span.last;
      a->other = b.other;
      a->whole = a->possible && b.possible;
      a->possible = b.possible;
      a->guessed = a->guessed || b.guessed;
      a->is_year = a->is_year && b.is_year;
      if (a->role != Role::kAside) a->role = Role::kPlain;
      a->end = b.end;
    }
    dated_ = std::move(joined);
  }

  // Of periods that say less, none where there are better ones.
  template <typename Better>
  void Prefer(Better better) {
    if (std::any_of(dated_.begin(), dated_.end(), better))
      std::erase_if(dated_, [&](const Dated& dated) { return !better(dated); });
  }

  void Choose(DateReading& reading) {
    for (const Dated& dated : dated_)
      reading.impossible =
          reading.impossible || !dated.possible || !dated.whole;
    std::erase_if(dated_, [](const Dated& dated) { return !dated.possible; });
    for (const Dated& dated : dated_)
      if (dated.role == Role::kStart || dated.role == Role::kBeginning)
        reading.begins = dated.span.first;
    const std::size_t all = dated_.size();
    if (std::erase_if(dated_,
                      [](const Dated& dated) {
                        return dated.role == Role::kStart;
                      }) == all &&
        all > 0)
      reading.undated = true;
    Prefer([](const Dated& dated) { return dated.role != Role::kBeginning; });
    Prefer([](const Dated& dated) { return dated.role != Role::kAside; });
    Prefer([](const Dated& dated) { return !dated.is_year; });
    if (dated_.empty()) return;

    const auto find = [&](Role role) {
      return std::find_if(
          dated_.begin(), dated_.end(),
          [&](const Dated& dated) { return dated.role == role; });
    };
    const auto original = find(Role::kOriginal);
    const auto revised = std::find_if(
        dated_.rbegin(), dated_.rend(),
        [](const Dated& dated) { return dated.role == Role::kRevised; });
    const Dated* first = &dated_.front();
    const Dated* last = nullptr;
    if (original != dated_.end()) {
      first = &*original;
      const auto other = std::find_if(
          dated_.begin(), dated_.end(),
          [](const Dated& dated) { return dated.role != Role::kOriginal; });
      if (revised != dated_.rend())
        last = &*revised;
      else if (other != dated_.end())
        last = &*other;
    } else if (revised != dated_.rend() && &*revised != first) {
      last = &*revised;
    }
    reading.date = first->span.last;
    if (first->span.first != first->span.last)
      reading.begins = first->span.first;
    if (last && last->span.last != *reading.date)
      reading.revised = last->span.last;
    reading.several =
        !last &&
        std::any_of(dated_.begin(), dated_.end(), [&](const Dated& dated) {
          return dated.span.last != *reading.date;
        });
    if (first->other != reading.date) reading.other = first->other;
    reading.guessed =
        reading.several || first->guessed || (last && last->guessed);
  }

  const DateOptions& options_;
  const Calendar& calendar_;
  std::string text_;  // folded
  std::vector<Token> tokens_;
  std::size_t first_standing_ = 0;  // the tokens before are struck
  bool repaired_ = false;
  std::vector<Period> periods_;
  std::vector<bool> covered_;  // by token
  std::vector<Dated> dated_;
};

// What the document itself says is a date.
void ReadDateCell(const Cell& cell, DateReading& reading) {
  const std::chrono::year_month_day day{*cell.date};
  if (!IsPlausibleYear(static_cast<int>(day.year()))) {
    reading.impossible = true;
    return;
  }
  Date date = *cell.date;
  if (cell.month_only) {
    reading.begins = Date{day.year() / day.month() / 1};
    date = LastOfMonth(static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()));
  }
  if (!reading.date)
    reading.date = date;
  else if (*reading.date != date)
    reading.revised = date;
}

}  // namespace

DateReading ReadDate(const Cell& cell, const DateOptions& options,
                     const Calendar& calendar) {
  DateReading reading;
  reading.text = Tidy(cell.text);
  const DateStyle& style = options.style;
  if (cell.struck.empty() && !cell.date && !style.mixed) {
    reading.date = ReadPlainDate(cell, style);
    if (reading.date && !IsFarYear(*reading.date, style.about)) return reading;
    reading.date.reset();
  }
  if (cell.date) {
    Cell struck;
    struck.struck = cell.struck;
    if (!struck.struck.empty())
      CellDates(struck, options, calendar).Read(reading);
    ReadDateCell(cell, reading);
    return reading;
  }
  if (cell.text.empty() && cell.struck.empty()) return reading;
  CellDates dates(cell, options, calendar);
  dates.Read(reading);
  reading.done = SaysDone(cell.text);
  reading.in_part = dates.in_part();
  if (reading.date) {
    reading.guessed = reading.guessed || dates.guessed_by_words();
    return reading;
  }
  if (const auto serial = SerialDate(reading.text)) {
    reading.date = serial;
    reading.guessed = true;
    return reading;
  }
  reading.undated = reading.undated || dates.undated();
  reading.unreadable = !reading.impossible && !reading.without_year &&
                       !reading.undated && !reading.done && !dates.blank();
  return reading;
}

}  // namespace planwatch
