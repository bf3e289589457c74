// The rows of a workbook's first sheet, by SheetJS.
const XLSX = require("xlsx");

const workbook = XLSX.readFile(process.argv[2], { dense: true, cellDates: true });
const rows = XLSX.utils.sheet_to_json(workbook.Sheets[workbook.SheetNames[0]]);
const rags = {};
for (const row of rows) rags[row.RAG] = (rags[row.RAG] ?? 0) + 1;
console.log(JSON.stringify(rags));
