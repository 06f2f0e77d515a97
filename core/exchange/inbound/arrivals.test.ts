import { expect, test } from 'vitest';
import type { Envelope } from '../../../contract/exchange/envelope.ts';
import { controlCodeFrom } from '../../../contract/record/control-code.ts';
import { clock } from '../../../test/support/exchange/issue.ts';
import { pairForEachTest, until } from '../../../test/support/exchange/pair.ts';
import { countTurns } from '../../../test/support/turns.ts';
import { appendAct } from '../../acts/engine/append.ts';
import type { Store } from '../../ports/store.ts';
import { arrivalId, arrivalSecret, inTurns } from './arrivals.ts';

const pair = pairForEachTest();

/** Puts envelopes into the inbox that wait and whose arrival was reported with an envelope like `like`. */
function addReported(store: Store, like: Envelope, count: number): void {
  const secret = arrivalSecret(store, pair.random);
  const context = { store, clock, self: pair.b.code, actor: pair.b.personCode };
  const proof = { content: '0'.repeat(64), signature: '0'.repeat(64) };
  const receivedAt = new Date().toISOString();
  const from = pair.c.code;
  store.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      const id = pair.random.uuid();
      const code = controlCodeFrom(pair.random.bytes(12));
      store.inbox.add({ id, from, receivedAt, fault: null, state: 'waiting', envelope: new Uint8Array(1) });
      const data = { code, from, envelope: '0'.repeat(64), record: proof, dispatch: proof, copies: [1] };
      appendAct(context, { act: 'receive', subject: id, data });
      const own = arrivalId(id, secret);
      const envelope = { ...like, header: { ...like.header, id: own, to: from } };
      store.outbox.add({ id: own, to: from, kind: 'status', code, envelope, queuedAt: receivedAt });
      store.outbox.set(own, { state: 'stored', storedAt: receivedAt });
    }
  });
}

async function sendOne(): Promise<{ id: string; envelope: Envelope }> {
  const store = pair.storeOf(pair.a);
  const { id } = await pair.issue(store, 1);
  const envelope = store.outbox.get(id)?.envelope;
  if (envelope === undefined) throw new Error('no envelope');
  pair.post.put(envelope);
  return { id, envelope };
}

test('the arrival of an envelope is reported however many that were reported wait before it', async () => {
  const storeB = pair.storeOf(pair.b);
  const { id, envelope } = await sendOne();
  addReported(storeB, envelope, 600);
  pair.start(pair.b, storeB);
  const own = arrivalId(id, arrivalSecret(storeB, pair.random));
  await until(() => storeB.outbox.get(own) !== undefined);
  expect(storeB.outbox.get(own)).toMatchObject({ to: pair.a.code, kind: 'status' });
});

test('many that were reported hold up nothing: no envelope is read again, other work gets its turn', async () => {
  const storeB = pair.storeOf(pair.b);
  const { id, envelope } = await sendOne();
  addReported(storeB, envelope, 600);
  const turns = countTurns();
  let whole = 0;
  let lines = 0;
  const outbox: Store['outbox'] = {
    ...storeB.outbox,
    get(asked) {
      whole += 1;
      turns.note();
      return storeB.outbox.get(asked);
    },
    line(asked) {
      lines += 1;
      turns.note();
      return storeB.outbox.line(asked);
    },
  };
  pair.start(pair.b, { ...storeB, outbox });
  const own = arrivalId(id, arrivalSecret(storeB, pair.random));
  await until(() => storeB.outbox.get(own) !== undefined);
  expect(await turns.stop()).toBeLessThan(300);
  expect(lines).toBeGreaterThan(600);
  expect(whole).toBe(0);
});

test('senders take turns: one of few does not wait behind one of many', async () => {
  const many = Array.from({ length: 50 }, (_, n) => ({ id: n, from: 'G01' }));
  const few = [
    { id: 50, from: 'G22' },
    { id: 51, from: null },
    { id: 52, from: 'G22' },
  ];
  const turns = inTurns([...many, ...few]);
  expect(turns.slice(0, 5).map(({ id }) => id)).toEqual([0, 50, 51, 1, 52]);
  expect(turns.slice(5).map(({ id }) => id)).toEqual(many.slice(2).map(({ id }) => id));
});

test('an arrival behind fifty of another sender is reported with the first twenty', async () => {
  const [storeA, storeB, storeC] = [pair.storeOf(pair.a), pair.storeOf(pair.b), pair.storeOf(pair.c)];
  let mayBegin = (): void => undefined;
  const begin = new Promise<void>((resolve) => {
    mayBegin = resolve;
  });
  pair.start(pair.b, storeB, { personFirst: () => begin });
  const flood: string[] = [];
  for (let number = 1; number <= 50; number += 1)
    flood.push((await pair.issue(storeC, number, { from: pair.c, to: pair.b })).id);
  const { id } = await pair.issue(storeA, 1);
  for (const [store, ids] of [[storeC, flood] as const, [storeA, [id]] as const])
    for (const one of ids) {
      const envelope = store.outbox.get(one)?.envelope;
      if (envelope !== undefined) pair.post.put(envelope);
    }
  await until(() => storeB.inbox.waiting().length === 51);
  expect(storeB.outbox.pending()).toBe(0);
  mayBegin();
  const own = arrivalId(id, arrivalSecret(storeB, pair.random));
  await until(() => storeB.outbox.get(own) !== undefined);
  expect(storeB.outbox.page(0, 200).total).toBeLessThanOrEqual(40);
});
