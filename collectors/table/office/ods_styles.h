// The styles of an OpenDocument spreadsheet, of cells, texts, sheets and dates
// alike.
//
// Const access from any thread once read.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "collectors/base/result.h"
#include "collectors/table/office/archive.h"
#include "collectors/table/office/conditional.h"
#include "collectors/table/office/symbols.h"
#include "collectors/table/office/xml.h"
#include "collectors/table/row.h"

namespace planwatch {

struct OdsStyle {
  std::string parent;
  // The inner ones are nullopt for transparent, and for automatic and black.
  std::optional<std::optional<Colour>> fill, ink;
  std::optional<bool> bold, struck, raised;
  std::optional<SymbolFont> symbols;
  std::string format;       // of numbers
  bool shown_sheet = true;  // a sheet's own style

  FormatEffect Effect() const;
};

// Which parts of a date are shown.
struct OdsDateFormat {
  bool day = false, month = false, year = false;
  bool month_only() const { return !day && month && year; }
  bool year_only() const { return !day && !month && year; }
};

class OdsStyles {
 public:
  // Takes the elements of a part, of which it reads its own. Fails where there
  // are more than 100,000 styles.
  Status Start(std::string_view name, const XmlAttributes& attributes);
  void End(std::string_view name);

  // With what the parents say where the style itself says nothing; `family` is
  // "table-cell", "text" or "table".
  OdsStyle Of(std::string_view family, std::string_view name) const;
  OdsDateFormat DateFormatOf(const std::string& format) const;

 private:
  std::map<std::string, OdsStyle> styles_;  // by family and name
  std::map<std::string, OdsDateFormat> dates_;
  OdsStyle* style_ = nullptr;
  OdsDateFormat* date_ = nullptr;
};

// Adds those of styles.xml, which have names of their own; none where the
// archive has no such part.
Status ReadOdsStyles(Archive& archive, OdsStyles& styles);

}  // namespace planwatch
