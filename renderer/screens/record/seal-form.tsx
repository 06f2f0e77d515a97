import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../contract/ipc/views.ts';
import { ask } from '../../bridge/client.ts';
import { PinState } from '../../components/pin-state.tsx';
import { PinForm } from '../unlock/pin-form.tsx';

/** Opens the organisation's own token, which the law wants after the person's. */
export function SealForm({ seal: { pin, pinPad } }: { seal: SessionView['seal'] }) {
  const { t } = useTranslation();
  return (
    <div className="seal-form">
      <PinForm
        pinPad={pinPad}
        label={t('seal.pin')}
        open={t('seal.open')}
        opening={t('seal.opening')}
        isClosed={pin === 'locked' || pin === 'not-initialised'}
        send={(typed) => ask('seal.open', { pin: typed })}
      >
        <h3>{t('seal.title')}</h3>
        <p className="hint">{t('seal.lead')}</p>
        <PinState pin={pin} />
      </PinForm>
    </div>
  );
}
