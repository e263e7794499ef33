// How a value is written: as the one it takes the place of, otherwise as the rest of the project.
import { isMap, isScalar, isSeq, Scalar, stringify, YAMLSeq } from "yaml";

const WIDTH = 110; // columns of a folded text
const ID = /^[a-z0-9-]+$/;
const LONG = 130; // letters from which a new text is folded

/** `key: value`, its lines after the first indented to the column. */
export function entry(key, value, column, node) {
  const isFolded = isScalar(node) ? node.type === Scalar.BLOCK_FOLDED : value.length > LONG;
  if (typeof value !== "string" || !isFolded) return written({ [key]: styled(value, node) }, column);
  const indent = " ".repeat(column + 2);
  return [`${key}: >-`, ...folded(value, node?.srcToken?.source ?? "", WIDTH - indent.length)].join(`\n${indent}`);
}

/** A list's item, without its dash. */
export const item = (value, column, node) => written(styled(value, node), column);

/** How far into its line a place is. */
export const columnOf = (text, at) => at - text.lastIndexOf("\n", at - 1) - 1;

/** Where a node's own text ends: before line breaks, comments and what comes next. */
export function endOf(text, node) {
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length) {
    const last = node.items.at(-1);
    return endOf(text, last.key ? (last.value ?? last.key) : last);
  }
  const [from, to] = node.range;
  return from + text.slice(from, to).trimEnd().length;
}

/** The text in lines. Lines of the former text that begin it or end it stay as they were. */
function folded(value, former, width) {
  const lines = former.split("\n").map((line) => line.trim()).filter(Boolean);
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

function written(value, column) {
  const lines = stringify(value, { lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  return lines.replaceAll("\n", `\n${" ".repeat(column)}`);
}

function styled(value, node) {
  if (Array.isArray(value)) return listed(value, node);
  if (typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, styled(part)]));
  if (typeof value !== "string") return value;
  const scalar = new Scalar(value);
  scalar.type = isScalar(node) ? node.type : Scalar.PLAIN;
  return scalar;
}

/** Ids in a row stand on one line. */
function listed(values, node) {
  const list = new YAMLSeq();
  list.items = values.map((part) => styled(part));
  list.flow = node?.flow ?? values.every((part) => ID.test(part));
  return list;
}
