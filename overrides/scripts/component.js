// The embeds as elements of the page itself: <malbild-statement statement="…"> and others. The content is the embed's
// fragment; without script, style sheets from script, or an answer, the element's own content is shown: a link.
(() => {
  "use strict";
  const script = document.currentScript;
  const base = script.dataset.from || new URL(".", script.src).href; // a copy on another server says where the texts are
  const STYLE = "{{style}}";
  if (!("adoptedStyleSheets" in document) || customElements.get("malbild-vision")) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);

  const deepen = (heading, levels) => {
    const deeper = document.createElement("h" + Math.min(6, +heading.tagName[1] + levels));
    for (const { name, value } of heading.attributes) deeper.setAttribute(name, value);
    deeper.append(...heading.childNodes);
    heading.replaceWith(deeper);
  };

  for (const kind of ["vision", "perspective", "statement", "keyword", "party"]) {
    customElements.define(`malbild-${kind}`, class extends HTMLElement {
      static observedAttributes = [kind, "lang", "heading", "size"];

      connectedCallback() {
        if (this.shadowRoot) return;
        const shadow = this.attachShadow({ mode: "open" });
        shadow.adoptedStyleSheets = [sheet];
        shadow.append(document.createElement("slot"));
        this.show();
      }

      attributeChangedCallback() {
        if (this.shadowRoot) this.show();
      }

      async show() {
        const named = this.closest("[lang]");
        let lang = named && named.lang.split("-")[0].toLowerCase() || "sv";
        const id = kind === "vision" ? "" : encodeURIComponent(this.getAttribute(kind)) + "/";
        const request = () => fetch(`${base}${lang}/${kind}/${id}fragment.html`);
        const asked = this.asked = {}; // attributes may change meanwhile
        try {
          let answer = await request();
          if (!answer.ok && lang !== "sv") { // the page has a language that the site has not
            lang = "sv";
            answer = await request();
          }
          if (!answer.ok || this.asked !== asked) return;
          const fragment = new DOMParser().parseFromString(await answer.text(), "text/html");
          const part = fragment.querySelector(".embed");
          part.removeAttribute("aria-labelledby"); // a landmark for each card would be too many for a page
          for (const link of part.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), answer.url);
          for (const note of part.querySelectorAll("[data-fewer]")) note.remove(); // links open in the same window
          const levels = this.getAttribute("heading") - 2;
          if (levels > 0) for (const heading of part.querySelectorAll("h2, h3")) deepen(heading, levels);
          const frame = document.createElement("div");
          frame.lang = lang;
          frame.dir = fragment.documentElement.dir || "ltr";
          frame.toggleAttribute("data-compact", this.getAttribute("size") === "compact");
          frame.append(part);
          this.shadowRoot.replaceChildren(frame);
        } catch { // no answer, or a page that lets no text become elements: the link stays
        }
      }
    });
  }
})();
