import { AppError } from '../../../contract/errors/index.ts';
import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { Level } from '../../../contract/record/fields.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import type { Office } from '../../../domain/rights/office.ts';
import { specificationOf } from '../index.ts';
import { actedBy } from './actor.ts';

export interface RightsContext {
  readonly self: OrganisationCode;
  readonly registers: { get(key: RecordKey): { readonly record: CodedRecord } | undefined };
  /** By the section in force when the act is done; undefined before the first. */
  readonly office: Office | undefined;
}

/**
 * Whether the actor of an entry may do what it says, as of its own time. Before the first section clerk and head may do
 * what they ever could, and nothing is handed over inside: SECTION_MISSING. RIGHT_MISSING, NOT_HOLDER, HOLDER_UNKNOWN,
 * CLEARANCE_MISSING, PERMIT_MISSING, PERMIT_EXPIRED, PERMIT_ON_PAPER.
 */
export function checkRights(entry: LedgerEntry, { self, registers, office }: RightsContext): void {
  if (actedBy(entry) === 'terminal') return;
  const { right, office: ask } = specificationOf(entry);
  if (office === undefined) {
    if (ask !== 'none') throw new AppError('SECTION_MISSING');
    return;
  }
  const deed = { actor: entry.actor, at: entry.at, level: levelOf(entry, self, registers) };
  if (right !== 'none') office.requireRight(deed, right);
  if (ask !== 'none') ask(entry, office, deed);
}

/** The highest level that an entry tells of; the lowest of one that tells of no record. */
function levelOf(entry: LedgerEntry, self: OrganisationCode, registers: RightsContext['registers']): Level {
  const known = recordsOf(entry, self, registers).map(({ level }) => level);
  return known.toSorted()[0] ?? 'C';
}

function recordsOf(
  entry: LedgerEntry,
  self: OrganisationCode,
  registers: RightsContext['registers'],
): Pick<CodedRecord, 'level'>[] {
  if (entry.act === 'register' || entry.act === 'enter') return [entry.data.record];
  if (entry.act === 'correct' || entry.act === 'join' || entry.act === 'complete')
    return [entry.data.old, entry.data.new];
  const { record } = specificationOf(entry);
  if (record === 'none' || (typeof record === 'object' && 'envelope' in record)) return [];
  const issuer = record === 'own' ? self : record.issuer(entry, self);
  const found = registers.get({ issuer, code: entry.subject } as RecordKey)?.record;
  return found === undefined ? [] : [found];
}
