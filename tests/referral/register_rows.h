// Rows of a register for the tests, from literals.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <set>
#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/referral/reader.h"

namespace planwatch {

inline Date Day(int year, unsigned month, unsigned day) {
  return *MakeDate(year, month, day);
}

// London, April, the bank holidays of around Easter 2015.
inline const Calendar& TestCalendar() {
  static const Calendar calendar = *Calendar::Make(
      "Europe/London", 4,
      {Day(2014, 12, 25), Day(2014, 12, 26), Day(2015, 1, 1), Day(2015, 4, 3),
       Day(2015, 4, 6), Day(2015, 5, 4), Day(2015, 5, 25)});
  return calendar;
}

inline Row MakeRow(std::size_t number, const std::vector<std::string>& texts) {
  Row row;
  row.place.row = number;
  for (const std::string& text : texts) {
    row.cells.emplace_back();
    row.cells.back().text = text;
  }
  return row;
}

// A register that is broken down both ways.
inline ReferralOptions Broken() {
  ReferralOptions options;
  options.outcomes = {{"further", {"multi-agency intervention", "further"}},
                      {"none", {"no further action"}}};
  options.sources = {{"Police", {"police", "WMP"}},
                     {"Health", {"health", "NHS trust"}}};
  return options;
}

// Reads rows of which the first is the header.
inline Result<Register> ReadRows(
    const ReferralOptions& options,
    const std::vector<std::vector<std::string>>& rows) {
  ReferralReader reader(options, TestCalendar());
  std::size_t number = 0;
  for (const auto& texts : rows) {
    const Status taken = reader.Take(MakeRow(++number, texts));
    if (!taken) return taken.error();
  }
  return std::move(reader).Finish();
}

// Sheets, whose rows are numbered each from 1; empty rows are not handed on.
struct SheetRows {
  std::string name;
  std::vector<std::vector<std::string>> rows;
};

inline Result<Register> ReadSheets(const std::vector<SheetRows>& sheets,
                                   const ReferralOptions& options = {}) {
  ReferralReader reader(options, TestCalendar());
  for (const SheetRows& sheet : sheets) {
    std::size_t number = 0;
    for (const auto& texts : sheet.rows) {
      Row row = MakeRow(++number, texts);
      row.place.table = sheet.name;
      if (texts.empty()) continue;
      if (Status taken = reader.Take(row); !taken) return taken.error();
    }
  }
  return std::move(reader).Finish();
}

inline std::size_t Received(const Register& reg) {
  std::size_t received = 0;
  for (const auto& [date, day] : reg.days) received += day.received;
  return received;
}

// Every text of a report and of a register that could leave the daemon.
inline std::string AllText(const Register& reg) {
  std::string all;
  for (const Remarks* remarks :
       {&reg.report.rejected, &reg.report.guesses, &reg.report.repairs}) {
    for (const Remark& remark : remarks->listed())
      all += remark.place.ToString() + "|" + remark.kind + "|" + remark.text +
             "\n";
    for (const auto& [kind, count] : remarks->counts()) all += kind + "\n";
  }
  for (const std::string& choice : reg.report.choices) all += choice + "\n";
  for (const Doubt& doubt : reg.report.doubts)
    all +=
        doubt.place.ToString() + "|" + doubt.text + "|" + doubt.settle + "\n";
  for (const TableReading& table : reg.report.tables) {
    all += table.table + "\n";
    for (const ColumnReading& column : table.columns)
      all += column.heading + "|" + column.role + "|" +
             Join(column.samples, "|") + "\n";
  }
  for (const PassedOver& part : reg.report.passed_over)
    all += part.place.ToString() + "|" + part.why + "\n";
  for (const std::string& label : reg.outcomes) all += label + "\n";
  for (const std::string& label : reg.sources) all += label + "\n";
  return all;
}

// Those that are left on a day after all that was received.
inline std::vector<Doubt> DoubtsOf(const Register& reg) {
  std::vector<Doubt> doubts;
  for (const Doubt& doubt : reg.report.doubts)
    if (doubt.IsOn(Day(2016, 1, 1))) doubts.push_back(doubt);
  return doubts;
}

// "table, row 4" of each.
inline std::vector<std::string> DoubtedIn(const Result<Register>& reg) {
  std::vector<std::string> doubted;
  for (const Doubt& doubt : DoubtsOf(*reg))
    doubted.push_back(doubt.about + ", " + doubt.place.ToString());
  return doubted;
}

}  // namespace planwatch
