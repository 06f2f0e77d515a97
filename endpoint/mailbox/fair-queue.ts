/** A queue with a line for each sender, which gives from all lines in turn. */
export class FairQueue<Item> {
  readonly #lines = new Map<string, Item[]>();
  readonly #limits: { readonly each: number; readonly all: number };
  #length = 0;

  constructor(limits: { each: number; all: number }) {
    this.#limits = limits;
  }

  get length(): number {
    return this.#length;
  }

  /** False when too many wait of this sender, or of all; one whose line is empty always has a place. */
  add(sender: string, item: Item): boolean {
    const line = this.#lines.get(sender) ?? [];
    const { each, all } = this.#limits;
    if (line.length > 0 && (line.length >= each || this.#length >= all)) return false;
    line.push(item);
    this.#lines.set(sender, line);
    this.#length += 1;
    return true;
  }

  /** The next items, at most `count`: one of each sender, and again. Who was served goes behind who was not. */
  take(count: number): Item[] {
    const taken: Item[] = [];
    while (taken.length < count) {
      const [next] = this.#lines;
      if (next === undefined) break;
      const [sender, line] = next;
      const item = line.shift();
      this.#lines.delete(sender);
      if (line.length > 0) this.#lines.set(sender, line);
      if (item !== undefined) taken.push(item);
    }
    this.#length -= taken.length;
    return taken;
  }
}
