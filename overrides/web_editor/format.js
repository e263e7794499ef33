// A Markdown file ↔ what the form holds. What was not changed in the form keeps every byte it had in the file.
import { parseDocument } from "yaml";
import { rewrite } from "./yaml_edit.js";
import { entry } from "./yaml_style.js";
import { isNothing, said } from "./form_values.js";

const FILE = /^---[ \t]*\n([^]*?\n)---[ \t]*\n([^]*)$/;

/** What the form holds: the front matter's values, the body, and the file as it was read. */
export function fromFile(text) {
  const source = `${text.trim()}\n`;
  const [, header, body] = source.match(FILE);
  return { kind: "page", ...parseDocument(header).toJS(), body, source };
}

/** The file with the form's values. */
export function toFile({ source, body, ...values }) {
  const [, header, former] = source?.match(FILE) ?? ["", "", ""];
  const document = parseDocument(header, { keepSourceTokens: true });
  if (values.kind === "page" && !document.has?.("kind")) delete values.kind; // what a page is when nothing is said
  const written = header ? rewrite(header, document.contents, values) : fresh(said(values));
  return `---\n${written}---\n${withBreaks(body) === withBreaks(former) ? former : withBreaks(body)}`;
}

const withBreaks = (text) => (isNothing(text) ? "" : `${text.replace(/\r\n?/g, "\n").trim()}\n`);

const fresh = (values) => Object.entries(values).map(([key, value]) => `${entry(key, value, 0)}\n`).join("");
