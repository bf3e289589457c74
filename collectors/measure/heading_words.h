// What a heading, or a measure's name, says of the numbers below it beside the
// field that it stands for: per cent, a period, another kind than plain values.
// The vocabulary stands as tables in heading_words.cpp.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/measure/fields.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

// "Actual %", "Percentage of assessments in time".
bool SaysPercent(std::string_view heading);
// "Percentage", "Rate per 10,000", "Ratio".
bool SaysShare(std::string_view heading);
// "Actual", "Performance %": what a target is compared with.
bool SaysActual(std::string_view heading);
// "Target (number)"
bool SaysNumber(std::string_view heading);
// "Target", "Q4 target", "Target for the year".
bool SaysTarget(std::string_view heading);
// An estimate, a plan, another place's: "England rate", "Risk score".
bool IsOfAnotherKind(std::string_view heading);
// Whether the heading speaks of a target at all, but for one of another kind
// or beyond the target.
bool MaySayTarget(std::string_view heading);
// "RAG", "RAG status"; not a forecast's or an earlier one's.
bool RatesValues(std::string_view heading);
// "High" and "Low" below it may say which way is better: not a priority, a
// risk, a direction of travel.
bool MaySayPolarity(std::string_view heading);
// "Ideal direction of travel": what stands below it is what is aimed at, not
// what happened.
bool SaysWhatIsWanted(std::string_view heading);
// "Reverse trend", "Metric direction": asks which way is better, whatever
// stands below it.
bool AsksWhichWay(std::string_view heading);
// May stand above ratings: not an earlier one's, a forecast's, a trend's.
bool MayRateValues(std::string_view heading);
// "Status", "BRAG": says that what stands below it rates, though only by a
// letter or a fill.
bool NamesRating(std::string_view heading);
// "Target met?", "On target": yes and no below it are ratings.
bool AsksWhetherMet(std::string_view heading);
// "Refresh date": of the table, not of its values.
bool IsDayOfReport(std::string_view heading);
// "No.", "ID": numbers below it only name the rows.
bool NumbersRows(std::string_view heading);

// The two rows as one, where the second has headings below those of the first
// that span several columns, and nothing else.
std::optional<Row> JoinHeadingRows(const Row& first, const Row& second);
// The doubt where the two make no headings.
Doubt SecondHeadingsAt(const Place& place);
// How many cells of a row that may be one of headings have a text; 0 where a
// cell has something else.
std::size_t CountTexts(const Row& row);

// The value or the target, where the heading says "Sum of Value", "Average of
// Target"; and the heading without that.
std::optional<MeasureField> FieldBehindSum(std::string_view heading);
std::string WithoutSum(std::string_view heading);

// How strongly a heading speaks for the field.
double StrengthOf(std::string_view heading, MeasureField field);

// A column whose heading names its field and a period: "Target 2014/15", "Q4
// result".
struct PeriodColumn {
  std::size_t column = 0;
  Date first{}, last{};
  bool every_year = false;  // the heading names no year

  bool Covers(Date date) const;
};
std::optional<PeriodColumn> ReadPeriodColumn(std::size_t column,
                                             std::string_view heading,
                                             MeasureField field,
                                             const Calendar& calendar);
// Where one covers the date.
std::optional<std::size_t> FindColumn(std::span<const PeriodColumn> columns,
                                      Date date);

}  // namespace planwatch
