import type { RegisterRow as RegisterRowView } from '../../contract/ipc/views.ts';
import type { RegisterRow } from '../../domain/record/register-row.ts';

/** A register line as windows show it. */
export const registerRowView = ({
  record,
  state,
  progress,
  settled,
  signed,
}: RegisterRow): RegisterRowView => ({
  record,
  state,
  progress,
  settled,
  signed,
});
