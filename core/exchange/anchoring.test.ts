import { expect, test } from 'vitest';
import { check, indexOf } from '../../test/support/exchange/agencies.ts';
import { clock } from '../../test/support/exchange/issue.ts';
import { a, b, c, issue, post, start, stop, storeOf, until } from '../../test/support/exchange/pair.ts';
import { appendAct } from '../acts/engine/append.ts';
import { verifyLedger } from '../evidence/verify-ledger.ts';
import { takeCheckpoint } from '../ledger/checkpoint.ts';

test('a checkpoint whose signer is gone is presented by whoever is here, and keeps nothing later out', async () => {
  const store = storeOf(a);
  const take = (sign = a.clerk.sign) => takeCheckpoint({ store, clock, terminal: a.terminal, sign });
  await issue(store, 1);
  await take();
  // The clerk's certificate runs out before the checkpoint reaches the endpoint; the next clerk takes over.
  post.gone.add(a.clerk.fingerprint);
  await issue(store, 2);
  const context = { store, clock, self: a.code, actor: 'P00000009' };
  appendAct(context, { act: 'unlock', subject: 'S2', data: {} });
  await take(c.clerk.sign);
  const ends = [...store.checkpoints.all()].map(({ toSeq }) => toSeq);
  const first = start(a, store, { sign: c.clerk.sign });
  await until(() => store.checkpoints.unanchored().length === 0);
  await stop(first);
  expect(post.anchored).toEqual(ends);

  // Put back from a copy without them, the endpoint gets both again.
  post.lastAnchor.delete(a.code);
  post.anchored.length = 0;
  start(a, store, { sign: c.clerk.sign });
  await until(() => post.anchored.length === ends.length);
  expect(post.anchored).toEqual(ends);

  const next = { code: 'P00000009', name: 'An', role: 'clerk' as const, from: '2026-01-01T00:00:00.000Z' };
  const certificates = [{ digest: c.clerk.fingerprint, from: next.from }];
  const organisation = {
    ...a.organisation,
    persons: [...a.organisation.persons, { ...next, certificates }],
  };
  const findings = await verifyLedger({
    organisation: a.code,
    terminal: a.terminal,
    lines: store.ledger.lines(),
    checkpoints: store.checkpoints.all(),
    check,
    signers: indexOf({ ...a, organisation }, b),
    proof: (digest) => store.proofs.get(digest),
  });
  expect(findings).toMatchObject({ ok: true, anchored: ends.at(-1) });
});
