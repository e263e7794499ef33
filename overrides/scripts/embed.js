// What an embedded card does where scripts run: it takes its options, and tells its frame's page how tall it is.
(() => {
  "use strict";
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const option = (name, ...known) => known.find((value) => value === asked.get(name));

  const theme = option("theme", "light", "dark"); // auto is what the style does by itself
  if (theme) root.dataset.theme = theme;
  if (option("size", "compact")) root.dataset.compact = "";
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
  let told = 0;
  const measured = () => Math.ceil(document.body.getBoundingClientRect().height);
  const tell = (height) => {
    told = height;
    send({ type: "naravard:height", v: 1, height });
    if (secret) send({ message: "height", value: height, secret });
  };
  const look = () => {
    const height = measured();
    if (Math.abs(height - told) > 1) tell(height);
  };
  look();
  const waiting = setInterval(look, 250); // a frame out of sight is not drawn, and the observer waits until it is
  new ResizeObserver(() => {
    clearInterval(waiting);
    look();
  }).observe(document.body);

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data) return;
    const asks = data.type === "naravard:ask" && data.v === 1;
    const isReady = secret && data.message === "ready" && data.secret === secret;
    if (asks || isReady) tell(measured());
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
