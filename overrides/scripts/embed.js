// The script of an embed: applies the options in its URL, and reports its height to the page with the iframe.
(() => {
  "use strict";
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const option = (name, ...known) => known.find((value) => value === query.get(name));

  const theme = option("theme", "light", "dark"); // `auto` is the style sheet's own
  if (theme) root.dataset.theme = theme;
  if (option("size", "compact")) root.dataset.compact = "";
  const levels = (option("heading", "3", "4") || 2) - 2;
  if (levels) {
    for (const old of document.querySelectorAll("h2, h3")) {
      const heading = document.createElement("h" + (+old.tagName[1] + levels));
      for (const { name, value } of old.attributes) heading.setAttribute(name, value);
      heading.append(...old.childNodes);
      old.replaceWith(heading);
    }
  }

  if (parent === window) return;
  const secret = (/[#?&]secret=([a-zA-Z0-9]+)/.exec(location.hash) || [])[1]; // WordPress sets one
  const send = (message) => parent.postMessage(message, "*");
  let sent = 0;
  const measured = () => Math.ceil(document.body.getBoundingClientRect().height);
  const report = (height) => {
    sent = height;
    send({ type: "naravard:height", v: 1, height });
    if (secret) send({ message: "height", value: height, secret });
  };
  const check = () => {
    const height = measured();
    if (Math.abs(height - sent) > 1) report(height);
  };
  check();
  const poll = setInterval(check, 250); // browsers run no observer in an iframe that is off screen
  new ResizeObserver(() => {
    clearInterval(poll);
    check();
  }).observe(document.body);

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data) return;
    const asked = data.type === "naravard:ask" && data.v === 1;
    const isReady = secret && data.message === "ready" && data.secret === secret;
    if (asked || isReady) report(measured());
  });
  if (secret) { // WordPress's sandbox lets no window open, so the page around the iframe follows links
    addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      event.preventDefault();
      send({ message: "link", value: link.href, secret });
    });
  }
})();
