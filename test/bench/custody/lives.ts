import type { Act, LedgerEntry } from '../../../contract/ledger/act.ts';
import type { WrittenRecord } from '../../../contract/record/coded-record.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import { custodyActs, permit } from '../../support/custody-acts.ts';
import { acts } from '../../support/honest-ledger.ts';
import { numbersFrom } from '../../support/seeded.ts';
import { Chain, type recordMaker, year } from '../data/records.ts';
import { benchSeed } from '../harness/random.ts';
import { clerk, keeperOf, recipientOf, shelfCode, shelvesOfUnit, unitCode, units } from './agency.ts';

const serial = '0123456789ABCDEF';
/** All copies of a document go from hand to hand together: one act for the three, as the register's dialog does it. */
export const copies = [1, 2, 3];
export const line = { year, line: 17 };
/** By when what was lent comes back, or was asked back. */
export const until = `${year}-11-10`;

/** Documents that live side by side: of each the next step is written after that of all others. */
const together = 5_000;

/** What the rules of a line are told: verification takes no line that they refuse. */
const written = {
  ...{ copies: copies.length, typeCode: 'BC', notation: 'BC-UBND', issuedOn: `${year}-11-02` },
  protectUntil: `${year + 10}-11-02`,
};

/** A document and the hands that it goes through. */
interface Life {
  readonly nth: number;
  readonly record: WrittenRecord;
  readonly unit: number;
  readonly shelf: string;
  readonly borrower: string;
  readonly holder: string;
}

/** Who has the copies in the end: of ten documents four lie on a shelf, two are with the clerks, four with a person. */
function lastHolder(nth: number): { to: string; place?: string; taker: string } {
  const unit = (nth * 7) % units;
  if (nth % 10 < 4)
    return {
      ...{ to: unitCode(unit), place: shelfCode(unit, nth % shelvesOfUnit), taker: keeperOf(unit) },
    };
  if (nth % 10 < 6) return { to: 'desk', taker: clerk };
  const person = recipientOf(unit, nth + 1);
  return { to: person, taker: person };
}

/**
 * Writes a ledger in which each document is registered and handed over five times, each time offered and accepted; of a
 * thousand, five are open about something afterwards. Each person acts in a session of their own.
 */
export class Lives {
  readonly chain = new Chain();
  /** The code of each document, in their order. */
  readonly codes: ControlCode[] = [];
  /** Documents that were chosen for more than their life. */
  readonly #chosen = new Set<number>();
  readonly #next = numbersFrom(benchSeed);
  readonly #make: ReturnType<typeof recordMaker>;
  #entries: LedgerEntry[] = [];
  #actor: string | undefined;
  #unlock: Act;

  constructor(make: ReturnType<typeof recordMaker>, taken: Act & { act: 'section' }) {
    this.#make = make;
    this.#unlock = acts.unlock(serial);
    this.#write(clerk, taken);
    const { version, statement } = taken.data;
    this.#unlock = acts.unlock(serial, undefined, { version, digest: statement.content });
  }

  /** The entries of the next documents, up to `size` of them. */
  *upTo(size: number): Iterable<LedgerEntry[]> {
    while (this.codes.length < size) {
      this.#live(Math.min(together, size - this.codes.length));
      yield this.#taken();
    }
  }

  /** What `by` must write first; nothing within a session of their own. */
  session(by: string): Act[] {
    if (by === this.#actor) return [];
    this.#actor = by;
    return [this.#unlock];
  }

  /** Documents that are with the clerks and about which nothing is open, from all over the register; none of them again. */
  untouched(count: number): { nth: number; code: ControlCode }[] {
    const found: { nth: number; code: ControlCode }[] = [];
    while (found.length < count) {
      const nth = 10 * (this.#next() % Math.floor(this.codes.length / 10)) + 5;
      const code = this.codes[nth];
      if (code === undefined || this.#chosen.has(nth)) continue;
      this.#chosen.add(nth);
      found.push({ nth, code });
    }
    return found;
  }

  #taken(): LedgerEntry[] {
    const entries = this.#entries;
    this.#entries = [];
    return entries;
  }

  /** The number of the entry. */
  #write(by: string, act: Act): number {
    for (const begin of this.session(by)) this.#entries.push(this.chain.seal(begin, by));
    const entry = this.chain.seal(act, by);
    this.#entries.push(entry);
    return entry.seq;
  }

  #live(count: number): void {
    const lives = Array.from({ length: count }, () => this.#begin());
    const offers = new Map<Life, number>();
    const offer = (life: Life, by: string, act: Act) => offers.set(life, this.#write(by, act));
    const offerOf = (life: Life): number => offers.get(life) ?? 0;

    for (const life of lives) {
      this.#write(clerk, {
        act: 'register',
        subject: life.record.code,
        data: { record: life.record, warned: [], givenOn: null },
      });
      offer(life, clerk, custodyActs.transfer(life.record, { copies, to: unitCode(life.unit) }));
    }
    inTurn(
      lives,
      ({ unit }) => keeperOf(unit),
      (life, keeper) => {
        const { record, shelf, borrower } = life;
        const taken = { copies, offer: offerOf(life), to: unitCode(life.unit), place: shelf, person: keeper };
        this.#write(keeper, custodyActs.accept(record, taken));
        const lent = this.#write(
          keeper,
          custodyActs.lend(record, { copies, from: shelf, to: borrower, until, permit }),
        );
        const signed = { copies, from: shelf, offer: lent, to: borrower, person: borrower, line };
        this.#write(keeper, custodyActs.accept(record, signed));
      },
    );
    inTurn(
      lives,
      ({ borrower }) => borrower,
      (life, borrower) => {
        const { record, unit } = life;
        offer(life, borrower, custodyActs.giveBack(record, { copies, from: borrower, to: unitCode(unit) }));
      },
    );
    inTurn(
      lives,
      ({ unit }) => keeperOf(unit),
      (life, keeper) => {
        const { record, shelf, borrower, holder } = life;
        const back = { copies, from: borrower, offer: offerOf(life), to: unitCode(life.unit), place: shelf };
        this.#write(keeper, custodyActs.accept(record, { ...back, person: keeper }));
        const handed = this.#write(keeper, custodyActs.transfer(record, { copies, from: shelf, to: holder }));
        const signed = { copies, from: shelf, offer: handed, to: holder, person: holder, line };
        this.#write(keeper, custodyActs.accept(record, signed));
      },
    );
    inTurn(
      lives,
      ({ holder }) => holder,
      (life, holder) => {
        const { record, nth } = life;
        const { to, place, taker } = lastHolder(nth);
        offer(life, holder, custodyActs.transfer(record, { copies, from: holder, to }));
        if (to === 'desk') return;
        const taken = { copies, from: holder, offer: offerOf(life), to, person: taker, line };
        this.#write(
          holder,
          custodyActs.accept(record, { ...taken, ...(place === undefined ? {} : { place }) }),
        );
      },
    );
    for (const life of lives) {
      if (lastHolder(life.nth).to !== 'desk') continue;
      const taken = { copies, from: life.holder, offer: offerOf(life), to: 'desk', person: clerk };
      this.#write(clerk, custodyActs.accept(life.record, taken));
    }
    for (const life of lives) this.#leaveOpen(life);
  }

  #begin(): Life {
    const nth = this.codes.length;
    const unit = nth % units;
    const { dueOn: _before, ...made } = this.#make.outgoing(nth + 1);
    const record = { ...made, ...written };
    this.codes.push(record.code);
    return {
      ...{ nth, record, unit, shelf: shelfCode(unit, nth % shelvesOfUnit) },
      borrower: recipientOf(unit, Math.floor(nth / units)),
      holder: recipientOf(unit, 7 + Math.floor(nth / units)),
    };
  }

  /** Offered to the clerks, lent and overdue, taken out, asked back, or missing. */
  #leaveOpen({ nth, record }: Life): void {
    const from = lastHolder(nth).to;
    switch (nth % 1_000) {
      case 6:
        this.#write(from, custodyActs.transfer(record, { copies, from, to: 'desk' }));
        break;
      case 14: {
        const to = recipientOf(nth % units, nth);
        const offer = this.#write(clerk, custodyActs.lend(record, { copies, to, until, permit }));
        this.#write(clerk, custodyActs.accept(record, { copies, offer, to, person: to, line }));
        break;
      }
      case 16: {
        const out = { copies, from, purpose: 'P01', place: 'N01', until, permit };
        this.#write(from, custodyActs.takeOut(record, out));
        break;
      }
      case 26:
        this.#write(clerk, custodyActs.recall(record, { copies, from, until }));
        break;
      case 24:
        this.#write(clerk, custodyActs.miss(record, { copies }));
        break;
    }
  }
}

/** One person after the other, each with all documents that are theirs. */
function inTurn(
  lives: readonly Life[],
  whose: (life: Life) => string,
  step: (life: Life, by: string) => void,
): void {
  for (const [by, own] of Map.groupBy(lives, whose)) for (const life of own) step(life, by);
}
