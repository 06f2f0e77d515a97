import { expect, test } from 'vitest';
import { coreChannels } from '../../contract/ipc/channels.ts';
import { type Agency, check } from '../../test/support/exchange/agencies.ts';
import { pairForEachTest, until } from '../../test/support/exchange/pair.ts';
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
