#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "daemon/snapshot/check.h"
#include "daemon/snapshot/findings.h"

namespace planwatch {
namespace {

using nlohmann::ordered_json;

ordered_json ToJson(const FindingList& list) {
  ordered_json listed = ordered_json::array();
  for (const Finding& item : list.items)
    listed.push_back({{"place", item.place}, {"text", item.text}});
  return {{"total", list.total}, {"listed", std::move(listed)}};
}

ordered_json ToJson(const Doubt& doubt) {
  return {{"about", doubt.about},
          {"place", doubt.place.ToString()},
          {"text", doubt.text},
          {"settle", doubt.settle}};
}

ordered_json ToJson(const TableReading& table) {
  ordered_json columns = ordered_json::array();
  for (const ColumnReading& column : table.columns)
    columns.push_back({{"column", column.column + 1},
                       {"heading", column.heading},
                       {"role", column.role},
                       {"guessed", column.guessed},
                       {"hidden", column.hidden},
                       {"samples", column.samples}});
  return {{"table", table.table},
          {"header", table.header},
          {"rows", table.rows},
          {"records", table.records},
          {"columns", std::move(columns)}};
}

ordered_json ToJson(const PassedOver& part) {
  return {
      {"place", part.place.ToString()}, {"rows", part.rows}, {"why", part.why}};
}

template <typename T>
ordered_json ListOf(const std::vector<T>& items) {
  ordered_json list = ordered_json::array();
  for (const T& item : items) list.push_back(ToJson(item));
  return list;
}

ordered_json ToJson(const SourceFindings& source) {
  ordered_json figures = ordered_json::object();
  for (const auto& [name, value] : source.figures) figures[name] = value;
  ordered_json figure_lists = ordered_json::array();
  for (const FindingList& list : source.figure_lists) {
    figure_lists.push_back({{"heading", list.heading}});
    figure_lists.back().update(ToJson(list));
  }
  return {{"name", source.name},
          {"kind", KindName(source.kind)},
          {"source", source.source},
          {"state", StateName(source.state)},
          {"error", source.error.empty() ? ordered_json(nullptr)
                                         : ordered_json(source.error)},
          {"doubts", ListOf(source.doubts)},
          {"figures", std::move(figures)},
          {"tables", ListOf(source.tables)},
          {"passed_over", ListOf(source.passed_over)},
          {"rejected", ToJson(source.rejected)},
          {"repairs", ToJson(source.repairs)},
          {"guesses", ToJson(source.guesses)},
          {"copies", ToJson(source.copies)},
          {"choices", ToJson(source.choices)},
          {"notes", ToJson(source.notes)},
          {"figure_lists", std::move(figure_lists)},
          {"actions", ToJson(source.actions)}};
}

}  // namespace

std::string FormatCheckJson(const Snapshot& snapshot, Audience audience) {
  const Findings findings = MakeFindings(snapshot, audience);
  ordered_json json = {{"sources", ordered_json::array()},
                       {"outcome", findings.Outcome()}};
  for (const SourceFindings& source : findings.sources)
    json["sources"].push_back(ToJson(source));
  // Names and paths may hold bytes that are not UTF-8.
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) +
         '\n';
}

}  // namespace planwatch
