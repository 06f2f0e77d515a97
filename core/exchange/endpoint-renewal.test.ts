import { expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { check, endpointKey, indexOf, testSigner } from '../../test/support/exchange/agencies.ts';
import { clock } from '../../test/support/exchange/issue.ts';
import { pairForEachTest, until } from '../../test/support/exchange/pair.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import { anchorOver } from '../encoding/anchor.ts';
import { type CheckSignature, signStatement, toBase64 } from '../encoding/statement.ts';
import { verifyLedger } from '../evidence/verify-ledger.ts';
import { takeCheckpoint } from '../ledger/checkpoint.ts';
import type { Store } from '../ports/store.ts';

const pair = pairForEachTest();

const never = '2099-01-01T00:00:00.000Z';
/** When the endpoint's first certificate runs out. */
let expiry = never;

/** As of an instant, and with the signing time that the statement itself names. */
const dated: CheckSignature = async (content, cms, asOf = new Date()) => {
  const facts = await check(content, cms);
  const { at = facts.at }: { at?: string } = JSON.parse(new TextDecoder().decode(content));
  const late = facts.fingerprint === endpointKey.fingerprint && asOf.toISOString() >= expiry;
  if (late) throw new AppError('CERTIFICATE_EXPIRED');
  return { ...facts, at };
};

const verify = (store: Store, signers: DirectoryIndex) =>
  verifyLedger({
    organisation: pair.a.code,
    terminal: pair.a.terminal,
    lines: store.ledger.lines(),
    checkpoints: store.checkpoints.all(),
    check: dated,
    signers,
    proof: (digest) => store.proofs.get(digest),
  });

test('an endpoint renews its certificate: what it signed holds, what it signs is accepted, the old one is not', async () => {
  const [authority, renewed, stranger] = ['authority', 'renewed', 'stranger'].map(testSigner);
  if (authority === undefined || renewed === undefined || stranger === undefined) throw new Error('signers');
  const store = pair.storeOf(pair.a);
  const take = () => takeCheckpoint({ store, clock, terminal: pair.a.terminal, sign: pair.a.clerk.sign });
  const directory = { held: indexOf(pair.a, pair.b, pair.c), authority: authority.fingerprint };
  const options = { check: dated, directory };

  const first = await pair.issue(store, 1);
  const second = await pair.issue(store, 2);
  await take();
  // The answer for the second is lost: it gets its receipt, the same one, after the renewal.
  pair.post.mishap = ({ header }) => (header.id === second.id ? 'after' : 'none');
  const before = pair.start(pair.a, store, options);
  await until(() => store.outbox.get(first.id)?.state === 'stored');
  await until(() => pair.post.stored.includes(second.id) && store.checkpoints.unanchored().length === 0);
  await pair.stop(before);
  pair.post.mishap = () => 'none';

  const renewal = new Date(Date.now() + 1).toISOString();
  expiry = renewal;
  await until(() => new Date().toISOString() > renewal);
  const [old] = directory.held.statement.endpointSigners;
  if (old === undefined) throw new Error('no signer');
  const next = {
    ...directory.held.statement,
    version: 2,
    at: renewal,
    endpointSigners: [
      { ...old, until: renewal },
      { digest: renewed.fingerprint, from: renewal },
    ],
  };
  pair.post.signer = renewed;
  pair.post.published = { version: 2, signed: await signStatement(next, authority.sign) };
  // What the endpoint shows first is by a certificate that only the new directory knows.
  const shown = pair.post.lastAnchor.get(pair.a.code);
  if (shown === undefined) throw new Error('no anchor');
  const { organisation, terminal, toSeq } = shown.statement;
  const head = store.ledger.get(toSeq)?.hash ?? '';
  const statement = anchorOver({ organisation, terminal, toSeq, at: new Date().toISOString() }, head);
  const { signature } = await signStatement(statement, renewed.sign);
  pair.post.lastAnchor.set(pair.a.code, { statement, signature: toBase64(signature) });

  const known = directory.held;
  const third = await pair.issue(store, 3);
  await take();
  const after = pair.start(pair.a, store, options);
  await until(() => [second, third].every(({ id }) => store.outbox.get(id)?.state === 'stored'));
  await until(() => store.checkpoints.unanchored().length === 0);
  await pair.stop(after);
  expect(directory.held.version).toBe(2);
  expect(await verify(store, directory.held)).toMatchObject({
    firstFault: null,
    anchored: store.checkpoints.last()?.toSeq,
  });
  expect((await verify(store, known)).ok).toBe(false);

  // Whoever has the old key has a certificate that is good in itself: the directory alone ends it.
  expiry = never;
  for (const [number, signer] of [endpointKey, stranger].entries()) {
    pair.post.signer = signer;
    const { id } = await pair.issue(store, 4 + number);
    const refused = pair.start(pair.a, store, options);
    await until(() => refused.state().fault === 'ENDPOINT_ANSWER_INVALID');
    await pair.stop(refused);
    expect(store.outbox.get(id)?.state).toBe('queued');
  }
});
