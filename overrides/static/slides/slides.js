// The slide show, one slide at a time by keys or buttons, and the speaker view, a window that follows it.

const deck = document.querySelector("[data-deck]");
const part = (name) => deck.querySelector(`[data-${name}]`);
const slides = [...deck.querySelectorAll("[data-slide]")];
const onwards = getComputedStyle(deck).direction === "rtl" ? -1 : 1;
const STEPS = { ArrowRight: onwards, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -onwards, ArrowUp: -1, PageUp: -1 };
const SPEAKER = "?talare";
const channel = openChannel();
let index = Math.max(0, slides.findIndex((slide) => `#${slide.id}` === location.hash));
let startedAt = 0;

/** Return a channel to this browser's other windows with the page; null if storage is refused, which they would share. */
function openChannel() {
  try {
    return new BroadcastChannel("naravard-bilder");
  } catch {
    return null;
  }
}

function show(target, { post = true, focus = true } = {}) {
  index = Math.max(0, Math.min(target, slides.length - 1));
  for (const [number, slide] of slides.entries()) slide.toggleAttribute("data-current", number === index);
  const [previous, next] = deck.querySelectorAll("[data-turn]");
  previous.setAttribute("aria-disabled", String(index === 0));
  next.setAttribute("aria-disabled", String(index === slides.length - 1));
  showPosition(!focus);
  history.replaceState(null, "", `#${slides[index].id}`);
  if (focus) slides[index].querySelector("h3").focus();
  if (post) channel?.postMessage({ index });
}

/** Show the slide's number, with its title for screen readers where the focus does not move to the title. */
function showPosition(isTitled) {
  const position = part("position");
  position.textContent = position.dataset.message.replace("{n}", index + 1).replace("{total}", slides.length);
  if (!isTitled) return;
  const { lang, textContent } = slides[index].querySelector("h3");
  position.append(Object.assign(document.createElement("span"), { className: "visually-hidden", lang, textContent: `: ${textContent}` }));
}

/** Make everything around the slides inert while they fill the window, or undo it. */
function setOutsideInert(isInert) {
  for (let element = deck; element !== document.body; element = element.parentElement) {
    for (const sibling of element.parentElement.children) if (sibling !== element) sibling.inert = isInert;
  }
}

function begin(view) {
  deck.dataset.view = view;
  part("bar").hidden = false;
  setOutsideInert(true);
  for (const notes of deck.querySelectorAll(".slide__notes")) notes.open = view === "speak";
  if (view === "speak") {
    startedAt = Date.now();
    part("elapsed").hidden = false;
    setInterval(tick, 1000);
  }
  show(index, { post: view === "show" });
}

function end() {
  if (deck.dataset.view === "speak") return window.close();
  delete deck.dataset.view;
  part("bar").hidden = true;
  setOutsideInert(false);
  if (document.fullscreenElement) document.exitFullscreen();
  slides[index].scrollIntoView();
  part("show").focus({ preventScroll: true });
}

function tick() {
  const seconds = Math.floor((Date.now() - startedAt) / 1000);
  part("elapsed").textContent = [Math.floor(seconds / 60), seconds % 60].map((number) => String(number).padStart(2, "0")).join(":");
}

channel?.addEventListener("message", ({ data }) => {
  if (data?.ask) channel.postMessage({ index });
  else if (deck.dataset.view && Number.isInteger(data?.index)) show(data.index, { post: false, focus: false });
});
part("show").addEventListener("click", () => {
  deck.requestFullscreen?.().catch(() => { /* refused: the slides fill the window instead */ });
  begin("show");
});
document.addEventListener("fullscreenchange", () => { // Firefox and Safari keep the first Esc for themselves
  if (!document.fullscreenElement && deck.dataset.view === "show") end();
});
part("speak").addEventListener("click", () => {
  window.open(`${location.pathname}${SPEAKER}`, "_blank", "popup,width=1000,height=760,noopener");
});
part("end").addEventListener("click", end);
for (const button of deck.querySelectorAll("[data-turn]")) {
  button.addEventListener("click", () => show(index + Number(button.dataset.turn), { focus: false }));
}
document.addEventListener("keydown", (event) => {
  if (!deck.dataset.view || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === " " && event.target.closest("button, summary")) return; // the key presses that control
  const target = { Home: 0, End: slides.length - 1 }[event.key] ?? (event.key in STEPS ? index + STEPS[event.key] : null);
  if (target !== null) {
    event.preventDefault();
    show(target);
  } else if (event.key === "Escape") end();
});

for (const element of deck.querySelectorAll("[data-script-only]")) element.hidden = false;
if (location.search === SPEAKER) {
  begin("speak");
  channel?.postMessage({ ask: true });
}
