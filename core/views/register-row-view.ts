import type { RegisterRow as RegisterRowView } from '../../contract/ipc/views.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { RegisterRow } from '../../domain/record/register-row.ts';
import type { RegisterStore } from '../ports/store.ts';

/** Register lines as windows show them. */
export const registerRowView =
  (registers: Pick<RegisterStore, 'copyCount' | 'answersTo'>) =>
  ({ record, state, progress, settled, signed }: RegisterRow): RegisterRowView => ({
    record,
    state,
    came: record.book === 'incoming' ? registers.copyCount(keyOf(record)) : null,
    progress,
    settled,
    replied: record.dueOn !== undefined && registers.answersTo(keyOf(record), 1).length > 0,
    signed,
  });
