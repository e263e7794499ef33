// What a page can do beside being read: dark mode, copying the link to a statement, closing the menu.
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
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* then it holds for this page */ }
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
}

// The permanent link of a card becomes a button that copies it, where the browser lets us.
const said = document.querySelector("[data-message]");

async function copy(address) {
  if (address.pathname === location.pathname) history.replaceState(null, "", address); // else the page's own links would lead astray
  try {
    await navigator.clipboard.writeText(address.href);
  } catch {
    return location.assign(address); // not allowed: the address bar shows it
  }
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = said.dataset.message; });
}

for (const link of root.classList.contains("copies") ? document.querySelectorAll("[data-copy]") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...link.childNodes);
  button.addEventListener("click", () => copy(new URL(link.href)));
  link.replaceWith(button);
}

const menu = document.querySelector(".menu");
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Search: its code and its index come when the reader reaches for it. If they cannot, the register helps on.
const search = document.querySelector("[data-search]");
search?.addEventListener("click", async () => {
  try {
    await (await import("./search/dialog.js")).open();
  } catch {
    location.assign(search.dataset.search);
  }
});
