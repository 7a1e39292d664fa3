// A file server on loopback that does no more than the plainest host: files, index pages, the 404 page.
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";

const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};

/** Serves `folder`; `origin` is where, `close` ends it. */
export async function serve(folder) {
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    const wanted = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const found = await read(folder, wanted);
    if (found) {
      response.writeHead(200, { "content-type": types[path.extname(wanted)] ?? "application/octet-stream" });
      response.end(found);
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
