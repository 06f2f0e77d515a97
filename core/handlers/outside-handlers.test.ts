import { expect, test } from 'vitest';
import type { Act } from '../../contract/ledger/act.ts';
import { outsideCodeAfter } from '../../domain/record/outside.ts';
import { fullSight } from '../../domain/rights/sight.ts';
import { loadLaw } from '../law/law.ts';
import { outsideHandlers } from './outside-handlers.ts';

const request = '00000000-0000-4000-8000-000000000001';

/** A terminal that has given so many numbers, and the acts that it writes. */
function terminalAfter(count: number) {
  const acts: Act[] = [];
  const sent = new Map([['X0002', 3]]);
  const bodies = Array.from({ length: count }, (_, index) => ({
    ...{ code: outsideCodeAfter(index), kind: 'B08', organisation: null },
  }));
  const vault = {
    serial: '0A1B2C3D',
    law: loadLaw('2026-03-01'),
    store: {
      registers: {
        outsideBodies: () => bodies,
        outsideBody: () => undefined,
        seenBy: () => ({
          outsideCame: () => new Map([['X0001', 2]]),
          outsideSent: () => sent,
          outgoingToBoth: () => ({ total: 0, rows: [] }),
        }),
      },
    },
    directory: { organisation: () => undefined },
  };
  const rights = { sight: () => fullSight };
  const act = (written: Act): never => {
    acts.push(written);
    return undefined as never;
  };
  return {
    acts,
    handlers: outsideHandlers({ config: { organisation: 'H37' } }, { open: { vault, act, rights } }),
  };
}

test('the last number for a body outside the directory is given', async () => {
  const { acts, handlers } = terminalAfter(9_998);
  expect(await handlers['outside.enrol']({ request, kind: 'B08' })).toEqual({ code: 'X9999' });
  expect(acts).toMatchObject([{ act: 'enrol', data: { code: 'X9999', kind: 'B08' } }]);
});

test('after the last number the enrolment says that none is left, and writes nothing', async () => {
  const { acts, handlers } = terminalAfter(9_999);
  await expect(handlers['outside.enrol']({ request, kind: 'B08' })).rejects.toMatchObject({
    code: 'OUTSIDE_NUMBERS_USED',
  });
  expect(acts).toEqual([]);
});

test('the list says how many records came from each body, and how many were issued to it', () => {
  const { handlers } = terminalAfter(2);
  expect(handlers['outside.list']({})).toMatchObject({
    bodies: [
      { code: 'X0001', lines: 2, sent: 0 },
      { code: 'X0002', lines: 0, sent: 3 },
    ],
  });
});
