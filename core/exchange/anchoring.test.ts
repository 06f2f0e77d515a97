import { describe, expect, test } from 'vitest';
import type { AnchorReceipt } from '../../contract/ledger/checkpoint.ts';
import { check, endpointKey, indexOf } from '../../test/support/exchange/agencies.ts';
import { clock } from '../../test/support/exchange/issue.ts';
import { pairForEachTest, until } from '../../test/support/exchange/pair.ts';
import { appendAct } from '../acts/engine/append.ts';
import { anchorOver } from '../encoding/anchor.ts';
import { signStatement, toBase64 } from '../encoding/statement.ts';
import { verifyLedger } from '../evidence/verify-ledger.ts';
import { takeCheckpoint } from '../ledger/checkpoint.ts';
import type { PeerPort } from '../ports/peer.ts';
import type { Store } from '../ports/store.ts';

const pair = pairForEachTest();

test('a checkpoint whose signer is gone is presented by whoever is here, and keeps nothing later out', async () => {
  const store = pair.storeOf(pair.a);
  const take = (sign = pair.a.clerk.sign) =>
    takeCheckpoint({ store, clock, terminal: pair.a.terminal, sign });
  await pair.issue(store, 1);
  await take();
  // The clerk's certificate runs out before the checkpoint reaches the endpoint; the next clerk takes over.
  pair.post.gone.add(pair.a.clerk.fingerprint);
  await pair.issue(store, 2);
  const context = { store, clock, self: pair.a.code, actor: 'P00000009' };
  appendAct(context, { act: 'unlock', subject: 'S2', data: {} });
  await take(pair.c.clerk.sign);
  const ends = [...store.checkpoints.all()].map(({ toSeq }) => toSeq);
  const first = pair.start(pair.a, store, { sign: pair.c.clerk.sign, person: 'P00000009' });
  await until(() => store.checkpoints.unanchored().length === 0);
  await pair.stop(first);
  expect(pair.post.anchored).toEqual(ends);

  // Put back from a copy without them, the endpoint gets both again.
  pair.post.lastAnchor.delete(pair.a.code);
  pair.post.anchored.length = 0;
  pair.start(pair.a, store, { sign: pair.c.clerk.sign, person: 'P00000009' });
  await until(() => pair.post.anchored.length === ends.length);
  expect(pair.post.anchored).toEqual(ends);

  const next = { code: 'P00000009', name: 'An', role: 'clerk' as const, from: '2026-01-01T00:00:00.000Z' };
  const certificates = [{ digest: pair.c.clerk.fingerprint, from: next.from }];
  const organisation = {
    ...pair.a.organisation,
    persons: [...pair.a.organisation.persons, { ...next, certificates }],
  };
  const findings = await verifyLedger({
    organisation: pair.a.code,
    terminal: pair.a.terminal,
    lines: store.ledger.lines(),
    checkpoints: store.checkpoints.all(),
    check,
    signers: indexOf({ ...pair.a, organisation }, pair.b),
    proof: (digest) => store.proofs.get(digest),
  });
  expect(findings).toMatchObject({ ok: true, anchored: ends.at(-1) });
});

describe('what the endpoint has countersigned', () => {
  const other = 'f'.repeat(64);
  const signedBy = async (statement: AnchorReceipt) => ({
    statement,
    signature: toBase64((await signStatement(statement, endpointKey.sign)).signature),
  });
  const frame = (toSeq: number) => ({
    organisation: pair.a.code,
    terminal: pair.a.terminal,
    toSeq,
    at: new Date().toISOString(),
  });
  const first = (toSeq: number, head: string): AnchorReceipt => ({ ...frame(toSeq), head });
  const second = (toSeq: number, head: string): AnchorReceipt => anchorOver(frame(toSeq), head);
  const begun = async (): Promise<{ store: Store; toSeq: number; head: string }> => {
    const store = pair.storeOf(pair.a);
    await pair.issue(store, 1);
    await takeCheckpoint({ store, clock, terminal: pair.a.terminal, sign: pair.a.clerk.sign });
    const { seq, hash } = store.ledger.head() ?? { seq: 0, hash: '' };
    return { store, toSeq: seq, head: hash };
  };
  const answering = (statement: AnchorReceipt): PeerPort => ({
    async connect(prove) {
      const connection = await pair.post.peer(pair.a.code).connect(prove);
      return { ...connection, anchor: () => signedBy(statement) };
    },
  });

  describe.each([
    ['first', first],
    ['second', second],
  ])('in the %s generation', (_, over) => {
    test('is taken when it is over this very head, and else not', async () => {
      const { store, toSeq, head } = await begun();
      const refused = pair.start(pair.a, store, { peer: answering(over(toSeq, other)) });
      await until(() => refused.state().fault === 'ENDPOINT_ANSWER_INVALID');
      await pair.stop(refused);
      expect(store.checkpoints.unanchored()).toHaveLength(1);
      pair.start(pair.a, store, { peer: answering(over(toSeq, head)) });
      await until(() => store.checkpoints.unanchored().length === 0);
    });

    test('stops a terminal whose ledger has another entry there, and no other', async () => {
      const { store, toSeq, head } = await begun();
      pair.post.lastAnchor.set(pair.a.code, await signedBy(over(toSeq, head)));
      const same = pair.start(pair.a, store);
      await until(() => store.checkpoints.unanchored().length === 0);
      await pair.stop(same);
      expect(pair.incidents).toEqual([]);
      pair.post.lastAnchor.set(pair.a.code, await signedBy(over(toSeq, other)));
      pair.start(pair.a, store);
      await until(() => pair.incidents.length > 0);
      expect(pair.incidents).toEqual(['LEDGER_ROLLED_BACK']);
    });
  });
});
