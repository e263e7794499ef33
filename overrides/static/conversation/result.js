// What came out of a conversation, as a list of blocks: shown, copied as text, saved as Markdown.
import { weigh } from "./scoring.js";

const KEYS = ["why", "first", "who", "when"];

/** The words of a statement, also of one that has been removed since. */
export function named(id, state, sheet, said) {
  return sheet.statements.get(id) ?? said.removed.replace("{text}", () => state.wording[id] ?? id);
}

/** How many points, in the words that the page's language has for the number. */
export function scored(points, said) {
  const form = new Intl.PluralRules(document.documentElement.lang).select(points);
  return (said.score[form] ?? said.score.other).replace("{n}", points);
}

/** Blocks of a `kind`, `h4`, `h5`, `p` or `li`, and their text; an `li` with a `place` is ranked. */
export function blocks(state, sheet, said) {
  const about = state.about.map((id) => sheet.perspectives.find((one) => one.id === id) ?? { id, title: id, statements: [] });
  const name = (id) => named(id, state, sheet, said);
  return [
    { kind: "h4", text: said.focus },
    ...about.flatMap((perspective) => focus(perspective, state, said, name)),
    { kind: "h4", text: said.scoring },
    ...weighing(about, state, said, name),
    { kind: "h4", text: said.notes },
    ...notes(about, state, sheet, said, name),
  ];
}

function focus({ id, title }, state, said, name) {
  const chosen = state.focus[id];
  const plan = KEYS.filter((key) => chosen?.[key].trim()).map((key) => ({ kind: "li", text: `${said.plan[key]} ${chosen[key].trim()}` }));
  const text = chosen?.statement ? name(chosen.statement) : said.unchosen;
  return [{ kind: "h5", text: title }, { kind: "p", text }, ...plan];
}

function weighing(about, state, said, name) {
  if (!state.members.length) return [{ kind: "p", text: said.nobody }];
  const voters = said.voters.replace("{names}", () => state.members.map((member) => member.name).join(", "));
  return [{ kind: "p", text: voters }, ...about.flatMap(({ id, title, statements }) => [
    { kind: "h5", text: title },
    ...weigh(id, statements.map((one) => one.id), state.members).map((one, _, all) => (
      { kind: "li", place: 1 + all.findIndex((other) => other.points === one.points), text: `${name(one.id)} ${scored(one.points, said)}` })),
  ])];
}

function notes(about, state, sheet, said, name) {
  const shown = new Set(about.flatMap((perspective) => perspective.statements.map((one) => one.id)));
  const ids = [...shown, ...Object.keys(state.notes).filter((id) => !sheet.statements.has(id))];
  const written = ids.map((id) => [id, state.notes[id]]).filter(([, note]) => note && (note.answer || note.text.trim()));
  if (!written.length) return [{ kind: "p", text: said.untouched }];
  return written.flatMap(([id, note]) => [
    { kind: "h5", text: name(id) },
    ...(note.answer ? [{ kind: "p", text: `${said.answers.question} ${said.answers[note.answer]}` }] : []),
    ...(note.text.trim() ? [{ kind: "p", text: note.text.trim() }] : []),
  ]);
}

/** The blocks as elements. */
export function toElements(found) {
  const elements = [];
  for (const { kind, text, place } of found) {
    const element = Object.assign(document.createElement(kind), { textContent: text });
    if (kind !== "li") {
      elements.push(element);
      continue;
    }
    if (place) element.value = place; // those with as many points share it
    const list = place ? "ol" : "ul";
    if (elements.at(-1)?.localName !== list) elements.push(document.createElement(list));
    elements.at(-1).append(element);
  }
  return elements;
}

/** The blocks as plain text. */
export function toText(found, said) {
  return written(found, { p: "", li: "- ", h4: "", h5: "" }, said.heading, (text) => text);
}

/** The blocks as Markdown, in which whatever the group wrote is text and nothing else. */
export function toMarkdown(found, said) {
  const escape = (text) => text.replace(/[\\`*_{}[\]<>#|&]/g, "\\$&").replace(/\n/g, "  \n  ");
  return written(found, { p: "", li: "- ", h4: "## ", h5: "### " }, `# ${said.heading}`, escape);
}

function written(found, marks, heading, escape) {
  const rows = found.map(({ kind, text, place }, number) => {
    const follows = kind === "li" && found[number - 1]?.kind === "li";
    return `${follows ? "" : "\n"}${place ? `${place}. ` : marks[kind]}${escape(text)}\n`;
  });
  return `${heading}\n${rows.join("")}`;
}
