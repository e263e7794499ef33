// A language's words: what is one word in different dress, and what a compound is made of.
const WORD = /[\p{L}\p{N}]+/gu;
const HEAD = 4; // letters: shorter words stand at the end of too many others
const MODIFIER = 3;

/** The words of a text in small letters. */
export function split(text) {
  return text.normalize("NFC").toLowerCase().match(WORD) ?? [];
}

/** The text as runs of `{text, marked}`; a word is marked where `isHit` says so. */
export function runs(text, isHit) {
  const found = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!isHit(word.toLowerCase())) continue;
    found.push({ text: text.slice(end, index), marked: false }, { text: word, marked: true });
    end = index + word.length;
  }
  return [...found, { text: text.slice(end), marked: false }].filter((run) => run.text);
}

const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");

/** The function, that works a word out once. */
function remembering(work) {
  const known = new Map();
  return (word) => known.get(word) ?? known.set(word, work(word)).get(word);
}

export class Words {
  #known;

  /** `stem` takes a word to its stem; `texts` are all the texts whose words compounds are made of. */
  constructor(stem, texts) {
    this.stem = remembering(stem);
    const words = new Set(texts.flatMap(split));
    this.#known = new Set([...words].flatMap((word) => [word, ...this.forms(word)]));
  }

  /** The stem, as it is spelt and as it is typed without å, ä and ö. */
  forms = remembering((word) => {
    const stem = this.stem(word);
    return [...new Set([stem, fold(stem), this.stem(fold(word))])];
  });

  /** The two words a compound is made of, the longest first word possible; nothing where it is none. */
  halves(word) {
    for (let at = word.length - HEAD; at >= MODIFIER; at -= 1) {
      const halves = [word.slice(0, at), word.slice(at)];
      if (!halves.some((half) => this.#known.has(half))) continue; // stems are dear, and this spares nearly all
      const stems = halves.map((half) => this.stem(half));
      if (stems.every((stem) => this.#known.has(stem))) return stems;
    }
    return [];
  }

  /** Every word that stands within a compound, as stems in all their forms. */
  parts = remembering((word) => [
    ...new Set(this.halves(word).flatMap((half) => [...this.forms(half), ...this.parts(half)])),
  ]);
}
