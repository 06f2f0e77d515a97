import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { Level } from '../../../contract/record/fields.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import type { EnvelopeId, OrganisationCode } from '../../../contract/scalar.ts';
import { specificationOf } from '../index.ts';

export interface LevelContext {
  readonly self: OrganisationCode;
  readonly registers: { get(key: RecordKey): { readonly record: Pick<CodedRecord, 'level'> } | undefined };
  /**
   * The level of the record that an envelope carries: a terminal knows it by what it keeps. A replay does not, and
   * checks an act that names an envelope alone at the lowest level, as before.
   */
  readonly levelOfEnvelope: 'unknown' | ((envelope: EnvelopeId) => Level | undefined);
}

/** The levels of the records that an entry tells of, as far as they are at hand. */
export function levelsIn(entry: LedgerEntry, { self, registers, levelOfEnvelope }: LevelContext): Level[] {
  if (entry.act === 'register' || entry.act === 'enter') return [entry.data.record.level];
  if (entry.act === 'correct' || entry.act === 'join' || entry.act === 'complete')
    return [entry.data.old.level, entry.data.new.level];
  const { form, record } = specificationOf(entry);
  if (record === 'none') return [];
  const envelope =
    typeof record === 'object' && 'envelope' in record
      ? record.envelope(entry)
      : form.subject === 'envelope'
        ? entry.subject
        : undefined;
  if (envelope !== undefined)
    return known(levelOfEnvelope === 'unknown' ? undefined : levelOfEnvelope(envelope));
  const issuer = typeof record === 'object' && 'issuer' in record ? record.issuer(entry, self) : self;
  return known(registers.get({ issuer, code: entry.subject } as RecordKey)?.record.level);
}

/** Whether an entry tells of a record, at hand or not. */
export const tellsOfRecord = (entry: LedgerEntry): boolean => specificationOf(entry).record !== 'none';

const known = (level: Level | undefined): Level[] => (level === undefined ? [] : [level]);
