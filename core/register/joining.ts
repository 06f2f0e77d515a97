import {
  type CodedRecord,
  type IssuedRecord,
  issuedFields,
  type RecordInput,
} from '../../contract/record/coded-record.ts';
import type { RegisterContext } from './context.ts';
import { registerLine } from './new-record.ts';
import { checkShared, parseInput } from './rules.ts';

/** The fields in which a line entered from paper says something else than its issuer has signed; silence is no word. */
export const differences = (line: CodedRecord, issued: IssuedRecord): (keyof IssuedRecord)[] =>
  issuedFields.filter(
    (field) => line[field] !== undefined && JSON.stringify(line[field]) !== JSON.stringify(issued[field]),
  );

/**
 * The line that a document entered from paper has once its envelope has come: what the issuer signed stands in
 * the place of what was read off the paper; year, ordinal, day and number of arrival stay. A document that its
 * issuer dates after that day is another one, or the day is wrong: ARRIVED_BEFORE_ISSUED.
 */
export function joinRecord(
  line: CodedRecord,
  issued: IssuedRecord,
  kept: Pick<RecordInput, 'storeAt' | 'noteCodes' | 'dossier'>,
  context: RegisterContext,
): CodedRecord {
  const storeAt = kept.storeAt ?? line.storeAt;
  const dossier = kept.dossier ?? line.dossier;
  const noteCodes = kept.noteCodes.length > 0 ? kept.noteCodes : line.noteCodes;
  const typed = { ...issued, book: line.book, arrivedOn: line.arrivedOn, storeAt, noteCodes, dossier };
  checkShared(parseInput(typed), context);
  const { year, ordinal, arrivalNumber } = line;
  return registerLine({
    ...typed,
    year,
    ordinal,
    ...(arrivalNumber === undefined ? {} : { arrivalNumber }),
  });
}
