// The own script of another site's page: it listens to the embeds' heights and compares them with their frames.
{
  const heights = new Map();
  const violations = [];
  let own = 0;
  addEventListener("message", ({ source, data }) => {
    if (data.type === "naravard:height") heights.set(source, data.height);
    if (data.own) own++;
  });
  addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective }) => {
    if (blockedURI !== "inline" && !blockedURI.endsWith("/favicon.ico")) violations.push(`${violatedDirective} ${blockedURI}`);
  });
  const frames = (root) => [...root.querySelectorAll("*")].flatMap((one) =>
    one.shadowRoot ? frames(one.shadowRoot) : one.matches("iframe[src*='/embed/']") ? one : []);
  const inside = (frame) => {
    const { paddingTop, paddingBottom } = getComputedStyle(frame);
    return frame.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
  };
  window.host = {
    violations,
    widths: () => frames(document).map((frame) => frame.clientWidth),
    isOwnFrameShown: () => own > 0,
    // For each frame: the height inside it minus the height of its content; null before it has said how tall it is.
    spare: () => frames(document).map((one) =>
      heights.has(one.contentWindow) ? inside(one) - heights.get(one.contentWindow) : null),
    // The same, read from the documents of frames of the same site, with their width.
    spareOfOwn: () => frames(document).map((one) => {
      const { body, documentElement } = one.contentDocument;
      return [one.getAttribute("src"), one.clientWidth, inside(one) - body.getBoundingClientRect().height,
        documentElement.scrollWidth - documentElement.clientWidth];
    }),
  };
}
