#include "collectors/measure/fields.h"

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace planwatch {
namespace {

using enum MeasureField;

constexpr int Number(MeasureField field) { return static_cast<int>(field); }
constexpr std::uint32_t Bit(MeasureField field) {
  return std::uint32_t{1} << Number(field);
}

constexpr auto kPhrase = HeadingMatch::kPhrase;
constexpr auto kWhole = HeadingMatch::kWhole;

// What names the end of a period goes before what may name it, and a short
// period before a long one: "Year" beside "Quarter" only says which quarter.
constexpr HeadingRule kRules[] = {
    {Number(kDate), 3.6, kPhrase,
     "as at, as at date, reporting period, reporting date, period end, period "
     "ending, quarter end, quarter ending, month end, month ending, week end, "
     "week ending, year end, year ending"},
    {Number(kDate), 3.2, kPhrase, "date, period"},
    {Number(kDate), 2.8, kPhrase, "quarter, qtr, month, week"},
    {Number(kDate), 2.8, kWhole,
     "mth, term, school term, half, month no, month number"},
    {Number(kDate), 2.4, kPhrase, "year, financial year"},
    {Number(kDate), 2.2, kWhole, "when"},

    {Number(kMeasure), 3.4, kPhrase,
     "performance measure, measure name, name of measure, what is measured, "
     "performance indicator, indicator name, name of indicator"},
    {Number(kMeasure), 3, kPhrase, "measure, indicator, metric"},
    {Number(kMeasure), 2.6, kPhrase, "kpi"},

    // Not "Number" alone: so a table's running number is headed, too.
    {Number(kValue), 3.4, kPhrase,
     "actual value, measure value, actual performance, actual figure, actual "
     "percent, actual no, actual rate"},
    {Number(kValue), 3, kPhrase, "value, actual, outturn, result, figure"},
    {Number(kValue), 2.6, kPhrase,
     "performance, achieved, number of, count, score, amount, rate, "
     "percentage, percent, performance percent"},
    {Number(kValue), 3, kPhrase, "rate per"},
    {Number(kValue), 2.4, kWhole, "current, current position"},
    {Number(kValue), 2.2, kPhrase, "ytd"},

    {Number(kTarget), 3, kPhrase,
     "target, target value, target figure, performance target, target "
     "performance, target percent, target no, target rate, target level, "
     "target range, target threshold, target or threshold"},
    {Number(kTarget), 2.6, kPhrase, "goal, aim, budget"},

    {Number(kUnit), 3, kPhrase,
     "unit, unit of measure, unit of measurement, measured in"},

    {Number(kPolarity), 3, kPhrase,
     "polarity, good to be, better when, direction of improvement, which is "
     "better, what is better"},
    {Number(kPolarity), 3, kPhrase,
     "desired direction, preferred direction, good direction, better "
     "direction, required direction, intended direction, desired direction of "
     "travel, preferred direction of travel, good direction of travel, better "
     "direction of travel, required direction of travel, intended direction "
     "of travel"},
    {Number(kPolarity), 3, kPhrase,
     "desired change, preferred change, required change, intended change, "
     "improvement direction"},
    {Number(kPolarity), 3, kWhole, "good is, better is"},
    {Number(kPolarity), 3, kPhrase,
     "high or low is good, low or high is good, high or low good, bigger or "
     "smaller is better, smaller or bigger is better, higher or lower is "
     "better, lower or higher is better, higher is better, lower is better, "
     "higher is good, lower is good, bigger is better, smaller is better, high "
     "is good, low is good, more is better, less is better"},
    {Number(kPolarity), 2.8, kPhrase,
     "good performance, what good look like, good look like"},
    {Number(kPolarity), 2.4, kWhole, "direction"},

    {Number(kArea), 3, kPhrase,
     "area, district, ward, locality, neighbourhood, borough, local authority"},

    {Number(kPartner), 3, kPhrase,
     "partner, partner agency, agency, organisation, provider"},
    {Number(kPartner), 2.6, kPhrase, "service"},
};

constexpr std::uint32_t kEveryField = ~std::uint32_t{0};

// What takes a field from a heading: words of another time, of another event,
// and of what is said about a figure.
constexpr HeadingVeto kVetoes[] = {
    {kEveryField,
     "id, by, reason, comment, commentary, note, owner, lead, responsible, "
     "contact, previous, prior, last, rag, status, trend, source"},
    {Bit(kDate),
     "start, begin, beginning, target, due, deadline, next, review, created, "
     "updated, entered, published, submitted, baseline, forecast"},
    {Bit(kMeasure), "no, ref, reference, code, type, category, unit, date"},
    {Bit(kValue),
     "target, baseline, forecast, expected, projected, planned, variance, "
     "difference, change, date, type, unit, good, better"},
    {Bit(kTarget),
     "date, met, achieved, variance, difference, change, against, next, "
     "percent of"},
    {Bit(kUnit), "cost, price"},
    {Bit(kPolarity), "travel"},
    // Subjects, not places.
    {Bit(kArea),
     "priority, subject, theme, action, objective, focus, strategic, work, "
     "service, code, no"},
    {Bit(kPartner), "code, no, type, area, priority"},
};

constexpr FieldName kFields[] = {
    {"date", "the date"},   {"measure", "what is measured"},
    {"value", "the value"}, {"target", "the target"},
    {"unit", "the unit"},   {"polarity", "which way is better"},
    {"area", "the area"},   {"partner", "the partner"},
};
static_assert(std::size(kFields) == kMeasureFields.size());

}  // namespace

std::string_view MeasureFieldName(MeasureField field) {
  return kFields[static_cast<std::size_t>(field)].name;
}

std::vector<std::string> MeasureFieldNames() {
  std::vector<std::string> names;
  for (const FieldName& field : kFields) names.emplace_back(field.name);
  return names;
}

const FieldTable& MeasureFieldTable() {
  static const FieldTable table = {kFields, kRules, kVetoes};
  return table;
}

}  // namespace planwatch
