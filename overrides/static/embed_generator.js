// The generator of embed code: the ready-made snippet of the chosen embed, with the chosen options set.
"use strict";

const form = document.querySelector("[data-embed-generator]");
const output = (name) => form.querySelector(`[data-generator-${name}]`);
const preview = output("preview");
const status = form.querySelector("[aria-live]");

function selection(chosen) { // a selection has one address, with its choices in query and fragment
  const query = new URLSearchParams();
  for (const name of ["theme", "size", "heading", "background", "accent"]) {
    const value = chosen.get(name);
    if (value && !["auto", "full", "2"].includes(value)) query.set(name, value);
  }
  const asked = String(query); // `size` came with Safari 17
  return (asked && `?${asked}`) + `#${chosen.getAll("statement").join(",")}`;
}

function address(chosen) { // theme and size are part of the path, so that they hold without script
  if (chosen.get("what") === "selection/") return selection(chosen);
  const [theme, size, heading] = ["theme", "size", "heading"].map((name) => chosen.get(name));
  const variant = theme === "auto" && size === "full" ? "" : `${theme}-${size}/`;
  return variant + (heading === "2" ? "" : `?heading=${heading}`);
}

function frame(chosen, { textContent, dataset }) {
  let text = textContent.replace(/ src="[^"]+/, (src) => src + address(chosen).replaceAll("&", "&amp;"));
  if (chosen.get("size") === "compact") {
    text = text.replace(/ height="\d+" style="[^"]+"/, ` height="${dataset.compactHeight}" style="${dataset.compactStyle}"`);
  }
  if (!chosen.get("script")) text = text.slice(0, text.indexOf("<script"));
  return text.trim();
}

function element(chosen, { textContent }) {
  const [kind, id] = chosen.get("what").split("/");
  const [, link] = /<p>(<a .*<\/a>)<\/p>/.exec(textContent);
  const attributes = [[kind, id], ["lang", chosen.get("lang")]];
  for (const [name, standard] of [["theme", "auto"], ["size", "full"], ["heading", "2"]]) {
    if (chosen.get(name) !== standard) attributes.push([name, chosen.get(name)]);
  }
  const written = attributes.filter(([, value]) => value).map(([name, value]) => ` ${name}="${value}"`).join("");
  const script = `<script defer src="${output("element").dataset.script}"></script>`;
  return `<malbild-${kind}${written}>${link}</malbild-${kind}>\n${script}`;
}

function update() {
  const chosen = new FormData(form);
  const snippet = document.querySelector(`[data-snippet="${chosen.get("lang")}/${chosen.get("what")}"]`);
  const isSelection = chosen.get("what") === "selection/";
  for (const one of form.querySelectorAll("[data-generator-selection]")) one.hidden = !isSelection;
  for (const one of form.querySelectorAll("[data-generator-whole]")) one.hidden = isSelection;
  output("code").textContent = frame(chosen, snippet);
  output("element").textContent = element(chosen, snippet);
  const [, embed] = / src="([^"]+)/.exec(snippet.textContent);
  output("address").textContent = embed + address(chosen).split("?")[0];
  for (const name of ["code", "element"]) output(name).lang = chosen.get("lang");
  const shown = snippet.dataset.path + address(chosen);
  if (preview.getAttribute("src") !== shown) preview.src = shown;
  status.textContent = "";
}

async function copy(part) {
  try {
    await navigator.clipboard.writeText(part.textContent);
    status.textContent = status.dataset.message;
  } catch { // no clipboard, or not allowed: select the code, for the reader to copy
    getSelection().selectAllChildren(part);
    status.textContent = status.dataset.failed;
  }
}

form.addEventListener("change", update);
form.addEventListener("submit", (event) => event.preventDefault());
for (const button of form.querySelectorAll("[data-generator-copy]")) {
  button.addEventListener("click", () => copy(output(button.dataset.generatorCopy)));
}
form.hidden = false;
update();
