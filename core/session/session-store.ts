import { AppError } from '../../contract/errors/index.ts';
import type { Store } from '../ports/store.ts';

/** The store of one session. */
export interface SessionStore {
  readonly store: Store;
  /** Whether the ledger has the lock that ends the session. */
  ended(): boolean;
}

/**
 * The ledger takes nothing after the lock of a session, from whomever it comes (VAULT_LOCKED): signing and anchoring go
 * on for some seconds, and an act written meanwhile would be in the name of a person whose session is over.
 */
export function sessionStore(store: Store): SessionStore {
  let ended = false;
  const { ledger } = store;
  return {
    store: {
      ...store,
      ledger: {
        ...ledger,
        append: (entry) => {
          if (ended) throw new AppError('VAULT_LOCKED');
          ledger.append(entry);
          ended = entry.act === 'lock';
        },
      },
    },
    ended: () => ended,
  };
}
