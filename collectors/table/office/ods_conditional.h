// The conditional formats of an OpenDocument spreadsheet, as LibreOffice writes
// them (calcext, an extension of ODF).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/office/archive.h"
#include "collectors/table/office/conditional.h"
#include "collectors/table/office/ods_styles.h"

namespace planwatch {

// A condition as written.
struct OdsCondition {
  std::string ranges;     // "Plan.F2:Plan.F20"
  std::string condition;  // `="Red"`, `between(1,5)`, `formula-is([.F2]="R")`
  std::string style, base;
};

// Those of a sheet.
struct OdsConditions {
  std::vector<OdsCondition> conditions;
  // There are more in the document than are kept.
  bool too_many = false;
};

// By the sheets in their order. They follow the rows, so content.xml is parsed
// once more where it has any.
Result<std::vector<OdsConditions>> ReadOdsConditions(Archive& archive);

// The rule; its priority is the caller's.
ConditionalRule RuleOf(const OdsCondition& condition, const OdsStyles& styles);

// A reference or formula of ODF's as Excel writes it: `[.F2]` is `F2`,
// `[$Lists.$A$1]` is `'Lists'!$A$1`, `;` is `,`.
std::string ExcelFormula(std::string_view formula);

}  // namespace planwatch
