// The result of a conversation as a list of blocks, shown on the page, copied as text or saved as Markdown.
import { scoreStatements } from "./scoring.js";

const KEYS = ["why", "first", "who", "when"];

/** Return a statement's text; of one removed since, the text it had. */
export function statementText(id, state, vision, messages) {
  return vision.statements.get(id) ?? messages.removed.replace("{text}", () => state.wording[id] ?? id);
}

/** Return the number of points in words, with the plural form of the page's language. */
export function pointsLabel(points, messages) {
  const form = new Intl.PluralRules(document.documentElement.lang).select(points);
  return (messages.score[form] ?? messages.score.other).replace("{n}", points);
}

/** Return blocks with a `kind` (`h4`, `h5`, `p` or `li`) and a text; an `li` with a `rank` belongs to an ordered list. */
export function resultBlocks(state, vision, messages) {
  const about = state.about.map((id) => vision.perspectives.find((one) => one.id === id) ?? { id, title: id, statements: [] });
  const name = (id) => statementText(id, state, vision, messages);
  return [
    { kind: "h4", text: messages.focus },
    ...about.flatMap((perspective) => focus(perspective, state, messages, name)),
    { kind: "h4", text: messages.scoring },
    ...rankings(about, state, messages, name),
    { kind: "h4", text: messages.notes },
    ...notes(about, state, vision, messages, name),
  ];
}

function focus({ id, title }, state, messages, name) {
  const chosen = state.focus[id];
  const plan = KEYS.filter((key) => chosen?.[key].trim()).map((key) => ({ kind: "li", text: `${messages.plan[key]} ${chosen[key].trim()}` }));
  const text = chosen?.statement ? name(chosen.statement) : messages.unchosen;
  return [{ kind: "h5", text: title }, { kind: "p", text }, ...plan];
}

function rankings(about, state, messages, name) {
  if (!state.members.length) return [{ kind: "p", text: messages.nobody }];
  const voters = messages.voters.replace("{names}", () => state.members.map((member) => member.name).join(", "));
  return [{ kind: "p", text: voters }, ...about.flatMap(({ id, title, statements }) => [
    { kind: "h5", text: title },
    ...scoreStatements(id, statements.map((one) => one.id), state.members).map((one, _, all) => (
      { kind: "li", rank: 1 + all.findIndex((other) => other.points === one.points), text: `${name(one.id)} ${pointsLabel(one.points, messages)}` })),
  ])];
}

function notes(about, state, vision, messages, name) {
  const shown = new Set(about.flatMap((perspective) => perspective.statements.map((one) => one.id)));
  const ids = [...shown, ...Object.keys(state.notes).filter((id) => !vision.statements.has(id))];
  const written = ids.map((id) => [id, state.notes[id]]).filter(([, note]) => note && (note.answer || note.text.trim()));
  if (!written.length) return [{ kind: "p", text: messages.untouched }];
  return written.flatMap(([id, note]) => [
    { kind: "h5", text: name(id) },
    ...(note.answer ? [{ kind: "p", text: `${messages.answers.question} ${messages.answers[note.answer]}` }] : []),
    ...(note.text.trim() ? [{ kind: "p", text: note.text.trim() }] : []),
  ]);
}

/** Return the blocks as elements. */
export function toElements(blocks) {
  const elements = [];
  for (const { kind, text, rank } of blocks) {
    const element = Object.assign(document.createElement(kind), { textContent: text });
    if (kind !== "li") {
      elements.push(element);
      continue;
    }
    if (rank) element.value = rank; // statements with equal points share it
    const list = rank ? "ol" : "ul";
    if (elements.at(-1)?.localName !== list) elements.push(document.createElement(list));
    elements.at(-1).append(element);
  }
  return elements;
}

/** Return the blocks as plain text. */
export function toText(blocks, messages) {
  return joined(blocks, { p: "", li: "- ", h4: "", h5: "" }, messages.heading, (text) => text);
}

/** Return the blocks as Markdown; characters that Markdown would interpret in the group's text are escaped. */
export function toMarkdown(blocks, messages) {
  const escape = (text) => text.replace(/[\\`*_{}[\]<>#|&]/g, "\\$&").replace(/\n/g, "  \n  ");
  return joined(blocks, { p: "", li: "- ", h4: "## ", h5: "### " }, `# ${messages.heading}`, escape);
}

function joined(blocks, prefixes, heading, escape) {
  const rows = blocks.map(({ kind, text, rank }, index) => {
    const follows = kind === "li" && blocks[index - 1]?.kind === "li";
    return `${follows ? "" : "\n"}${rank ? `${rank}. ` : prefixes[kind]}${escape(text)}\n`;
  });
  return `${heading}\n${rows.join("")}`;
}
