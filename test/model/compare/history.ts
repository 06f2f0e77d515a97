import { isDeepStrictEqual } from 'node:util';
import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import { appendAct } from '../../../core/acts/engine/append.ts';
import { rebuildRegisters } from '../../../core/acts/engine/rebuild.ts';
import { Replay } from '../../../core/acts/engine/replay.ts';
import { checkRights } from '../../../core/acts/engine/rights-check.ts';
import { copiesOf } from '../../../core/acts/support/copies-here.ts';
import { entryLine, frameEntry, genesis } from '../../../core/ledger/chain.ts';
import type { Store } from '../../../core/ports/store.ts';
import { type CopyCustody, firstCustody } from '../../../domain/custody/copy-custody.ts';
import { isHere } from '../../../domain/record/record-custody.ts';
import { custodyOffice } from '../../support/custody-section.ts';
import { acts, directory } from '../../support/honest-ledger.ts';
import { randomFrom } from '../../support/seeded.ts';
import { self, temporaryStore } from '../../support/store.ts';
import { CustodyModel } from '../custody-model.ts';
import { type Attempt, Candidates, nameOf } from './candidates.ts';

/** What the state of copies forbids, which the model says as well; the other codes are of rights and of registers. */
const ofCustody = ['COPY_NOT_HERE', 'CUSTODY_MOVED', 'CUSTODY_WRONG_STATE', 'CUSTODY_OPEN', 'OFFER_GONE'];

export interface Outcome {
  /** The first place where product and model differ, in words; null when they never do. */
  readonly difference: string | null;
  /** How often each act was taken, and each refusal of custody was given. */
  readonly taken: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
}

/** A difference between product and model. */
class Difference extends Error {}

/**
 * Plays a history that the seed decides through the real store, its projection and a replay, and compares what they say
 * with the model after each act, and at the end of what was.
 */
export function playHistory({ seed, steps }: { seed: number; steps: number }): Outcome {
  const { store, remove } = temporaryStore();
  const play = new Play(store, seed);
  try {
    for (let step = 0; step < steps; step += 1) play.step();
    play.end();
    return { difference: null, ...play.counts };
  } catch (error) {
    // What the product throws where it should not is a difference too.
    return { difference: error instanceof Error ? error.message : String(error), ...play.counts };
  } finally {
    remove();
  }
}

class Play {
  readonly counts = { taken: {} as Record<string, number>, refused: {} as Record<string, number> };
  readonly #store: Store;
  readonly #model = new CustodyModel(self);
  readonly #candidates: Candidates;
  readonly #replay = new Replay({ self, directory });
  readonly #office = custodyOffice(self);
  readonly #lines: string[] = [];
  /** Where each copy of a document was after each of its entries, as the product said then. */
  readonly #past: { document: string; at: string; holders: Map<number, string> }[] = [];
  #now = Date.parse('2026-05-05T01:00:00.000Z');

  constructor(store: Store, seed: number) {
    this.#store = store;
    this.#candidates = new Candidates(randomFrom(seed, 'custody history'), this.#model);
    this.#append({ actor: 'P00000001', act: acts.unlock() });
    this.#append({ actor: 'P00000001', act: acts.section() });
  }

  step(): void {
    const attempt = this.#candidates.next();
    this.#now += 1000;
    const { act } = attempt;
    try {
      const entry = this.#append(attempt);
      this.counts.taken[act.act] = (this.counts.taken[act.act] ?? 0) + 1;
      this.#candidates.took(act);
      const record = this.#keyOf(entry);
      if (record !== undefined) this.#compare(record, entry);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      if (code === undefined) throw error;
      if (!ofCustody.includes(code)) return;
      this.counts.refused[code] = (this.counts.refused[code] ?? 0) + 1;
      const objection = this.#model.objectionTo(entryLine(this.#frame(attempt)));
      if (objection === null) throw new Difference(`${act.act} is refused: ${code}`);
    }
  }

  /** The whole ledger once more: its projection, the lists of what is open, and who had what when. */
  end(): void {
    if (rebuildRegisters(this.#store, self))
      throw new Difference('the registers are not what the ledger gives');
    for (const { document, at, holders } of this.#past)
      same(this.#holders(document, at), holders, `who had ${document} at ${at}`);
    this.#compareLists();
    this.#comparePermissions();
    this.#compareDisclosures();
  }

  #frame({ act, actor }: Attempt): LedgerEntry {
    const head = this.#store.ledger.head();
    const at = new Date(this.#now).toISOString();
    return frameEntry(act, { seq: (head?.seq ?? 0) + 1, at, actor, prev: head?.hash ?? genesis });
  }

  /** As a terminal does, with the rights of the section; a replay and the model hear of it. */
  #append({ act, actor }: Attempt): LedgerEntry {
    const { registers } = this.#store;
    const clock = { now: () => this.#now };
    const entry = appendAct({ store: this.#store, clock, self, actor }, act, (next) =>
      checkRights(next, {
        ...{ self, registers, office: this.#office, levelOfEnvelope: 'unknown', second: () => undefined },
        here: copiesOf(registers),
      }),
    );
    const line = entryLine(entry);
    const objection = this.#model.objectionTo(line);
    if (objection !== null) throw new Difference(`${act.act} is done: ${objection}`);
    this.#model.take(line);
    this.#lines.push(line);
    this.#replayed(entry);
    return entry;
  }

  /** No envelope came for what is joined here, which nothing of custody asks for. */
  #replayed(entry: LedgerEntry): void {
    try {
      this.#replay.take(entry);
    } catch (error) {
      if (error instanceof Error && 'code' in error)
        throw new Difference(`entry ${entry.seq} ${entry.act} is not taken by a replay: ${error.code}`);
      throw error;
    }
  }

  #keyOf(entry: LedgerEntry): RecordKey | undefined {
    const record = [...this.#candidates.records.values()].find(({ code }) => code === entry.subject);
    return record && { issuer: record.issuer, code: record.code };
  }

  /** What the store says of the copies of a record, and what the model says. */
  #compare(key: RecordKey, { seq, act, at }: LedgerEntry): void {
    const document = `${key.issuer} ${key.code}`;
    const stored = this.#store.registers.get(key);
    if (stored === undefined) throw new Difference(`${document} is in no register`);
    const open = new Map(this.#store.registers.custody(key));
    const here = this.#store.registers.copies(key).filter((copy) => isHere(stored.record, copy));
    const product = new Map(
      here.map(({ copy }) => [copy, viewOf(open.get(copy) ?? firstCustody(stored.record))] as const),
    );
    const model = new Map(
      [...this.#model.copies(document)]
        .toSorted(([one], [other]) => one - other)
        .map(([copy, paper]) => {
          const hand = paper.hands.at(-1);
          const { promise, owed, away } = paper;
          return [
            copy,
            {
              ...{ holder: hand?.holder, since: hand?.seq },
              offer: promise && [promise.seq, promise.act, promise.to, promise.until],
              loan: owed && [owed.to, owed.until, owed.sameDay],
              out: away && [away.place, away.until],
              ...{ recalled: paper.wanted, missing: paper.lost },
            },
          ] as const;
        }),
    );
    same(model, product, `entry ${seq} ${act}`);
    this.#past.push({
      document,
      at,
      holders: new Map([...product].map(([copy, { holder }]) => [copy, holder])),
    });
  }

  #holders(document: string, at: string): Map<number, string> {
    const copies = [...this.#model.copies(document, at)].toSorted(([one], [other]) => one - other);
    return new Map(copies.map(([copy, { hands }]) => [copy, hands.at(-1)?.holder ?? '']));
  }

  #compareLists(): void {
    const { registers } = this.#store;
    // The lists leave out what was cancelled, which had nothing open then.
    const standing = [...this.#candidates.records.values()].filter(
      ({ issuer, code }) => registers.get({ issuer, code })?.state !== 'cancelled',
    );
    const all = standing
      .map(nameOf)
      .flatMap((document) =>
        [...this.#model.copies(document)].map(([copy, paper]) => ({ name: `${document} ${copy}`, ...paper })),
      );
    const named = (list: readonly { record: RecordKey; copy: number }[]) =>
      list.map(({ record, copy }) => `${record.issuer} ${record.code} ${copy}`).toSorted();
    const names = (list: typeof all) => list.map(({ name }) => name).toSorted();
    const holders = new Set(all.map(({ hands }) => hands.at(-1)?.holder ?? ''));
    for (const holder of holders) {
      const theirs = all.filter(({ hands }) => hands.at(-1)?.holder === holder);
      same(names(theirs), named(registers.heldBy(holder, 9999, 0).copies), `what ${holder} has`);
      // What is missing cannot be accepted.
      const offered = all.filter(({ promise, lost }) => promise?.to === holder && !lost);
      same(
        names(offered),
        named(
          registers
            .offeredTo([holder], 9999, 0)
            .flatMap(({ record, copies }) => copies.map((copy) => ({ record, copy }))),
        ),
        `what ${holder} is offered`,
      );
    }
    const day = '2026-05-05';
    const due = all.filter(({ owed, away, wanted }) =>
      [owed?.until, away?.until, wanted].some(
        (until) => until !== undefined && until !== null && until <= day,
      ),
    );
    same(names(due), named(registers.dueInside(day, 9999, 0)), 'what is due');
    same(names(all.filter(({ lost }) => lost)), named(registers.missing(9999, 0)), 'what is missing');
  }

  /** Each hand a copy went through, by the entry that the product names, and the permit of what was accepted. */
  #comparePermissions(): void {
    const entries = new Map(
      [...this.#store.ledger.range(1, Number.MAX_SAFE_INTEGER)].map((one) => [one.seq, one]),
    );
    for (const document of this.#model.documents())
      for (const [copy, { hands }] of this.#model.copies(document))
        for (const { seq, by, holder } of hands) {
          const entry = seq === null ? undefined : entries.get(seq);
          const offer = entry?.act === 'accept' ? entries.get(entry.data.offer) : undefined;
          const permit = offer !== undefined && 'permit' in offer.data ? offer.data.permit : undefined;
          same(by, permit?.by ?? null, `who let ${holder} have ${document} ${copy}`);
        }
  }

  #compareDisclosures(): void {
    for (const document of this.#model.documents()) {
      const shown = [...this.#store.ledger.range(1, Number.MAX_SAFE_INTEGER)].flatMap((entry) =>
        entry.act === 'disclose' && `${entry.data.issuer} ${entry.subject}` === document
          ? [
              {
                ...{ at: entry.at, by: entry.data.permit.by, persons: entry.data.persons },
                outside: entry.data.outside?.persons ?? 0,
              },
            ]
          : [],
      );
      same(this.#model.shown(document), shown, `who was shown ${document}`);
    }
  }
}

const viewOf = ({ holder, since, offer, loan, out, recalled, missing }: CopyCustody) => ({
  ...{ holder, since },
  offer: offer && [offer.entry, offer.kind, offer.to, offer.until],
  loan: loan && [loan.from, loan.until, loan.meeting],
  out: out && [out.place, out.until],
  ...{ recalled, missing },
});

function same(model: unknown, product: unknown, what: string): void {
  if (isDeepStrictEqual(model, product)) return;
  const text = (value: unknown) => JSON.stringify(value instanceof Map ? [...value] : value);
  throw new Difference(`${what}: the model says ${text(model)}, the product ${text(product)}`);
}
