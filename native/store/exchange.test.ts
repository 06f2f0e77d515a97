import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Envelope } from '../../contract/exchange/envelope.ts';
import type { Store } from '../../core/ports/store.ts';
import { draftKeyOf } from '../../domain/record/kept-draft.ts';
import { code, envelopeId, key, outgoing, self, temporaryFolder } from '../../test/support/store.ts';
import { createStore, openStore } from './store.ts';

let folder: ReturnType<typeof temporaryFolder>;
let location: { path: string; key: Uint8Array; organisation: string };
let store: Store;
beforeEach(() => {
  folder = temporaryFolder();
  location = { path: join(folder.path, 'store.db'), key, organisation: self };
  store = createStore(location);
});
afterEach(() => {
  store.close();
  folder.remove();
});

const at = (minute: number) => `2026-05-05T01:${String(minute).padStart(2, '0')}:00.000Z`;

const envelope = (n: number, to: string): Envelope =>
  Envelope.parse({
    header: {
      id: envelopeId(n),
      from: self,
      to,
      kind: 'deliver',
      at: at(0),
      sizeClass: 's',
      suite: 'xwing-aes256gcm-1',
    },
    sealed: 'AAAA',
    batch: { purpose: 'tram-mat/envelopes', from: self, root: '0'.repeat(64), size: 1, at: at(0) },
    proof: { index: 0, size: 1, path: [] },
    signature: 'AAAA',
  });

const queue = (n: number, to: string) =>
  store.outbox.add({
    id: envelopeId(n),
    to,
    kind: 'deliver',
    code: code(n),
    envelope: envelope(n, to),
    queuedAt: at(0),
  });
const ready = (minute: number, limit = 10) =>
  store.outbox.ready(at(minute), limit).map(({ id }) => Number(`0x${id.slice(24)}`));

describe('outbox', () => {
  it('is first in, first out for each recipient, across recipients in order of queuing', () => {
    for (const [n, to] of [
      [1, 'G01'],
      [2, 'G02'],
      [3, 'G01'],
      [4, 'G03'],
    ] as const)
      queue(n, to);
    expect(ready(0)).toEqual([1, 2, 4]);
    expect(ready(0, 2)).toEqual([1, 2]);
    store.outbox.set(envelopeId(1), { state: 'stored', storedAt: at(1) });
    expect(ready(1)).toEqual([2, 3, 4]);
    expect(store.outbox.get(envelopeId(1))).toMatchObject({ state: 'stored', storedAt: at(1), position: 1 });
  });

  it('holds back what comes behind a back-off, but not behind a dead or withdrawn item', () => {
    for (const n of [1, 2, 3]) queue(n, 'G01');
    queue(4, 'G02');
    store.outbox.set(envelopeId(1), { attempts: 1, nextAttemptAt: at(5), fault: 'ENDPOINT_UNREACHABLE' });
    expect(ready(4)).toEqual([4]);
    expect(store.outbox.nextAttemptAt()).toBe(at(0));
    expect(ready(5)).toEqual([1, 4]);
    store.outbox.set(envelopeId(4), { state: 'delivered' });
    expect(store.outbox.nextAttemptAt()).toBe(at(5));
    store.outbox.set(envelopeId(1), { state: 'dead', nextAttemptAt: null });
    store.outbox.set(envelopeId(2), { state: 'withdrawn' });
    expect(ready(4)).toEqual([3]);
    expect(store.outbox.dead(9)).toMatchObject([{ id: envelopeId(1), fault: 'ENDPOINT_UNREACHABLE' }]);
    expect(store.outbox.pending()).toBe(1);
  });

  it('refuses an identity twice and one it does not know', () => {
    queue(1, 'G01');
    expect(() => queue(1, 'G01')).toThrow('UNEXPECTED');
    expect(() => store.outbox.set(envelopeId(9), { state: 'dead' })).toThrow('ENVELOPE_NOT_FOUND');
  });

  it('lists the newest first', () => {
    for (const n of [1, 2, 3]) queue(n, 'G01');
    const { total, items } = store.outbox.page(1, 5);
    expect(total).toBe(3);
    expect(items.map(({ position }) => position)).toEqual([2, 1]);
    expect(store.outbox.get(envelopeId(2))?.envelope).toEqual(envelope(2, 'G01'));
  });
});

describe('inbox', () => {
  const item = (n: number, state: 'waiting' | 'rejected') => ({
    id: envelopeId(n),
    from: 'G01',
    receivedAt: at(n),
    state,
    fault: state === 'rejected' ? ('ENVELOPE_INVALID' as const) : null,
    envelope: Buffer.from(`bytes ${n}`),
  });

  it('takes an identity once for ever, also after it is done and the store was reopened', () => {
    expect(store.inbox.add(item(1, 'waiting'))).toBe(true);
    store.inbox.setState(envelopeId(1), 'done');
    expect(store.inbox.waiting()).toEqual([]);
    store.close();
    store = openStore(location);
    expect(store.inbox.add(item(1, 'waiting'))).toBe(false);
    expect(store.inbox.get(envelopeId(1))?.state).toBe('done');
  });

  it('keeps rejected envelopes exactly as they came', () => {
    store.inbox.add(item(1, 'waiting'));
    store.inbox.add(item(2, 'rejected'));
    expect(store.inbox.rejected(9)).toEqual([item(2, 'rejected')]);
    expect(store.inbox.waiting()).toEqual([envelopeId(1)]);
    expect(() => store.inbox.setState(envelopeId(3), 'done')).toThrow('ENVELOPE_NOT_FOUND');
  });
});

describe('rejected envelopes', () => {
  const add = (n: number, fault: 'ENVELOPE_INVALID' | 'CRL_STALE' | 'SIGNATURE_TIME') =>
    store.inbox.add({
      id: envelopeId(n),
      from: 'G01',
      receivedAt: at(n),
      state: 'rejected',
      fault,
      envelope: Buffer.from(`bytes ${n}`),
    });
  const ids = (items: { id: string }[]) => items.map(({ id }) => id);

  it('with a retriable fault are found behind any number of forged ones, page by page', () => {
    for (let n = 1; n <= 20; n += 1) add(n, 'ENVELOPE_INVALID');
    add(21, 'CRL_STALE');
    add(22, 'ENVELOPE_INVALID');
    add(23, 'SIGNATURE_TIME');
    const faults = ['SIGNATURE_TIME', 'CRL_STALE'] as const;
    expect(ids(store.inbox.rejectedFor(faults, null, 1))).toEqual([envelopeId(21)]);
    expect(ids(store.inbox.rejectedFor(faults, envelopeId(21), 9))).toEqual([envelopeId(23)]);
    expect(store.inbox.rejectedFor(faults, envelopeId(23), 9)).toEqual([]);
  });

  it('are shown newest first, so that many of them hide none that comes later', () => {
    for (let n = 1; n <= 5; n += 1) add(n, 'ENVELOPE_INVALID');
    expect(ids(store.inbox.rejected(2))).toEqual([envelopeId(5), envelopeId(4)]);
  });
});

describe('drafts and settings', () => {
  const place = { person: 'P00000001', key: 'incoming' };

  it('who drops a draft has none left, and everybody else keeps that theirs was dropped, until it is written or discarded', () => {
    const key = draftKeyOf({ issuer: 'G01', code: outgoing(1).code });
    const [one, two, three] = ['P00000001', 'P00000002', 'P00000003'].map((person) => ({ person, key }));
    if (!one || !two || !three) return expect.unreachable();
    const isDropped = () => [one, two, three].map((of) => store.drafts.isDropped(of));
    for (const of of [one, two]) store.drafts.write(of, { pages: 9 });
    expect(isDropped()).toEqual([false, false, false]);
    store.drafts.drop(one);
    expect(isDropped()).toEqual([false, true, false]);
    expect([store.drafts.read(two), store.drafts.corrections(two.person), store.drafts.all()]).toEqual([
      undefined,
      0,
      [],
    ]);
    store.drafts.write(two, { pages: 8 });
    expect([store.drafts.read(two), isDropped()]).toEqual([{ pages: 8 }, [false, false, false]]);
    store.drafts.drop(one);
    store.drafts.discard(two);
    expect(isDropped()).toEqual([false, false, false]);
    // A draft of nothing is none, and says of nobody else that they dropped it.
    store.drafts.write(two, { pages: 8 });
    store.drafts.write(two, {});
    expect([store.drafts.read(two), isDropped()]).toEqual([undefined, [false, false, false]]);
  });

  it('survive closing, and a draft with a foreign key or a sentence is refused', () => {
    store.drafts.write(place, { level: 'A', number: 7 });
    store.settings.write('last-time', Buffer.from('12'));
    store.close();
    store = openStore(location);
    expect(store.drafts.read(place)).toEqual({ level: 'A', number: 7 });
    expect(store.settings.read('last-time')).toEqual(Buffer.from('12'));
    const hostile = { ...{ level: 'A' as const }, trichYeu: 'Về việc điều động' };
    expect(() => store.drafts.write(place, hostile)).toThrow(/unrecognized_keys/);
    store.drafts.discard(place);
    expect(store.drafts.read(place)).toBeUndefined();
  });

  it('each person has a draft of each form', () => {
    const other = { ...place, person: 'P00000002' };
    store.drafts.write(place, { number: 7 });
    expect(store.drafts.read(other)).toBeUndefined();
    store.drafts.write(other, { number: 8 });
    store.drafts.discard(other);
    expect(store.drafts.read(place)).toEqual({ number: 7 });
    expect(store.drafts.all()).toEqual([{ number: 7 }]);
  });

  it('a correction has a draft by its line, which goes for everybody at once, and no other text is a key', () => {
    const line = outgoing(1).code;
    for (const issuer of ['G01', 'X0001', 'H37.02.05']) {
      const key = draftKeyOf({ issuer, code: line });
      for (const person of ['P00000001', 'P00000002']) store.drafts.write({ person, key }, { pages: 9 });
      expect(store.drafts.read({ ...place, key })).toEqual({ pages: 9 });
      store.drafts.write(place, { number: 7 });
      store.drafts.drop({ ...place, key });
      expect(store.drafts.all()).toEqual([{ number: 7 }]);
    }
    for (const key of ['other', `G01/${line}/x`, `g01/${line}`, `Về việc/${line}`, `G01/${line} x`, line])
      expect(() => store.drafts.write({ ...place, key }, { pages: 9 }), key).toThrow();
  });
});
