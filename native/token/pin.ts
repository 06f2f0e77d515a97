import pkcs11 from 'pkcs11js';
import { AppError } from '../../contract/errors/index.ts';
import type { PinFlags } from '../../contract/token/state.ts';
import type { AttachedToken } from './attached.ts';
import { isRemoved, isSessionLost, returnValue } from './errors.ts';
import { describeToken } from './slots.ts';

/** The PIN was taken for wrong, or for one that cannot be right. */
const wrong: ReadonlySet<number | undefined> = new Set([
  pkcs11.CKR_PIN_INCORRECT,
  pkcs11.CKR_PIN_INVALID,
  pkcs11.CKR_PIN_LEN_RANGE,
]);
/** There is no PIN that could be right. */
const notSet: ReadonlySet<number | undefined> = new Set([
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
 * Offers a PIN once to one token. The flags are read before, so that a locked token is not asked, and after, because
 * only they tell a wrong PIN from the last but one.
 *
 * @param pin UTF-8 bytes, or null for a reader with a PIN pad.
 * @throws AppError PIN_WRONG with the tries left where they are known, PIN_LAST_TRY, PIN_LOCKED, PIN_LOCKED_FOR_NOW,
 *   PIN_NOT_SET, TOKEN_REMOVED or TOKEN_MODULE_FAILED; PIN_FORMAT where no PIN was given; PIN_CHARACTERS where it has
 *   other bytes than printable ASCII; PIN_CANCELLED on a pad.
 */
export function logIn(token: AttachedToken, pin: Uint8Array | null): void {
  try {
    if (!token.isAlive()) token.renew();
    const before = describeToken(token.library, token.slot);
    // The session belongs to the token that was there when it was opened; another one is never asked.
    if (before?.serial !== token.serial) throw new AppError('TOKEN_REMOVED');
    if (before.pin === 'locked') throw new AppError(lockedCode(token));
    if (before.pin === 'not-initialised') throw new AppError('PIN_NOT_SET');
    const offered = before.pinPad ? null : required(pin);
    if (offered?.some((byte) => byte < 0x20 || byte > 0x7e)) throw new AppError('PIN_CHARACTERS');
    if (offered !== null && !fits(token, offered)) throw wrongPin(token, before.pin);
    // A login that still stands would let any PIN pass for right.
    if (token.isLoggedIn()) token.logout();
    offer(token, offered);
    token.pinProven = true;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refusal(token, error);
  }
}

/** A PIN that the token cannot hold is wrong, and costs no try. */
const fits = ({ profile }: AttachedToken, { length }: Uint8Array): boolean =>
  length >= profile.pin.shortest && length <= profile.pin.longest;

/**
 * The error of a wrong PIN by the flags after it. A token of three tries that is neither locked nor at its last one has
 * two left; of any other number the flags do not tell.
 */
function wrongPin({ profile }: AttachedToken, flags: PinFlags, cause?: unknown): AppError {
  if (flags === 'last-try') return new AppError('PIN_LAST_TRY', { cause });
  return profile.pin.tries === 3 && flags === 'count-low'
    ? new AppError('PIN_WRONG', { cause, detail: { triesLeft: 2 } })
    : new AppError('PIN_WRONG', { cause });
}

/** Whether only the issuer can help, or time alone. */
const lockedCode = ({ profile }: AttachedToken): 'PIN_LOCKED' | 'PIN_LOCKED_FOR_NOW' =>
  profile.pin.lockout === 'passes' ? 'PIN_LOCKED_FOR_NOW' : 'PIN_LOCKED';

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
  const text = pin === null ? '' : new TextDecoder().decode(pin);
  const logIn = () => library.C_Login(session, pkcs11.CKU_USER, text);
  try {
    logIn();
  } catch (error) {
    if (profile.login === 'shown' || returnValue(error) !== pkcs11.CKR_USER_ALREADY_LOGGED_IN) throw error;
    token.failures.failed('login', error);
    token.logout();
    logIn();
  }
}

function refusal(token: AttachedToken, error: unknown): AppError {
  token.failures.failed('login', error);
  const value = returnValue(error);
  if (isRemoved(error) || isSessionLost(error)) return new AppError('TOKEN_REMOVED', { cause: error });
  if (cancelled.has(value)) return new AppError('PIN_CANCELLED', { cause: error });
  if (notSet.has(value)) return new AppError('PIN_NOT_SET', { cause: error });
  const locked = value === pkcs11.CKR_PIN_LOCKED;
  if (!wrong.has(value) && !locked) return new AppError('TOKEN_MODULE_FAILED', { cause: error });
  token.pinProven = false;
  const after = flagsAfter(token);
  if (after === undefined) return new AppError('TOKEN_REMOVED', { cause: error });
  if (locked || after === 'locked') return new AppError(lockedCode(token), { cause: error });
  return wrongPin(token, after, error);
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
