// Conversion between a Markdown file, or a YAML file, and the form's values. Fields not changed in the form keep every byte of the file.
import { parseDocument } from "yaml";
import { isEmpty, withoutEmpty } from "./form_values.js";
import { editMapping } from "./yaml_edit.js";
import { entry } from "./yaml_style.js";

const FILE = /^---[ \t]*\n([^]*?\n)---[ \t]*\n([^]*)$/;

/** Return the form's values: the front matter's fields, the body, and the source text. */
export function fromFile(text) {
  const source = `${text.trim()}\n`;
  const [, header, body] = source.match(FILE);
  return { kind: "page", ...parseDocument(header).toJS(), body, source };
}

/** Return the text of the file with the form's values. */
export function toFile({ source, body, ...values }) {
  const [, header, oldBody] = source?.match(FILE) ?? ["", "", ""];
  const document = parseDocument(header, { keepSourceTokens: true });
  if (values.kind === "page" && !document.has?.("kind")) delete values.kind; // the default, if the file does not state it
  const frontMatter = header ? editMapping(header, document.contents, values) : newFrontMatter(withSources(withoutEmpty(values)));
  return `---\n${frontMatter}---\n${withBreaks(body) === withBreaks(oldBody) ? oldBody : withBreaks(body)}`;
}

/** Return the form's values of a YAML file: its fields, and the source text. */
export function fromYaml(text) {
  const source = `${text.trim()}\n`;
  return { ...parseDocument(source).toJS(), source };
}

/** Return the text of the YAML file with the form's values. */
export function toYaml({ source, ...values }) {
  const text = source ?? "";
  const { contents } = parseDocument(text, { keepSourceTokens: true });
  return contents ? editMapping(text, contents, values) : newFrontMatter(withoutEmpty(values));
}

/** Return the form's value of a file that is shown whole, and the text of the file with it. */
export const fromText = (facts) => ({ facts });
export const toText = ({ facts }) => withBreaks(facts);

/** Return the values of a new page with a list of sources, which it must have, if only an empty one. A translation has none. */
const withSources = (values) => ("reviewed" in values ? { ...values, sources: values.sources ?? [] } : values);

const withBreaks = (text) => (isEmpty(text) ? "" : `${text.replace(/\r\n?/g, "\n").trim()}\n`);

const newFrontMatter = (values) => Object.entries(values).map(([key, value]) => `${entry(key, value, 0)}\n`).join("");
