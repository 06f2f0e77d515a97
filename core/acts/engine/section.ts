import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import type { SectionMark } from '../../../contract/ledger/parts.ts';

/** The section that an entry records as in use from then on: null for none, undefined where it says nothing of it. */
export function sectionIn(entry: LedgerEntry): SectionMark | null | undefined {
  if (entry.act === 'section') return { version: entry.data.version, digest: entry.data.statement.content };
  if (entry.act !== 'unlock') return undefined;
  return entry.generation === undefined ? null : (entry.data.section ?? null);
}
