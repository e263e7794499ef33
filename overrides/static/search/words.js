// The words of a language: stems, and the parts of compounds.
const WORD = /[\p{L}\p{N}]+/gu;
const HEAD = 4; // least number of letters in the last part of a compound: shorter words end too many others
const MODIFIER = 3; // and in the first

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

export class Words {
  #known;

  /** `stem` returns the stem of a word; the words of `texts` are the known parts of compounds. */
  constructor(stem, texts) {
    this.stem = cached(stem);
    const words = new Set(texts.flatMap(split));
    this.#known = new Set([...words].flatMap((word) => [word, ...this.forms(word)]));
  }

  /** Return the stems of the word as spelt and as typed without å, ä and ö. */
  forms = cached((word) => {
    const stem = this.stem(word);
    return [...new Set([stem, fold(stem), this.stem(fold(word))])];
  });

  /** Return the stems of a compound's two parts, with the longest first part possible; none if it is no compound. */
  halves(word) {
    for (let at = word.length - HEAD; at >= MODIFIER; at -= 1) {
      const halves = [word.slice(0, at), word.slice(at)];
      if (!halves.some((half) => this.#known.has(half))) continue; // stemming is slow, and this avoids nearly all of it
      const stems = halves.map((half) => this.stem(half));
      if (stems.every((stem) => this.#known.has(stem))) return stems;
    }
    return [];
  }

  /** Return the stems of every word within a compound, in all their forms. */
  parts = cached((word) => [
    ...new Set(this.halves(word).flatMap((half) => [...this.forms(half), ...this.parts(half)])),
  ]);
}
