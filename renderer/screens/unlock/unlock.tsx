import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../contract/ipc/views.ts';
import { FaultNote } from '../../components/failure.tsx';
import { Icon } from '../../components/icon.tsx';
import { TrainingBanner } from '../../components/training-banner.tsx';
import { useKeptToken } from './kept-token.ts';
import { OtherTokens } from './other-tokens.tsx';
import { TokenCard } from './token-card.tsx';
import { UnlockForm } from './unlock-form.tsx';
import './unlock.css';

/** The brick: says who it belongs to, why it is locked, what the token says, and takes the PIN. */
export function Unlock({ session }: { session: SessionView }) {
  const { t } = useTranslation();
  const { organisation, lockedBecause, link, warnings } = session;
  const { token, others, isChanged, choose, typed } = useKeptToken(session);
  return (
    <div className="unlock-frame">
      {session.training && <TrainingBanner standIn={session.standIn} />}
      <main className="unlock" data-screen="unlock">
        <section className="unlock-brand">
          <Emblem />
          <p className="unlock-product">{t('shell.product')}</p>
          <p className="unlock-tagline">{t('shell.tagline')}</p>
          <dl className="unlock-facts">
            <dt>{t('unlock.organisation')}</dt>
            <dd>
              {organisation.name ?? organisation.code}
              <span className="code">{organisation.code}</span>
            </dd>
          </dl>
        </section>
        <section className="unlock-panel">
          <h1>
            <Icon name="lock" />
            {t('unlock.title')}
          </h1>
          {session.phase === 'starting' ? (
            <p className="loading" role="status">
              <span className="spinner" aria-hidden="true" />
              {t('shell.starting')}
            </p>
          ) : (
            <>
              {lockedBecause !== null && (
                <div>
                  <h2 className="unseen">{t('unlock.lockedHeading')}</h2>
                  <FaultNote fault={lockedBecause} tone="warning" />
                </div>
              )}
              {lockedBecause === null && <p className="hint">{t('unlock.lockedByPerson')}</p>}
              <TokenCard token={token} />
              <OtherTokens token={token} others={others} onChoose={choose} />
              <UnlockForm
                phase={session.phase}
                token={token}
                others={others}
                isChanged={isChanged}
                onTyped={typed}
              />
              {link.fault !== null && <FaultNote fault={link.fault} tone="warning" />}
              {warnings
                .filter((code) => code !== lockedBecause && code !== link.fault)
                .map((code) => (
                  <FaultNote key={code} fault={code} tone="warning" />
                ))}
            </>
          )}
        </section>
      </main>
    </div>
  );
}

/** A sealed envelope inside a ring: the paper is closed, the record travels. */
const Emblem = () => (
  <svg className="emblem" viewBox="0 0 96 96" aria-hidden="true" focusable="false">
    <circle cx="48" cy="48" r="44" />
    <circle cx="48" cy="48" r="38" className="emblem-thin" />
    <path d="M24 34h48v30H24z" />
    <path d="M24 35l24 18 24-18" />
    <circle cx="48" cy="56" r="9" className="emblem-wax" />
    <path
      d="M48 51.500l1.300 2.900 3.200.4-2.300 2.200.6 3.200-2.800-1.600-2.800 1.600.6-3.200-2.300-2.200 3.200-.4z"
      className="emblem-star"
    />
  </svg>
);
