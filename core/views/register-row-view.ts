import { maxReplies, type RegisterRow as RegisterRowView } from '../../contract/ipc/views.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { RegisterRow } from '../../domain/record/register-row.ts';
import { sendTerm } from '../../domain/record/send-term.ts';
import { fullSight, type Sight, seesAll } from '../../domain/rights/sight.ts';
import type { RegisterStore } from '../ports/registers.ts';
import type { OpenVault } from '../session/open-vault.ts';
import { workingDaysOf } from '../session/stored-documents.ts';
import { readable } from './seen.ts';

/** What a register line is viewed with. */
export interface ViewedRegisters extends Pick<OpenVault, 'law' | 'documents'> {
  readonly store: { readonly registers: Pick<RegisterStore, 'copyCount' | 'answersTo' | 'papers'> };
}

/** Register lines as windows show them. */
export function registerRowView({ store, law, documents }: ViewedRegisters, sight: Sight = fullSight) {
  const { registers } = store;
  const workingDays = workingDaysOf(documents);
  return (row: RegisterRow): RegisterRowView => {
    const { record, state, progress, settled, givenOn, signed } = row;
    return {
      record,
      state,
      came: record.book === 'incoming' ? registers.copyCount(keyOf(record)) : null,
      progress,
      settled,
      replied: record.dueOn !== undefined && isReplied(registers, record, sight),
      sendBy:
        record.issuedOn !== undefined && isHere(row, registers)
          ? sendTerm(record.issuedOn, { law, workingDays })
          : null,
      givenOn,
      signed,
    };
  };
}

/** Whether a document, or paper of it, is neither sent nor handed to the courier. What waits in the outbox is sent. */
function isHere({ record, state, progress }: RegisterRow, registers: Pick<RegisterStore, 'papers'>): boolean {
  if (state === 'registered') return true;
  const mayWait = record.book === 'outgoing' && state === 'issued' && progress.silent > 0;
  return mayWait && registers.papers(keyOf(record)).some((paper) => paper.state === 'waiting');
}

/** An answer that is not told counts as none. */
function isReplied(registers: Pick<RegisterStore, 'answersTo'>, record: CodedRecord, sight: Sight): boolean {
  const answers = registers.answersTo(keyOf(record), seesAll(sight) ? 1 : maxReplies);
  return readable(answers, sight).length > 0;
}
