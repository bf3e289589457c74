// That everybody gets everywhere on the daemon's pages: by keyboard, zoomed, on
// the narrowest phone, by ear, on paper; and that a page which is no longer
// kept fresh says so.
//
//   node reach.mjs MODULES CHROMIUM URL PID
//
// PID is the daemon's: it is ended by this test. The rest is as for pages.mjs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { at, fault, kPages, run, tooWide } from "./browser.mjs";

const [modules, browserName, base, pid] = process.argv.slice(2);

// Every page at 320 pixels, and the board with text of twice the size.
async function narrow(withPage) {
  for (const [name, path] of Object.entries(kPages)) {
    at.place = `${name}, 320 pixels`;
    await withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
      await page.goto(base + path);
      const wider = await tooWide(page);
      if (wider > 0) fault(`scrolls sideways by ${wider} pixels`);
      if (name !== "board") return;
      at.place = "board, text of 200 %";
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      if ((await tooWide(page)) > 0) fault("scrolls sideways");
    });
  }
}

// Down the page by Tab: each stop can be seen, in the order of the page, with
// its focus drawn.
async function tabThrough(withPage) {
  const screens = [[360, 740, 1], [1366, 768, 1], [683, 384, 2]]; // the last: 1366 at 200 %
  for (const [width, height, deviceScaleFactor] of screens)
    for (const path of ["/", "/actions?plan=cse"]) {
      at.place = `${path} by keyboard, ${width} pixels`;
      await withPage({ viewport: { width, height }, deviceScaleFactor }, async (page) => {
        await page.goto(base + path);
        let stops = 0;
        let before = -1;
        for (; stops < 60; ++stops) {
          await page.keyboard.press("Tab");
          const stop = await page.evaluate(() => {
            const element = document.activeElement;
            if (element === document.body) return null;
            const box = element.getBoundingClientRect();
            const style = getComputedStyle(element);
            return {
              name: element.outerHTML.slice(0, 80),
              order: Array.from(document.querySelectorAll("*")).indexOf(element),
              seen: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
              focus: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
            };
          });
          if (!stop) break;
          if (!stop.seen) fault(`the focus is out of sight: ${stop.name}`);
          if (!stop.focus) fault(`the focus is not drawn: ${stop.name}`);
          if (stop.order <= before) fault(`is out of order: ${stop.name}`);
          before = stop.order;
        }
        if (stops < 10) fault(`stops ${stops} times`);
      });
    }
}

// On a phone the list above the cards sorts as the headings do; what is blank
// comes last both ways.
async function sortCards(withPage) {
  at.place = "sorting";
  await withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
    await page.goto(base + "/actions?plan=cse");
    const list = page.getByLabel("Sort by");
    const late = () =>
      page.locator("tbody tr").evaluateAll((rows) =>
        rows.map((row) => row.querySelector("[data-label='Days late']").textContent.trim()));
    for (const choice of ["Days late", "Days late, last first"]) {
      await list.selectOption({ label: choice });
      const order = await late();
      if (order[0] === "") fault(`${choice}: what is blank comes first`);
      if (order.at(-1) !== "") fault(`${choice}: what is blank does not come last`);
    }
  });
}

// One h1, no level left out; links of one name within one table, row and column
// lead to one place.
async function outline(withPage) {
  for (const [name, path] of Object.entries(kPages)) {
    at.place = `${name}, its outline`;
    await withPage({}, async (page) => {
      await page.goto(base + path);
      const levels = await page.locator("h1, h2, h3, h4").evaluateAll((all) => all.map((each) => Number(each.tagName[1])));
      if (levels.filter((level) => level === 1).length !== 1) fault("has not one h1");
      levels.forEach((level, i) => {
        if (i > 0 && level > levels[i - 1] + 1) fault(`h${level} follows h${levels[i - 1]}`);
      });
      const alike = await page.evaluate(() => {
        const seen = new Map();
        const found = [];
        for (const link of document.querySelectorAll("main a")) {
          const cell = link.closest("td, th");
          const context = [
            link.getAttribute("aria-label") ?? link.textContent.trim(),
            cell?.closest("table").caption.textContent,
            cell?.parentElement.cells[0].textContent,
            cell?.cellIndex,
          ].join(" | ");
          if (seen.has(context) && seen.get(context) !== link.href) found.push(context);
          seen.set(context, link.href);
        }
        return found;
      });
      for (const context of alike) fault(`two links, one name: ${context}`);
    });
  }
}

// The header of a table on each of its pages, what is folded away, the running
// title; no page with nothing but the margin.
async function onPaper(withPage) {
  at.place = "on paper";
  const folder = mkdtempSync(join(tmpdir(), "planwatch-paper-"));
  try {
    await withPage({}, async (page) => {
      await page.goto(base + "/actions?plan=cse");
      const path = join(folder, "actions.pdf");
      await page.pdf({ path, preferCSSPageSize: true, format: "A4" });
      const pages = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
      if (pages.length < 2) fault(`${pages.length} page: nothing is repeated`);
      pages.forEach((text, i) => {
        const where = `page ${i + 1} of ${pages.length}`;
        if (!/Reference\s+Action/.test(text)) fault(`${where} has no header of the table`);
        if (!text.includes(`Page ${i + 1} of ${pages.length}`)) fault(`${where} has no number`);
        if (!text.includes("Actions, figures as at 18 May 2015")) fault(`${where} has no title`);
        if (text.split("\n").filter((line) => line.trim()).length < 5) fault(`${where} is all but empty`);
      });
      if (!pages.join("").includes("Evidence:")) fault("the evidence is folded away");
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// The daemon is stopped: after two refreshes that failed the page says so.
async function stale(withPage) {
  at.place = "stale page";
  await withPage({}, async (page) => {
    await page.clock.install();
    await page.goto(base + "/");
    const made = await page.locator("[data-updated]").innerText();
    if (!/^\d\d:\d\d$/.test(made)) fault(`does not say when it was made: ${made}`);
    process.kill(Number(pid), "SIGTERM");
    const gone = async () => fetch(base + "/-/healthy").then(() => false, () => true);
    for (let i = 0; i < 100 && !(await gone()); ++i) await new Promise((done) => setTimeout(done, 100));
    await page.clock.runFor(61_000);
    await page.waitForFunction(() => failures === 1);
    if ((await page.locator(".stale").count()) !== 0) fault("one failure is an alarm already");
    await page.clock.runFor(61_000);
    await page.getByRole("alert").waitFor({ timeout: 10_000 });
    if (!(await page.getByRole("alert").innerText()).includes(made)) fault("the banner does not say of when the page is");
  });
}

await run(modules, browserName, base, [narrow, tabThrough, sortCards, outline, onPaper, stale]);
