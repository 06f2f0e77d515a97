import { useTranslation } from 'react-i18next';
import { dismiss, useNotices } from '../state/notices.ts';
import { useWording } from './failure.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

/** Results of what was done, spoken by readers as they come. */
export function Notices() {
  const { t } = useTranslation();
  const wording = useWording();
  const { notices } = useNotices();
  return (
    <section
      className="notices"
      aria-label={t('shell.notices')}
      aria-live="polite"
      data-live-announcer="true"
    >
      {notices.map((notice) => (
        <div key={notice.id} className="notice" data-tone={notice.tone}>
          <Icon name={notice.tone === 'done' ? 'ok' : 'error'} />
          {notice.tone === 'done' ? (
            <p>{notice.text}</p>
          ) : (
            <p>
              <strong>{wording(notice.failure).what}</strong> {wording(notice.failure).next}{' '}
              <span className="note-code">{t('shell.errorCode', { code: notice.failure.code })}</span>
            </p>
          )}
          <IconButton icon="close" label={t('shell.dismiss')} onPress={() => dismiss(notice.id)} />
        </div>
      ))}
    </section>
  );
}
