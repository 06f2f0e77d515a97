/**
 * Finds owners by a part of one word of their folded names (fold.ts). The different words stand in one text,
 * each between line breaks, so that ten thousand names are searched as a few thousand words in one go.
 */
export class WordIndex<Owner> {
  readonly #owners = new Map<string, Owner[]>();
  readonly #text: string;

  constructor(names: Iterable<readonly [name: string, owner: Owner]>) {
    for (const [name, owner] of names) {
      for (const word of new Set(name.split(' '))) {
        const owners = this.#owners.get(word);
        if (owners === undefined) this.#owners.set(word, [owner]);
        else owners.push(owner);
      }
    }
    this.#text = `\n${[...this.#owners.keys()].join('\n')}\n`;
  }

  /** Owners, each once, one of whose words has `part`, a text without spaces, anywhere in it. */
  containing(part: string): Owner[] {
    return this.#find(part);
  }

  /** Owners, each once, one of whose words begins with `part`. */
  beginning(part: string): Owner[] {
    return this.#find(`\n${part}`);
  }

  #find(needle: string): Owner[] {
    const found = new Set<Owner>();
    const text = this.#text;
    for (let at = text.indexOf(needle); at !== -1; ) {
      const end = text.indexOf('\n', at + needle.length);
      const word = text.slice(text.lastIndexOf('\n', at) + 1, end);
      for (const owner of this.#owners.get(word) ?? []) found.add(owner);
      at = text.indexOf(needle, end);
    }
    return [...found];
  }
}
