import { expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { pairForEachTest, until } from '../../test/support/exchange/pair.ts';
import { noTraffic, type PeerConnection, type PeerPort } from '../ports/peer.ts';
import type { LinkState } from './link/link.ts';

const pair = pairForEachTest();

/** The peer of an agency, with its connections changed. */
function changed(peer: PeerPort, change: (connection: PeerConnection) => Partial<PeerConnection>): PeerPort {
  return {
    connect: async (prove, traffic) => {
      const connection = await peer.connect(prove, traffic);
      return { ...connection, ...change(connection) };
    },
  };
}

/** As when the line breaks. */
function fail(connection: PeerConnection): never {
  connection.close();
  throw new AppError('ENDPOINT_UNREACHABLE');
}

test('a line that breaks within every page of more than two envelopes empties the mailbox all the same', async () => {
  const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
  const sending = pair.start(pair.a, storeA);
  const ids: string[] = [];
  for (let number = 1; number <= 9; number += 1) ids.push((await pair.issue(storeA, number)).id);
  sending.wake();
  await until(() => storeA.outbox.pending() === 0);

  const limits: (number | undefined)[] = [];
  const peer = changed(pair.post.peer(pair.b.code), (connection) => ({
    mailbox: async (after, wait, signal, limit) => {
      limits.push(limit);
      const answer = await connection.mailbox(after, wait, signal, limit);
      return answer.items.length > 2 ? fail(connection) : answer;
    },
  }));
  pair.start(pair.b, storeB, { peer });
  await until(() => storeB.inbox.waiting().length === ids.length);
  expect(storeB.inbox.waiting().toSorted()).toEqual(ids.toSorted());
  expect(limits.slice(0, 3)).toEqual([8, 4, 2]);
});

test('a line that breaks under two envelopes at once takes one after another', async () => {
  const storeA = pair.storeOf(pair.a);
  let flying = 0;
  let most = 0;
  const peer = changed(pair.post.peer(pair.a.code), (connection) => ({
    putEnvelope: async (envelope) => {
      flying += 1;
      most = Math.max(most, flying);
      try {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return flying > 1 ? fail(connection) : await connection.putEnvelope(envelope);
      } finally {
        flying -= 1;
      }
    },
  }));
  for (let number = 1; number <= 6; number += 1)
    await pair.issue(storeA, number, { to: number % 2 === 0 ? pair.b : pair.c });
  pair.start(pair.a, storeA, { peer }).wake();
  await until(() => storeA.outbox.pending() === 0);
  expect(most).toBe(2);
});

test('what is on its way for longer than a moment is told, and what ended is not', async () => {
  const states: LinkState[] = [];
  const tell: ((bytes: number | null) => void)[] = [];
  const post = pair.post.peer(pair.b.code);
  const peer: PeerPort = {
    connect: async (prove, traffic) => {
      tell.push((incoming) => traffic?.({ ...noTraffic, incoming }));
      return await post.connect(prove);
    },
  };
  pair.start(pair.b, pair.storeOf(pair.b), { peer, link: (state) => void states.push(state) });
  await until(() => states.at(-1)?.state === 'online');
  tell[0]?.(1_000);
  tell[0]?.(null);
  await new Promise((resolve) => setTimeout(resolve, 700));
  tell[0]?.(2_000);
  tell[0]?.(3_000);
  await until(() => states.at(-1)?.traffic.incoming === 3_000);
  tell[0]?.(null);
  await until(() => states.at(-1)?.traffic.incoming === null);
  const told = states.map(({ traffic }) => traffic.incoming);
  expect(told.filter((bytes) => bytes !== null)).toEqual([3_000]);
});
