// Lets embedded cards be as tall as their content. Optional; once on a page is enough.
(() => {
  "use strict";
  if (window.naravardResize) return;
  window.naravardResize = true;
  const MOST = 4000; // unless the page itself makes room for more, as it does for the whole vision
  const own = new WeakMap(); // the height that the page gives a frame
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.includes("/embed/v1/"));

  addEventListener("message", ({ source, data }) => {
    if (!data || data.type !== "naravard:height" || data.v !== 1) return;
    const height = data.height;
    if (!Number.isFinite(height) || height <= 0 || height > 1e6) return; // no content is that tall: a mistake or malice
    const frame = frames().find((one) => one.contentWindow === source);
    if (!frame) return;
    const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    if (!own.has(frame)) own.set(frame, frame.style.height);
    frame.style.height = own.get(frame);
    const most = height > MOST ? Math.max(MOST, frame.clientHeight) : MOST;
    frame.style.height = Math.min(most, Math.max(80, Math.ceil(height))) + border + "px";
  });
  for (const frame of frames()) frame.contentWindow.postMessage({ type: "naravard:ask", v: 1 }, "*");
})();
