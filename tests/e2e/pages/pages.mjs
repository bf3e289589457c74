// The daemon's pages in real Chromium: without script and with, on a phone, a
// laptop and a projector, in both themes, and printed.
//
//   node pages.mjs MODULES CHROMIUM URL [PICTURES]
//
// MODULES is the folder that holds node_modules with playwright-core and
// axe-core, URL a daemon on the sample; PICTURES, where given, takes a picture
// of each page. Prints each fault; the exit status is 1 where there is one.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { at, fault, kPages, packages, run, tooWide } from "./browser.mjs";

const [modules, browserName, base, pictures] = process.argv.slice(2);
const axe = readFileSync(packages(modules).resolve("axe-core/axe.min.js"), "utf8");

const kWidths = { 360: 740, 1024: 768, 1920: 1080 };
const kRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function lookAt(page) {
  const found = await page.evaluate(
    (rules) => axe.run(document, { runOnly: rules }),
    kRules,
  );
  for (const { id, nodes } of found.violations)
    for (const node of nodes) fault(`axe: ${id}: ${node.html.slice(0, 200)}`);
  if (found.passes.length === 0) fault("axe looked at nothing");
}

async function lookAtAll(withPage) {
  for (const [name, path] of Object.entries(kPages))
    for (const colorScheme of ["light", "dark"])
      await withPage({ colorScheme }, async (page) => {
        at.place = `${name}, ${colorScheme}`;
        await page.goto(base + path);
        // Past the page's policy, which would not let it in.
        await page.evaluate(axe);
        for (const [width, height] of Object.entries(kWidths)) {
          // The colours of a theme are the same at every width, and from the
          // laptop's on all else is.
          const axeLooks = colorScheme === "light" ? width !== "1920" : width === "1024";
          if (!axeLooks && colorScheme === "dark" && !pictures) continue;
          at.place = `${name}, ${width} pixels, ${colorScheme}`;
          await page.setViewportSize({ width: Number(width), height });
          const wider = await tooWide(page);
          if (wider > 0) fault(`is ${wider} pixels too wide`);
          if (axeLooks) await lookAt(page);
          if (pictures)
            await page.screenshot({
              path: join(pictures, `${name}-${width}-${colorScheme}.png`),
              fullPage: true,
            });
        }
      });
}

const withoutAges = (text) => text.replace(/[a-z0-9 ]+ ago|\d\d:\d\d/g, "");

// The same words and links come without script.
async function lookWithoutScript(withPage) {
  for (const [name, path] of Object.entries(kPages)) {
    at.place = `${name} without script`;
    const seen = {};
    for (const javaScriptEnabled of [false, true])
      await withPage({ javaScriptEnabled }, async (page) => {
        await page.goto(base + path);
        seen[javaScriptEnabled] = [
          withoutAges(await page.locator("main").innerText()),
          await page.locator("main a").count(),
        ].join("\n");
      });
    if (seen[false] !== seen[true]) fault("differs from the one with script");
    if (seen[false].length < 50) fault("says nothing");
  }
}

async function print(withPage) {
  for (const [name, path] of Object.entries(kPages)) {
    at.place = `${name}, printed`;
    await withPage({}, async (page) => {
      await page.goto(base + path);
      const pdf = await page.pdf({ preferCSSPageSize: true, format: "A4" });
      if (pdf.subarray(0, 5).toString() !== "%PDF-") fault("is no PDF");
      // On A4, at the printed size, nothing may stand beyond the margin.
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 680, height: 960 });
      const wider = await tooWide(page);
      if (wider > 0) fault(`is ${wider} pixels too wide for the paper`);
      if (await page.getByLabel("Pages").isVisible()) fault("shows the navigation");
      if (pictures)
        await page.screenshot({ path: join(pictures, `${name}-print.png`), fullPage: true });
    });
  }
}

// A number leads to its rows, the form chooses among them, the keyboard gets
// everywhere, a heading sorts.
async function useThem(withPage) {
  at.place = "use";
  await withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
    await page.goto(base + "/");
    await page.keyboard.press("Tab");
    if (!(await page.locator(".skip:focus").isVisible())) fault("Tab finds no way to the content");

    await page.getByRole("link", { name: "1 overdue" }).click();
    await page.waitForURL(/overdue=1/);
    const rows = page.locator("tbody tr");
    if ((await rows.count()) !== 1) fault("the overdue action is not there");
    if (!(await rows.first().innerText()).includes("30 April 2015")) fault("nor its date");

    await page.locator("select[name=overdue]").selectOption({ label: "Any" });
    await page.locator("select[name=rag]").selectOption({ label: "rated amber" });
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/rag=amber/);
    if ((await rows.count()) !== 7) fault("the form does not choose");

    await page.goto(base + "/actions");
    const due = page.getByRole("columnheader", { name: "Due" });
    await due.getByRole("button").click();
    if ((await due.getAttribute("aria-sort")) !== "ascending") fault("a heading does not sort");
    if (!(await rows.first().innerText()).includes("30 April 2015"))
      fault("the first due does not come first");
    await due.getByRole("button").click();
    if ((await due.getAttribute("aria-sort")) !== "descending") fault("nor the other way");
  });

  at.place = "refresh";
  await withPage({}, async (page) => {
    await page.clock.install();
    await page.goto(base + "/");
    await page.evaluate(() => (document.querySelector("main h2").textContent = "Old"));
    await page.clock.runFor(61_000);
    await page.getByRole("heading", { name: "Old" }).waitFor({ state: "detached", timeout: 10_000 });
    if ((await page.locator("main table button").count()) === 0) fault("sorting is lost");
    await page.getByLabel("Keep this page up to date").uncheck();
    await page.locator("body").click({ position: { x: 1, y: 1 } });
    await page.evaluate(() => (document.querySelector("main h2").textContent = "Kept"));
    await page.clock.runFor(180_000);
    if ((await page.getByRole("heading", { name: "Kept" }).count()) !== 1)
      fault("goes on though it was switched off");
  });
}

if (pictures) mkdirSync(pictures, { recursive: true });
await run(modules, browserName, base, [lookAtAll, lookWithoutScript, print, useThem]);
