import type { Calendar } from '../../contract/calendar/calendar.ts';
import type { LawEdition } from '../../contract/law/edition.ts';
import type { Law } from '../../contract/law/law.ts';
import type { Proof } from '../../contract/ledger/parts.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import { type SignedBytes, signStatement } from '../../core/encoding/statement.ts';
import { loadLaw } from '../../core/law/law.ts';
import { signedAt, type TestSigner } from './exchange/agencies.ts';

/** Documents that a directory authority signs. */

export const calendarOf = (year: number, change: Partial<Calendar> = {}): Calendar => ({
  purpose: 'tram-mat/calendar',
  ...{ year, version: 1, at: signedAt, daysOff: [`${year}-01-01`], workingDays: [] },
  ...change,
});

/** The law of today, in force from another day on, without its last type. */
export const editionOf = (effective: string, change: Partial<Law> = {}): LawEdition => {
  const today = loadLaw('2026-06-15');
  return {
    purpose: 'tram-mat/law',
    generation: 3,
    at: signedAt,
    law: { ...today, effective, types: today.types.slice(0, -1), ...change },
  };
};

/** Signs a document; its bytes go among the proofs. */
export async function signedInto(
  proofs: Map<string, Uint8Array>,
  document: unknown,
  { sign }: TestSigner,
): Promise<{ signed: SignedBytes; statement: Proof }> {
  const signed = await signStatement(document, sign);
  const statement = { content: digestOf(signed.content), signature: digestOf(signed.signature) };
  proofs.set(statement.content, signed.content).set(statement.signature, signed.signature);
  return { signed, statement };
}
