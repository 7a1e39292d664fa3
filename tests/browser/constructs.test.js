// Every construct of Markdown, long names, long words and many services: nothing of an author's breaks a page.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./browser.js";
import { twoAtATime, visited } from "./fixture.js";
import { everyConstruct } from "./program.js";
import { everyState } from "./states.js";

const fixture = visited(everyConstruct);

/** One page of each kind, and the one with all constructs. */
const addresses = [
  "/",
  "/constructions/",
  "/en/constructs/",
  "/services/",
  "/services/accompagnement-psychosocial-interdisciplinaire/",
  "/articles/",
  "/articles/premier-article/",
  "/profil/",
  "/communication/",
  "/404.html",
];

test("one page of each kind holds in every state", async () => {
  const faults = await twoAtATime(addresses, async (address) => {
    return (await everyState(fixture.browser, fixture.origin, address)).faults;
  });
  assert.deepEqual(faults, []);
});

test("the notices of an author look like notices, and wide tables can be moved sideways", async () => {
  const { page, close } = await open(fixture.browser, fixture.origin, { viewport: { width: 360, height: 740 } });
  await page.goto(`${fixture.origin}/constructions/`);
  const plain = await page.locator(".alert").evaluateAll((alerts) =>
    alerts.filter((alert) => getComputedStyle(alert).backgroundColor === "rgba(0, 0, 0, 0)").map((alert) => alert.className),
  );
  assert.deepEqual(plain, []);
  assert.equal(await page.locator(".alert").count(), 5);
  const wide = page.locator(".table-scroll").last();
  await wide.evaluate((table) => table.scrollTo(1000, 0));
  assert.ok((await wide.evaluate((table) => table.scrollLeft)) > 100);
  await close();
});
