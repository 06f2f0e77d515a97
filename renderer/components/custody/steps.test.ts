import { expect, test } from 'vitest';
import type { InsideView, SectionView } from '../../../contract/ipc/custody-views.ts';
import type { Level } from '../../../contract/record/fields.ts';
import {
  clerk,
  head,
  inside,
  instant,
  keeper,
  other,
  recipient,
  record,
  section,
  self,
} from '../../testing/samples.ts';
import { OfficeView } from './office.ts';
import { dueFor, stepsOf } from './steps.ts';

const asClerk = section();
const keepsAt = (level: Level): SectionView['own'] => [{ right: 'keep', level }];
/** The keeper of unit U02 in a session of their own. */
const asKeeper = section({ own: keepsAt('B'), keeps: ['U02'] });
const shown = (change: Partial<InsideView>, issuer = self, level: Level = 'C') => ({
  record: record(1, { issuer, level, recipients: [issuer === self ? other : self] }),
  copies: [1],
  inside: inside(change),
});
const steps = (change: Partial<InsideView>, view = asClerk, user = clerk, issuer = self) =>
  stepsOf([shown(change, issuer)], new OfficeView(view, user), self);

const offer = { entry: 7, at: instant, kind: 'transfer', to: keeper, until: null } as const;

test('a copy with the clerks is handed over, shelved or missed by a clerk; sent back only to another issuer', () => {
  const usual = ['transfer', 'lend', 'give-out', 'archive'];
  expect(steps({})).toEqual([...usual, 'miss']);
  expect(steps({}, asClerk, clerk, other)).toEqual([...usual, 'send-back', 'miss']);
  expect(steps({ holder: 'K1-T01-N1' })).toEqual(['transfer', 'lend', 'give-out', 'move', 'miss']);
});

test('who does not answer for a copy may say that it is missing and nothing else', () => {
  expect(steps({}, asKeeper, keeper)).toEqual(['miss']);
  expect(steps({ holder: 'K1-T01-N1' }, asKeeper, keeper)).toEqual(['miss']);
  expect(steps({ holder: 'K2-T01-N1' }, asKeeper, keeper)).toContain('move');
});

test('without the right to hold copies of the level nothing is offered at all', () => {
  const office = new OfficeView(section({ own: keepsAt('C') }), clerk);
  expect(stepsOf([shown({}, self, 'B')], office, self)).toEqual([]);
  expect(stepsOf([shown({}, self, 'C')], office, self)).not.toEqual([]);
  // One that may not be touched is enough.
  expect(stepsOf([shown({}, self, 'C'), shown({}, self, 'B')], office, self)).toEqual([]);
});

test('an open offer is accepted or taken back, and nothing else is offered of the copy', () => {
  expect(steps({ offer })).toEqual(['accept', 'take-back', 'miss']);
  expect(steps({ offer }, asKeeper, keeper)).toEqual(['accept', 'miss']);
  const away = { ...offer, kind: 'send-back', to: null } as const;
  expect(steps({ offer: away }, asClerk, clerk, other)).toEqual(['take-back', 'arrive', 'miss']);
});

test('what is lent goes back, and is collected or asked back by the clerks', () => {
  const loan = { from: 'desk', until: '2026-12-01', meeting: false } as const;
  expect(steps({ holder: keeper, loan })).toEqual(['collect', 'recall', 'miss']);
  expect(steps({ holder: keeper, loan }, asKeeper, keeper)).toEqual(['give-back', 'take-out', 'miss']);
});

test('what is out is brought back, what is missing is found', () => {
  const out = { place: 'N01', until: '2026-12-01' };
  expect(steps({ holder: keeper, out }, asKeeper, keeper)).toEqual(['bring-back', 'miss']);
  expect(steps({ missing: true })).toEqual(['find']);
});

test('what is missing is found by who answers for it, or keeps copies and reads of all at the level', () => {
  const reads = section({ own: [...keepsAt('B'), { right: 'read', level: 'C' }], keeps: ['U02'] });
  const lost = (holder: string, view = asKeeper) => steps({ holder, missing: true }, view, keeper);
  expect([lost(keeper), lost('K2-T01-N1'), lost(head), lost('desk')]).toEqual([['find'], ['find'], [], []]);
  expect([lost(head, reads), lost('desk', reads)]).toEqual([['find'], ['find']]);
});

test('copies that stand differently have in common what all of them allow', () => {
  const office = new OfficeView(asClerk, clerk);
  const common = stepsOf([shown({}), shown({ holder: 'K1-T01-N1' })], office, self);
  expect(common).toEqual(['transfer', 'lend', 'give-out', 'miss']);
  // One dialog accepts for one receiver.
  const two = [shown({ offer }), shown({ offer: { ...offer, to: recipient } })];
  expect(stepsOf(two, office, self)).toEqual(['take-back', 'miss']);
});

test('what waits for who sits here: an offer to them or their unit, what they have outside, a loan that is due', () => {
  const due = (change: Partial<InsideView>, view = asClerk, user = clerk) =>
    dueFor([shown({}), shown(change)], new OfficeView(view, user))?.deed;
  expect(due({ offer })).toBeUndefined();
  expect(due({ offer }, asKeeper, keeper)).toBe('accept');
  expect(due({ offer: { ...offer, to: 'U02' } }, asKeeper, keeper)).toBe('accept');
  expect(due({ holder: keeper, out: { place: 'N01', until: '2199-01-01' } }, asKeeper, keeper)).toBe(
    'bring-back',
  );
  const loan = (until: string) => ({ holder: keeper, loan: { from: head, until, meeting: false } });
  expect(due(loan('2020-01-01'), asKeeper, keeper)).toBe('give-back');
  expect(due(loan('2199-01-01'), asKeeper, keeper)).toBeUndefined();
});
