import type { Book } from '../../contract/record/fields.ts';
import type { RegisterStore } from '../ports/registers.ts';

interface Register {
  readonly book: Book;
  readonly year: number;
}

/** Reads the search columns of registers into memory in slices, between everything else, until `stop`. */
export class RegisterReader {
  readonly #registers: Pick<RegisterStore, 'prepare'>;
  readonly #failed: (error: unknown) => void;
  #wanted: Register[] = [];
  #slice: NodeJS.Immediate | undefined;

  /** A register that cannot be read is passed over and `failed` is told; its own pages report the cause. */
  constructor(registers: Pick<RegisterStore, 'prepare'>, failed: (error: unknown) => void) {
    this.#registers = registers;
    this.#failed = failed;
  }

  /** After all that is wanted so far. */
  later(book: Book, year: number): void {
    if (this.#wanted.some((one) => one.book === book && one.year === year)) return;
    this.#wanted.push({ book, year });
    this.#slice ??= setImmediate(() => this.#readOn());
  }

  /** Before all that is wanted so far: somebody waits for it. */
  next(book: Book, year: number): void {
    this.#wanted = this.#wanted.filter((one) => one.book !== book || one.year !== year);
    this.#wanted.unshift({ book, year });
    this.#slice ??= setImmediate(() => this.#readOn());
  }

  stop(): void {
    this.#wanted = [];
    clearImmediate(this.#slice);
    this.#slice = undefined;
  }

  #readOn(): void {
    const [register] = this.#wanted;
    this.#slice = undefined;
    if (register === undefined) return;
    if (this.#isRead(register)) this.#wanted = this.#wanted.filter((one) => one !== register);
    this.#slice = setImmediate(() => this.#readOn());
  }

  #isRead({ book, year }: Register): boolean {
    try {
      return this.#registers.prepare(book, year);
    } catch (error) {
      this.#failed(error);
      return true;
    }
  }
}
