/** Entries that are looked through one by one until they are put in their places. */
const tailLength = 65_536;

/**
 * The rows of each organisation together, 4 bytes an entry: a word that matches few organisations looks at
 * their rows alone and not at a million.
 */
export class Postings {
  /** The rows of id n are `#rows[#offsets[n]]` up to `#rows[#offsets[n + 1]]`. */
  #rows = new Uint32Array(0);
  #offsets = new Uint32Array(2);
  /** Rows whose entries in `#rows` are from before a correction. */
  readonly #stale = new Set<number>();
  readonly #tailIds = new Uint32Array(tailLength);
  readonly #tailRows = new Uint32Array(tailLength);
  #tailSize = 0;

  /** `id` is above 0. */
  add(row: number, id: number): void {
    if (this.#tailSize === tailLength) this.#settle();
    this.#tailIds[this.#tailSize] = id;
    this.#tailRows[this.#tailSize++] = row;
  }

  /** Before the row's organisations are added anew. */
  forget(row: number): void {
    this.#stale.add(row);
    for (let at = 0; at < this.#tailSize; at++) if (this.#tailRows[at] === row) this.#tailIds[at] = 0;
  }

  /** Adds to the hits of each row the marks of its organisations. */
  mark(hits: Uint8Array, marks: Uint8Array): void {
    const kept = [...this.#stale].map((row) => [row, hits[row] ?? 0] as const);
    const ids = Math.min(marks.length, this.#offsets.length - 1);
    for (let id = 1; id < ids; id++) {
      const bits = marks[id] ?? 0;
      if (bits !== 0) this.#markRows(hits, id, bits);
    }
    for (const [row, before] of kept) hits[row] = before;
    for (let at = 0; at < this.#tailSize; at++) {
      const row = this.#tailRows[at] ?? 0;
      hits[row] = (hits[row] ?? 0) | (marks[this.#tailIds[at] ?? 0] ?? 0);
    }
  }

  wipe(): void {
    for (const column of [this.#rows, this.#offsets, this.#tailIds, this.#tailRows]) column.fill(0);
    this.#stale.clear();
    this.#tailSize = 0;
  }

  #markRows(hits: Uint8Array, id: number, bits: number): void {
    const rows = this.#rows;
    const end = this.#offsets[id + 1] ?? 0;
    for (let at = this.#offsets[id] ?? 0; at < end; at++) {
      const row = rows[at] ?? 0;
      hits[row] = (hits[row] ?? 0) | bits;
    }
  }

  /** Puts the tail's entries in their places and leaves out what is stale. */
  #settle(): void {
    const highest = this.#tailIds.reduce((most, id) => Math.max(most, id), this.#offsets.length - 2);
    const counts = new Uint32Array(highest + 1);
    this.#each((id) => {
      counts[id] = (counts[id] ?? 0) + 1;
    });
    const offsets = new Uint32Array(highest + 2);
    for (let id = 0; id <= highest; id++) offsets[id + 1] = (offsets[id] ?? 0) + (counts[id] ?? 0);
    const next = offsets.slice();
    const rows = new Uint32Array(offsets[highest + 1] ?? 0);
    this.#each((id, row) => {
      const place = next[id] ?? 0;
      rows[place] = row;
      next[id] = place + 1;
    });
    this.#rows.fill(0);
    this.#rows = rows;
    this.#offsets = offsets;
    this.#stale.clear();
    this.#tailSize = 0;
  }

  #each(visit: (id: number, row: number) => void): void {
    for (let id = 1; id + 1 < this.#offsets.length; id++) {
      const end = this.#offsets[id + 1] ?? 0;
      for (let at = this.#offsets[id] ?? 0; at < end; at++) {
        const row = this.#rows[at] ?? 0;
        if (!this.#stale.has(row)) visit(id, row);
      }
    }
    for (let at = 0; at < this.#tailSize; at++) {
      const id = this.#tailIds[at] ?? 0;
      if (id > 0) visit(id, this.#tailRows[at] ?? 0);
    }
  }
}
