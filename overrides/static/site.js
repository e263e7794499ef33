// Dark mode, links that copy themselves, the menu, and search on demand.
"use strict";

const root = document.documentElement;

function isDark() {
  return (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

const themeSwitch = document.querySelector("[data-theme-switch]");
if (themeSwitch) {
  const show = () => themeSwitch.setAttribute("aria-pressed", String(isDark()));
  themeSwitch.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* storage refused: the choice holds for this page */ }
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
}

// A card's permanent link becomes a button that copies it, where the browser has a clipboard.
const statusMessage = document.querySelector(".status-message");

function showStatus(message) {
  statusMessage.textContent = ""; // so that a message repeated is announced, too
  requestAnimationFrame(() => { statusMessage.textContent = message; });
}

async function copyLink(address) {
  if (address.pathname === location.pathname) history.replaceState(null, "", address); // another page's URL would break relative links
  try {
    await navigator.clipboard.writeText(address.href);
  } catch {
    return location.assign(address); // not allowed: the address bar shows the link instead
  }
  showStatus(statusMessage.dataset.message);
}

for (const link of root.classList.contains("copies") ? document.querySelectorAll("[data-copy]") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-describedby", link.getAttribute("aria-describedby"));
  button.append(...link.childNodes);
  button.addEventListener("click", () => copyLink(new URL(link.href)));
  link.replaceWith(button);
}

const menu = document.querySelector(".menu");
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Print opens what is folded. A style sheet can do so since Firefox 143 and Safari 18.4 only.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("main details:not([open])")];
  for (const details of unfolded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});

// Search loads its code and index on first use. If that fails, the word index is shown, unless there is no network.
const search = document.querySelector("[data-search]");

async function openSearch(words) {
  try {
    await (await import("./search/dialog.js")).open(words);
  } catch {
    const answer = await fetch(search.dataset.search, { method: "HEAD" }).catch(() => null);
    if (answer) location.assign(search.dataset.search);
    else showStatus(search.dataset.offline);
  }
}

search?.addEventListener("click", () => openSearch());
const searchForm = document.querySelector("[data-search-form]"); // on the page of what is not found
if (searchForm) {
  searchForm.hidden = false;
  searchForm.addEventListener("submit", (event) => {
    event.preventDefault();
    openSearch(searchForm.querySelector("input").value);
  });
}
