// With the keyboard alone: the skip link first, then the crisis lines, each with a focus that is seen.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./browser.js";
import { twoAtATime, visited } from "./fixture.js";

const fixture = visited("content-example");

/** What has the focus now, and whether its outline can be seen. */
function focused() {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  // A link may go over two lines; its first piece is where the eye finds it.
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  // The browser brings what has the focus just inside the window: a fraction of a pixel may stand out.
  const inside = box.top > -1 && box.left > -1 && box.bottom < innerHeight + 1 && box.right < innerWidth + 1;
  const hit = document.elementFromPoint(box.left + Math.min(box.width / 2, 10), box.top + Math.min(box.height / 2, 10));
  return {
    href: element.getAttribute("href"),
    text: element.textContent.trim(),
    block: element.closest(".sg-crisis, .masthead, main, .foot")?.className ?? element.className,
    shown: inside && element.contains(hit) && box.width > 1 && box.height > 1,
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== "rgba(0, 0, 0, 0)",
  };
}

async function tab(page) {
  await page.keyboard.press("Tab");
  return page.evaluate(focused);
}

/** The faults of the first stops on the page: skip link, then every crisis link. */
async function firstStops(page) {
  const faults = [];
  const check = (stop, what) => {
    if (!stop.shown) faults.push(`${what}: the focus is out of sight`);
    if (!stop.outlined) faults.push(`${what}: the focus has no outline`);
  };
  const skip = await tab(page);
  if (skip.href !== "#main") faults.push(`the first stop is ${skip.text}`);
  check(skip, "skip link");
  const links = await page.locator(".sg-crisis a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  if (!links.includes("tel:911")) faults.push("911 is not among the crisis links");
  for (const link of links) {
    const stop = await tab(page);
    if (stop.href !== link) faults.push(`${stop.text} has the focus instead of ${link}`);
    check(stop, link);
  }
  return faults;
}

for (const width of [360, 1280]) {
  test(`the crisis lines are the first stops after the skip link, at ${width} px`, async () => {
    const faults = await twoAtATime(fixture.pages, async ({ address }) => {
      const { page, close } = await open(fixture.browser, fixture.origin, { viewport: { width, height: 800 } });
      await page.goto(fixture.origin + address);
      const found = await firstStops(page);
      await close();
      return found.map((fault) => `${address}: ${fault}`);
    });
    assert.deepEqual(faults, []);
  });
}

test("the skip link leads past the menu into the text", async () => {
  const { page, close } = await open(fixture.browser, fixture.origin);
  await page.goto(`${fixture.origin}/approche/`);
  await tab(page);
  await page.keyboard.press("Enter");
  const stop = await tab(page);
  assert.equal(await page.evaluate(() => document.activeElement.closest("main") !== null), true, stop.text);
  await close();
});

test("every stop of a page is seen, from the first to the last", async () => {
  for (const [width, scheme] of [[360, "light"], [1280, "dark"]]) {
    const options = { viewport: { width, height: 800 }, colorScheme: scheme };
    const { page, close } = await open(fixture.browser, fixture.origin, options);
    await page.goto(`${fixture.origin}/services/therapie-couple/`);
    const stops = [];
    for (let stop = await tab(page); stop.href !== null || stop.text === "Menu"; stop = await tab(page)) {
      stops.push(stop);
      assert.ok(stops.length < 200, "the round ends");
    }
    assert.deepEqual(stops.filter((stop) => !stop.shown || !stop.outlined), []);
    assert.ok(stops.some((stop) => stop.block === "foot"), "the footer is reached");
    const menu = stops.filter((stop) => stop.block === "masthead" && stop.href?.startsWith("/"));
    assert.equal(menu.length > 6, width === 1280, `the menu is folded on a narrow screen only: ${menu.length}`);
    await close();
  }
});

test("on a narrow screen the menu unfolds by the keyboard and by touch", async () => {
  const options = { viewport: { width: 360, height: 740 }, hasTouch: true };
  const { page, close } = await open(fixture.browser, fixture.origin, options);
  await page.goto(`${fixture.origin}/`);
  const link = page.locator(".menu a").first();
  assert.equal(await link.isVisible(), false);
  await page.locator(".menu summary").focus();
  await page.keyboard.press("Enter");
  assert.equal(await link.isVisible(), true);
  await page.keyboard.press("Enter");
  assert.equal(await link.isVisible(), false);
  await page.locator(".menu summary").tap();
  assert.equal(await link.isVisible(), true);
  const { height } = await link.boundingBox();
  assert.ok(height >= 40, `room for a finger: ${height} px`);
  await link.tap();
  await page.waitForURL(`${fixture.origin}/services/`);
  await close();
});
