import type { AppError } from '../../contract/errors/index.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { Level } from '../../contract/record/fields.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { RegisterRow } from '../../domain/record/register-row.ts';
import { isInHands, reads, type Shown, type Sight, seesAll, shownTo } from '../../domain/rights/sight.ts';
import { copiesHereIn } from '../acts/support/copies-here.ts';
import type { RegisterStore } from '../ports/registers.ts';

type Registers = Pick<RegisterStore, 'get' | 'copies' | 'custody'>;

/** The copies of a line that are in somebody's hands. */
export function copiesInHands(registers: Registers, { record, state }: RegisterRow, sight: Sight): number[] {
  if (state === 'cancelled') return [];
  const here = [...copiesHereIn(registers, record)];
  return here.filter(([, where]) => isInHands(where, sight)).map(([copy]) => copy);
}

/** How a record is shown; one that is not here is hidden only from whom every other one is hidden too. */
function shownOf(registers: Registers, key: RecordKey, sight: Sight): Shown {
  const row = registers.get(key);
  if (row === undefined) return sight.readsTo === null ? 'hidden' : 'whole';
  const inHands = () => copiesInHands(registers, row, sight).length > 0;
  return shownTo(sight, { level: row.record.level, inHands });
}

/** RECORD_LOCKED unless the record is shown. */
export function requireShown(registers: Registers, key: RecordKey, { sight, locked }: Asking): void {
  const shown = shownOf(registers, key, sight());
  if (shown === 'locked' || shown === 'hidden') throw locked();
}

/** The same of some copies: RECORD_LOCKED also for one that is not here, to whom is told of copies in their hands alone. */
export function requireCopiesShown(
  registers: Registers,
  { issuer, code, copies }: RecordKey & { readonly copies: readonly number[] },
  asking: Asking,
): void {
  requireShown(registers, { issuer, code }, asking);
  const row = registers.get({ issuer, code });
  const sight = asking.sight();
  if (row === undefined || reads(sight, row.record.level)) return;
  const told = new Set(copiesInHands(registers, row, sight));
  if (copies.some((copy) => !told.has(copy))) throw asking.locked();
}

/** Who asks. */
export interface Asking {
  sight(): Sight;
  locked(): AppError;
}

/** The lines of a page that are told, and the places and numbers of those that are not. */
export function told<Item>(
  items: readonly Item[],
  levelOf: (item: Item) => Level | undefined | 'none',
  sight: Sight,
  numberOf: (item: Item) => number | null,
): { rows: Item[]; locked?: { place: number; number: number | null }[] } {
  if (seesAll(sight)) return { rows: [...items] };
  const rows: Item[] = [];
  const locked: { place: number; number: number | null }[] = [];
  for (const [place, item] of items.entries()) {
    const level = levelOf(item);
    // Of what tells of a record that is not at hand, nobody knows the level.
    if (level === 'none' || reads(sight, level ?? 'A')) rows.push(item);
    else locked.push({ place, number: numberOf(item) });
  }
  return locked.length === 0 ? { rows } : { rows, locked };
}

/** Those of records that are told. */
export const readable = <Row extends { readonly record: Pick<CodedRecord, 'level'> }>(
  rows: readonly Row[],
  sight: Sight,
): Row[] => rows.filter(({ record }) => reads(sight, record.level));
