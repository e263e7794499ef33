// A selection of statements: those that the fragment of the URL names, in its order, in the colours that its query asks for.
(() => {
  "use strict";
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const list = document.querySelector(".cards");
  const [missing] = document.querySelectorAll("[data-missing]");
  const cards = new Map([...list.children].map((item) => [item.firstElementChild.id, item]));
  missing.remove();

  const item = (id) => {
    if (cards.has(id)) return cards.get(id);
    const unknown = missing.cloneNode(true);
    unknown.hidden = false;
    unknown.className = "card";
    unknown.querySelector("code").textContent = id;
    const place = document.createElement("li");
    place.append(unknown);
    return place;
  };
  const choose = () => {
    const [named] = location.hash.slice(1).replace(/%(2c|3b|20)/gi, ",").toLowerCase().split(/[?#]/);
    const ids = [...new Set(named.split(/[,;]/).filter((id) => /^([\w-]|%[89a-f]\w)+$/.test(id)))];
    list.replaceChildren(...(ids.length ? ids : [...cards.keys()]).map(item));
  };
  choose();
  addEventListener("hashchange", choose);

  if (query.get("background") === "transparent") {
    root.dataset.theme = "light"; // a frame in another scheme than its page is never transparent
    root.style.setProperty("--paper", "transparent");
  }
  const [, accent] = /^([0-9a-f]{6})$/i.exec(query.get("accent")) || [];
  if (!accent) return;
  const channels = accent.match(/../g).map((part) => parseInt(part, 16));
  const luminance = (colour) => colour.reduce((sum, value, index) => { // WCAG 2.2, relative luminance
    const part = value / 255;
    return sum + [.2126, .7152, .0722][index] * (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
  }, 0);
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  const colour = () => {
    const isReadable = [document.body, document.querySelector(".card")].every((surface) => {
      const [red, green, blue, alpha = 1] = getComputedStyle(surface).backgroundColor.match(/[\d.]+/g).map(Number);
      return !alpha || contrast(channels, [red, green, blue]) >= 4.5; // a page that shines through is the page's own
    });
    const properties = [[root, "--accent"], [root, "--accent-strong"]];
    for (const part of document.querySelectorAll("[data-perspective]")) properties.push([part, "--tone"]);
    for (const [part, name] of properties) part.style.setProperty(name, isReadable ? `#${accent}` : "");
  };
  addEventListener("load", colour);
  addEventListener("hashchange", colour);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", colour);
})();
