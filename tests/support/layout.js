// Measurements of a page's layout.
globalThis.layout = (() => {
  const all = (selector) => [...document.querySelectorAll(selector)];

  function isClipped(element) {
    const style = getComputedStyle(element);
    const clips = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
    return clips && element.clientWidth > 1 && element.checkVisibility()
      && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  }

  function isOver(element, image) {
    const text = document.createRange();
    text.selectNodeContents(element);
    return [...text.getClientRects()].some((line) => line.right > image.left);
  }

  return {
    addStyle: (css) => document.head.append(Object.assign(document.createElement("style"), { textContent: css })),

    clipped: () => all("body *").filter(isClipped).map((element) => element.outerHTML.slice(0, 80)),

    // Words that continue on the next line without a hyphen.
    brokenWords() {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const broken = [];
      for (let text; (text = texts.nextNode());) {
        const parent = text.parentElement;
        const isSeen = parent.checkVisibility() && parent.getBoundingClientRect().width > 1;
        if (!isSeen || parent.closest("code, script, style")) continue;
        for (const { 0: word, index } of text.data.matchAll(/(?<!\u00AD)\p{L}{8,}(?!\u00AD)/gu)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          if (new Set([...range.getClientRects()].map((line) => line.top)).size > 1) broken.push(word);
        }
      }
      return broken;
    },

    textOverImage([selector, image]) {
      const box = document.querySelector(image).getBoundingClientRect();
      return all(selector).filter((element) => isOver(element, box)).map((element) => element.textContent);
    },

    transitions: () => all("*").filter((element) => {
      const style = getComputedStyle(element);
      return parseFloat(style.transitionDuration) || style.scrollBehavior === "smooth";
    }).length,

    withoutBorder: (selector) => all(selector)
      .filter((element) => element.checkVisibility() && getComputedStyle(element).borderStyle === "none")
      .map((element) => element.className),

    scrolling: (selector) => all(selector)
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => location.pathname + element.textContent),

    // The number of layout shifts since the page was opened.
    shifts: () => new Promise((done) => {
      const observer = new PerformanceObserver((list) => done(list.getEntries().length));
      observer.observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(0), 300);
    }),
  };
})();
