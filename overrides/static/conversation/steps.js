// The steps of the conversation, and within them the cards: one at a time, with the focus where the reader goes on.

/** Shows a step. `enter` is told its name when it is shown. */
export function steps(root, enter) {
  const go = (name) => {
    root.dataset.currentStep = name;
    for (const step of root.querySelectorAll("[data-step]")) step.hidden = step.dataset.step !== name;
    for (const button of root.querySelectorAll(".conversation__steps button")) {
      if (button.dataset.go === name) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
    enter(name);
  };
  for (const button of root.querySelectorAll("[data-go]")) {
    button.addEventListener("click", () => {
      go(button.dataset.go);
      if (root.dataset.currentStep === button.dataset.go) root.querySelector(`[data-step="${button.dataset.go}"] h3`).focus();
    });
  }
  return go;
}

/** Turns the cards of the chosen perspectives. Gives a function that shows the first. */
export function cards(root, about, announce) {
  const box = root.querySelector("[data-cards]");
  const buttons = [...root.querySelectorAll("[data-turn]")];
  let place = 0;
  const chosen = () => [...box.children].filter((card) => !card.dataset.of || about().includes(card.dataset.of));
  const show = () => {
    const all = chosen();
    place = Math.max(0, Math.min(place, all.length - 1));
    for (const card of box.children) card.hidden = card !== all[place];
    buttons[0].setAttribute("aria-disabled", String(place === 0));
    buttons[1].setAttribute("aria-disabled", String(place === all.length - 1));
    return all;
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      place += Number(button.dataset.turn);
      const all = show();
      all[place].querySelector("h4").focus();
      announce(place + 1, all.length);
    });
  }
  return () => {
    place = 0;
    show();
  };
}
