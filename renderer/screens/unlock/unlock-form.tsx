import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView, TokenView } from '../../../contract/ipc/views.ts';
import { ask } from '../../bridge/client.ts';
import { useShownAct } from '../../bridge/shown-act.ts';
import { Icon } from '../../components/icon.tsx';
import { PinForm } from '../../components/pin-form.tsx';
import { alarm } from '../../state/announce.ts';

/**
 * Asks for the PIN of the person's token, whose holder stands above the box. Another token, another form: what was typed
 * for one never goes to another, and the keyboard does not go into the box of one that came by itself.
 */
export function UnlockForm({
  phase,
  token,
  others,
  isChanged,
  onTyped,
}: {
  phase: SessionView['phase'];
  token: TokenView;
  others: SessionView['others'];
  /** It took the place of another one that the person knows. */
  isChanged: boolean;
  onTyped: (something: boolean) => void;
}) {
  const { t } = useTranslation();
  const { serial, label, reader, pin, pinPad } = token;
  const isClosed =
    token.state !== 'present' || serial === null || pin === 'locked' || pin === 'not-initialised';
  useShownAct(isClosed ? undefined : { channel: 'session.unlock', args: { serial } });
  const holder = useRef<HTMLDivElement>(null);
  // Two of one label are told apart.
  const isShared = others.some((other) => other.label === label);
  const told = isChanged ? t('unlock.changed', { label: label ?? '' }) : undefined;
  useEffect(() => {
    if (told === undefined || serial === null) return;
    holder.current?.focus();
    alarm(told);
  }, [told, serial]);
  return (
    <PinForm
      key={serial}
      pinPad={pinPad}
      label={t('unlock.pin')}
      lead={
        <div ref={holder} className="pin-holder" data-changed={isChanged} tabIndex={-1}>
          {told !== undefined && (
            <p className="pin-changed">
              <Icon name="warning" />
              {told}
            </p>
          )}
          <p>{t('unlock.lead')}</p>
          <p className="pin-holder-name">
            <Icon name="token" />
            <span>
              {label ?? ''}{' '}
              {isShared && (
                <span className="hint">{t('unlock.whichToken', { serial, reader: reader ?? '' })}</span>
              )}
            </span>
          </p>
        </div>
      }
      open={t('unlock.open')}
      opening={t('unlock.opening')}
      isClosed={isClosed}
      isBusy={phase === 'unlocking'}
      isQuiet={isChanged}
      onTyped={onTyped}
      send={(typed) => ask('session.unlock', { serial: serial ?? '', pin: typed })}
    />
  );
}
