// The page's side of the preview: takes over what changed while the page stays where it is, and shows the findings over it.
//
// Nothing here is part of the site: the server of `sitegen serve` adds this script to the pages that it shows and to
// no other. Texts of findings are set as text, never as markup.
(() => {
  "use strict";

  const script = document.currentScript;
  const own = "/@sitegen/";
  let known = script.dataset.page;
  const allowed = script.dataset.policy;
  script.remove();

  const trusted = window.trustedTypes?.createPolicy("sitegen-preview", { createHTML: (text) => text });
  const parsed = (text) => new DOMParser().parseFromString(trusted ? trusted.createHTML(text) : text, "text/html");

  // ------------------------------------------------------------------------------------------------ the page itself

  let work = Promise.resolve();
  const inTurn = (step) => {
    work = work.then(step).catch(() => {});
  };

  async function refresh(restyling) {
    const before = styles(document);
    const answer = await fetch(own + "page" + location.pathname, {
      headers: { "If-None-Match": known },
      cache: "no-store",
    });
    if (answer.status === 503 || known === "") {
      // There is nothing to see any more, or something at last.
      if (answer.status !== 503 || known !== "") {
        location.reload();
      }
      return;
    }
    if (answer.status !== 304) {
      known = answer.headers.get("ETag");
      takeOver(parsed(await answer.text()));
    }
    if (restyling) {
      // What has just got another address is new already.
      const kept = styles(document).filter((link) => before.includes(link));
      kept.forEach((link) => swap(link, link.href.replace(/\?preview=\d+$/, "") + "?preview=" + Date.now()));
    }
  }

  function takeOver(next) {
    // A page that runs scripts of its own has to begin anew, and so has one that may load other things than before.
    const policy = next.querySelector("meta[http-equiv=content-security-policy i]")?.content ?? "";
    if (policy !== allowed || document.querySelector("script") || next.querySelector("script")) {
      location.reload();
      return;
    }
    attributes(document.documentElement, next.documentElement);
    head(next);
    if (document.body && next.body) {
      morph(document.body, next.body);
    }
  }

  const leaving = new WeakSet();
  const styles = (of) => [...of.querySelectorAll("head link[rel~=stylesheet]")].filter((link) => !leaving.has(link));
  const rest = (of) =>
    [...of.head.children].filter((node) => !node.matches("link[rel~=stylesheet], meta[http-equiv]"));

  function head(next) {
    const wanted = styles(next);
    const present = styles(document);
    const path = (link) => new URL(link.getAttribute("href"), location.href).pathname;
    wanted.forEach((link, at) => {
      if (!present[at]) {
        document.head.append(document.importNode(link, true));
      } else if (path(link) !== path(present[at])) {
        swap(present[at], link.getAttribute("href"));
      }
    });
    present.slice(wanted.length).forEach((link) => link.remove());
    rest(document).forEach((node) => node.remove());
    document.head.append(...rest(next).map((node) => document.importNode(node, true)));
  }

  // The old sheet stays until the new one is there, so that the page is never without.
  function swap(link, address) {
    leaving.add(link);
    const fresh = link.cloneNode(false);
    fresh.href = address;
    const done = () => link.remove();
    fresh.addEventListener("load", done);
    fresh.addEventListener("error", done);
    link.after(fresh);
  }

  function attributes(from, to) {
    for (const { name } of [...from.attributes]) {
      // What the reader unfolded stays so.
      if (!to.hasAttribute(name) && !(name === "open" && from.localName === "details")) {
        from.removeAttribute(name);
      }
    }
    for (const { name, value } of [...to.attributes]) {
      if (from.getAttribute(name) !== value) {
        from.setAttribute(name, value);
      }
    }
  }

  // Makes `from` equal to `to` and leaves alone every node that already is.
  function morph(from, to) {
    if (from.isEqualNode(to)) {
      return;
    }
    const alike = from.nodeType === 1 && to.nodeType === 1 && from.nodeName === to.nodeName;
    if (!alike || from.localName === "template") {
      from.replaceWith(document.importNode(to, true));
      return;
    }
    attributes(from, to);
    const old = [...from.childNodes];
    const fresh = [...to.childNodes];
    while (old.length && fresh.length && old[0].isEqualNode(fresh[0])) {
      old.shift();
      fresh.shift();
    }
    while (old.length && fresh.length && old.at(-1).isEqualNode(fresh.at(-1))) {
      old.pop();
      fresh.pop();
    }
    const next = old.length ? old.at(-1).nextSibling : null;
    const pairs = Math.min(old.length, fresh.length);
    old.slice(pairs).forEach((node) => node.remove());
    const after = next ?? (old.length === 0 && fresh.length ? following(from, to, fresh.at(-1)) : null);
    fresh.slice(pairs).forEach((node) => from.insertBefore(document.importNode(node, true), after));
    old.slice(0, pairs).forEach((node, at) => morph(node, fresh[at]));
  }

  // The node of `from` before which new nodes stand where no old one has to go: as many from the end as in `to`.
  function following(from, to, last) {
    const behind = to.childNodes.length - 1 - [...to.childNodes].indexOf(last);
    return behind === 0 ? null : from.childNodes[from.childNodes.length - behind];
  }

  // -------------------------------------------------------------------------------------------------- the findings

  const host = document.createElement("sitegen-findings");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; }
    @media print { :host { display: none; } }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    button { font: inherit; color: inherit; cursor: pointer; }
    button:focus-visible, [tabindex]:focus-visible { outline: 3px solid #8ab4ff; outline-offset: 2px; }
    .badge {
      position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483647;
      min-height: 2.75rem; max-width: calc(100vw - 2rem); padding: .5rem 1rem; border: 2px solid #f5c26b; border-radius: 1.4rem;
      background: #16181d; color: #f4f4f4; font: 600 15px/1.3 system-ui, sans-serif; text-align: left;
    }
    .badge[data-kind=error] { border-color: #ff8a80; }
    .panel {
      position: fixed; left: 0; right: 0; bottom: 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
      overscroll-behavior: contain; padding: 0 1.25rem 1.25rem; border-top: 4px solid #f5c26b;
      background: #16181d; color: #e8e8e8; font: 15px/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
      box-shadow: 0 -8px 30px rgb(0 0 0 / .4);
    }
    .panel[data-kind=error] { border-color: #ff8a80; }
    .bar { position: sticky; top: 0; display: flex; gap: 1rem; align-items: center; justify-content: space-between;
      padding: .75rem 0; background: #16181d; font-family: system-ui, sans-serif; }
    h2 { margin: 0; font-size: 1.05rem; line-height: 1.3; }
    .close { min-height: 2.5rem; padding: .25rem .9rem; border: 1px solid #8b8f98; border-radius: .5rem; background: #2a2d34; }
    .intro { margin: 0 0 1rem; font-family: system-ui, sans-serif; }
    ol { margin: 0; padding: 0; list-style: none; }
    li.finding { padding: 1rem 0; border-top: 1px solid #4a4e57; overflow-wrap: anywhere; }
    h3 { margin: 0; font-size: 1rem; line-height: 1.45; color: #fff; }
    .error .label { color: #ff9d94; } .warning .label { color: #f5c26b; } .review .label { color: #f5c26b; }
    .place { margin: .25rem 0; color: #9cc4ff; }
    .source { margin: .5rem 0; border-left: 2px solid #5d6470; }
    .line { display: flex; gap: 1rem; padding-left: .75rem; }
    .number { flex: none; min-width: 2.5em; text-align: right; color: #a9b0bb; user-select: none; }
    .code { white-space: pre-wrap; min-width: 0; }
    mark { background: none; color: #fff; text-decoration: underline wavy #ff8a80 2px; text-underline-offset: 4px; }
    .warning mark, .review mark { text-decoration-color: #f5c26b; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem; margin: .5rem 0 0; }
    dt { color: #a9b0bb; } dd { margin: 0; }
    dt.help, dt.write { color: #9be3a4; }
    dt.write, dd.write { grid-column: 1 / -1; }
    pre { margin: 0; white-space: pre-wrap; font: inherit; color: #fff; }
    .status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    @media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin: 0 0 .5rem; } .line { gap: .6rem; } }
  `);
  root.adoptedStyleSheets = [sheet];

  const make = (name, className, text) => {
    const node = document.createElement(name);
    if (className) {
      node.className = className;
    }
    if (text !== undefined) {
      node.textContent = text;
    }
    return node;
  };

  const badge = make("button", "badge");
  badge.type = "button";
  badge.setAttribute("aria-haspopup", "dialog");
  const panel = make("div", "panel");
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-labelledby", "heading");
  panel.tabIndex = -1;
  const status = make("p", "status");
  status.setAttribute("role", "status");
  root.append(badge, panel, status);
  badge.hidden = panel.hidden = true;

  let shown = null;
  let byItself = false;

  function open() {
    byItself = false;
    panel.hidden = false;
    badge.hidden = true;
    panel.focus();
  }

  function close() {
    const inside = root.activeElement !== null;
    panel.hidden = true;
    badge.hidden = !shown?.findings.length;
    if (inside) {
      badge.focus();
    }
  }

  badge.addEventListener("click", open);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });

  function show(state) {
    const before = shown;
    shown = state;
    host.lang = state.language;
    const kind = state.blocked ? "error" : "warning";
    badge.dataset.kind = panel.dataset.kind = kind;
    badge.textContent = state.summary;
    badge.setAttribute("aria-label", state.summary + " " + state.words.open);
    if (status.textContent !== state.summary) {
      status.textContent = state.summary;
    }
    const hadFocus = root.activeElement !== null && !panel.hidden;
    // What opened by itself goes by itself.
    if (!state.blocked && byItself && !hadFocus) {
      panel.hidden = true;
    }
    panel.replaceChildren(bar(state), ...(state.blocked ? [make("p", "intro", state.words.blocked)] : []), list(state));
    if (state.findings.length === 0) {
      if (hadFocus) {
        document.body?.focus();
      }
      badge.hidden = panel.hidden = true;
      return;
    }
    if (panel.hidden) {
      badge.hidden = false;
    } else if (hadFocus) {
      panel.focus();
    }
    // What has just begun to block is shown at once; what was closed stays closed until something else is wrong.
    const told = (of) => JSON.stringify((of?.findings ?? []).filter((finding) => finding.blocks).map((finding) => [finding.rule, finding.title]));
    if (state.blocked && told(before) !== told(state) && panel.hidden) {
      byItself = true;
      panel.hidden = false;
      badge.hidden = true;
    }
  }

  function bar(state) {
    const bar = make("div", "bar");
    const heading = make("h2", "", state.words.title + " " + state.summary);
    heading.id = "heading";
    const button = make("button", "close", state.words.close);
    button.type = "button";
    button.addEventListener("click", close);
    bar.append(heading, button);
    return bar;
  }

  function list(state) {
    const list = make("ol");
    for (const finding of state.findings) {
      list.append(item(finding, state.words));
    }
    if (state.more) {
      list.append(make("li", "finding", state.more));
    }
    return list;
  }

  function item(finding, words) {
    const item = make("li", "finding " + finding.kind);
    const title = make("h3");
    title.append(make("span", "label", finding.label + (finding.rule ? "[" + finding.rule + "]" : "")), ": " + finding.title);
    item.append(title);
    if (finding.place) {
      item.append(make("p", "place", "--> " + finding.place));
    }
    if (finding.lines.length) {
      const source = make("div", "source");
      for (const line of finding.lines) {
        const row = make("div", "line");
        const number = make("span", "number", String(line.number));
        number.setAttribute("aria-label", words.line + " " + line.number);
        const code = make("span", "code");
        code.append(line.before, make("mark", "", line.marked), line.after);
        row.append(number, code);
        source.append(row);
      }
      item.append(source);
    }
    const notes = make("dl");
    finding.notes.forEach((note) => notes.append(make("dt", "", "= " + words.note), make("dd", "", note)));
    finding.help.forEach((help) => notes.append(make("dt", "help", "= " + words.help), make("dd", "", help)));
    if (finding.write) {
      const write = make("dd", "write");
      write.append(make("pre", "", finding.write));
      notes.append(make("dt", "write", "= " + words.write), write);
    }
    item.append(notes);
    return item;
  }

  async function findings() {
    const answer = await fetch(own + "findings", { cache: "no-store" });
    if (answer.ok) {
      show(await answer.json());
    }
    // Beside the body: nothing that replaces the page's text touches it.
    if (!host.isConnected) {
      document.documentElement.append(host);
    }
  }

  // ---------------------------------------------------------------------------------------------------- the channel

  let channel = null;

  function listen() {
    if (channel || document.hidden) {
      return;
    }
    channel = new EventSource(own + "events");
    // Whatever happened before the channel stood is caught up with.
    channel.addEventListener("now", () => {
      inTurn(() => refresh(false));
      inTurn(findings);
    });
    channel.addEventListener("page", () => inTurn(() => refresh(false)));
    channel.addEventListener("style", () => inTurn(() => refresh(true)));
    channel.addEventListener("file", () => location.reload());
    channel.addEventListener("findings", () => inTurn(findings));
    channel.addEventListener("error", () => {
      if (shown) {
        status.textContent = shown.words.stopped;
      }
      if (channel?.readyState === EventSource.CLOSED) {
        hush();
        setTimeout(listen, 1000);
      }
    });
  }

  function hush() {
    channel?.close();
    channel = null;
  }

  // A browser opens few connections to one host: only the tabs that somebody looks at keep one.
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  window.addEventListener("pagehide", hush);
  window.addEventListener("pageshow", listen);
  listen();
})();
