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
  readonly #forms: readonly NameForm[];
  /** The names in which each word stands. */
  readonly #names = new Map<string, number[]>();

  constructor(forms: readonly NameForm[]) {
    this.#forms = forms;
    for (const [index, { words }] of forms.entries()) {
      for (const word of new Set(words)) {
        const names = this.#names.get(word);
        if (names === undefined) this.#names.set(word, [index]);
        else names.push(index);
      }
    }
  }

  /** Undefined for more words than a name has. */
  bits(typed: NameForm): WordBits | undefined {
    if (typed.words.length > maxWords) return undefined;
    const starting = new Uint32Array(this.#forms.length);
    const inside = new Uint32Array(this.#forms.length);
    for (const [place, text] of typed.words.entries()) this.#mark(text, 1 << place, starting, inside);
    return { all: 2 ** typed.words.length - 1, starting, inside };
  }

  #mark(text: string, bit: number, starting: Uint32Array, inside: Uint32Array): void {
    const set = (bits: Uint32Array, index: number) => {
      bits[index] = (bits[index] ?? 0) | bit;
    };
    for (const [word, names] of this.#names) {
      const at = word.indexOf(text);
      if (at === -1) continue;
      for (const index of names) {
        set(inside, index);
        if (at === 0) set(starting, index);
      }
    }
    if (text.length < 2) return;
    for (const [index, form] of this.#forms.entries())
      if (form.initials.includes(text) || form.shortInitials.includes(text)) set(starting, index);
  }
}
