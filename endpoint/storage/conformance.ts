import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  alpha,
  anchor,
  answered,
  beta,
  day,
  envelope,
  found,
  foundDelivered,
  gamma,
  itemOf,
  pageOf,
  random,
  reads,
  receipt,
  waitingOf,
} from './conformance-values.ts';
import { acknowledgedAtOnce, type EndpointStorage } from './port.ts';

/** Where one storage keeps its data. */
export interface StoragePlace {
  open(): Promise<EndpointStorage>;
  /** What a process finds that starts now, while the first one has neither closed nor flushed anything. */
  openAfterKill(): Promise<EndpointStorage>;
  /** Makes a stored envelope unreadable, as a failing disk does. */
  damage(id: string): Promise<void>;
  remove(): Promise<void>;
  /** What its errors say. */
  readonly errors: { readonly sequenceUsed: string; readonly closed: string };
}

/** Every storage behind `EndpointStorage` passes these; `create` makes an empty place for each test. */
export function describeStorage(name: string, create: () => Promise<StoragePlace>): void {
  describe(name, () => {
    let place: StoragePlace;
    let storage: EndpointStorage;
    const opened: EndpointStorage[] = [];
    beforeEach(async () => {
      place = await create();
      storage = await place.open();
      opened.push(storage);
    });
    afterEach(async () => {
      for (const each of opened.splice(0)) await each.close();
      await place.remove();
    });

    async function reopen(): Promise<void> {
      await storage.close();
      opened.splice(opened.indexOf(storage), 1);
      storage = await place.open();
      opened.push(storage);
    }
    async function afterKill(): Promise<EndpointStorage> {
      const second = await place.openAfterKill();
      opened.push(second);
      return second;
    }

    describe('append', () => {
      test('an empty storage knows no envelope and has given no sequence', async () => {
        expect(await storage.find(random.uuid())).toBeUndefined();
        expect(await storage.lastSeq(beta)).toBe(0);
        expect(await pageOf(storage)).toEqual([]);
      });

      test('an appended envelope is found by its identity with digest and receipt', async () => {
        const stored = envelope(1);
        await storage.append([stored]);
        expect(await storage.find(stored.id)).toEqual(found(stored));
      });

      test('appending nothing changes nothing', async () => {
        await storage.append([]);
        expect(await storage.lastSeq(beta)).toBe(0);
      });

      test('either all envelopes of an append are stored or none', async () => {
        const first = envelope(1);
        await storage.append([first]);
        const [before, after] = [envelope(2), envelope(3)];
        await expect(storage.append([before, envelope(1), after])).rejects.toThrow(place.errors.sequenceUsed);
        for (const { id } of [before, after]) expect(await storage.find(id)).toBeUndefined();
        expect(await storage.lastSeq(beta)).toBe(1);
        expect(await pageOf(storage)).toEqual([itemOf(first)]);
      });

      test('an identity that waits keeps its first content, sequence and receipt', async () => {
        const stored = envelope(1);
        await storage.append([stored]);
        await storage.append([envelope(2, { id: stored.id, digest: stored.digest })]);
        await storage.append([envelope(3, { id: stored.id })]);
        expect(await storage.find(stored.id)).toEqual(found(stored));
        expect(await pageOf(storage)).toEqual([itemOf(stored)]);
        expect(await storage.lastSeq(beta)).toBe(1);
      });

      test('envelopes appended at the same time are all stored', async () => {
        const all = Array.from({ length: 20 }, (_, index) => envelope(index + 1));
        await Promise.all(all.map((each) => storage.append([each])));
        expect(await pageOf(storage)).toEqual(all.map(itemOf));
      });

      test('an answered append is found by the next process after a kill', async () => {
        const stored = [envelope(1), envelope(2)];
        await storage.append(stored);
        const next = await afterKill();
        expect(await pageOf(next)).toEqual(stored.map(itemOf));
        for (const each of stored) expect(await next.find(each.id)).toEqual(found(each));
      });
    });

    describe('sequences', () => {
      test('each mailbox has its own', async () => {
        await storage.append([envelope(1), envelope(7), envelope(3, { to: gamma })]);
        expect(await storage.lastSeq(beta)).toBe(7);
        expect(await storage.lastSeq(gamma)).toBe(3);
        expect(await storage.lastSeq(alpha)).toBe(0);
      });

      test('the last one is not lowered by an acknowledgement or by reopening', async () => {
        await storage.append([envelope(1), envelope(2)]);
        await storage.acknowledge(beta, 2, day);
        expect(await storage.lastSeq(beta)).toBe(2);
        await reopen();
        expect(await storage.lastSeq(beta)).toBe(2);
      });
    });

    describe('page', () => {
      test('gives envelopes as they were stored, by sequence, of one mailbox only', async () => {
        const [one, two, three] = [envelope(1), envelope(2), envelope(3)];
        await storage.append([three, envelope(1, { to: gamma })]);
        await storage.append([one, two]);
        expect(await pageOf(storage)).toEqual([one, two, three].map(itemOf));
        await reopen();
        expect(await pageOf(storage)).toEqual([one, two, three].map(itemOf));
      });

      test('begins after the given sequence', async () => {
        const all = [envelope(1), envelope(4), envelope(9)];
        await storage.append(all);
        const seqsAfter = async (seq: number) =>
          (await pageOf(storage, beta, [seq, 1000, 1 << 30])).map((each) => each.seq);
        expect(await seqsAfter(1)).toEqual([4, 9]);
        expect(await seqsAfter(3)).toEqual([4, 9]);
        expect(await seqsAfter(9)).toEqual([]);
      });

      test('ends with the envelope that reaches the count or the bytes', async () => {
        const sealed = random.bytes(100);
        await storage.append([1, 2, 3, 4].map((seq) => envelope(seq, { sealed })));
        const upTo = async (count: number, bytes: number) =>
          (await pageOf(storage, beta, [0, count, bytes])).length;
        expect(await upTo(3, 1 << 30)).toBe(3);
        expect(await upTo(1000, 200)).toBe(2);
        expect(await upTo(1000, 201)).toBe(3);
        expect(await upTo(1000, 1)).toBe(1);
      });

      test('leaves out what was acknowledged after the page was begun', async () => {
        const all = [envelope(1), envelope(2), envelope(3)];
        await storage.append(all);
        const begun = storage.page(beta, 0, 1000, 1 << 30);
        expect((await begun.next()).value).toEqual(all.map(itemOf)[0]);
        await storage.acknowledge(beta, 2, day);
        expect((await begun.next()).value).toEqual(all.map(itemOf)[2]);
        expect(await begun.next()).toEqual({ done: true, value: undefined });
      });

      test('has null in the place of an envelope that became unreadable, and all others', async () => {
        const [one, two, three] = [envelope(1), envelope(2), envelope(3)];
        await storage.append([one, two, three]);
        await place.damage(two.id);
        const damaged = [itemOf(one), { seq: 2, envelope: null }, itemOf(three)];
        expect(await pageOf(storage)).toEqual(damaged);
        expect(await storage.acknowledge(beta, 2, day)).toMatchObject({ count: 2 });
        expect(await pageOf(storage)).toEqual([itemOf(three)]);
      });
    });

    describe('acknowledge', () => {
      test('drops the envelopes up to a sequence, of one mailbox, and says how many', async () => {
        const [one, two, three, other] = [envelope(1), envelope(2), envelope(3), envelope(1, { to: gamma })];
        await storage.append([one, two, three, other]);
        expect(await storage.acknowledge(beta, 2, day)).toMatchObject({ count: 2 });
        expect(await pageOf(storage)).toEqual([itemOf(three)]);
        expect(await pageOf(storage, gamma)).toEqual([itemOf(other)]);
      });

      test('states the bytes that it dropped of each sender, and what waits is the rest', async () => {
        const [one, two] = [envelope(1), envelope(2, { from: gamma })];
        const [three, other] = [envelope(3), envelope(1, { to: gamma })];
        await storage.append([one, two, three, other]);
        const { count, dropped } = await storage.acknowledge(beta, 2, day);
        expect(count).toBe(2);
        expect(dropped).toEqual([one, two].map(waitingOf));
        const rest = await storage.waiting();
        expect(rest.toSorted((a, b) => a.to.localeCompare(b.to))).toEqual([three, other].map(waitingOf));
      });

      test('repeated it drops nothing more', async () => {
        await storage.append([envelope(1), envelope(2)]);
        await storage.acknowledge(beta, 1, day);
        expect(await storage.acknowledge(beta, 1, day)).toMatchObject({ count: 0 });
        expect(await storage.acknowledge(beta, 2, day)).toMatchObject({ count: 1 });
      });

      test('takes so many at once, the oldest first, and then the rest', async () => {
        const all = Array.from({ length: acknowledgedAtOnce + 3 }, (_, index) => envelope(index + 1));
        await storage.append(all);
        const last = all.length - 1;
        expect(await storage.acknowledge(beta, last, day)).toMatchObject({ count: acknowledgedAtOnce });
        expect((await pageOf(storage)).map(({ seq }) => seq)).toEqual([last - 1, last, last + 1]);
        expect(await storage.acknowledge(beta, last, day)).toMatchObject({ count: 2 });
        expect(await storage.acknowledge(beta, last, day)).toEqual({ count: 0, dropped: [] });
        expect((await pageOf(storage)).map(({ seq }) => seq)).toEqual([last + 1]);
      });

      test('identity and digest stay for ever', async () => {
        const stored = envelope(1);
        await storage.append([stored]);
        await storage.acknowledge(beta, 1, day);
        expect(await storage.find(stored.id)).toEqual(foundDelivered(stored));
        await reopen();
        expect(await storage.find(stored.id)).toEqual(foundDelivered(stored));
      });

      test('an answered acknowledgement is found by the next process after a kill', async () => {
        const stored = envelope(1);
        await storage.append([stored]);
        await storage.acknowledge(beta, 1, day);
        const next = await afterKill();
        expect(await next.find(stored.id)).toEqual(foundDelivered(stored));
        expect(await pageOf(next)).toEqual([]);
      });

      test('a delivered envelope appended again waits under its new sequence with its new receipt', async () => {
        const stored = envelope(1);
        await storage.append([stored]);
        await storage.acknowledge(beta, 1, day);
        const again = { ...stored, seq: 2, receipt: receipt() };
        await storage.append([again]);
        expect(await storage.find(stored.id)).toEqual(found(again));
        expect(await pageOf(storage)).toEqual([itemOf(again)]);
        expect(await storage.lastSeq(beta)).toBe(2);
      });

      test('other bytes under a delivered identity change nothing', async () => {
        const stored = envelope(1);
        await storage.append([stored]);
        await storage.acknowledge(beta, 1, day);
        await storage.append([envelope(2, { id: stored.id })]);
        expect(await storage.find(stored.id)).toEqual(foundDelivered(stored));
        expect(await pageOf(storage)).toEqual([]);
      });
    });

    describe('anchors', () => {
      const of = { organisation: alpha, terminal: 'T00000001' } as const;
      const last = () => storage.lastAnchor(of.organisation, of.terminal);

      test('a terminal without anchors has none', async () => {
        expect(await last()).toBeUndefined();
        expect(await storage.anchor(of.organisation, of.terminal, 1)).toBeUndefined();
      });

      test('each is found by its sequence, the highest as the last one', async () => {
        const [ten, twenty] = [anchor(10), anchor(20)];
        expect(await storage.addAnchor(ten)).toBe(true);
        expect(await storage.addAnchor(twenty)).toBe(true);
        expect(await storage.anchor(of.organisation, of.terminal, 10)).toEqual(answered(ten));
        expect(await storage.anchor(of.organisation, of.terminal, 15)).toBeUndefined();
        expect(await last()).toEqual({ toSeq: 20, receipt: answered(twenty) });
        await reopen();
        expect(await storage.anchor(of.organisation, of.terminal, 10)).toEqual(answered(ten));
        expect(await last()).toEqual({ toSeq: 20, receipt: answered(twenty) });
      });

      test('one at or before the last is refused and not stored', async () => {
        const ten = anchor(10);
        await storage.addAnchor(ten);
        expect(await storage.addAnchor(anchor(10))).toBe(false);
        expect(await storage.addAnchor(anchor(9))).toBe(false);
        expect(await storage.anchor(of.organisation, of.terminal, 9)).toBeUndefined();
        expect(await storage.anchor(of.organisation, of.terminal, 10)).toEqual(answered(ten));
        expect(await last()).toEqual({ toSeq: 10, receipt: answered(ten) });
      });

      test('terminals and organisations have their own', async () => {
        await storage.addAnchor(anchor(10));
        const others = [anchor(5, { terminal: 'T00000002' }), anchor(6, { organisation: beta })];
        for (const each of others) expect(await storage.addAnchor(each)).toBe(true);
        for (const each of others) {
          const { organisation, terminal, toSeq } = each;
          expect(await storage.lastAnchor(organisation, terminal)).toEqual({
            toSeq,
            receipt: answered(each),
          });
        }
        expect((await last())?.toSeq).toBe(10);
      });

      test('of two that come at the same time for one sequence, one is stored', async () => {
        const both = [anchor(10), anchor(10)];
        const outcomes = await Promise.all(both.map((each) => storage.addAnchor(each)));
        expect(outcomes.filter(Boolean)).toHaveLength(1);
        const [stored] = both.filter((_, index) => outcomes[index]);
        expect((await last())?.receipt.statement).toBe(stored?.receipt.statement);
      });

      test('an answered anchor is found by the next process after a kill', async () => {
        const ten = anchor(10);
        await storage.addAnchor(ten);
        const next = await afterKill();
        expect(await next.lastAnchor(of.organisation, of.terminal)).toEqual({
          toSeq: 10,
          receipt: answered(ten),
        });
      });
    });

    describe('what terminals read', () => {
      test('of an organisation that stated nothing, nothing is known', async () => {
        expect(await storage.reads(alpha)).toBeUndefined();
      });

      test('each organisation has its last statement, whole, also the next process after a kill', async () => {
        const [first, second, other] = [reads(1), reads(2), reads(1, { organisation: beta })];
        for (const each of [first, other, second]) expect(await storage.putReads(each)).toBe(true);
        for (const at of [storage, await afterKill()]) {
          expect(await at.reads(alpha)).toEqual(second);
          expect(await at.reads(beta)).toEqual(other);
        }
      });

      test('one that is as old or older is refused and not stored, also of another terminal', async () => {
        const two = reads(2);
        await storage.putReads(two);
        for (const older of [reads(2), reads(1), reads(1, { terminal: 'T00000002' })])
          expect(await storage.putReads(older)).toBe(false);
        expect(await storage.reads(alpha)).toEqual(two);
        const next = reads(3, { terminal: 'T00000002' });
        expect(await storage.putReads(next)).toBe(true);
        expect(await storage.reads(alpha)).toEqual(next);
      });

      test('of two that come at the same time, the later stays', async () => {
        const later = reads(5);
        await Promise.all([later, reads(4)].map((each) => storage.putReads(each)));
        expect(await storage.reads(alpha)).toEqual(later);
      });
    });

    test('nothing is answered after close', async () => {
      await storage.close();
      opened.splice(opened.indexOf(storage), 1);
      await expect(storage.find(random.uuid())).rejects.toThrow(place.errors.closed);
      await expect(storage.append([envelope(1)])).rejects.toThrow(place.errors.closed);
    });
  });
}
