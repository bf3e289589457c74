// The pages behind a proxy, which has TLS, a password and a path: each is there
// with its style and links, and who may accept what is held back does it.
//
//   node proxy.mjs MODULES CHROMIUM URL
//
// alice, whose password is "secret", may accept; bob may not. The plan cse is
// held back.
import { at, fault, kPages, run } from "./browser.mjs";

const [modules, browserName, base] = process.argv.slice(2);
const as = (username) => ({
  ignoreHTTPSErrors: true, // the certificate is the test's own
  httpCredentials: { username, password: "secret" },
});
async function pages(withPage) {
  for (const [name, path] of Object.entries(kPages)) {
    if (["refused", "nowhere"].includes(name)) continue;
    at.place = name;
    await withPage(as("alice"), async (page) => {
      const answer = await page.goto(base + path);
      if (answer.status() !== 200) fault(`answered with ${answer.status()}`);
      if ((await page.evaluate(() => document.styleSheets.length)) === 0) fault("has no style");
      const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => link.href));
      for (const link of links)
        if (!link.startsWith(base) && !link.startsWith("mailto:")) fault(`leads out: ${link}`);
    });
  }
}

async function accepting(withPage) {
  const button = (page) => page.getByRole("button", { name: /^Accept this version/ });
  at.place = "check, as bob";
  await withPage(as("bob"), async (page) => {
    await page.goto(`${base}/check`);
    if ((await button(page).count()) !== 0) fault("has the button");
  });
  at.place = "check, as alice";
  await withPage(as("alice"), async (page) => {
    await page.goto(`${base}/check`);
    if ((await button(page).count()) !== 1) return fault("has no button");
    if ((await page.getByText(/^Actions: 34 → /).count()) !== 1) fault("does not say what changes");
    const action = await page.locator("form[method=post]").evaluate((form) => form.action);
    // A page of another site that knows even that.
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(`data:text/html,<form method="post" action="${encodeURIComponent(action)}"><button>Win</button></form>`);
    const [refused] = await Promise.all([
      elsewhere.waitForResponse((answer) => answer.request().method() === "POST"),
      elsewhere.getByRole("button").click(),
    ]);
    if (refused.status() !== 403) fault(`another site's form is answered with ${refused.status()}`);
    await elsewhere.close();
    await button(page).click();
    await page.waitForURL(`${base}/check`);
    if ((await button(page).count()) !== 0) fault("still has the button");
    if ((await page.getByText("HELD BACK").count()) !== 0) fault("is still held back");
  });
}

await run(modules, browserName, base, [pages, accepting]);
