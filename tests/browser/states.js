// The ways in which a page is looked at, and the walk through all of them.
import axe from "axe-core";

import { open } from "./browser.js";
import { crisisPlace, height, overflow, shifts, unpainted, watchShifts } from "./inspect.js";

const widths = [360, 768, 1280];

const media = {
  light: { media: "screen", colorScheme: "light" },
  dark: { media: "screen", colorScheme: "dark" },
  print: { media: "print", colorScheme: "light" },
};

/** Visits `address` in every width and medium; gives the faults, and where the crisis notice stood in each state. */
export async function everyState(browser, origin, address) {
  const faults = [];
  const crisis = {};
  for (const width of widths) {
    // A tab of its own for each width: what moves in it moved while loading, not because the window changed.
    const { page, notes, close } = await open(browser, origin, { viewport: { width, height: 800 } });
    await page.addInitScript(watchShifts);
    await page.goto(origin + address, { waitUntil: "load" });
    const told = (found, medium) => faults.push(...found.map((fault) => `${address} ${width} ${medium}: ${fault}`));
    told(await page.evaluate(shifts), "light");
    await page.evaluate(axe.source);
    for (const [medium, asked] of Object.entries(media)) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(asked);
      told(await page.evaluate(overflow), medium);
      crisis[`${width} ${medium}`] = await page.evaluate(crisisPlace);
      told(await violations(page), medium);
      await page.setViewportSize({ width, height: Math.max(800, await page.evaluate(height)) });
      told(await page.evaluate(unpainted, medium === "print"), medium);
    }
    await close();
    faults.push(...notes.map((note) => `${address}: ${note}`));
  }
  return { faults, crisis };
}

/** What axe says against the page as it is shown now. */
export async function violations(page) {
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run({ resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.target} ${node.failureSummary}`) }));
  });
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.replace(/\s+/g, " ").slice(0, 300)}`));
}
