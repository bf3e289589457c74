#include "collectors/plan/key_marks.h"

#include <algorithm>
#include <cstddef>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/row_kind.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

constexpr std::size_t kMostCodes = 12;  // of a column

bool RatesActions(const Roles& roles, std::size_t column) {
  if (std::find(roles.rags.begin(), roles.rags.end(), column) !=
      roles.rags.end())
    return true;
  return std::any_of(
      roles.columns.begin(), roles.columns.end(), [&](const auto& role) {
        return role.second == column && (role.first == PlanField::kRag ||
                                         role.first == PlanField::kStatus ||
                                         role.first == PlanField::kProgress);
      });
}

// The different values of a column of codes, folded; none where it holds
// anything else.
std::set<std::string> ValuesOf(const Block& block, std::size_t column) {
  std::set<std::string> values;
  for (const Row* row : block.rows) {
    const Cell& cell = CellIn(block, *row, column);
    const std::string folded = Fold(cell.text);
    if (IsPlaceholder(folded)) continue;
    if (cell.date || !MayBeMark(cell.text) || !IsPlainCode(folded)) return {};
    values.insert(folded);
    if (values.size() > kMostCodes) return {};
  }
  return values;
}

bool IsOfTicks(const Profile& profile) {
  return profile.filled > 0 && profile.Share(CellKind::kYesNo) == 1;
}

}  // namespace

bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  // The first byte of two.
  return IsLetter(c) || IsDigit(c) || (byte >= 0xC3 && byte < 0xE0);
}

bool IsSymbol(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(), IsWordByte);
}

bool MayBeMark(std::string_view text) {
  constexpr std::size_t kLongest = 12;  // bytes
  const std::string tidy = Tidy(text);
  if (tidy.empty() || tidy.size() > kLongest) return false;
  const std::size_t space = tidy.find(' ');
  return space == std::string::npos ||
         (IsDigit(tidy.back()) && tidy.find(' ', space + 1) == tidy.npos);
}

bool IsPlainCode(const std::string& folded) {
  return folded.size() <= 2 || IsSymbol(folded) ||
         std::any_of(folded.begin(), folded.end(), IsDigit);
}

KeyMarks MarksOf(const std::vector<Block>& plan) {
  KeyMarks marks;
  for (const Block& block : plan)
    for (std::size_t i = block.first_column; i < block.end_column; ++i) {
      const bool rates = RatesActions(block.roles, i);
      if (!rates && block.roles.Uses(i)) continue;
      if (rates) {
        for (const Row* row : block.rows) {
          const Cell& cell = CellIn(block, *row, i);
          const std::string folded = Fold(cell.text);
          // A word that is known needs no key.
          if (MayBeMark(cell.text) && !IsPlaceholder(folded) &&
              (IsSymbol(folded) || !ReadRating(cell.text, {}).known))
            marks.ratings.insert(folded);
        }
      } else if (block.header != nullptr && IsOfTicks(block.ProfileOf(i)) &&
                 MayBeMark(block.HeadingOf(i))) {
        marks.others.insert(Fold(block.HeadingOf(i)));
      } else {
        marks.others.merge(ValuesOf(block, i));
      }
    }
  return marks;
}

std::vector<Doubt> DoubtsOfMarks(const std::vector<Block>& plan,
                                 const std::map<std::string, Rag>& key) {
  std::vector<Doubt> doubts;
  if (key.empty()) return doubts;
  for (const Block& block : plan) {
    if (block.header == nullptr || block.roles.HasRating()) continue;
    std::vector<std::string> headings;
    for (std::size_t i = block.first_column; i < block.end_column; ++i) {
      if (block.roles.Uses(i)) continue;
      const std::string& heading = block.HeadingOf(i);
      if (IsOfTicks(block.ProfileOf(i)) && key.contains(Fold(heading))) {
        headings.push_back(Quote(heading));
        continue;
      }
      const std::set<std::string> values = ValuesOf(block, i);
      if (std::count_if(values.begin(), values.end(), [&](const auto& value) {
            return key.contains(value);
          }) < 2)
        continue;
      doubts.push_back(
          {.about = "column",
           .place = {block.table, block.header_row()},
           .text = "the document has a key to what stands under " +
                   Quote(heading) +
                   "; it was left out, so no action is rated by it",
           .settle = "name it by `columns: { status: \"" +
                     CutForQuote(heading) + "\" }`"});
    }
    if (headings.size() > 1)
      doubts.push_back(
          {.about = "column",
           .place = {block.table, block.header_row()},
           .text = "the document's key says what the headings " +
                   Join(headings, ", ") +
                   " mean; the ticks under them were left out, so no action "
                   "is rated by them",
           .settle = "write the ratings as words in a column headed Status"});
  }
  return doubts;
}

}  // namespace planwatch
