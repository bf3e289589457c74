// The board of twenty plans of ten actions in real Chromium: a screen and a half.
//
//   node many.mjs MODULES CHROMIUM URL
//
// As for pages.mjs, but that the daemon reads the plans p1 to p20.
import { at, fault, run, tooWide } from "./browser.mjs";

const [modules, browserName, base] = process.argv.slice(2);
const kScreen = [1366, 900];

async function fits(withPage) {
  const [width, height] = kScreen;
  at.place = "board of twenty plans";
  await withPage({ viewport: { width, height } }, async (page) => {
    await page.goto(base + "/");
    const high = await page.evaluate(() => document.documentElement.scrollHeight);
    if (high > 1.5 * height) fault(`is ${high} pixels high, not a screen and a half of ${height}`);
    const table = (caption) => page.getByRole("table", { name: caption }).locator("tbody tr");
    const plans = table("20 delivery plans");
    if ((await plans.count()) !== 20) fault("has no row for each plan");
    const lateness = await table("Overdue or red in all plans: longest overdue first")
      .locator("[data-label='Days late']").evaluateAll((cells) => cells.map((cell) => Number(cell.textContent)));
    if (lateness.length !== 5) fault(`lists ${lateness.length} of the worst actions`);
    if (lateness.some((days, i) => i > 0 && days > lateness[i - 1])) fault("does not list the longest overdue first");

    const overdue = await page.getByRole("link", { name: /^[0-9]+ overdue$/ }).innerText();
    await page.getByRole("link", { name: /^All [0-9]+ that are overdue$/ }).click();
    await page.waitForURL(/overdue=1/);
    const rows = await page.locator("tbody tr").count();
    if (rows !== parseInt(overdue)) fault(`tells ${overdue}, and leads to ${rows}`);

    await page.goto(base + "/");
    await plans.nth(2).getByRole("link").first().click();
    await page.getByRole("heading", { level: 1, name: "Domestic abuse plan 3" }).waitFor();
  });
  at.place = "board of twenty plans on a phone";
  await withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
    await page.goto(base + "/");
    const wider = await tooWide(page);
    if (wider > 0) fault(`scrolls sideways by ${wider} pixels`);
  });
}

await run(modules, browserName, base, [fits]);
