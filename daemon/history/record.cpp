#include "daemon/history/record.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace planwatch {
namespace {

using nlohmann::json;

json OrNull(const std::optional<Date>& date) {
  return date ? json(FormatDate(*date)) : json(nullptr);
}

std::optional<Date> DateAt(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return std::nullopt;
  return ParseIsoDate(found->get<std::string>());
}

Rag RagOf(const json& word) {
  return RagFromName(word.get<std::string>()).value_or(Rag::kUnrated);
}

std::string_view PolarityName(Polarity polarity) {
  switch (polarity) {
    case Polarity::kMore:
      return "more";
    case Polarity::kLess:
      return "less";
    case Polarity::kNone:
      break;
  }
  return "none";
}

// `read` of the parsed text; catches the library's exceptions.
template <typename T, typename Read>
Result<T> Parsed(std::string_view text, Read read) {
  try {
    return read(json::parse(text));
  } catch (const json::exception&) {
    // Not what(): it may quote the text.
    return Error("a record is not as planwatch wrote it");
  }
}

std::string Dump(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json CellsToJson(const CellsRecord& cells) {
  json shown = json::array();
  for (const LabelledCount& cell : cells.shown)
    shown.push_back({cell.label, cell.count});
  return {{"configured", cells.configured}, {"shown", std::move(shown)},
          {"suppressed", cells.suppressed}, {"labels", cells.labels},
          {"total", cells.total},           {"minimum", cells.minimum},
          {"round_to", cells.round_to},     {"released", cells.released}};
}

CellsRecord CellsFromJson(const json& value) {
  CellsRecord cells;
  cells.configured = value.at("configured").get<bool>();
  for (const json& cell : value.at("shown"))
    cells.shown.push_back(
        {cell.at(0).get<std::string>(), cell.at(1).get<std::size_t>()});
  value.at("suppressed").get_to(cells.suppressed);
  value.at("labels").get_to(cells.labels);
  value.at("total").get_to(cells.total);
  value.at("minimum").get_to(cells.minimum);
  value.at("round_to").get_to(cells.round_to);
  value.at("released").get_to(cells.released);
  return cells;
}

Polarity PolarityOf(const json& word) {
  const auto name = word.get<std::string>();
  for (const Polarity polarity : {Polarity::kMore, Polarity::kLess})
    if (name == PolarityName(polarity)) return polarity;
  return Polarity::kNone;
}

template <typename T>
json OptionalToJson(const std::optional<T>& value) {
  return value ? json(*value) : json(nullptr);
}

template <typename T>
std::optional<T> OptionalFrom(const json& value) {
  if (value.is_null()) return std::nullopt;
  return value.get<T>();
}

}  // namespace

std::string ToJson(const ActionRecord& record) {
  const Action& action = record.action;
  return Dump({{"reference", action.reference},
               {"own_reference", action.has_own_reference},
               {"title", action.title},
               {"objective", {record.objective.number, record.objective.text}},
               {"priority", action.priority},
               {"rag", RagName(action.rag)},
               {"complete", action.complete},
               {"completed", OrNull(action.completed)},
               {"due", OrNull(action.due.date)},
               {"revised", OrNull(action.due.revised)},
               {"due_guessed", action.due.guessed},
               {"due_text", action.due.text},
               {"deadline", OrNull(action.deadline)},
               {"evidence", action.evidence},
               {"responsible", action.responsible},
               {"accountable", action.accountable},
               {"partners", action.partners}});
}

Result<ActionRecord> ActionFromJson(std::string_view text) {
  return Parsed<ActionRecord>(text, [](const json& value) {
    ActionRecord record;
    Action& action = record.action;
    value.at("reference").get_to(action.reference);
    value.at("own_reference").get_to(action.has_own_reference);
    value.at("title").get_to(action.title);
    value.at("objective").at(0).get_to(record.objective.number);
    value.at("objective").at(1).get_to(record.objective.text);
    value.at("priority").get_to(action.priority);
    action.rag = RagOf(value.at("rag"));
    value.at("complete").get_to(action.complete);
    action.completed = DateAt(value, "completed");
    action.due.date = DateAt(value, "due");
    action.due.revised = DateAt(value, "revised");
    value.at("due_guessed").get_to(action.due.guessed);
    value.at("due_text").get_to(action.due.text);
    action.deadline = DateAt(value, "deadline");
    value.at("evidence").get_to(action.evidence);
    value.at("responsible").get_to(action.responsible);
    value.at("accountable").get_to(action.accountable);
    value.at("partners").get_to(action.partners);
    return record;
  });
}

std::string ToJson(const std::vector<Outcome>& outcomes) {
  json rags = json::array();
  for (const Outcome& outcome : outcomes) rags.push_back(RagName(outcome.rag));
  return Dump({{"outcomes", std::move(rags)}});
}

Result<std::vector<Outcome>> OutcomesFromJson(std::string_view text) {
  return Parsed<std::vector<Outcome>>(text, [](const json& value) {
    std::vector<Outcome> outcomes;
    for (const json& rag : value.at("outcomes"))
      outcomes.push_back({.rag = RagOf(rag), .place = {}});
    return outcomes;
  });
}

std::string ToJson(const RegisterDayRecord& record) {
  json waits = json::array();
  for (const auto& [wait, count] : record.day.waits)
    waits.push_back({wait, count});
  return Dump({{"received", record.day.received},
               {"triaged", record.day.triaged},
               {"triaged_in_time", record.day.triaged_in_time},
               {"target_missed", record.day.target_missed},
               {"by_source", record.by_source},
               {"by_outcome", record.by_outcome},
               {"waits", std::move(waits)}});
}

Result<RegisterDayRecord> RegisterDayFromJson(std::string_view text) {
  return Parsed<RegisterDayRecord>(text, [](const json& value) {
    RegisterDayRecord record;
    value.at("received").get_to(record.day.received);
    value.at("triaged").get_to(record.day.triaged);
    value.at("triaged_in_time").get_to(record.day.triaged_in_time);
    value.at("target_missed").get_to(record.day.target_missed);
    value.at("by_source").get_to(record.by_source);
    value.at("by_outcome").get_to(record.by_outcome);
    for (const json& wait : value.at("waits"))
      record.day.waits[wait.at(0).get<int>()] = wait.at(1).get<std::size_t>();
    return record;
  });
}

std::string SeriesKey(const MeasureSeries& series) {
  return Dump({series.measure, series.area, series.partner});
}

Result<MeasureSeries> SeriesFromKey(std::string_view text) {
  return Parsed<MeasureSeries>(text, [](const json& value) {
    MeasureSeries series;
    value.at(0).get_to(series.measure);
    value.at(1).get_to(series.area);
    value.at(2).get_to(series.partner);
    return series;
  });
}

std::string ToJson(const MeasurePoint& point) {
  return Dump({{"value", point.value},
               {"target", OptionalToJson(point.target)},
               {"unit", point.unit},
               {"polarity", PolarityName(point.polarity)}});
}

Result<MeasurePoint> MeasurePointFromJson(std::string_view text) {
  return Parsed<MeasurePoint>(text, [](const json& value) {
    MeasurePoint point;
    value.at("value").get_to(point.value);
    point.target = OptionalFrom<double>(value.at("target"));
    value.at("unit").get_to(point.unit);
    point.polarity = PolarityOf(value.at("polarity"));
    return point;
  });
}

std::string ToJson(const ReleaseRecord& release) {
  return Dump(
      {{"name", release.name},
       {"labels", release.labels},
       {"released", FormatDate(release.released)},
       {"received", release.received},
       {"triaged", release.triaged},
       {"awaiting", release.awaiting},
       {"awaiting_beyond_target", release.awaiting_beyond_target},
       {"received_within", release.received_within},
       {"triaged_within", release.triaged_within},
       {"triaged_in_time_ratio", OptionalToJson(release.triaged_in_time_ratio)},
       {"wait_p50_days", OptionalToJson(release.wait_p50_days)},
       {"wait_p90_days", OptionalToJson(release.wait_p90_days)},
       {"by_outcome", CellsToJson(release.by_outcome)},
       {"by_source", CellsToJson(release.by_source)},
       {"suppressed_ratios", release.suppressed_ratios},
       {"suppressed_percentiles", release.suppressed_percentiles}});
}

Result<ReleaseRecord> ReleaseFromJson(std::string_view text) {
  return Parsed<ReleaseRecord>(text, [](const json& value) {
    ReleaseRecord release;
    value.at("name").get_to(release.name);
    value.at("labels").get_to(release.labels);
    release.released = DateAt(value, "released").value_or(Date{});
    value.at("received").get_to(release.received);
    value.at("triaged").get_to(release.triaged);
    value.at("awaiting").get_to(release.awaiting);
    value.at("awaiting_beyond_target").get_to(release.awaiting_beyond_target);
    value.at("received_within").get_to(release.received_within);
    value.at("triaged_within").get_to(release.triaged_within);
    release.triaged_in_time_ratio =
        OptionalFrom<double>(value.at("triaged_in_time_ratio"));
    release.wait_p50_days = OptionalFrom<int>(value.at("wait_p50_days"));
    release.wait_p90_days = OptionalFrom<int>(value.at("wait_p90_days"));
    release.by_outcome = CellsFromJson(value.at("by_outcome"));
    release.by_source = CellsFromJson(value.at("by_source"));
    value.at("suppressed_ratios").get_to(release.suppressed_ratios);
    value.at("suppressed_percentiles").get_to(release.suppressed_percentiles);
    return release;
  });
}

std::string ToJson(const MeasuresReleaseRecord& release) {
  json measures = json::array();
  for (const PublishedMeasure& each : release.measures)
    measures.push_back({{"measure", each.measure},
                        {"unit", each.unit},
                        {"area", each.area},
                        {"partner", each.partner},
                        {"date", FormatDate(each.date)},
                        {"value", each.value},
                        {"target", OptionalToJson(each.target)},
                        {"polarity", PolarityName(each.polarity)},
                        {"rag", RagName(each.rag)}});
  json breakdowns = json::object();
  for (const auto& [key, cells] : release.breakdowns)
    breakdowns[key] = CellsToJson(cells);
  return Dump({{"name", release.name},
               {"labels", release.labels},
               {"released", FormatDate(release.released)},
               {"measures", std::move(measures)},
               {"suppressed", release.suppressed},
               {"minimum", release.minimum},
               {"round_to", release.round_to},
               {"breakdowns", std::move(breakdowns)}});
}

Result<MeasuresReleaseRecord> MeasuresReleaseFromJson(std::string_view text) {
  return Parsed<MeasuresReleaseRecord>(text, [](const json& value) {
    MeasuresReleaseRecord release;
    value.at("name").get_to(release.name);
    value.at("labels").get_to(release.labels);
    release.released = DateAt(value, "released").value_or(Date{});
    for (const json& each : value.at("measures"))
      release.measures.push_back(
          {.measure = each.at("measure").get<std::string>(),
           .unit = each.at("unit").get<std::string>(),
           .area = each.at("area").get<std::string>(),
           .partner = each.at("partner").get<std::string>(),
           .date = DateAt(each, "date").value_or(Date{}),
           .value = each.at("value").get<double>(),
           .target = OptionalFrom<double>(each.at("target")),
           .polarity = PolarityOf(each.at("polarity")),
           .rag = RagOf(each.at("rag"))});
    value.at("suppressed").get_to(release.suppressed);
    value.at("minimum").get_to(release.minimum);
    value.at("round_to").get_to(release.round_to);
    for (const auto& [key, cells] : value.at("breakdowns").items())
      release.breakdowns.emplace(key, CellsFromJson(cells));
    return release;
  });
}

}  // namespace planwatch
