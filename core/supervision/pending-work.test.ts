import { expect, it } from 'vitest';
import { loadLaw } from '../law/law.ts';
import type { OutboxLine, Store } from '../ports/store.ts';
import { type PendingList, pendingWork } from './pending-work.ts';

/** Writes down what the registers are asked for. */
function recorder() {
  const asked: Record<string, unknown> = {};
  const note =
    <T>(name: string, answer: T) =>
    (...what: unknown[]): T => {
      asked[name] = what;
      return answer;
    };
  const dead: OutboxLine = {
    id: '00000000-0000-4000-8000-000000000001',
    position: 1,
    to: 'G01',
    kind: 'deliver',
    code: null,
    state: 'dead',
    attempts: 9,
    queuedAt: '2026-06-14T01:00:00.000Z',
    nextAttemptAt: null,
    storedAt: null,
    fault: 'ENVELOPE_TOO_LARGE',
  };
  const store = {
    registers: {
      workTotals: note('workTotals', { toIssue: 130, toHand: 4, due: 60, silent: 3, refused: 2 }),
      toIssue: note('toIssue', []),
      toHand: note('toHand', []),
      due: note('due', []),
      silent: note('silent', []),
      refused: note('refused', []),
      insideTotals: note('insideTotals', { offered: 1, inside: 12, missing: 0, unopened: 2 }),
      offeredTo: note('offeredTo', []),
      dueInside: note('dueInside', []),
      missing: note('missing', []),
      unopened: note('unopened', []),
    },
    inbox: {
      rejected: note('rejected', [
        {
          id: '00000000-0000-4000-8000-000000000002',
          from: 'G01',
          receivedAt: '2026-06-14T01:00:00.000Z',
          state: 'rejected' as const,
          fault: null,
          envelope: new Uint8Array(0),
        },
      ]),
      rejectedTotal: () => 9,
    },
    outbox: { dead: note('dead', [dead]), deadTotal: () => 7 },
  };
  return { asked, store: store as unknown as Pick<Store, 'registers' | 'inbox' | 'outbox'> };
}

const law = loadLaw('2026-06-15');
const sliceOf = (list: PendingList) => (list === 'due' ? { offset: 50, limit: 50 } : { offset: 0, limit: 5 });

it('a receipt is missing once the local day of issue is over, and protection is named 90 days ahead', () => {
  const { asked, store } = recorder();
  // 23:30 in Việt Nam on 15 June.
  const now = new Date('2026-06-15T16:30:00.000Z');
  const work = pendingWork(store, { law, now, receivers: ['P00000001', 'U01'] }, sliceOf);
  const within = {
    due: '2026-06-15',
    return: '2026-06-15',
    protectionFrom: '2026-06-15',
    protection: '2026-09-13',
  };
  expect(asked['silent']).toEqual(['2026-06-14T17:00:00.000Z', 5, 0]);
  expect(asked['due']).toEqual([within, 50, 50]);
  expect(asked['workTotals']).toEqual([within, '2026-06-14T17:00:00.000Z']);
  expect(work.totals).toEqual({
    toIssue: 130,
    toHand: 4,
    unopened: 2,
    due: 60,
    missingReceipts: 3,
    refused: 2,
    rejected: 9,
    dead: 7,
    offered: 1,
    inside: 12,
    missing: 0,
  });
  expect(asked['insideTotals']).toEqual([['P00000001', 'U01'], '2026-06-15']);
  expect(asked['offeredTo']).toEqual([['P00000001', 'U01'], 5, 0]);
  expect(asked['dueInside']).toEqual(['2026-06-15', 5, 0]);
  expect(work.rejected.map(({ id }) => id)).toEqual(['00000000-0000-4000-8000-000000000002']);
  expect(work.dead.map(({ id }) => id)).toEqual(['00000000-0000-4000-8000-000000000001']);
});

it('half an hour later it is the next day', () => {
  const { asked, store } = recorder();
  const now = new Date('2026-06-15T17:00:00.000Z');
  pendingWork(store, { law, now, receivers: [] }, sliceOf);
  expect(asked['silent']).toEqual(['2026-06-15T17:00:00.000Z', 5, 0]);
});
