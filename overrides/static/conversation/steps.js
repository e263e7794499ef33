// The steps of the conversation, and the cards within one: shown one at a time, with focus on the new heading.

/** Make the buttons show steps, and call `enter` with the name of each. Return a function that shows a step. */
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

/** Make the buttons turn the cards of the chosen perspectives. Return a function that shows the first card. */
export function cards(root, about, announce) {
  const box = root.querySelector("[data-cards]");
  const buttons = [...root.querySelectorAll("[data-turn]")];
  let index = 0;
  const chosen = () => [...box.children].filter((card) => !card.dataset.perspective || about().includes(card.dataset.perspective));
  const show = () => {
    const all = chosen();
    index = Math.max(0, Math.min(index, all.length - 1));
    for (const card of box.children) card.hidden = card !== all[index];
    buttons[0].setAttribute("aria-disabled", String(index === 0));
    buttons[1].setAttribute("aria-disabled", String(index === all.length - 1));
    return all;
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      index += Number(button.dataset.turn);
      const all = show();
      all[index].querySelector("h4").focus();
      announce(index + 1, all.length);
    });
  }
  return () => {
    index = 0;
    show();
  };
}
