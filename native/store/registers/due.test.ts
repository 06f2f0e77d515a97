import { beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../core/ports/store.ts';
import { acts, append, incoming, outgoing, temporaryStore } from '../../../test/support/store.ts';

let store: Store;
beforeEach(() => {
  const opened = temporaryStore();
  store = opened.store;
  return opened.remove;
});

const days = {
  due: '2026-06-02',
  return: '2026-06-03',
  protectionFrom: '2026-06-02',
  protection: '2026-08-31',
};

test('a document asked for by a day is due until a reply is registered', () => {
  const asked = incoming(1, { dueOn: '2026-06-01', returnBy: '2026-06-03' });
  append(store, acts.enter(asked));
  const reasons = () => store.registers.due(days, 9).map(({ reason, on }) => `${reason} ${on}`);
  expect(reasons()).toEqual(['return 2026-06-03', 'due 2026-06-01']);
  append(store, acts.register(outgoing(1, { replyTo: asked.code, protectUntil: '2026-08-31' })));
  expect(reasons()).toEqual(['protection 2026-08-31', 'return 2026-06-03']);
  append(store, acts.cancel(outgoing(1)));
  expect(reasons()).toEqual(['return 2026-06-03', 'due 2026-06-01']);
});

test('a reply under a shared code settles what is due to those it is sent to', () => {
  const open = () => store.registers.due(days, 9).map(({ row }) => row.record.issuer);
  const asked = incoming(1, { dueOn: '2026-06-01' });
  append(store, acts.enter(asked));
  append(store, acts.enter(incoming(2, { code: asked.code, issuer: 'G02', dueOn: '2026-05-31' })));
  append(store, acts.enter(incoming(3, { replyTo: asked.code })));
  append(store, acts.register(outgoing(1, { replyTo: asked.code, recipients: ['G01.1'] })));
  expect(open()).toEqual(['G01', 'G02']);
  append(store, acts.register(outgoing(2, { replyTo: asked.code, recipients: ['G03', 'G01'] })));
  expect(open()).toEqual(['G02']);
});

test('what comes in is no reply to what came in; one sent elsewhere is, where the code is nobody else’s', () => {
  const asked = incoming(1, { dueOn: '2026-06-01' });
  append(store, acts.enter(asked));
  append(store, acts.enter(incoming(2, { replyTo: asked.code, issuer: 'G02' })));
  expect(store.registers.due(days, 9)).toHaveLength(1);
  append(store, acts.register(outgoing(1, { replyTo: asked.code, recipients: ['G03'] })));
  expect(store.registers.due(days, 9)).toEqual([]);
});
