// The real program: builds or previews a project of this repository in a folder of its own.
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** The project that shows every construct of Markdown, long names and many services. */
export const everyConstruct = "tests/sites/every-construct";

/** The top folder of the repository. */
export const root = path.resolve(import.meta.dirname, "../..");

const program = process.env.SITEGEN ?? path.join(root, "target/debug/sitegen");

/** Builds a copy of `project`, after `change` has had its files, and gives the output; `remove` takes both away again. */
export async function build(project, change = () => {}) {
  const folder = await copy(project);
  const output = path.join(folder, "public");
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await change(files(folder));
    await promisify(execFile)(program, ["build", folder, "--today", "2026-11-15"]);
  } catch (fault) {
    await remove();
    throw new Error(`${project} could not be built\n${fault.stdout ?? ""}\n${fault.stderr ?? fault}`);
  }
  return { folder, output, pages: await pages(output), remove };
}

/** The files of a project, read and written by their names. */
function files(folder) {
  const read = (name) => readFile(path.join(folder, name), "utf8");
  const write = async (name, text) => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  };
  return { read, write };
}

/** A copy of `project` in a folder of its own. */
async function copy(project) {
  const folder = await mkdtemp(path.join(tmpdir(), "sitegen-browser-"));
  const take = (from) => cp(path.join(root, from), folder, { recursive: true, filter: (source) => path.basename(source) !== "public" });
  if (project !== everyConstruct) {
    await take(project);
    return folder;
  }
  // What is particular to this project lies over the base of the rules' fixtures.
  await take("tests/sites/base");
  const base = await readFile(path.join(folder, "sitegen.toml"), "utf8");
  await take(everyConstruct);
  const more = await readFile(path.join(folder, "sitegen.toml"), "utf8");
  const name = "Regroupement des praticiennes et praticiens du Quai-Inventé et de l’Anse-aux-Moulins";
  const named = base.replace(/^practice\.name = .*$/m, `practice.name = "${name}"`);
  await writeFile(path.join(folder, "sitegen.toml"), `${named}\n${more}`);
  return folder;
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

/** Starts the preview of a copy of `project` that has the texts of `more` besides. */
export async function preview(project, more) {
  const folder = await copy(project);
  const { read, write } = files(folder);
  for (const [name, text] of Object.entries(more)) await write(name, text);
  const running = spawn(program, ["serve", folder, "--lang", "fr", "--today", "2026-11-15"]);
  const ended = new Promise((done) => running.once("exit", done));
  const stop = async () => {
    running.kill("SIGINT");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  let said = "";
  const address = new Promise((found, lost) => {
    const listen = (chunk) => {
      said += chunk;
      const named = said.match(/http:\/\/[^\s/]+/);
      if (named) found(named[0]);
    };
    running.stdout.on("data", listen);
    running.stderr.on("data", listen);
    ended.then((code) => lost(new Error(`the preview ended with ${code}\n${said}`)));
  });
  try {
    const remove = (name) => rm(path.join(folder, name));
    return { origin: await address, read, write, remove, stop };
  } catch (fault) {
    await rm(folder, { recursive: true, force: true });
    throw fault;
  }
}
