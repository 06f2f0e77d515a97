import { type FormEvent, type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { ToldFault } from './failure.tsx';
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
  isQuiet = false,
  onTyped,
  children,
}: {
  /** The reader asks on keys of its own; nothing is typed here. */
  pinPad: boolean;
  /** Name of the box. */
  label: string;
  /** What to do, where there is a box. */
  lead?: ReactNode;
  open: string;
  opening: string;
  send: SendPin;
  /** No PIN can be given now. */
  isClosed?: boolean;
  isBusy?: boolean;
  /** The form does not take the keyboard. */
  isQuiet?: boolean;
  /** Told whether something stands in the box. */
  onTyped?: (something: boolean) => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const entry = usePinEntry(send);
  const busy = entry.busy || isBusy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || isClosed) return;
    if (pinPad) entry.enter(null);
    else {
      entry.enter(takePin(box.current) ?? new Uint8Array());
      onTyped?.(false);
      box.current?.focus();
    }
  };
  const hasLead = !isClosed && (pinPad || lead !== undefined);
  return (
    <form className="pin-form" onSubmit={submit}>
      {children}
      {hasLead && (
        <div id={id} className="pin-lead">
          {lead}
          {pinPad && <p>{t('pinEntry.pinPadLead')}</p>}
        </div>
      )}
      {!pinPad && (
        <PinField
          key={isClosed ? 'closed' : 'open'}
          label={label}
          hint={t('pinEntry.hint')}
          describedBy={hasLead ? id : undefined}
          isQuiet={isQuiet}
          onTyped={onTyped}
          box={box}
          isDisabled={isClosed || busy}
        />
      )}
      {entry.fault !== undefined && <ToldFault fault={entry.fault} />}
      <Button
        key={pinPad ? 'pad' : 'typed'}
        kind="primary"
        type="submit"
        autoFocus={pinPad && !isQuiet}
        isDisabled={isClosed}
        busy={busy ? (pinPad ? t('pinEntry.waitingPinPad') : opening) : undefined}
      >
        {pinPad ? t('pinEntry.startPinPad') : open}
      </Button>
    </form>
  );
}
