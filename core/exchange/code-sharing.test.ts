import { describe, expect, test } from 'vitest';
import { type CodedRecord, IssuedRecord } from '../../contract/record/coded-record.ts';
import { type ControlCode, controlCodeFrom } from '../../contract/record/control-code.ts';
import type { Agency } from '../../test/support/exchange/agencies.ts';
import { clock } from '../../test/support/exchange/issue.ts';
import { pairForEachTest, until } from '../../test/support/exchange/pair.ts';
import { appendAct } from '../acts/engine/append.ts';
import { registersDiffer } from '../acts/engine/rebuild.ts';
import { othersWith, routeOf } from '../acts/engine/route.ts';
import { readStatement } from '../encoding/statement.ts';
import type { Store } from '../ports/store.ts';

const pair = pairForEachTest();

const fresh = (): ControlCode => controlCodeFrom(pair.random.bytes(12));

/** Has `from` issue a record under the code to B; it lies in B's mailbox. */
async function send(from: Agency, store: Store, number: number, code: ControlCode): Promise<string> {
  const { id } = await pair.issue(store, number, { from, code });
  const envelope = store.outbox.get(id)?.envelope;
  if (envelope === undefined) throw new Error('no envelope');
  pair.post.put(envelope);
  return id;
}

/** The line that B's clerk writes for a record of `from`. */
function lineOf(from: Agency, store: Store, code: ControlCode, ordinal: number): CodedRecord {
  const row = store.registers.get({ issuer: from.code, code });
  if (row === undefined) throw new Error('no record');
  return { ...row.record, book: 'incoming', ordinal, arrivedOn: '2026-11-23', arrivalNumber: ordinal };
}

function enter(store: Store, record: CodedRecord, envelope?: string): void {
  const context = { store, clock, self: pair.b.code, actor: pair.b.personCode };
  const data = { record, copies: [1], warned: [], ...(envelope === undefined ? {} : { envelope }) };
  appendAct(context, { act: 'enter', subject: record.code, data });
  if (envelope !== undefined) store.inbox.setState(envelope, 'done');
}

const stateOf = (store: Store, id: string) => {
  const { state, fault } = store.inbox.get(id) ?? {};
  return [state, fault];
};

describe('a control code used by somebody whose it is not', () => {
  test.each(['waiting', 'entered'] as const)(
    'and %s before the issuer’s own record comes, does not keep that out and is an incident',
    async (squatter) => {
      const [storeA, storeB, storeC] = [pair.storeOf(pair.a), pair.storeOf(pair.b), pair.storeOf(pair.c)];
      const code = fresh();
      const first = await send(pair.c, storeC, 1, code);
      pair.start(pair.b, storeB);
      await until(() => storeB.inbox.get(first) !== undefined);
      expect([stateOf(storeB, first), pair.incidents]).toEqual([['waiting', null], []]);
      if (squatter === 'entered') enter(storeB, lineOf(pair.c, storeC, code, 1), first);

      const genuine = await send(pair.a, storeA, 1, code);
      await until(() => storeB.inbox.get(genuine) !== undefined);
      expect(stateOf(storeB, genuine)).toEqual(['waiting', null]);
      await until(() => pair.incidents.length > 0);
      expect(pair.incidents).toEqual([`RECORD_CODE_SHARED ${code}`]);

      if (squatter === 'waiting') enter(storeB, lineOf(pair.c, storeC, code, 1), first);
      enter(storeB, lineOf(pair.a, storeA, code, 2), genuine);
      for (const [from, ordinal, envelope] of [
        [pair.c, 1, first],
        [pair.a, 2, genuine],
      ] as const) {
        const key = { issuer: from.code, code };
        expect(storeB.registers.get(key)?.record).toMatchObject({ ...key, ordinal });
        const route = routeOf(storeB.ledger, key, pair.b.code);
        expect(route.map(({ act, subject }) => [act, subject])).toEqual([
          ['receive', envelope],
          ['enter', code],
        ]);
        expect(othersWith(storeB.ledger, key, pair.b.code)).toEqual([
          from === pair.a ? pair.c.code : pair.a.code,
        ]);
      }
      expect(storeB.registers.issuersOf(code)).toEqual([pair.c.code, pair.a.code]);
      expect(registersDiffer(storeB, pair.b.code)).toBe(false);
    },
  );

  test('of ours is theirs, and the status of our own record goes on counting', async () => {
    const [storeB, storeC] = [pair.storeOf(pair.b), pair.storeOf(pair.c)];
    const own = await pair.issue(storeB, 1, { from: pair.b, to: pair.a });
    const id = await send(pair.c, storeC, 1, own.code);
    pair.start(pair.b, storeB);
    await until(() => storeB.inbox.get(id)?.state === 'waiting');
    enter(storeB, lineOf(pair.c, storeC, own.code, 1), id);
    expect(storeB.registers.get({ issuer: pair.b.code, code: own.code })).toMatchObject({ state: 'issued' });
    const [recipient] = storeB.registers.recipients({ issuer: pair.b.code, code: own.code });
    expect(recipient).toMatchObject({ organisation: pair.a.code, envelope: own.id });
    expect(storeB.registers.recipients({ issuer: pair.c.code, code: own.code })).toEqual([]);
  });

  test('by its issuer for a second document is refused, waiting or entered', async () => {
    const [storeA, storeB, again] = [
      pair.storeOf(pair.a),
      pair.storeOf(pair.b),
      pair.storeOf({ ...pair.a, code: 'G22.1' }),
    ];
    const code = fresh();
    const first = await send(pair.a, storeA, 1, code);
    pair.start(pair.b, storeB);
    await until(() => storeB.inbox.get(first)?.state === 'waiting');
    const second = await send(pair.a, again, 1, code);
    await until(() => storeB.inbox.get(second) !== undefined);
    expect(stateOf(storeB, second)).toEqual(['rejected', 'RECORD_CODE_USED']);
    enter(storeB, lineOf(pair.a, storeA, code, 1), first);
    const third = await send(pair.a, pair.storeOf({ ...pair.a, code: 'G22.2' }), 1, code);
    await until(() => storeB.inbox.get(third) !== undefined);
    expect(stateOf(storeB, third)).toEqual(['rejected', 'RECORD_CODE_USED']);
  });

  test('is an incident of its own for each such code in a session', async () => {
    const [storeA, storeB, storeC] = [pair.storeOf(pair.a), pair.storeOf(pair.b), pair.storeOf(pair.c)];
    pair.start(pair.b, storeB);
    const codes = [fresh(), fresh()];
    for (const [index, code] of codes.entries()) {
      const squatter = await send(pair.c, storeC, index + 1, code);
      await until(() => storeB.inbox.get(squatter)?.state === 'waiting');
      const genuine = await send(pair.a, storeA, index + 1, code);
      await until(() => storeB.inbox.get(genuine)?.state === 'waiting');
      await until(() => pair.incidents.length > index);
    }
    expect(pair.incidents).toEqual(codes.map((code) => `RECORD_CODE_SHARED ${code}`));
  });

  test('on paper entered before, whoever wrote it, does not keep the signed record out', async () => {
    const [storeA, storeB] = [pair.storeOf(pair.a), pair.storeOf(pair.b)];
    const code = fresh();
    const id = await send(pair.a, storeA, 1, code);
    enter(storeB, { ...lineOf(pair.a, storeA, code, 1), pages: 9 });
    pair.start(pair.b, storeB);
    await until(() => storeB.inbox.get(id) !== undefined);
    expect(stateOf(storeB, id)).toEqual(['waiting', null]);
    const [received] = storeB.ledger.about(id);
    if (received?.act !== 'receive') throw new Error('not received');
    const content = storeB.proofs.get(received.data.record.content) ?? new Uint8Array();
    expect(readStatement(IssuedRecord, content, 'ENVELOPE_INVALID').pages).toBe(1);
    expect(pair.incidents).toEqual([]);
  });
});
