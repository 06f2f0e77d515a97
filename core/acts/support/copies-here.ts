import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { keyOf, type RecordKey } from '../../../contract/record/key.ts';
import { type CopiesHere, copiesHere } from '../../../domain/record/record-custody.ts';
import type { RegisterStore } from '../../ports/registers.ts';

type Registers = Pick<RegisterStore, 'get' | 'copies' | 'custody'>;

/** Where the copies of each record are that are here; none of a record that no register holds. */
export const copiesOf =
  (registers: Registers) =>
  (key: RecordKey): CopiesHere => {
    const row = registers.get(key);
    return row === undefined ? new Map() : copiesHereIn(registers, row.record);
  };

/** The same of a line as it stands. */
export function copiesHereIn(registers: Omit<Registers, 'get'>, record: CodedRecord): CopiesHere {
  const key = keyOf(record);
  return copiesHere({
    record,
    copies: new Map(registers.copies(key).map((each) => [each.copy, each])),
    custody: new Map(registers.custody(key)),
  });
}
