// A file server on loopback that does no more than the plainest host: files, index pages, the 404 page; over a slow line if asked.
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { setTimeout as passed } from "node:timers/promises";

const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};

/** Serves `folder`; `origin` is where, `close` ends it. Over a slow line, a page comes one element after the other. */
export async function serve(folder, { slowly = false } = {}) {
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    const wanted = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const found = await read(folder, wanted);
    if (found) {
      response.writeHead(200, { "content-type": types[path.extname(wanted)] ?? "application/octet-stream" });
      if (slowly && wanted.endsWith(".html")) await trickle(response, found.toString());
      else response.end(found);
      return;
    }
    response.writeHead(404, { "content-type": types[".html"] });
    response.end(await read(folder, "/404.html"));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

async function read(folder, wanted) {
  try {
    return await readFile(path.join(folder, decodeURIComponent(wanted)));
  } catch {
    return undefined;
  }
}

/** Sends a page as a slow line would: the head, then each element of the body with a moment before the next. */
async function trickle(response, page) {
  const body = page.indexOf("<body");
  for (const piece of [page.slice(0, body), ...page.slice(body).split(/(?=<[a-z])/)]) {
    response.write(piece);
    await passed(15);
  }
  response.end();
}
