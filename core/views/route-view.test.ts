import { expect, test } from 'vitest';
import { RecordPage } from '../../contract/ipc/views.ts';
import { acts, entryOf } from '../../test/support/honest-ledger.ts';
import { outgoing, self } from '../../test/support/store.ts';
import { routeView } from './route-view.ts';

const record = outgoing(4, { recipients: ['G01'] });
const at = '2026-05-05T01:00:00.000Z';

test('a record whose acts were repeated without end keeps a page, with the newest steps and how many are before them', () => {
  const [hand, retract] = [
    acts.hand(record, ['G01'], 1),
    acts.retract(record, 'G01', 2, { state: 'waiting', at }),
  ];
  const entries = Array.from({ length: 4001 }, (_, index) => entryOf(index % 2 ? retract : hand, index + 1));
  const { route, earlierSteps } = routeView(entries, self, 10);
  expect(RecordPage.shape.route.safeParse(route).success).toBe(true);
  expect([route.at(0)?.seq, route.at(-1)?.seq, earlierSteps]).toEqual([2, 4001, 1]);
  expect(routeView(entries.slice(1), self, 10)).toEqual({ route });
});

test('the step that takes the mark as settled off says so, and no later one; a person who reopens says it already', () => {
  const { settle, status, reopen } = acts;
  const twice = outgoing(5, { recipients: ['G01', 'G02'], copies: 2 });
  const entries = [
    settle(twice),
    status(twice, 'G01', '02', 1),
    status(twice, 'G02', '02', 2),
    settle(twice),
    reopen(twice),
    status(twice, 'G02', '02', 2),
  ].map((act, index) => entryOf(act, index + 1));
  expect(
    routeView(entries, self, 10).route.flatMap(({ seq, unsettles }) => (unsettles ? [seq] : [])),
  ).toEqual([2]);
});

test('a withdrawal names the recipient that the envelope was for, by the act that sent it', () => {
  const sent = [
    acts.issue(record, 30),
    acts.withdraw(30),
    acts.resend(record, 'G01', 'withdrawn', 31),
    acts.withdraw(31),
  ];
  const { route } = routeView(
    sent.map((act, index) => entryOf(act, index + 1)),
    self,
    0,
  );
  expect(route.map(({ act, by, organisation }) => [act, by, organisation])).toEqual([
    ['issue', 'person', self],
    ['withdraw', 'person', 'G01'],
    ['resend', 'person', 'G01'],
    ['withdraw', 'person', 'G01'],
  ]);
});
