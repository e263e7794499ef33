// The script of an embed: applies the options in its URL, and reports its height to the page with the iframe.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (css) => [...document.querySelectorAll(css)];
  const query = new URLSearchParams(location.search);
  const option = (name, ...known) => known.find((value) => value === query.get(name));

  const theme = option("theme", "auto", "light", "dark"); // `auto` is the style sheet's own
  if (theme) root.dataset.theme = theme;
  const size = option("size", "full", "compact");
  if (size) root.toggleAttribute("data-compact", size === "compact");
  const levels = option("heading", "3", "4") - 2; // NaN: as they are
  if (levels) {
    for (const heading of all("h2, h3")) {
      heading.outerHTML = heading.outerHTML.replace(/^<h\d|h\d>$/g, (tag) => tag.replace(/\d/, (level) => +level + levels));
    }
  }

  if (parent === window) return;
  const secret = (/[#?&]secret=(\w+)/.exec(location.hash) || [])[1]; // WordPress sets one
  const send = (message) => parent.postMessage(message, "*");
  const measured = () => Math.ceil(document.body.getBoundingClientRect().height);
  let sent = 0, width = 0;
  const note = all("[data-fewer]")[0]; // on links, which open no window in WordPress
  const fit = () => { // WordPress cuts an iframe at 1 000 pixels: whole cards are left out instead
    if (width === innerWidth) return;
    width = innerWidth;
    const cards = all(".cards > li");
    for (const card of cards) card.hidden = false;
    note.textContent = "";
    if (measured() > 1000) root.dataset.compact = "";
    while (cards.length && measured() > 1000) {
      cards.pop().hidden = true;
      note.textContent = note.dataset.fewer;
    }
  };
  const report = (height) => {
    if (!innerWidth) return; // not laid out yet, or not displayed: its height says nothing
    sent = height;
    send({ type: "naravard:height", v: 1, height });
    if (secret) send({ message: "height", value: height, secret });
  };
  const check = () => {
    if (secret) fit();
    const height = measured();
    if (Math.abs(height - sent) > 1) report(height);
  };
  check();
  const poll = setInterval(check, 250); // browsers run no observer in an iframe that is off screen
  new ResizeObserver(() => {
    if (sent) clearInterval(poll);
    check();
  }).observe(document.body);

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data) return;
    const isReady = data.message === "ready" && data.secret === secret; // the question of WordPress
    if (isReady || data.type === "naravard:ask" && data.v === 1) report(measured());
  });
  if (secret) { // WordPress's sandbox lets no window open, so the page around the iframe follows links
    addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      send({ message: "link", value: link.href, secret });
    });
  }
})();
