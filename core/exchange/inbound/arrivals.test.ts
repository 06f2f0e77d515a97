import { expect, test } from 'vitest';
import { controlCodeFrom } from '../../../contract/record/control-code.ts';
import { clock } from '../../../test/support/exchange/issue.ts';
import { pairForEachTest, until } from '../../../test/support/exchange/pair.ts';
import { appendAct } from '../../acts/engine/append.ts';
import { arrivalId, arrivalSecret } from './arrivals.ts';

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
