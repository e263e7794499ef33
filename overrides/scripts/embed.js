// What an embedded card does where scripts run: it takes its options, and tells its frame's page how tall it is.
(() => {
  "use strict";
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const option = (name, ...known) => known.find((value) => value === asked.get(name));

  const theme = option("theme", "light", "dark"); // auto is what the style does by itself
  if (theme) root.dataset.theme = theme;
  const size = option("size", "compact");
  if (size) root.dataset.size = size;
  const deeper = (option("heading", "3", "4") || 2) - 2;
  if (deeper) {
    for (const old of document.querySelectorAll("h2, h3")) {
      const heading = document.createElement("h" + (+old.tagName[1] + deeper));
      for (const { name, value } of old.attributes) heading.setAttribute(name, value);
      heading.append(...old.childNodes);
      old.replaceWith(heading);
    }
  }

  if (parent === window) return;
  const secret = (/[#?&]secret=([a-zA-Z0-9]+)/.exec(location.hash) || [])[1]; // WordPress gives one
  const send = (message) => parent.postMessage(message, "*");
  let height = 0;
  let told = 0;
  const tell = () => {
    told = height;
    send({ type: "naravard:height", v: 1, height });
    if (secret) send({ message: "height", value: height, secret });
  };
  new ResizeObserver(() => {
    height = Math.ceil(document.body.getBoundingClientRect().height);
    if (Math.abs(height - told) > 1) tell();
  }).observe(document.body);

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data || !height) return;
    const asks = data.type === "naravard:ask" && data.v === 1;
    const isReady = secret && data.message === "ready" && data.secret === secret;
    if (asks || isReady) tell();
  });
  if (secret) { // its sandbox opens no window; its page follows the link for us
    addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      event.preventDefault();
      send({ message: "link", value: link.href, secret });
    });
  }
})();
