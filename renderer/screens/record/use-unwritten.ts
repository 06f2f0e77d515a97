import { useMemo } from 'react';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { changedFields } from '../../../domain/record/changed-fields.ts';
import { useKeptDraft } from '../../bridge/queries.ts';

/** A correction of the line that this person left half typed, where the line can be corrected. */
export function useUnwritten({ row: { record } }: RecordPage, corrects: boolean): Unwritten {
  const { code, issuer } = record;
  const key = useMemo(() => keyOf({ code, issuer }), [code, issuer]);
  const { data, error } = useKeptDraft(key, corrects);
  if (!corrects) return { isKnown: true, fields: [], error: null };
  const draft = data?.draft ?? null;
  // A form that was put back to what the line has is no correction.
  return { isKnown: data !== undefined, fields: draft === null ? [] : changedFields(record, draft), error };
}

export interface Unwritten {
  /** Whether it was read yet. */
  readonly isKnown: boolean;
  /** What it changes; nothing where there is none. */
  readonly fields: ReturnType<typeof changedFields>;
  readonly error: Error | null;
}
