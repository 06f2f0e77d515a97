import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../contract/ipc/views.ts';
import { ask } from '../../bridge/client.ts';
import { useShownAct } from '../../bridge/shown-act.ts';
import { PinForm } from '../../components/pin-form.tsx';

/**
 * Asks for the PIN of the person's token. Another token, another form: what was typed for one never goes to another.
 */
export function UnlockForm({ session: { token, phase } }: { session: SessionView }) {
  const { t } = useTranslation();
  const { serial, pin, pinPad } = token;
  const isClosed =
    token.state !== 'present' || serial === null || pin === 'locked' || pin === 'not-initialised';
  useShownAct(isClosed ? undefined : { channel: 'session.unlock', args: { serial } });
  return (
    <PinForm
      key={serial}
      pinPad={pinPad}
      label={t('unlock.pin')}
      lead={t('unlock.lead')}
      open={t('unlock.open')}
      opening={t('unlock.opening')}
      isClosed={isClosed}
      isBusy={phase === 'unlocking'}
      send={(typed) => ask('session.unlock', { serial: serial ?? '', pin: typed })}
    />
  );
}
