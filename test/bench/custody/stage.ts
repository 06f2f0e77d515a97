import type { Act, LedgerEntry } from '../../../contract/ledger/act.ts';
import { appendAct } from '../../../core/acts/engine/append.ts';
import { checkRights } from '../../../core/acts/engine/rights-check.ts';
import { copiesOf } from '../../../core/acts/support/copies-here.ts';
import type { Store } from '../../../core/ports/store.ts';
import type { Office } from '../../../domain/rights/office.ts';
import { self, writtenAt } from '../data/records.ts';
import { inTurnsAsync, type Pair, timedAsync } from '../harness/statistics.ts';
import { deedsOn } from './deeds.ts';
import type { Lives } from './lives.ts';
import type { Reading } from './readings.ts';
import type { Twins } from './stores.ts';

/** Documents on which every act is done once, after those that warm up. */
const played = 60;
const warmUps = 3;
/** Reads of each kind before those that are measured. */
const firstReads = 20;

/**
 * Of each turn, what it took and how much of that the processor worked for it (ms): other work changes the first alone.
 * Nothing of the plain store where it was left behind.
 */
export interface Times {
  readonly elapsed: Pair;
  readonly processor: Pair;
}

export const noTimes = (): Times => ({
  elapsed: { ours: [], theirs: [] },
  processor: { ours: [], theirs: [] },
});

async function measure(times: Times, side: keyof Pair, work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  const elapsed = await timedAsync(async () => work());
  const { user, system } = process.cpuUsage(before);
  times.elapsed[side].push(elapsed);
  times.processor[side].push((user + system) / 1_000);
  return elapsed;
}

/** Does every act on documents that are with the clerks; the times of each kind of act. */
export async function playDeeds(twins: Twins, lives: Lives, office: Office): Promise<Map<Act['act'], Times>> {
  const clock = { now: () => Date.parse(writtenAt) };
  const append = (store: Store, actor: string, act: Act): LedgerEntry =>
    appendAct({ store, clock, self, actor }, act, (entry) =>
      checkRights(entry, {
        ...{ self, registers: store.registers, office, levelOfEnvelope: 'unknown', second: () => undefined },
        here: copiesOf(store.registers),
      }),
    );
  const write = async (by: string, act: Act, times: Times): Promise<void> => {
    const { ours, theirs } = twins;
    const sides = [() => measure(times, 'ours', () => lives.chain.follow(append(ours, by, act)))];
    if (theirs !== undefined) sides.push(() => measure(times, 'theirs', () => append(theirs, by, act)));
    for (const side of lives.chain.seq % 2 === 0 ? sides : sides.reverse()) await side();
  };
  const all = new Map<Act['act'], Times>();
  for (const [turn, { nth, code }] of lives.untouched(warmUps + played).entries()) {
    let last = 0;
    for (const { by, act } of deedsOn(code, nth)) {
      for (const begin of lives.session(by)) await write(by, begin, noTimes());
      const deed = act(last);
      const times = all.get(deed.act) ?? noTimes();
      await write(by, deed, turn < warmUps ? noTimes() : times);
      all.set(deed.act, times);
      last = lives.chain.seq;
    }
  }
  return all;
}

/** A store, and what is asked of it. */
export interface Asked {
  readonly store: Store;
  readonly readings: readonly Reading[];
}

/** Each reading of both stores in turns; of one alone where there is no other. */
export async function readAll(ours: Asked, theirs: Asked | undefined): Promise<Map<string, Times>> {
  const all = new Map<string, Times>();
  for (const [index, reading] of ours.readings.entries()) {
    const other = theirs?.readings[index];
    const rounds = async (count: number): Promise<Times> => {
      const times = noTimes();
      await inTurnsAsync(
        count,
        (turn) => measure(times, 'ours', () => reading.read(ours.store, turn)),
        async (turn) =>
          theirs === undefined ? 0 : measure(times, 'theirs', () => other?.read(theirs.store, turn)),
      );
      return times;
    };
    await rounds(firstReads);
    all.set(reading.name, await rounds(reading.turns));
  }
  return all;
}
