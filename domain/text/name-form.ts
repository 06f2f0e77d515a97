import { fold } from './fold.ts';

/** Tone marks in canonical decomposition: grave, acute, tilde, hook above, dot below. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const word = /[\p{L}\p{M}\p{N}]+/gu;

/** A word with its tone beside its letters: `hòa` and `hoà` are two spellings of one word. */
interface Accents {
  readonly letters: string;
  readonly tone: string;
}

export const isNotAnd = (folded: string): boolean => folded !== 'va';
const firstLetters = (words: readonly string[]): string => words.map(([letter]) => letter).join('');

/** A name, or a text typed to find one, as folded words (fold.ts). */
export class NameForm {
  /** In NFC. */
  readonly text: string;
  /** As it may stand at the beginning of a folded code. */
  readonly asCode: string;
  readonly words: readonly string[];
  /** Where each word begins in `text`. */
  readonly starts: readonly number[];
  /** The words joined by single blanks; two names with the same are homonyms. */
  readonly folded: string;
  /** First letters of the words; in the short form without those of "và", which many abbreviations leave out. */
  readonly initials: string;
  readonly shortInitials: string;
  /** Whether the text has a letter that is not plain: then its accents count in a tie. */
  readonly accented: boolean;
  readonly #written: readonly string[];
  #accents: readonly Accents[] | undefined;

  constructor(text: string) {
    this.text = text.normalize('NFC');
    this.asCode = fold(this.text);
    const found = [...this.text.matchAll(word)];
    this.#written = found.map(([written]) => written);
    this.starts = found.map(({ index }) => index);
    this.words = this.#written.map(fold);
    this.folded = this.words.join(' ');
    this.accented = this.#written.some((written, index) => written.toLowerCase() !== this.words[index]);
    this.initials = firstLetters(this.words);
    this.shortInitials = firstLetters(this.words.filter(isNotAnd));
  }

  /** Whether the accents of word `index` are those of word `other` of a name, which may go on behind it. */
  accentsAgree(index: number, name: NameForm, other: number): boolean {
    const typed = this.#accentsOf(index);
    const named = name.#accentsOf(other);
    if (!named.letters.startsWith(typed.letters)) return false;
    const whole = typed.letters.length === named.letters.length;
    return typed.tone === named.tone || (!whole && typed.tone === '');
  }

  #accentsOf(index: number): Accents {
    this.#accents ??= this.#written.map((written) => {
      const decomposed = written.toLowerCase().normalize('NFD');
      return { letters: decomposed.replace(tones, ''), tone: (decomposed.match(tones) ?? []).join('') };
    });
    return this.#accents[index] ?? { letters: '', tone: '' };
  }
}
