import pkcs11 from 'pkcs11js';
import { TokenSerial } from '../../contract/scalar.ts';
import type { PinFlags } from '../../contract/token/state.ts';
import { returnValue } from './errors.ts';
import type { Library } from './library.ts';
import type { FailureLog } from './log.ts';
import type { TokenDescription } from './profiles/profile.ts';

/** A token as its slot describes it. */
export interface PresentToken {
  readonly slot: Buffer;
  readonly serial: string;
  readonly label: string;
  /** What the slot says of itself. */
  readonly reader: string;
  readonly description: TokenDescription;
  readonly pin: PinFlags;
  readonly pinPad: boolean;
}

/** What a card shows in the slot that is used, and its other slots: a card with two PINs has two. */
export interface PresentCard extends PresentToken {
  readonly others: readonly PresentToken[];
}

/**
 * Every initialised token in a slot, in slot order. A slot that fails does not hide the others. A token whose
 * serial number could not stand in a configuration is passed over: it can never be admitted. `known` spares a token
 * that was not changed the question, which costs a card some tenths of a second.
 */
export const presentTokens = (
  library: Library,
  failures: FailureLog,
  known: (slot: Buffer) => PresentToken | undefined,
): PresentToken[] =>
  slotsWithToken(library).flatMap(
    (slot) =>
      known(slot) ?? failures.poll('slot', slot.toString('hex'), () => describeToken(library, slot)) ?? [],
  );

/** Times that a list is asked for while cards come and go. */
const mostLists = 3;

/** The binding asks how many there are before it asks which: with one more by then, they do not fit. */
function slotsWithToken(library: Library): Buffer[] {
  for (let times = 1; ; times += 1)
    try {
      return library.C_GetSlotList(true);
    } catch (error) {
      if (returnValue(error) !== pkcs11.CKR_BUFFER_TOO_SMALL || times === mostLists) throw error;
    }
}

/** Slots of one reader with one serial number are one card; `used` is the slot in use of a serial number. */
export function cardsOf(
  tokens: readonly PresentToken[],
  used: (serial: string) => Buffer | undefined,
): PresentCard[] {
  const isOneCard = (one: PresentToken, other: PresentToken) =>
    one.serial === other.serial && one.reader === other.reader && one.reader !== '';
  return tokens
    .filter(
      (token, index) => tokens.findIndex((first) => first === token || isOneCard(first, token)) === index,
    )
    .map((first) => {
      const slots = tokens.filter((token) => token === first || isOneCard(first, token));
      const slot = used(first.serial);
      const chosen = slots.find((token) => slot?.equals(token.slot) === true) ?? first;
      return { ...chosen, others: slots.filter((token) => token !== chosen) };
    });
}

/** Reads the token in a slot afresh; undefined for one without initialisation or with an unusable serial. */
export function describeToken(library: Library, slot: Buffer): PresentToken | undefined {
  const info = library.C_GetTokenInfo(slot);
  const serial = TokenSerial.safeParse(unpad(info.serialNumber));
  if ((info.flags & pkcs11.CKF_TOKEN_INITIALIZED) === 0 || !serial.success) return undefined;
  return {
    slot,
    serial: serial.data,
    label: labelText(info.label),
    reader: unpad(library.C_GetSlotInfo(slot).slotDescription).slice(0, 64),
    description: { manufacturer: unpad(info.manufacturerID), model: unpad(info.model) },
    pin: pinFlags(info.flags),
    pinPad: (info.flags & pkcs11.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0,
  };
}

/** A label is 32 bytes, so that a long one may end within a letter: what is left of that letter is no text. */
export const labelText = (label: string): string =>
  unpad(label)
    .replace(/\uFFFD+$/u, '')
    .trimEnd()
    .normalize('NFC')
    .slice(0, 32);

/** Fixed-length PKCS#11 text: padded with blanks by the standard, ended by NUL in some modules. */
export function unpad(text: string): string {
  const end = text.indexOf('\0');
  return (end === -1 ? text : text.slice(0, end)).replaceAll(/\p{Cc}/gu, ' ').trim();
}

/** The most serious of the user PIN's flags (PKCS#11 2.40, table 6). */
export function pinFlags(flags: number): PinFlags {
  if ((flags & pkcs11.CKF_USER_PIN_LOCKED) !== 0) return 'locked';
  if ((flags & pkcs11.CKF_USER_PIN_INITIALIZED) === 0) return 'not-initialised';
  if ((flags & pkcs11.CKF_USER_PIN_FINAL_TRY) !== 0) return 'last-try';
  if ((flags & pkcs11.CKF_USER_PIN_COUNT_LOW) !== 0) return 'count-low';
  return 'ok';
}
