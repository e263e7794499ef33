// A conversation on the vision, held in the browser alone: its state is the page's address and the file one saves.
import { blocks, named, scored, toElements, toMarkdown, toText } from "./result.js";
import { cards, steps } from "./steps.js";
import { ranking } from "./ranking.js";
import { begin, fromFragment, LARGEST, parse, Refused, toFragment, write } from "./state_file.js";
import { readSheet } from "./print_sheet.js";
import { timer } from "./timer.js";
import { weigh } from "./scoring.js";

const LONGEST = 60_000; // letters of an address that every browser takes
const root = document.querySelector("[data-conversation]");
const part = (name) => root.querySelector(`[data-${name}]`);
const parts = (name) => [...root.querySelectorAll(`[data-${name}]`)];
const said = JSON.parse(part("message").textContent);
const sheet = readSheet(root);
const talk = { sheet, state: begin(sheet.perspectives.map((one) => one.id)), changed };
let waiting;

const announce = (text) => { part("status").textContent = text; };
const go = steps(root, enter);
const firstCard = cards(root, () => talk.state.about, (n, total) => announce(said.card.replace("{n}", n).replace("{total}", total)));
const showGroup = ranking(root, talk, said, announce);
timer(root, said.timer, announce);

function enter(name) {
  announce("");
  if (!talk.state.about.length && name !== "start") {
    go("start");
    announce(said.none);
    part("about").focus();
  } else if (name === "cards") firstCard();
  else if (name === "ranking") showGroup();
  else if (name === "focus") showPoints();
  else if (name === "result") showResult();
}

/** What has been said goes into the address, and along to the page in another language. */
function changed() {
  for (const [id, text] of sheet.statements) talk.state.wording[id] = text;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const fragment = toFragment(talk.state);
    if (fragment.length > LONGEST) return announce(said.long);
    history.replaceState(null, "", fragment);
    for (const link of document.querySelectorAll(".tools a[hreflang]")) link.hash = fragment;
  }, 300);
}

/** Puts what has been said where it is seen. */
function show() {
  const { state } = talk;
  for (const box of parts("about")) box.checked = state.about.includes(box.value);
  for (const element of parts("of")) {
    const isAside = !state.about.includes(element.dataset.of);
    if (element.dataset.card) element.toggleAttribute("data-excluded", isAside); // it is not printed; on the screen the cards are turned
    else element.hidden = isAside;
  }
  for (const field of [...parts("note"), ...parts("focus")]) {
    const value = (field.dataset.note ? state.notes[field.dataset.note] : state.focus[field.dataset.focus])?.[field.dataset.key] ?? "";
    if (field.type === "radio") field.checked = field.value === value;
    else field.value = value;
  }
  showGone();
}

/** What was said of statements that the vision no longer has. */
function showGone() {
  const { state } = talk;
  const gone = Object.entries(state.notes).filter(([id, note]) => !sheet.statements.has(id) && (note.answer || note.text));
  const made = gone.map(([id, note]) => {
    const card = part("removed-card").content.cloneNode(true).firstElementChild;
    card.querySelector(".card__text").textContent = state.wording[id] ?? id;
    card.querySelector(".conversation__kept-note").textContent = [said.answers[note.answer], note.text].filter(Boolean).join(". ");
    return card;
  });
  for (const card of root.querySelectorAll("[data-cards] .conversation__card--removed")) card.remove();
  part("cards").append(...made);
  for (const line of parts("removed")) {
    const chosen = state.focus[line.dataset.removed]?.statement;
    line.hidden = !chosen || sheet.statements.has(chosen);
    line.textContent = line.hidden ? "" : named(chosen, state, sheet, said);
  }
}

function showPoints() {
  for (const { id, statements } of sheet.perspectives) {
    for (const one of weigh(id, statements.map((each) => each.id), talk.state.members)) {
      const place = root.querySelector(`[data-points="${one.id}"]`);
      if (place) place.textContent = talk.state.members.length ? scored(one.points, said) : "";
    }
  }
}

function showResult() {
  const found = blocks(talk.state, sheet, said);
  part("result").replaceChildren(...toElements(found));
  part("result-text").value = toText(found, said);
}

/** Opens what `read` gives, or says in the reader's language why not. */
async function open(read) {
  part("error").textContent = "";
  try {
    const state = await read();
    if (!state) return;
    talk.state = state;
    show();
    changed();
    go("start");
    announce(said.opened);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    part("error").textContent = said.errors[error.reason];
  }
}

function download(text, type, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `${said.file}-${new Date().toISOString().slice(0, 10)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  announce(said.saved);
}

root.addEventListener("input", ({ target }) => {
  const { note, focus, key } = target.dataset;
  const { state } = talk;
  if (note) (state.notes[note] ??= { answer: "", text: "" })[key] = target.value;
  else if (focus) (state.focus[focus] ??= { statement: "", why: "", first: "", who: "", when: "" })[key] = target.value;
  else if ("about" in target.dataset) {
    state.about = parts("about").filter((box) => box.checked).map((box) => box.value);
    show();
  } else return;
  changed();
});
part("open").addEventListener("change", ({ target }) => {
  const [file] = target.files;
  target.value = "";
  if (file) open(async () => parse(await file.slice(0, 4 * LARGEST + 1).text())); // a letter is at most four bytes
});
part("save").addEventListener("click", () => download(write(talk.state), "application/json", "json"));
part("markdown").addEventListener("click", () => {
  download(toMarkdown(blocks(talk.state, sheet, said), said), "text/markdown;charset=utf-8", "md");
});
part("copy-text").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(part("result-text").value);
    announce(said.copied);
  } catch {
    part("result-text").select();
    announce(said.select);
  }
});
for (const button of parts("print")) button.addEventListener("click", () => print());
part("fullscreen").addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()));
addEventListener("hashchange", () => open(() => fromFragment(location.hash)));

part("fullscreen").hidden = !document.fullscreenEnabled;
for (const element of parts("script-only")) if (!element.dataset.step) element.hidden = false;
show();
go("start");
open(() => fromFragment(location.hash));
