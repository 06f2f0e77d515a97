import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { DocumentState } from '../../contract/record/status.ts';

type Days = Pick<CodedRecord, 'dueOn' | 'returnBy'>;
type Day = CodedRecord['dueOn'];

/** The earlier of the days on which a record is to be answered and to come back; undefined where it states neither. */
export const nearestTerm = ({ dueOn, returnBy }: Days): Day =>
  dueOn === undefined || (returnBy !== undefined && returnBy < dueOn) ? returnBy : dueOn;

interface Progress {
  /** A record that goes the other way answers it. */
  readonly replied: boolean;
  /** A person marked it as settled. */
  readonly settled: boolean;
}

/** Why nobody is waited for on the day of the answer; undefined while somebody is. */
export const answerEnded = ({ replied, settled }: Progress): 'replied' | 'settled' | undefined =>
  replied ? 'replied' : settled ? 'settled' : undefined;

/** The earlier of the days that still wait for somebody. The paper has to come back whatever was answered. */
export function openTerm(record: Days, progress: Progress & { readonly state: DocumentState }): Day {
  if (progress.state === 'cancelled') return undefined;
  const dueOn = answerEnded(progress) === undefined ? record.dueOn : undefined;
  return nearestTerm({ dueOn, returnBy: record.returnBy });
}
