import { expect, inject, test } from 'vitest';
import { playHistory } from './compare/history.ts';

const everyAct = [
  ...[
    'accept',
    'archive',
    'arrive',
    'bring-back',
    'cancel',
    'collect',
    'complete',
    'correct',
    'disclose',
    'enter',
    'find',
    'give-back',
  ],
  ...['give-out', 'issue', 'join', 'lend', 'miss', 'move', 'recall', 'receive', 'register', 'send-back'],
  ...['take-back', 'take-out', 'transfer'],
];
const everyRefusal = ['COPY_NOT_HERE', 'CUSTODY_MOVED', 'CUSTODY_OPEN', 'CUSTODY_WRONG_STATE', 'OFFER_GONE'];

test('store and replay say of every copy what the model says, in random histories', () => {
  const seed = inject('seed');
  const seen = { taken: new Set<string>(), refused: new Set<string>() };
  // As many as it takes until each act was done, and refused for each reason.
  for (let history = 0; history < 12; history += 1) {
    const { difference, taken, refused } = playHistory({ seed: seed + history, steps: 400 });
    expect(difference).toBeNull();
    for (const act of Object.keys(taken)) seen.taken.add(act);
    for (const code of Object.keys(refused)) seen.refused.add(code);
    if (history > 0 && seen.taken.size === everyAct.length && seen.refused.size === everyRefusal.length)
      break;
  }
  expect([...seen.taken].toSorted()).toEqual(everyAct);
  expect([...seen.refused].toSorted()).toEqual(everyRefusal);
});
