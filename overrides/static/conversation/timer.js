// The clock of the one who leads the conversation. It says when time is up, and nothing before.

export function timer(root, said, announce) {
  const [minutes, clock, button] = ["minutes", "clock", "timer"].map((name) => root.querySelector(`[data-${name}]`));
  let left = minutes.value * 60;
  let end = 0; // in milliseconds of the computer's clock; 0 while it stands still
  let ticking;

  const show = () => {
    clock.textContent = `${String(Math.floor(left / 60)).padStart(2, "0")}:${String(left % 60).padStart(2, "0")}`;
    clock.toggleAttribute("data-time-up", left === 0);
    button.textContent = end ? said.pause : said.start;
  };
  const stop = () => {
    clearInterval(ticking);
    end = 0;
  };
  const tick = () => {
    left = Math.max(0, Math.round((end - Date.now()) / 1000));
    if (left === 0) {
      stop();
      announce(said.expired);
    }
    show();
  };
  const reset = () => {
    stop();
    left = Math.min(180, Math.max(1, Math.round(minutes.value) || 1)) * 60;
    show();
  };
  minutes.addEventListener("input", reset);
  button.addEventListener("click", () => {
    if (end) stop();
    else {
      if (left === 0) reset();
      end = Date.now() + left * 1000;
      ticking = setInterval(tick, 500);
    }
    show();
  });
}
