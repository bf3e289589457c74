#include "collectors/plan/key.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/words/colour.h"

namespace planwatch {
namespace {

// Keys are short, and stand in front of or behind the plan.
constexpr std::size_t kMostRows = 2'000;
constexpr std::size_t kLongestMeaning = 80;  // bytes

// What the cell shows, where it is nothing but a rating.
Rag Shown(const Cell& cell) {
  if (Tidy(cell.text).empty())
    return cell.fill ? RagOfColour(*cell.fill) : Rag::kUnrated;
  const RatingReading reading = ReadRating(cell.text, {});
  return reading.by == RatedBy::kColour ? reading.worst() : Rag::kUnrated;
}

// Takes note of a rating and what it means.
void Add(Rag rag, const std::string& meaning, KeyReading& key) {
  if (rag == Rag::kUnrated || meaning.empty() ||
      meaning.size() > kLongestMeaning)
    return;
  const RatingReading reading = ReadRating(meaning, {});
  if (rag == Rag::kBlue)
    key.blue_is_open |= reading.by != RatedBy::kNothing && !reading.complete;
  else if (reading.complete && !reading.other)
    key.complete.insert(rag);
}

struct KeyLine {
  Rag rag = Rag::kUnrated;
  std::string shown, meaning;
};
using Entries = std::vector<KeyLine>;

// Colours that are no rating.
constexpr std::string_view kOtherColours[] = {
    "purple", "grey", "gray",  "black",  "white",    "pink",
    "brown",  "teal", "lilac", "violet", "turquoise"};

// "Key: Red – not started; Amber – in progress; Green – completed", or such
// lines one below the other.
Entries EntriesOf(const std::string& text) {
  constexpr std::size_t kLongestLine = 400;
  Entries entries;
  if (text.size() > kLongestLine) return entries;
  std::string line = text;
  for (const std::string_view dash : {"–", "—", "=", "→"})
    for (std::size_t at; (at = line.find(dash)) != std::string::npos;)
      line.replace(at, dash.size(), ":");
  for (std::size_t at; (at = line.find(". ")) != std::string::npos;)
    line[at] = ';';
  for (const char separator : std::string_view("\n,()"))
    std::replace(line.begin(), line.end(), separator, ';');
  for (const std::string& part : Split(line, ';')) {
    std::size_t colon = part.rfind(':');
    if (colon == std::string::npos) colon = part.find(" - ");
    if (colon == std::string::npos) continue;
    // "Key: Red" is a rating behind what announces it.
    std::string rating = part.substr(0, colon);
    if (const std::size_t lead = rating.rfind(':'); lead != std::string::npos)
      rating.erase(0, lead + 1);
    Cell cell;
    cell.text = Tidy(rating);
    const Rag rag = Shown(cell);
    const std::string shown = Fold(cell.text);
    // Letters of the plan's own: "P = part achieved".
    if (rag != Rag::kUnrated || shown.size() == 1 ||
        IsAmong(kOtherColours, shown))
      entries.push_back(
          {rag, shown,
           Tidy(part.substr(colon + (part[colon] == ':' ? 1 : 3)))});
  }
  return entries;
}

void AddEntries(const Entries& entries, KeyReading& key) {
  if (entries.size() < 2) return;
  for (const KeyLine& entry : entries) {
    Add(entry.rag, entry.meaning, key);
    if (entry.rag == Rag::kUnrated && entry.shown.size() > 1 &&
        MeansDone(entry.meaning))
      key.other_complete = entry.shown;
  }
}

// A key in paragraphs: in one of them, or an entry in each.
void ReadKeyText(std::span<const std::string> paragraphs, KeyReading& key) {
  Entries run;
  for (const std::string& paragraph : paragraphs) {
    const Entries entries = EntriesOf(paragraph);
    if (entries.empty()) {
      AddEntries(run, key);
      run.clear();
    }
    run.insert(run.end(), entries.begin(), entries.end());
  }
  AddEntries(run, key);
}

// "Key: | Complete | On track | Delayed", each shaded in its colour.
void ReadShadedKey(const Row& row, KeyReading& key) {
  std::set<Rag> shades;
  for (const Cell& cell : row.cells) {
    if (cell.text.empty() || cell.text.ends_with(':')) continue;
    const Rag rag = cell.fill ? RagOfColour(*cell.fill) : Rag::kUnrated;
    if (rag == Rag::kUnrated || !shades.insert(rag).second) return;
  }
  if (shades.size() < 2) return;
  for (const Cell& cell : row.cells)
    if (cell.fill) Add(RagOfColour(*cell.fill), cell.text, key);
}

// A key below the actions that stands in their column of ratings has at least
// so many rows; a rating and its meaning elsewhere are told from an action by
// two.
constexpr std::size_t kLeastRows = 3;
constexpr std::size_t kLeastElsewhere = 2;

struct Entry {
  Rag rag = Rag::kUnrated;
  std::size_t column = 0;
};

// A row of nothing but a rating and at most one text behind it.
std::optional<Entry> KeyEntry(const Block& block, const Row& row) {
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
  const auto action = block.roles.of.find(PlanField::kAction);
  if (first->text.size() == 1 && action != block.roles.of.end() &&
      action->second == column)
    return std::nullopt;
  const Rag rag = Shown(*first);
  if (rag == Rag::kUnrated) return std::nullopt;
  return Entry{rag, column};
}

}  // namespace

bool IsKeyRow(const Block& block, std::size_t index) {
  const std::optional<Entry> own = KeyEntry(block, *block.rows[index]);
  if (!own) return false;
  std::set<Rag> ratings = {own->rag};
  const auto belongs = [&](std::size_t other) {
    const std::optional<Entry> entry = KeyEntry(block, *block.rows[other]);
    return entry && entry->column == own->column &&
           ratings.insert(entry->rag).second;
  };
  std::size_t first = index;
  while (first > 0 && belongs(first - 1)) --first;
  for (std::size_t i = index + 1; i < block.rows.size() && belongs(i); ++i)
    continue;
  const Roles& roles = block.roles;
  const auto is = [&](PlanField field) {
    const auto role = roles.of.find(field);
    return role != roles.of.end() && role->second == own->column;
  };
  const bool rates = is(PlanField::kRag) || is(PlanField::kStatus);
  const bool gap = first > 0 && block.rows[first - 1]->place.row + 1 <
                                    block.rows[first]->place.row;
  return ratings.size() >= (rates ? kLeastRows : kLeastElsewhere) &&
         (!rates || gap || roles.Has(PlanField::kDue) ||
          roles.Has(PlanField::kResponsible));
}

KeyReading ReadKey(std::span<const Row> rows, const std::vector<Draft>& actions,
                   std::span<const std::string> text) {
  std::set<std::pair<std::string, std::size_t>> used;
  for (const Draft& action : actions)
    used.insert({action.place.table, action.place.row});
  KeyReading key;
  std::size_t looked_at = 0;
  for (const Row& row : rows) {
    if (used.contains({row.place.table, row.place.row})) continue;
    if (++looked_at > kMostRows) break;
    ReadShadedKey(row, key);
    for (const Cell& cell : row.cells) AddEntries(EntriesOf(cell.text), key);
    for (std::size_t i = 0; i + 1 < row.cells.size(); ++i) {
      const Rag shown = Shown(row.cells[i]);
      const std::string& meaning = row.cells[i + 1].text;
      // A list of choices goes on behind it.
      const bool ends =
          i + 2 >= row.cells.size() || row.cells[i + 2].text.empty();
      if (ends) Add(shown, meaning, key);
    }
  }
  ReadKeyText(text, key);
  return key;
}

}  // namespace planwatch
