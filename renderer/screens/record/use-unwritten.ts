import { useMemo } from 'react';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { changedFields } from '../../../domain/record/changed-fields.ts';
import { ask } from '../../bridge/client.ts';
import { useKeptDraft } from '../../bridge/queries.ts';

/** What is left of a correction of the line that this person left half typed: the fields, where it can be corrected. */
export function useUnwritten({ row: { record } }: RecordPage, corrects: boolean): Unwritten {
  const { code, issuer } = record;
  const key = useMemo(() => keyOf({ code, issuer }), [code, issuer]);
  const { data, error, refetch } = useKeptDraft(key);
  const isDropped = data?.dropped === true;
  const forget = async () => {
    await ask('draft.discard', { key });
    await refetch();
  };
  if (!corrects) return { isKnown: true, fields: [], error: null, isDropped, forget };
  const draft = data?.draft ?? null;
  // A form that was put back to what the line has is no correction.
  const fields = draft === null ? [] : changedFields(record, draft);
  return { isKnown: data !== undefined, fields, error, isDropped, forget };
}

export interface Unwritten {
  /** Whether it was read yet. */
  readonly isKnown: boolean;
  /** What it changes; nothing where there is none. */
  readonly fields: ReturnType<typeof changedFields>;
  readonly error: Error | null;
  /** Whether it was dropped because somebody else issued, corrected or cancelled the line. */
  readonly isDropped: boolean;
  /** This person has seen that. */
  forget(): Promise<void>;
}
