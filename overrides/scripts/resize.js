// Makes the iframes of embeds as tall as their content. Optional, and needed only once on a page.
(() => {
  "use strict";
  if (window.naravardResize) return;
  window.naravardResize = true;
  const MAX_HEIGHT = 4000; // CSS pixels, unless the page itself gives the frame more, as it does for the whole vision
  const original = new WeakMap(); // frame → the height that the page gives it, and its priority
  const frames = (root) => [...root.querySelectorAll("*")].flatMap((one) =>
    one.shadowRoot ? frames(one.shadowRoot) : one.localName === "iframe" && one.src.includes("/embed/v1/") ? one : []);
  const setHeight = (frame, value, priority) => frame.style.setProperty("height", value, priority);

  addEventListener("message", ({ source, data }) => {
    if (!data || data.type !== "naravard:height" || data.v !== 1) return;
    const height = data.height;
    if (!Number.isFinite(height) || height <= 0 || height > 1e6) return; // no content is that tall: a fault or an attack
    const frame = frames(document).find((one) => one.contentWindow === source);
    if (!frame) return;
    if (!original.has(frame)) original.set(frame, [frame.style.height, frame.style.getPropertyPriority("height")]);
    setHeight(frame, ...original.get(frame));
    const { boxSizing, paddingTop, paddingBottom } = getComputedStyle(frame);
    const inner = frame.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
    const edges = boxSizing === "border-box" ? frame.offsetHeight - inner : 0;
    const shown = Math.min(Math.max(MAX_HEIGHT, inner), Math.max(80, Math.ceil(height)));
    setHeight(frame, shown + edges + "px", "important"); // a page may say `iframe { height: auto !important }`
  });
  addEventListener("beforeprint", () => { // what is taller than a page of paper would be cut through its lines
    for (const frame of frames(document)) {
      const { clientHeight, clientWidth } = frame; // on paper the text takes 220 pixels by this height at most
      frame.style.maxHeight =
        `max(700px, 100vh, ${clientHeight * 220}px / (min(${clientWidth}px, 100cqi) / 1px))`;
    }
  });
  addEventListener("afterprint", () => {
    for (const frame of frames(document)) frame.style.maxHeight = "none";
  });
  for (const frame of frames(document)) frame.contentWindow.postMessage({ type: "naravard:ask", v: 1 }, "*");
})();
