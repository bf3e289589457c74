// The cells of a workbook's sheets as they are stored: texts in runs, shared
// strings, values.
//
// One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/office/formula.h"
#include "collectors/table/office/grid.h"
#include "collectors/table/office/xlsx_styles.h"
#include "collectors/table/office/xml.h"
#include "collectors/table/row.h"

namespace planwatch {

// A text in runs, and how they look where all of them have properties of their
// own and look the same.
struct XlsxText {
  std::string text, struck;
  bool in_runs = false;  // otherwise it looks as its cell does
  bool bold = false;
  std::optional<Colour> ink;
};

// Reads s:si or s:is.
class XlsxTextReader {
 public:
  explicit XlsxTextReader(const XlsxColours& colours) : colours_(colours) {}

  void Start(std::string_view name, const XmlAttributes& attributes);
  void End(std::string_view name);
  void Text(std::string_view utf8);
  // Ends the text, and begins the next.
  XlsxText Take();

 private:
  const XlsxColours& colours_;
  XlsxText item_;
  TextLook look_;
  XlsxFont run_;
  bool in_run_ = false, has_properties_ = false, all_have_properties_ = true;
  bool in_text_ = false, phonetic_ = false;
};

// A text that cells share; good as long as the texts are.
struct XlsxSharedText {
  std::string_view plain;
  // In its place: one that has looks of its own, or struck parts.
  const XlsxText* rich = nullptr;

  std::size_t size() const {
    return rich != nullptr ? rich->text.size() + rich->struck.size()
                           : plain.size();
  }
};

// The texts that cells share, by their index. Nearly all are plain, and a
// register has hundreds of thousands: those stand in one buffer.
class XlsxSharedTexts {
 public:
  void Add(XlsxText text);
  std::optional<XlsxSharedText> Get(std::size_t index) const;

 private:
  std::string plain_;
  std::vector<std::uint32_t> ends_;  // in `plain_`, which is at most 128 MiB
  std::unordered_map<std::size_t, XlsxText> rich_;
};

// What the sheets of a workbook share.
struct Workbook {
  XlsxSharedTexts strings;
  XlsxStyles styles;
  bool from_1904 = false;
};

// `part` may be empty. Fails where there is more than 128 MiB of text.
Result<XlsxSharedTexts> ReadSharedStrings(Archive& archive,
                                          std::string_view part,
                                          const XlsxColours& colours);

// Goes through the cells of a sheet's part.
class XlsxCellsHandler : public XmlHandler {
 public:
  explicit XlsxCellsHandler(const Workbook& workbook)
      : workbook_(workbook), rich_(workbook.styles.colours) {}

  Status Start(std::string_view name, const XmlAttributes& attributes) final;
  Status End(std::string_view name) final;
  void Text(std::string_view utf8) final;

 protected:
  virtual void OnElement(std::string_view name, const XmlAttributes& a) {
    (void)name, (void)a;
  }
  virtual void OnRow(const XmlAttributes& attributes) { (void)attributes; }
  virtual Status OnCell() = 0;
  virtual Status OnRowEnd() { return {}; }

  // The cell's value as a formula sees it: unknown where it wasn't stored.
  FormulaValue Value() const;
  // Of a cell of type "s"; none where there is no such text.
  std::optional<XlsxSharedText> SharedText() const;

  const Workbook& workbook_;
  std::size_t row_ = 0;  // from 1
  // Of the open cell:
  std::size_t column_ = 0;  // from 0
  std::size_t style_ = 0;
  std::string type_, value_;
  bool has_formula_ = false;
  XlsxText inline_text_;

 private:
  bool in_value_ = false;
  XlsxTextReader rich_;
};

}  // namespace planwatch
