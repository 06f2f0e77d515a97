import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../../contract/errors/index.ts';
import type { TokenView } from '../../../contract/ipc/views.ts';
import { FaultNote } from '../../components/failure.tsx';
import { Icon } from '../../components/icon.tsx';
import { PinState } from '../../components/pin-state.tsx';

/** What the reader holds, and what it says of its PIN before anybody types. */
export function TokenCard({ token }: { token: TokenView }) {
  const { t } = useTranslation();
  if (token.state === 'reading') {
    return (
      <p className="loading" role="status">
        <span className="spinner" aria-hidden="true" />
        {t('unlock.reading')}
      </p>
    );
  }
  if (token.state !== 'present') return <FaultNote fault={token.fault ?? absent[token.state]} />;
  const pin = token.pin ?? 'ok';
  return (
    <div className="token-card" data-pin={pin}>
      <Icon name="token" />
      <div>
        <p className="token-label">{t('unlock.tokenReady', { label: token.label ?? '' })}</p>
        {token.serial !== null && (
          <p className="hint">
            {t('unlock.whichToken', { serial: token.serial, reader: token.reader ?? '' })}
          </p>
        )}
        <PinState pin={pin} />
      </div>
    </div>
  );
}

const absent: Record<Exclude<TokenView['state'], 'present' | 'reading'>, ErrorCode> = {
  absent: 'TOKEN_ABSENT',
  'not-listed': 'TOKEN_NOT_LISTED',
  failed: 'TOKEN_MODULE_FAILED',
};
