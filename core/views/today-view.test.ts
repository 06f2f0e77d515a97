import { expect, it, vi } from 'vitest';
import { fullSight } from '../../domain/rights/sight.ts';
import { loadLaw } from '../law/law.ts';
import { pageStart, pendingWorkView } from './today-view.ts';

const totals = { toIssue: 0, toHand: 0, due: 0, missingReceipts: 0, refused: 0, rejected: 1, dead: 0 };
const inside = { offered: 0, inside: 0, missing: 0, unopened: 0 };
const none = {
  ...{ toIssue: [], toHand: [], due: [], missingReceipts: [], refused: [], rejected: [], dead: [] },
  ...{ offered: [], inside: [], missing: [], unopened: [] },
};

it('a rejected envelope is shown without its bytes and always with a fault', () => {
  const rejected = {
    id: '00000000-0000-4000-8000-000000000002',
    from: 'G01',
    receivedAt: '2026-06-14T01:00:00.000Z',
    state: 'rejected' as const,
    fault: null,
    envelope: new Uint8Array(3),
  };
  const registers = { copyCount: () => 1, answersTo: () => [], papers: () => [] };
  const vault = {
    ...{ law: loadLaw('2026-06-15'), documents: { calendars: [], laws: [] } },
    store: { registers, ledger: { timeOf: () => undefined } },
    sight: fullSight,
  };
  const work = { ...none, totals: { ...totals, ...inside }, rejected: [rejected] };
  expect(pendingWorkView(work, vault, vi.fn())).toEqual({
    ...none,
    rejected: [{ envelope: rejected.id, from: 'G01', at: rejected.receivedAt, fault: 'ENVELOPE_INVALID' }],
  });
});

it('an opened list starts at a whole page, and at its last one when it has become shorter', () => {
  expect([0, 49, 50, 120].map((line) => pageStart(line, 121))).toEqual([0, 0, 50, 100]);
  expect([pageStart(500, 101), pageStart(500, 100), pageStart(7, 0)]).toEqual([100, 50, 0]);
});
