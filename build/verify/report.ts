import type { ErrorCode } from '../../contract/errors/index.ts';
import { printable } from './printable.ts';
import { meaning, unverifiedNote, verdict } from './verdict-text.ts';

/** The output: one line for each finding, and at the end the verdict on all. Every line is printed as plain text. */
export class Report {
  readonly #print: (line: string) => void;
  readonly #faults = new Map<ErrorCode, number>();
  #taken = 0;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  line(text: string): void {
    this.#print(printable(text));
  }

  /** What was taken from the folder under examination; `how` is where else it can come from. */
  taken(about: { vi: string; en: string; how: string }, indent = ''): void {
    this.#taken += 1;
    this.line(indent + unverifiedNote(about));
  }

  /** A fault, with what it is about before it and what belongs to it after it. */
  fault(code: ErrorCode, about: string, more = ''): void {
    this.count(code);
    this.line(`${about}: ${meaning(code)}${more === '' ? '' : ` — ${more}`}`);
  }

  /** A fault whose line is printed elsewhere. */
  count(code: ErrorCode): void {
    this.#faults.set(code, (this.#faults.get(code) ?? 0) + 1);
  }

  get holds(): boolean {
    return this.#faults.size === 0;
  }

  /** Prints the last line. */
  conclude(): boolean {
    this.line(verdict(this.#faults, this.#taken));
    return this.holds;
  }
}
