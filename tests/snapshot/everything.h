// A snapshot of one of everything: sources of each kind and state, with all
// that a page or `check` has to say of them.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/snapshot/documents.h"
#include "tests/snapshot/plans.h"
#include "tests/snapshot/read.h"

namespace planwatch::test {

class EverythingTest : public SnapshotTest {
 protected:
  void SetUp() override {
    SnapshotTest::Read(
        ConfigOf({Titled("Exploitation & missing", APlan()), ADoubtfulPlan(),
                  AHiddenPlan(), PlanEntry("gone", folder_ / "gone.csv"),
                  PlanEntry("held", folder_.Write("held.csv", PlanOf(1))),
                  PlanEntry("later", folder_.Write("later.csv", PlanOf(2))),
                  Titled("Referrals", ARegister()), ADesk(),
                  Titled("Children seen", SomeMeasures("people", true)),
                  Titled("The service", SomeMeasures("service", false))}));
    snapshot_.health.version = "1.2.3";
    snapshot_.health.revision = "abc1234";
    snapshot_.health.config_reload_success = At(2015, 5, 18, 8);
    for (EntrySnapshot& entry : snapshot_.entries) {
      SourceHealth& health = entry.health;
      if (health.last_success) health.last_success = At(2015, 5, 18, 9);
      if (health.modified) health.modified = At(2015, 5, 11, 9);
      health.read_duration = std::chrono::milliseconds{250};
      // As the refresh has it.
      if (entry.kind() == Kind::kReferrals)
        for (auto& [reason, count] : health.rejected)
          count = std::max(count, snapshot_.config->disclosure.minimum);
    }
    SetDoubts(Of("doubtful"));
    SetHeldBack(Of("held"));
    SetNotRead(Of("later"));
  }

  EntrySnapshot& Of(const std::string& name) {
    for (EntrySnapshot& entry : snapshot_.entries)
      if (entry.name() == name) return entry;
    ADD_FAILURE() << name;
    return snapshot_.entries.front();
  }

 private:
  static Entry Titled(std::string title, Entry entry) {
    entry.title = std::move(title);
    return entry;
  }

  Entry APlan() const {
    return PlanEntry(
        "cse",
        folder_.Write(
            "plan.csv",
            "Priority,Objective,Action,RAG,Evidence,Lead,Accountable,Due,"
            "Revised date,Partners,Outcome,Outcome RAG\n"
            "Prevent,Schools & youth,One,Green,,Police / Health,Director,"
            "01/05/2015,,NHS,Fewer missing,Red\n"
            "Prevent,Schools & youth,Two,Red,,\"O'Neill, A.\",,20/05/2015,,"
            "NHS,More seen,Green\n"
            "Protect,\"Homes, 100% of them\",Three,Amber,,,,by May 2015,,"
            "Police,,\n"
            "Protect,\"Homes, 100% of them\",Four,Blue,Done,police,,"
            "01/05/2015,,,,\n"
            "Pursue,\"Homes, 100% of them\",Five,,,,Café lead,01/04/2015,"
            "17/05/2015,NHS; Schools,,\n"
            "Pursue,\"Homes, 100% of them\",Six,Green,Seen <well>,Police,,"
            "asap,,NHS,,\n"
            "Pursue,\"Homes, 100% of them\",Seven,Purple,,Police,,30/06/2015,"
            ",,,\n"
            "Pursue,\"Homes, 100% of "
            "them\",Eight,Red,,Police,,30/02/2015,,,,\n"));
  }
  Entry ADoubtfulPlan() const {
    return PlanEntry("doubtful", folder_.Write("doubtful.csv", PlanOf(4)));
  }
  Entry AHiddenPlan() const {
    Entry entry =
        PlanEntry("hidden", folder_.Write("hidden.csv", PlanOf(1, "Red")));
    PlanOptions options;
    options.leads_hidden = true;
    entry.options = options;
    return entry;
  }
  Entry ARegister() const {
    std::string csv = RegisterOf(20);
    for (int i = 0; i < 9; ++i) csv += "2015-05-01,2015-05-12,no action,nhs\n";
    for (const char* outcome : {"else", "no action"})
      csv += "2015-05-11,2015-05-12," + std::string(outcome) + ",nhs\n";
    csv += "2015-05-11,,,police\n2015-05-18,,,nhs\n";
    for (int i = 0; i < 6; ++i) csv += "soon,,,police\n";
    csv += "2015-05-12,2015-05-01,support,police\n";
    return RegisterEntry("cmog", folder_.Write("register.csv", csv));
  }
  Entry ADesk() const {
    Entry entry = RegisterEntry(
        "desk", folder_.Write("desk.csv", "Received,Triaged\n2015-05-11,\n"));
    entry.options = ReferralOptions{};
    return entry;
  }
  Entry SomeMeasures(const std::string& name, bool persons) const {
    Entry entry;
    entry.name = entry.title = name;
    entry.source.file =
        folder_.Write(name + ".csv",
                      "Date,Measure,Value,Target,Unit,Area,Partner\n"
                      "2015-03-31,Children seen,43,40,children,,\n"
                      "2015-03-31,Children seen,33,,children,North,\n"
                      "2015-03-31,Children seen,7,,children,South,\n"
                      "2015-03-31,Children seen,3,,children,East,\n"
                      "2015-04-30,Interviews in time,71%,90%,,,Police\n"
                      "2015-04-30,Interviews in time,85%,90%,,,\n"
                      "2015-05-19,Interviews in time,99%,90%,,,\n"
                      "2015-03-31,Interviews in time,lots,90%,,,\n");
    MeasureOptions options;
    options.persons = persons;
    entry.options = options;
    return entry;
  }

  static void SetDoubts(EntrySnapshot& entry) {
    std::vector<ColumnReading> columns = UsualColumns();
    columns[0].samples = {"Do <this>", std::string(120, 'x')};
    columns[1].guessed = true;
    columns[2].hidden = true;
    columns.push_back(ColumnOf("", ""));
    columns.push_back(ColumnOf("", std::string(120, 'y')));
    ReadReport report = *entry.report;
    report.tables = PlanWith(4, std::move(columns)).report.tables;
    report.tables.emplace_back();
    report.tables.back().rows = report.tables.back().records = 1;
    report.passed_over = {{{"table 1", 0}, 2, "a key of the colours"},
                          {{"table 3", 0}, 0, "it is a picture"}};
    report.rejected.Add({.table = "table 2", .row = 4}, "no_action",
                        "it has no action");
    entry.health.rejected = report.rejected.counts();
    entry.report = std::make_shared<const ReadReport>(std::move(report));
    entry.doubts = {DoubtAbout("column", "two columns of dates"),
                    DoubtAbout("column", "<b>When</b> is the due date"),
                    {"table", {}, "two plans", ""}};
    entry.health.doubts = {{"column", 2}, {"table", 1}};
  }
  static void SetHeldBack(EntrySnapshot& entry) {
    entry.health.held_back = true;
    entry.health.up = false;
    entry.error = "held.csv: 1 action where there were 40";
    entry.held_back = std::make_shared<const ReadReport>(
        PlanWith(1, {ColumnOf("action", "What is new")}).report);
  }
  static void SetNotRead(EntrySnapshot& entry) {
    entry.health = HealthOf(*entry.entry);
    entry.report = nullptr;
    entry.plan = nullptr;
  }
};

}  // namespace planwatch::test
