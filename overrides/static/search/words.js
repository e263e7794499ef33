// The words of a language: stems, the parts of compounds, and words spelt nearly alike.
const WORD = /[\p{L}\p{N}]+/gu;
const HEAD = 4; // least number of letters in the last part of a compound: shorter words end too many others
const MODIFIER = 3; // and in the first
const PREFIX = 3; // least number of letters of a word that may be unfinished
const MISSPELT = 5; // least number of letters of a word that may be misspelt
const MIDDLE = 8; // and that may have a wrong letter
const LONG = 12; // and that may have two mistakes

/** Return the words of a text in lower case. */
export function split(text) {
  return text.normalize("NFC").toLowerCase().match(WORD) ?? [];
}

/** Return the text as runs of `{text, isHit}`; `isHitWord` decides for each word. */
export function runs(text, isHitWord) {
  const found = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!isHitWord(word.toLowerCase())) continue;
    found.push({ text: text.slice(end, index), isHit: false }, { text: word, isHit: true });
    end = index + word.length;
  }
  return [...found, { text: text.slice(end), isHit: false }].filter((run) => run.text);
}

const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");

/** Return the function with its results cached. */
function cached(compute) {
  const known = new Map();
  return (word) => known.get(word) ?? known.set(word, compute(word)).get(word);
}

/** Return whether two words differ by at most `most` letters added, left out, or swapped with the next. Changed ones count as `change`. */
function isNear(one, other, most, changed) {
  if (Math.abs(one.length - other.length) > most) return false;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : changed;
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + change);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length] <= most;
}

export class Words {
  #known; // stems, and words as spelt
  #spelt; // words as spelt
  #functionWords;

  /** `stem` returns the stem of a word; the words of `texts` are those that can be found. */
  constructor({ stem, functionWords }, texts) {
    this.#functionWords = new Set(functionWords);
    this.#spelt = new Set(texts.flatMap(split).filter((word) => !this.isFunctionWord(word)));
    this.stem = cached((word) => {
      const once = stem(word);
      return this.#spelt.has(once) ? stem(once) : once; // lugnet, lugn
    });
    this.#known = new Set([...this.#spelt].flatMap((word) => [word, ...this.forms(word)]));
  }

  isFunctionWord(word) {
    return this.#functionWords.has(word);
  }

  /** Return the stems of the word as spelt and as typed without å, ä and ö. A function word is no form of another word. */
  forms = cached((word) => {
    if (this.isFunctionWord(word)) return [`=${word}`];
    const stem = this.stem(word);
    return [...new Set([stem, fold(stem), this.stem(fold(word))])];
  });

  /** Return the stem of the word, or of the one that it is most likely a misspelling of, without å, ä and ö. */
  likely = cached((word) => {
    const [stem] = this.forms(word);
    const isKnown = this.#known.has(stem) || this.completions(word).length || this.halves(word).length;
    return fold(isKnown ? stem : (this.nearby(word)[0] ?? stem));
  });

  /** Return the stems of a compound's two parts, with the longest first part possible; none if it is no compound. */
  halves(word) {
    for (let at = word.length - HEAD; at >= MODIFIER; at -= 1) {
      const halves = [word.slice(0, at), word.slice(at)];
      const tried = [...halves, halves[0].replace(/s$/, "")]; // kostnads-ökningar
      if (!tried.some((half) => this.#known.has(half))) continue; // stemming is slow, and this avoids nearly all of it
      const stems = halves.map((half) => this.stem(half));
      if (halves.every((half, which) => this.#isWord(half, stems[which]))) return stems;
    }
    return [];
  }

  /** Return whether the half of a compound is a form of a known word, and not merely the beginning of one. */
  #isWord(half, stem) {
    return this.#spelt.has(half) || (half !== stem && this.#known.has(stem));
  }

  /** Return the stems of every word within a compound, in all their forms. */
  parts = cached((word) => [
    ...new Set(this.halves(word).flatMap((half) => [...this.forms(half), ...this.parts(half)])),
  ]);

  /** Return the stems of the words that begin with these letters. */
  completions(word) {
    if (word.length < PREFIX) return [];
    return this.#stemsOf((spelt) => spelt.startsWith(word) || fold(spelt).startsWith(word));
  }

  /** Return the stems of the words that are spelt nearly alike and begin with the same letter. */
  nearby(word) {
    if (word.length < MISSPELT) return [];
    const most = word.length < LONG ? 1 : 2;
    const changed = word.length < MIDDLE ? 2 : 1; // a short word with one letter changed is another word
    const typed = fold(word);
    return this.#stemsOf((spelt) => fold(spelt[0]) === typed[0] && isNear(fold(spelt), typed, most, changed));
  }

  #stemsOf(matches) {
    return [...new Set([...this.#spelt].filter(matches).map(this.stem))];
  }
}
