#include "collectors/plan/spread_ratings.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/words/heading_brackets.h"
#include "collectors/words/none.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

constexpr std::size_t kLeastMarked = 2;  // rows

// What the heading rates where it is a rating and nothing else.
std::optional<RatingReading> RatingOfHeading(const std::string& heading) {
  constexpr std::size_t kLongest = 40;
  const std::string text = Tidy(Unbracketed(heading));
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  RatingReading reading = ReadRating(text, {});
  if (reading.by != RatedBy::kColour && reading.by != RatedBy::kState)
    return std::nullopt;
  return reading;
}

enum class Marked { kNo, kYes, kElse };

Marked MarkIn(const Row& row, std::size_t column, const std::string& heading) {
  constexpr std::string_view kMarks[] = {"x", "y", "yes", "1", "*", "•", "ü"};
  constexpr std::string_view kBlanks[] = {"n", "no", "0"};
  if (column >= row.cells.size()) return Marked::kNo;
  const std::string text = Fold(Tidy(row.cells[column].text));
  if (IsPlaceholder(text) || IsAmong(kBlanks, text)) return Marked::kNo;
  if (IsAmong(kMarks, text) || text == Fold(Tidy(Unbracketed(heading))) ||
      ReadRating(text, {}).by == RatedBy::kTick)
    return Marked::kYes;
  return Marked::kElse;
}

// The place of the row's mark; `end` where it has none, nullopt where it has
// several or something else.
std::optional<std::size_t> MarkedPlace(std::span<const std::string> headings,
                                       const Row& row,
                                       const SpreadRating& spread,
                                       std::size_t first_column) {
  std::size_t place = spread.end;
  for (std::size_t i = spread.first; i < spread.end; ++i) {
    const Marked marked = MarkIn(row, first_column + i, headings[i]);
    if (marked == Marked::kNo) continue;
    if (marked == Marked::kElse || place != spread.end) return std::nullopt;
    place = i;
  }
  return place;
}

bool AreMarked(std::span<const std::string> headings,
               std::span<const Row* const> rows, const SpreadRating& spread,
               std::size_t first_column) {
  std::size_t marked = 0;
  for (const Row* row : rows) {
    const auto place = MarkedPlace(headings, *row, spread, first_column);
    if (!place) return false;
    marked += *place != spread.end ? 1 : 0;
  }
  return marked >= kLeastMarked;
}

}  // namespace

std::optional<SpreadRating> FindSpreadRating(
    std::span<const std::string> headings, std::span<const Row* const> rows,
    std::size_t first_column) {
  for (std::size_t first = 0; first < headings.size(); ++first) {
    std::set<std::pair<Rag, bool>> different;
    std::size_t end = first;
    for (; end < headings.size(); ++end) {
      const auto rating = RatingOfHeading(headings[end]);
      if (!rating) break;
      different.insert({rating->worst(), rating->complete});
    }
    const SpreadRating spread{first, end};
    if (different.size() > 1 && AreMarked(headings, rows, spread, first_column))
      return spread;
    first = std::max(first, end);
  }
  return std::nullopt;
}

std::size_t SpreadColumns(std::span<const Row> from_header) {
  constexpr std::size_t kMostRows = 50;
  std::vector<const Row*> rows;
  for (const Row& row : from_header.subspan(1)) {
    if (rows.size() == kMostRows || IsBlankRow(row)) break;
    rows.push_back(&row);
  }
  std::vector<std::string> headings;
  for (const Cell& cell : from_header.front().cells)
    headings.push_back(cell.text);
  const auto spread = FindSpreadRating(headings, rows, 0);
  return spread ? spread->end - spread->first : 0;
}

bool JoinSpreadRating(Block& block, std::deque<std::vector<Row>>& made) {
  const auto spread =
      FindSpreadRating(block.headings, block.rows, block.first_column);
  if (!spread) return false;
  std::vector<std::string> ratings;
  bool colours = true;
  for (std::size_t i = spread->first; i < spread->end; ++i) {
    ratings.push_back(Tidy(Unbracketed(block.headings[i])));
    colours = colours && ReadRating(ratings.back(), {}).by == RatedBy::kColour;
  }
  std::vector<Row>& rows = made.emplace_back();
  rows.reserve(block.rows.size());
  std::set<const Row*> titles;
  for (const Row*& row : block.rows) {
    Row& joined = rows.emplace_back(*row);
    const std::size_t place =
        *MarkedPlace(block.headings, *row, *spread, block.first_column);
    for (std::size_t i = spread->first; i < spread->end; ++i)
      if (block.first_column + i < joined.cells.size())
        joined.cells[block.first_column + i].text.clear();
    // A mark in any of the columns reaches as far as the first.
    if (place != spread->end)
      joined.cells[block.first_column + spread->first].text =
          ratings[place - spread->first];
    if (block.titles.contains(row)) titles.insert(&joined);
    row = &joined;
  }
  block.titles = std::move(titles);
  for (std::size_t i = spread->first; i < spread->end; ++i)
    block.headings[i].clear();
  block.headings[spread->first] =
      std::string(colours ? "RAG (" : "Status (") + Join(ratings, " / ") + ")";
  return true;
}

}  // namespace planwatch
