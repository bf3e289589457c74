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
  json value = {{"reference", action.reference},
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
                {"progress", action.progress},
                {"evidence", action.evidence},
                {"outcome", action.outcome},
                {"responsible", action.responsible},
                {"accountable", action.accountable},
                {"partners", action.partners}};
  // A later key: without it, records without a reason stay as they were.
  if (!action.delay.empty()) value["delay"] = action.delay;
  return Dump(value);
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
    action.progress = value.value("progress", std::string());
    action.delay = value.value("delay", std::string());
    value.at("evidence").get_to(action.evidence);
    action.outcome = value.value("outcome", std::string());
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

}  // namespace planwatch
