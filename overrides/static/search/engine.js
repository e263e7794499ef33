// Words in, hits out. MiniSearch ranks; what a word may match is said here.
import MiniSearch from "../vendor/minisearch.js";
import { Words, split } from "./words.js";

const WEIGHTS = { keyword: 2.5, perspective: 2.5, statement: 2.4, seminar: 1.3, page: 1.3, term: 0.8 }; // the vision itself first
// `slug` is what the address calls it: often the word that the title avoids. `parts` are the words in its compounds.
const FIELDS = { title: 3, text: 1, within: 0.5, slug: 1, parts: 0.4 };
const READ = {
  slug: ({ url }) => url.split("#").at(-1),
  parts: ({ title, text = "" }) => `${title} ${text}`,
};

export class Engine {
  #index;
  #words;

  /** `entries` as in the index file; `stem` the language's, or nothing. */
  constructor(entries, stem = (word) => word) {
    this.#words = new Words(stem, entries.flatMap((entry) => [entry.title, entry.text ?? ""]));
    this.#index = new MiniSearch({
      fields: Object.keys(FIELDS),
      storeFields: ["kind", "title", "text", "url", "within", "perspective"],
      tokenize: split,
      processTerm: (word, field) => (field === "parts" ? this.#words.parts(word) : this.#words.forms(word)),
      extractField: (entry, field) => (field in READ ? READ[field](entry) : entry[field]),
      searchOptions: {
        boost: FIELDS,
        boostDocument: (id, term, { kind }) => WEIGHTS[kind] ?? 1,
        processTerm: (stem) => stem, // queries are made of stems already
        maxFuzzy: 2,
      },
    });
    this.#index.addAll(entries.map((entry, id) => ({ id, ...entry })));
  }

  /** The entries that hold all the words, best first; where none does, those that hold some of them. */
  find(text) {
    const queries = split(text).map((word) => this.#query(word));
    const search = (combineWith) => this.#index.search({ combineWith, queries });
    const all = search("AND");
    const hits = all.length ? all : search("OR");
    return hits.map((hit) => ({ ...hit, isHit: this.#marker(new Set(hit.terms)) }));
  }

  /** A word that stands nowhere is taken for a compound of words that do, and else for a slip of the keys. */
  #query(word) {
    const stem = this.#words.stem(word);
    const halves = this.#words.halves(word);
    const readings = [
      { queries: [stem], prefix: word.length > 2 },
      { queries: halves, combineWith: "AND" },
      { queries: [stem], fuzzy: word.length > 4 && 0.25 },
    ];
    return readings.find((query) => query.queries.length && this.#index.search(query).length) ?? readings[0];
  }

  #marker(terms) {
    return (word) => [...this.#words.forms(word), ...this.#words.parts(word)].some((term) => terms.has(term));
  }
}

/** The engine of an index file, and the words it has for what it finds. */
export async function load(address) {
  const { entries, stemmer, ...wording } = await (await fetch(address)).json();
  const { stem } = stemmer ? await import(new URL(stemmer, address)) : {};
  return { engine: new Engine(entries, stem), wording };
}
