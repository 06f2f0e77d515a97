import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../contract/ipc/views.ts';
import { ask } from '../../bridge/client.ts';
import { useShownAct } from '../../bridge/shown-act.ts';
import { PinForm } from '../../components/pin-form.tsx';
import { PinState } from '../../components/pin-state.tsx';

/** Opens the organisation's own token, which the law wants after the person's. */
export function SealForm({ seal: { pin, pinPad } }: { seal: SessionView['seal'] }) {
  const { t } = useTranslation();
  const isClosed = pin === 'locked' || pin === 'not-initialised';
  useShownAct(isClosed ? undefined : { channel: 'seal.open', args: {} });
  return (
    <div className="seal-form">
      <PinForm
        pinPad={pinPad}
        label={t('record.organisationToken.pin')}
        open={t('record.organisationToken.open')}
        opening={t('record.organisationToken.opening')}
        isClosed={isClosed}
        send={(typed) => ask('seal.open', { pin: typed })}
      >
        <h3>{t('record.organisationToken.title')}</h3>
        <p className="hint">{t('record.organisationToken.lead')}</p>
        <PinState pin={pin} />
      </PinForm>
    </div>
  );
}
