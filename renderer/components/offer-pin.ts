import { type Failure, failureOf } from '../../contract/errors/index.ts';

/** `PinBytes` of the contract; shorter or longer is refused here and never sent to the token. */
const isPinLength = (pin: Uint8Array): boolean => pin.length >= 4 && pin.length <= 64;

/** UTF-8 bytes, or null for a reader with a PIN pad. */
export type TypedPin = Uint8Array<ArrayBuffer> | null;
export type SendPin = (pin: TypedPin) => Promise<unknown>;

/**
 * Sends a PIN and gives the error to show, if any. The window's one owner of a PIN: whatever happens, the bytes
 * are zeroed when the answer is here.
 */
export async function offerPin(pin: TypedPin, send: SendPin): Promise<Failure | undefined> {
  try {
    if (pin !== null && !isPinLength(pin)) return { code: 'PIN_FORMAT' };
    await send(pin);
    return undefined;
  } catch (thrown) {
    return failureOf(thrown);
  } finally {
    pin?.fill(0);
  }
}
