import type { EntryOf } from '../../../contract/ledger/act.ts';
import type { LocalDate } from '../../../contract/scalar.ts';
import { agree } from './agree.ts';

/** Which calendars and editions of the law the entries so far have taken in. */
export class NamedEditions {
  readonly #calendars = new Map<number, number>();
  #effective: LocalDate | undefined;

  /** LEDGER_CONTRADICTS unless it is a later version than that of the year before. */
  nameCalendar({ year, version }: EntryOf<'calendar'>['data']): void {
    agree(version > (this.#calendars.get(year) ?? 0));
    this.#calendars.set(year, version);
  }

  /** LEDGER_CONTRADICTS unless it comes into force after all editions before. */
  nameLaw({ effective }: EntryOf<'law'>['data']): void {
    agree(this.#effective === undefined || effective > this.#effective);
    this.#effective = effective;
  }
}
