// The YAML style of a value: that of the value it replaces, else the project's.
import { isMap, isScalar, isSeq, parseDocument, Scalar, stringify, YAMLSeq } from "yaml";

const WIDTH = 110; // columns of a folded scalar
const ID = /^[a-z0-9-]+$/;
const SWEDISH = /^(?:ja|nej|y|n|sant|falskt)$/i;
const FOLD_ABOVE = 130; // characters of a new text

/** Return `key: value`, with the lines after the first indented to the column. */
export function entry(key, value, column, node) {
  const isFolded = isScalar(node) ? node.type === Scalar.BLOCK_FOLDED : value.length > FOLD_ABOVE;
  if (typeof value !== "string" || !isFolded) return toYaml({ [key]: styled(value, node) }, column);
  const indent = " ".repeat(column + 2);
  return [`${key}: >-`, ...folded(value, node?.srcToken?.source ?? "", WIDTH - indent.length)].join(`\n${indent}`);
}

/** Return a list item, without its dash. */
export const item = (value, column, node) => toYaml(styled(value, node), column);

/** Return the column of an offset. */
export const columnOf = (text, offset) => offset - text.lastIndexOf("\n", offset - 1) - 1;

/** Return the offset at which a node's own text ends, before line breaks and comments. */
export function endOf(text, node) {
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length) {
    const last = node.items.at(-1);
    return endOf(text, last.key ? (last.value ?? last.key) : last);
  }
  const [from, to] = node.range;
  return from + text.slice(from, to).trimEnd().length;
}

/** Return the text in lines. Lines of the old text at its beginning and end are kept, so that a diff shows only the change. */
function folded(value, oldText, width) {
  const lines = oldText.split("\n").map((line) => line.trim()).filter(Boolean);
  let rest = value.trim().replace(/\s+/g, " ");
  const [before, after] = [[], []];
  while (lines.length && `${rest} `.startsWith(`${lines[0]} `)) {
    before.push(lines.shift());
    rest = rest.slice(before.at(-1).length).trim();
  }
  while (lines.length && ` ${rest}`.endsWith(` ${lines.at(-1)}`)) {
    after.unshift(lines.pop());
    rest = rest.slice(0, -after[0].length).trim();
  }
  const between = rest.match(new RegExp(`.{1,${width}}(?= |$)|\\S+`, "g")) ?? [];
  return [...before, ...between.map((line) => line.trim()), ...after];
}

function toYaml(value, column) {
  const lines = stringify(value, { lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  return lines.replaceAll("\n", `\n${" ".repeat(column)}`);
}

function styled(value, node) {
  if (Array.isArray(value)) return styledList(value, node);
  if (typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, styled(part)]));
  if (typeof value !== "string") return value;
  const scalar = new Scalar(value);
  scalar.type = isScalar(node) ? node.type : Scalar.PLAIN;
  if (scalar.type === Scalar.PLAIN && isTakenForAnother(value)) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** Return true for a text that other programs read as a number or a truth value: no, 12:30. The check says so (MB130). */
function isTakenForAnother(text) {
  if (/\s/.test(text)) return false;
  const { value } = parseDocument(text, { version: "1.1", logLevel: "silent" }).contents ?? {};
  return SWEDISH.test(text) || !(typeof value === "string" || value instanceof Date);
}

/** Return the list; new lists of ids stand on one line. */
function styledList(values, node) {
  const list = new YAMLSeq();
  list.items = values.map((part) => styled(part));
  list.flow = node?.flow ?? values.every((part) => ID.test(part));
  return list;
}
