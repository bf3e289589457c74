#include "collectors/table/office/xlsx.h"

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/table/limits.h"
#include "collectors/table/office/package.h"
#include "collectors/table/office/xlsx_cells.h"
#include "collectors/table/office/xlsx_sheet.h"
#include "collectors/table/office/xlsx_styles.h"
#include "collectors/table/office/xml.h"

namespace planwatch {
namespace {

struct ListedSheet {
  std::string name;
  std::string relationship;
  bool hidden = false;
};

class WorkbookHandler : public XmlHandler {
 public:
  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (name == "s:workbookPr") from_1904 = a.IsTrue("date1904", false);
    if (name == "s:sheet" && sheets.size() < kMaxParts)
      sheets.push_back({std::string(a.Get("name")), std::string(a.Get("r:id")),
                        a.Has("state") && a.Get("state") != "visible"});
    return {};
  }
  Status End(std::string_view) override { return {}; }

  std::vector<ListedSheet> sheets;
  bool from_1904 = false;
};

}  // namespace

Status ReadXlsx(Archive& archive, const std::string& main,
                const FormatOptions& options, RowSink& sink) {
  Result<std::vector<Relationship>> parts = ReadRelationships(archive, main);
  if (!parts) return std::move(parts).error();
  WorkbookHandler listed;
  if (Status s = ReadXml(archive, main, listed); !s) return s;

  Workbook workbook;
  workbook.from_1904 = listed.from_1904;
  Result<XlsxStyles> styles = ReadXlsxStyles(
      archive, TargetOfType(*parts, "styles"), TargetOfType(*parts, "theme"));
  if (!styles) return std::move(styles).error();
  workbook.styles = *std::move(styles);
  Result<XlsxSharedTexts> strings = ReadSharedStrings(
      archive, TargetOfType(*parts, "sharedStrings"), workbook.styles.colours);
  if (!strings) return std::move(strings).error();
  workbook.strings = *std::move(strings);

  std::vector<std::string> names;
  std::map<std::string, std::string, std::less<>> part_by_name;  // folded
  for (const ListedSheet& sheet : listed.sheets) {
    names.push_back(sheet.name);
    // A chart on a sheet of its own has no rows.
    const Relationship* part = FindById(*parts, sheet.relationship);
    if (part != nullptr && part->type == "worksheet")
      part_by_name.emplace(Fold(sheet.name), part->target);
  }
  if (Status s = options.CheckAllFound(names, "sheet"); !s) return s;

  const auto part_of = [&](std::string_view folded) {
    const auto found = part_by_name.find(folded);
    return found != part_by_name.end() ? found->second : std::string();
  };
  std::size_t steps = 0;
  for (std::size_t i = 0; i < listed.sheets.size(); ++i) {
    const ListedSheet& sheet = listed.sheets[i];
    const Place place = options.PlaceOf("sheet", sheet.name, i + 1);
    if (!options.IsRead(sheet.name, i + 1)) {
      sink.Skip(place, options.WhyNotRead(sheet.name, i + 1));
      continue;
    }
    const bool is_hidden = sheet.hidden && options.sheets.empty();
    if (is_hidden) sink.Skip(place, kHiddenSheet);
    RowSink* const rows = is_hidden ? sink.HiddenSheets() : &sink;
    std::string part = part_of(Fold(sheet.name));
    if (rows == nullptr || part.empty()) continue;
    if (Status s = ReadXlsxSheet(archive, workbook,
                                 {sheet.name, std::move(part), place}, part_of,
                                 steps, *rows);
        !s && !is_hidden)
      return s;
  }
  return {};
}

}  // namespace planwatch
