// The search dialog: searches while the reader types; arrow keys move among the hits.
import { runs } from "./words.js";

const MAX_HITS = 30;
const BEFORE = 50; // characters of an excerpt before its first hit
const LENGTH = 180; // characters of an excerpt

const dialog = document.querySelector("[data-search-dialog]");
const part = (name) => dialog.querySelector(`[data-${name}]`);
const [input, status, answers, hits, suggestions] = ["input", "status", "answers", "hits", "suggestions"].map(part);
const address = new URL(dialog.dataset.index, document.baseURI);
let loading;
let pendingSearch; // set until the reader pauses
let search;

/** Show the dialog at once, and search as soon as code and index are loaded. Rejects if one cannot be loaded. `words` are typed already. */
export async function open(words) {
  if (words) input.value = words;
  loading ??= import("./engine.js").then(({ load }) => load(address));
  dialog.showModal();
  input.select();
  const { engine, wording } = await loading.catch((error) => {
    loading = undefined; // the next try may succeed
    dialog.close();
    throw error;
  });
  search = () => {
    pendingSearch = undefined;
    show(engine, wording);
  };
  search(); // for what has been typed meanwhile
  input.oninput = () => {
    clearTimeout(pendingSearch);
    pendingSearch = setTimeout(search, 150);
  };
}

/** Run a pending search at once, so that hits are not replaced under a reader who moves among them. */
function searchNow() {
  if (!pendingSearch) return;
  clearTimeout(pendingSearch);
  search();
}

function show(engine, wording) {
  const query = input.value.trim();
  const found = engine.find(query);
  hits.replaceChildren(...found.slice(0, MAX_HITS).map((hit, place) => item(hit, place, wording)));
  answers.replaceChildren(...answersTo(query, found.length, engine, wording).map(answer));
  suggestions.hidden = found.length > 0 || !suggestions.querySelector("a");
  status.textContent = query && summary(found.length, wording.search);
}

/** Return the answers that suit the query; without them or hits, the one to a search that finds nothing. */
function answersTo(query, number, engine, { nothing }) {
  const found = engine.answers(query);
  return found.length || number || !query || !nothing ? found : [nothing];
}

function answer({ text, title, url }) {
  const fragment = part("answer").content.cloneNode(true);
  fragment.querySelector("span").textContent = text;
  Object.assign(fragment.querySelector("a"), { textContent: title, href: new URL(url, address) });
  return fragment;
}

function summary(number, wording) {
  if (!number) return wording.nothing;
  const form = new Intl.PluralRules(document.documentElement.lang).select(number);
  const count = (wording.count[form] ?? wording.count.other).replace("{n}", number);
  return number > MAX_HITS ? `${count} ${wording.best.replace("{n}", MAX_HITS)}` : count;
}

function item(hit, place, wording) {
  const fragment = part("hit").content.cloneNode(true);
  const [entry, link, where, kind, within, text] = ["li", "a", ".hit__where", ".hit__kind", ".hit__within", ".hit__text"]
    .map((name) => fragment.querySelector(name));
  if (hit.perspective) entry.dataset.perspective = hit.perspective;
  link.href = new URL(hit.url, address);
  link.append(...highlighted(hit.title, hit.isHit));
  where.id = `hit-${place}`; // a screen reader that moves from link to link says kind and page too
  link.setAttribute("aria-describedby", where.id);
  kind.textContent = wording.kinds[hit.kind];
  within.textContent = hit.within ?? "";
  text.append(...highlighted(excerpt(hit.text ?? "", hit.isHit), hit.isHit));
  return fragment;
}

function highlighted(text, isHit) {
  return runs(text, isHit).map((run) => {
    if (!run.isHit) return run.text;
    return Object.assign(document.createElement("mark"), { textContent: run.text });
  });
}

/** Return the part of the text around its first hit, in whole words. */
function excerpt(text, isHit) {
  const [first] = runs(text, isHit);
  const hit = !first || first.isHit || first.text === text ? 0 : first.text.length;
  const start = hit > BEFORE ? text.indexOf(" ", hit - BEFORE) + 1 : 0;
  const end = text.length > start + LENGTH ? text.lastIndexOf(" ", start + LENGTH) : text.length;
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}

dialog.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    event.preventDefault(); // by default, a search field empties itself and the dialog stays open
    dialog.close();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) searchNow();
  const targets = [input, ...answers.querySelectorAll("a"), ...hits.querySelectorAll("a")];
  const next = step && targets[targets.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  searchNow();
  (hits.querySelector("a") ?? answers.querySelector("a"))?.focus();
});
dialog.addEventListener("click", (event) => {
  // A link may lead to this very page. A click whose target is the dialog itself was on its backdrop.
  if (event.target === dialog || event.target.closest("a, [data-close]")) dialog.close();
});
