// Whatever reads tables reads them from each kind of source and format: a plan,
// a register and measures give the same from a file, an address and a query.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "collectors/disclosure/disclosure.h"
#include "collectors/exposition/exposition.h"
#include "collectors/plan/figures.h"
#include "daemon/refresh/reading.h"
#include "tests/base/folder.h"
#include "tests/source/web.h"
#include "tests/table/rows.h"
#include "tests/table/sheets.h"

namespace planwatch {
namespace {

using namespace test;
using testing::SizeIs;

using Texts = std::vector<std::vector<std::string>>;  // the header first

const Date kToday = *MakeDate(2015, 5, 18);

std::string FileText(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Texts TextsOfCsv(const std::string& csv) {
  MemoryStream bytes(csv);
  KeepRows rows;
  EXPECT_TRUE(ReadTable(bytes, "csv", {}, rows));
  Texts texts;
  for (const Row& row : rows.rows) {
    if (texts.empty() && row.cells.size() == 1) continue;  // a title
    texts.emplace_back();
    for (const Cell& cell : row.cells) texts.back().push_back(cell.text);
    texts.back().resize(texts.front().size());
  }
  return texts;
}

// The sample's register, as a query has it.
Texts TextsOfRegister() {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE);
  database.exec(FileText(PLANWATCH_CONFIG "/sample/register.sql"));
  SQLite::Statement query(
      database, "SELECT received, triaged, outcome, source FROM referral");
  Texts texts = {{"received", "triaged", "outcome", "source"}};
  while (query.executeStep()) {
    texts.emplace_back();
    for (int i = 0; i < 4; ++i)
      texts.back().push_back(query.getColumn(i).getString());
  }
  return texts;
}

std::string Csv(const Texts& texts) {
  std::string csv;
  for (const auto& row : texts) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      csv += i > 0 ? ",\"" : "\"";
      for (const char c : row[i]) csv += c == '"' ? "\"\"" : std::string(1, c);
      csv += '"';
    }
    csv += "\r\n";
  }
  return csv;
}

std::string Workbook(const Texts& texts) {
  Sheet sheet{.name = "Data", .rows = {}};
  for (const auto& row : texts) {
    sheet.rows.emplace_back();
    for (const std::string& text : row) {
      sheet.rows.back().emplace_back();
      sheet.rows.back().back().text = text;
    }
  }
  return WriteExcel({sheet});
}

// As Graph has a list: the fields in an object of their own, none that is
// empty.
std::string Json(const Texts& texts) {
  nlohmann::ordered_json items = nlohmann::ordered_json::array();
  for (std::size_t row = 1; row < texts.size(); ++row) {
    nlohmann::ordered_json fields = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < texts[row].size(); ++i)
      if (!texts[row][i].empty()) fields[texts[0][i]] = texts[row][i];
    items.push_back({{"fields", std::move(fields)}});
  }
  nlohmann::ordered_json document = {{"@odata.context", "x"}};
  document["value"] = std::move(items);
  return document.dump();
}

void WriteDatabase(const std::filesystem::path& file, const Texts& texts) {
  SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  std::string columns, places;
  for (const std::string& name : texts[0]) {
    columns += (columns.empty() ? "\"" : ", \"") + name + '"';
    places += places.empty() ? "?" : ", ?";
  }
  database.exec("CREATE TABLE t (" + columns + ")");
  SQLite::Statement insert(database, "INSERT INTO t VALUES (" + places + ")");
  for (std::size_t row = 1; row < texts.size(); ++row) {
    for (std::size_t i = 0; i < texts[row].size(); ++i)
      if (texts[row][i].empty())
        insert.bind(static_cast<int>(i) + 1);
      else
        insert.bind(static_cast<int>(i) + 1, texts[row][i]);
    insert.exec();
    insert.reset();
  }
}

// One table in every place that one can be read from.
class Places {
 public:
  explicit Places(const Texts& texts)
      : documents_{{"/data.csv", Csv(texts)},
                   {"/data.xlsx", Workbook(texts)},
                   {"/data.json", Json(texts)}},
        server_([this](const httplib::Request& request,
                       httplib::Response& response) {
          response.set_content(documents_.at(request.path), "text/plain");
        }) {
    WriteDatabase(folder_ / "data.db", texts);
  }

  std::vector<SourceOptions> Sources() const {
    std::vector<SourceOptions> sources;
    for (const auto& [name, document] : documents_) {
      SourceOptions file;
      file.file = folder_.Write(name.substr(1), document);
      sources.push_back(file);
      sources.push_back(UrlOptions(server_.url(name)));
    }
    SourceOptions database;
    database.database = "sqlite3://" + (folder_ / "data.db").string();
    database.query = "SELECT * FROM t";
    sources.push_back(database);
    return sources;
  }

 private:
  TempFolder folder_;
  std::map<std::string, std::string> documents_;
  WebServer server_;
};

class EachSource : public testing::Test {
 protected:
  // What each of the sources gives for the options.
  std::vector<Reading> ReadAll(const Texts& texts,
                               const decltype(Entry::options)& options) {
    const Places places(texts);
    std::vector<Reading> readings;
    for (const SourceOptions& source : places.Sources()) {
      Entry entry;
      entry.name = "x";
      entry.source = source;
      entry.options = options;
      Result<Reading> reading = ReadOnce(entry, calendar_, kToday);
      const auto what = source.url + source.file.string() + source.database;
      EXPECT_TRUE(reading) << what << ": " << reading.error().message();
      if (reading) readings.push_back(*std::move(reading));
    }
    EXPECT_THAT(readings, SizeIs(7));
    return readings;
  }

  const Calendar calendar_ = *Calendar::Make("Europe/London", 4, {});
};

TEST_F(EachSource, GivesTheSamePlan) {
  std::vector<std::string> texts;
  for (const Reading& reading :
       ReadAll(TextsOfCsv(FileText(PLANWATCH_CONFIG "/sample/plan.csv")),
               PlanOptions())) {
    PlanToPublish plan;
    plan.name = "cse";
    plan.figures = MakePlanFigures(*reading.plan(), kToday);
    std::vector<PlanToPublish> plans;
    plans.push_back(std::move(plan));
    texts.push_back(Serialize(
        MakeFamilies(
            Disclosure::Publish(kToday, calendar_, std::move(plans), {}, {}),
            calendar_),
        TextFormat::kText));
    EXPECT_EQ(texts.back(), texts.front()) << texts.size();
  }
  EXPECT_THAT(texts.front(), testing::HasSubstr("planwatch_plan_actions{"));
}

TEST_F(EachSource, GivesTheSameRegister) {
  ReferralOptions options;
  options.outcomes = {{"further", {"multi-agency intervention"}},
                      {"none", {"no further action"}}};
  options.sources = {{"Police", {"police"}}};
  const std::vector<Reading> readings = ReadAll(TextsOfRegister(), options);
  const Register& first = *readings.at(0).reg();
  EXPECT_GT(readings[0].size(), 80u);
  for (const Reading& reading : readings) {
    EXPECT_EQ(reading.reg()->days, first.days);
    EXPECT_EQ(reading.reg()->outcomes, first.outcomes);
    EXPECT_EQ(reading.reg()->sources, first.sources);
    EXPECT_EQ(reading.report()->rejected.total(), 0u);
  }
}

TEST_F(EachSource, GivesTheSameMeasures) {
  const std::vector<Reading> readings =
      ReadAll(TextsOfCsv(FileText(PLANWATCH_CONFIG "/sample/measures.csv")),
              MeasureOptions());
  EXPECT_GT(readings.at(0).size(), 10u);
  for (const Reading& reading : readings)
    EXPECT_EQ(reading.measures()->series, readings[0].measures()->series);
}

// As Graph answers for the items of a list with `$expand=fields`, and for the
// tasks of a plan.
class GraphAnswers : public EachSource {
 protected:
  // "reference|title|rag|due" of each action.
  std::vector<std::string> Actions(const std::string& file,
                                   const PlanOptions& options) {
    Entry entry;
    entry.name = "x";
    entry.source.file = std::string(PLANWATCH_TESTDATA "/json/") + file;
    entry.options = options;
    const Result<Reading> reading = ReadOnce(entry, calendar_, kToday);
    EXPECT_TRUE(reading);
    std::vector<std::string> actions;
    if (!reading) return actions;
    EXPECT_THAT(reading->report()->doubts, testing::IsEmpty());
    for (const Action& action : reading->plan()->actions)
      actions.push_back(action.reference + '|' + action.title + '|' +
                        std::string(RagName(action.rag)) + '|' +
                        (action.due.date ? FormatDate(*action.due.date) : ""));
    return actions;
  }
};

TEST_F(GraphAnswers, OfAListNeedsNoConfiguration) {
  EXPECT_THAT(
      Actions("graph-list.json", PlanOptions()),
      testing::ElementsAre(
          "1|Train front-line staff in spotting the signs|green|2015-06-30",
          "2|Publish the strategy on the council's web site|red|2015-04-30",
          "3|Review the protocol with health partners|amber|"));
}

TEST_F(GraphAnswers, OfAPlannerBoardNeedsItsFieldsNamed) {
  PlanOptions options;
  options.columns = {{"action", "title"},
                     {"reference", "id"},
                     {"due", "dueDateTime"},
                     {"completed", "completedDateTime"},
                     {"status", "percentComplete"}};
  options.ignore = {"priority"};
  EXPECT_THAT(Actions("graph-planner.json", options),
              testing::ElementsAre("01gzSlKkIUSUl6DF_EilrmQAKDhh|Train "
                                   "front-line staff|amber|2015-06-30",
                                   "02|Publish the strategy|blue|2015-04-30"));
}

}  // namespace
}  // namespace planwatch
