#include "collectors/referral/headings.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/referral/cells.h"

namespace planwatch {
namespace {

// So many rows that look like data are none of a title.
constexpr std::size_t kLeastData = 2;

constexpr ReferralField kDateFields[] = {ReferralField::kReceived,
                                         ReferralField::kTriaged};

std::size_t FilledCells(std::span<const Cell> cells) {
  return cells.size() - static_cast<std::size_t>(
                            std::count_if(cells.begin(), cells.end(), IsBlank));
}

}  // namespace

std::size_t RegisterHeadings::SpanOf(std::size_t column) const {
  if (column >= cells.size()) return column;
  while (column > 0 && IsBlank(cells[column])) --column;
  return column;
}

std::size_t RegisterHeadings::CellsBelow(ReferralField field,
                                         const Row& row) const {
  const std::size_t above = *columns[Index(field)];
  std::size_t count = 0;
  for (std::size_t i = above; i < row.cells.size() && SpanOf(i) == above; ++i)
    if (!IsBlank(row.cells[i])) ++count;
  return count;
}

bool RegisterHeadings::PreferDates(const Row& row, const Calendar& calendar) {
  bool has_taken = false;
  for (const ReferralField field : kDateFields) {
    const auto i = Index(field);
    if (*columns[i] >= row.cells.size() ||
        !MayBeHeading(row.cells[*columns[i]], calendar))
      continue;
    for (const std::size_t other : columns.Others(i)) {
      if (other >= row.cells.size() ||
          !ReadReferralDay(row.cells[other], calendar))
        continue;
      columns.Take(i, other);
      has_taken = true;
      break;
    }
  }
  return has_taken;
}

bool RegisterHeadings::MayNeed(std::size_t column) const {
  return std::any_of(
      std::begin(kDateFields), std::end(kDateFields), [&](ReferralField field) {
        const auto i = Index(field);
        const auto others = columns.Others(i);
        return SpanOf(column) == *columns[i] ||
               std::find(others.begin(), others.end(), column) != others.end();
      });
}

HeadingSearch::HeadingSearch(std::vector<ReferralField> fields,
                             ConfiguredColumns configured,
                             const Calendar& calendar)
    : fields_(std::move(fields)),
      configured_(std::move(configured)),
      calendar_(calendar) {}

TableColumns HeadingSearch::ColumnsOf(std::span<const Cell> cells) const {
  return {ReferralFieldTable(), configured_, cells};
}

const ReferralField* HeadingSearch::MissingIn(
    const TableColumns& columns) const {
  const auto missing =
      std::find_if(fields_.begin(), fields_.end(),
                   [&](ReferralField field) { return !columns[Index(field)]; });
  return missing != fields_.end() ? &*missing : nullptr;
}

bool HeadingSearch::IsKnownHeading(const Cell& cell) const {
  const std::vector<HeadingVote> votes =
      ReferralFieldTable().headings.Votes(cell.text);
  return std::any_of(votes.begin(), votes.end(), [](const HeadingVote& vote) {
    return vote.strength >= kKnownHeading;
  });
}

// "Received" over "Date" and "Time" is "Received Date" and "Received Time";
// what names a column by itself says no more by what stands above.
std::vector<Cell> HeadingSearch::Joined(std::span<const Cell> upper,
                                        std::span<const Cell> lower) const {
  std::vector<Cell> joined(std::max(upper.size(), lower.size()));
  std::string above;
  for (std::size_t i = 0; i < joined.size(); ++i) {
    if (i < upper.size() && !IsBlank(upper[i])) above = upper[i].text;
    if (i < lower.size()) joined[i] = lower[i];
    std::string& text = joined[i].text;
    if (IsBlank(joined[i]))
      text = i < upper.size() ? upper[i].text : std::string();
    else if (!IsKnownHeading(joined[i]) || IsConfigured(above + " " + text))
      text.insert(0, " ").insert(0, above);
  }
  NameByUpper(upper, lower, joined);
  return joined;
}

// A heading above several columns may be all that the configuration has of
// theirs: it stands for the one below it whose own speaks for the field.
void HeadingSearch::NameByUpper(std::span<const Cell> upper,
                                std::span<const Cell> lower,
                                std::vector<Cell>& joined) const {
  std::string above;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (i < upper.size() && !IsBlank(upper[i])) above = upper[i].text;
    const std::string folded = Fold(above);
    for (const ReferralField field : fields_) {
      const auto wanted =
          configured_.find(std::string(ReferralFieldName(field)));
      if (wanted == configured_.end() || Fold(wanted->second) != folded)
        continue;
      const std::vector<HeadingVote> votes =
          ReferralFieldTable().headings.Votes(lower[i].text);
      if (std::any_of(votes.begin(), votes.end(), [&](const auto& vote) {
            return vote.field == static_cast<int>(Index(field)) &&
                   vote.strength >= kKnownHeading;
          }))
        joined[i].text = above;
    }
  }
}

bool HeadingSearch::IsConfigured(std::string_view heading) const {
  const std::string folded = Fold(heading);
  return std::any_of(
      configured_.begin(), configured_.end(),
      [&](const auto& field) { return Fold(field.second) == folded; });
}

std::size_t HeadingSearch::AddToNearest(const TableColumns& found,
                                        const Place& place) {
  const auto count = static_cast<std::size_t>(
      std::count_if(kReferralFields.begin(), kReferralFields.end(),
                    [&](ReferralField field) { return found[Index(field)]; }));
  nearest_.Add(found, count, Index(*MissingIn(found)), place.ToString());
  return count;
}

std::optional<RegisterHeadings> HeadingSearch::Look(const Row& row) {
  const std::size_t filled = FilledCells(row.cells);
  std::vector<Cell> previous = std::exchange(previous_, {});
  // A title stands alone in its row.
  if (filled < 2 || rows_++ >= kMostRowsAboveHeadings) return std::nullopt;
  TableColumns found = ColumnsOf(row.cells);
  const Place place = {{}, row.place.row};
  if (MissingIn(found) == nullptr)
    return RegisterHeadings{std::move(found), row.cells, place};
  const bool is_words = std::none_of(
      row.cells.begin(), row.cells.end(),
      [](const Cell& cell) { return !IsBlank(cell) && !HasWordsAlone(cell); });
  if (is_words && !previous.empty()) {
    auto joined = Join({{}, std::move(previous), place}, row);
    if (IsComplete(joined)) return joined;
    AddToNearest(joined.columns, place);
  }
  if (is_words) previous_ = row.cells;
  AddDates(row, filled);
  const std::size_t count = AddToNearest(found, place);
  is_near_ = is_near_ || count > 1 || found[Index(ReferralField::kReceived)];
  return std::nullopt;
}

// Of several headings that say "Outcome" the one that stands with the date of
// triage below another heading is meant: the others are named by theirs.
// Whether there are such.
bool HeadingSearch::LeaveOutcomeOfTriage(const RegisterHeadings& upper,
                                         const TableColumns& found,
                                         std::vector<Cell>& joined) {
  const auto outcome = found[Index(ReferralField::kOutcome)];
  const auto triaged = found[Index(ReferralField::kTriaged)];
  if (!outcome || !triaged) return false;
  const std::string heading = Fold(joined[*outcome].text);
  const std::size_t group = upper.SpanOf(*triaged);
  std::vector<std::size_t> others;
  bool has_own = false;
  for (std::size_t i = 0; i < joined.size(); ++i) {
    if (Fold(joined[i].text) != heading) continue;
    if (upper.SpanOf(i) == group)
      has_own = true;
    else if (upper.SpanOf(i) < upper.cells.size())
      others.push_back(i);
  }
  if (!has_own || others.empty()) return false;
  for (const std::size_t i : others)
    joined[i].text.insert(0, " ").insert(0, upper.cells[upper.SpanOf(i)].text);
  return true;
}

RegisterHeadings HeadingSearch::Join(const RegisterHeadings& upper,
                                     const Row& lower) const {
  std::vector<Cell> joined = Joined(upper.cells, lower.cells);
  TableColumns found = ColumnsOf(joined);
  if (LeaveOutcomeOfTriage(upper, found, joined)) found = ColumnsOf(joined);
  std::vector<std::vector<Cell>> rows = upper.rows;
  if (rows.empty()) rows.push_back(upper.cells);
  rows.push_back(lower.cells);
  return {std::move(found),
          std::move(joined),
          {{}, lower.place.row},
          std::move(rows)};
}

void HeadingSearch::AddDates(const Row& row, std::size_t filled) {
  const auto dates = std::count_if(
      row.cells.begin(), row.cells.end(), [this](const Cell& cell) {
        return ReadReferralDay(cell, calendar_).has_value();
      });
  if (dates == 0 || (dates < 2 && filled < 3 && is_table_)) return;
  if (data_rows_++ == 0) first_data_ = {{}, row.place.row};
  has_two_dates_ = has_two_dates_ || dates > 1;
}

void HeadingSearch::EndPart(bool is_table) {
  const bool is_register =
      !is_table_ || is_near_ || (data_rows_ >= kLeastData && has_two_dates_);
  if (is_register && data_rows_ > 0) unread_.push_back(first_data_);
  is_table_ = is_table;
  rows_ = data_rows_ = 0;
  has_two_dates_ = is_near_ = false;
  previous_.clear();
}

}  // namespace planwatch
