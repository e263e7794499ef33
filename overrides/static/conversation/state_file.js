// A conversation as it is saved in a file and in the address. What comes in is read piece by piece into a new value:
// nothing that this page has not written itself gets further than here.

export const LARGEST = 1_000_000; // letters of a file
const FORMAT = "naravard-conversation";
const VERSION = 1;
const MARK = "#samtal=";
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A file or an address that is not opened. `reason`: huge, broken, foreign, version or content. */
export class Refused extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

const refuse = (reason = "content") => { throw new Refused(reason); };
const text = (longest) => (value) => (typeof value === "string" && value.length <= longest ? value : refuse());
const oneOf = (...values) => (value) => (values.includes(value) ? value : refuse());
const id = (value) => (typeof value === "string" && value.length <= 60 && ID.test(value) ? value : refuse());
const list = (item, most) => (value) => (Array.isArray(value) && value.length <= most ? value.map(item) : refuse());
const entries = (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : refuse());

/** Exactly these keys. */
const record = (shape) => (value) => {
  const given = new Map(entries(value));
  const expected = Object.entries(shape);
  if (given.size !== expected.length) refuse();
  return Object.fromEntries(expected.map(([key, read]) => [key, given.has(key) ? read(given.get(key)) : refuse()]));
};

/** Any ids, each with the same sort of value. The object has no prototype, so an id is never anything else. */
const byId = (item, most) => (value) => {
  const given = entries(value);
  if (given.length > most) refuse();
  return given.reduce((read, [key, each]) => { read[id(key)] = item(each); return read; }, Object.create(null));
};

const readState = record({
  format: (value) => (value === FORMAT ? value : refuse("foreign")),
  version: (value) => (value === VERSION ? value : refuse("version")),
  about: list(id, 50),
  wording: byId(text(1200), 500),
  notes: byId(record({ answer: oneOf("", "yes", "unsure", "no"), text: text(4000) }), 500),
  members: list(record({ name: text(60), order: byId(list(id, 100), 50) }), 200),
  focus: byId(record({ statement: (value) => (value === "" ? "" : id(value)), why: text(4000), first: text(4000),
    who: text(4000), when: text(4000) }), 50),
});

/** A conversation in which nothing has been said. */
export function begin(about) {
  const empty = () => Object.create(null);
  return { format: FORMAT, version: VERSION, about, wording: empty(), notes: empty(), members: [], focus: empty() };
}

/** The conversation in the text of a file. Throws `Refused`. */
export function parse(written) {
  if (written.length > LARGEST) refuse("huge");
  let value;
  try {
    value = JSON.parse(written);
  } catch {
    refuse("broken");
  }
  if (value?.format !== FORMAT) refuse("foreign");
  if (value.version !== VERSION) refuse("version");
  return readState(value);
}

/** The text of its file. */
export function write(state) {
  return `${JSON.stringify(state, null, 2)}\n`;
}

/** The part of an address after the page's own that holds the conversation. */
export function toFragment(state) {
  const letters = Array.from(new TextEncoder().encode(JSON.stringify(state)), (byte) => String.fromCharCode(byte));
  return MARK + btoa(letters.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The conversation in an address, or null where there is none. Throws `Refused`. */
export function fromFragment(fragment) {
  if (!fragment.startsWith(MARK)) return null;
  if (fragment.length > 2 * LARGEST) refuse("huge");
  let written;
  try {
    const letters = atob(fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
    written = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
  } catch {
    refuse("broken");
  }
  return parse(written);
}
