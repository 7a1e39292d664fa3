// Debian's Chromium without a window, and what is noted while it visits a page.
import { chromium } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** Starts the browser; no name but that of this machine leads anywhere. */
export function launch() {
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ],
  });
}

/** Opens a tab of its own that notes every request to another origin and every word in the console. */
export async function open(browser, origin, options = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const notes = [];
  page.on("console", (message) => notes.push(`console: ${message.text()} (${message.location().url})`));
  page.on("pageerror", (error) => notes.push(`script fault: ${error.message}`));
  page.on("requestfailed", (request) => {
    const { errorText } = request.failure();
    // What is still on its way when the next page is opened is given up; that is no fault of the page.
    if (errorText !== "net::ERR_ABORTED") notes.push(`failed request: ${request.url()} ${errorText}`);
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) notes.push(`request to another origin: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) notes.push(`answer ${response.status()}: ${response.url()}`);
  });
  return { page, notes, close: () => context.close() };
}
