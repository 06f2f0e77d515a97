import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge/client.ts';
import { Button } from '../../components/button.tsx';
import { FaultNote } from '../../components/failure.tsx';
import { PinField, takePin } from '../../components/pin-field.tsx';
import { usePinEntry } from '../unlock/pin-entry.ts';

/** Opens the organisation's own token, which the law wants after the person's. */
export function SealForm() {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const entry = usePinEntry((pin) => ask('seal.open', { pin }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const pin = takePin(box.current);
    if (pin && !entry.busy) entry.enter(pin);
  };
  return (
    <form className="pin-form seal-form" onSubmit={submit}>
      <h3>{t('seal.title')}</h3>
      <p className="hint">{t('seal.lead')}</p>
      <PinField label={t('seal.pin')} hint={t('unlock.pinHint')} box={box} isDisabled={entry.busy} />
      {entry.fault !== undefined && <FaultNote code={entry.fault} live />}
      <Button kind="primary" type="submit" busy={entry.busy ? t('seal.opening') : undefined}>
        {t('seal.open')}
      </Button>
    </form>
  );
}
