import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftKey } from '../../../contract/ipc/views.ts';
import type { RecordDraft } from '../../../contract/record/coded-record.ts';
import { ask } from '../../bridge/client.ts';
import { beforeLock } from '../../state/before-lock.ts';
import { draftOf, type Values, wrongFields } from './values.ts';

export type DraftState = 'none' | 'saving' | 'saved' | 'failed';

/** A pause in typing of this length writes the draft. */
const pauseMilliseconds = 350;

/**
 * Keeps the form of a new line, or of the correction of one, as an encrypted draft in the vault, so that a lock or a
 * pulled token loses nothing.
 */
export function useDraft(key: DraftKey) {
  const [state, setState] = useState<DraftState>('none');
  /** The fields that the vault did not take. */
  const [left, setLeft] = useState<readonly (keyof RecordDraft)[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<Values>(undefined);
  /** Whether the draft holds all that stood in the form when it was last written. */
  const whole = useRef(true);
  /** What is derived goes on changing in a form that is done with: none of it is a draft. */
  const done = useRef(false);

  const write = useCallback(async () => {
    clearTimeout(timer.current);
    const values = latest.current;
    latest.current = undefined;
    if (values === undefined) return;
    try {
      const { left } = await ask('draft.write', { key, draft: draftOf(values) });
      whole.current = left.length === 0 && wrongFields(values).length === 0;
      setLeft(left);
      setState('saved');
    } catch {
      // The shell has logged the cause; the form shows that the draft is not kept.
      whole.current = false;
      setState('failed');
    }
  }, [key]);

  const keep = useCallback(
    (values: Values) => {
      if (done.current) return;
      latest.current = values;
      setState('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void write(), pauseMilliseconds);
    },
    [write],
  );

  /** The form is done with; nothing of it is kept until `begin`. */
  const discard = useCallback(async () => {
    done.current = true;
    clearTimeout(timer.current);
    latest.current = undefined;
    whole.current = true;
    setState('none');
    setLeft([]);
    try {
      await ask('draft.discard', { key });
    } catch (thrown) {
      done.current = false;
      throw thrown;
    }
  }, [key]);

  /** Another form stands in its place. */
  const begin = useCallback(() => {
    done.current = false;
  }, []);

  /** Whether something stands in the form that is not in the vault, once the draft is written. */
  const isShort = useCallback((): boolean | Promise<boolean> => {
    if (latest.current === undefined) return !whole.current;
    return write().then(() => !whole.current);
  }, [write]);

  useEffect(() => {
    const end = beforeLock(write);
    return () => {
      end();
      void write();
    };
  }, [write]);

  return { state, left, keep, discard, begin, isShort };
}
