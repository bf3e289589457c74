// Releases of measures that count persons.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/disclosure/disclosure.h"

namespace planwatch {
namespace {

constexpr double kMostCounted = 1e9;

// What counts persons, in a unit or a measure's name.
constexpr std::array kPersons = {
    "adult",       "adults",      "boy",          "boys",      "carer",
    "carers",      "child",       "children",     "client",    "clients",
    "female",      "females",     "girl",         "girls",     "individual",
    "individuals", "infant",      "infants",      "learner",   "learners",
    "male",        "males",       "man",          "men",       "offender",
    "offenders",   "parent",      "parents",      "patient",   "patients",
    "people",      "perpetrator", "perpetrators", "person",    "persons",
    "pupil",       "pupils",      "resident",     "residents", "staff",
    "student",     "students",    "suspect",      "suspects",  "teenager",
    "teenagers",   "users",       "victim",       "victims",   "woman",
    "women",       "youth",       "youths"};
// What makes a share or an average of it, wherever it stands.
constexpr std::array kRatios = {"percent", "percentage", "per",   "ratio",
                                "rate",    "rates",      "share", "proportion",
                                "average", "averages",   "mean",  "median",
                                "index",   "score"};
// What may make an amount of it, where no unit says otherwise.
constexpr std::array kAmounts = {
    "minutes", "hours", "days",  "nights", "weeks",    "months", "years",
    "age",     "cost",  "costs", "spend",  "spending", "pounds", "gbp"};
constexpr std::array kSigns = {"%", "£", "€", "$"};

template <typename List>
bool ContainsAny(const std::string& folded, const List& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const char* phrase) {
    return ContainsWords(folded, phrase);
  });
}

bool HasSign(const std::string& folded) {
  return std::any_of(kSigns.begin(), kSigns.end(), [&](const char* sign) {
    return folded.find(sign) != std::string::npos;
  });
}

std::optional<std::size_t> CountOf(double value) {
  if (value < 0 || value > kMostCounted || value != std::floor(value))
    return std::nullopt;
  return static_cast<std::size_t>(value);
}

MeasureBy ByOf(const MeasureSeries& series) {
  if (series.partner.empty()) return MeasureBy::kArea;
  return series.area.empty() ? MeasureBy::kPartner : MeasureBy::kBoth;
}

// The values of one date of a measure, broken down in one way.
struct DatedCells {
  Breakdown counts;
  std::map<std::string, MeasureNote, std::less<>> notes;
  bool persons = true;      // all of them count persons
  bool over_total = false;  // they add up to more than the total
};

struct DatedMeasure {
  std::map<MeasureBy, DatedCells> by;
  std::optional<std::size_t> total;
};

// By measure and date, up to a day.
using Tables = std::map<std::string, std::map<Date, DatedMeasure>>;

Tables TablesOf(const Measures& measures, Date today) {
  Tables tables;
  for (const MeasureSeries& series : measures.series) {
    if (series.is_total()) continue;
    for (const MeasurePoint& point : series.points) {
      if (point.date > today) break;
      DatedCells& cells = tables[series.measure][point.date].by[ByOf(series)];
      const std::optional<std::size_t> count = CountOf(point.value);
      const std::string label = MeasureCell(series.area, series.partner);
      cells.counts.as_at = point.date;
      cells.counts.cells.push_back({label, count.value_or(0)});
      cells.notes[label] = {point.target, point.unit, point.polarity};
      cells.persons =
          cells.persons && count && CountsPersons(series.measure, point.unit);
    }
  }
  for (const MeasureSeries& series : measures.series) {
    const auto found = tables.find(series.measure);
    if (!series.is_total() || found == tables.end()) continue;
    for (const MeasurePoint& point : series.points)
      if (const auto table = found->second.find(point.date);
          table != found->second.end())
        table->second.total = CountOf(point.value);
  }
  // Where no row says the total, it is what the fullest of the ways adds up to.
  for (auto& [measure, dates] : tables)
    for (auto& [date, table] : dates) {
      std::size_t most = 0;
      for (const auto& [by, cells] : table.by)
        most = std::max(most, cells.counts.total());
      const std::size_t total = table.total.value_or(most);
      for (auto& [by, cells] : table.by) {
        const std::size_t sum = cells.counts.total();
        cells.over_total = sum > total;
        if (!cells.over_total) cells.counts.missing = total - sum;
      }
    }
  return tables;
}

void Offer(const DatedCells& cells, const DisclosurePolicy& policy,
           MeasureChain& chain) {
  chain.cells = cells.counts.cells.size();
  TableChain& tables = chain.tables;
  if (!cells.persons || cells.over_total) {
    tables.offered = cells.counts.as_at;
    tables.refused = {
        cells.counts.as_at,
        cells.persons ? Refusal::Why::kOverTotal : Refusal::Why::kNoPersons,
        {}};
    return;
  }
  tables.Offer(cells.counts, policy);
  if (tables.refused) return;
  auto& notes = chain.notes[cells.counts.as_at];
  notes = cells.notes;
  std::erase_if(notes, [&](const auto& note) {
    return tables.tables.back().Find(note.first) == nullptr;
  });
}

// The totals as they are released now; what was before the first of the
// reading's days stays.
std::vector<MeasureSeries> TotalsOf(const Measures& measures, Date today,
                                    std::vector<MeasureSeries> before) {
  Date first = Date::max();
  for (const MeasureSeries& series : measures.series)
    for (const MeasurePoint& point : series.points)
      first = std::min(first, point.date);
  std::vector<MeasureSeries> totals;
  for (const MeasureSeries& series : measures.series) {
    if (!series.is_total()) continue;
    totals.push_back(series);
    std::erase_if(totals.back().points, [&](const MeasurePoint& point) {
      return point.date > today;
    });
  }
  for (MeasureSeries& series : before) {
    std::erase_if(series.points, [&](const MeasurePoint& point) {
      return point.date >= first;
    });
    const auto now = std::find_if(
        totals.begin(), totals.end(),
        [&](const auto& each) { return each.measure == series.measure; });
    if (now == totals.end())
      totals.push_back(std::move(series));
    else
      now->points.insert(now->points.begin(), series.points.begin(),
                         series.points.end());
  }
  std::erase_if(totals,
                [](const auto& series) { return series.points.empty(); });
  // As the history has them.
  std::sort(totals.begin(), totals.end(),
            [](const auto& a, const auto& b) { return a.measure < b.measure; });
  return totals;
}

// The last date of which the measure was asked for a table.
std::optional<Date> LastTabled(const MeasuresReleases& releases,
                               const std::string& measure) {
  std::optional<Date> last;
  for (auto chain = releases.chains.lower_bound({measure, {}, {}, Date::min()});
       chain != releases.chains.end() && chain->first.measure == measure;
       ++chain)
    if (chain->second.tables.offered)
      last =
          std::max(last.value_or(Date::min()), *chain->second.tables.offered);
  return last;
}

void ReleaseDates(const std::string& measure,
                  const std::map<Date, DatedMeasure>& dates,
                  const std::vector<Date>& due, const DisclosurePolicy& policy,
                  MeasuresReleases& releases) {
  const std::optional<Date> last = LastTabled(releases, measure);
  for (const auto& [date, table] : dates)
    for (const auto& [by, cells] : table.by) {
      const MeasureChainKey key{measure, by, false, date};
      if (due.empty() && (!last || date <= *last)) continue;
      Offer(cells, policy, releases.chains[key]);
    }
}

void ReleaseYears(const std::string& measure,
                  const std::map<Date, DatedMeasure>& dates,
                  const std::vector<Date>& due, const DisclosurePolicy& policy,
                  const Calendar& calendar, MeasuresReleases& releases) {
  for (const Date day : due) {
    const Date year =
        calendar.StartOfFinancialYear(calendar.FinancialYearOf(day));
    const auto after = dates.upper_bound(day);
    if (after == dates.begin()) continue;
    const auto& [date, table] = *std::prev(after);
    if (date < year) continue;
    for (const auto& [by, cells] : table.by) {
      MeasureChain& chain = releases.chains[{measure, by, true, year}];
      if (!chain.tables.offered || date >= *chain.tables.offered)
        Offer(cells, policy, chain);
    }
  }
}

PublishedMeasure Shown(const MeasurePoint& point, double value,
                       const MeasureBands& bands) {
  return {.measure = {},
          .unit = point.unit,
          .area = {},
          .partner = {},
          .date = point.date,
          .value = value,
          .target = point.target,
          .polarity = point.polarity,
          .rag = RateMeasure(value, point.target, point.polarity, bands)};
}

// What is shown of a measure in one way.
struct ShownTable {
  const MeasureChain* chain = nullptr;
  const ReleasedTable* table = nullptr;  // nullptr: there is none
};

// `latest`: the measure's latest date; another's values beside its total would
// look as if they were of it.
ShownTable Find(const MeasuresReleases& releases, const std::string& measure,
                MeasureBy by, bool cumulative, Date latest, Date first,
                Date last) {
  ShownTable found;
  for (auto at =
           releases.chains.lower_bound({measure, by, cumulative, Date::min()});
       at != releases.chains.end() && at->first.measure == measure &&
       at->first.by == by && at->first.cumulative == cumulative;
       ++at) {
    if (!cumulative && at->first.period != latest) continue;
    const ReleasedTable* table = at->second.tables.On(last);
    if (table != nullptr && table->as_at < first) table = nullptr;
    if (cumulative && table == nullptr) continue;
    found = {&at->second, table};
  }
  return found;
}

// What is shown, by measures in the order of first meeting.
class ShownMeasures {
 public:
  void Add(PublishedMeasure value) {
    const auto [at, is_new] = by_measure_.try_emplace(value.measure);
    if (is_new) names_.push_back(value.measure);
    at->second.push_back(std::move(value));
  }
  // The date of a measure's total.
  std::optional<Date> LatestOf(const std::string& measure) const {
    const auto found = by_measure_.find(measure);
    if (found == by_measure_.end()) return std::nullopt;
    return found->second.front().date;
  }
  std::vector<PublishedMeasure> InOrder() && {
    std::vector<PublishedMeasure> all;
    for (const std::string& name : names_)
      for (PublishedMeasure& value : by_measure_[name])
        all.push_back(std::move(value));
    return all;
  }

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::vector<PublishedMeasure>> by_measure_;
};

// Of each measure the latest total between the two days.
void AddTotals(const MeasuresReleases& releases, const MeasureBands& bands,
               Date first, Date last, ShownMeasures& shown) {
  for (const MeasureSeries& series : releases.totals) {
    const auto after = std::upper_bound(
        series.points.begin(), series.points.end(), last,
        [](Date date, const MeasurePoint& point) { return date < point.date; });
    if (after == series.points.begin() || (after - 1)->date < first) continue;
    PublishedMeasure total = Shown(*(after - 1), (after - 1)->value, bands);
    total.measure = series.measure;
    shown.Add(std::move(total));
  }
}

// The cells of a table that may be shown.
void AddTable(const std::string& measure, const ShownTable& found,
              const MeasureBands& bands, ShownMeasures& shown) {
  const ReleasedTable& table = *found.table;
  const auto notes = found.chain->notes.find(table.as_at);
  for (const LabelledCount& cell : table.shown) {
    MeasurePoint point{.date = table.as_at};
    if (notes != found.chain->notes.end())
      if (const auto note = notes->second.find(cell.label);
          note != notes->second.end()) {
        point.target = note->second.target;
        point.unit = note->second.unit;
        point.polarity = note->second.polarity;
      }
    PublishedMeasure value = Shown(
        point, static_cast<double>(table.policy.Rounded(cell.count)), bands);
    value.measure = measure;
    std::tie(value.area, value.partner) = OfMeasureCell(cell.label);
    shown.Add(std::move(value));
  }
}

}  // namespace

bool CountsPersons(const std::string& measure, const std::string& unit) {
  const std::string name = Fold(measure), of = Fold(unit);
  if (HasSign(name) || HasSign(of) || ContainsAny(name, kRatios) ||
      ContainsAny(of, kRatios))
    return false;
  return of.empty()
             ? ContainsAny(name, kPersons) && !ContainsAny(name, kAmounts)
             : ContainsAny(of, kPersons);
}

std::string MeasureCell(const std::string& area, const std::string& partner) {
  return area + '\n' + partner;
}

std::pair<std::string, std::string> OfMeasureCell(const std::string& cell) {
  const std::size_t end = cell.find('\n');
  if (end == std::string::npos) return {cell, {}};
  return {cell.substr(0, end), cell.substr(end + 1)};
}

std::optional<std::size_t> MeasuresReleases::RowsBy(Date day) const {
  return released && *released <= day ? rows : std::nullopt;
}

MeasuresReleases Disclosure::Release(MeasuresReleases releases,
                                     const Measures& measures,
                                     const ReleaseDays& days,
                                     const Calendar& calendar) const {
  if (releases.since == Date{}) releases.since = days.today;
  const Tables tables = TablesOf(measures, days.today);
  std::optional<Date> first;
  for (const auto& [measure, dates] : tables)
    first = std::min(first.value_or(Date::max()), dates.begin()->first);
  const std::vector<Date> due =
      TablesDue(releases.since, releases.offered, first, days, calendar);
  if (!days.totals && due.empty()) return releases;
  releases.released = days.today;
  releases.rows = measures.report.rows;
  releases.totals = TotalsOf(measures, days.today, std::move(releases.totals));
  if (!due.empty()) releases.offered = due.back();
  if (!releases.offered || !days.breakdown) return releases;
  for (const auto& [measure, dates] : tables)
    if (measures.cumulative.Contains(measure))
      ReleaseYears(measure, dates, due, policy_, calendar, releases);
    else
      ReleaseDates(measure, dates, due, policy_, releases);
  return releases;
}

std::optional<PublishedMeasures> Disclosure::Show(
    const MeasuresToShow& measures, const MeasuresReleases& releases,
    Date first, Date last) const {
  PublishedMeasures out;
  out.name_ = measures.name;
  out.title_ = measures.title.empty() ? measures.name : measures.title;
  out.labels_ = measures.labels;
  out.released_ = std::min(last, releases.released.value_or(last));
  ShownMeasures shown;
  AddTotals(releases, measures.bands, first, last, shown);
  for (auto next = releases.chains.begin(); next != releases.chains.end();) {
    const std::string& measure = next->first.measure;
    const bool cumulative = measures.cumulative.Contains(measure);
    bool nothing_held = !cumulative;
    Date latest = std::max(first, shown.LatestOf(measure).value_or(first));
    for (auto chain = next;
         chain != releases.chains.end() && chain->first.measure == measure;
         ++chain)
      if (!chain->first.cumulative && chain->first.period <= last)
        latest = std::max(latest, chain->first.period);
    for (const MeasureBy by : kMeasureBys) {
      const ShownTable found =
          Find(releases, measure, by, cumulative, latest, first, last);
      if (found.chain == nullptr) continue;
      if (const auto& refused = found.chain->tables.refused;
          refused && refused->as_at <= last)
        out.refused_.push_back({measure, by, *refused});
      const ReleasedTable* const table = found.table;
      nothing_held = nothing_held && table != nullptr && table->held.empty();
      const bool small = table == nullptr ||
                         std::any_of(table->shown.begin(), table->shown.end(),
                                     [&](const auto& cell) {
                                       return policy_.IsSmall(cell.count);
                                     });
      if (small || (by == MeasureBy::kBoth && !nothing_held)) {
        out.suppressed_ += found.chain->cells;
        continue;
      }
      out.suppressed_ += table->held.size() - table->held.count(kMissing);
      AddTable(measure, found, measures.bands, shown);
    }
    while (next != releases.chains.end() && next->first.measure == measure)
      ++next;
  }
  out.measures_ = std::move(shown).InOrder();
  if (out.measures_.empty() && out.suppressed_ == 0) return std::nullopt;
  return out;
}

PublishedMeasures Disclosure::Pass(const MeasuresToShow& measures,
                                   const MeasureFigures& figures,
                                   Date as_at) const {
  PublishedMeasures out;
  out.name_ = measures.name;
  out.title_ = measures.title.empty() ? measures.name : measures.title;
  out.labels_ = measures.labels;
  out.released_ = as_at;
  out.persons_ = figures.persons;
  for (const MeasureFigure& figure : figures.figures) {
    PublishedMeasure value =
        Shown(figure.point, figure.point.value, measures.bands);
    value.measure = figure.measure;
    value.area = figure.area;
    value.partner = figure.partner;
    out.measures_.push_back(std::move(value));
  }
  return out;
}

}  // namespace planwatch
