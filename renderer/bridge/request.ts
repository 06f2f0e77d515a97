import { useCallback, useRef } from 'react';

/**
 * The identity under which a form, dialog or button asks for what it is there for. It stays until `renew`, so that
 * asking twice writes once; the core decides that (contract/ipc/command.ts).
 */
export function useRequest(): { id: () => string; renew: () => void } {
  const current = useRef<string>(undefined);
  const id = useCallback(() => {
    current.current ??= crypto.randomUUID();
    return current.current;
  }, []);
  const renew = useCallback(() => {
    current.current = undefined;
  }, []);
  return { id, renew };
}
