import type { ErrorCode } from '../../contract/errors/index.ts';
import type { PinOutcome } from '../../contract/token/state.ts';
import { asAppError } from '../bridge/app-error.ts';

/** The error each outcome of a login stands for; none of them collapses into "failed". */
const faults: Record<Exclude<PinOutcome, 'ok'>, ErrorCode> = {
  wrong: 'PIN_WRONG',
  'last-try': 'PIN_LAST_TRY',
  locked: 'PIN_LOCKED',
  removed: 'TOKEN_REMOVED',
  'not-listed': 'TOKEN_NOT_LISTED',
  'module-failed': 'TOKEN_MODULE_FAILED',
};

/** `PinBytes` of the contract; shorter or longer is refused here and never sent to the token. */
const isPinLength = (pin: Uint8Array): boolean => pin.length >= 4 && pin.length <= 64;

/** UTF-8 bytes, or null for a reader with a PIN pad. */
export type TypedPin = Uint8Array<ArrayBuffer> | null;
export type SendPin = (pin: TypedPin) => Promise<{ outcome: PinOutcome }>;

/**
 * Sends a PIN and gives the error to show, if any. The window's one owner of a PIN: whatever happens, the bytes
 * are zeroed when the answer is here.
 */
export async function offerPin(pin: TypedPin, send: SendPin): Promise<ErrorCode | undefined> {
  try {
    if (pin !== null && !isPinLength(pin)) return 'PIN_FORMAT';
    const { outcome } = await send(pin);
    return outcome === 'ok' ? undefined : faults[outcome];
  } catch (thrown) {
    return asAppError(thrown).code;
  } finally {
    pin?.fill(0);
  }
}
