// Edits of a YAML mapping's text. Only values that differ are written, in the style that they had.
import { isMap, isSeq } from "yaml";
import { isEmpty, isSame, withoutEmpty } from "./form_values.js";
import { columnOf, endOf, entry, item } from "./yaml_style.js";

/** Return the mapping's text with the values. */
export function editMapping(text, map, values) {
  return applied(text, [...mappingEdits(text, map, values)], 0, text.length);
}

function applied(text, edits, from, to) {
  let result = "";
  for (const edit of edits.sort((one, other) => one.from - other.from || one.to - other.to)) {
    result += text.slice(from, edit.from) + edit.text;
    from = edit.to;
  }
  return result + text.slice(from, to);
}

function* mappingEdits(text, map, values) {
  const column = columnOf(text, map.items[0].key.range[0]);
  for (const [index, pair] of map.items.entries()) {
    const value = values[pair.key.value];
    if (isSame(pair.value?.toJSON(), value)) continue;
    yield* isEmpty(value) ? removal(text, map.items, index) : replacement(text, pair, withoutEmpty(value), column);
  }
  yield* additions(text, map, values, column);
}

/** Add the fields that the file does not have, each after the one before it in the form. */
function* additions(text, map, values, column) {
  let before = map.items[0];
  for (const [key, value] of Object.entries(values)) {
    const pair = map.items.find((other) => other.key.value === key);
    before = pair ?? before;
    if (pair || isEmpty(value)) continue;
    const at = endOf(text, before.value ?? before.key);
    yield { from: at, to: at, text: `\n${" ".repeat(column)}${entry(key, withoutEmpty(value), column)}` };
  }
}

function* removal(text, pairs, index) {
  const end = ({ key, value }) => endOf(text, value ?? key);
  if (index + 1 < pairs.length) yield { from: pairs[index].key.range[0], to: pairs[index + 1].key.range[0], text: "" };
  else if (index) yield { from: end(pairs[index - 1]), to: end(pairs[index]), text: "" };
}

function* replacement(text, { key, value: node }, value, column) {
  if (isMap(node) && !node.flow && node.items.length) yield* mappingEdits(text, node, value);
  else if (isSeq(node) && !node.flow && Array.isArray(value)) yield* listEdits(text, node, value);
  else yield { from: key.range[0], to: endOf(text, node ?? key), text: entry(key.value, value, column, node) };
}

function* listEdits(text, list, values) {
  const nodes = matchedNodes(list.items, values);
  const edits = (value, index) => [...itemEdits(text, nodes[index] ?? list.items[0], value)];
  if (nodes.length === list.items.length && nodes.every((node, index) => node === list.items[index])) {
    yield* values.flatMap(edits);
    return;
  }
  const from = list.items[0].range[0];
  const column = columnOf(text, from);
  const items = values.map((value, index) => {
    const node = nodes[index];
    return node ? applied(text, edits(value, index), node.range[0], endOf(text, node)) : item(value, column);
  });
  yield { from, to: endOf(text, list), text: items.join(`\n${" ".repeat(column - 2)}- `) };
}

function* itemEdits(text, node, value) {
  if (isSame(node.toJSON(), value)) return;
  if (isMap(node)) yield* mappingEdits(text, node, value);
  else yield { from: node.range[0], to: endOf(text, node), text: item(value, columnOf(text, node.range[0]), node) };
}

/** Return the node of each value: one with the same value, else with the same id, else at the same index. */
function matchedNodes(nodes, values) {
  const free = new Set(nodes);
  const found = values.map(() => undefined);
  const claim = (fits) =>
    values.forEach((value, index) => {
      found[index] ??= [...free].find((node) => fits(node, value, index));
      free.delete(found[index]);
    });
  claim((node, value) => isSame(node.toJSON(), value));
  claim((node, value) => value.id && value.id === node.toJSON().id);
  if (nodes.length === values.length) claim((node, value, index) => node === nodes[index]);
  return found;
}
