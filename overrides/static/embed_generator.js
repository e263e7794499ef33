// The generator of embed code: the ready-made snippet of the chosen embed, with the chosen options set.
"use strict";

const form = document.querySelector("[data-embed-generator]");
const code = form.querySelector("[data-generator-code]");
const preview = form.querySelector("[data-generator-preview]");
const status = form.querySelector("[role=status]");

function options(chosen) {
  const parameters = new URLSearchParams();
  for (const [name, standard] of [["theme", "auto"], ["size", "full"], ["heading", "2"]]) {
    if (chosen.get(name) !== standard) parameters.set(name, chosen.get(name));
  }
  const query = String(parameters); // `size` came with Safari 17
  return query && `?${query}`;
}

function update() {
  const chosen = new FormData(form);
  const snippet = document.querySelector(`[data-snippet="${chosen.get("lang")}/${chosen.get("what")}"]`);
  let text = snippet.textContent.replace(/ src="[^"]+/, `$&${options(chosen).replaceAll("&", "&amp;")}`);
  if (chosen.get("size") === "compact") {
    const { compactHeight, compactStyle } = snippet.dataset;
    text = text.replace(/ height="\d+" style="[^"]+"/, ` height="${compactHeight}" style="${compactStyle}"`);
  }
  if (!chosen.get("script")) text = text.slice(0, text.indexOf("<script"));
  code.textContent = text.trim();
  code.lang = chosen.get("lang");
  const address = snippet.dataset.path + options(chosen);
  if (preview.getAttribute("src") !== address) preview.src = address;
  status.textContent = "";
}

async function copyCode() {
  try {
    await navigator.clipboard.writeText(code.textContent);
    status.textContent = status.dataset.message;
  } catch { // no clipboard, or not allowed: select the code, for the reader to copy
    getSelection().selectAllChildren(code);
    status.textContent = status.dataset.failed;
  }
}

form.addEventListener("change", update);
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector("[data-generator-copy]").addEventListener("click", copyCode);
form.hidden = false;
update();
