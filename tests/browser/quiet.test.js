// No page asks another origin for anything, fails to find a file, or makes the browser complain.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.js";
import { build } from "./program.js";
import { serve } from "./server.js";

let site, server, browser;

before(async () => {
  site = await build("content-example");
  server = await serve(site.output);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
  await site?.remove();
});

test("every page loads in silence, from its own origin alone", async () => {
  assert.ok(site.pages.length > 40, "the pages of the example are there");
  const { page, notes, close } = await open(browser, server.origin);
  const faults = [];
  for (const { address } of site.pages) {
    await page.goto(server.origin + address, { waitUntil: "load" });
    faults.push(...notes.splice(0).map((note) => `${address}: ${note}`));
  }
  await close();
  assert.deepEqual(faults, []);
});
