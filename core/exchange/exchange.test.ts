import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import type { PutEnvelopeAnswer } from '../../contract/exchange/api.ts';
import type { Envelope } from '../../contract/exchange/envelope.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { createStore } from '../../native/store/store.ts';
import { takeCheckpoint } from '../ledger/checkpoint.ts';
import { type CheckSignature, signStatement, toBase64 } from '../ledger/statement.ts';
import { verifyLedger } from '../ledger/verify.ts';
import type { PeerPort } from '../ports/peer.ts';
import type { Store } from '../ports/store.ts';
import { arrivalId, arrivalSecret } from './arrivals.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { clock, issueTo, random } from './issue.fixture.ts';
import { type Agency, agency, check, indexOf } from './keys.fixture.ts';
import type { LinkState } from './link.ts';
import { endpointKey, Post } from './post.fixture.ts';

/** Back-off without waiting: the properties must hold however short the pauses are. */
const noJitter = { bytes: (length: number) => new Uint8Array(length) };

let folder: string;
let a: Agency;
let b: Agency;
let post: Post;
let stores: Store[];
let running: Exchange[];
let incidents: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-'));
  [a, b] = [await agency('G22', 'P00000001', 'T00000001'), await agency('H37', 'P00000002', 'T00000002')];
  post = new Post();
  stores = [];
  running = [];
  incidents = [];
});
afterEach(async () => {
  await Promise.all(running.map((exchange) => exchange.stop()));
  for (const store of stores) store.close();
  await rm(folder, { recursive: true });
});

function storeOf(who: Agency): Store {
  const store = createStore({ path: join(folder, who.code), key: random.bytes(32), organisation: who.code });
  stores.push(store);
  return store;
}

interface Options {
  peer?: PeerPort;
  sign?: Agency['clerk']['sign'];
  link?: (state: LinkState) => void;
  check?: CheckSignature;
}
function start(who: Agency, store: Store, options: Options = {}): Exchange {
  const exchange = createExchange({
    store,
    clock,
    random: noJitter,
    log: { event: () => undefined },
    peer: options.peer ?? post.peer(who.code),
    self: { organisation: who.code, terminal: who.terminal },
    person: who.personCode,
    sign: options.sign ?? who.clerk.sign,
    check: options.check ?? check,
    mailbox: who.mailbox,
    endpointSigner: endpointKey.fingerprint,
    directoryAuthority: '0'.repeat(64),
    directory: () => indexOf(a, b),
    adoptDirectory: () => undefined,
    acceptRecord: () => undefined,
    events: {
      link: options.link ?? (() => undefined),
      changed: () => undefined,
      incident: (code) => void incidents.push(code),
      clockOffset: () => undefined,
      warning: () => undefined,
    },
  });
  running.push(exchange);
  exchange.start();
  return exchange;
}

const stop = async (exchange: Exchange): Promise<void> => {
  running = running.filter((other) => other !== exchange);
  await exchange.stop();
};

const issue = (store: Store, number: number) => issueTo(a, b, store, number);

const until = (condition: () => boolean): Promise<void> =>
  expect
    .poll(condition, { timeout: 20_000, interval: 10 })
    .toBe(true)
    .then(() => undefined);

async function ledgerHolds(who: Agency, store: Store): Promise<void> {
  await takeCheckpoint({ store, clock, terminal: who.terminal, sign: who.clerk.sign });
  const findings = await verifyLedger({
    organisation: who.code,
    terminal: who.terminal,
    endpointSigner: endpointKey.fingerprint,
    lines: store.ledger.lines(),
    checkpoints: store.checkpoints.all(),
    check,
    signers: indexOf(a, b),
    proof: (digest) => store.proofs.get(digest),
  });
  expect(findings).toMatchObject({ ok: true, firstFault: null });
}

const statusAt = (store: Store, code: CodedRecord['code']) => store.registers.recipients(code)[0]?.status;

describe('two terminals and one endpoint', () => {
  test('a record arrives, its arrival is said by itself, and both ledgers hold', async () => {
    const [storeA, storeB] = [storeOf(a), storeOf(b)];
    start(b, storeB);
    const sending = start(a, storeA);
    const { code, id } = await issue(storeA, 1);
    sending.wake();
    await until(() => statusAt(storeA, code) === '01');
    await until(() => storeA.outbox.get(id)?.state === 'delivered');
    expect(storeB.inbox.waiting(10).map((item) => item.id)).toEqual([id]);
    expect(storeA.ledger.about(id).map(({ act }) => act)).toEqual(['deliver']);
    await takeCheckpoint({ store: storeA, clock, terminal: a.terminal, sign: a.clerk.sign });
    sending.wake();
    await until(() => storeA.checkpoints.unanchored().length === 0);
    await ledgerHolds(a, storeA);
    await ledgerHolds(b, storeB);
  });

  test('connections that break before or after the endpoint stored lose nothing and double nothing', async () => {
    const [storeA, storeB] = [storeOf(a), storeOf(b)];
    const fates = ['none', 'after', 'before'] as const;
    let turn = 0;
    post.mishap = () => fates[turn++ % 3] ?? 'none';
    start(b, storeB);
    const sending = start(a, storeA);
    const issued: Awaited<ReturnType<typeof issue>>[] = [];
    for (let number = 1; number <= 4; number += 1) issued.push(await issue(storeA, number));
    sending.wake();
    await until(() => issued.every(({ code }) => statusAt(storeA, code) === '01'));
    await until(() => storeA.outbox.pending() === 0 && storeB.outbox.pending() === 0);
    // FIFO held for the one recipient, whatever failed on the way.
    expect(storeB.inbox.waiting(10).map(({ id }) => id)).toEqual(issued.map(({ id }) => id));
    for (const { id } of issued) {
      expect(storeA.ledger.about(id).map(({ act }) => act)).toEqual(['deliver']);
      expect(storeB.ledger.about(id).map(({ act }) => act)).toEqual(['receive']);
    }
    await ledgerHolds(a, storeA);
    await ledgerHolds(b, storeB);
  }, 60_000);

  test('a final refusal becomes a dead letter with its fault, and the next one goes', async () => {
    const storeA = storeOf(a);
    const first = await issue(storeA, 1);
    const second = await issue(storeA, 2);
    post.mishap = ({ header }) => (header.id === first.id ? new AppError('RECIPIENT_UNKNOWN') : 'none');
    start(a, storeA);
    await until(() => storeA.outbox.get(second.id)?.state === 'stored');
    expect(storeA.outbox.get(first.id)).toMatchObject({
      state: 'dead',
      fault: 'RECIPIENT_UNKNOWN',
      attempts: 1,
    });
  });

  test('a receipt by anybody but the endpoint does not make an envelope stored', async () => {
    const storeA = storeOf(a);
    const { id } = await issue(storeA, 1);
    const real = post.peer(a.code);
    const forging: PeerPort = {
      async connect(prove) {
        const connection = await real.connect(prove);
        const putEnvelope = async (envelope: Envelope): Promise<PutEnvelopeAnswer> => {
          const { statement } = await connection.putEnvelope(envelope);
          const { signature } = await signStatement(statement, a.clerk.sign);
          return { statement, signature: toBase64(signature) };
        };
        return { ...connection, putEnvelope };
      },
    };
    start(a, storeA, { peer: forging });
    await until(() => storeA.outbox.get(id)?.fault === 'ENDPOINT_ANSWER_INVALID');
    expect(storeA.outbox.get(id)).toMatchObject({ state: 'queued', storedAt: null });
    expect(storeA.ledger.about(id)).toEqual([]);
  });

  test('a poisoned envelope is kept with its fault and stops nobody', async () => {
    const [storeA, storeB] = [storeOf(a), storeOf(b)];
    const { id } = await issue(storeA, 1);
    const good = storeA.outbox.get(id)?.envelope;
    if (good === undefined) throw new Error('no envelope');
    const poisoned = { ...good, header: { ...good.header, id: crypto.randomUUID() } };
    post.put(poisoned);
    post.put(good);
    start(b, storeB);
    await until(() => post.acknowledged.get(b.code) === 2);
    expect(storeB.inbox.get(poisoned.header.id)).toMatchObject({
      state: 'rejected',
      fault: 'SIGNATURE_INVALID',
    });
    expect(storeB.inbox.get(id)?.state).toBe('waiting');
    expect(storeB.ledger.about(poisoned.header.id).map(({ act }) => act)).toEqual(['reject']);
  });

  test.each([
    ['SIGNATURE_TIME', () => new AppError('SIGNATURE_TIME')],
    ['UNEXPECTED', () => new RangeError('out of memory')],
  ] as const)('what was rejected with %s is believed once the reason is gone', async (fault, thrown) => {
    const [storeA, storeB] = [storeOf(a), storeOf(b)];
    const { id } = await issue(storeA, 1);
    const good = storeA.outbox.get(id)?.envelope;
    if (good === undefined) throw new Error('no envelope');
    post.put(good);
    const slow = start(b, storeB, {
      check: (content, cms, at) =>
        new TextDecoder().decode(content).includes('tram-mat/envelopes')
          ? Promise.reject(thrown())
          : check(content, cms, at),
    });
    await until(() => storeB.inbox.get(id)?.fault === fault);
    await stop(slow);
    expect(storeB.inbox.get(id)?.state).toBe('rejected');
    start(b, storeB);
    await until(() => storeB.inbox.get(id)?.state === 'waiting');
    expect(storeB.ledger.about(id).map(({ act }) => act)).toEqual(['reject', 'receive']);
  });

  test('an identity of one of our own envelopes, used by a sender, is rejected and stops nobody', async () => {
    const [storeA, storeB] = [storeOf(a), storeOf(b)];
    const own = await issueTo(b, a, storeB, 1);
    const hostile = await issueTo(a, b, storeA, 1, own.id);
    const good = await issue(storeA, 2);
    for (const { id } of [hostile, good]) {
      const envelope = storeA.outbox.get(id)?.envelope;
      if (envelope !== undefined) post.put(envelope);
    }
    start(b, storeB);
    await until(() => storeB.inbox.get(good.id)?.state === 'waiting');
    expect(storeB.inbox.get(own.id)).toMatchObject({ state: 'rejected', fault: 'ENVELOPE_CONFLICT' });
  });

  test('an envelope that comes again, or again under another identity, is not taken twice', async () => {
    const [storeA, storeB] = [storeOf(a), storeOf(b)];
    const { id } = await issue(storeA, 1);
    const good = storeA.outbox.get(id)?.envelope;
    if (good === undefined) throw new Error('no envelope');
    post.boxes.set(b.code, [{ seq: 7, envelope: good }]);
    const first = start(b, storeB);
    await until(() => post.acknowledged.get(b.code) === 7);
    await stop(first);
    post.boxes.set(b.code, [{ seq: 8, envelope: good }]);
    start(b, storeB);
    await until(() => post.acknowledged.get(b.code) === 8);
    expect(storeB.ledger.about(id)).toHaveLength(1);
    expect(storeB.inbox.waiting(10)).toHaveLength(1);
  });

  test('an endpoint put back from an older copy, which gives places anew, hides no envelope', async () => {
    const [storeA, storeB] = [storeOf(a), storeOf(b)];
    const issued: string[] = [];
    for (const number of [1, 2, 3]) issued.push((await issue(storeA, number)).id);
    const [first, second, third] = issued.map((id) => storeA.outbox.get(id)?.envelope);
    if (first === undefined || second === undefined || third === undefined) throw new Error('no envelope');
    post.boxes.set(b.code, [
      { seq: 1, envelope: first },
      { seq: 2, envelope: second },
    ]);
    const before = start(b, storeB);
    await until(() => post.acknowledged.get(b.code) === 2);
    await stop(before);
    // The copy is from before the first acknowledgement, and the second envelope is not in it.
    post.acknowledged.delete(b.code);
    post.boxes.set(b.code, [
      { seq: 1, envelope: first },
      { seq: 2, envelope: third },
    ]);
    start(b, storeB);
    await until(() => storeB.inbox.get(issued[2] ?? '')?.state === 'waiting');
    await until(() => post.acknowledged.get(b.code) === 2);
    expect(storeB.inbox.waiting(10).map(({ id }) => id)).toEqual(issued);
    for (const id of issued) expect(storeB.ledger.about(id)).toHaveLength(1);
  });

  test('a token that cannot sign does not stop reception, and the word is said at the next start', async () => {
    const [storeA, storeB] = [storeOf(a), storeOf(b)];
    const { id } = await issue(storeA, 1);
    start(a, storeA);
    let asked = 0;
    const broken = start(b, storeB, {
      sign: async (content) => {
        // The session itself is proven; every signature after that fails.
        asked += 1;
        if (asked > 1) throw new AppError('TOKEN_SIGN_FAILED');
        return b.clerk.sign(content);
      },
    });
    await until(() => storeB.inbox.get(id)?.state === 'waiting' && asked > 1);
    await stop(broken);
    const word = arrivalId(id, arrivalSecret(storeB, random));
    expect(storeB.outbox.get(word)).toBeUndefined();
    const again = start(b, storeB);
    await until(() => storeB.outbox.get(word)?.state === 'stored');
    await stop(again);
    start(b, storeB);
    await until(() => storeA.inbox.get(word)?.state === 'done');
    expect(storeB.outbox.page(0, 10).total).toBe(1);
  });

  test('two terminals with the same envelope say its arrival under identities that nobody can foretell', () => {
    const [one, two] = [arrivalSecret(storeOf(a), random), arrivalSecret(storeOf(b), random)];
    const envelope = crypto.randomUUID();
    expect(arrivalId(envelope, one)).not.toBe(arrivalId(envelope, two));
    const again = arrivalSecret(stores[0] ?? storeOf(a), random);
    expect(arrivalId(envelope, again)).toBe(arrivalId(envelope, one));
  });

  test('an endpoint put back from an older copy is given again the checkpoints it lost, without a gap', async () => {
    const storeA = storeOf(a);
    await issue(storeA, 1);
    const take = () => takeCheckpoint({ store: storeA, clock, terminal: a.terminal, sign: a.clerk.sign });
    const exchange = start(a, storeA);
    for (const number of [2, 3]) {
      await take();
      exchange.wake();
      await until(() => storeA.checkpoints.unanchored().length === 0);
      await issue(storeA, number);
    }
    await stop(exchange);
    await take();
    post.anchored.length = 0;
    start(a, storeA);
    await until(() => storeA.checkpoints.unanchored().length === 0);
    expect(post.anchored).toEqual([...storeA.checkpoints.all()].map(({ toSeq }) => toSeq));
  });

  test('a ledger behind the anchor the endpoint holds stops the exchange as an incident', async () => {
    const storeA = storeOf(a);
    const real = post.peer(a.code);
    const statement = {
      organisation: a.code,
      terminal: a.terminal,
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
    const { id } = await issue(storeA, 1);
    const exchange = start(a, storeA, { peer });
    await until(() => incidents.length > 0);
    expect(incidents).toEqual(['LEDGER_ROLLED_BACK']);
    expect(exchange.state()).toMatchObject({ state: 'offline', fault: 'LEDGER_ROLLED_BACK' });
    expect(storeA.outbox.get(id)?.attempts).toBe(0);
  });
});
