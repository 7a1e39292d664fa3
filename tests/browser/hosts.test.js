// The example behind the servers of Debian, told nothing but what the output tells them, visited in the browser.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { launch, open } from "./browser.js";
import { build } from "./program.js";

/** A port of loopback that is free now. */
async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** How each server is started for a folder; everything about the site itself comes from the output. */
const servers = {
  nginx: (folder, served, port) => ({
    command: "/usr/sbin/nginx",
    arguments: ["-p", folder, "-e", path.join(folder, "error.log"), "-c", path.join(folder, "conf")],
    configuration: `
      user root; daemon off; worker_processes 1; pid ${folder}/pid; events {}
      http {
        include /etc/nginx/mime.types; access_log off;
        client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
        uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
        server { listen 127.0.0.1:${port}; root ${served}; include ${served}/.nginx.conf; }
      }`,
  }),
  apache: (folder, served, port) => ({
    command: "/usr/sbin/apache2",
    arguments: ["-D", "FOREGROUND", "-f", path.join(folder, "conf")],
    configuration: `
      ServerRoot ${folder}
      ServerName localhost
      Listen 127.0.0.1:${port}
      PidFile ${folder}/pid
      ErrorLog ${folder}/error.log
      User www-data
      Group www-data
      ${["mpm_event", "authz_core", "dir", "mime", "headers", "alias", "filter", "deflate"]
        .map((module) => `LoadModule ${module}_module /usr/lib/apache2/modules/mod_${module}.so`)
        .join("\n      ")}
      TypesConfig /etc/mime.types
      DocumentRoot ${served}
      <Directory ${served}>
        AllowOverride FileInfo
        Require all granted
      </Directory>
      `,
  }),
};

/** Starts a server on the output and waits until it answers. */
async function start(kind, served) {
  const folder = await mkdtemp(path.join(tmpdir(), "sitegen-host-"));
  const port = await freePort();
  const { command, arguments: given, configuration } = servers[kind](folder, served, port);
  await writeFile(path.join(folder, "conf"), configuration);
  const running = spawn(command, given, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  running.stderr.on("data", (chunk) => (said += chunk));
  const ended = new Promise((done) => {
    running.once("exit", done);
    running.once("error", (fault) => done((said += fault)));
  });
  const stop = async () => {
    running.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100 && running.exitCode === null; tries += 1) {
    if (await fetch(origin).then(() => true, () => false)) return { origin, stop };
    await pause(100);
  }
  await stop();
  throw new Error(`${kind} does not answer: ${said}`);
}

for (const kind of Object.keys(servers)) {
  test(`behind ${kind}, pages load in silence, old addresses lead on, and what does not exist says so`, async () => {
    const site = await build("content-example", async ({ read, write }) => {
      await write("sitegen.toml", (await read("sitegen.toml")).replace(/^site\.base_url/m, `host.target = "${kind}"\nsite.base_url`));
      const article = await read("content/fr/approche.md");
      await write("content/fr/approche.md", article.replace(/^menu = 1$/m, 'menu = 1\naliases = ["/ancienne-approche/"]'));
    });
    // The server runs under another name and has to read the folder.
    await chmod(site.folder, 0o755);
    const server = await start(kind, site.output);
    const browser = await launch();
    try {
      const { page, notes } = await open(browser, server.origin);
      for (const { address } of site.pages.filter(({ file }) => file.endsWith("index.html"))) {
        const answer = await page.goto(server.origin + address);
        const headers = answer.headers();
        assert.equal(answer.status(), 200, address);
        assert.match(headers["content-security-policy"], /default-src 'none'/, address);
        assert.equal(headers["content-encoding"], "gzip", address);
        assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).margin), "8px", `${address} has its styles`);
      }
      assert.deepEqual(notes, []);
      await page.goto(`${server.origin}/ancienne-approche/`);
      assert.equal(page.url(), `${server.origin}/approche/`);
      assert.deepEqual(notes, []);
      for (const [missing, words] of [["/nulle-part/", "Page introuvable"], ["/en/nowhere/", "Page not found"]]) {
        const answer = await page.goto(server.origin + missing);
        assert.equal(answer.status(), 404);
        await page.getByRole("heading", { name: words }).waitFor();
      }
      // The browser itself tells of both missing pages; nothing else is amiss.
      assert.deepEqual(notes.filter((note) => !note.includes("404")), []);
    } finally {
      await browser.close();
      await server.stop();
      await site.remove();
    }
  });
}
