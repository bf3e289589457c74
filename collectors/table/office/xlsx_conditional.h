// The conditional formats of a workbook's sheet, in both forms: those of 2007
// and of the extension of 2010 ("x14", [MS-XLSX] 2.6), whose formulas may name
// other sheets.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/table/office/conditional.h"
#include "collectors/table/office/xlsx_styles.h"
#include "collectors/table/office/xml.h"

namespace planwatch {

// Takes the elements of a sheet's part, of which it reads its own.
class XlsxConditionalReader {
 public:
  explicit XlsxConditionalReader(const XlsxStyles& styles) : styles_(styles) {}

  void Start(std::string_view name, const XmlAttributes& attributes);
  void End(std::string_view name);
  void Text(std::string_view utf8);

  std::vector<ConditionalRule> Take() { return std::move(rules_); }
  // Whether there were more rules or ranges than are kept.
  bool TooMany() const { return too_many_; }

 private:
  struct OpenRule {
    ConditionalRule rule;
    std::string type,
        text;  // as written: "cellIs"; of containsText and its kin
    std::vector<std::string> formulas;
    std::string icon_set;
    bool reversed = false, custom_icons = false;
    std::optional<XlsxDxf> dxf;
  };

  void StartRule(const XmlAttributes& a);
  void StartInRule(std::string_view name, const XmlAttributes& a);
  void EndFormatting();
  void Complete(OpenRule& open, CellAddress base);

  const XlsxStyles& styles_;
  std::vector<ConditionalRule> rules_;
  std::vector<OpenRule> open_;  // of the open conditionalFormatting
  bool in_formatting_ = false, in_rule_ = false, too_many_ = false;
  std::string ranges_;
  std::string* text_into_ = nullptr;
  std::size_t count_ = 0, range_count_ = 0;
};

}  // namespace planwatch
