import type { RecordPage } from '../../../contract/ipc/views.ts';
import { awaitsOpening } from '../../../domain/record/completion.ts';
import { isUnsettled } from '../../../domain/record/settlement.ts';
import { useMay } from '../../components/custody/may.ts';
import { useOffice } from '../../components/custody/names.tsx';

/** What may be done to a record as a whole. */
export interface RecordSteps {
  readonly issues: boolean;
  readonly completes: boolean;
  readonly replies: boolean;
  readonly settles: boolean;
  readonly corrects: boolean;
  readonly cancels: boolean;
}

/**
 * By the state of the record and, once a section is in use, by what who sits here may do; the core decides by the section
 * itself.
 */
export function useRecordSteps({ row, answered }: Pick<RecordPage, 'row' | 'answered'>): RecordSteps {
  const hasSection = useOffice() != null;
  const may = useMay();
  const { record, state, settled } = row;
  const open = record.book === 'outgoing' && state === 'registered';
  const entered = record.book === 'incoming' && state === 'entered';
  // What its issuer signed stands.
  const isOwnLine = open || (entered && answered !== 'entered');
  const keepsBooks = may('register', record.level);
  return {
    issues: open && may('issue', record.level),
    completes: isOwnLine && awaitsOpening(record) && hasSection && may('keep', record.level),
    replies: entered && keepsBooks,
    settles: (settled || isUnsettled(row)) && keepsBooks,
    corrects: (open || entered) && keepsBooks,
    cancels: isOwnLine && keepsBooks,
  };
}
