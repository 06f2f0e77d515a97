import { expect, test } from 'vitest';
import { check, indexOf } from '../../test/support/exchange/agencies.ts';
import { clock } from '../../test/support/exchange/issue.ts';
import { pairForEachTest, until } from '../../test/support/exchange/pair.ts';
import { appendAct } from '../acts/engine/append.ts';
import { verifyLedger } from '../evidence/verify-ledger.ts';
import { takeCheckpoint } from '../ledger/checkpoint.ts';

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
  const first = pair.start(pair.a, store, { sign: pair.c.clerk.sign });
  await until(() => store.checkpoints.unanchored().length === 0);
  await pair.stop(first);
  expect(pair.post.anchored).toEqual(ends);

  // Put back from a copy without them, the endpoint gets both again.
  pair.post.lastAnchor.delete(pair.a.code);
  pair.post.anchored.length = 0;
  pair.start(pair.a, store, { sign: pair.c.clerk.sign });
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
