import { expect, test } from 'vitest';
import { firstCustody } from '../../domain/custody/copy-custody.ts';
import { insideViews } from './inside-view.ts';

test('what was done to copies together is read once for all that are shown', () => {
  const asked: number[] = [];
  const at = (seq: number) => `2026-05-05T01:00:0${seq}.000Z`;
  const ledger = {
    timeOf: (seq: number) => {
      asked.push(seq);
      return at(seq);
    },
  };
  const view = insideViews(ledger);
  const offer = { entry: 4, kind: 'transfer', to: 'U02', until: null } as const;
  const handed = { ...firstCustody({}), holder: 'U01', since: 3 };
  const nothing = { loan: null, out: null, recalled: null, missing: false };
  expect([firstCustody({}), handed, { ...handed, offer }, { ...handed, offer }].map(view)).toEqual([
    { holder: 'desk', since: null, offer: null, ...nothing },
    { holder: 'U01', since: at(3), offer: null, ...nothing },
    { holder: 'U01', since: at(3), offer: { ...offer, at: at(4) }, ...nothing },
    { holder: 'U01', since: at(3), offer: { ...offer, at: at(4) }, ...nothing },
  ]);
  expect(asked).toEqual([3, 4]);
});
