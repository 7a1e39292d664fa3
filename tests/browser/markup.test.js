// The bytes of every page against the HTML standard, as html-validate reads it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";

import { HtmlValidate, StaticConfigLoader } from "html-validate";

import { build, everyConstruct } from "./program.js";

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
    // The site's own files come from the same place as the page: a checksum would guard nothing.
    rules: { "require-sri": ["error", { target: "crossorigin" }] },
  }),
);

for (const project of ["content-example", everyConstruct]) {
  test(`the pages of ${project} are valid`, async () => {
    const site = await build(project);
    const faults = [];
    for (const { file } of site.pages) {
      const text = await readFile(path.join(site.output, file), "utf8");
      const report = await validator.validateString(text, file);
      for (const { messages } of report.results) {
        faults.push(...messages.map(({ ruleId, message, line, column }) => `${file}:${line}:${column} ${ruleId}: ${message}`));
      }
    }
    await site.remove();
    assert.ok(site.pages.length > 10, "there are pages");
    assert.deepEqual(faults, []);
  });
}
