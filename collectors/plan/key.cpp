#include "collectors/plan/key.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/key_marks.h"
#include "collectors/plan/key_text.h"
#include "collectors/plan/state_colours.h"
#include "collectors/words/colour.h"
#include "collectors/words/lexer.h"
#include "collectors/words/rating_words.h"

namespace planwatch {
namespace {

// Rows in which a key is looked for, but for those of actions: it stands in
// front of or behind the plan.
constexpr std::size_t kMostRows = 2'000;
constexpr std::size_t kLongestMeaning = 80;  // bytes
// A row with more cells than this is not a key.
constexpr std::size_t kMostCells = 12;

// What the cell shows, where it is nothing but a rating.
Rag Shown(const Cell& cell) {
  if (!HasText(cell.text))
    return cell.fill ? RagOfColour(*cell.fill) : Rag::kUnrated;
  return ShownBy(cell.text);
}

// "On track or completed", "completed on schedule": what is still open has it
// too.
bool MayBeOpen(const std::string& meaning) {
  const std::string folded = Fold(meaning);
  const std::vector<Token> tokens = LexPhrase(folded);
  for (std::size_t i = 0; i < tokens.size();) {
    const RatingPhrase* const phrase = FindRatingPhrase(tokens, i);
    if (phrase != nullptr &&
        (phrase->kind == RatingKind::kNotBegun ||
         phrase->kind == RatingKind::kGoingOn ||
         (phrase->kind == RatingKind::kInTime && tokens[i].IsWord("on") &&
          !tokens[i + 1].IsWord("time"))))
      return true;
    i += phrase != nullptr ? phrase->tokens.size() : 1;
  }
  return false;
}

// A rating that is given for done and nothing else: in words, or by all of it.
bool SaysDone(const std::string& meaning, const RatingReading& reading) {
  return reading.complete && !reading.other &&
         ((reading.by == RatedBy::kState && !MayBeOpen(meaning)) ||
          Tidy(meaning) == "100%");
}

std::set<Rag> CompleteByHeadings(const std::vector<Block>& plan,
                                 const KeyMarks& marks) {
  std::optional<std::set<Rag>> complete;
  for (const Block& block : plan)
    for (const PlanField field : kRatingFields) {
      const auto column = block.roles.ColumnOf(field);
      if (!column) continue;
      std::set<Rag> in_heading;
      for (const KeyEntry& entry :
           ReadKeyText(block.HeadingOf(*column), marks).entries)
        if (entry.joined && entry.rag < Rag::kBlue &&
            SaysDone(entry.meaning, ReadRating(entry.meaning, {})))
          in_heading.insert(entry.rag);
      if (complete && *complete != in_heading) return {};
      complete = std::move(in_heading);
    }
  return complete.value_or(std::set<Rag>());
}

// Takes note of a rating or mark and what it means.
void Add(const KeyEntry& entry, const KeyMarks& marks, KeyReading& key) {
  if (entry.meaning.empty() || entry.meaning.size() > kLongestMeaning) return;
  const RatingReading reading = ReadRating(entry.meaning, {});
  const bool done = SaysDone(entry.meaning, reading);
  if (done && entry.rag != Rag::kUnrated) key.complete.insert(entry.rag);
  // A task tool's list of states has each in a colour.
  if (entry.rag <= Rag::kGreen && reading.by == RatedBy::kState && !done &&
      (!entry.shown.empty() || JudgesWork(entry.meaning))) {
    const auto [known, added] =
        key.states.emplace(Fold(entry.meaning), entry.rag);
    if (!added && known->second != entry.rag) known->second = Rag::kUnrated;
  }
  if (entry.rag == Rag::kBlue) {
    key.blue_is_open |= reading.by != RatedBy::kNothing && !reading.complete &&
                        (entry.joined || IsOfRatings(entry.meaning));
  } else if (entry.rag != Rag::kUnrated) {
    return;
  } else if (entry.shown.size() == 1 || marks.Has(entry.shown)) {
    if (done)
      key.marks.emplace(entry.shown, Rag::kBlue);
    else if (!reading.other && reading.by != RatedBy::kNothing)
      key.marks.emplace(entry.shown, reading.worst());
  } else if (done) {
    key.other_complete = entry.shown;
  }
}

// Entries that follow each other. Two are a key; one alone is where it is plain
// that nothing else is meant.
class Entries {
 public:
  Entries(const KeyMarks& marks, KeyReading& key) : marks_(marks), key_(key) {}
  Entries(const Entries&) = delete;
  Entries& operator=(const Entries&) = delete;

  // Of one line or row; none ends what went before.
  void Take(std::vector<KeyEntry> entries, bool plain) {
    std::erase_if(entries, [](const KeyEntry& e) { return e.meaning.empty(); });
    if (entries.empty()) return Finish();
    // What has several is a key of its own.
    const bool several = entries.size() > 1;
    if (several) Finish();
    plain_ = plain_ || plain;
    std::move(entries.begin(), entries.end(), std::back_inserter(run_));
    if (several) Finish();
  }
  // Ends what was taken so far.
  void Finish() {
    // A key has each colour once; a column of ratings has it again and again.
    std::map<std::pair<Rag, std::string>, std::string> meanings;
    bool once = true;
    for (const KeyEntry& entry : run_) {
      const auto [known, added] =
          meanings.try_emplace({entry.rag, entry.shown}, entry.meaning);
      once = once && (added || known->second == entry.meaning);
    }
    if (once && (meanings.size() > 1 || plain_))
      for (const KeyEntry& entry : run_) Add(entry, marks_, key_);
    else if (!once && AreShades())
      for (const KeyEntry& entry : run_)
        if (SaysDone(entry.meaning, ReadRating(entry.meaning, {})))
          key_.complete.insert(entry.rag);
    run_.clear();
    plain_ = false;
  }

 private:
  // Two shades of one colour, whose meanings differ and are all of ratings:
  // which is which is not read.
  bool AreShades() const {
    std::set<std::string> meanings;
    return std::all_of(run_.begin(), run_.end(), [&](const KeyEntry& entry) {
      return entry.shown.empty() && IsOfRatings(entry.meaning) &&
             meanings.insert(Fold(entry.meaning)).second;
    });
  }

  const KeyMarks& marks_;
  KeyReading& key_;
  std::vector<KeyEntry> run_;
  bool plain_ = false;
};

bool IsFigureAlone(const std::string& text) {
  return text.find_first_not_of("0123456789. ") == std::string::npos;
}

// The cells of a row that a person sees something in.
using Seen = std::vector<const Cell*>;

KeyEntry EntryOf(const Cell& mark, const Cell& meaning, const KeyMarks& own) {
  const std::string shown = Fold(mark.text);
  return {own.Has(shown) ? Rag::kUnrated : Shown(mark), shown,
          Tidy(meaning.text), true};
}

bool IsMark(const Cell* cell, const KeyMarks& own) {
  return Shown(*cell) != Rag::kUnrated || IsOwnMark(cell->text) ||
         own.Has(Fold(cell->text));
}

// "Key: | Complete | On track | Delayed", each shaded in its colour; one below
// the other, so does a row of one.
std::vector<KeyEntry> ShadedEntries(const Seen& cells, const KeyMarks& own) {
  std::vector<KeyEntry> entries;
  std::set<Rag> shades;
  for (const Cell* cell : cells) {
    if (cell->text.ends_with(':')) continue;
    const Rag rag = cell->fill ? RagOfColour(*cell->fill) : Rag::kUnrated;
    // What stands behind says more of the meaning.
    if (rag == Rag::kUnrated && cells.size() == 2 && entries.size() == 1) break;
    if (rag == Rag::kUnrated || IsMark(cell, own) || !shades.insert(rag).second)
      return {};
    entries.push_back({rag, "", Tidy(cell->text), true});
  }
  return entries;
}

// "Green | Complete | Amber | In progress", or the meanings first.
std::vector<KeyEntry> PairedEntries(Seen cells, const KeyMarks& own) {
  if (cells.size() % 2 == 1) {
    if (IsMark(cells.front(), own)) return {};
    cells.erase(cells.begin());  // "Key:"
  }
  std::vector<KeyEntry> entries;
  if (cells.empty()) return entries;
  const std::size_t mark = IsMark(cells.front(), own) ? 0 : 1;
  for (std::size_t i = 0; i < cells.size(); i += 2) {
    const Cell& meaning = *cells[i + 1 - mark];
    if (!IsMark(cells[i + mark], own) || IsMark(&meaning, own)) return {};
    // What stands in front may be what is rated, or what is counted.
    if (mark == 1 && (ReadRating(meaning.text, {}).by == RatedBy::kNothing ||
                      IsFigureAlone(cells[i + mark]->text)))
      return {};
    entries.push_back(EntryOf(*cells[i + mark], meaning, own));
  }
  return entries;
}

// Ratings in a row, and below each what it means.
std::vector<KeyEntry> StackedEntries(const Seen& marks, const Seen& meanings,
                                     const KeyMarks& own) {
  if (marks.size() != meanings.size() || marks.size() < 2) return {};
  std::vector<KeyEntry> entries;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (i == 0 && !IsMark(marks[i], own)) continue;  // "Colour", "Meaning"
    if (!IsMark(marks[i], own) || IsMark(meanings[i], own)) return {};
    entries.push_back(EntryOf(*marks[i], *meanings[i], own));
  }
  return entries;
}

std::vector<KeyEntry> WrittenEntries(const Seen& cells, const KeyMarks& own) {
  std::vector<KeyEntry> entries;
  for (const Cell* cell : cells) {
    KeyText text = ReadKeyText(cell->text, own);
    std::move(text.entries.begin(), text.entries.end(),
              std::back_inserter(entries));
  }
  return entries;
}

// The cells of a row, or of a part of it, in each way in which they may be a
// key: with and without those that are only shaded, and what stands between
// blank columns apart.
std::vector<Seen> ViewsOf(std::span<const Cell* const> row,
                          const KeyMarks& own) {
  Seen all, texts, part;
  std::vector<Seen> parts;
  for (const Cell* cell : row) {
    const bool text = cell != nullptr && HasText(cell->text);
    if (text) texts.push_back(cell);
    if (text ||
        (cell != nullptr && cell->merge == Merge::kNone && IsMark(cell, own)))
      all.push_back(cell);
    if (text) part.push_back(cell);
    if (!text && !part.empty()) parts.push_back(std::exchange(part, {}));
  }
  if (!part.empty()) parts.push_back(std::move(part));
  std::vector<Seen> views = {std::move(all), std::move(texts)};
  if (parts.size() > 1)
    std::move(parts.begin(), parts.end(), std::back_inserter(views));
  return views;
}

// Reads the rows of one table, or what stands beside the plan.
class KeyRows {
 public:
  KeyRows(const KeyMarks& marks, KeyReading& key, bool beside)
      : marks_(marks), key_(key), beside_(beside), entries_(marks, key) {}

  // A cell is null where it is not to be looked at.
  void Take(std::span<const Cell* const> row) {
    const std::vector<Seen> views = ViewsOf(row, marks_);
    const Seen above = std::exchange(above_, views.front());
    for (const Seen& cells : views) {
      if (cells.empty() || cells.size() > kMostCells) continue;
      Entries stacked(marks_, key_);
      stacked.Take(StackedEntries(above, cells, marks_), false);
      stacked.Finish();
      if (std::vector<KeyEntry> pairs = PairedEntries(cells, marks_);
          !pairs.empty()) {
        // A colour and its meaning need no second; what stands the other way
        // round, or beside the plan, may be how a thing is rated, and a figure
        // may be its reference.
        const bool plain = !beside_ && IsMark(cells[cells.size() - 2], {});
        return entries_.Take(std::move(pairs), plain);
      }
      if (std::vector<KeyEntry> shades = ShadedEntries(cells, marks_);
          !shades.empty())
        return entries_.Take(std::move(shades), false);
    }
    const Seen& cells = views[1];
    if (cells.size() > kMostCells) return entries_.Take({}, false);
    // What a single entry in a row of several cells is about is not told.
    entries_.Take(
        WrittenEntries(cells, marks_),
        cells.size() == 1 && ReadKeyText(cells[0]->text, marks_).plain);
  }
  void Finish() { entries_.Finish(); }

 private:
  const KeyMarks& marks_;
  KeyReading& key_;
  const bool beside_;
  Entries entries_;
  Seen above_;
};

// A key below the actions that stands in their column of ratings has at least
// so many rows; a rating and its meaning elsewhere are told from an action by
// two.
constexpr std::size_t kLeastRows = 3;
constexpr std::size_t kLeastElsewhere = 2;

struct RowEntry {
  Rag rag = Rag::kUnrated;
  std::size_t column = 0;
};

// A row of nothing but a rating and at most one text behind it.
std::optional<RowEntry> EntryIn(const Block& block, const Row& row) {
  const Cell* first = nullptr;
  const Cell* meaning = nullptr;
  std::size_t filled = 0, column = 0;
  for (std::size_t i = block.first_column;
       i < std::min(block.end_column, row.cells.size()); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.merge == Merge::kAbove) return std::nullopt;
    if (cell.text.empty()) continue;
    if (++filled > 2 || cell.date) return std::nullopt;
    if (filled == 1) first = &cell, column = i;
    if (filled == 2) meaning = &cell;
  }
  if (meaning == nullptr || Shown(*meaning) != Rag::kUnrated)
    return std::nullopt;
  // An action may be named by a letter.
  if (first->text.size() == 1 &&
      block.roles.ColumnOf(PlanField::kAction) == column)
    return std::nullopt;
  const Rag rag = Shown(*first);
  if (rag == Rag::kUnrated) return std::nullopt;
  return RowEntry{rag, column};
}

// Behind the block's last column before one that is blank all the way down.
std::size_t EndBeforeGap(const Block& block) {
  std::size_t end = block.first_column;
  while (end < block.end_column &&
         (HasText(block.HeadingOf(end)) || block.ProfileOf(end).filled > 0))
    ++end;
  return end;
}

}  // namespace

bool IsKeyRow(const Block& block, std::size_t index) {
  const std::optional<RowEntry> own = EntryIn(block, *block.rows[index]);
  if (!own) return false;
  std::set<Rag> ratings = {own->rag};
  const auto belongs = [&](std::size_t other) {
    const std::optional<RowEntry> entry = EntryIn(block, *block.rows[other]);
    return entry && entry->column == own->column &&
           ratings.insert(entry->rag).second;
  };
  std::size_t first = index;
  while (first > 0 && belongs(first - 1)) --first;
  for (std::size_t i = index + 1; i < block.rows.size() && belongs(i); ++i)
    continue;
  const Roles& roles = block.roles;
  const auto is = [&](PlanField field) {
    return roles.ColumnOf(field) == own->column;
  };
  const bool rates = is(PlanField::kRag) || is(PlanField::kStatus);
  const bool gap = first > 0 && block.rows[first - 1]->place.row + 1 <
                                    block.rows[first]->place.row;
  return ratings.size() >= (rates ? kLeastRows : kLeastElsewhere) &&
         (!rates || gap || roles.Has(PlanField::kDue) ||
          roles.Has(PlanField::kResponsible));
}

KeyReading ReadKey(std::span<const Row> rows, const std::vector<Block>& plan,
                   const std::vector<Draft>& actions,
                   std::span<const std::string> text) {
  std::set<std::pair<std::string, std::size_t>> used;
  for (const Draft& action : actions)
    used.insert({action.place.table, action.place.row});
  // The columns of the plan, beside which a key may stand.
  std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> taken;
  for (const Block& block : plan)
    taken[block.table].emplace_back(block.first_column, EndBeforeGap(block));
  const KeyMarks marks = MarksOf(plan);
  KeyReading key;
  std::size_t looked_at = 0;
  std::optional<KeyRows> below, beside;
  const auto end_table = [&] {
    if (below) below->Finish();
    if (beside) beside->Finish();
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    if (i == 0 || row.place.table != rows[i - 1].place.table) {
      end_table();
      below.emplace(marks, key, false);
      beside.emplace(marks, key, true);
    }
    const auto columns = taken.find(row.place.table);
    const bool is_action = used.contains({row.place.table, row.place.row});
    if (!is_action && ++looked_at > kMostRows) break;
    Seen all, outside;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      const bool of_plan =
          columns != taken.end() &&
          std::any_of(columns->second.begin(), columns->second.end(),
                      [&](const auto& range) {
                        return column >= range.first && column < range.second;
                      });
      all.push_back(is_action ? nullptr : &row.cells[column]);
      outside.push_back(of_plan ? nullptr : &row.cells[column]);
    }
    below->Take(all);
    if (columns != taken.end()) beside->Take(outside);
  }
  end_table();

  Entries written(marks, key);
  for (const std::string& paragraph : text) {
    KeyText read = ReadKeyText(paragraph, marks);
    written.Take(std::move(read.entries), read.plain);
  }
  written.Finish();
  key.complete_by_heading = CompleteByHeadings(plan, marks);
  return key;
}

}  // namespace planwatch
