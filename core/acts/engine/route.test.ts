import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import { acts } from '../../../test/support/honest-ledger.ts';
import { append, incoming, outgoing, self, temporaryStore } from '../../../test/support/store.ts';
import type { Store } from '../../ports/store.ts';
import { othersWith, routeOf } from './route.ts';

let store: Store;
let remove: () => void;
beforeEach(() => {
  ({ store, remove } = temporaryStore());
});
afterEach(() => remove());

const ours = outgoing(1);
/** Records of two other issuers under our code: one came in envelope 11 after its paper, one was refused. */
const theirs = incoming(1, { code: ours.code });
const misread = { ...theirs, pages: 7 };
const refused = incoming(2, { code: ours.code, issuer: 'H37' });

const ourRoute = [
  acts.register(ours),
  acts.correct(ours, ours),
  acts.issue(ours, 1),
  acts.retry(1),
  acts.deliver(1, 'G01'),
  acts.status(ours, 'G01', '01', 1),
  acts.withdraw(1),
];
const theirRoute = [acts.enter(misread), acts.receive(theirs, 11), acts.join(misread, theirs, 11)];
const refusedRoute = [acts.receive(refused, 12), acts.refuse(refused, 12), acts.reject('H37', 12)];

/** In the order of the ledger, the acts of the three routes between one another and between other acts. */
const ledger = [
  acts.unlock(),
  ...[0, 1, 2].flatMap((index) =>
    [ourRoute, theirRoute, refusedRoute].flatMap((route) => route[index] ?? []),
  ),
  ...ourRoute.slice(3),
  acts.register(outgoing(2)),
  // A token may bear a serial number that looks like the code.
  { ...acts.lock(), subject: ours.code },
  { ...acts.incident(), subject: ours.code },
];

const actsOf = (issuer: string, code = ours.code): Act[] =>
  routeOf(store.ledger, { issuer, code }, self).map(
    ({ act, subject, data }) => ({ act, subject, data }) as Act,
  );

test('the route of a record holds every act about it and its envelopes, in order, and no other', () => {
  for (const act of ledger) append(store, act);
  expect(actsOf(self)).toEqual(ourRoute);
  expect(actsOf('G01')).toEqual(theirRoute);
  expect(actsOf('H37')).toEqual(refusedRoute);
  expect(actsOf('G22')).toEqual([]);
  expect(actsOf(self, outgoing(2).code)).toEqual([acts.register(outgoing(2))]);
  expect(actsOf(self, outgoing(3).code)).toEqual([]);
});

test('the others with a record under the code are those who entered here or were received, each once', () => {
  for (const act of ledger) append(store, act);
  const others = (issuer: string, code = ours.code) => othersWith(store.ledger, { issuer, code }, self);
  expect(others(self)).toEqual(['G01', 'H37']);
  expect(others('G01')).toEqual([self, 'H37']);
  expect(others('H37')).toEqual([self, 'G01']);
  expect(others('G22')).toEqual([self, 'G01', 'H37']);
  expect(others(self, outgoing(2).code)).toEqual([]);
  expect(others('G01', outgoing(2).code)).toEqual([self]);
});
