// What the pages gain by script: tables sort by their columns, the board keeps
// itself up to date and says when it can't. Everything else works without.
"use strict";

// Column and direction by the table's caption, kept over a refresh.
const sorted = new Map();
const kFailuresBeforeBanner = 2;
let failures = 0;

function keyOf(cell) {
  if (cell.querySelector("svg")) return "";
  const marked = cell.querySelector("[data-sort], :scope > time");
  if (marked) return marked.dataset.sort ?? marked.dateTime;
  const text = cell.textContent.trim();
  return text === "–" ? "" : text;
}

// Blanks come last both ways.
function compare(a, b, descending) {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  const order = a.localeCompare(b, "en-GB", { numeric: true });
  return descending ? -order : order;
}

function sort(table, column, descending) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row) => [keyOf(row.cells[column]), row]);
  rows.sort(([a], [b]) => compare(a, b, descending));
  body.append(...rows.map(([, row]) => row));
  for (const cell of table.tHead.rows[0].cells)
    cell.removeAttribute("aria-sort");
  table.tHead.rows[0].cells[column].setAttribute(
    "aria-sort",
    descending ? "descending" : "ascending",
  );
  const list = table.parentElement.previousElementSibling?.querySelector?.(
    ":scope > select",
  );
  if (list) list.value = `${column} ${descending}`;
  sorted.set(table.caption.textContent, [column, descending]);
}

// For screens on which the table is a list of cards, without its headings.
function offerSorting(table, columns) {
  const label = document.createElement("label");
  const list = document.createElement("select");
  label.className = "sort";
  label.append("Sort by ", list);
  list.append(new Option("the order of the list", ""));
  for (const [column, words] of columns)
    for (const descending of [false, true])
      list.append(
        new Option(
          descending ? `${words}, last first` : words,
          `${column} ${descending}`,
        ),
      );
  list.addEventListener("change", () => {
    const [column, descending] = list.value.split(" ");
    if (column !== "") sort(table, Number(column), descending === "true");
  });
  table.parentElement.before(label);
}

function makeSortable(table) {
  if (!table.tHead || table.tBodies[0].rows.length < 2) return;
  const rows = Array.from(table.tBodies[0].rows);
  const columns = [];
  for (const cell of table.tHead.rows[0].cells) {
    if (rows.every((row) => keyOf(row.cells[cell.cellIndex]) === "")) continue;
    columns.push([cell.cellIndex, cell.textContent]);
    const button = document.createElement("button");
    button.type = "button";
    button.append(...cell.childNodes);
    button.addEventListener("click", () =>
      sort(table, cell.cellIndex, cell.ariaSort === "ascending"),
    );
    cell.append(button);
  }
  offerSorting(table, columns);
  const before = sorted.get(table.caption.textContent);
  if (before) sort(table, ...before);
}

// Only what scrolls is a stop of the keyboard.
function markScrolling() {
  for (const region of document.querySelectorAll(".scroll"))
    if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
}

function prepare() {
  for (const table of document.querySelectorAll("table.stacked"))
    makeSortable(table);
  markScrolling();
}

// Not while somebody works on the page: the content under them would change.
function isBusy() {
  const main = document.querySelector("main");
  return (
    main.contains(document.activeElement) || !getSelection().isCollapsed
  );
}

function tellStale() {
  if (document.querySelector(".stale")) return;
  const since = document.querySelector("[data-updated]")?.textContent;
  const banner = document.createElement("p");
  banner.className = "stale";
  banner.setAttribute("role", "alert");
  banner.textContent =
    "This page can’t be kept up to date: planwatch does not answer. " +
    (since ? `It shows what was known at ${since}.` : "");
  document.querySelector("header").after(banner);
}

async function fetchMain() {
  const answer = await fetch(location.href);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(
    await answer.text(),
    "text/html",
  );
  return [page.querySelector("main"), page.title];
}

async function refresh() {
  try {
    const [main, title] = await fetchMain();
    failures = 0;
    document.querySelector(".stale")?.remove();
    if (!main || isBusy()) return;
    document.querySelector("main").replaceWith(main);
    document.title = title;
    prepare();
  } catch {
    // A daemon that is down for a moment is asked again.
    if (++failures >= kFailuresBeforeBanner) tellStale();
  }
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
    if (box.checked && !document.hidden) refresh();
  }, every);
}

// In a meeting the arrows go from plan to plan.
function turnPages() {
  if (!document.documentElement.classList.contains("meeting")) return;
  const ways = { ArrowLeft: "prev", ArrowRight: "next" };
  document.addEventListener("keydown", (event) => {
    const way = ways[event.key];
    if (way && event.target === document.body)
      document.querySelector(`.order [rel=${way}]`)?.click();
  });
}

addEventListener("resize", markScrolling);
// Where the style alone does not open it.
addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("details:not(.it)"))
    each.open = true;
});
prepare();
offerRefresh();
turnPages();
