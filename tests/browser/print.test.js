// What comes out of the printer: the PDF of every page holds every word of what is mandatory.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { open } from "./browser.js";
import { twoAtATime, visited } from "./fixture.js";

const fixture = visited("content-example");
let folder;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sitegen-print-"));
});

after(() => rm(folder, { recursive: true, force: true }));

/** Letters alone: where lines and pages end on paper, and which letters are capitals, is not the question. */
const letters = (text) => text.normalize("NFKC").replace(/[\s\u00ad]+/g, "").toLowerCase();

/** The text that Poppler reads from `address` printed on letter paper, and how many sheets it takes. */
async function printed(page, address, name) {
  await page.goto(address);
  const file = path.join(folder, `${name}.pdf`);
  await page.pdf({ path: file, format: "Letter" });
  const { stdout } = await promisify(execFile)("pdftotext", ["-raw", "-enc", "UTF-8", file, "-"]);
  return { text: letters(stdout), sheets: stdout.split("\f").length - 1 };
}

/** Each run of text of the mandatory elements. */
function mandatoryTexts() {
  const found = [];
  for (const block of document.querySelectorAll("[data-section], [data-req]")) {
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (node.data.trim() !== "") found.push(node.data);
    }
  }
  return found;
}

test("every mandatory word of every page is on paper", async () => {
  const faults = await twoAtATime(fixture.pages, async ({ address, file }) => {
    const { page, close } = await open(fixture.browser, fixture.origin);
    const { text } = await printed(page, fixture.origin + address, file.replaceAll("/", "-"));
    const wanted = await page.evaluate(mandatoryTexts);
    await close();
    assert.ok(wanted.length > 5, `${address} has mandatory texts`);
    return wanted.filter((one) => !text.includes(letters(one))).map((one) => `${address}: ${one} is not on paper`);
  });
  assert.deepEqual(faults, []);
});

test("paper shows no menu, and the address of each link to another site", async () => {
  const { page, close } = await open(fixture.browser, fixture.origin);
  const { text, sheets } = await printed(page, `${fixture.origin}/articles/confidentialite-et-separation/`, "article");
  await close();
  assert.ok(text.includes("https://www.legisquebec.gouv.qc.ca/fr/document/lc/c-12"));
  assert.ok(!text.includes("questionsfréquentes"), "the menu is not printed");
  assert.ok(sheets <= 5, `${sheets} sheets`);
});
