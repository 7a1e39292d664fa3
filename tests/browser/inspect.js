// What is asked of a page from inside: each function runs in the browser and gives a list of faults in words.

/** The page is no wider than the window. */
export function overflow() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((element) => {
    const scrolled = element.parentElement.closest(".table-scroll");
    return !scrolled && element.getBoundingClientRect().right > clientWidth + 1;
  });
  return [`${scrollWidth} px wide in a window of ${clientWidth}: ${wide.map((element) => element.outerHTML.slice(0, 80))}`];
}

/**
 * Every text of every mandatory element is painted: large enough, on top, inside the page, opaque, with contrast.
 * The window must be as tall as the page. On paper grounds are not printed, so the ground is white there.
 */
export function unpainted(paper) {
  const faults = [];
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, ground) => [0, 1, 2].map((part) => top[part] * top[3] + ground[part] * (1 - top[3]));
  const groundOf = (element) => {
    if (paper) return [255, 255, 255];
    if (!element) return rgba(matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#fff").slice(0, 3);
    const style = getComputedStyle(element);
    if (style.backgroundImage !== "none") faults.push(`a picture behind ${element.className}`);
    const own = rgba(style.backgroundColor);
    return own[3] === 1 ? own.slice(0, 3) : over(own, groundOf(element.parentElement));
  };
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((first, second) => first - second);
    return (light + 0.05) / (dark + 0.05);
  };
  const mandatory = [...document.querySelectorAll("[data-section], [data-req]")];
  if (mandatory.length === 0) return ["no mandatory element on the page"];
  const outermost = mandatory.filter((element) => !element.parentElement.closest("[data-section], [data-req]"));
  for (const block of outermost) {
    const name = block.dataset.section ?? block.className;
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let seen = 0;
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (node.data.trim() === "") continue;
      seen += 1;
      const told = (fault) => faults.push(`${name}: “${node.data.trim().slice(0, 40)}” ${fault}`);
      const parent = node.parentElement;
      if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) {
        told("is not shown");
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
      if (boxes.length === 0) told("takes no room");
      for (const box of boxes) {
        const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (!hit || !block.contains(hit)) told(`is covered or out of sight (${hit?.outerHTML.slice(0, 60) ?? "nothing there"})`);
      }
      const style = getComputedStyle(parent);
      if (parseFloat(style.fontSize) < 14) told(`has letters of ${style.fontSize}`);
      for (let around = parent; around; around = around.parentElement) {
        const { opacity, filter, clipPath, maskImage } = getComputedStyle(around);
        if (opacity !== "1" || filter !== "none" || clipPath !== "none" || (maskImage ?? "none") !== "none") {
          told(`is faded or cut by ${around.tagName.toLowerCase()}`);
        }
      }
      const ground = groundOf(parent);
      const ratio = contrast(over(rgba(style.color), ground), ground);
      if (ratio < 4.5) told(`has a contrast of ${ratio.toFixed(2)}`);
    }
    if (seen === 0) faults.push(`${name}: no text`);
  }
  return faults;
}

/** Nothing shifted while the page was put together. Must be watched from the start: see `watchShifts`. */
export function shifts() {
  return window.sitegenShifts.map((shift) => `moved while loading: ${shift}`);
}

/** Notes layout shifts from the first moment of the page. The columns of a table are as wide as their rows ask, so they may settle as these come. */
export function watchShifts() {
  window.sitegenShifts = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const moved = entry.sources.filter(({ node }) => !node?.parentElement?.closest("table"));
      // A text or an element is told by what holds it; what is no node of the page, as a list's marker, has no name.
      const names = moved.map(({ node }) => node?.parentElement?.className ?? "?");
      if (names.length > 0) window.sitegenShifts.push(names.join(", "));
    }
  });
  observer.observe({ type: "layout-shift", buffered: true });
}

/** How tall the page is. */
export function height() {
  return document.documentElement.scrollHeight;
}

/** Where the crisis notice stands. */
export function crisisPlace() {
  const { top, left, width, height } = document.querySelector(".sg-crisis").getBoundingClientRect();
  return JSON.stringify({ top: top + scrollY, left, width, height });
}
