import { type FormEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { FaultNote } from './failure.tsx';
import type { SendPin } from './offer-pin.ts';
import { usePinEntry } from './pin-entry.ts';
import { PinField, takePin } from './pin-field.tsx';

/** The box for a token's PIN, or a button that starts the reader's own keys. */
export function PinForm({
  pinPad,
  label,
  lead,
  open,
  opening,
  send,
  isClosed = false,
  isBusy = false,
  children,
}: {
  /** The reader asks on keys of its own; nothing is typed here. */
  pinPad: boolean;
  /** Name of the box. */
  label: string;
  /** What to do, where there is a box. */
  lead?: string;
  open: string;
  opening: string;
  send: SendPin;
  /** No PIN can be given now. */
  isClosed?: boolean;
  isBusy?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const entry = usePinEntry(send);
  const busy = entry.busy || isBusy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || isClosed) return;
    if (pinPad) entry.enter(null);
    else {
      entry.enter(takePin(box.current) ?? new Uint8Array());
      box.current?.focus();
    }
  };
  const words = pinPad ? t('pinEntry.pinPadLead') : lead;
  return (
    <form className="pin-form" onSubmit={submit}>
      {children}
      {!isClosed && words !== undefined && <p>{words}</p>}
      {!pinPad && (
        <PinField
          key={isClosed ? 'closed' : 'open'}
          label={label}
          hint={t('pinEntry.hint')}
          box={box}
          isDisabled={isClosed || busy}
        />
      )}
      {entry.fault !== undefined && <FaultNote fault={entry.fault} live />}
      <Button
        key={pinPad ? 'pad' : 'typed'}
        kind="primary"
        type="submit"
        autoFocus={pinPad}
        isDisabled={isClosed}
        busy={busy ? (pinPad ? t('pinEntry.waitingPinPad') : opening) : undefined}
      >
        {pinPad ? t('pinEntry.startPinPad') : open}
      </Button>
    </form>
  );
}
