import { beforeEach, expect, test } from 'vitest';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { keyOf } from '../../../contract/record/key.ts';
import type { Store } from '../../../core/ports/store.ts';
import { acts, append, incoming, outgoing, temporaryStore } from '../../../test/support/store.ts';

let store: Store;
beforeEach(() => {
  const opened = temporaryStore();
  store = opened.store;
  return opened.remove;
});

const names = (rows: { record: CodedRecord }[]) =>
  rows.map(({ record }) => `${record.book} ${record.ordinal} ${record.issuer}`);
const answersTo = (record: CodedRecord) => names(store.registers.answersTo(keyOf(record), 9));
const repliedTo = (record: CodedRecord) => names(store.registers.repliedTo(keyOf(record), 9));

test('what comes in is answered by what goes out, and the other way, until the reply is cancelled', () => {
  const asked = incoming(1);
  const reply = outgoing(1, { replyTo: asked.code });
  const theirs = incoming(2, { replyTo: reply.code });
  append(store, acts.enter(asked));
  append(store, acts.register(reply));
  append(store, acts.enter(theirs));
  expect([answersTo(asked), repliedTo(asked)]).toEqual([['outgoing 1 H37.02'], []]);
  expect([answersTo(reply), repliedTo(reply)]).toEqual([['incoming 2 G01'], ['incoming 1 G01']]);
  expect([answersTo(theirs), repliedTo(theirs)]).toEqual([[], ['outgoing 1 H37.02']]);
  append(store, acts.cancel(reply));
  expect([answersTo(asked), repliedTo(reply)]).toEqual([[], ['incoming 1 G01']]);
});

test('what goes the same way is named, and answers nothing', () => {
  const first = outgoing(1);
  const second = outgoing(2, { replyTo: first.code });
  for (const record of [first, second]) append(store, acts.register(record));
  expect([answersTo(first), repliedTo(second)]).toEqual([[], ['outgoing 1 H37.02']]);
});

test('under a shared code it is the record of those the reply is sent to', () => {
  const asked = incoming(1);
  const shared = incoming(2, { code: asked.code, issuer: 'G02' });
  const reply = outgoing(1, { replyTo: asked.code, recipients: ['G02', 'G03'], copies: 2 });
  const elsewhere = outgoing(2, { replyTo: asked.code, recipients: ['G03'] });
  for (const record of [asked, shared]) append(store, acts.enter(record));
  for (const record of [reply, elsewhere]) append(store, acts.register(record));
  expect([answersTo(asked), answersTo(shared)]).toEqual([[], ['outgoing 1 H37.02']]);
  expect([repliedTo(reply), repliedTo(elsewhere)]).toEqual([['incoming 2 G02'], []]);
});

test('no more are read than are asked for, the first of the register first', () => {
  const asked = incoming(1);
  append(store, acts.enter(asked));
  for (const ordinal of [1, 2, 3]) append(store, acts.register(outgoing(ordinal, { replyTo: asked.code })));
  const read = store.registers.answersTo(keyOf(asked), 2);
  expect(names(read)).toEqual(['outgoing 1 H37.02', 'outgoing 2 H37.02']);
});
