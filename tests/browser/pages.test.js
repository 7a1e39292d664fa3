// Every page of the example, in both languages: three widths, light, dark and printed, without a fault.
import assert from "node:assert/strict";
import { test } from "node:test";

import { twoAtATime, visited } from "./fixture.js";
import { everyState } from "./states.js";

const fixture = visited("content-example");

test("every page holds in every state, and the crisis notice stands at one place", async () => {
  assert.ok(fixture.pages.length > 40, "the pages of the example are there");
  const places = {};
  const faults = await twoAtATime(fixture.pages, async ({ address, language }) => {
    const { faults, crisis } = await everyState(fixture.browser, fixture.origin, address);
    for (const [state, place] of Object.entries(crisis)) {
      (places[`${language} ${state}`] ??= new Set()).add(place);
    }
    return faults;
  });
  assert.deepEqual(faults, []);
  const wandering = Object.entries(places).filter(([, found]) => found.size > 1);
  assert.deepEqual(wandering.map(([state, found]) => [state, ...found]), []);
});
