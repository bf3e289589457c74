#include "collectors/plan/combined_columns.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/plan/doubted_columns.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/rating_columns.h"
#include "collectors/plan/row_kind.h"
#include "collectors/words/date.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

using K = CellKind;

constexpr PlanField kOfFigures[] = {
    PlanField::kDue,         PlanField::kCompleted, PlanField::kResponsible,
    PlanField::kAccountable, PlanField::kRag,       PlanField::kStatus};

std::vector<std::string> PartsOfHeading(std::string_view heading) {
  std::string text = FoldLines(heading);
  for (const std::string_view joint : {" and ", "&", "+", " - "})
    for (std::size_t at; (at = text.find(joint)) != text.npos;)
      text.replace(at, joint.size(), "/");
  for (char& c : text)
    if (std::string_view("\n,;()").find(c) != std::string_view::npos) c = '/';
  std::vector<std::string> parts = Split(text, '/');
  std::erase_if(parts, [](const std::string& part) { return !HasText(part); });
  return parts;
}

bool IsHeld(const Roles& roles, PlanField field) {
  switch (field) {
    case PlanField::kResponsible:
    case PlanField::kAccountable:
      return roles.Has(PlanField::kResponsible) ||
             roles.Has(PlanField::kAccountable);
    case PlanField::kRag:
    case PlanField::kStatus:
      return roles.HasRating();
    default:
      return roles.Has(field);
  }
}

bool IsAmongRatings(PlanField field) {
  return field == PlanField::kRag || field == PlanField::kStatus ||
         field == PlanField::kCompleted;
}

// Whether the column says how the action stands.
bool Rates(const Roles& roles, std::size_t column) {
  return std::any_of(
      roles.columns.begin(), roles.columns.end(), [&](const auto& role) {
        return role.second == column && IsAmongRatings(role.first);
      });
}

DateReading ReadText(const std::string& text, const Calendar& calendar) {
  Cell cell;
  cell.text = text;
  return ReadDate(cell, {}, calendar);
}

bool HasDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), IsDigit);
}

// Words that lead to a date and are no part of a name.
constexpr std::string_view kToDates[] = {
    "by",       "due",        "from",     "until",   "to",       "end",
    "of",       "before",     "the",      "and",     "in",       "on",
    "at",       "for",        "then",     "now",     "mid",      "early",
    "late",     "start",      "starting", "begin",   "week",     "commencing",
    "target",   "deadline",   "date",     "revised", "extended", "moved",
    "original", "originally", "was",      "review",  "reviewed", "completed",
    "complete", "achieved",   "ongoing",  "updated", "slipped"};

// Where the date begins that a text ends in: "Police by June 2015".
std::size_t LastDateIn(const std::vector<std::string>& words,
                       const Calendar& calendar) {
  constexpr std::size_t kLongestDate = 5;  // words
  for (std::size_t count = std::min(kLongestDate, words.size() - 1); count > 0;
       --count) {
    const std::size_t from = words.size() - count;
    const std::string last = Join(
        std::vector<std::string>(
            words.begin() + static_cast<std::ptrdiff_t>(from), words.end()),
        " ");
    if (!HasDigit(last)) continue;
    const DateReading reading = ReadText(last, calendar);
    if (reading.date && !reading.guessed && !reading.unreadable) return from;
  }
  return words.size();
}

// A date or a way of saying that there is none, and nothing else.
bool IsDate(const std::string& text, const Calendar& calendar) {
  if (!HasText(text)) return false;
  const DateReading reading = ReadText(text, calendar);
  if (reading.undated || reading.impossible) return true;
  if (reading.unreadable || (!reading.date && !reading.without_year))
    return false;
  const std::vector<std::string> words = Split(Tidy(text), ' ');
  // "April Jones" names nobody's month.
  if (!HasDigit(text)) return words.size() == 1;
  if (!reading.guessed) return true;
  const std::size_t last = LastDateIn(words, calendar);
  return last == words.size() ||
         std::all_of(words.begin(),
                     words.begin() + static_cast<std::ptrdiff_t>(last),
                     [](const std::string& word) {
                       return IsAmong(kToDates, Fold(word));
                     });
}

// Adds a piece behind what stood between it and the piece before.
void AddPiece(const std::string& piece, std::string_view separator,
              std::string& text) {
  if (!text.empty()) text += separator;
  if (!text.empty() && (separator == "," || separator == ";")) text += ' ';
  text += piece;
}

// "Agreed date" beside the agreed action and a revised date: what the action
// was due by at first.
bool IsAgreedDate(std::span<const std::string> headings, std::size_t place,
                  std::size_t first, const Roles& roles) {
  const auto action = roles.ColumnOf(PlanField::kAction);
  const std::vector<std::string> words = HeadingWords(headings[place]);
  return words == std::vector<std::string>{"agreed", "date"} && action &&
         roles.Names(PlanField::kRevised) &&
         !roles.configured.contains(PlanField::kDue) &&
         ContainsWords(Fold(headings[*action - first]), "agreed");
}

// The length of the mark that stands in the text at `at`; 0 where none does.
template <typename Marks>
std::size_t MarkAt(const Marks& marks, std::string_view text, std::size_t at) {
  const auto mark = std::find_if(
      std::begin(marks), std::end(marks),
      [&](std::string_view each) { return text.substr(at).starts_with(each); });
  return mark != std::end(marks) ? mark->size() : 0;
}

// What stands between names and dates, at `at`: its length; else 0.
std::size_t SeparatorAt(std::string_view text, std::size_t at) {
  constexpr std::string_view kSeparators[] = {"\n",  ";",   ",", "|", " – ",
                                              " — ", " - ", "/", ":"};
  const std::size_t length = MarkAt(kSeparators, text, at);
  // Between digits it is part of a date: "31/03/2015".
  const bool inside = length == 1 && text[at] != '\n' && at > 0 &&
                      at + 1 < text.size() && IsDigit(text[at - 1]) &&
                      IsDigit(text[at + 1]);
  return inside ? 0 : length;
}

// The cell's dates, one each line or between strokes and brackets.
std::vector<std::string> DatesOf(const std::string& text,
                                 const Calendar& calendar) {
  constexpr std::string_view kMarks[] = {" / ", ";", "(", ")", " | "};
  std::string parted;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = MarkAt(kMarks, text, at);
    parted += length > 0 ? '\n' : text[at];
    at += std::max<std::size_t>(1, length);
  }
  std::vector<std::string> dates;
  for (const std::string& part : Split(parted, '\n'))
    if (ReadText(part, calendar).date) dates.push_back(Tidy(part));
  return dates;
}

// Whether a date stands in one of the column's cells.
bool HoldsDate(const Block& block, std::size_t column,
               const Calendar& calendar) {
  return std::any_of(block.rows.begin(), block.rows.end(), [&](const Row* row) {
    const Cell& cell = CellIn(block, *row, column);
    const DateReading reading = ReadDate(cell, {}, calendar);
    return reading.date || reading.without_year || reading.impossible;
  });
}

void ShareOutCompletion(const Calendar& calendar, Draft& draft,
                        ReadReport& report) {
  Cell& completed = draft[PlanField::kCompleted];
  const std::string text = draft[PlanField::kDue].text;
  const std::vector<std::string> dates = DatesOf(text, calendar);
  // Of one date the cell says as much as any due date's does.
  completed = Cell();
  if (dates.size() == 2) {
    draft[PlanField::kDue].text = dates[0];
    completed.text = dates[1];
  } else if (dates.size() > 2) {
    report.AddDoubt({.about = "date",
                     .place = draft.place,
                     .text = Quote(text) +
                             " has more than a due date and a day of "
                             "completion; taken for due dates alone",
                     .settle = "write the day of completion in a column of "
                               "its own"});
  }
}

}  // namespace

std::set<PlanField> FieldsOfParts(std::string_view heading) {
  std::set<PlanField> fields, all;
  if (heading.size() > kLongestHeading) return fields;
  const std::vector<std::string> parts = PartsOfHeading(heading);
  if (parts.size() < 2) return fields;
  for (const std::string& part : parts) {
    const std::vector<HeadingVote> votes = PlanHeadingVotes(part);
    const HeadingVote* const strongest = Strongest(votes);
    if (strongest == nullptr || strongest->strength < kKnownHeading) continue;
    const auto field = static_cast<PlanField>(strongest->field);
    all.insert(field);
    if (std::find(std::begin(kOfFigures), std::end(kOfFigures), field) !=
        std::end(kOfFigures))
      fields.insert(field);
  }
  if (all.size() < 2) fields.clear();  // "RAG (R/A/G)"
  return fields;
}

void ShareCombined(std::span<const std::string> headings,
                   std::span<const Profile> profiles, std::size_t first,
                   const std::vector<bool>& taken, Roles& roles) {
  constexpr double kMostly = 0.8;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const std::size_t column = first + i;
    const Profile& profile = profiles[i];
    if (profile.filled == 0) continue;
    const auto may_have = [&](PlanField field) {
      return roles.ColumnOf(field).value_or(column) == column &&
             !roles.configured.contains(field);
    };
    const std::set<PlanField> fields = FieldsOfParts(headings[i]);
    const bool dates = profile.dated * 2 >= profile.filled;
    const bool free = !taken[i] || roles.Uses(column);
    // "Lead (L) and partners"
    if (fields.contains(PlanField::kResponsible) &&
        VoteFor(PlanField::kResponsible, PartsOfHeading(headings[i]).front()) >=
            kNamesRole &&
        roles.RoleOf(column) == PlanField::kPartners &&
        !roles.configured.contains(PlanField::kPartners) &&
        !IsHeld(roles, PlanField::kResponsible)) {
      roles.columns.erase(PlanField::kPartners);
      roles.columns[PlanField::kResponsible] = column;
      roles.guessed.insert(PlanField::kResponsible);
    }
    if (free && dates && !roles.Has(PlanField::kDue) &&
        IsAgreedDate(headings, i, first, roles))
      roles.columns[PlanField::kDue] = column;
    if (free && dates && fields.contains(PlanField::kDue) &&
        may_have(PlanField::kDue)) {
      const auto share = [&](PlanField other) {
        roles.columns[PlanField::kDue] = roles.columns[other] = column;
      };
      if (fields.contains(PlanField::kResponsible) &&
          may_have(PlanField::kResponsible))
        share(PlanField::kResponsible);
      else if (fields.contains(PlanField::kCompleted) &&
               may_have(PlanField::kCompleted))
        share(PlanField::kCompleted);
    }
    const std::vector<std::string> words = HeadingWords(headings[i]);
    if (!taken[i] && !roles.Uses(column) && !words.empty() &&
        words.back() == "by" && !IsHeld(roles, PlanField::kResponsible) &&
        VoteFor(PlanField::kDue, headings[i]) >= kNamesRole &&
        profile.dated == 0 && profile.Share(K::kName) >= kMostly) {
      roles.columns[PlanField::kResponsible] = column;
      roles.guessed.insert(PlanField::kResponsible);
      if (roles.refuted_due == column) roles.refuted_due.reset();
    }
  }
}

NamesAndDates SplitNamesAndDates(const std::string& text,
                                 const Calendar& calendar) {
  NamesAndDates parts;
  std::string piece, separator = "\n";
  bool was_date = false;
  const auto end_piece = [&](std::string next) {
    std::vector<std::string> words = Split(Tidy(piece), ' ');
    piece.clear();
    if (HasText(Join(words, ""))) {
      const bool is_date = IsDate(Join(words, " "), calendar);
      std::size_t from = is_date ? 0 : LastDateIn(words, calendar);
      const auto at = words.begin() + static_cast<std::ptrdiff_t>(from);
      if (const std::string date = Join({at, words.end()}, " "); !date.empty())
        AddPiece(date, was_date ? std::string_view(separator) : "\n",
                 parts.dates);
      while (from > 0 && from < words.size() &&
             IsAmong(kToDates, Fold(words[from - 1])))
        --from;
      words.resize(from);
      if (!words.empty())
        AddPiece(Join(words, " "),
                 was_date ? std::string_view("\n") : separator, parts.names);
      was_date = is_date;
    }
    separator = std::move(next);
  };
  std::size_t close = text.find(')');  // the next one
  for (std::size_t at = 0; at < text.size();) {
    if (close < at) close = text.find(')', at);
    const std::size_t end = text[at] == '(' ? close : std::string::npos;
    if (end != std::string::npos) {
      const std::string inside = Tidy(text.substr(at + 1, end - at - 1));
      if (IsDate(inside, calendar))
        AddPiece(inside, "\n", parts.dates);
      else
        piece += text.substr(at, end + 1 - at);
      at = end + 1;
    } else if (const std::size_t length = SeparatorAt(text, at); length > 0) {
      end_piece(text.substr(at, length));
      at += length;
    } else {
      piece += text[at++];
    }
  }
  end_piece({});
  return {TidyLines(parts.names), TidyLines(parts.dates)};
}

void ShareOutCells(const std::vector<Block>& blocks, const Calendar& calendar,
                   Drafts& drafts) {
  for (Draft& draft : drafts.actions) {
    const Roles& roles = blocks[draft.table].roles;
    const auto due = roles.ColumnOf(PlanField::kDue);
    if (!due) continue;
    if (roles.ColumnOf(PlanField::kResponsible) == due) {
      Cell& lead = draft[PlanField::kResponsible];
      NamesAndDates parts = SplitNamesAndDates(lead.text, calendar);
      lead.date.reset();
      lead.text = std::move(parts.names);
      draft[PlanField::kDue].text = std::move(parts.dates);
    }
    if (roles.ColumnOf(PlanField::kCompleted) == due)
      ShareOutCompletion(calendar, draft, drafts.report);
  }
}

std::vector<Doubt> DoubtsOfCombined(const Block& block,
                                    const BlockOptions& options) {
  std::vector<Doubt> doubts;
  if (block.header == nullptr) return doubts;
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    const std::string& heading = block.headings[i];
    if (block.profiles[i].filled == 0 ||
        IsIgnored(heading, options.roles.ignore) ||
        block.roles.refuted_due == block.first_column + i)
      continue;
    const bool rates = Rates(block.roles, block.first_column + i);
    const std::set<PlanField> fields = FieldsOfParts(heading);
    if (fields.contains(PlanField::kResponsible) &&
        block.roles.guessed.contains(PlanField::kResponsible) &&
        block.roles.ColumnOf(PlanField::kResponsible) == block.first_column + i)
      doubts.push_back(ColumnDoubt(
          block,
          QuoteHeading(heading) +
              " also names the partners; all under it were taken for leads",
          Confirm(PlanField::kResponsible, heading) +
              ", or give the partners a column of their own"));
    for (const PlanField field : fields) {
      // What says that an action is complete may be its rating, and the other
      // way round.
      if (IsHeld(block.roles, field) ||
          (field == PlanField::kCompleted && block.roles.HasRating()) ||
          (rates && IsAmongRatings(field)) ||
          (field == PlanField::kDue &&
           !HoldsDate(block, block.first_column + i, options.calendar)))
        continue;
      const std::string what(PlanFieldText(field));
      doubts.push_back(ColumnDoubt(
          block,
          QuoteHeading(heading) + " also names " + what +
              ", but it was not read from there, and no other column has it",
          "give " + what +
              " a column of its own, or name this one under "
              "`ignore:`"));
      break;
    }
  }
  return doubts;
}

}  // namespace planwatch
