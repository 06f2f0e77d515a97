import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { check, indexOf } from '../../../test/support/exchange/agencies.ts';
import { clock } from '../../../test/support/exchange/issue.ts';
import { pairForEachTest, until } from '../../../test/support/exchange/pair.ts';
import { canonicalBytes, digestOf } from '../../encoding/canonical.ts';
import { takeCheckpoint } from '../../ledger/checkpoint.ts';
import type { PeerPort } from '../../ports/peer.ts';
import { arrivalId, arrivalSecret } from './arrivals.ts';

const pair = pairForEachTest();

describe('reception with a hostile sender or an endpoint put back from a copy', () => {
  test('a poisoned envelope is kept with its fault and stops nobody', async () => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const { id } = await pair.issue(storeA, 1);
    const good = storeA.outbox.get(id)?.envelope;
    if (good === undefined) throw new Error('no envelope');
    const poisoned = { ...good, header: { ...good.header, id: pair.random.uuid() } };
    pair.post.put(poisoned);
    pair.post.put(good);
    pair.start(pair.b, storeB);
    await until(() => pair.post.acknowledged.get(pair.b.code) === 2);
    expect(storeB.inbox.get(poisoned.header.id)).toMatchObject({
      state: 'rejected',
      fault: 'SIGNATURE_INVALID',
    });
    expect(storeB.inbox.get(id)?.state).toBe('waiting');
    // Neither what was refused for good nor the sealed body of what was accepted is kept.
    for (const each of [poisoned, good]) {
      const bytes = canonicalBytes(each);
      const kept = canonicalBytes({ digest: digestOf(bytes), length: bytes.length });
      expect(storeB.inbox.get(each.header.id)?.envelope).toEqual(Buffer.from(kept));
    }
    expect(storeB.ledger.about(poisoned.header.id).map(({ act }) => act)).toEqual(['reject']);
  });

  test.each([
    ['null', null],
    ['a text', 'envelope'],
    ['an envelope of a kind nobody knows', 'kind'],
    ['an envelope with one key more', 'key'],
    ['a value without an RFC 8785 form', 'deep'],
  ])('%s in the mailbox is quarantined, once, and the rest arrives', async (_name, poison) => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const { id } = await pair.issue(storeA, 1);
    const good = storeA.outbox.get(id)?.envelope;
    if (good === undefined) throw new Error('no envelope');
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const made: Record<string, unknown> = {
      kind: { ...good, header: { ...good.header, kind: 'ballots' } },
      key: { ...good, about: 1 },
      deep,
    };
    const item = poison === null ? null : (made[poison] ?? poison);
    const box = [
      { seq: 3, envelope: item },
      { seq: 4, envelope: item },
      { seq: 5, envelope: good },
    ];
    pair.post.boxes.set(pair.b.code, box);
    const first = pair.start(pair.b, storeB);
    await until(() => pair.post.acknowledged.get(pair.b.code) === 5);
    await pair.stop(first);
    const kept = storeB.inbox.rejected(10);
    expect(kept).toHaveLength(2);
    for (const { id: own, fault, from, envelope } of kept) {
      expect(fault).toBe(
        poison === 'kind' || poison === 'key' ? 'ENVELOPE_KIND_UNKNOWN' : 'MAILBOX_ITEM_UNREADABLE',
      );
      expect(own).not.toBe(id);
      expect(new TextDecoder().decode(envelope)).toMatch(/^{"digest":"[0-9a-f]{64}","length":[0-9]+}$/);
      expect(from).toBe(poison === 'kind' || poison === 'key' ? pair.a.code : null);
      expect(storeB.ledger.about(own).map(({ act }) => act)).toEqual(['reject']);
    }
    expect(storeB.inbox.get(id)?.state).toBe('waiting');
    pair.post.acknowledged.delete(pair.b.code);
    pair.start(pair.b, storeB);
    await until(() => pair.post.acknowledged.get(pair.b.code) === 5);
    expect(storeB.inbox.rejected(10)).toHaveLength(2);
  });

  test('nothing that a sender nobody lists calls itself stands in inbox or ledger, until it is listed', async () => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const { id } = await pair.issue(storeA, 1);
    const good = storeA.outbox.get(id)?.envelope;
    if (good === undefined) throw new Error('no envelope');
    const from = 'A00.TAN.CONG.LUC.5.GIO.NGAY.MAI';
    pair.post.boxes.set(pair.b.code, [
      { seq: 1, envelope: { ...good, header: { ...good.header, id: pair.random.uuid(), from } } },
      { seq: 2, envelope: { header: { from } } },
      { seq: 3, envelope: good },
    ]);
    const authority = '0'.repeat(64);
    const first = pair.start(pair.b, storeB, { directory: { held: indexOf(pair.b), authority } });
    await until(() => pair.post.acknowledged.get(pair.b.code) === 3);
    await pair.stop(first);
    expect(storeB.inbox.rejected(5).map((item) => item.from)).toEqual([null, null, null]);
    expect([...storeB.ledger.lines()].join()).not.toContain('TAN.CONG');
    pair.start(pair.b, storeB);
    await until(() => storeB.inbox.get(id)?.state === 'waiting');
    expect(storeB.inbox.get(id)?.from).toBe(pair.a.code);
    expect(storeB.ledger.about(id)).toMatchObject([
      { data: { from: null } },
      { data: { from: pair.a.code } },
    ]);
  });

  test.each(['unreadable', 'forged'] as const)(
    'an endpoint that hands over %s items without end is cut off, and the rest stays finite',
    async (kind) => {
      const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
      const { id } = await pair.issue(storeA, 1);
      const good = storeA.outbox.get(id)?.envelope;
      if (good === undefined) throw new Error('no envelope');
      const next = () =>
        kind === 'unreadable' ? null : { ...good, header: { ...good.header, id: pair.random.uuid() } };
      let seq = 0;
      const peer: PeerPort = {
        async connect(prove) {
          const connection = await pair.post.peer(pair.b.code).connect(prove);
          const page = () => Array.from({ length: 50 }, () => ({ seq: ++seq, envelope: next() }));
          return { ...connection, mailbox: async () => ({ items: page() }) };
        },
      };
      const states: string[] = [];
      pair.start(pair.b, storeB, { peer, link: ({ state, fault }) => void states.push(`${state} ${fault}`) });
      await until(() => states.includes('offline MAILBOX_FLOODED'));
      expect(pair.incidents).toEqual(['MAILBOX_FLOODED']);
      expect(storeB.ledger.head()?.seq).toBe(1 + 500);
      expect(states.filter((state) => state.startsWith('connecting'))).toHaveLength(1);
    },
  );

  test('an identity that only a rejected envelope claimed is still free', async () => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const { id } = await pair.issue(storeA, 1);
    const good = storeA.outbox.get(id)?.envelope;
    if (good === undefined) throw new Error('no envelope');
    const bent = { ...good, header: { ...good.header, at: new Date(0).toISOString() } };
    pair.post.boxes.set(pair.b.code, [
      { seq: 1, envelope: bent },
      { seq: 2, envelope: bent },
      { seq: 3, envelope: good },
      { seq: 4, envelope: bent },
      { seq: 5, envelope: good },
    ]);
    pair.start(pair.b, storeB);
    await until(() => pair.post.acknowledged.get(pair.b.code) === 5);
    expect(storeB.inbox.get(id)).toMatchObject({ state: 'waiting', fault: null });
    const acts = storeB.ledger.about(id);
    expect(acts.map(({ act }) => act)).toEqual(['reject', 'receive']);
    const [reject] = acts;
    // What had been rejected is still there for an examination.
    if (reject?.act !== 'reject') throw new Error('no reject');
    expect(reject.data.envelope).toBe(digestOf(canonicalBytes(bent)));
    expect(storeB.proofs.get(reject.data.envelope)).toBeUndefined();
  });

  test.each([
    ['SIGNATURE_TIME', () => new AppError('SIGNATURE_TIME')],
    ['UNEXPECTED', () => new RangeError('out of memory')],
  ] as const)('what was rejected with %s is accepted once the reason is gone', async (fault, thrown) => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const { id } = await pair.issue(storeA, 1);
    const good = storeA.outbox.get(id)?.envelope;
    if (good === undefined) throw new Error('no envelope');
    pair.post.put(good);
    const slow = pair.start(pair.b, storeB, {
      check: (content, cms, at) =>
        new TextDecoder().decode(content).includes('tram-mat/envelopes')
          ? Promise.reject(thrown())
          : check(content, cms, at),
    });
    await until(() => storeB.inbox.get(id)?.fault === fault);
    await pair.stop(slow);
    expect(storeB.inbox.get(id)?.state).toBe('rejected');
    pair.start(pair.b, storeB);
    await until(() => storeB.inbox.get(id)?.state === 'waiting');
    expect(storeB.ledger.about(id).map(({ act }) => act)).toEqual(['reject', 'receive']);
  });

  test.each([
    ['SIGNATURE_INVALID', { at: new Date(0).toISOString() }],
    ['ENVELOPE_SENDER_UNKNOWN', { from: 'G99' }],
  ])(
    'what cannot be validated yet is not lost to a copy that claimed its identity: %s',
    async (fault, bend) => {
      const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
      const { id } = await pair.issue(storeA, 1);
      const good = storeA.outbox.get(id)?.envelope;
      if (good === undefined) throw new Error('no envelope');
      const bent = { ...good, header: { ...good.header, ...bend } };
      pair.post.boxes.set(pair.b.code, [
        { seq: 1, envelope: bent },
        { seq: 2, envelope: good },
        { seq: 3, envelope: bent },
      ]);
      const stale = pair.start(pair.b, storeB, {
        check: (content, cms, at) =>
          new TextDecoder().decode(content).includes('tram-mat/envelopes')
            ? Promise.reject(new AppError('CRL_STALE'))
            : check(content, cms, at),
      });
      await until(() => pair.post.acknowledged.get(pair.b.code) === 3);
      await pair.stop(stale);
      expect(storeB.inbox.get(id)).toMatchObject({ state: 'rejected', fault: 'CRL_STALE' });
      const [reject] = storeB.ledger.about(id);
      if (reject?.act !== 'reject') throw new Error('no reject');
      expect(reject.data.fault).toBe(fault);
      expect(reject.data.envelope).toBe(digestOf(canonicalBytes(bent)));
      expect(storeB.proofs.get(reject.data.envelope)).toBeUndefined();
      pair.start(pair.b, storeB);
      await until(() => storeB.inbox.get(id)?.state === 'waiting');
      expect(storeB.ledger.about(id).map(({ act }) => act)).toEqual(['reject', 'reject', 'receive']);
    },
  );

  test('an identity of one of our own envelopes, used by a sender, is rejected and stops nobody', async () => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const own = await pair.issue(storeB, 1, { from: pair.b, to: pair.a });
    const hostile = await pair.issue(storeA, 1, { identity: own.id });
    const good = await pair.issue(storeA, 2);
    for (const { id } of [hostile, good]) {
      const envelope = storeA.outbox.get(id)?.envelope;
      if (envelope !== undefined) pair.post.put(envelope);
    }
    pair.start(pair.b, storeB);
    await until(() => storeB.inbox.get(good.id)?.state === 'waiting');
    expect(storeB.inbox.get(own.id)).toMatchObject({ state: 'rejected', fault: 'ENVELOPE_CONFLICT' });
  });

  test('an envelope that comes again, or again under another identity, is not taken twice', async () => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const { id } = await pair.issue(storeA, 1);
    const good = storeA.outbox.get(id)?.envelope;
    if (good === undefined) throw new Error('no envelope');
    pair.post.boxes.set(pair.b.code, [{ seq: 7, envelope: good }]);
    const first = pair.start(pair.b, storeB);
    await until(() => pair.post.acknowledged.get(pair.b.code) === 7);
    await pair.stop(first);
    pair.post.boxes.set(pair.b.code, [{ seq: 8, envelope: good }]);
    pair.start(pair.b, storeB);
    await until(() => pair.post.acknowledged.get(pair.b.code) === 8);
    expect(storeB.ledger.about(id)).toHaveLength(1);
    expect(storeB.inbox.waiting()).toHaveLength(1);
  });

  test('an endpoint put back from an older copy, which gives places anew, hides no envelope', async () => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const issued: string[] = [];
    for (const number of [1, 2, 3]) issued.push((await pair.issue(storeA, number)).id);
    const [first, second, third] = issued.map((id) => storeA.outbox.get(id)?.envelope);
    if (first === undefined || second === undefined || third === undefined) throw new Error('no envelope');
    pair.post.boxes.set(pair.b.code, [
      { seq: 1, envelope: first },
      { seq: 2, envelope: second },
    ]);
    const before = pair.start(pair.b, storeB);
    await until(() => pair.post.acknowledged.get(pair.b.code) === 2);
    await pair.stop(before);
    // The copy is from before the first acknowledgement, and the second envelope is not in it.
    pair.post.acknowledged.delete(pair.b.code);
    pair.post.boxes.set(pair.b.code, [
      { seq: 1, envelope: first },
      { seq: 2, envelope: third },
    ]);
    pair.start(pair.b, storeB);
    await until(() => storeB.inbox.get(issued[2] ?? '')?.state === 'waiting');
    await until(() => pair.post.acknowledged.get(pair.b.code) === 2);
    expect(storeB.inbox.waiting()).toEqual(issued);
    for (const id of issued) expect(storeB.ledger.about(id)).toHaveLength(1);
  });

  test('two terminals with the same envelope say its arrival under identities that nobody can foretell', () => {
    const [one, two] = [
      arrivalSecret(pair.storeOf(pair.a), pair.random),
      arrivalSecret(pair.storeOf(pair.b), pair.random),
    ];
    const envelope = pair.random.uuid();
    expect(arrivalId(envelope, one)).not.toBe(arrivalId(envelope, two));
    const again = arrivalSecret(pair.stores[0] ?? pair.storeOf(pair.a), pair.random);
    expect(arrivalId(envelope, again)).toBe(arrivalId(envelope, one));
  });

  test('an endpoint put back from an older copy is given again the checkpoints it lost, without a gap', async () => {
    const storeA = pair.storeOf(pair.a);
    await pair.issue(storeA, 1);
    const take = () =>
      takeCheckpoint({ store: storeA, clock, terminal: pair.a.terminal, sign: pair.a.clerk.sign });
    const exchange = pair.start(pair.a, storeA);
    for (const number of [2, 3]) {
      await take();
      exchange.wake();
      await until(() => storeA.checkpoints.unanchored().length === 0);
      await pair.issue(storeA, number);
    }
    await pair.stop(exchange);
    await take();
    pair.post.anchored.length = 0;
    pair.post.lastAnchor.clear();
    pair.start(pair.a, storeA);
    await until(() => storeA.checkpoints.unanchored().length === 0);
    expect(pair.post.anchored).toEqual([...storeA.checkpoints.all()].map(({ toSeq }) => toSeq));
  });
});
