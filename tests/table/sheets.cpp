#include "tests/table/sheets.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>

#include "tests/table/documents.h"

namespace planwatch {
namespace {

std::string Escape(const std::string& text) {
  std::string escaped;
  for (const char c : text) switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  return escaped;
}

std::string Hex(Colour colour) {
  char text[8];
  std::snprintf(text, sizeof text, "%02X%02X%02X", colour.red, colour.green,
                colour.blue);
  return text;
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text)
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  return lines;
}

// Which cells of a grid a merged cell covers: by its left neighbour, or by the
// row above.
struct Covered {
  bool left = false, above = false;
};
std::vector<std::vector<Covered>> FindCovered(const Sheet& sheet) {
  std::vector<std::vector<Covered>> covered(sheet.rows.size());
  for (std::size_t row = 0; row < sheet.rows.size(); ++row)
    covered[row].resize(sheet.rows[row].size());
  for (std::size_t row = 0; row < sheet.rows.size(); ++row)
    for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
      const SheetCell& cell = sheet.rows[row][column];
      for (std::size_t i = 0; i < cell.rows; ++i)
        for (std::size_t j = 0; j < cell.columns; ++j) {
          if (row + i >= covered.size() ||
              column + j >= covered[row + i].size())
            continue;
          covered[row + i][column + j].left |= j > 0;
          covered[row + i][column + j].above |= i > 0;
        }
    }
  return covered;
}

std::string Address(std::size_t row, std::size_t column) {
  std::string letters(1, static_cast<char>('A' + column % 26));
  if (column >= 26)
    letters.insert(0, 1, static_cast<char>('A' + column / 26 - 1));
  return letters + std::to_string(row + 1);
}

// The index of each different look, in the order of first meeting.
class Looks {
 public:
  std::size_t Find(const std::string& look) {
    const auto found = std::find(looks_.begin(), looks_.end(), look);
    if (found != looks_.end())
      return static_cast<std::size_t>(found - looks_.begin());
    looks_.push_back(look);
    return looks_.size() - 1;
  }
  std::string All() const {
    std::string all;
    for (const std::string& look : looks_) all += look;
    return all;
  }
  const std::vector<std::string>& Each() const { return looks_; }

 private:
  std::vector<std::string> looks_;
};

std::string ExcelCell(const SheetCell& cell, const std::string& address,
                      Looks& fonts, Looks& fills, Looks& formats) {
  const bool all_struck =
      !cell.struck.empty() && cell.text.empty() && !cell.date;
  const std::size_t font = fonts.Find(
      "<font>" + std::string(cell.bold ? "<b/>" : "") +
      (all_struck ? "<strike/>" : "") + "<name val=\"Calibri\"/></font>");
  const std::size_t fill = fills.Find(
      cell.fill ? "<fill><patternFill patternType=\"solid\"><fgColor "
                  "rgb=\"FF" +
                      Hex(*cell.fill) + "\"/></patternFill></fill>"
                : "<fill><patternFill patternType=\"none\"/></fill>");
  const std::size_t format = formats.Find(
      "<xf numFmtId=\"" + std::string(cell.date ? "14" : "0") + "\" fontId=\"" +
      std::to_string(font) + "\" fillId=\"" + std::to_string(fill) + "\"/>");
  const std::string start =
      "<c r=\"" + address + "\" s=\"" + std::to_string(format) + "\"";
  if (cell.date) {
    const auto serial =
        (*cell.date - Date{std::chrono::year{1899} / 12 / 30}).count();
    return start + "><v>" + std::to_string(serial) + "</v></c>";
  }
  if (cell.text.empty() && cell.struck.empty()) return start + "/>";
  const auto text = [](const std::string& words) {
    return "<t xml:space=\"preserve\">" + Escape(words) + "</t>";
  };
  const std::string inside = all_struck ? text(cell.struck)
                             : cell.struck.empty()
                                 ? text(cell.text)
                                 : "<r><rPr><strike/></rPr>" +
                                       text(cell.struck + " ") + "</r><r>" +
                                       text(cell.text) + "</r>";
  return start + " t=\"inlineStr\"><is>" + inside + "</is></c>";
}

std::string WordCell(const SheetCell& cell, Covered covered) {
  std::string properties;
  if (cell.columns > 1)
    properties +=
        "<w:gridSpan w:val=\"" + std::to_string(cell.columns) + "\"/>";
  if (covered.above)
    properties += "<w:vMerge/>";
  else if (cell.rows > 1)
    properties += "<w:vMerge w:val=\"restart\"/>";
  if (cell.fill) properties += "<w:shd w:fill=\"" + Hex(*cell.fill) + "\"/>";
  const auto run = [&](const std::string& text, bool struck) {
    return "<w:r><w:rPr>" + std::string(cell.bold ? "<w:b/>" : "") +
           (struck ? "<w:strike/>" : "") +
           "</w:rPr><w:t xml:space=\"preserve\">" + Escape(text) +
           "</w:t></w:r>";
  };
  std::string paragraphs;
  const std::vector<std::string> lines = Lines(cell.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    paragraphs += "<w:p>";
    if (i == 0 && !cell.struck.empty())
      paragraphs += run(cell.struck + (cell.text.empty() ? "" : " "), true);
    if (!lines[i].empty()) paragraphs += run(lines[i], false);
    paragraphs += "</w:p>";
  }
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraphs + "</w:tc>";
}

std::string OdsCell(const SheetCell& cell, Covered covered, Looks& styles) {
  if (covered.left || covered.above) return "<table:covered-table-cell/>";
  const std::string look =
      std::string(cell.bold ? " fo:font-weight=\"bold\"" : "") + '|' +
      (cell.fill ? Hex(*cell.fill) : "");
  std::string attributes =
      " table:style-name=\"ce" + std::to_string(styles.Find(look)) + "\"";
  if (cell.columns > 1 || cell.rows > 1)
    attributes +=
        " table:number-columns-spanned=\"" + std::to_string(cell.columns) +
        "\" table:number-rows-spanned=\"" + std::to_string(cell.rows) + "\"";
  if (cell.date)
    attributes += " office:value-type=\"date\" office:date-value=\"" +
                  FormatDate(*cell.date) + "\"";
  std::string text;
  const std::vector<std::string> lines = Lines(cell.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text += "<text:p>";
    if (i == 0 && !cell.struck.empty())
      text += "<text:span text:style-name=\"struck\">" + Escape(cell.struck) +
              (cell.text.empty() ? "" : " ") + "</text:span>";
    text += Escape(lines[i]) + "</text:p>";
  }
  return "<table:table-cell" + attributes + ">" + text + "</table:table-cell>";
}

std::string OdsStyles(const Looks& looks) {
  std::string styles =
      "<office:automatic-styles><style:style style:name=\"struck\" "
      "style:family=\"text\"><style:text-properties "
      "style:text-line-through-style=\"solid\"/></style:style>";
  std::size_t number = 0;
  for (const std::string& look : looks.Each()) {
    const std::size_t bar = look.find('|');
    const std::string fill = look.substr(bar + 1);
    styles += "<style:style style:name=\"ce" + std::to_string(number++) +
              "\" style:family=\"table-cell\"><style:table-cell-properties" +
              (fill.empty() ? "" : " fo:background-color=\"#" + fill + "\"") +
              "/><style:text-properties" + look.substr(0, bar) +
              "/></style:style>";
  }
  return styles + "</office:automatic-styles>";
}

}  // namespace

std::string WriteExcel(const std::vector<Sheet>& sheets) {
  const std::string space(kSheetNamespace);
  Looks fonts, fills, formats;
  std::string relationships(kRelationships), list;
  std::vector<ZipPart> parts = {Main("xl/workbook.xml")};
  for (const Sheet& sheet : sheets) {
    const std::string file = "sheet" + std::to_string(parts.size()) + ".xml";
    relationships += Relationship(file, "worksheet", file);
    list += "<sheet name=\"" + Escape(sheet.name) + "\" sheetId=\"" +
            std::to_string(parts.size()) + "\" r:id=\"" + file + "\"/>";
    std::string rows, merged;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      rows += "<row r=\"" + std::to_string(row + 1) + "\">";
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        const SheetCell& cell = sheet.rows[row][column];
        rows += ExcelCell(cell, Address(row, column), fonts, fills, formats);
        if (cell.columns > 1 || cell.rows > 1)
          merged += "<mergeCell ref=\"" + Address(row, column) + ":" +
                    Address(row + cell.rows - 1, column + cell.columns - 1) +
                    "\"/>";
      }
      rows += "</row>";
    }
    parts.push_back(
        {"xl/" + file,
         "<worksheet" + space + "><sheetData>" + rows + "</sheetData>" +
             (merged.empty() ? "" : "<mergeCells>" + merged + "</mergeCells>") +
             "</worksheet>"});
  }
  relationships += Relationship("styles", "styles", "styles.xml");
  parts.push_back({"xl/styles.xml",
                   "<styleSheet" + space + "><fonts>" + fonts.All() +
                       "</fonts><fills>" + fills.All() + "</fills><cellXfs>" +
                       formats.All() + "</cellXfs></styleSheet>"});
  parts.push_back(
      {"xl/_rels/workbook.xml.rels", relationships + "</Relationships>"});
  parts.push_back(
      {"xl/workbook.xml",
       "<workbook" + space +
           " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
           "relationships\"><sheets>" +
           list + "</sheets></workbook>"});
  return Zip(parts);
}

std::string WriteWord(const std::vector<Sheet>& sheets) {
  std::string body;
  for (const Sheet& sheet : sheets) {
    const std::vector<std::vector<Covered>> covered = FindCovered(sheet);
    body += "<w:p>";
    if (sheet.caption)
      body += "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>" +
              Escape(sheet.name) + "</w:t></w:r>";
    body += "</w:p><w:tbl>";
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      body += "<w:tr>";
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        SheetCell cell = sheet.rows[row][column];
        if (covered[row][column].left) continue;
        body += WordCell(cell, covered[row][column]);
      }
      body += "</w:tr>";
    }
    body += "</w:tbl>";
  }
  return Word(body,
              "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name "
              "w:val=\"heading 1\"/></w:style>");
}

std::string WriteOds(const std::vector<Sheet>& sheets) {
  Looks styles;
  std::string tables;
  for (const Sheet& sheet : sheets) {
    const std::vector<std::vector<Covered>> covered = FindCovered(sheet);
    if (!tables.empty())
      tables += "</table:table><table:table table:name=\"" +
                Escape(sheet.name) + "\">";
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      tables += "<table:table-row>";
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
        tables +=
            OdsCell(sheet.rows[row][column], covered[row][column], styles);
      tables += "</table:table-row>";
    }
  }
  return Ods(tables, OdsStyles(styles),
             sheets.empty() ? "" : Escape(sheets.front().name));
}

std::string WriteCsv(const std::vector<Sheet>& sheets, char separator) {
  std::string csv;
  std::size_t columns = 0;
  for (const Sheet& sheet : sheets)
    for (const std::vector<SheetCell>& row : sheet.rows)
      columns = std::max(columns, row.size());
  for (const Sheet& sheet : sheets) {
    if (!csv.empty()) csv += std::string(columns - 1, separator) + "\r\n";
    for (const std::vector<SheetCell>& row : sheet.rows) {
      for (std::size_t i = 0; i < columns; ++i) {
        if (i > 0) csv += separator;
        if (i >= row.size()) continue;
        const std::string& text = row[i].text;
        if (text.find_first_of(std::string("\"\n") + separator) ==
            std::string::npos) {
          csv += text;
          continue;
        }
        csv += '"';
        for (const char c : text) csv += c == '"' ? "\"\"" : std::string(1, c);
        csv += '"';
      }
      csv += "\r\n";
    }
  }
  return csv;
}

namespace {

// Code points of UTF-8 that is well formed.
std::vector<std::uint32_t> CodePoints(const std::string& utf8) {
  std::vector<std::uint32_t> points;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      points.push_back(byte);
    else if (byte >= 0xE0)
      points.push_back(byte & 0x0FU);
    else if (byte >= 0xC0)
      points.push_back(byte & 0x1FU);
    else
      points.back() = points.back() << 6 | (byte & 0x3FU);
  }
  return points;
}

}  // namespace

std::string ToUtf16(const std::string& utf8, bool big_endian) {
  std::string text;
  const auto add = [&](std::uint32_t unit) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    text += big_endian ? high : low;
    text += big_endian ? low : high;
  };
  add(0xFEFF);
  for (const std::uint32_t point : CodePoints(utf8)) add(point);
  return text;
}

std::string ToWindows1252(const std::string& utf8) {
  std::string text;
  for (const std::uint32_t point : CodePoints(utf8))
    text += point == 0x2013 ? '\x96'
            : point < 0x100 ? static_cast<char>(point)
                            : '?';
  return text;
}

std::string ShowSheets(const std::vector<Sheet>& sheets) {
  std::string shown;
  for (const Sheet& sheet : sheets) {
    shown += "[" + sheet.name + "]\n";
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      shown += std::to_string(row + 1) + ": ";
      for (const SheetCell& cell : sheet.rows[row]) {
        if (!cell.struck.empty()) shown += "~" + cell.struck + "~ ";
        for (const char c : cell.text)
          shown += c == '\n' ? std::string("\\n") : std::string(1, c);
        if (cell.fill) shown += " #" + Hex(*cell.fill);
        if (cell.bold) shown += " *";
        if (cell.columns > 1 || cell.rows > 1)
          shown += " <" + std::to_string(cell.columns) + "x" +
                   std::to_string(cell.rows) + ">";
        shown += "|";
      }
      shown += '\n';
    }
  }
  return shown;
}

}  // namespace planwatch
