import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../contract/errors/index.ts';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import { check, indexOf } from '../../test/support/exchange/agencies.ts';
import { at, other, ours, signedActs } from '../../test/support/signed-acts.ts';
import { digestOf } from '../encoding/canonical.ts';
import { entryLine, frameEntry, genesis } from '../ledger/chain.ts';
import type { LedgerEvidence } from './ledger-evidence.ts';
import { verifyLedger } from './verify-ledger.ts';

type Look = (digest: string) => Uint8Array | undefined;
const { a, b, proofs, honest, keep, deliver, status } = await signedActs();

function evidence(acts: readonly Act[]): LedgerEvidence & { proof: Look } {
  const entries: LedgerEntry[] = [];
  for (const [index, act] of acts.entries()) {
    const position = { seq: index + 1, at, actor: a.personCode, prev: entries.at(-1)?.hash ?? genesis };
    entries.push(frameEntry(act, position));
  }
  return {
    organisation: a.code,
    terminal: a.terminal,
    lines: entries.map(entryLine),
    checkpoints: [],
    check,
    signers: indexOf(a, b),
    proof: (digest) => proofs.get(digest),
  };
}

/** The code of the fault, which must lie in the last entry. */
async function fault(acts: readonly Act[], change: Partial<LedgerEvidence> = {}): Promise<ErrorCode | null> {
  const { firstFault, ok } = await verifyLedger({ ...evidence(acts), ...change });
  expect(ok).toBe(firstFault === null);
  if (firstFault !== null) expect(firstFault.seq).toBe(acts.length);
  return firstFault?.code ?? null;
}

/** The honest ledger with one more act at its end, which is the one that must be named. */
const appended = (act: Act, change: Partial<LedgerEvidence> = {}) => fault([...honest, act], change);
const bytes = (digest: string): Uint8Array => proofs.get(digest) ?? new Uint8Array();
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('proofs of a ledger', () => {
  test('hold when each states what its act states, and are validated as of the entry’s time', async () => {
    const times: (string | undefined)[] = [];
    const noting: LedgerEvidence['check'] = (content, cms, asOf) => {
      times.push(asOf?.toISOString());
      return check(content, cms, asOf);
    };
    expect(await fault(honest, { check: noting })).toBeNull();
    expect(times).toEqual(Array.from({ length: 8 }, () => at));
  });

  test('are not looked at where they are not at hand, and missed where they should be', async () => {
    const act = await status({ code: other });
    const { proof: _proof, ...bare } = evidence([...honest, act]);
    expect((await verifyLedger(bare)).ok).toBe(true);
    const { content } = act.data.statement;
    const proof: Look = (digest) => (digest === content ? undefined : proofs.get(digest));
    expect(await appended(act, { proof })).toBe('PROOF_MISSING');
  });

  test('of a receipt name the envelope that was issued, by its digest', async () => {
    const named = (digest: string | undefined): Partial<LedgerEvidence> => ({
      replay: { take: () => undefined, digestOfSent: (id) => (id === ours ? digest : undefined) },
    });
    const receipt = await deliver();
    expect(await appended(receipt, named(digestOf(new Uint8Array())))).toBeNull();
    // An issue of the first generation names no digest.
    expect(await appended(receipt, named(undefined))).toBeNull();
    const another = digestOf(bytesOf('Nội dung mật'));
    const [unlocked, issued] = honest;
    const sent = [unlocked, issued].filter((act) => act !== undefined);
    expect(await fault([...sent, receipt], named(another))).toBe('PROOF_INVALID');
    expect(await appended(await deliver({ digest: another }), named(digestOf(new Uint8Array())))).toBe(
      'PROOF_INVALID',
    );
  });

  test('with plain text for a statement, or another signature over it, are named', async () => {
    const genuine = await status();
    const { content, signature } = genuine.data.statement;
    const forged = keep({ content: bytesOf('Nội dung mật'), signature: bytesOf('không phải chữ ký') });
    const spaced = keep({
      content: bytesOf(` ${new TextDecoder().decode(bytes(content))}`),
      signature: bytes(signature),
    });
    const copied = { content, signature: (await status({ status: '01' })).data.statement.signature };
    for (const statement of [forged, spaced, copied]) {
      expect(await appended({ ...genuine, data: { ...genuine.data, statement } })).toBe('PROOF_INVALID');
    }
  });

  test('by one who could not sign are named', async () => {
    expect(await appended(await status({}, a.clerk.sign))).toBe('SIGNER_NOT_AUTHORISED');
    expect(await appended(await deliver({}, a.clerk.sign))).toBe('SIGNER_NOT_AUTHORISED');
  });
});
