// New values into the text of a YAML mapping. Only what says something else is written anew, in the style it had.
import { isMap, isSeq } from "yaml";
import { columnOf, endOf, entry, item } from "./yaml_style.js";
import { isNothing, isSame, said } from "./form_values.js";

/** The mapping's text with the values. */
export function rewrite(text, map, values) {
  return applied(text, [...mapping(text, map, values)], 0, text.length);
}

function applied(text, edits, from, to) {
  let written = "";
  for (const edit of edits.sort((one, other) => one.from - other.from || one.to - other.to)) {
    written += text.slice(from, edit.from) + edit.text;
    from = edit.to;
  }
  return written + text.slice(from, to);
}

function* mapping(text, map, values) {
  const column = columnOf(text, map.items[0].key.range[0]);
  for (const [place, pair] of map.items.entries()) {
    const value = values[pair.key.value];
    if (isSame(pair.value?.toJSON(), value)) continue;
    yield* isNothing(value) ? removed(text, map.items, place) : replaced(text, pair, said(value), column);
  }
  yield* added(text, map, values, column);
}

/** The fields that the file did not have, each after the one that stands before it in the form. */
function* added(text, map, values, column) {
  let before = map.items[0];
  for (const [key, value] of Object.entries(values)) {
    const pair = map.items.find((other) => other.key.value === key);
    before = pair ?? before;
    if (pair || isNothing(value)) continue;
    const at = endOf(text, before.value ?? before.key);
    yield { from: at, to: at, text: `\n${" ".repeat(column)}${entry(key, said(value), column)}` };
  }
}

function* removed(text, pairs, place) {
  const end = ({ key, value }) => endOf(text, value ?? key);
  if (place + 1 < pairs.length) yield { from: pairs[place].key.range[0], to: pairs[place + 1].key.range[0], text: "" };
  else if (place) yield { from: end(pairs[place - 1]), to: end(pairs[place]), text: "" };
}

function* replaced(text, { key, value: node }, value, column) {
  if (isMap(node) && !node.flow && node.items.length) yield* mapping(text, node, value);
  else if (isSeq(node) && !node.flow && Array.isArray(value)) yield* listing(text, node, value);
  else yield { from: key.range[0], to: endOf(text, node ?? key), text: entry(key.value, value, column, node) };
}

function* listing(text, list, values) {
  const nodes = paired(list.items, values);
  const edits = (value, place) => [...one(text, nodes[place] ?? list.items[0], value)];
  if (nodes.length === list.items.length && nodes.every((node, place) => node === list.items[place])) {
    yield* values.flatMap(edits);
    return;
  }
  const from = list.items[0].range[0];
  const column = columnOf(text, from);
  const written = values.map((value, place) => {
    const node = nodes[place];
    return node ? applied(text, edits(value, place), node.range[0], endOf(text, node)) : item(value, column);
  });
  yield { from, to: endOf(text, list), text: written.join(`\n${" ".repeat(column - 2)}- `) };
}

function* one(text, node, value) {
  if (isSame(node.toJSON(), value)) return;
  if (isMap(node)) yield* mapping(text, node, value);
  else yield { from: node.range[0], to: endOf(text, node), text: item(value, columnOf(text, node.range[0]), node) };
}

/** For each value the item it was: one that says the same, else one with its id, else the one in its place. */
function paired(nodes, values) {
  const free = new Set(nodes);
  const found = values.map(() => undefined);
  const claim = (fits) =>
    values.forEach((value, place) => {
      found[place] ??= [...free].find((node) => fits(node, value, place));
      free.delete(found[place]);
    });
  claim((node, value) => isSame(node.toJSON(), value));
  claim((node, value) => value.id && value.id === node.toJSON().id);
  if (nodes.length === values.length) claim((node, value, place) => node === nodes[place]);
  return found;
}
