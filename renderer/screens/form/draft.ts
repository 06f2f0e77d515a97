import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftKey } from '../../../contract/ipc/views.ts';
import { ask } from '../../bridge/client.ts';
import { beforeLock } from '../../state/before-lock.ts';
import { draftOf, type Values, wrongFields } from './values.ts';

export type DraftState = 'none' | 'saving' | 'saved' | 'failed';
/** The fields that the draft does not hold as they stand in the form; true where nothing of it could be written. */
export type Missing = true | readonly (keyof Values)[];

/** A pause in typing of this length writes the draft. */
const pauseMilliseconds = 350;

/**
 * Keeps the form of a new line, or of the correction of one, as an encrypted draft in the vault, so that a lock or a
 * pulled token loses nothing.
 */
export function useDraft(key: DraftKey) {
  const [state, setState] = useState<DraftState>('none');
  /** The fields that are not valid, or that the vault did not take. */
  const [left, setLeft] = useState<readonly (keyof Values)[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<Values>(undefined);
  /** What the draft did not hold of the form when it was last written. */
  const short = useRef<Missing>([]);
  /** What is derived goes on changing in a form that is done with: none of it is a draft. */
  const done = useRef(false);

  const write = useCallback(async () => {
    clearTimeout(timer.current);
    const values = latest.current;
    latest.current = undefined;
    if (values === undefined) return;
    try {
      const refused = await ask('draft.write', { key, draft: draftOf(values) });
      const left = [...new Set([...wrongFields(values), ...refused.left])];
      short.current = left;
      setLeft(left);
      setState('saved');
    } catch {
      // The shell has logged the cause; the form shows that the draft is not kept.
      short.current = true;
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
    short.current = [];
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

  /** What stands in the form and is not in the vault, once the draft is written. */
  const missing = useCallback((): Missing | Promise<Missing> => {
    if (latest.current === undefined) return short.current;
    return write().then(() => short.current);
  }, [write]);

  useEffect(() => {
    const end = beforeLock(write);
    return () => {
      end();
      void write();
    };
  }, [write]);

  return { state, left, keep, discard, begin, missing };
}
