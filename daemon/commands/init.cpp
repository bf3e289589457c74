#include "daemon/commands/init.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "collectors/base/clock.h"
#include "collectors/base/text.h"
#include "collectors/plan/reader.h"
#include "daemon/commands/command_line.h"
#include "daemon/commands/commands.h"
#include "daemon/refresh/reading.h"
#include "daemon/snapshot/findings.h"

namespace planwatch {
namespace {

constexpr std::size_t kMostListed = 10;
constexpr std::size_t kMaxName = 64;

// A JSON string is valid YAML; `$${` is a literal `${`.
std::string Quoted(std::string_view text) {
  std::string escaped;
  for (const char c : Tidy(text)) {
    if (c == '{' && escaped.ends_with('$'))
      escaped += "${";
    else
      escaped += c;
  }
  return nlohmann::json(escaped).dump(-1, ' ', false,
                                      nlohmann::json::error_handler_t::replace);
}

std::string QuotedList(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(Quoted(text));
  return '[' + Join(quoted, ", ") + ']';
}

std::string Comment(std::string_view text) {
  return "    # " + Tidy(text) + '\n';
}

// A heading, and the list below it up to kMostListed.
std::string Comments(const std::string& heading,
                     const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  std::string text = Comment(heading);
  for (std::size_t i = 0; i < std::min(lines.size(), kMostListed); ++i)
    text += "    #   " + Tidy(lines[i]) + '\n';
  if (lines.size() > kMostListed)
    text +=
        "    #   and " + std::to_string(lines.size() - kMostListed) + " more\n";
  return text;
}

std::string Placed(const Place& place, const std::string& text) {
  const std::string at = place.ToString();
  return at.empty() ? text : at + ": " + text;
}

// The document's name as an entry's: "CSE plan (v3).docx" is cse-plan-v3.
std::string NameOf(const std::filesystem::path& file,
                   std::set<std::string>& taken) {
  std::string name;
  for (const char c : Fold(file.stem().string())) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  name.resize(std::min(name.size(), kMaxName - 4));
  while (name.ends_with('-')) name.pop_back();
  if (name.empty()) name = "plan";
  std::string unique = name;
  for (int i = 2; !taken.insert(unique).second; ++i)
    unique = name + '-' + std::to_string(i);
  return unique;
}

// The parts that were read, under the key that chooses them: "sheet Plan" is
// `sheets: ["Plan"]`, "table 2" is `tables: ["2"]`.
std::string FormatParts(const ReadReport& report) {
  std::vector<std::string> lines, names;
  const char* key = nullptr;
  for (const TableReading& table : report.tables) {
    lines.push_back((table.table.empty() ? "the document" : table.table) +
                    ": " + std::to_string(table.records) + " actions in " +
                    std::to_string(table.rows) + " rows");
    for (const auto& [prefix, of] :
         {std::pair<std::string_view, const char*>{"sheet ", "sheets"},
          {"table ", "tables"}}) {
      if (!table.table.starts_with(prefix)) continue;
      key = of;
      std::string name = table.table.substr(prefix.size());
      if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
    }
  }
  std::vector<std::string> passed_over;
  for (const PassedOver& part : report.passed_over)
    passed_over.push_back(Placed(part.place, FormatPassedOver(part)));
  std::string text = Comments("What was read:", lines) +
                     Comments("What was passed over:", passed_over);
  if (key != nullptr)
    text += std::string("    ") + key + ": " + QuotedList(names) +
            "  # names, numbers from 1, or globs: \"Phase *\"\n";
  return text +
         "    # Sheets or columns that are none of the plan's:\n"
         "    # ignore: [\"Archive\", \"Meeting date\"]\n";
}

std::string FormatColumns(const ReadReport& report) {
  if (report.tables.empty()) return {};
  struct Role {
    std::vector<std::string> headings;
    bool guessed = false;
  };
  std::map<std::string, Role> roles;
  std::vector<std::string> unused;
  const auto add = [](std::vector<std::string>& to, const std::string& text) {
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
  };
  for (const TableReading& table : report.tables)
    for (const ColumnReading& column : table.columns) {
      if (!column.role.empty()) {
        Role& role = roles[column.role];
        add(role.headings, column.heading);
        role.guessed |= column.guessed;
      } else if (!column.heading.empty()) {
        add(unused, column.heading);
      }
    }
  std::string set, comments;
  for (const std::string& name : PlanFieldNames()) {
    const auto found = roles.find(name);
    const std::vector<std::string>* const headings =
        found == roles.end() ? nullptr : &found->second.headings;
    const char* const guess = headings != nullptr && found->second.guessed
                                  ? "  # a guess by its contents: please check"
                                  : "";
    if (headings == nullptr)
      comments += "    #   " + name + ": no column was found\n";
    else if (headings->size() == 1 && !headings->front().empty())
      set += "      " + name + ": " + Quoted(headings->front()) + guess + '\n';
    else
      comments += "    #   " + name + ": read from " + QuotedList(*headings) +
                  guess + '\n';
  }
  std::string text = Comment(
      "Columns, each by its heading; the start of a long one is enough.");
  if (!set.empty()) text += "    columns:\n" + set;
  if (!comments.empty())
    text += Comment("Columns that are not named:") + comments;
  return text + Comments("Columns that are not used:", unused);
}

// The word that a remark begins with, in quotes; empty where it does not.
std::string WordOf(const std::string& remark) {
  const std::size_t end = remark.find('"', 1);
  if (!remark.starts_with('"') || end == std::string::npos) return {};
  return remark.substr(1, end - 1);
}

std::vector<std::string> RemarksOf(const ReadReport& report,
                                   std::string_view kind) {
  std::vector<std::string> remarks;
  for (const Remark& remark : report.repairs.listed())
    if (remark.kind == kind)
      remarks.push_back(Placed(remark.place, remark.text));
  return remarks;
}

std::string FormatWords(const ReadReport& report) {
  std::vector<std::string> words;
  for (const Remark& remark : report.repairs.listed())
    if (const std::string word = WordOf(remark.text);
        remark.kind == "rag_unknown" && !word.empty() &&
        std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(word);
  if (words.empty()) words.push_back("delayed by less than 3 months");
  return Comments("Ratings that are not known:",
                  RemarksOf(report, "rag_unknown")) +
         "    # Words of your own for a rating, before the built-in ones:\n"
         "    # words: { amber: " +
         QuotedList(words) + " }\n";
}

std::string FormatYear(const ReadReport& report) {
  return "    # The year of periods written without one (\"Q1\", "
         "\"Spring\"):\n" +
         Comments("Dates without a year:",
                  RemarksOf(report, "due_without_year")) +
         "    # year: 2015/16\n";
}

std::string FormatLeads(const Plan& plan) {
  std::vector<std::string> leads;
  for (const Action& action : plan.actions)
    for (const auto* list : {&action.responsible, &action.accountable})
      for (const std::string& lead : *list)
        if (std::find(leads.begin(), leads.end(), lead) == leads.end())
          leads.push_back(lead);
  const std::string example =
      leads.empty() ? Quoted("A. Name") : Quoted(leads.front());
  return Comments("Leads that were found:", leads) +
         "    leads:\n"
         "      hidden: false            # true: no lead leaves planwatch\n"
         "      # A role in place of a person, a name that is not to be split "
         "at its comma,\n"
         "      # and who is told of what is overdue:\n"
         "      # rename: { " +
         example +
         ": Head of Community Safety }\n"
         "      # keep: [\"Children, Families and Skills\"]\n"
         "      # mail: { " +
         example + ": name@example.org }\n";
}

std::string FormatEntry(const std::filesystem::path& file, const Plan& plan,
                        std::set<std::string>& taken) {
  const ReadReport& report = plan.report;
  std::vector<std::string> doubts;
  for (const Doubt& doubt : report.doubts)
    doubts.push_back(Placed(doubt.place, FormatDoubt(doubt)));
  return "  - name: " + Quoted(NameOf(file, taken)) +
         "  # in metrics and addresses; keep it for good\n"
         "    title: " +
         Quoted(file.stem().string()) +
         "\n"
         "    source: { file: " +
         Quoted(file.string()) +
         " }\n"
         "    read: { every: 15m }       # and at once when the file "
         "changes\n" +
         Comments("In doubt:", doubts) + FormatParts(report) +
         FormatColumns(report) + FormatWords(report) +
         "    complete: [blue]           # RAG values that mean done\n"
         "    overdue_by: original       # or revised (its latest date), or "
         "first (the first in the history)\n" +
         FormatYear(report) + FormatLeads(plan);
}

}  // namespace

std::string FormatInit(const std::vector<InitDocument>& documents) {
  std::string entries, faults;
  std::set<std::string> taken;
  for (const InitDocument& document : documents)
    if (document.plan)
      entries += FormatEntry(document.file, **document.plan, taken) + '\n';
    else
      faults += "# Not read: " + Tidy(document.plan.error().message()) + '\n';
  std::string text =
      "# What `planwatch init` found in these documents, every choice written "
      "out. Save\n"
      "# it as planwatch.yml where you are now, change what is not as you mean "
      "it, and\n"
      "# run `planwatch check`.\n" +
      faults;
  if (!entries.empty()) text += "\nplans:\n" + entries;
  if (text.ends_with("\n\n")) text.pop_back();
  return text;
}

int Init(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const Result<Calendar> calendar = Calendar::Make("Europe/London", 4, {});
  if (!calendar) return PrintError(calendar.error(), kExitFailed);
  const Date today = options.as_at.value_or(calendar->DayOf(Now()));
  std::vector<InitDocument> documents;
  bool failed = false;
  for (const std::filesystem::path& file : options.documents) {
    Entry entry;
    entry.source.file = file;
    entry.options = PlanOptions{};
    Result<PlanDocument> read = ReadPlanDocument(entry, *calendar, today);
    failed |= !read;
    if (read)
      documents.push_back({file, std::move(read->plan)});
    else
      documents.push_back({file, std::move(read).error()});
  }
  std::cout << FormatInit(documents) << std::flush;
  return failed ? kExitFailed : 0;
}

}  // namespace planwatch
