// A group's conversation about the vision. Nothing is sent: its state is in the URL's fragment and in a file to save.
import { readVision } from "./print_sheet.js";
import { ranking } from "./ranking.js";
import { pointsLabel, resultBlocks, statementText, toElements, toMarkdown, toText } from "./result.js";
import { scoreStatements } from "./scoring.js";
import { emptyState, fromFragment, MAX_FILE_LENGTH, OpenError, parse, serialize, toFragment } from "./state_file.js";
import { cards, steps } from "./steps.js";
import { timer } from "./timer.js";

const MAX_FRAGMENT_LENGTH = 60_000; // characters that every browser accepts in a URL
const root = document.querySelector("[data-conversation]");
const part = (name) => root.querySelector(`[data-${name}]`);
const parts = (name) => [...root.querySelectorAll(`[data-${name}]`)];
const messages = JSON.parse(part("messages").textContent);
const vision = readVision(root);
const conversation = { vision, state: emptyState(vision.perspectives.map((one) => one.id)), saveToAddress };
let pendingSave;

const announce = (text) => { part("status").textContent = text; };
const go = steps(root, enter);
const firstCard = cards(root, () => conversation.state.about, (n, total) => announce(messages.card.replace("{n}", n).replace("{total}", total)));
const showGroup = ranking(root, conversation, messages, announce);
timer(root, messages.timer, announce);

function enter(name) {
  announce("");
  if (!conversation.state.about.length && name !== "start") {
    go("start");
    announce(messages.none);
    part("about").focus();
  } else if (name === "cards") firstCard();
  else if (name === "ranking") showGroup();
  else if (name === "focus") showPoints();
  else if (name === "result") showResult();
}

/** Write the state to the page's URL and to the links to the page in other languages, after a pause in the input. */
function saveToAddress() {
  for (const [id, text] of vision.statements) conversation.state.wording[id] = text;
  clearTimeout(pendingSave);
  pendingSave = setTimeout(() => {
    const fragment = toFragment(conversation.state);
    if (fragment.length > MAX_FRAGMENT_LENGTH) return announce(messages.long);
    history.replaceState(null, "", fragment);
    for (const link of document.querySelectorAll(".tools a[hreflang]")) link.hash = fragment;
  }, 300);
}

/** Fill the page's fields from the state. */
function showState() {
  const { state } = conversation;
  for (const box of parts("about")) box.checked = state.about.includes(box.value);
  for (const element of parts("perspective")) {
    const isExcluded = !state.about.includes(element.dataset.perspective);
    if (element.dataset.card) element.toggleAttribute("data-excluded", isExcluded); // for print; on screen, cards are shown one at a time
    else element.hidden = isExcluded;
  }
  for (const field of [...parts("note"), ...parts("focus")]) {
    const value = (field.dataset.note ? state.notes[field.dataset.note] : state.focus[field.dataset.focus])?.[field.dataset.key] ?? "";
    if (field.type === "radio") field.checked = field.value === value;
    else field.value = value;
  }
  showRemoved();
}

/** Show the notes on statements that the vision no longer has. */
function showRemoved() {
  const { state } = conversation;
  const removed = Object.entries(state.notes).filter(([id, note]) => !vision.statements.has(id) && (note.answer || note.text));
  const removedCards = removed.map(([id, note]) => {
    const card = part("removed-card").content.cloneNode(true).firstElementChild;
    card.querySelector(".card__text").textContent = state.wording[id] ?? id;
    card.querySelector(".conversation__kept-note").textContent = [messages.answers[note.answer], note.text].filter(Boolean).join(". ");
    return card;
  });
  for (const card of root.querySelectorAll("[data-cards] .conversation__card--removed")) card.remove();
  part("cards").append(...removedCards);
  for (const paragraph of parts("removed")) {
    const chosen = state.focus[paragraph.dataset.removed]?.statement;
    paragraph.hidden = !chosen || vision.statements.has(chosen);
    paragraph.textContent = paragraph.hidden ? "" : statementText(chosen, state, vision, messages);
  }
}

function showPoints() {
  for (const { id, statements } of vision.perspectives) {
    for (const one of scoreStatements(id, statements.map((each) => each.id), conversation.state.members)) {
      const label = root.querySelector(`[data-points="${one.id}"]`);
      if (label) label.textContent = conversation.state.members.length ? pointsLabel(one.points, messages) : "";
    }
  }
}

function showResult() {
  const blocks = resultBlocks(conversation.state, vision, messages);
  part("result").replaceChildren(...toElements(blocks));
  part("result-text").value = toText(blocks, messages);
}

/** Open the state that `read` returns, or show why it cannot be opened. */
async function open(read) {
  part("error").textContent = "";
  try {
    const state = await read();
    if (!state) return;
    conversation.state = state;
    showState();
    saveToAddress();
    go("start");
    announce(messages.opened);
  } catch (error) {
    if (!(error instanceof OpenError)) throw error;
    part("error").textContent = messages.errors[error.reason];
  }
}

function download(text, type, extension) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `${messages.file}-${new Date().toISOString().slice(0, 10)}.${extension}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  announce(messages.saved);
}

root.addEventListener("input", ({ target }) => {
  const { note, focus, key } = target.dataset;
  const { state } = conversation;
  if (note) (state.notes[note] ??= { answer: "", text: "" })[key] = target.value;
  else if (focus) (state.focus[focus] ??= { statement: "", why: "", first: "", who: "", when: "" })[key] = target.value;
  else if ("about" in target.dataset) {
    state.about = parts("about").filter((box) => box.checked).map((box) => box.value);
    showState();
  } else return;
  saveToAddress();
});
part("choose").addEventListener("click", () => part("open").click());
part("open").addEventListener("change", ({ target }) => {
  const [file] = target.files;
  target.value = "";
  if (file) open(async () => parse(await file.slice(0, 4 * MAX_FILE_LENGTH + 1).text())); // UTF-8: at most 4 bytes each
});
part("save").addEventListener("click", () => download(serialize(conversation.state), "application/json", "json"));
part("markdown").addEventListener("click", () => {
  download(toMarkdown(resultBlocks(conversation.state, vision, messages), messages), "text/markdown;charset=utf-8", "md");
});
part("copy-text").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(part("result-text").value);
    announce(messages.copied);
  } catch {
    part("result-text").select();
    announce(messages.select);
  }
});
for (const button of parts("print")) button.addEventListener("click", () => print());
part("fullscreen").addEventListener("click", () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen().catch(() => { /* refused, as in some frames: the page stays as it is */ });
});
addEventListener("hashchange", () => open(() => fromFragment(location.hash)));

part("fullscreen").hidden = !document.fullscreenEnabled;
for (const element of parts("script-only")) if (!element.dataset.step) element.hidden = false;
showState();
go("start");
open(() => fromFragment(location.hash));
