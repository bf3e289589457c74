// The sample plan, and the real one, as Word, Excel and OpenDocument files and
// as LibreOffice saves each as the others: the same plan as the CSV's.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/figures.h"
#include "collectors/table/format.h"
#include "tests/base/folder.h"
#include "tests/plan/plan_rows.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using testing::SizeIs;

Result<Plan> ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error("is not here").In(path.string());
  const std::string text(std::istreambuf_iterator<char>(file), {});
  MemoryStream bytes(text);
  PlanReader reader({}, London(), Day("2015-05-18"));
  if (Status s = ReadTable(bytes, {}, {}, reader); !s)
    return std::move(s).error();
  return std::move(reader).Finish();
}

// Everything that a board shows of each action.
std::vector<std::string> Actions(const Plan& plan) {
  std::vector<std::string> lines;
  for (const Action& action : plan.actions)
    lines.push_back(
        action.reference + '|' + plan.objectives[action.objective].text + '|' +
        action.title + '|' + std::string(RagName(action.rag)) + '|' +
        (action.deadline ? FormatDate(*action.deadline) : "") + '|' +
        Join(action.responsible, ";") + '|' + Join(action.accountable, ";") +
        '|' + Join(action.partners, ";") + '|' + action.evidence);
  return lines;
}

void ExpectSame(const std::filesystem::path& file,
                const std::filesystem::path& original) {
  const Result<Plan> expected = ReadFile(original);
  ASSERT_TRUE(expected) << expected.error().message();
  const Result<Plan> plan = ReadFile(file);
  ASSERT_TRUE(plan) << file << ": " << plan.error().message();
  ASSERT_THAT(expected->actions, SizeIs(34));
  ASSERT_THAT(plan->actions, SizeIs(34)) << file;
  for (std::size_t i = 0; i < 34; ++i)
    EXPECT_EQ(Actions(*plan)[i], Actions(*expected)[i]) << file;
  EXPECT_EQ(plan->outcomes.size(), expected->outcomes.size()) << file;
  EXPECT_EQ(plan->report.rejected.total(), 0u);
  EXPECT_EQ(plan->report.guesses.total(), 0u);
  EXPECT_EQ(plan->report.repairs.total(), 0u);
  for (const char* date : {"2015-04-30", "2015-05-18", "2015-06-01"}) {
    const PlanFigures figures = MakePlanFigures(*plan, Day(date));
    const PlanFigures same = MakePlanFigures(*expected, Day(date));
    EXPECT_EQ(figures.actions, same.actions);
    EXPECT_EQ(figures.overdue, same.overdue);
    EXPECT_EQ(figures.outcomes, same.outcomes);
    EXPECT_EQ(figures.due_within, same.due_within);
    EXPECT_EQ(figures.incomplete_lead, same.incomplete_lead);
    EXPECT_EQ(figures.incomplete_evidence, same.incomplete_evidence);
  }
}

class SampleDocument : public testing::TestWithParam<const char*> {};

TEST_P(SampleDocument, IsTheSamePlanAsTheCsv) {
  ExpectSame(std::string(PLANWATCH_TESTDATA "/sample/") + GetParam(),
             PLANWATCH_CONFIG "/sample/plan.csv");
}

INSTANTIATE_TEST_SUITE_P(
    Documents, SampleDocument,
    testing::Values("plan.docx", "plan.xlsx", "plan.ods", "plan-docx-as.docx",
                    "plan-docx-as.xlsx", "plan-docx-as.ods",
                    "plan-xlsx-as.docx", "plan-xlsx-as.xlsx",
                    "plan-xlsx-as.ods", "plan-ods-as.docx", "plan-ods-as.xlsx",
                    "plan-ods-as.ods", "plan-sheetjs.xlsx",
                    "plan-sheetjs.ods"));

// The real documents are not ours to commit: LibreOffice saves them anew here.
TEST(RealDocuments, AreTheSamePlanAfterLibreOfficeSavedThem) {
  const std::filesystem::path real = PLANWATCH_SHARED "/data/coventry-2015";
  if (!std::filesystem::exists(real)) GTEST_SKIP() << real << " is not here";
  if (std::system("command -v soffice >/dev/null") != 0)
    GTEST_SKIP() << "soffice (Debian's libreoffice-calc) is not here";
  const test::TempFolder temporary;
  const std::string folder = temporary.path().string();
  const auto convert = [&](const std::string& from, const std::string& to,
                           const std::string& options = {}) {
    const std::string command =
        "soffice -env:UserInstallation='file://" + folder + "/profile' " +
        options + " --headless --convert-to '" + to + "' --outdir '" + folder +
        "' '" + from + "' >/dev/null 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
  };
  convert(real / "plan.xlsx", "ods");
  ExpectSame(folder + "/plan.ods", real / "plan.xlsx");
  convert(folder + "/plan.ods", "xlsx");
  ExpectSame(folder + "/plan.xlsx", real / "plan.xlsx");
  convert(real / "plan.docx", "odt");
  convert(folder + "/plan.odt", "docx");
  ExpectSame(folder + "/plan.docx", real / "plan.docx");
}

}  // namespace
}  // namespace planwatch
