// The elements that a screen reader names, in reading order; of an open dialog alone, since the rest is inert then.
const NAMED = "a[href], button, input, select, textarea, summary, h1, h2, h3, h4, ul, ol, nav, fieldset, table, dialog, [role]";
const root = document.querySelector("dialog[open]") ?? document.body;
const text = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";
return [root, ...root.querySelectorAll(NAMED)].filter((one) => one.matches(NAMED) && one.checkVisibility({ visibilityProperty: true })).map((one) => ({
  element: one,
  tag: one.localName,
  description: (one.getAttribute("aria-describedby") ?? "").split(" ").map((id) => text(document.getElementById(id))).join(" ").trim(),
  statement: text(one.closest(".card, .conversation__card")?.querySelector(".card__text") ?? one.closest(".conversation__order li")?.querySelector("[data-wording]")),
  href: one.href ?? "",
}));
