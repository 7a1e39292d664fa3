// A site that is built, served and ready to be visited before the tests of a file, and gone after them.
import { after, before } from "node:test";

import { launch } from "./browser.js";
import { build } from "./program.js";
import { serve } from "./server.js";

/** Builds and serves `project`; the fields of the value are filled when the tests run. */
export function visited(project) {
  const fixture = {};
  before(async () => {
    fixture.site = await build(project);
    fixture.server = await serve(fixture.site.output);
    fixture.browser = await launch();
    fixture.origin = fixture.server.origin;
    fixture.pages = fixture.site.pages;
  });
  after(async () => {
    await fixture.browser?.close();
    await fixture.server?.close();
    await fixture.site?.remove();
  });
  return fixture;
}

/** Runs `visit` on each of `entries`, two at a time, and gives all the faults that they return. */
export async function twoAtATime(entries, visit) {
  const waiting = [...entries];
  const faults = [];
  const lane = async () => {
    for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
      faults.push(...(await visit(entry)));
    }
  };
  await Promise.all([lane(), lane()]);
  return faults;
}
