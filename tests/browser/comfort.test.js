// The pages under the hands of people who enlarge, recolour, print or strip them, and over a slow line.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./browser.js";
import { twoAtATime, visited } from "./fixture.js";
import { height, overflow, shifts, unpainted, watchShifts } from "./inspect.js";
import { serve } from "./server.js";

const fixture = visited("content-example");

const every = () => fixture.pages;

/** The pages of one language: what is asked here of the other differs by its words alone. */
const french = () => fixture.pages.filter(({ language }) => language === "fr");

/** Visits `pages` with `options` and gives what `visit` finds there. */
function visits(pages, options, visit) {
  return twoAtATime(pages, async ({ address }) => {
    const { page, close } = await open(fixture.browser, fixture.origin, options);
    const found = await visit(page, fixture.origin + address);
    await close();
    return found.map((fault) => `${address}: ${fault}`);
  });
}

/** The faults of what is mandatory, in a window as tall as the page. */
async function painted(page) {
  const { width } = page.viewportSize();
  await page.setViewportSize({ width, height: Math.max(800, await page.evaluate(height)) });
  return page.evaluate(unpainted, false);
}

/** These, and what is wider than the window. */
async function paintedWithin(page) {
  return [...(await page.evaluate(overflow)), ...(await painted(page))];
}

test("at 320 px, as at 400 % zoom, nothing is cut or wider than the window", async () => {
  const faults = await visits(every(), { viewport: { width: 320, height: 256 } }, async (page, address) => {
    await page.goto(address);
    return paintedWithin(page);
  });
  assert.deepEqual(faults, []);
});

test("letters twice as large, and more space between them, lose nothing", async () => {
  const faults = await visits(french(), { viewport: { width: 1280, height: 800 } }, async (page, address) => {
    await page.goto(address);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    const found = await paintedWithin(page);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "";
      for (const element of document.body.querySelectorAll("*")) {
        element.style.lineHeight = "1.5";
        element.style.letterSpacing = "0.12em";
        element.style.wordSpacing = "0.16em";
      }
      for (const paragraph of document.querySelectorAll("p")) paragraph.style.marginBottom = "2em";
    });
    return [...found, ...(await paintedWithin(page))];
  });
  assert.deepEqual(faults, []);
});

test("nothing moves for those who asked for calm", async () => {
  const { page, close } = await open(fixture.browser, fixture.origin, { reducedMotion: "reduce" });
  await page.goto(`${fixture.origin}/`);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return animationName !== "none" || transitionDuration.split(", ").some((duration) => duration !== "0s");
    }).length,
  );
  assert.equal(moving, 0);
  await close();
});

test("under a person's own colours, what is touched keeps an edge", async () => {
  const { page, close } = await open(fixture.browser, fixture.origin, { forcedColors: "active" });
  for (const address of ["/", "/services/therapie-couple/", "/en/crisis/"]) {
    await page.goto(fixture.origin + address);
    const borderless = await page.evaluate(() =>
      [...document.querySelectorAll(".contact li:first-child a, .menu summary, .card, .facts")]
        .filter((element) => element.checkVisibility())
        .filter((element) => parseFloat(getComputedStyle(element).borderTopWidth) < 1)
        .map((element) => element.className || element.tagName),
    );
    assert.deepEqual(borderless, [], address);
    assert.deepEqual(await page.evaluate(overflow), [], address);
  }
  await close();
});

test("without its style sheet, a page still reads in order and shows every mandatory text", async () => {
  const faults = await visits(french(), { viewport: { width: 800, height: 800 } }, async (page, address) => {
    await page.route("**/*.css", (route) => route.fulfill({ contentType: "text/css", body: "" }));
    await page.goto(address);
    const order = await page.evaluate(() =>
      [".skip", ".sg-crisis", ".brand", ".menu", "h1", ".sg-obligations"].map((part) => {
        const box = document.querySelector(part).getBoundingClientRect();
        return { part, top: box.top, height: box.height };
      }),
    );
    const wrong = order.filter(({ top, height }, place) => height < 1 || (place > 0 && top < order[place - 1].top));
    return wrong.map(({ part }) => `${part} stands out of order`).concat(await painted(page));
  });
  assert.deepEqual(faults, []);
});

test("on a slow line, what is already shown stays where it is while the rest of the page comes", async () => {
  const slow = await serve(fixture.site.output, { slowly: true });
  const views = ["/", "/services/", "/services/therapie-couple/", "/articles/", "/profil/", "/404.html"].flatMap((address) =>
    [360, 768, 1280].map((width) => ({ address, width })),
  );
  const faults = await twoAtATime(views, async ({ address, width }) => {
    const { page, close } = await open(fixture.browser, slow.origin, { viewport: { width, height: 800 } });
    await page.addInitScript(watchShifts);
    await page.goto(slow.origin + address, { waitUntil: "load" });
    const found = await page.evaluate(shifts);
    await close();
    return found.map((fault) => `${address} ${width}: ${fault}`);
  });
  await slow.close();
  assert.deepEqual(faults, []);
});

test("the first view weighs less than 60 kB", async () => {
  const faults = await visits(every(), { viewport: { width: 360, height: 740 } }, async (page, address) => {
    const bodies = [];
    page.on("response", (response) => bodies.push(response.body().then((body) => body.length, () => 0)));
    await page.goto(address, { waitUntil: "networkidle" });
    const weight = (await Promise.all(bodies)).reduce((sum, length) => sum + length, 0);
    return weight > 0 && weight < 60_000 ? [] : [`${weight} bytes`];
  });
  assert.deepEqual(faults, []);
});

test("on paper there is no menu, every outside link has its address, and grounds are white", async () => {
  const { page, close } = await open(fixture.browser, fixture.origin);
  await page.goto(`${fixture.origin}/articles/confidentialite-et-separation/`);
  await page.emulateMedia({ media: "print" });
  const paper = await page.evaluate(() => ({
    navigation: [...document.querySelectorAll("nav, .skip")].filter((element) => element.checkVisibility()).length,
    addresses: [...document.querySelectorAll("main a[href^=http]")].map((link) => getComputedStyle(link, "::after").content),
    grounds: [...document.querySelectorAll("body *")]
      .map((element) => getComputedStyle(element).backgroundColor)
      .filter((colour) => colour !== "rgba(0, 0, 0, 0)" && colour !== "rgb(255, 255, 255)"),
  }));
  assert.equal(paper.navigation, 0);
  assert.ok(paper.addresses.length > 2, "the page has links to other sites");
  assert.deepEqual(paper.addresses.filter((address) => !address.includes("http")), []);
  assert.deepEqual(paper.grounds, []);
  await close();
});
