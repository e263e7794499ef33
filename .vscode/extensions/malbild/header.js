// Completion and hover text for a position in front matter, from the JSON Schema of the page type.
// Independent of VS Code. Front matter here is block YAML, so the column of a key shows which mapping it belongs to.
"use strict";

const KEY = /^(\s*(?:- +)*)([\w-]+):(?:\s|$)/;

/** Return true for a row between the two lines of three hyphens. */
function isInHeader(lines, row) {
  const end = lines.indexOf("---", 1);
  return lines[0] === "---" && row > 0 && (end === -1 || row < end);
}

/** Return the page type that the front matter names. */
function kindOf(lines) {
  const named = lines.slice(1).find((line) => line === "---" || /^kind:/.test(line)) ?? "";
  return named.replace(/^kind:\s*/, "").replace(/[^a-z].*$/, "") || "page";
}

/** Return a row's key and column; without a key, the column of its text or of the cursor. */
function read(line, column = line.length) {
  const found = KEY.exec(line);
  if (found) return { key: found[2], at: found[1].length };
  return { key: "", at: Math.min(/^\s*(?:- +)*/.exec(line)[0].length, column) };
}

/** Return the keys of the mappings around the column, outermost first. */
function parentsOf(lines, row, at) {
  const parents = [];
  for (let number = row - 1; number > 0; number--) {
    const above = read(lines[number]);
    if (above.key && above.at < at) {
      parents.unshift(above.key);
      at = above.at;
    }
  }
  return parents;
}

/** Return the other keys of the same mapping, which ends at its parent's key or at another list item. */
function besideOf(lines, row, at) {
  const found = new Set();
  const begins = (number) => /^\s*- /.test(lines[number]) && read(lines[number]).at === at;
  for (const step of [-1, 1]) {
    for (let number = row; !(step < 0 && begins(number)); ) {
      number += step;
      if (!isInHeader(lines, number) || (step > 0 && begins(number))) break;
      const { key, at: column } = read(lines[number]);
      if (key && column < at) break;
      if (key && column === at) found.add(key);
    }
  }
  return found;
}

/** Return the part of the schema that describes the value under the keys. */
function descend(schema, keys) {
  const open = (part) => (part?.$ref ? { ...schema.$defs[part.$ref.split("/").pop()], ...part } : part);
  const into = (part, key) => open(open(part)?.properties?.[key]);
  return keys.reduce((part, key) => {
    const inner = into(part, key);
    return inner?.items ? { ...inner, ...open(inner.items), description: inner.description } : inner;
  }, schema);
}

/** Return the completions at the cursor: keys still missing, or values for the key on the row. */
function complete(schema, lines, row, column) {
  if (!isInHeader(lines, row)) return [];
  const { key, at } = read(lines[row], column);
  const parents = parentsOf(lines, row, at);
  const holder = descend(schema, parents);
  if (key && column > at + key.length) {
    const field = descend(schema, [...parents, key]);
    return (field?.enum ?? [field?.const].filter(Boolean)).map((label) => ({ label: String(label), text: String(label) }));
  }
  const needed = new Set(holder?.required);
  const beside = besideOf(lines, row, at);
  return Object.entries(holder?.properties ?? {})
    .filter(([name]) => !beside.has(name))
    .map(([label, field]) => ({ label, text: `${label}: `, about: field.description, needed: needed.has(label) }));
}

/** Return the explanation of the key on the row; empty without a key. */
function explain(schema, lines, row) {
  const { key, at } = isInHeader(lines, row) ? read(lines[row]) : { key: "" };
  const field = key ? descend(schema, [...parentsOf(lines, row, at), key]) : undefined;
  const values = field?.enum?.length ? `\n\nVälj bland: ${field.enum.join(", ")}` : "";
  return field?.description ? `${field.description}${values}` : "";
}

module.exports = { complete, explain, kindOf };
