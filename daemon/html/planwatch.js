// What the pages gain by script: tables sort by their columns, and the board
// keeps itself up to date. Everything else works without.
"use strict";

// Column and direction by the table's caption, kept over a refresh.
const sorted = new Map();

function keyOf(cell) {
  if (cell.querySelector("svg")) return "";
  const marked = cell.querySelector("[data-sort], :scope > time");
  if (marked) return marked.dataset.sort ?? marked.dateTime;
  return cell.textContent.trim();
}

function compare(a, b) {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  return a.localeCompare(b, "en-GB", { numeric: true });
}

function sort(table, column, descending) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row) => [keyOf(row.cells[column]), row]);
  rows.sort(([a], [b]) => (descending ? compare(b, a) : compare(a, b)));
  body.append(...rows.map(([, row]) => row));
  for (const cell of table.tHead.rows[0].cells)
    cell.removeAttribute("aria-sort");
  table.tHead.rows[0].cells[column].setAttribute(
    "aria-sort",
    descending ? "descending" : "ascending",
  );
  sorted.set(table.caption.textContent, [column, descending]);
}

function makeSortable(table) {
  if (!table.tHead || table.tBodies[0].rows.length < 2) return;
  const rows = Array.from(table.tBodies[0].rows);
  for (const cell of table.tHead.rows[0].cells) {
    if (rows.every((row) => keyOf(row.cells[cell.cellIndex]) === "")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...cell.childNodes);
    button.addEventListener("click", () =>
      sort(table, cell.cellIndex, cell.ariaSort === "ascending"),
    );
    cell.append(button);
  }
  const before = sorted.get(table.caption.textContent);
  if (before) sort(table, ...before);
}

function prepare() {
  for (const table of document.querySelectorAll("table.stacked"))
    makeSortable(table);
}

// Not while somebody works on the page: the content under them would change.
function isBusy() {
  const main = document.querySelector("main");
  return (
    document.hidden ||
    main.contains(document.activeElement) ||
    !getSelection().isCollapsed
  );
}

async function refresh() {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(
    await answer.text(),
    "text/html",
  );
  const main = page.querySelector("main");
  if (!main || isBusy()) return;
  document.querySelector("main").replaceWith(main);
  document.title = page.title;
  prepare();
}

function offerRefresh() {
  const every = Number(document.querySelector("main").dataset.refresh) * 1000;
  if (!every) return;
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = localStorage.getItem("planwatch-refresh") !== "off";
  box.addEventListener("change", () =>
    localStorage.setItem("planwatch-refresh", box.checked ? "on" : "off"),
  );
  label.className = "tools";
  label.append(box, " Keep this page up to date");
  document.querySelector("header").append(label);
  setInterval(() => {
    // A daemon that is down for a moment is asked again.
    if (box.checked && !isBusy()) refresh().catch(() => {});
  }, every);
}

prepare();
offerRefresh();
