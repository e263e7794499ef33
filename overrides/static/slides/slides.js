// Slides one at a time, by keys or buttons, and the speaker's view in a window of its own that follows along.

const deck = document.querySelector("[data-deck]");
const part = (name) => deck.querySelector(`[data-${name}]`);
const slides = [...deck.querySelectorAll("[data-slide]")];
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
const SPEAKER = "?talare";
const others = otherWindows();
let place = Math.max(0, slides.findIndex((slide) => `#${slide.id}` === location.hash));
let began = 0;

/** This browser's other windows with the same page; none where the reader refuses storage, which they would share. */
function otherWindows() {
  try {
    return new BroadcastChannel("naravard-bilder");
  } catch {
    return null;
  }
}

function show(wanted, { tell = true, focus = true } = {}) {
  place = Math.max(0, Math.min(wanted, slides.length - 1));
  for (const [number, slide] of slides.entries()) slide.toggleAttribute("data-current", number === place);
  const [previous, next] = deck.querySelectorAll("[data-turn]");
  previous.setAttribute("aria-disabled", String(place === 0));
  next.setAttribute("aria-disabled", String(place === slides.length - 1));
  part("position").textContent = part("position").dataset.message.replace("{n}", place + 1).replace("{total}", slides.length);
  history.replaceState(null, "", `#${slides[place].id}`);
  if (focus) slides[place].querySelector("h3").focus();
  if (tell) others?.postMessage({ place });
}

/** What stands around the slides is out of reach while they fill the window. */
function keepOthersAway(isOn) {
  for (let part = deck; part !== document.body; part = part.parentElement) {
    for (const other of part.parentElement.children) if (other !== part) other.inert = isOn;
  }
}

function begin(view) {
  deck.dataset.view = view;
  part("bar").hidden = false;
  keepOthersAway(true);
  for (const notes of deck.querySelectorAll(".slide__notes")) notes.open = view === "speak";
  if (view === "speak") {
    began = Date.now();
    part("elapsed").hidden = false;
    setInterval(tick, 1000);
  }
  show(place, { tell: view === "show" });
}

function end() {
  if (deck.dataset.view === "speak") return window.close();
  delete deck.dataset.view;
  part("bar").hidden = true;
  keepOthersAway(false);
  if (document.fullscreenElement) document.exitFullscreen();
  slides[place].scrollIntoView();
  part("show").focus({ preventScroll: true });
}

function tick() {
  const seconds = Math.floor((Date.now() - began) / 1000);
  part("elapsed").textContent = [Math.floor(seconds / 60), seconds % 60].map((number) => String(number).padStart(2, "0")).join(":");
}

others?.addEventListener("message", ({ data }) => {
  if (data?.ask) others.postMessage({ place });
  else if (deck.dataset.view && Number.isInteger(data?.place)) show(data.place, { tell: false, focus: false });
});
part("show").addEventListener("click", () => {
  deck.requestFullscreen?.().catch(() => { /* the slides fill the window, if not the screen */ });
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
  button.addEventListener("click", () => show(place + Number(button.dataset.turn), { focus: false }));
}
document.addEventListener("keydown", (event) => {
  if (!deck.dataset.view || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === " " && event.target.closest("button, summary")) return; // it presses that
  const wanted = { Home: 0, End: slides.length - 1 }[event.key] ?? (event.key in STEPS ? place + STEPS[event.key] : null);
  if (wanted !== null) {
    event.preventDefault();
    show(wanted);
  } else if (event.key === "Escape") end();
});

for (const element of deck.querySelectorAll("[data-script-only]")) element.hidden = false;
if (location.search === SPEAKER) {
  begin("speak");
  others?.postMessage({ ask: true });
}
