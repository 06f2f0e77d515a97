import type { Law } from '../../contract/law/law.ts';
import { fold } from '../../domain/text/fold.ts';
import { WordIndex } from '../../domain/text/word-index.ts';

/** English words are looked for from this length on: shorter ones begin like the names of people here. */
const leastEnglish = 4;

/** Finds types of documents by their folded names (domain/text/fold.ts) in both languages, of every edition of the law. */
export class TypeNames {
  readonly #whole = new Map<string, string[]>();
  readonly #vi: WordIndex<string>;
  readonly #en: WordIndex<string>;
  readonly #longest: number;

  constructor(types: Law['types']) {
    const named = (names: readonly (readonly [name: string, code: string])[]) =>
      names.map(([name, code]) => [fold(name), code] as const);
    const vi = named(types.map((type) => [type.vi, type.code]));
    const en = named(types.map((type) => [type.en, type.code]));
    // No notation shows the code of a type without an abbreviation, by which clerks know it nevertheless.
    const codes = named(
      types.flatMap(({ abbreviation, code }) => (abbreviation ? [] : [[code, code] as const])),
    );
    for (const [name, code] of [...vi, ...en, ...codes])
      this.#whole.set(name, [...new Set([...this.named(name), code])]);
    this.#longest = Math.max(...[...this.#whole.keys()].map((name) => name.split(' ').length));
    this.#vi = new WordIndex(vi);
    this.#en = new WordIndex(en);
  }

  /** The types with just this name. */
  named(name: string): string[] {
    return this.#whole.get(name) ?? [];
  }

  /** How many of the words, from the first on, are the name of a type that has several; 0 where none is. */
  longestAt(words: readonly string[]): number {
    for (let length = Math.min(this.#longest, words.length); length > 1; length--)
      if (this.#whole.has(words.slice(0, length).join(' '))) return length;
    return 0;
  }

  /** The types one of whose words begins with `part`. */
  begun(part: string): string[] {
    const en = part.length < leastEnglish ? [] : this.#en.beginning(part);
    return [...new Set([...this.named(part), ...this.#vi.beginning(part), ...en])];
  }
}
