// Search: MiniSearch ranks; this module decides which words match a query.
import MiniSearch from "../vendor/minisearch.js";
import { Words, split } from "./words.js";

const WEIGHTS = { keyword: 2.5, perspective: 2.5, statement: 2.4, seminar: 1.3, page: 1.3, activity: 1.2, party: 1.2, term: 0.8 }; // the vision itself first
// `slug` is the end of the URL, often a word that the title avoids. `parts` are the words in compounds.
const FIELDS = { title: 3, text: 1, within: 0.5, slug: 1, parts: 0.4 };
const COMPUTED = {
  slug: ({ url }) => url.split("#").at(-1),
  parts: ({ title, text = "" }) => `${title} ${text}`,
};

export class Engine {
  #index;
  #words;

  /** `entries` as in the index file; `stem` is the language's stemmer, if it has one. */
  constructor(entries, stem = (word) => word) {
    this.#words = new Words(stem, entries.flatMap((entry) => [entry.title, entry.text ?? ""]));
    this.#index = new MiniSearch({
      fields: Object.keys(FIELDS),
      storeFields: ["kind", "title", "text", "url", "within", "perspective"],
      tokenize: split,
      processTerm: (word, field) => (field === "parts" ? this.#words.parts(word) : this.#words.forms(word)),
      extractField: (entry, field) => (field in COMPUTED ? COMPUTED[field](entry) : entry[field]),
      searchOptions: {
        boost: FIELDS,
        boostDocument: (id, term, { kind }) => WEIGHTS[kind] ?? 1,
        processTerm: (stem) => stem, // queries are made of stems already
        maxFuzzy: 2,
      },
    });
    this.#index.addAll(entries.map((entry, id) => ({ id, ...entry })));
  }

  /** Return the entries with all the words, best first; if there are none, those with any of them. */
  find(text) {
    const queries = split(text).map((word) => this.#query(word));
    const search = (combineWith) => this.#index.search({ combineWith, queries });
    const all = search("AND");
    const hits = all.length ? all : search("OR");
    return hits.map((hit) => ({ ...hit, isHit: this.#hitTest(new Set(hit.terms)) }));
  }

  /** Return a query for the word; if nothing has it, for the two words of the compound, else for words spelt like it. */
  #query(word) {
    const stem = this.#words.stem(word);
    const halves = this.#words.halves(word);
    const queries = [
      { queries: [stem], prefix: word.length > 2 },
      { queries: halves, combineWith: "AND" },
      { queries: [stem], fuzzy: word.length > 4 && 0.25 },
    ];
    return queries.find((query) => query.queries.length && this.#index.search(query).length) ?? queries[0];
  }

  #hitTest(terms) {
    return (word) => [...this.#words.forms(word), ...this.#words.parts(word)].some((term) => terms.has(term));
  }
}

/** Return the engine for an index file, and the wording for its hits. */
export async function load(address) {
  const { entries, stemmer, ...wording } = await (await fetch(address)).json();
  const { stem } = stemmer ? await import(new URL(stemmer, address)) : {};
  return { engine: new Engine(entries, stem), wording };
}
