// The leader's countdown. It announces when time is up, and nothing before.

export function timer(root, messages, announce) {
  const [minutes, clock, button] = ["minutes", "clock", "timer"].map((name) => root.querySelector(`[data-${name}]`));
  let left = minutes.value * 60;
  let end = 0; // as Date.now() counts, in milliseconds; 0 while the clock is stopped
  let interval;

  const show = () => {
    clock.textContent = `${String(Math.floor(left / 60)).padStart(2, "0")}:${String(left % 60).padStart(2, "0")}`;
    clock.toggleAttribute("data-time-up", left === 0);
    button.textContent = end ? messages.pause : messages.start;
  };
  const stop = () => {
    clearInterval(interval);
    end = 0;
  };
  const tick = () => {
    left = Math.max(0, Math.round((end - Date.now()) / 1000));
    if (left === 0) {
      stop();
      announce(messages.expired);
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
      interval = setInterval(tick, 500);
    }
    show();
  });
}
