import { expect, test } from 'vitest';
import { coreChannels } from '../../contract/ipc/channels.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { type Agency, check } from '../../test/support/exchange/agencies.ts';
import { clock } from '../../test/support/exchange/issue.ts';
import { pairForEachTest, until } from '../../test/support/exchange/pair.ts';
import { countTurns } from '../../test/support/turns.ts';
import { appendAct } from '../acts/engine/append.ts';
import { WaitingOrder } from '../exchange/inbound/waiting.ts';
import type { Store } from '../ports/store.ts';
import { waitingEnvelopes } from './waiting.ts';

const pair = pairForEachTest();

async function send(from: Agency, store: Store, number: number, urgency: 'normal' | 'urgent' | 'flash') {
  const { id } = await pair.issue(store, number, { from, urgency });
  const envelope = store.outbox.get(id)?.envelope;
  if (envelope === undefined) throw new Error('no envelope');
  pair.post.put(envelope);
  return id;
}

test('no number of envelopes from one sender hides an urgent one from another, nor any other', async () => {
  const [storeA, storeB, storeC] = [pair.storeOf(pair.a), pair.storeOf(pair.b), pair.storeOf(pair.c)];
  const sent: string[] = [];
  for (let number = 1; number <= 51; number += 1) sent.push(await send(pair.c, storeC, number, 'normal'));
  const urgent = await send(pair.a, storeA, 1, 'urgent');
  const flash = await send(pair.a, storeA, 2, 'flash');
  pair.start(pair.b, storeB);
  await until(() => storeB.inbox.waiting().length === 53);
  const vault = { store: storeB, check, waitingOrder: new WaitingOrder() };
  const page = async (asked: { offset?: number; envelope?: string }) => {
    const answer = await waitingEnvelopes(vault, pair.b.code, asked);
    coreChannels['incoming.waiting'].result.parse(answer);
    return { ...answer, waiting: answer.waiting.map(({ envelope }) => envelope) };
  };
  const order = [flash, urgent, ...sent];
  expect(await page({})).toEqual({ total: 53, offset: 0, waiting: order.slice(0, 50), chosen: null });
  const last = { total: 53, offset: 50, waiting: order.slice(50), chosen: null };
  expect(await page({ offset: 50 })).toEqual(last);
  expect(await page({ offset: 100 })).toEqual(last);
  const named = sent.at(-1) ?? '';
  expect((await page({ envelope: named })).chosen?.envelope).toBe(named);
  storeB.inbox.setState(named, 'done');
  expect(await page({ envelope: named })).toMatchObject({ total: 52, chosen: null });
});

test('an envelope waits to be counted also where a body outside the directory gets the document too', async () => {
  const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
  const { id } = await pair.issue(storeA, 1, { also: ['X0001', 'X0002'] });
  const envelope = storeA.outbox.get(id)?.envelope;
  if (envelope === undefined) throw new Error('no envelope');
  pair.post.put(envelope);
  pair.start(pair.b, storeB);
  await until(() => storeB.inbox.waiting().length === 1);
  const vault = { store: storeB, check, waitingOrder: new WaitingOrder() };
  const answer = await waitingEnvelopes(vault, pair.b.code, {});
  const shown = coreChannels['incoming.waiting'].result.parse(answer).waiting;
  expect(shown.map(({ record }) => record.recipients)).toEqual([[pair.b.code, 'X0001', 'X0002']]);
});

test('an earlier refusal of the sender is told, however many of others under the same code came after it', async () => {
  const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
  const sent = await send(pair.a, storeA, 1, 'normal');
  pair.start(pair.b, storeB);
  await until(() => storeB.inbox.waiting().length === 1);
  const [received] = storeB.ledger.about(sent);
  if (received?.act !== 'receive') throw new Error('not received');
  const { data } = received;
  const context = { store: storeB, clock, self: pair.b.code, actor: pair.b.personCode };
  const refusedFrom = (from: string, reasons: string[]) => {
    const envelope = pair.random.uuid();
    appendAct(context, { act: 'receive', subject: envelope, data: { ...data, from } });
    const refusal = { envelope, reasons, statement: data.dispatch };
    appendAct(context, { act: 'refuse', subject: data.code, data: refusal });
  };
  refusedFrom(pair.a.code, ['R01']);
  for (let count = 0; count < 51; count += 1) refusedFrom(pair.c.code, ['R02']);
  refusedFrom(pair.a.code, ['R03']);
  const vault = { store: storeB, check, waitingOrder: new WaitingOrder() };
  const answer = await waitingEnvelopes(vault, pair.b.code, {});
  const [waiting] = coreChannels['incoming.waiting'].result.parse(answer).waiting;
  expect(waiting?.refusedBefore.map(({ reasons }) => reasons)).toEqual([['R03'], ['R01']]);
});

test('the order of hundreds that wait is read in portions, between which other work gets its turn', async () => {
  const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
  const flash = await send(pair.a, storeA, 1, 'flash');
  const exchange = pair.start(pair.b, storeB);
  await until(() => storeB.inbox.waiting().length === 1);
  await pair.stop(exchange);
  const [received] = storeB.ledger.about(flash);
  if (received?.act !== 'receive') throw new Error('not received');
  const context = { store: storeB, clock, self: pair.b.code, actor: pair.b.personCode };
  const receivedAt = new Date().toISOString();
  const ids = Array.from({ length: 220 }, () => pair.random.uuid());
  storeB.transaction(() => {
    for (const id of ids) {
      const item = { id, from: pair.a.code, receivedAt, fault: null, envelope: new Uint8Array(1) };
      storeB.inbox.add({ ...item, state: 'waiting' });
      const code = controlCodeFrom(pair.random.bytes(12));
      appendAct(context, { act: 'receive', subject: id, data: { ...received.data, code } });
    }
  });
  const turns = countTurns();
  const ledger: Store['ledger'] = {
    ...storeB.ledger,
    about(subject) {
      turns.note();
      return storeB.ledger.about(subject);
    },
  };
  expect(await new WaitingOrder().ids({ ...storeB, ledger })).toEqual([flash, ...ids]);
  const most = await turns.stop();
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(50);
});
