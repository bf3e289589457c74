#include "collectors/plan/stated_above.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/row_kind.h"
#include "collectors/plan/section.h"
#include "collectors/words/date.h"
#include "collectors/words/names.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

// Longer texts are cut before they are searched.
constexpr std::size_t kLongestLine = 500;  // bytes

// Who looks after the document, not after its actions.
constexpr std::string_view kOfDocument[] = {
    "document",  "report", "author",   "version",  "meeting",
    "contact",   "query",  "policy",   "chair",    "project",
    "programme", "plan",   "strategy", "approved", "updated"};

// Whether a label names who leads the actions: "Lead officer".
bool NamesLead(const std::string& label) {
  const std::vector<std::string> words = HeadingWords(label);
  return std::none_of(words.begin(), words.end(),
                      [](const std::string& word) {
                        return IsAmong(kOfDocument, word);
                      }) &&
         !NamesOtherPeople(label) &&
         std::max(VoteFor(PlanField::kResponsible, label),
                  VoteFor(PlanField::kAccountable, label)) >= kKnownHeading;
}

bool NamesDue(const std::string& label) {
  return VoteFor(PlanField::kDue, label) >= kKnownHeading &&
         !NamesAnotherEvent(label);
}

bool IsDated(const std::string& value, const Calendar& calendar) {
  Cell cell;
  cell.text = value;
  const DateReading reading = ReadDate(cell, {}, calendar);
  return reading.date || reading.without_year;
}

// Where a statement ends: at a stop before a blank, a bracket or a bar.
std::size_t EndOfStatement(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at)
    if (std::string_view(";|()\n\t").find(text[at]) != text.npos ||
        (text[at] == '.' && (at + 1 == text.size() || text[at + 1] == ' ')))
      return at;
  return text.size();
}

// The last words of what stands before a separator.
std::string LabelBefore(std::string_view text, std::size_t separator) {
  constexpr std::size_t kMostWords = 5;
  std::size_t from = separator;
  while (from > 0 && EndOfStatement(text, from - 1) != from - 1) --from;
  std::vector<std::string> words =
      Split(Tidy(text.substr(from, separator - from)), ' ');
  if (words.size() > kMostWords)
    words.erase(words.begin(), words.end() - kMostWords);
  return Join(words, " ");
}

void Take(const std::string& label, const std::string& value,
          const std::string& written, const Calendar& calendar,
          StatedAbove& found) {
  if (!HasText(label) || !HasText(value)) return;
  if (found.deadline.empty() && NamesDue(label) && IsDated(value, calendar))
    found.deadline = written;
  if (found.lead.empty() && NamesLead(label) && LooksLikeNames(Tidy(value)) &&
      ReadRating(value, {}).by == RatedBy::kNothing)
    found.lead = written;
}

// The "label: value" statements of a line.
void TakeLine(const std::string& line, const Calendar& calendar,
              StatedAbove& found) {
  const std::string text = line.substr(0, kLongestLine);
  for (const std::string_view mark : {":", " – ", " — ", " - ", "="})
    for (std::size_t at = text.find(mark); at != text.npos;
         at = text.find(mark, at + mark.size())) {
      const std::size_t from = at + mark.size();
      const std::string value =
          text.substr(from, EndOfStatement(text, from) - from);
      Take(LabelBefore(text, at), value, line, calendar, found);
      // "Lead: Police – Deadline: …", "Lead: Police Deadline: …"
      for (const std::string_view next : {" – ", " — ", " - ", ","})
        if (const std::size_t end = value.find(next); end != value.npos)
          Take(LabelBefore(text, at), value.substr(0, end), line, calendar,
               found);
      if (const std::size_t end = value.find(':'); end != value.npos) {
        std::vector<std::string> words = Split(Tidy(value.substr(0, end)), ' ');
        while (words.size() > 1) {
          words.pop_back();
          Take(LabelBefore(text, at), Join(words, " "), line, calendar, found);
        }
      }
    }
}

// A row above a header, or a heading among the rows: cells that state
// something, or a label and its value beside each other.
void TakeRow(const Row& row, const Calendar& calendar, StatedAbove& found) {
  const Cell* before = nullptr;
  for (const Cell& cell : row.cells) {
    if (!IsFilled(cell)) continue;
    TakeLine(cell.text, calendar, found);
    // Headings beside each other state nothing.
    if (before != nullptr && !IsKnownHeading(cell.text))
      Take(Tidy(before->text), cell.text, before->text + ' ' + cell.text,
           calendar, found);
    before = &cell;
  }
}

bool NamesDeadlineBriefly(const std::string& line) {
  constexpr std::size_t kShort = 8, kShortOfActions = 20;  // words
  const std::string folded = Fold(line);
  const bool of_actions =
      ContainsWords(folded, "actions") || ContainsWords(folded, "all of these");
  return Words(folded).size() <= (of_actions ? kShortOfActions : kShort) &&
         NamesDeadline(line);
}

bool IsIn(const StatedAbove& table, const Action& action) {
  return action.place.table == table.table &&
         action.place.row >= table.header_row &&
         action.place.row <= table.last_row;
}

void DoubtDeadline(const std::string& named, const Place& place,
                   ReadReport& report) {
  report.AddDoubt({.about = "date",
                   .place = place,
                   .text = named +
                           " beside the table names a deadline, which is not "
                           "read; none of its actions has a due date",
                   .settle = "give each action its date, in a column headed "
                             "Due"});
}

}  // namespace

StatedAbove FindStatedAbove(const Block& block, const DocumentText& document,
                            const Calendar& calendar) {
  StatedAbove found;
  found.table = block.table;
  found.header_row = block.header_row();
  if (!block.rows.empty()) found.last_row = block.rows.back()->place.row;
  const auto take_text = [&](const std::string& line) {
    TakeLine(line, calendar, found);
    if (found.deadline.empty() && NamesDeadlineBriefly(line))
      found.deadline = line;
  };
  for (const std::string& heading : Split(block.caption, '\n'))
    take_text(heading);
  const auto start = std::find_if(
      document.rows.begin(), document.rows.end(),
      [&](const Row& row) { return row.place.table == block.table; });
  const auto above = static_cast<std::size_t>(start - document.rows.begin());
  for (std::size_t i = 0; i < document.text.size(); ++i)
    if (document.rows_above[i] == above) take_text(document.text[i]);
  // Rows right above the header.
  constexpr std::ptrdiff_t kTitleRows = 4;
  auto header = start;
  while (header != document.rows.end() && header->place.table == block.table &&
         header->place.row < found.header_row)
    ++header;
  for (auto row = header - std::min(header - start, kTitleRows); row != header;
       ++row)
    TakeRow(*row, calendar, found);
  for (const Row* row : block.rows) {
    const HeadingRow heading = AsHeading(block, *row);
    if (heading.is && heading.sure) TakeRow(*row, calendar, found);
  }
  return found;
}

void DoubtStatedAbove(std::span<const StatedAbove> tables,
                      std::span<const std::string> text, bool hidden,
                      Plan& plan) {
  const auto lacks_date = [](const Action& action) {
    return !action.due.date && !action.complete && !action.completed;
  };
  const bool any_dated =
      std::any_of(plan.actions.begin(), plan.actions.end(),
                  [](const Action& action) { return action.due.date; });
  bool doubted = false;
  for (const StatedAbove& table : tables) {
    bool dated = false, led = false;
    const Action* undated = nullptr;
    const Action* leaderless = nullptr;
    for (const Action& action : plan.actions) {
      if (!IsIn(table, action)) continue;
      dated = dated || action.due.date;
      led = led || !action.responsible.empty() || !action.accountable.empty();
      if (undated == nullptr && lacks_date(action)) undated = &action;
      if (leaderless == nullptr) leaderless = &action;
    }
    if (!table.deadline.empty() && !dated && undated != nullptr) {
      DoubtDeadline(hidden ? "a line" : Quote(table.deadline), undated->place,
                    plan.report);
      doubted = true;
    }
    if (!table.lead.empty() && !led && leaderless != nullptr)
      plan.report.AddDoubt(
          {.about = "lead",
           .place = leaderless->place,
           .text = (hidden ? "a line" : Quote(table.lead)) +
                   " beside the table names who is responsible, which is "
                   "not read; none of its actions has a lead",
           .settle = "give each action its lead, in a column headed "
                     "Lead"});
  }
  if (any_dated || doubted || tables.empty()) return;
  const auto line =
      std::find_if(text.begin(), text.end(), NamesDeadlineBriefly);
  if (line != text.end())
    DoubtDeadline(hidden ? "a line" : Quote(*line),
                  {tables.front().table, tables.front().header_row},
                  plan.report);
}

}  // namespace planwatch
