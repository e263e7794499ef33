// The page that makes the code for an embed: it takes a ready snippet and sets in it what has been chosen.
"use strict";

const maker = document.querySelector("[data-embed-generator]");
const code = maker.querySelector("[data-generator-code]");
const preview = maker.querySelector("[data-generator-preview]");
const status = maker.querySelector("[role=status]");

function options(chosen) {
  const asked = new URLSearchParams();
  for (const [name, usual] of [["theme", "auto"], ["size", "full"], ["heading", "2"]]) {
    if (chosen.get(name) !== usual) asked.set(name, chosen.get(name));
  }
  const query = String(asked); // `asked.size` came with Safari 17
  return query && `?${query}`;
}

function make() {
  const chosen = new FormData(maker);
  const ready = document.querySelector(`[data-snippet="${chosen.get("lang")}/${chosen.get("what")}"]`);
  let text = ready.textContent.replace(/ src="[^"]+/, `$&${options(chosen).replaceAll("&", "&amp;")}`);
  if (chosen.get("size") === "compact") {
    const { compactHeight, compactStyle } = ready.dataset;
    text = text.replace(/ height="\d+" style="[^"]+"/, ` height="${compactHeight}" style="${compactStyle}"`);
  }
  if (!chosen.get("script")) text = text.slice(0, text.indexOf("<script"));
  code.textContent = text.trim();
  code.lang = chosen.get("lang");
  const address = ready.dataset.path + options(chosen);
  if (preview.getAttribute("src") !== address) preview.src = address;
  status.textContent = "";
}

async function copy() {
  try {
    await navigator.clipboard.writeText(code.textContent);
    status.textContent = status.dataset.message;
  } catch { // no clipboard here: the code is marked for the reader to copy
    getSelection().selectAllChildren(code);
    status.textContent = status.dataset.failed;
  }
}

maker.addEventListener("change", make);
maker.addEventListener("submit", (event) => event.preventDefault());
maker.querySelector("[data-generator-copy]").addEventListener("click", copy);
maker.hidden = false;
make();
