import { expect, test } from 'vitest';
import type { StatusStatement } from '../../contract/exchange/body.ts';
import { check } from '../../test/support/exchange/agencies.ts';
import { pairForEachTest, until } from '../../test/support/exchange/pair.ts';
import { type CheckSignature, signStatement } from '../encoding/statement.ts';
import { buildEnvelopes } from './message/batch.ts';
import { statusBody } from './message/status.ts';

const pair = pairForEachTest();

/** What B states of an envelope, in place of what its own terminal would have stated. */
async function say(store: ReturnType<typeof pair.storeOf>, change: Partial<StatusStatement>, at = stated()) {
  const { id: envelope, code } = await pair.issue(store, 1);
  const stated = {
    envelope,
    code,
    from: pair.b.code,
    by: pair.b.personCode,
    status: '02',
    reasons: ['R01'],
    at,
  };
  const statement = await signStatement(
    { purpose: 'tram-mat/status', ...stated, ...change },
    pair.b.clerk.sign,
  );
  const message = { id: pair.random.uuid(), to: pair.a.code, publicKey: pair.a.mailbox.publicKey };
  const messages = [{ ...message, body: statusBody(statement) }];
  const [answer] = await buildEnvelopes(messages, { from: pair.b.code, at, sign: pair.b.clerk.sign });
  if (answer === undefined) throw new Error('no envelope');
  pair.post.put(answer);
  return answer.header.id;
}
const stated = () => new Date().toISOString();

test.each([
  ['CATALOGUE_CODE_UNKNOWN', ['R01', 'R99']],
  ['ENVELOPE_INVALID', ['R01', 'R01']],
] as const)(
  'a refusal for reasons that no catalogue has, or one twice, is rejected: %s',
  async (fault, of) => {
    const store = pair.storeOf(pair.a);
    const id = await say(store, { reasons: [...of] });
    pair.start(pair.a, store);
    await until(() => store.inbox.get(id) !== undefined);
    expect(store.inbox.get(id)).toMatchObject({ state: 'rejected', fault });
  },
);

test.each([
  ['a status', 'tram-mat/status'],
  ['a batch', 'tram-mat/envelopes'],
] as const)('%s that names another time than its signature is rejected', async (_name, purpose) => {
  const store = pair.storeOf(pair.a);
  const id = await say(store, {});
  const late: CheckSignature = async (content, cms, asOf) => {
    const facts = await check(content, cms, asOf);
    const apart = new Date(Date.parse(facts.at) + 301_000).toISOString();
    return new TextDecoder().decode(content).includes(purpose) ? { ...facts, at: apart } : facts;
  };
  pair.start(pair.a, store, { check: late });
  await until(() => store.inbox.get(id) !== undefined);
  expect(store.inbox.get(id)).toMatchObject({ state: 'rejected', fault: 'ENVELOPE_INVALID' });
});

test('a dispatch that names another time than its signature is rejected', async () => {
  const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
  const { id } = await pair.issue(storeA, 1);
  const envelope = storeA.outbox.get(id)?.envelope;
  if (envelope === undefined) throw new Error('no envelope');
  pair.post.put(envelope);
  const late: CheckSignature = async (content, cms, asOf) => {
    const facts = await check(content, cms, asOf);
    const apart = new Date(Date.parse(facts.at) - 301_000).toISOString();
    return facts.fingerprint === pair.a.seal.fingerprint ? { ...facts, at: apart } : facts;
  };
  pair.start(pair.b, storeB, { check: late });
  await until(() => storeB.inbox.get(id) !== undefined);
  expect(storeB.inbox.get(id)).toMatchObject({ state: 'rejected', fault: 'ENVELOPE_INVALID' });
});
