// For a walk by keyboard: the elements it should stop at, and the faults of the one that has the focus.
globalThis.focus = (() => {
  const FOCUSABLE = "a[href], button, summary, input, select, textarea, [tabindex='0']";
  const name = (element) => `${element.tagName} ${element.textContent.trim().replace(/\s+/g, " ").slice(0, 60)}`;
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("details:not([open]) > :not(summary)");

  function ring(element) {
    return [null, "::after"].some((part) => {
      const style = getComputedStyle(element, part);
      return style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2;
    });
  }

  function fault(element) {
    const box = element.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return "has no size";
    if (box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1) return "is out of sight";
    if (!ring(element)) return "has no ring";
    const rows = [...element.getClientRects()];
    const free = rows.some((row) => {
      const top = document.elementFromPoint(row.left + row.width / 2, Math.min(row.top + row.height / 2, innerHeight - 1));
      return top && (element.contains(top) || top.contains(element));
    });
    return free ? "" : "is covered";
  }

  return {
    expected: () => [...document.querySelectorAll(FOCUSABLE)].filter(isShown).map(name),
    stop() {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      return { name: name(element), fault: fault(element) };
    },
  };
})();
