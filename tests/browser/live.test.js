// The preview in an open page: every kind of edit arrives by itself; a fault is shown over the page and goes once mended.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, beforeEach, afterEach, test } from "node:test";

import axe from "axe-core";

import { launch, open } from "./browser.js";
import { preview, root } from "./program.js";
import { violations } from "./states.js";

const article = "content/fr/approche.md";
const sentence = "Je ne cherche pas qui a raison.";
const praise = `

> Marguerite nous a sauvés. Merci pour tout, nous la recommandons à tous nos amis!
>
> — Sophie L., cliente
`;

let site, browser, tab;

before(async () => {
  site = await preview("content-example", {
    "theme/templates/base.html": await readFile(path.join(root, "themes/sobre/templates/base.html"), "utf8"),
    "theme/extra.css": "h1 { color: rgb(10, 60, 50); }\n",
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

beforeEach(async () => {
  tab = await open(browser, site.origin, { viewport: { width: 1000, height: 700 } });
  await tab.page.goto(`${site.origin}/approche/`);
  // The channel stands once the findings have been asked for.
  await tab.page.waitForSelector("sitegen-findings", { state: "attached" });
  await tab.page.evaluate(() => {
    window.sameDocument = true;
    scrollTo(0, 500);
  });
});

afterEach(() => tab.close());

/** Changes a file of the project as an editor does, and puts it back when `during` has run. */
async function edited(name, change, during) {
  const text = await site.read(name);
  const next = change(text);
  assert.notEqual(next, text, `${name} is changed`);
  await site.write(name, next);
  try {
    await during();
  } finally {
    await site.write(name, text);
  }
}

/** The page is the same document, where its reader left it. */
async function stayed() {
  const { same, top } = await tab.page.evaluate(() => ({ same: window.sameDocument === true, top: scrollY }));
  assert.equal(same, true, "nothing was loaded anew");
  assert.equal(top, 500, "the page is where it was");
}

const h1Colour = (page, colour) =>
  page.waitForFunction((colour) => getComputedStyle(document.querySelector("h1")).color === colour, colour);

test("an edit of a page arrives by itself, and the page stays where it is", async () => {
  await edited(article, (text) => text.replace(sentence, "Je ne cherche pas de coupable."), async () => {
    await tab.page.getByText("Je ne cherche pas de coupable.").waitFor();
    await stayed();
  });
  await tab.page.getByText(sentence).waitFor();
  assert.deepEqual(tab.notes, []);
});

test("an edit of a template arrives by itself", async () => {
  const mark = '<p class="from-template">Du gabarit</p>';
  await edited("theme/templates/base.html", (text) => text.replace("</body>", `${mark}</body>`), async () => {
    await tab.page.locator(".from-template").waitFor();
  });
  await tab.page.locator(".from-template").waitFor({ state: "detached" });
});

test("an edit of a style sheet is put in place without loading the page anew", async () => {
  await h1Colour(tab.page, "rgb(10, 60, 50)");
  await edited("theme/extra.css", () => "h1 { color: rgb(90, 20, 60); }\n", async () => {
    await h1Colour(tab.page, "rgb(90, 20, 60)");
    await stayed();
  });
  await h1Colour(tab.page, "rgb(10, 60, 50)");
  assert.deepEqual(tab.notes, [], "the old address is not asked for again");
});

test("an edit of sitegen.toml arrives by itself", async () => {
  const named = (text) => text.replace('practice.name = "Cabinet Lafiction"', 'practice.name = "Cabinet du Tournant"');
  await edited("sitegen.toml", named, async () => {
    await tab.page.locator(".brand", { hasText: "Cabinet du Tournant" }).waitFor();
  });
  await tab.page.locator(".brand", { hasText: "Cabinet Lafiction" }).waitFor();
});

test("a fault is shown over the page with its sentence underlined, its reason and its clause, until it is mended", async () => {
  const { page } = tab;
  const panel = page.getByRole("dialog");
  await edited(article, (text) => text + praise, async () => {
    await panel.waitFor();
    const finding = panel.locator("li", { hasText: article }).first();
    await finding.waitFor();
    assert.match(await finding.locator("mark").first().textContent(), /Marguerite|Sophie/);
    assert.match(await finding.textContent(), /testimonial/);
    assert.match(await finding.textContent(), /clause|article/i);
    assert.ok(await page.getByText(sentence).isVisible(), "the page is still there behind");
    await page.evaluate(axe.source);
    assert.deepEqual(await violations(page), []);
  });
  await panel.waitFor({ state: "hidden" });
});

test("the findings are closed and opened with the keyboard", async () => {
  const { page } = tab;
  const panel = page.getByRole("dialog");
  await edited(article, (text) => text + praise, async () => {
    await panel.waitFor();
    await panel.getByRole("button").focus();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
    await page.keyboard.press("Enter");
    await panel.waitFor();
    assert.ok(await panel.evaluate((node) => node.getRootNode().activeElement === node), "the focus is in the panel");
    await page.keyboard.press("Tab");
    assert.ok(await panel.getByRole("button").evaluate((node) => node.getRootNode().activeElement === node));
  });
  // What the reader opened stays open, without the finding that is mended.
  await panel.locator("li", { hasText: article }).first().waitFor({ state: "detached" });
});

test("a text that cannot be read keeps the last good page and says so", async () => {
  const { page } = tab;
  const panel = page.getByRole("dialog");
  await edited("theme/templates/base.html", (text) => text.replace("{% if nav %}", "{% if nav"), async () => {
    await panel.waitFor();
    await panel.getByText("theme/templates/base.html").first().waitFor();
    assert.ok(await page.getByText(sentence).isVisible());
  });
  await panel.waitFor({ state: "hidden" });
});
