import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import { NamedDocuments } from '../../core/acts/support/documents.ts';
import type { ProofContext } from '../../core/acts/support/proof-reader.ts';
import { checkProofs } from '../../core/evidence/proof-check.ts';
import { frameEntry, genesis } from '../../core/ledger/chain.ts';
import { check, indexOf } from './exchange/agencies.ts';
import { at, signedActs } from './signed-acts.ts';

/** Acts with their proofs, and what a check of the proofs says of them. */
export async function checkedProofs() {
  const acts = await signedActs();
  const { a, b, proofs } = acts;
  const context = (change: Partial<ProofContext> = {}): ProofContext => ({
    organisation: a.code,
    signers: indexOf(a, b),
    check,
    claimed: () => undefined,
    proof: (digest) => proofs.get(digest),
    documents: new NamedDocuments(),
    digestOfSent: () => undefined,
    ...change,
  });

  const position = { seq: 1, at, actor: a.personCode, prev: genesis };
  const checked = (act: Act, change: Partial<ProofContext> = {}): Promise<void> =>
    checkProofs(frameEntry(act, position), context(change));

  /** The code with which the proofs of the act are refused; null when they hold. */
  const refusal = (act: Act, change: Partial<ProofContext> = {}): Promise<ErrorCode | null> =>
    entryRefusal(frameEntry(act, position), change);

  async function entryRefusal(
    entry: LedgerEntry,
    change: Partial<ProofContext> = {},
  ): Promise<ErrorCode | null> {
    try {
      await checkProofs(entry, context(change));
    } catch (error) {
      if (error instanceof AppError) return error.code;
      throw error;
    }
    return null;
  }

  return { ...acts, position, context, checked, refusal, entryRefusal };
}

/** An instant so many milliseconds after that of the acts. */
export const shifted = (milliseconds: number): string =>
  new Date(Date.parse(at) + milliseconds).toISOString();
