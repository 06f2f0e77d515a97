import { isUtf8 } from 'node:buffer';
import pkcs11 from 'pkcs11js';
import { AppError } from '../../contract/errors/index.ts';
import type { PinFlags, PinOutcome } from '../../contract/token/state.ts';
import type { AttachedToken } from './attached.ts';
import { isRemoved, isSessionLost, returnValue } from './errors.ts';
import { describeToken } from './slots.ts';

/** The PIN was taken for wrong, or for one that cannot be right. */
const wrong: ReadonlySet<number | undefined> = new Set([
  pkcs11.CKR_PIN_INCORRECT,
  pkcs11.CKR_PIN_INVALID,
  pkcs11.CKR_PIN_LEN_RANGE,
]);
/** Only the issuer can help. */
const locked: ReadonlySet<number | undefined> = new Set([
  pkcs11.CKR_PIN_LOCKED,
  pkcs11.CKR_PIN_EXPIRED,
  pkcs11.CKR_USER_PIN_NOT_INITIALIZED,
]);
/** Escape or time-out on the reader's own pad. */
const cancelled: ReadonlySet<number | undefined> = new Set([
  pkcs11.CKR_CANCEL,
  pkcs11.CKR_FUNCTION_CANCELED,
  pkcs11.CKR_FUNCTION_REJECTED,
]);

/**
 * Offers a PIN once to one token and says what the token made of it. The flags are read before, so that a
 * locked token is not asked, and after, because only they tell a wrong PIN from the last but one.
 *
 * @param pin UTF-8 bytes, or null for a reader with a PIN pad.
 * @throws AppError PIN_FORMAT where no PIN was given or its bytes are not UTF-8, PIN_CANCELLED on a pad.
 */
export function logIn(token: AttachedToken, pin: Uint8Array | null): PinOutcome {
  try {
    if (!token.isAlive()) token.renew();
    const before = describeToken(token.library, token.slot);
    // The session belongs to the token that was there when it was opened; another one is never asked.
    if (before?.serial !== token.serial) return 'removed';
    if (before.pin === 'locked' || before.pin === 'not-initialised') return 'locked';
    const offered = before.pinPad ? null : required(pin);
    if (offered !== null && !fits(token, offered)) return wrongBy(before.pin);
    // A login that still stands would let any PIN pass for right.
    if (token.isLoggedIn()) token.logout();
    offer(token, offered);
    token.pinProven = true;
    return 'ok';
  } catch (error) {
    if (error instanceof AppError) throw error;
    return refusal(token, error);
  }
}

/** A PIN that the token cannot hold is wrong, and costs no try. */
const fits = ({ profile }: AttachedToken, { length }: Uint8Array): boolean =>
  length >= profile.pin.shortest && length <= profile.pin.longest;

const wrongBy = (flags: PinFlags): PinOutcome => (flags === 'last-try' ? 'last-try' : 'wrong');

function required(pin: Uint8Array | null): Uint8Array {
  if (pin === null) throw new AppError('PIN_FORMAT');
  return pin;
}

/**
 * pkcs11js takes the PIN as a string and no other way. The string lives for this call and is held by nothing;
 * an empty one starts the pad of a reader that has its own.
 */
function offer(token: AttachedToken, pin: Uint8Array | null): void {
  const { library, session, profile } = token;
  const logIn = () => library.C_Login(session, pkcs11.CKU_USER, pin === null ? '' : decode(pin));
  try {
    logIn();
  } catch (error) {
    if (profile.login === 'shown' || returnValue(error) !== pkcs11.CKR_USER_ALREADY_LOGGED_IN) throw error;
    token.failures.failed('login', error);
    token.logout();
    logIn();
  }
}

function decode(pin: Uint8Array): string {
  if (!isUtf8(pin)) throw new AppError('PIN_FORMAT');
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(pin);
}

function refusal(token: AttachedToken, error: unknown): PinOutcome {
  token.failures.failed('login', error);
  const value = returnValue(error);
  if (isRemoved(error) || isSessionLost(error)) return 'removed';
  if (cancelled.has(value)) throw new AppError('PIN_CANCELLED', { cause: error });
  if (!wrong.has(value) && !locked.has(value)) return 'module-failed';
  token.pinProven = false;
  const after = flagsAfter(token);
  if (after === undefined) return 'removed';
  if (locked.has(value) || after === 'locked') return 'locked';
  return wrongBy(after);
}

function flagsAfter(token: AttachedToken) {
  try {
    const after = describeToken(token.library, token.slot);
    return after?.serial === token.serial ? after.pin : undefined;
  } catch (error) {
    token.failures.failed('slot', error);
    return undefined;
  }
}
