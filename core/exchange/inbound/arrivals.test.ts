import { expect, test } from 'vitest';
import { controlCodeFrom } from '../../../contract/record/control-code.ts';
import { clock } from '../../../test/support/exchange/issue.ts';
import { pairForEachTest, until } from '../../../test/support/exchange/pair.ts';
import { appendAct } from '../../acts/engine/append.ts';
import { arrivalId, arrivalSecret, inTurns } from './arrivals.ts';

const pair = pairForEachTest();

test('the arrival of an envelope is reported however many that were reported wait before it', async () => {
  const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
  const { id } = await pair.issue(storeA, 1);
  const envelope = storeA.outbox.get(id)?.envelope;
  if (envelope === undefined) throw new Error('no envelope');
  const secret = arrivalSecret(storeB, pair.random);
  const context = { store: storeB, clock, self: pair.b.code, actor: pair.b.personCode };
  const proof = { content: '0'.repeat(64), signature: '0'.repeat(64) };
  const receivedAt = new Date().toISOString();
  storeB.transaction(() => {
    for (let n = 0; n < 2_000; n += 1) {
      const waits = pair.random.uuid();
      const code = controlCodeFrom(pair.random.bytes(12));
      const item = { id: waits, from: pair.c.code, receivedAt, fault: null, envelope: new Uint8Array(1) };
      storeB.inbox.add({ ...item, state: 'waiting' });
      appendAct(context, {
        act: 'receive',
        subject: waits,
        data: {
          code,
          from: pair.c.code,
          envelope: '0'.repeat(64),
          record: proof,
          dispatch: proof,
          copies: [1],
        },
      });
      const own = arrivalId(waits, secret);
      const arrival = { ...envelope, header: { ...envelope.header, id: own, to: pair.c.code } };
      storeB.outbox.add({
        id: own,
        to: pair.c.code,
        kind: 'status',
        code,
        envelope: arrival,
        queuedAt: receivedAt,
      });
      storeB.outbox.set(own, { state: 'stored', storedAt: receivedAt });
    }
  });
  pair.post.put(envelope);
  pair.start(pair.b, storeB);
  await until(() => storeB.outbox.get(arrivalId(id, secret)) !== undefined);
  expect(storeB.outbox.get(arrivalId(id, secret))).toMatchObject({ to: pair.a.code, kind: 'status' });
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
