#include "collectors/measure/columns.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

struct Synonyms {
  std::string_view name;
  std::vector<std::string_view> phrases;
};

// In the order of MeasureField.
const std::array<Synonyms, kMeasureFields.size()>& AllSynonyms() {
  static const std::array<Synonyms, kMeasureFields.size()> synonyms = {{
      {"date",
       {"date", "as at", "as at date", "period", "reporting period",
        "period end", "period ending", "quarter", "quarter end",
        "quarter ending", "month", "month end", "month ending", "week ending",
        "year", "year ending", "when"}},
      {"measure",
       {"measure", "measures", "performance measure", "what is measured",
        "measure name", "name of measure", "indicator", "performance indicator",
        "kpi", "metric"}},
      {"value",
       {"value", "measure value", "actual", "actual value",
        "actual performance", "result", "figure", "outturn", "performance",
        "number", "count", "score", "achieved", "amount"}},
      {"target",
       {"target", "target value", "performance target", "goal", "aim",
        "budget"}},
      {"unit",
       {"unit", "units", "unit of measure", "units of measure",
        "unit of measurement", "measured in"}},
      {"polarity",
       {"polarity", "good is", "good to be", "better is", "better when",
        "which is better", "what is better", "desired direction"}},
      {"area",
       {"area", "district", "ward", "locality", "neighbourhood", "borough",
        "local authority"}},
      {"partner",
       {"partner", "partner agency", "agency", "organisation", "provider",
        "service"}},
  }};
  return synonyms;
}

struct Candidate {
  bool contained = true;  // the heading says more than the phrase
  std::size_t length = 0;
  std::size_t column = 0, field = 0;
};

// The best first.
bool Better(const Candidate& a, const Candidate& b) {
  return std::tuple(a.contained, b.length, a.column, a.field) <
         std::tuple(b.contained, a.length, b.column, b.field);
}

}  // namespace

std::string_view MeasureFieldName(MeasureField field) {
  return AllSynonyms()[static_cast<std::size_t>(field)].name;
}

MeasureColumns MeasureColumns::Find(
    const Row& row, const std::map<std::string, std::string>& configured) {
  MeasureColumns found;
  std::vector<std::string> headings, words;
  for (const Cell& cell : row.cells) {
    headings.push_back(Fold(cell.text));
    words.push_back(Join(Words(headings.back()), " "));
  }
  std::vector<bool> taken(headings.size());
  std::array<bool, kMeasureFields.size()> is_configured{};
  for (std::size_t field = 0; field < kMeasureFields.size(); ++field) {
    const auto given = configured.find(std::string(AllSynonyms()[field].name));
    if (given == configured.end()) continue;
    is_configured[field] = true;
    const auto heading =
        std::find(headings.begin(), headings.end(), Fold(given->second));
    if (heading == headings.end()) {
      if (!found.missing_) found.missing_ = kMeasureFields[field];
      continue;
    }
    const auto column = static_cast<std::size_t>(heading - headings.begin());
    found.columns_[field] = column;
    taken[column] = true;
  }

  std::vector<Candidate> candidates;
  for (std::size_t column = 0; column < words.size(); ++column) {
    if (words[column].empty()) continue;
    for (std::size_t field = 0; field < kMeasureFields.size(); ++field) {
      if (is_configured[field]) continue;
      for (const std::string_view phrase : AllSynonyms()[field].phrases)
        if (ContainsWords(words[column], phrase))
          candidates.push_back(
              {words[column] != phrase, phrase.size(), column, field});
    }
  }
  std::sort(candidates.begin(), candidates.end(), Better);
  for (const Candidate& candidate : candidates) {
    if (taken[candidate.column] || found.columns_[candidate.field]) continue;
    taken[candidate.column] = true;
    found.columns_[candidate.field] = candidate.column;
  }
  for (const MeasureField field : kNeededMeasureFields)
    if (!found.missing_ && !found[field]) found.missing_ = field;
  return found;
}

std::size_t MeasureColumns::found() const {
  return static_cast<std::size_t>(
      std::count_if(kNeededMeasureFields.begin(), kNeededMeasureFields.end(),
                    [&](MeasureField field) { return (*this)[field]; }));
}

bool MeasureColumns::Has(std::size_t column) const {
  return std::find(columns_.begin(), columns_.end(), std::optional(column)) !=
         columns_.end();
}

}  // namespace planwatch
