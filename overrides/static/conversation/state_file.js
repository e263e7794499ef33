// The state of a conversation in a saved file and in the URL's fragment. Input is copied into a new value field by field,
// so nothing of another form than this page saves gets past this module.

export const MAX_FILE_LENGTH = 1_000_000; // characters
const FORMAT = "naravard-conversation";
const VERSION = 1;
const FRAGMENT_PREFIX = "#samtal=";
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A file or a fragment that cannot be opened. `reason`: huge, broken, foreign, version or content. */
export class OpenError extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

const fail = (reason = "content") => { throw new OpenError(reason); };
const text = (maximum) => (value) => (typeof value === "string" && value.length <= maximum ? value : fail());
const oneOf = (...values) => (value) => (values.includes(value) ? value : fail());
const id = (value) => (typeof value === "string" && value.length <= 60 && ID.test(value) ? value : fail());
const list = (item, maximum) => (value) => (Array.isArray(value) && value.length <= maximum ? value.map(item) : fail());
const entries = (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : fail());

/** Return a reader of an object with exactly these keys. */
const record = (shape) => (value) => {
  const given = new Map(entries(value));
  const expected = Object.entries(shape);
  if (given.size !== expected.length) fail();
  return Object.fromEntries(expected.map(([key, read]) => [key, given.has(key) ? read(given.get(key)) : fail()]));
};

/** Return a reader of an object with ids as keys. It gets no prototype, so that no id is read as an inherited property. */
const byId = (item, maximum) => (value) => {
  const given = entries(value);
  if (given.length > maximum) fail();
  return given.reduce((read, [key, each]) => { read[id(key)] = item(each); return read; }, Object.create(null));
};

const readState = record({
  format: (value) => (value === FORMAT ? value : fail("foreign")),
  version: (value) => (value === VERSION ? value : fail("version")),
  about: list(id, 50),
  wording: byId(text(1200), 500),
  notes: byId(record({ answer: oneOf("", "yes", "unsure", "no"), text: text(4000) }), 500),
  members: list(record({ name: text(60), order: byId(list(id, 100), 50) }), 200),
  focus: byId(record({ statement: (value) => (value === "" ? "" : id(value)), why: text(4000), first: text(4000),
    who: text(4000), when: text(4000) }), 50),
});

/** Return the state of a conversation without any answers. */
export function emptyState(about) {
  const empty = () => Object.create(null);
  return { format: FORMAT, version: VERSION, about, wording: empty(), notes: empty(), members: [], focus: empty() };
}

/** Return the state in a file's text. Throws `OpenError`. */
export function parse(content) {
  if (content.length > MAX_FILE_LENGTH) fail("huge");
  let value;
  try {
    value = JSON.parse(content);
  } catch {
    fail("broken");
  }
  if (value?.format !== FORMAT) fail("foreign");
  if (value.version !== VERSION) fail("version");
  return readState(value);
}

/** Return the text of a file with the state. */
export function serialize(state) {
  return `${JSON.stringify(state, null, 2)}\n`;
}

/** Return the URL fragment with the state, `#` included. */
export function toFragment(state) {
  const bytes = Array.from(new TextEncoder().encode(JSON.stringify(state)), (byte) => String.fromCharCode(byte));
  return FRAGMENT_PREFIX + btoa(bytes.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Return the state in a URL fragment; null if it holds none. Throws `OpenError`. */
export function fromFragment(fragment) {
  if (!fragment.startsWith(FRAGMENT_PREFIX)) return null;
  if (fragment.length > 2 * MAX_FILE_LENGTH) fail("huge");
  let content;
  try {
    const bytes = atob(fragment.slice(FRAGMENT_PREFIX.length).replaceAll("-", "+").replaceAll("_", "/"));
    content = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    fail("broken");
  }
  return parse(content);
}
