#include <string>
#include <vector>

#include "daemon/html/chart.h"
#include "daemon/html/html.h"
#include "daemon/pages/sections.h"
#include "daemon/snapshot/wording.h"

namespace planwatch::web {
namespace {

TableRow MeasureRow(const PublishedMeasure& measure) {
  return {Text(measure.measure),
          Text(measure.area),
          Text(measure.partner),
          Text(FormatValue(measure.value, measure.unit)),
          measure.target ? Text(FormatValue(*measure.target, measure.unit))
                         : Html(),
          RagLabel(measure.rag),
          Day(measure.date)};
}

}  // namespace

Html MeasuresSection(const PublishedMeasures& measures, bool brief) {
  const Html dates =
      "<p class=\"quiet\">"_html +
      (measures.persons() ? "Released as at "_html
                          : "They count no persons. Figures as at "_html) +
      Day(measures.released()) + ".</p>\n"_html;
  std::vector<TableRow> rows;
  for (const PublishedMeasure& measure : measures.measures())
    rows.push_back(MeasureRow(measure));
  Html values = rows.empty() ? "<p>No value can be shown.</p>\n"_html
                             : Table({.caption = "Latest values",
                                      .columns = {{"Measure"},
                                                  {"Area"},
                                                  {"Partner"},
                                                  {"Value", true},
                                                  {"Target", true},
                                                  {"Against the target"},
                                                  {"Date"}},
                                      .stacked = true,
                                      .heading = 3},
                                     rows);
  values += HeldBack(measures.suppressed(), "value for an area or partner"_html,
                     "values for an area or partner"_html);
  if (!brief || rows.empty()) return dates + values;
  return dates +
         Folded("Latest values of the measures: "_html + Number(rows.size()),
                values);
}

}  // namespace planwatch::web
