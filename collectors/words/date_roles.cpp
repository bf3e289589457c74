#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/words/date_words.h"
#include "collectors/words/dated.h"
#include "collectors/words/rating_words.h"

namespace planwatch {
namespace {

using Role = Dated::Role;

// The words about the periods of a cell.
class Surroundings {
 public:
  explicit Surroundings(const CellText& cell) : cell_(cell) {}

  // `least` and `before`: the end of the period before, and its role.
  Role RoleOf(const Dated& dated, std::size_t least, Role before,
              std::size_t next) const {
    static const Phrases kNot(kNotBefore);
    if (dated.begin < cell_.standing) return Role::kOriginal;
    if (Behind(kNot, least, dated.begin)) return Role::kStart;
    const auto from = Leading(kStartWords, least, dated.begin);
    // "Moved from March to June".
    if (from &&
        (Leading(kRevisingWords, least, *from) || before == Role::kRevised))
      return Role::kOriginal;
    if (from || (dated.begin >= least + 2 && Text(dated.begin - 1) == "of" &&
                 (Find(kDurationsInDays, Text(dated.begin - 2)) ||
                  Find(kDurationsInMonths, Text(dated.begin - 2)) == 1)))
      return Role::kStart;
    if (Leading(kOriginalWords, least, dated.begin)) return Role::kOriginal;
    if (Leading(kRevisingWords, least, dated.begin) ||
        Leading(kArrows, least, dated.begin))
      return Role::kRevised;
    if (const auto begin = Leading(kBeginningWords, least, dated.begin);
        begin && Text(*begin + 1) != "of")
      return Role::kBeginning;
    // "Sept 2015 (revised)"
    std::size_t at = dated.end;
    while (at < next && (Text(at) == "(" || Text(at) == "-")) ++at;
    if (at < next && !IsWord(at + 1) && Text(at + 1) != ":" &&
        (at + 1 < next || next == cell_.tokens.size())) {
      if (IsAmong(kOriginalWords, Text(at))) return Role::kOriginal;
      if (IsAmong(kRevisingWords, Text(at))) return Role::kRevised;
    }
    if (BeginOfEvent(cell_, dated, least, next) ||
        (before == Role::kEvent && dated.begin == least + 1 &&
         (Text(least) == "and" || Text(least) == "&")))
      return Role::kEvent;
    return dated.bracketed ? Role::kAside : Role::kPlain;
  }

  // Whether the period is said to be over: "31/03/15 ✓", "31/03/15 (draft
  // complete)", "Draft complete 31/03/15". Ticks are of what is behind them
  // where the cell begins with one.
  bool IsReached(const Dated& dated, std::size_t least,
                 std::size_t next) const {
    const bool in_front = Says(RatingKind::kTick, cell_.standing, next);
    if (!in_front && Says(RatingKind::kTick, dated.end, next)) return true;
    if (IsDoneBehind(dated.end, next)) return true;
    // "✓ Draft 31/03/15"
    for (std::size_t i = dated.begin; in_front && i-- > least;) {
      if (Says(RatingKind::kTick, i, dated.begin)) return true;
      if (cell_.tokens[i].starts_line) break;
    }
    // "Complete 31/03/15" may be what is to be done, and so is "to be
    // complete".
    return dated.begin >= least + 2 && IsWord(dated.begin - 2) &&
           !IsAmong(kToCome, Text(dated.begin - 2)) &&
           Says(RatingKind::kDone, dated.begin - 1, dated.begin);
  }

  // Reckons with a duration in front of the period: "6 months from", "within 3
  // months of", "two weeks before"; whether there is one.
  bool Reckon(Dated& dated, std::size_t least) const {
    const std::size_t unit = dated.begin - 2;
    if (!dated.possible || dated.begin < least + 3) return false;
    const auto days = Find(kDurationsInDays, Text(unit));
    const auto months = Find(kDurationsInMonths, Text(unit));
    const auto count = CountAt(unit - 1);
    if ((!days && !months) || !count) return false;
    const std::string_view joint = Text(unit + 1);
    const std::string_view before =
        unit >= least + 2 ? Text(unit - 2) : std::string_view();
    if (before == "every" || before == "each") return false;
    Date& last = dated.span.last;
    if (joint == "of" && before == "first" && months)
      last =
          Later(dated.span.first, *count * *months, 0) - std::chrono::days{1};
    else if (joint == "before")
      last = Later(dated.span.first, -*count * months.value_or(0),
                   -*count * days.value_or(0));
    else if (IsAmong(kReckonedFrom, joint) ||
             (joint == "of" && before == "within"))
      last = AfterEnd(dated.span, *count * months.value_or(0),
                      *count * days.value_or(0));
    else
      return joint == "of" && (before == "last" || before == "final");
    dated.span.first = std::min(dated.span.first, last);
    dated.guessed = true;
    dated.other.reset();
    return true;
  }

  // "Before May" is up to the last day of April; a day stays as it is.
  void EndBefore(Dated& dated, std::size_t least) const {
    static const Phrases kWords(kBefore);
    const auto begin = Behind(kWords, least, dated.begin);
    if (!begin || (*begin > least && Text(*begin - 1) == "or") ||
        dated.span.first == dated.span.last || !dated.possible)
      return;
    dated.span.last = dated.span.first -= std::chrono::days{1};
    dated.guessed = true;
    dated.other.reset();
  }

 private:
  // What stands behind a word or mark of the kind that begins at `i` and ends
  // no further than `end`; 0 where there is none. Business as usual goes on.
  std::size_t EndOf(RatingKind kind, std::size_t i, std::size_t end) const {
    static const Phrases kUsual(kUsualBusiness);
    if (i >= cell_.tokens.size() || kUsual.Longest(cell_.tokens, i) > 0)
      return 0;
    const RatingPhrase* const phrase = FindRatingPhrase(cell_.tokens, i);
    const bool says = phrase != nullptr && phrase->kind == kind &&
                      i + phrase->tokens.size() <= end;
    return says ? i + phrase->tokens.size() : 0;
  }
  bool Says(RatingKind kind, std::size_t i, std::size_t end) const {
    return EndOf(kind, i, end) > 0;
  }

  static constexpr std::string_view kToCome[] = {"to",  "be",   "not", "and",
                                                 "yet", "when", "if",  "by"};

  // Whether what stands at `at`, behind a period, says that it is over: "-
  // draft done", "(interim report complete)", "complete,". Without a mark in
  // front the word may as well be of the period behind it: "Agreed March,
  // implemented September".
  bool IsDoneBehind(std::size_t at, std::size_t next) const {
    constexpr std::size_t kMostWords = 4;
    const bool marked = Text(at) == "(" || Text(at) == "-";
    if (marked) ++at;
    const std::size_t end = std::min(next, at + (marked ? kMostWords : 1));
    for (std::size_t i = at; i < end && IsWord(i); ++i) {
      if (cell_.tokens[i].starts_line || IsAmong(kToCome, Text(i)))
        return false;
      if (const std::size_t behind = EndOf(RatingKind::kDone, i, next))
        return marked || !IsWord(behind) || cell_.tokens[behind].starts_line;
    }
    return false;
  }

  template <typename Table>
  static std::optional<int> Find(const Table& table, std::string_view word) {
    for (const auto& [name, value] : table)
      if (name == word) return value;
    return std::nullopt;
  }
  // 6, six, "a".
  std::optional<int> CountAt(std::size_t i) const {
    constexpr std::size_t kMostDigits = 3;
    const std::string_view text = Text(i);
    if (cell_.tokens[i].kind != Token::Kind::kNumber)
      return Find(kNumberWords, text);
    if (text.size() > kMostDigits) return std::nullopt;
    int count = 0;
    for (const char c : text) count = count * 10 + (c - '0');
    return count;
  }

  static Date Later(Date date, int months, int days) {
    const std::chrono::year_month_day day =
        std::chrono::year_month_day{date} + std::chrono::months{months};
    const Date moved = day.ok()
                           ? Date{day}
                           : LastOfMonth(static_cast<int>(day.year()),
                                         static_cast<unsigned>(day.month()));
    return moved + std::chrono::days{days};
  }
  // Months go from the end of a month to the end of another.
  static Date AfterEnd(const Span& span, int months, int days) {
    const Date last = Later(span.last, months, 0);
    const std::chrono::year_month_day day{last};
    return (months != 0 && span.first != span.last
                ? LastOfMonth(static_cast<int>(day.year()),
                              static_cast<unsigned>(day.month()))
                : last) +
           std::chrono::days{days};
  }

  // Where the phrase begins that leads straight to the period at `begin`, but
  // for its beginning: "before the start of".
  std::optional<std::size_t> Behind(const Phrases& phrases, std::size_t least,
                                    std::size_t begin) const {
    static constexpr std::size_t kLongest = 3;
    static constexpr std::string_view kBetween[] = {"the", "of", "start",
                                                    "beginning"};
    for (std::size_t at = begin;; --at) {
      for (std::size_t i = at - std::min(at - least, kLongest); i < at; ++i)
        if (phrases.Longest(cell_.tokens, i) == at - i) return i;
      if (at == least || !IsAmong(kBetween, Text(at - 1))) return std::nullopt;
    }
  }

  std::string_view Text(std::size_t i) const {
    return i < cell_.tokens.size() ? cell_.tokens[i].text : std::string_view();
  }
  bool IsWord(std::size_t i) const {
    return i < cell_.tokens.size() &&
           cell_.tokens[i].kind == Token::Kind::kWord;
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
      if (cell_.tokens[i].starts_line && i > least) return std::nullopt;
    }
    return std::nullopt;
  }

  const CellText& cell_;
};

// What stands between two periods.
enum class Gap : unsigned char {
  kRange,  // "to": one period
  kList,   // "and", "/": one period where the second begins as the first ends
  kComma,  // the same, but they may as well be two
  kOther,
};

Gap GapBetween(const CellText& cell, const Dated& a, const Dated& b) {
  const std::vector<Token>& tokens = cell.tokens;
  if (a.begin < cell.standing && b.begin >= cell.standing) return Gap::kOther;
  std::size_t marks = 0, ranges = 0, lists = 0;
  bool new_line = false;
  for (std::size_t i = a.end; i <= b.begin; ++i) {
    new_line = new_line || tokens[i].starts_line;
    if (tokens[i].hyphened) ++marks, ++ranges;
    const std::string_view text = tokens[i].text;
    if (i == b.begin || IsAmong(kPartOfDate, text) || text == ":" ||
        text == "by" || text == "early" || text == "mid" || text == "late" ||
        text == ",")
      continue;
    ++marks;
    if (IsAmong(kRangeMarks, text)) ++ranges;
    if (IsAmong(kJoiningMarks, text)) ++lists;
  }
  const bool between = a.begin > 0 && tokens[a.begin - 1].text == "between";
  if (marks == 1 && (ranges == 1 || (between && lists == 1)))
    return Gap::kRange;
  if (marks != lists || new_line) return Gap::kOther;
  return marks > 0 ? Gap::kList : Gap::kComma;
}

bool Adjoins(const Dated& a, const Dated& b) {
  return a.span.first <= b.span.first && a.span.last <= b.span.last &&
         b.span.first <= a.span.last + std::chrono::days{1};
}

// Whether `b` is the "(10 July 2015)" of "Summer 2015 (10 July 2015)".
bool Narrows(const Dated& a, const Dated& b) {
  return b.role == Role::kAside && b.bracketed && !a.bracketed &&
         b.begin == a.end + 1 && b.span.first >= a.span.first &&
         b.span.last <= a.span.last;
}

// Whether the period is one by itself, whatever stands beside it.
bool StandsApart(const Dated& dated) {
  return dated.role == Role::kOriginal || dated.role == Role::kRevised ||
         dated.role == Role::kReached;
}

// Adds `b`, which goes on where `a` ends.
void Extend(Dated& a, const Dated& b, Gap gap) {
  const Date end = a.span.last;
  if (!a.possible) a.span.first = b.span.first;
  a.span.last = b.span.last;
  a.other = gap == Gap::kComma ? end : b.other;
  a.whole = a.possible && b.possible;
  a.possible = b.possible;
  a.guessed = a.guessed || b.guessed;
  a.is_year = a.is_year && b.is_year;
  if (b.role == Role::kEvent) a.role = Role::kEvent;
  if (a.role != Role::kAside && a.role != Role::kEvent) a.role = Role::kPlain;
  a.end = b.end;
}

}  // namespace

void FindRoles(const CellText& cell, std::vector<Dated>& dated) {
  static const Phrases kOpen(kOpenEnds);
  const Surroundings surroundings(cell);
  std::size_t least = 0;
  Role before = Role::kPlain;
  for (std::size_t n = 0; n < dated.size(); ++n) {
    Dated& each = dated[n];
    const std::size_t next =
        n + 1 < dated.size() ? dated[n + 1].begin : cell.tokens.size();
    if (kOpen.Longest(cell.tokens, each.end) > 0)
      each.role = Role::kStart;
    else if (!surroundings.Reckon(each, least))
      each.role = surroundings.RoleOf(each, least, before, next);
    else if (each.begin < cell.standing)
      each.role = Role::kOriginal;
    if (each.role != Role::kStart) surroundings.EndBefore(each, least);
    if (each.role == Role::kPlain && surroundings.IsReached(each, least, next))
      each.role = Role::kReached;
    least = each.end;
    before = each.role;
  }
  // Where nothing is to come, the cell says when it was done.
  if (std::none_of(dated.begin(), dated.end(), [](const Dated& each) {
        return each.role == Role::kPlain || each.role == Role::kRevised;
      }))
    for (Dated& each : dated)
      if (each.role == Role::kReached) each.role = Role::kPlain;
}

void JoinRanges(const CellText& cell, std::vector<Dated>& dated) {
  std::vector<Dated> joined;
  for (const Dated& b : dated) {
    Dated* const a = joined.empty() ? nullptr : &joined.back();
    if (!a || StandsApart(*a) || StandsApart(b)) {
      joined.push_back(b);
      continue;
    }
    const Gap gap = GapBetween(cell, *a, b);
    if (Narrows(*a, b)) {
      a->span.last = b.span.last;
      a->other = b.other;
      a->end = b.end;
    } else if (gap == Gap::kOther || (gap != Gap::kRange && !Adjoins(*a, b))) {
      joined.push_back(b);
    } else if (a->possible && b.possible && b.span.last < a->span.first) {
      a->other = b.span.last;  // it ends before it begins
      a->guessed = true;
    } else {
      Extend(*a, b, gap);
    }
  }
  dated = std::move(joined);
}

}  // namespace planwatch
