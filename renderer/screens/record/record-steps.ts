import type { RecordPage } from '../../../contract/ipc/views.ts';
import type { Right } from '../../../contract/rights/right.ts';
import { awaitsOpening } from '../../../domain/record/completion.ts';
import { isUnsettled } from '../../../domain/record/settlement.ts';
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
  const office = useOffice();
  const { record, state, settled } = row;
  const may = (right: Right) => office == null || office.mayDo(right, record.level);
  const open = record.book === 'outgoing' && state === 'registered';
  const entered = record.book === 'incoming' && state === 'entered';
  // What its issuer signed stands.
  const isOwnLine = open || (entered && answered !== 'entered');
  const keepsBooks = may('register');
  return {
    issues: open && may('issue'),
    completes: isOwnLine && awaitsOpening(record) && office != null && may('keep'),
    replies: entered && keepsBooks,
    settles: (settled || isUnsettled(row)) && keepsBooks,
    corrects: (open || entered) && keepsBooks,
    cancels: isOwnLine && keepsBooks,
  };
}
