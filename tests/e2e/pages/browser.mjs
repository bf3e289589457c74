// What the tests of the pages share: the browser, and the faults that they find.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";

export const kPages = {
  board: "/",
  plan: "/board?plan=cse",
  meeting: "/board?plan=cse&mode=meeting",
  actions: "/actions?plan=cse",
  action: "/action/cse/1.1",
  lead: "/lead/CSE%20Co-ordinator",
  partner: "/partner/Police",
  refused: "/actions?rag=purple",
  nowhere: "/nowhere",
  check: "/check",
  changes: "/changes",
  report: "/report",
  exceptions: "/report?form=exceptions",
};
// Answered with 400 or 404 by themselves.
const kErrors = ["refused", "nowhere"];

// Where the test is, before each fault.
export const at = { place: "" };
const faults = [];
export const fault = (text) => faults.push(`${at.place}: ${text}`);

export const packages = (modules) => createRequire(resolve(modules, "package.json"));

// What a page must never do, told as it happens.
function watch(page, base) {
  page.on("console", (message) => {
    if (message.type() === "error" && !kErrors.some((name) => at.place.startsWith(name)) && !at.place.startsWith("stale"))
      fault(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fault(`script: ${error.message}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(base).origin)
      fault(`asks another host: ${request.url()}`);
  });
}

export const tooWide = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Runs the tests with a function that opens a page, prints each fault; the exit
// status is 1 where there is one.
export async function run(modules, browserName, base, tests) {
  const { chromium } = packages(modules)("playwright-core");
  // Chromium's own sandbox can't be had as root or in many a container; the
  // pages are ours.
  const executablePath = execFileSync("which", [browserName], { encoding: "utf8" }).trim();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const withPage = async (options, use) => {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      watch(page, base);
      await use(page);
    } finally {
      await context.close();
    }
  };
  try {
    for (const test of tests) await test(withPage);
  } catch (error) {
    fault(error.message);
  } finally {
    await browser.close();
  }
  for (const text of faults) console.log(text);
  process.exitCode = faults.length ? 1 : 0;
}
