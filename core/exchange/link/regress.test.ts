import { describe, expect, test } from 'vitest';
import { EnvelopeHeader } from '../../../contract/exchange/envelope.ts';
import { clock } from '../../../test/support/exchange/issue.ts';
import { pairForEachTest, until } from '../../../test/support/exchange/pair.ts';
import { takeCheckpoint } from '../../ledger/checkpoint.ts';
import { placeWentBack, timeWentBack } from './regress.ts';

const pair = pairForEachTest();

const minutes = (count: number) => new Date(Date.UTC(2026, 10, 23, 8, count)).toISOString();

describe('two receipts for one mailbox', () => {
  const last = { seq: 10, at: minutes(10) };
  test.each([
    ['the next place, later', { seq: 11, at: minutes(11) }, false],
    ['places between given to others', { seq: 40, at: minutes(11) }, false],
    ['a receipt of before, whose answer was lost', { seq: 9, at: minutes(9) }, false],
    ['the same receipt again', last, false],
    ['a lower place, given later', { seq: 4, at: minutes(11) }, true],
    ['the same place, given twice', { seq: 10, at: minutes(11) }, true],
    ['a higher place, given earlier', { seq: 11, at: minutes(9) }, true],
  ])('%s', (_name, next, back) => {
    expect(placeWentBack(last, next)).toBe(back);
  });

  test('a time service at work is no step back', () => {
    expect(timeWentBack('2026-11-23T08:00:04.000Z', '2026-11-23T08:00:00.000Z')).toBe(false);
    expect(timeWentBack('2026-11-23T08:00:06.000Z', '2026-11-23T08:00:00.000Z')).toBe(true);
  });
});

describe('an endpoint put back from an older copy', () => {
  test('is an incident when it no longer shows its anchor, and gets again what it receipted since', async () => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const before = await pair.issue(storeA, 1);
    const exchange = pair.start(pair.a, storeA);
    const receiver = pair.start(pair.b, storeB);
    const anchored = async () => {
      await takeCheckpoint({ store: storeA, clock, terminal: pair.a.terminal, sign: pair.a.clerk.sign });
      exchange.wake();
      await until(() => storeA.checkpoints.unanchored().length === 0);
    };
    await until(() => storeA.outbox.get(before.id)?.state === 'delivered');
    await pair.stop(receiver);
    await anchored();
    const copy = {
      anchor: pair.post.lastAnchor.get(pair.a.code),
      box: pair.post.boxes.get(pair.b.code) ?? [],
    };
    const after = await pair.issue(storeA, 2);
    exchange.wake();
    await until(() => storeA.outbox.get(after.id)?.state === 'stored');
    await anchored();
    await pair.stop(exchange);
    expect(pair.incidents).toEqual([]);

    if (copy.anchor !== undefined) pair.post.lastAnchor.set(pair.a.code, copy.anchor);
    pair.post.boxes.set(pair.b.code, copy.box);
    const sent = pair.post.stored.length;
    pair.start(pair.a, storeA);
    pair.start(pair.b, storeB);
    await until(() => storeA.outbox.get(after.id)?.state === 'delivered');
    expect(pair.incidents).toEqual(['ENDPOINT_WENT_BACK']);
    expect(storeB.inbox.get(after.id)?.state).toBe('waiting');
    expect(pair.post.stored.slice(sent)).not.toContain(before.id);
    const receipts = storeA.ledger.about(after.id).filter(({ act }) => act === 'deliver');
    expect(receipts).toHaveLength(2);
    expect(storeA.outbox.get(after.id)?.attempts).toBe(2);
  });

  test('is an incident when it gives a place in a mailbox anew, also in another session', async () => {
    const storeA = pair.storeOf(pair.a);
    const issued = [await pair.issue(storeA, 1), await pair.issue(storeA, 2), await pair.issue(storeA, 3)];
    const first = pair.start(pair.a, storeA);
    await until(() => storeA.outbox.pending() === 0);
    await pair.stop(first);
    const box = pair.post.boxes.get(pair.b.code) ?? [];
    expect(box.map(({ envelope }) => EnvelopeHeader.parse(Object(envelope).header).id)).toEqual(
      issued.map(({ id }) => id),
    );
    pair.post.boxes.set(pair.b.code, box.slice(0, 1));
    pair.post.now = () => Date.now() + 60_000;
    const next = await pair.issue(storeA, 4);
    pair.start(pair.a, storeA);
    await until(() => storeA.outbox.get(next.id)?.state === 'stored');
    expect(pair.incidents).toEqual(['ENDPOINT_WENT_BACK']);
  });

  test('is an incident when its signed time is behind the last', async () => {
    const storeA = pair.storeOf(pair.a);
    const hour = 3_600_000;
    pair.post.now = () => Date.now() + hour;
    const first = pair.start(pair.a, storeA);
    await until(() => storeA.settings.read('endpoint-time') !== undefined);
    await pair.stop(first);
    pair.post.now = Date.now;
    pair.start(pair.a, storeA);
    await until(() => pair.incidents.length > 0);
    expect(pair.incidents).toEqual(['ENDPOINT_WENT_BACK']);
  });

  test('a receipt sent for once more changes nothing', async () => {
    const storeA = pair.storeOf(pair.a);
    const { id } = await pair.issue(storeA, 1);
    const exchange = pair.start(pair.a, storeA);
    await until(() => storeA.outbox.get(id)?.state === 'stored');
    storeA.outbox.set(id, { state: 'queued' });
    exchange.wake();
    await until(() => storeA.outbox.get(id)?.state === 'stored');
    expect(storeA.ledger.about(id).filter(({ act }) => act === 'deliver')).toHaveLength(1);
    expect(pair.incidents).toEqual([]);
  });
});
