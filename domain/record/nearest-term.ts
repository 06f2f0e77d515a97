import type { CodedRecord } from '../../contract/record/coded-record.ts';

/** The earlier of the days on which a record is to be answered and to come back; undefined where it states neither. */
export const nearestTerm = ({
  dueOn,
  returnBy,
}: Pick<CodedRecord, 'dueOn' | 'returnBy'>): CodedRecord['dueOn'] =>
  dueOn === undefined || (returnBy !== undefined && returnBy < dueOn) ? returnBy : dueOn;
