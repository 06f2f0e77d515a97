import { useState } from 'react';
import type { Failure } from '../../contract/errors/index.ts';
import { offerPin, type SendPin, type TypedPin } from './offer-pin.ts';

export interface PinEntry {
  busy: boolean;
  fault: Failure | undefined;
  /** The bytes are zeroed when the answer is here. */
  enter: (pin: TypedPin) => void;
}

export function usePinEntry(send: SendPin): PinEntry {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Failure>();
  const enter = async (pin: TypedPin) => {
    setFault(undefined);
    setBusy(true);
    const found = await offerPin(pin, send);
    setBusy(false);
    setFault(found);
  };
  return { busy, fault, enter: (pin) => void enter(pin) };
}
