// One sheet of a workbook as rows.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "collectors/base/result.h"
#include "collectors/table/office/archive.h"
#include "collectors/table/office/xlsx_cells.h"
#include "collectors/table/row.h"

namespace planwatch {

struct XlsxSheet {
  std::string name;
  std::string part;  // "xl/worksheets/sheet1.xml"
  Place place;
};

// Hands the rows of `sheet` to the sink. `part_of` names the part of another
// sheet by its folded name, for conditional formats that look there; empty
// where there is none. `steps` counts what the conditional formats of the whole
// workbook cost.
Status ReadXlsxSheet(
    Archive& archive, const Workbook& workbook, const XlsxSheet& sheet,
    const std::function<std::string(std::string_view)>& part_of,
    std::size_t& steps, RowSink& sink);

}  // namespace planwatch
