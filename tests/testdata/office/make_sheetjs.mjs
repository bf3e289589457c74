// Makes sheetjs.xlsx and sheetjs.ods beside it as SheetJS writes them, and
// sheetjs-1904.xlsx. Run by hand where npm is, and commit the result:
//   npm install --no-save xlsx@0.18.5 && TZ=UTC node make_sheetjs.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import XLSX from "xlsx";

const here = dirname(fileURLToPath(import.meta.url));

// Days since the last of 1899, as Excel counts them: no time zone can move them.
const serial = (year, month, day) => Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86400000);

function workbook(options = {}) {
  const sheet = XLSX.utils.aoa_to_sheet([
    ["Delivery plan"],
    ["Objective", "Action", "Due", "RAG", "Done"],
    ["1 Prevent", "Brief staff & partners", null, "A", false],
    [null, "Train staff", null, "G", true],
    ["Totals", null, null, null, null],
  ]);
  sheet["!merges"] = ["A1:E1", "A3:A4", "A5:D5"].map((range) => XLSX.utils.decode_range(range));
  const shift = options.date1904 ? 1462 : 0;
  // In OpenDocument files a number is a date only where the cell says so.
  if (options.ods) sheet["C3"] = { t: "d", v: new Date(Date.UTC(2015, 4, 31)), z: "dd/mm/yyyy" };
  else sheet["C3"] = { t: "n", v: serial(2015, 5, 31) - shift, z: "dd/mm/yyyy" };
  sheet["C4"] = { t: "n", v: serial(2015, 6, 1) - shift, z: "mmm-yy" };
  sheet["E5"] = { t: "n", v: 2, f: "COUNTA(B3:B4)" };
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "Delivery plan");
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["R"], ["A"]]), "Lists");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }], WBProps: { date1904: Boolean(options.date1904) } };
  return book;
}

const save = (book, name, options) => writeFileSync(join(here, name), XLSX.write(book, { type: "buffer", compression: true, ...options }));
save(workbook(), "sheetjs.xlsx", { bookType: "xlsx", bookSST: false });
save(workbook(), "sheetjs-shared.xlsx", { bookType: "xlsx", bookSST: true });
save(workbook({ ods: true }), "sheetjs.ods", { bookType: "ods" });
save(workbook({ date1904: true }), "sheetjs-1904.xlsx", { bookType: "xlsx" });
// And the sample, whose every cell is text.
const sample = XLSX.read(readFileSync(join(here, "../../../config/sample/plan.csv")), { raw: true, codepage: 65001, type: "buffer" });
save(sample, "../sample/plan-sheetjs.xlsx", { bookType: "xlsx" });
save(sample, "../sample/plan-sheetjs.ods", { bookType: "ods" });
