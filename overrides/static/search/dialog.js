// The search dialog: opens, finds while the reader types, and moves among the hits with the arrow keys.
import { runs } from "./words.js";

const SHOWN = 30;
const BEFORE = 50; // letters of an excerpt before its first hit
const LENGTH = 180; // and in all

const dialog = document.querySelector("[data-search-dialog]");
const part = (name) => dialog.querySelector(`[data-${name}]`);
const [input, status, hits, ways] = ["input", "status", "hits", "suggestions"].map(part);
const address = new URL(dialog.dataset.index, document.baseURI);
let loaded;
let waiting; // for the reader to pause
let find;

/** Shows the dialog at once, and lets it find as soon as all is there. Rejects where something cannot be loaded. */
export async function open() {
  loaded ??= import("./engine.js").then(({ load }) => load(address));
  dialog.showModal();
  input.select();
  const { engine, wording } = await loaded;
  find = () => {
    waiting = undefined;
    show(engine, wording);
  };
  find(); // what has been typed meanwhile
  input.oninput = () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 150);
  };
}

/** Finds at once what is waiting to be found: hits must not be replaced under the reader who moves among them. */
function settle() {
  if (!waiting) return;
  clearTimeout(waiting);
  find();
}

function show(engine, wording) {
  const asked = input.value.trim();
  const found = engine.find(asked);
  hits.replaceChildren(...found.slice(0, SHOWN).map((hit) => item(hit, wording)));
  ways.hidden = found.length > 0;
  status.textContent = asked && summary(found.length, wording.search);
}

function summary(number, wording) {
  if (!number) return wording.nothing;
  const form = new Intl.PluralRules(document.documentElement.lang).select(number);
  const count = (wording.count[form] ?? wording.count.other).replace("{n}", number);
  return number > SHOWN ? `${count} ${wording.best.replace("{n}", SHOWN)}` : count;
}

function item(hit, wording) {
  const shown = part("hit").content.cloneNode(true);
  const [entry, link, kind, within, text] = ["li", "a", ".hit__kind", ".hit__within", ".hit__text"]
    .map((name) => shown.querySelector(name));
  if (hit.perspective) entry.dataset.perspective = hit.perspective;
  link.href = new URL(hit.url, address);
  link.append(...marked(hit.title, hit.isHit));
  kind.textContent = wording.kinds[hit.kind];
  within.textContent = hit.within ?? "";
  text.append(...marked(excerpt(hit.text ?? "", hit.isHit), hit.isHit));
  return shown;
}

function marked(text, isHit) {
  return runs(text, isHit).map((run) => {
    if (!run.marked) return run.text;
    return Object.assign(document.createElement("mark"), { textContent: run.text });
  });
}

/** The part of the text around its first hit, in whole words. */
function excerpt(text, isHit) {
  const [first] = runs(text, isHit);
  const hit = !first || first.marked || first.text === text ? 0 : first.text.length;
  const start = hit > BEFORE ? text.indexOf(" ", hit - BEFORE) + 1 : 0;
  const end = text.length > start + LENGTH ? text.lastIndexOf(" ", start + LENGTH) : text.length;
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}

dialog.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    event.preventDefault(); // a search field would only empty itself
    dialog.close();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) settle();
  const stops = [input, ...hits.querySelectorAll("a")];
  const next = step && stops[stops.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  settle();
  hits.querySelector("a")?.focus();
});
dialog.addEventListener("click", (event) => {
  // A link may lead to this very page; a click on the dialog itself and not on what is in it is beside it.
  if (event.target === dialog || event.target.closest("a, [data-close]")) dialog.close();
});
