import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordDraft } from '../../../contract/record/coded-record.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { ask } from '../../bridge/client.ts';
import { beforeLock } from '../../state/before-lock.ts';
import { draftOf, type Values } from './values.ts';

export type DraftState = 'none' | 'saving' | 'saved' | 'failed';

/** A pause in typing of this length writes the draft. */
const pauseMilliseconds = 350;

/**
 * Keeps the form of a book as an encrypted draft in the vault, so that an auto-lock or a pulled token loses
 * nothing. A correction has no draft: it changes a line that is already safe.
 */
export function useDraft(book: Book, active: boolean) {
  const [state, setState] = useState<DraftState>('none');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<RecordDraft>(undefined);

  const write = useCallback(async () => {
    clearTimeout(timer.current);
    const draft = latest.current;
    latest.current = undefined;
    if (draft === undefined) return;
    try {
      await ask('draft.write', { key: book, draft });
      setState('saved');
    } catch {
      // The shell has logged the cause; the form shows that the draft is not kept.
      setState('failed');
    }
  }, [book]);

  const keep = useCallback(
    (values: Values) => {
      if (!active) return;
      latest.current = draftOf(values);
      setState('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void write(), pauseMilliseconds);
    },
    [active, write],
  );

  const discard = useCallback(async () => {
    clearTimeout(timer.current);
    latest.current = undefined;
    setState('none');
    await ask('draft.discard', { key: book });
  }, [book]);

  useEffect(() => {
    const end = beforeLock(write);
    return () => {
      end();
      void write();
    };
  }, [write]);

  return { state, keep, discard };
}
