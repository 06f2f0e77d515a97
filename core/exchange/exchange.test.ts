import { describe, expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import type { PutEnvelopeAnswer, StorageReceipt } from '../../contract/exchange/api.ts';
import type { Envelope } from '../../contract/exchange/envelope.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { type Agency, check, endpointKey, indexOf } from '../../test/support/exchange/agencies.ts';
import { clock } from '../../test/support/exchange/issue.ts';
import { pairForEachTest, until } from '../../test/support/exchange/pair.ts';
import { type SignBytes, signStatement, toBase64 } from '../encoding/statement.ts';
import { verifyLedger } from '../evidence/verify-ledger.ts';
import { takeCheckpoint } from '../ledger/checkpoint.ts';
import type { PeerPort } from '../ports/peer.ts';
import type { Store } from '../ports/store.ts';
import { arrivalId, arrivalSecret } from './inbound/arrivals.ts';

const pair = pairForEachTest();

async function ledgerHolds(who: Agency, store: Store): Promise<void> {
  await takeCheckpoint({ store, clock, terminal: who.terminal, sign: who.clerk.sign });
  const findings = await verifyLedger({
    organisation: who.code,
    terminal: who.terminal,
    lines: store.ledger.lines(),
    checkpoints: store.checkpoints.all(),
    check,
    signers: indexOf(pair.a, pair.b),
    proof: (digest) => store.proofs.get(digest),
  });
  expect(findings).toMatchObject({ ok: true, firstFault: null });
}

const statusAt = (store: Store, code: CodedRecord['code']) =>
  store.registers.recipients({ issuer: pair.a.code, code })[0]?.status;

describe('two terminals and one endpoint', () => {
  test('a record arrives, its arrival is reported by itself, and both ledgers hold', async () => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    pair.start(pair.b, storeB);
    const sending = pair.start(pair.a, storeA);
    const { code, id } = await pair.issue(storeA, 1);
    sending.wake();
    await until(() => statusAt(storeA, code) === '01');
    await until(() => storeA.outbox.get(id)?.state === 'delivered');
    expect(storeB.inbox.waiting()).toEqual([id]);
    expect(storeA.ledger.about(id).map(({ act }) => act)).toEqual(['deliver']);
    await takeCheckpoint({ store: storeA, clock, terminal: pair.a.terminal, sign: pair.a.clerk.sign });
    sending.wake();
    await until(() => storeA.checkpoints.unanchored().length === 0);
    await ledgerHolds(pair.a, storeA);
    await ledgerHolds(pair.b, storeB);
  });

  test('connections that break before or after the endpoint stored lose nothing and double nothing', async () => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const fates = ['none', 'after', 'before'] as const;
    let turn = 0;
    pair.post.mishap = () => fates[turn++ % 3] ?? 'none';
    pair.start(pair.b, storeB);
    const sending = pair.start(pair.a, storeA);
    const issued: Awaited<ReturnType<typeof pair.issue>>[] = [];
    for (let number = 1; number <= 4; number += 1) issued.push(await pair.issue(storeA, number));
    sending.wake();
    await until(() => issued.every(({ code }) => statusAt(storeA, code) === '01'));
    await until(() => storeA.outbox.pending() === 0 && storeB.outbox.pending() === 0);
    // FIFO held for the one recipient, whatever failed on the way.
    expect(storeB.inbox.waiting()).toEqual(issued.map(({ id }) => id));
    for (const { id } of issued) {
      expect(storeA.ledger.about(id).map(({ act }) => act)).toEqual(['deliver']);
      expect(storeB.ledger.about(id).map(({ act }) => act)).toEqual(['receive']);
    }
    await ledgerHolds(pair.a, storeA);
    await ledgerHolds(pair.b, storeB);
  }, 60_000);

  test('a final refusal becomes a dead letter with its fault, and the next one goes', async () => {
    const storeA = pair.storeOf(pair.a);
    const first = await pair.issue(storeA, 1);
    const second = await pair.issue(storeA, 2);
    pair.post.mishap = ({ header }) => (header.id === first.id ? new AppError('RECIPIENT_UNKNOWN') : 'none');
    pair.start(pair.a, storeA);
    await until(() => storeA.outbox.get(second.id)?.state === 'stored');
    expect(storeA.outbox.get(first.id)).toMatchObject({
      state: 'dead',
      fault: 'RECIPIENT_UNKNOWN',
      attempts: 1,
    });
  });

  test('an envelope withdrawn when its receipt was lost is delivered once the receiver reports a status', async () => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const { id, code } = await pair.issue(storeA, 1);
    pair.post.mishap = () => 'after';
    const sending = pair.start(pair.a, storeA);
    await until(() => pair.post.stored.includes(id));
    await pair.stop(sending);
    storeA.outbox.set(id, { state: 'withdrawn', nextAttemptAt: null });
    pair.post.mishap = () => 'none';
    pair.start(pair.a, storeA);
    pair.start(pair.b, storeB);
    await until(() => statusAt(storeA, code) === '01');
    expect(storeA.outbox.get(id)?.state).toBe('delivered');
  });

  test.each<[string, (statement: StorageReceipt) => StorageReceipt, SignBytes | undefined]>([
    ['by anybody but the endpoint', (statement) => statement, undefined],
    ['over another envelope', (statement) => ({ ...statement, digest: 'ab'.repeat(32) }), endpointKey.sign],
  ])('a receipt %s does not make an envelope stored', async (_what, change, sign = pair.a.clerk.sign) => {
    const storeA = pair.storeOf(pair.a);
    const { id } = await pair.issue(storeA, 1);
    const real = pair.post.peer(pair.a.code);
    const forging: PeerPort = {
      async connect(prove) {
        const connection = await real.connect(prove);
        const putEnvelope = async (envelope: Envelope): Promise<PutEnvelopeAnswer> => {
          const statement = change((await connection.putEnvelope(envelope)).statement);
          const { signature } = await signStatement(statement, sign);
          return { statement, signature: toBase64(signature) };
        };
        return { ...connection, putEnvelope };
      },
    };
    pair.start(pair.a, storeA, { peer: forging });
    await until(() => storeA.outbox.get(id)?.fault === 'ENDPOINT_ANSWER_INVALID');
    expect(storeA.outbox.get(id)).toMatchObject({ state: 'queued', storedAt: null });
    expect(storeA.ledger.about(id)).toEqual([]);
  });

  test('a token that cannot sign does not stop reception, and the status is sent at the next start', async () => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const { id } = await pair.issue(storeA, 1);
    pair.start(pair.a, storeA);
    let asked = 0;
    const broken = pair.start(pair.b, storeB, {
      sign: async (content) => {
        // The session itself is proven; every signature after that fails.
        asked += 1;
        if (asked > 1) throw new AppError('TOKEN_SIGN_FAILED');
        return pair.b.clerk.sign(content);
      },
    });
    await until(() => storeB.inbox.get(id)?.state === 'waiting' && asked > 1);
    await pair.stop(broken);
    const arrival = arrivalId(id, arrivalSecret(storeB, pair.random));
    expect(storeB.outbox.get(arrival)).toBeUndefined();
    const again = pair.start(pair.b, storeB);
    await until(() => storeB.outbox.get(arrival)?.state === 'stored');
    await pair.stop(again);
    pair.start(pair.b, storeB);
    await until(() => storeA.inbox.get(arrival)?.state === 'done');
    expect(storeB.outbox.page(0, 10).total).toBe(1);
  });

  test('a ledger behind the anchor the endpoint holds stops the exchange as an incident', async () => {
    const storeA = pair.storeOf(pair.a);
    const real = pair.post.peer(pair.a.code);
    const statement = {
      organisation: pair.a.code,
      terminal: pair.a.terminal,
      toSeq: 9,
      head: '0'.repeat(64),
      at: new Date().toISOString(),
    };
    const { signature } = await signStatement(statement, endpointKey.sign);
    const peer: PeerPort = {
      async connect(prove) {
        const connection = await real.connect(prove);
        const lastAnchor = { statement, signature: toBase64(signature) };
        return { ...connection, session: { ...connection.session, lastAnchor } };
      },
    };
    const { id } = await pair.issue(storeA, 1);
    const exchange = pair.start(pair.a, storeA, { peer });
    await until(() => pair.incidents.length > 0);
    expect(pair.incidents).toEqual(['LEDGER_ROLLED_BACK']);
    expect(exchange.state()).toMatchObject({ state: 'offline', fault: 'LEDGER_ROLLED_BACK' });
    expect(storeA.outbox.get(id)?.attempts).toBe(0);
  });
});
