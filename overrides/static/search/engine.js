// Search: this module decides which words match a query and which entries answer it; MiniSearch weighs each match.
import MiniSearch from "../vendor/minisearch.js";
import { Words, split } from "./words.js";

const WEIGHTS = { keyword: 2.5, perspective: 2.5, statement: 2.4, seminar: 1.3, page: 1.3, activity: 1.2, party: 0.6, term: 0.8 }; // the vision itself first
// `slug` is the end of the URL, often a word that the title avoids. `parts` are the words in compounds.
const FIELDS = { title: 3, text: 1, within: 0.5, slug: 1, parts: 0.4 };
const COMPUTED = {
  slug: ({ url }) => url.split("#").at(-1),
  parts: ({ title, text = "" }) => `${title} ${text}`,
};
const NEAR = 4; // most words between the two parts of a compound that stand apart
const ENOUGH = 0.45; // least share of a question's weight that a hit holds
const TOLERANCE = 0.35; // most that it may hold less than the best hit
const UNKNOWN = 1.3; // weight of words that nothing has, in that of the heaviest that something has
const TITLE = 3; // weight of a title that is the query itself
const DIGITS = 6; // of a score: browsers differ in the last ones

export class Engine {
  #index;
  #words;
  #entries;
  #titles; // the stems of each entry's title
  #synonyms;
  #answers;

  /** `entries`, `synonyms` and `answers` as in the index file; `language` has a stemmer and function words. */
  constructor({ entries, synonyms = [], answers = [] }, language) {
    this.#entries = entries;
    const asked = [...synonyms, ...answers].flatMap(({ words }) => words); // so that any form of them is recognised
    this.#words = new Words(language, [...entries.flatMap((entry) => [entry.title, entry.text ?? ""]), ...asked]);
    this.#index = new MiniSearch({
      fields: Object.keys(FIELDS),
      storeFields: ["kind"],
      tokenize: split,
      processTerm: (word, field) => (field === "parts" ? this.#words.parts(word) : this.#words.forms(word)),
      extractField: (entry, field) => (field in COMPUTED ? COMPUTED[field](entry) : entry[field]),
      searchOptions: {
        boost: FIELDS,
        boostDocument: (id, term, { kind }) => WEIGHTS[kind] ?? 1,
        tokenize: (stem) => [stem], // queries are made of stems already
        processTerm: (stem) => stem,
      },
    });
    this.#index.addAll(entries.map((entry, id) => ({ id, ...entry })));
    this.#titles = entries.map(({ title }) => new Set(split(title).flatMap((word) => this.#words.forms(word))));
    const phrase = (text) => split(text).map((word) => this.#words.likely(word));
    this.#synonyms = synonyms.map(({ words, means }) => ({ words: words.map(phrase), means: means.map(split) }));
    this.#answers = answers.map(({ words, ...answer }) => ({ words: words.map(phrase), answer }));
  }

  /** Return the entries that hold the whole query or, if none does, most of its weight; best first. */
  find(text) {
    const words = split(text);
    const units = this.#required(this.#units(words)).map((unit) => this.#weighed(unit));
    const [known, unknown] = [units.filter((unit) => unit.matches.size), units.some((unit) => !unit.matches.size)];
    const weights = known.map((unit) => unit.weight);
    const whole = sum(weights) + (unknown ? UNKNOWN * Math.max(...weights) : 0);
    const found = this.#entries.flatMap((entry, id) => {
      const held = known.filter((unit) => unit.matches.has(id));
      const share = sum(held.map((unit) => unit.weight)) / whole;
      if (!(share >= ENOUGH)) return [];
      const matches = held.map((unit) => unit.matches.get(id));
      const score = sum(matches.map((match) => match.score)) * share ** 2 * (1 + TITLE * this.#shareInTitle(id, words) ** 2);
      return { id, share, score: Number(score.toPrecision(DIGITS)), entry, terms: matches.flatMap((match) => match.terms) };
    });
    const best = Math.max(0, ...found.map(({ share }) => share));
    return found
      .filter(({ share }) => share > best - TOLERANCE)
      .sort((one, other) => other.score - one.score || one.id - other.id)
      .map(({ entry, terms }) => ({ ...entry, isHit: this.#hitTest(terms) }));
  }

  /** Return the units that carry a subject; all of them if none does. */
  #required(units) {
    const found = units.filter((unit) => this.#subjects(unit).length);
    return found.length ? found : units;
  }

  #subjects([words]) {
    return words.filter((word) => !this.#words.isFunctionWord(word));
  }

  /** Return the matches of a unit, and the weight of having it: the rarer it is and the longer, the heavier. */
  #weighed(unit) {
    const matches = this.#matches(unit);
    return { matches, weight: this.#rarity(matches.size) * Math.max(1, this.#subjects(unit).length) };
  }

  #rarity(number) {
    return Math.log(1 + this.#entries.length / Math.max(1, number));
  }

  /** Return how much of the query, function words too, stands in the title: 1 for all of it. */
  #shareInTitle(id, words) {
    const weigh = (stems) => sum(stems.map((stem) => this.#rarity(this.#titles.filter((title) => title.has(stem)).length)));
    const stems = words.map((word) => this.#words.forms(word)[0]);
    return weigh(stems.filter((stem) => this.#titles[id].has(stem))) / weigh(stems);
  }

  /** Return the answers to the query that the site's editors have written. */
  answers(text) {
    const stems = split(text).map((word) => this.#words.likely(word));
    return this.#answers
      .filter(({ words }) => words.some((phrase) => position(phrase, stems) >= 0))
      .map(({ answer }) => answer);
  }

  /** Return what must be found: for each word, or phrase with synonyms, its alternatives as lists of words. */
  #units(words) {
    const stems = words.map((word) => this.#words.likely(word));
    const units = [];
    for (let at = 0; at < words.length; ) {
      const rest = stems.slice(at);
      const synonyms = this.#synonyms
        .flatMap(({ words: phrases, means }) => phrases.map((phrase) => ({ phrase, means })))
        .filter(({ phrase }) => position(phrase, rest) === 0)
        .sort((one, other) => other.phrase.length - one.phrase.length);
      const length = synonyms[0]?.phrase.length ?? 1;
      const same = synonyms.filter(({ phrase }) => phrase.length === length).flatMap(({ means }) => means);
      units.push([words.slice(at, at + length), ...same]);
      at += length;
    }
    return units;
  }

  /** Return score and terms of each entry that has all the words of one of the alternatives, by its number. */
  #matches(alternatives) {
    const found = new Map();
    alternatives.forEach((words, at) => {
      const isSynonym = at > 0;
      const [first, ...others] = words.map((word) => this.#entriesWith(word, isSynonym));
      for (const [id, match] of first) {
        const all = [match, ...others.map((other) => other.get(id))];
        if (!all.every(Boolean)) continue;
        const score = all.reduce((sum, one) => sum + one.score, 0);
        const terms = [...all.flatMap((one) => one.terms), ...(found.get(id)?.terms ?? [])];
        found.set(id, { score: Math.max(score, found.get(id)?.score ?? 0), terms });
      }
    });
    return found;
  }

  /** Return score and terms of each entry with the word; else with its beginning, its two parts, or its spelling nearly. */
  #entriesWith(word, isExact) {
    const { forms, halves } = { forms: this.#words.forms(word), halves: this.#words.halves(word) };
    const tries = [
      () => this.#search(forms),
      () => this.#search(this.#words.forms(word.replace(/s$/, ""))), // SKRs: stemmers leave short words
      () => this.#search(this.#words.completions(word)),
      () => (halves.length ? this.#search(halves, "AND", (id) => this.#standNear(id, halves)) : new Map()),
      () => this.#search(this.#words.nearby(word)),
    ];
    for (const attempt of isExact ? tries.slice(0, 1) : tries) {
      const found = attempt();
      if (found.size) return found;
    }
    return new Map();
  }

  #search(queries, combineWith = "OR", isRight = () => true) {
    const results = this.#index.search({ combineWith, queries }, { filter: ({ id }) => isRight(id) });
    return new Map(results.map(({ id, score, terms }) => [id, { score, terms }]));
  }

  /** Return whether the entry has the two stems in one word, or close to each other. */
  #standNear(id, [one, other]) {
    const { title, text = "", within = "" } = this.#entries[id];
    const has = (word, stem) => this.#words.forms(word).includes(stem) || this.#words.parts(word).includes(stem);
    const words = split(`${within} ${title} ${text}`);
    const places = (stem) => words.flatMap((word, at) => (has(word, stem) ? [at] : []));
    const others = places(other);
    return places(one).some((at) => others.some((place) => Math.abs(place - at) <= NEAR));
  }

  #hitTest(terms) {
    const hit = new Set(terms);
    return (word) => [...this.#words.forms(word), ...this.#words.parts(word)].some((term) => hit.has(term));
  }
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Return where the phrase stands among the words, −1 if it does not. */
function position(phrase, words) {
  return words.findIndex((_, at) => phrase.every((word, place) => words[at + place] === word));
}

/** Return the engine for an index file, and the wording for its hits. */
export async function load(address) {
  const index = await (await fetch(address)).json();
  const language = index.stemmer ? await import(new URL(index.stemmer, address)) : {};
  const { stem = (word) => word, functionWords = [] } = language;
  return { engine: new Engine(index, { stem, functionWords }), wording: index };
}
