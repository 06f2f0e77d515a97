import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../contract/ipc/views.ts';
import { Button } from '../../components/button.tsx';
import { FaultNote } from '../../components/failure.tsx';
import { PinField, takePin } from '../../components/pin-field.tsx';
import { usePinEntry } from './pin-entry.ts';

/** The box for the PIN, or a button that starts the reader's own keys. */
export function PinForm({ session }: { session: SessionView }) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const { token } = session;
  const entry = usePinEntry('session.unlock');
  const closed = token.state !== 'present' || token.pin === 'locked' || token.pin === 'not-initialised';
  const busy = entry.busy || session.phase === 'unlocking';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || closed) return;
    if (token.pinPad) entry.enter(null);
    else {
      const pin = takePin(box.current);
      if (pin) entry.enter(pin);
    }
  };
  return (
    <form className="pin-form" onSubmit={submit}>
      {!closed && <p>{t(token.pinPad ? 'unlock.lead.pinPad' : 'unlock.lead.present')}</p>}
      {!token.pinPad && (
        <PinField
          key={String(closed)}
          label={t('unlock.pin')}
          hint={t('unlock.pinHint')}
          box={box}
          isDisabled={closed || busy}
        />
      )}
      {entry.fault !== undefined && <FaultNote code={entry.fault} live />}
      <Button
        kind="primary"
        type="submit"
        isDisabled={closed}
        busy={busy ? t(token.pinPad ? 'unlock.waitingPinPad' : 'unlock.opening') : undefined}
      >
        {t(token.pinPad ? 'unlock.startPinPad' : 'unlock.open')}
      </Button>
    </form>
  );
}
