import { expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import type { ReadsStatement, SignedReads } from '../../contract/exchange/reads.ts';
import { newestGeneration } from '../../domain/record/older-generations.ts';
import { type Agency, indexOf } from '../../test/support/exchange/agencies.ts';
import { pairForEachTest, until } from '../../test/support/exchange/pair.ts';
import { signStatement, toBase64 } from '../encoding/statement.ts';
import type { Store } from '../ports/store.ts';
import { newestRead } from './outbound/newest-read.ts';

const pair = pairForEachTest();

async function stated(
  who: Agency,
  change: Partial<ReadsStatement> = {},
  sign = who.clerk.sign,
): Promise<SignedReads> {
  const statement: ReadsStatement = {
    purpose: 'tram-mat/reads',
    ...{ organisation: who.code, terminal: who.terminal, newest: 3, at: new Date().toISOString() },
    ...change,
  };
  const { signature } = await signStatement(statement, sign);
  return { statement, signature: toBase64(signature) };
}

const directory = () => indexOf(pair.a, pair.b, pair.c);
/** What `a` takes `b` to read. */
const known = ({ reads }: Store) => newestRead(pair.b.code, { reads, directory: directory() });
/** What `a` takes `b` to read after the endpoint gives it this. */
async function knownAfter(given: SignedReads): Promise<number> {
  const store = pair.storeOf(pair.a);
  pair.post.reads.set(pair.b.code, given);
  const exchange = pair.start(pair.a, store);
  await exchange.learnReads([pair.b.code]);
  await pair.stop(exchange);
  return known(store);
}
const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();

test('a terminal states once what it reads, signed by whoever is at work, and partners learn it', async () => {
  const { a, b, post } = pair;
  const storeB = pair.storeOf(b);
  const first = pair.start(b, storeB);
  await until(() => post.reads.has(b.code));
  const held = post.reads.get(b.code);
  expect(held?.statement).toMatchObject({
    organisation: b.code,
    terminal: b.terminal,
    newest: newestGeneration,
  });
  await pair.stop(first);
  pair.start(b, storeB);
  const storeA = pair.storeOf(a);
  const exchange = pair.start(a, storeA);
  await until(() => post.reads.has(a.code));
  await exchange.learnReads([b.code]);
  expect(known(storeA)).toBe(newestGeneration);
  expect(post.reads.get(b.code)).toBe(held);
});

test.each([
  ['reads more than it stated', { newest: newestGeneration - 1 }],
  ['has come in the place of another', { newest: newestGeneration, terminal: 'T00000009' }],
])('a terminal that %s states it anew', async (_what, change) => {
  const { b, post } = pair;
  const old = await stated(b, change);
  post.reads.set(b.code, old);
  pair.start(b, pair.storeOf(b));
  await until(() => post.reads.get(b.code) !== old);
  expect(post.reads.get(b.code)?.statement).toMatchObject({ terminal: b.terminal, newest: newestGeneration });
});

test('an endpoint of before has no such route: a terminal notes it, goes on, and its partners read the first', async () => {
  const { a, b, post } = pair;
  post.withoutReads = true;
  const [storeA, storeB] = [pair.storeOf(a), pair.storeOf(b)];
  pair.start(b, storeB);
  const sending = pair.start(a, storeA);
  await sending.learnReads([b.code]);
  expect(known(storeA)).toBe(1);
  const { code, id } = await pair.issue(storeA, 1);
  sending.wake();
  await until(() => storeB.inbox.get(id) !== undefined);
  await until(() => storeA.registers.recipients({ issuer: a.code, code })[0]?.status === '01');
  expect(post.reads.size).toBe(0);
});

test('an endpoint that refuses the statement stops nothing else', async () => {
  const { a, b, post } = pair;
  post.refusesReads = new AppError('CLOCK_ASTRAY');
  const [storeA, storeB] = [pair.storeOf(a), pair.storeOf(b)];
  pair.start(b, storeB);
  const sending = pair.start(a, storeA);
  const { id } = await pair.issue(storeA, 1);
  sending.wake();
  await until(() => storeA.outbox.get(id)?.state === 'delivered');
  expect(sending.state().state).toBe('online');
});

test('what a partner stated holds without a connection, until it states something else', async () => {
  const { a, b, post } = pair;
  const store = pair.storeOf(a);
  post.reads.set(b.code, await stated(b, { newest: 9, at: minutes(-5) }));
  const online = pair.start(a, store);
  await online.learnReads([b.code]);
  await pair.stop(online);
  expect(known(store)).toBe(9);
  const peer = { connect: () => Promise.reject(new AppError('ENDPOINT_UNREACHABLE')) };
  const offline = pair.start(a, store, { peer });
  await offline.learnReads([b.code, pair.c.code]);
  await pair.stop(offline);
  expect(known(store)).toBe(9);
  // Put back to an earlier version.
  post.reads.set(b.code, await stated(b, { newest: 3 }));
  const again = pair.start(a, store);
  await until(() => again.state().state === 'online');
  await again.learnReads([b.code]);
  expect(known(store)).toBe(3);
});

test('an endpoint that gives an earlier statement again changes nothing', async () => {
  const { a, b, post } = pair;
  const store = pair.storeOf(a);
  const earlier = await stated(b, { newest: 3, at: minutes(-5) });
  for (const each of [await stated(b, { newest: 4 }), earlier]) {
    post.reads.set(b.code, each);
    const exchange = pair.start(a, store);
    await until(() => exchange.state().state === 'online');
    await exchange.learnReads([b.code]);
    await pair.stop(exchange);
  }
  expect(known(store)).toBe(4);
});

test('a statement of the body asked about, signed by somebody there, counts', async () => {
  expect(await knownAfter(await stated(pair.b, { newest: 2 }))).toBe(2);
});

test.each<[string, (b: Agency, c: Agency) => Promise<SignedReads>]>([
  ['of another body', (_b, c) => stated(c)],
  ['signed by somebody of another body', (b, c) => stated(b, {}, c.clerk.sign)],
  ["signed by the organisation's token, which no person holds", (b) => stated(b, {}, b.seal.sign)],
  ['of a day to come', (b) => stated(b, { at: minutes(60) })],
  ['of a terminal that the directory does not list', (b) => stated(b, { terminal: 'T00000009' })],
  [
    'with another number than was signed',
    async (b) => {
      const { statement, signature } = await stated(b);
      return { statement: { ...statement, newest: 9 }, signature };
    },
  ],
])('one %s does not', async (_what, make) => {
  expect(await knownAfter(await make(pair.b, pair.c))).toBe(1);
});
