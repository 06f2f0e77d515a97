import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../contract/ipc/views.ts';
import { ask } from '../../bridge/client.ts';
import { Button } from '../../components/button.tsx';
import { FaultNote } from '../../components/failure.tsx';
import { PinField, takePin } from '../../components/pin-field.tsx';
import { usePinEntry } from './pin-entry.ts';

/** The box for the PIN, or a button that starts the reader's own keys. */
export function PinForm({ session }: { session: SessionView }) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const { token } = session;
  const { serial } = token;
  const entry = usePinEntry((pin) => ask('session.unlock', { serial: serial ?? '', pin }));
  const closed =
    token.state !== 'present' ||
    token.serial === null ||
    token.pin === 'locked' ||
    token.pin === 'not-initialised';
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
          // Another token, another box: what was typed for one is never sent to the other.
          key={`${serial} ${closed}`}
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
