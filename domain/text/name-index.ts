import type { NameForm } from './name-form.ts';

/** Bits of a whole number that stand for typed words. */
const maxWords = 30;

/** Which typed words a name has: bit n stands for typed word n. */
export interface WordBits {
  /** All bits of the text. */
  readonly all: number;
  /** For each name, words that begin one of its words or abbreviate some. */
  readonly starting: Uint32Array;
  /** For each name, words that are anywhere in one of its words. */
  readonly inside: Uint32Array;
}

/**
 * Tells quickly which names have which typed words, so that few are matched in earnest. Names share most of their
 * words, so every different word is looked at once.
 */
export class NameIndex {
  readonly #size: number;
  /** The names in which each word stands. */
  readonly #byWord = new Map<string, number[]>();
  /** The names with these first letters. */
  readonly #byInitials = new Map<string, number[]>();
  /** While somebody types, all words but the last are asked for again and again. */
  readonly #asked = new Map<string, Names>();

  constructor(forms: readonly NameForm[]) {
    this.#size = forms.length;
    for (const [index, { words, initials, shortInitials }] of forms.entries()) {
      for (const word of new Set(words)) put(this.#byWord, word, index);
      for (const letters of new Set([initials, shortInitials])) put(this.#byInitials, letters, index);
    }
  }

  /** Undefined for more words than a name has. */
  bits(typed: NameForm): WordBits | undefined {
    if (typed.words.length > maxWords) return undefined;
    const starting = new Uint32Array(this.#size);
    const inside = new Uint32Array(this.#size);
    for (const [place, text] of typed.words.entries()) {
      const names = this.#namesWith(text);
      const bit = 1 << place;
      for (const index of names.starting) starting[index] = (starting[index] ?? 0) | bit;
      for (const index of names.inside) inside[index] = (inside[index] ?? 0) | bit;
    }
    return { all: 2 ** typed.words.length - 1, starting, inside };
  }

  #namesWith(text: string): Names {
    const names = this.#asked.get(text) ?? this.#find(text);
    if (this.#asked.size >= maxAsked) this.#asked.clear();
    this.#asked.set(text, names);
    return names;
  }

  #find(text: string): Names {
    const names: { starting: number[][]; inside: number[][] } = { starting: [], inside: [] };
    for (const [word, indices] of this.#byWord) {
      const at = word.indexOf(text);
      if (at === 0) names.starting.push(indices);
      if (at !== -1) names.inside.push(indices);
    }
    if (text.length > 1) {
      for (const [letters, indices] of this.#byInitials)
        if (letters.includes(text)) names.starting.push(indices);
    }
    return { starting: names.starting.flat(), inside: names.inside.flat() };
  }
}

interface Names {
  starting: number[];
  inside: number[];
}
const maxAsked = 50;

function put(map: Map<string, number[]>, key: string, index: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [index]);
  else known.push(index);
}
