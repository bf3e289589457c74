// Measures in the history: their points.
#include <algorithm>
#include <map>
#include <utility>

#include "daemon/history/database.h"
#include "daemon/history/history.h"
#include "daemon/history/record.h"

namespace planwatch {

using SQLite::Statement;

void History::WritePoints(const std::string& name, const Measures& said) {
  std::map<std::pair<std::string, std::string>, std::string> points;
  std::string first = FormatDate(kOpenEnd);
  for (const MeasureSeries& series : said.series)
    for (const MeasurePoint& point : series.points) {
      const std::string day = FormatDate(point.date);
      first = std::min(first, day);
      points[{SeriesKey(series), day}] = ToJson(point);
    }
  if (points.empty()) return;
  SQLite::Database& sqlite = database_->sqlite();
  Statement remove(sqlite,
                   "DELETE FROM measure_point WHERE measures = ? AND day >= ?");
  remove.bind(1, name);
  remove.bind(2, first);
  remove.exec();
  for (const auto& [key, content] : points) {
    Statement put(sqlite, "INSERT INTO measure_point VALUES (?, ?, ?, ?)");
    put.bind(1, name);
    put.bind(2, key.first);
    put.bind(3, key.second);
    put.bind(4, content);
    put.exec();
  }
}

// Earlier versions stored points by area and partner, which disclosure control
// withholds.
void History::RemoveCells(const std::string& name) {
  SQLite::Database& sqlite = database_->sqlite();
  std::vector<std::string> cells;
  Statement query(sqlite,
                  "SELECT DISTINCT series FROM measure_point WHERE measures = "
                  "?");
  query.bind(1, name);
  while (query.executeStep()) {
    const std::string key = query.getColumn(0).getString();
    const auto series = SeriesFromKey(key);
    if (series && !series->is_total()) cells.push_back(key);
  }
  query.reset();
  for (const std::string& key : cells) {
    Statement remove(sqlite,
                     "DELETE FROM measure_point WHERE measures = ? AND series "
                     "= ?");
    remove.bind(1, name);
    remove.bind(2, key);
    remove.exec();
  }
}

Status History::RecordMeasures(const std::string& name, const Measures& said) {
  return database_->Try([&]() -> Status {
    Transaction transaction(database_->sqlite());
    WritePoints(name, said);
    transaction.Commit();
    return {};
  });
}

Result<std::optional<Measures>> History::MeasuresOf(
    const std::string& name) const {
  using Found = std::optional<Measures>;
  return database_->Try([&]() -> Result<Found> {
    Statement query(database_->sqlite(),
                    "SELECT series, day, content FROM measure_point WHERE "
                    "measures = ? ORDER BY series, day");
    query.bind(1, name);
    Measures measures;
    std::string key;
    while (query.executeStep()) {
      if (measures.series.empty() || key != query.getColumn(0).getString()) {
        key = query.getColumn(0).getString();
        auto series = SeriesFromKey(key);
        if (!series) return Unreadable(*database_, series.error());
        measures.series.push_back(*std::move(series));
      }
      auto point = MeasurePointFromJson(query.getColumn(2).getString());
      if (!point) return Unreadable(*database_, point.error());
      point->date = DayOf(query.getColumn(1));
      measures.series.back().points.push_back(*std::move(point));
    }
    if (measures.series.empty()) return Found{};
    return Found{std::move(measures)};
  });
}

}  // namespace planwatch
