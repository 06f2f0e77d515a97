import type { CodedRecord, IssuedRecord, RecordInput } from '../../contract/record/coded-record.ts';
import { signedLine } from './line.ts';
import type { LineContext } from './line-context.ts';
import { checkShared } from './line-rules.ts';

/**
 * The line of a document that was entered from paper, after its envelope has come: the fields the issuer signed
 * replace those read off the paper; year, ordinal, day and number of arrival stay. ARRIVED_BEFORE_ISSUED when the
 * issuer dates the document after that day: it is another document, or the day is wrong.
 */
export function joinRecord(
  line: CodedRecord,
  issued: IssuedRecord,
  kept: Pick<RecordInput, 'storeAt' | 'noteCodes' | 'dossier'>,
  context: LineContext,
): CodedRecord {
  const storeAt = kept.storeAt ?? line.storeAt;
  const dossier = kept.dossier ?? line.dossier;
  const noteCodes = kept.noteCodes.length > 0 ? kept.noteCodes : line.noteCodes;
  const typed = { ...issued, book: line.book, arrivedOn: line.arrivedOn, storeAt, noteCodes, dossier };
  checkShared(typed, context);
  const { year, ordinal, arrivalNumber } = line;
  // A line of an earlier generation has no place for it; the act that entered the paper states it.
  const envelopes = issued.generation === 4 ? line.envelopes : undefined;
  return signedLine(issued, {
    book: line.book,
    arrivedOn: line.arrivedOn,
    ...{ storeAt, noteCodes, dossier, year, ordinal, arrivalNumber },
    ...(envelopes === undefined ? {} : { envelopes }),
  });
}
