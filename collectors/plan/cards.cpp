#include "collectors/plan/cards.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/blocks.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/fields.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

// "Action 1.2" is the label "Action", and 1.2 its reference.
struct Label {
  std::string text;
  std::string number = {};
};
Label LabelOf(const Cell& cell) {
  Label label{Tidy(cell.text)};
  while (label.text.ends_with(':')) label.text.pop_back();
  const std::size_t space = label.text.find_last_of(' ');
  if (space == std::string::npos ||
      label.text.find_first_not_of("0123456789.", space + 1) !=
          std::string::npos ||
      VoteFor(PlanField::kAction, label.text.substr(0, space)) < kKnownHeading)
    return label;
  label.number = label.text.substr(space + 1);
  label.text.resize(space);
  return label;
}

// The field that a text of few words names; `enough`: how strongly.
std::optional<PlanField> FieldOfLabel(const std::string& text,
                                      double enough = kKnownHeading) {
  constexpr std::size_t kLongest = 4;  // words
  if (Words(Fold(text)).size() > kLongest) return std::nullopt;
  const std::vector<HeadingVote> votes = PlanHeadingVotes(text);
  const HeadingVote* const strongest = Strongest(votes);
  if (strongest == nullptr || strongest->strength < enough) return std::nullopt;
  return static_cast<PlanField>(strongest->field);
}

// Headings beside each other, and below the first of them no labels: a plan of
// two columns.
bool IsPlanOfTwoColumns(std::span<const Row> table) {
  std::set<PlanField> beside, below;
  for (const Cell& cell : table.front().cells)
    if (StrongestVote(Tidy(cell.text)) >= kKnownHeading)
      if (const auto field = FieldOfLabel(LabelOf(cell).text))
        beside.insert(*field);
  if (beside.size() < 2) return false;
  for (const Row& row : table.subspan(1)) {
    const auto first =
        std::find_if(row.cells.begin(), row.cells.end(), IsFilled);
    if (first == row.cells.end()) continue;
    if (const auto field = FieldOfLabel(Tidy(first->text)))
      below.insert(*field);
  }
  return below.size() < 2;
}

}  // namespace

std::vector<Row> RowsFromCards(std::span<const Row> table) {
  constexpr std::size_t kLeastLabels = 3;
  constexpr std::size_t kMostLabels = 100;
  std::vector<std::string> labels;
  std::vector<Row> cards;
  std::vector<std::string> numbers;  // of each card, where its label has one
  std::set<int> fields;
  std::size_t known = 0, rows = 0;
  for (const Row& row : table) {
    std::array<const Cell*, 2> cells{};
    std::size_t filled = 0;
    for (const Cell& cell : row.cells)
      if (IsFilled(cell)) {
        if (filled < cells.size()) cells[filled] = &cell;
        ++filled;
      }
    if (filled == 0) continue;
    ++rows;
    if (filled > 2) return {};
    const auto [label, number] = LabelOf(*cells[0]);
    for (const HeadingVote& vote : PlanHeadingVotes(label))
      if (vote.strength >= kKnownHeading) {
        fields.insert(vote.field);
        ++known;
        break;
      }
    auto found = std::find(labels.begin(), labels.end(), label);
    const auto column = static_cast<std::size_t>(found - labels.begin());
    if (found == labels.end()) {
      if (labels.size() == kMostLabels) return {};
      labels.push_back(label);
    }
    // The first label again, or a second action: another card.
    const bool has_value = !cards.empty() &&
                           column < cards.back().cells.size() &&
                           IsFilled(cards.back().cells[column]);
    if (cards.empty() || column == 0 ||
        (has_value && VoteFor(PlanField::kAction, label) >= kKnownHeading))
      cards.emplace_back();
    Row& card = cards.back();
    if (card.cells.empty()) card.place = row.place;
    if (card.cells.size() <= column) card.cells.resize(column + 1);
    Cell& value = card.cells[column];
    if (filled == 2 && IsFilled(value))
      Append(value, *cells[1]);
    else if (filled == 2)
      value = *cells[1];
    numbers.resize(cards.size());
    if (!number.empty()) numbers.back() = number;
  }
  if (fields.size() < kLeastLabels || known * 2 < rows ||
      !fields.contains(static_cast<int>(PlanField::kAction)))
    return {};
  if (IsPlanOfTwoColumns(table)) return {};
  const bool numbered =
      !fields.contains(static_cast<int>(PlanField::kReference)) &&
      std::all_of(numbers.begin(), numbers.end(),
                  [](const std::string& number) { return !number.empty(); });
  Row header;
  header.place = table.front().place;
  header.caption = table.front().caption;
  for (std::string& label : labels)
    header.cells.emplace_back().text = std::move(label);
  cards.insert(cards.begin(), std::move(header));
  for (Row& card : cards) card.cells.resize(cards.front().cells.size());
  if (!numbered) return cards;
  cards.front().cells.emplace_back().text = "Ref";
  for (std::size_t i = 0; i < numbers.size(); ++i)
    cards[i + 1].cells.emplace_back().text = numbers[i];
  return cards;
}

std::optional<Doubt> DoubtOfLabels(const Drafts& drafts) {
  constexpr PlanField kNotOfForms[] = {
      PlanField::kAction, PlanField::kObjective, PlanField::kPriority};
  constexpr double kExact = 3;  // "Create time frames" is no label
  std::set<PlanField> named;
  std::size_t labels = 0;
  const Draft* first = nullptr;
  for (const Draft& draft : drafts.actions) {
    const std::string text = Tidy(draft[PlanField::kAction].text);
    const auto field = FieldOfLabel(text, kExact);
    if (!field ||
        std::find(std::begin(kNotOfForms), std::end(kNotOfForms), *field) !=
            std::end(kNotOfForms) ||
        ReadRating(text, {}).by != RatedBy::kNothing)
      continue;
    if (first == nullptr) first = &draft;
    named.insert(*field);
    ++labels;
  }
  if (first == nullptr || named.size() < 2) return std::nullopt;
  return Doubt{.about = "header",
               .place = first->place,
               .text = std::to_string(labels) +
                       " actions are no more than the name of a field, as " +
                       Quote((*first)[PlanField::kAction].text) +
                       "; the labels of a form may have been taken for actions",
               .settle =
                   "write the plan as a table with one row for each "
                   "action, or name its table under `tables:`"};
}

}  // namespace planwatch
