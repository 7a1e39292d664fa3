// The real program: builds a project of this repository into a folder of its own.
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** The top folder of the repository. */
export const root = path.resolve(import.meta.dirname, "../..");

const program = process.env.SITEGEN ?? path.join(root, "target/debug/sitegen");

/** Builds the project in `folder` and gives the output; `remove` takes it away again. */
export async function build(folder) {
  const output = await mkdtemp(path.join(tmpdir(), "sitegen-browser-"));
  const remove = () => rm(output, { recursive: true, force: true });
  try {
    await promisify(execFile)(program, ["build", path.join(root, folder), "--output", output, "--today", "2026-11-15"]);
  } catch (fault) {
    await remove();
    throw new Error(`${folder} could not be built\n${fault.stdout ?? ""}\n${fault.stderr ?? fault}`);
  }
  return { output, pages: await pages(output), remove };
}

/** Every HTML page of a built site, with the address a visitor types and the language of the page. */
async function pages(output) {
  const files = await readdir(output, { recursive: true });
  return files
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.split(path.sep).join("/"))
    .sort()
    .map((file) => ({
      file,
      address: `/${file.replace(/(^|\/)index\.html$/, "$1")}`,
      language: file.startsWith("en/") ? "en" : "fr",
    }));
}
