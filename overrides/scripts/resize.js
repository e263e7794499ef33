// Makes the iframes of embeds as tall as their content. Optional, and needed only once on a page.
(() => {
  "use strict";
  if (window.naravardResize) return;
  window.naravardResize = true;
  const MAX_HEIGHT = 4000; // CSS pixels, unless the page itself gives the frame more, as it does for the whole vision
  const original = new WeakMap(); // frame → the height that the page gives it
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.includes("/embed/v1/"));

  addEventListener("message", ({ source, data }) => {
    if (!data || data.type !== "naravard:height" || data.v !== 1) return;
    const height = data.height;
    if (!Number.isFinite(height) || height <= 0 || height > 1e6) return; // no content is that tall: a fault or an attack
    const frame = frames().find((one) => one.contentWindow === source);
    if (!frame) return;
    const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    if (!original.has(frame)) original.set(frame, frame.style.height);
    frame.style.height = original.get(frame);
    const limit = height > MAX_HEIGHT ? Math.max(MAX_HEIGHT, frame.clientHeight) : MAX_HEIGHT;
    frame.style.height = Math.min(limit, Math.max(80, Math.ceil(height))) + border + "px";
  });
  for (const frame of frames()) frame.contentWindow.postMessage({ type: "naravard:ask", v: 1 }, "*");
})();
