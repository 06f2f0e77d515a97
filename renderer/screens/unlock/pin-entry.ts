import { useState } from 'react';
import type { ErrorCode } from '../../../contract/errors/index.ts';
import type { PinOutcome } from '../../../contract/token/state.ts';
import { asAppError } from '../../bridge/client.ts';

/** The error each outcome of a login stands for; none of them collapses into "failed". */
const faults: Record<Exclude<PinOutcome, 'ok'>, ErrorCode> = {
  wrong: 'PIN_WRONG',
  'last-try': 'PIN_LAST_TRY',
  locked: 'PIN_LOCKED',
  removed: 'TOKEN_REMOVED',
  'not-listed': 'TOKEN_NOT_LISTED',
  'module-failed': 'TOKEN_MODULE_FAILED',
};

/** `PinBytes` of the contract; shorter or longer is told here and never sent to the token. */
const isPinLength = (pin: Uint8Array): boolean => pin.length >= 4 && pin.length <= 64;

export interface PinEntry {
  busy: boolean;
  fault: ErrorCode | undefined;
  /** Null for a PIN pad. The bytes are zeroed when the answer is here. */
  enter: (pin: Uint8Array<ArrayBuffer> | null) => void;
}

export function usePinEntry(
  send: (pin: Uint8Array<ArrayBuffer> | null) => Promise<{ outcome: PinOutcome }>,
): PinEntry {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ErrorCode>();
  const enter = async (pin: Uint8Array<ArrayBuffer> | null) => {
    setFault(undefined);
    if (pin !== null && !isPinLength(pin)) {
      pin.fill(0);
      setFault('PIN_FORMAT');
      return;
    }
    setBusy(true);
    try {
      const { outcome } = await send(pin);
      setBusy(false);
      if (outcome !== 'ok') setFault(faults[outcome]);
    } catch (thrown) {
      setBusy(false);
      setFault(asAppError(thrown).code);
    } finally {
      pin?.fill(0);
    }
  };
  return { busy, fault, enter: (pin) => void enter(pin) };
}
