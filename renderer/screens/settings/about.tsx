import { useTranslation } from 'react-i18next';
import { useAbout } from '../../bridge/queries.ts';
import { Loading } from '../../components/blank.tsx';
import { FailedToRead } from '../../components/failure.tsx';
import { formatDate, formatInstant } from '../../format/dates.ts';
import { useUnlocked } from '../../state/session-context.ts';

/** What runs here and what it trusts, to be read out to an inspector. */
export function About() {
  const { t } = useTranslation();
  const { organisation } = useUnlocked();
  const about = useAbout();
  if (about.error) return <FailedToRead thrown={about.error} again={() => void about.refetch()} />;
  if (about.data === undefined) return <Loading what={t('settings.about')} />;
  const view = about.data;
  const facts: [string, string, 'code' | ''][] = [
    [t('settings.version'), view.version, ''],
    [t('settings.organisation'), `${organisation.name ?? ''} ${organisation.code}`.trim(), ''],
    [t('settings.terminal'), view.terminal, 'code'],
    [t('settings.runtime'), view.runtime, ''],
    [t('settings.cipher'), view.cipher, ''],
    [t('settings.law'), formatDate(view.law), ''],
    [t('settings.directory'), `${view.directoryVersion} · ${formatInstant(view.directoryAt)}`, ''],
    [t('settings.endpoint'), view.endpoint, 'code'],
    [t('settings.endpointKey'), view.endpointKey, 'code'],
    [t('settings.tokenModule'), view.tokenModule, 'code'],
    [t('settings.tokenModuleDigest'), view.tokenModuleDigest, 'code'],
  ];
  return (
    <section className="panel stack">
      <h2>{t('settings.about')}</h2>
      <dl className="facts facts-long">
        {facts.map(([name, value, look]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={`${look} breakable`}>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('settings.algorithms')}</dt>
          <dd>
            <ul>
              {view.algorithms.map((algorithm) => (
                <li key={algorithm}>{algorithm}</li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      {view.exposures.map((exposure) => (
        <p key={exposure} className="note" data-tone="warning">
          {t(`settings.exposure.${exposure}`)}
        </p>
      ))}
      <h3>{t('settings.crls')}</h3>
      {view.crls.length === 0 ? (
        <p className="hint">{t('settings.crlNone')}</p>
      ) : (
        <table className="table table-wide">
          <thead>
            <tr>
              <th scope="col">{t('settings.crlIssuer')}</th>
              <th scope="col">{t('settings.crlThis')}</th>
              <th scope="col">{t('settings.crlNext')}</th>
              <th scope="col">{t('words.field.state')}</th>
            </tr>
          </thead>
          <tbody>
            {view.crls.map(({ issuer, thisUpdate, nextUpdate, stale }) => (
              <tr key={issuer}>
                <th scope="row" data-label={t('settings.crlIssuer')}>
                  {issuer}
                </th>
                <td className="date" data-label={t('settings.crlThis')}>
                  {formatInstant(thisUpdate)}
                </td>
                <td className="date" data-label={t('settings.crlNext')}>
                  {nextUpdate === null ? '–' : formatInstant(nextUpdate)}
                </td>
                <td data-label={t('words.field.state')}>
                  <span className="mark" data-state={stale ? 'dead' : 'entered'}>
                    {t(stale ? 'settings.crlStale' : 'settings.crlFresh')}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
