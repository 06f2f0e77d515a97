import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { showCode } from '../format/codes.ts';
import { dismiss, useNotices } from '../state/notices.ts';
import { useWording } from './failure.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

const icons = { done: 'ok', warning: 'warning', error: 'error' } as const;

/** Results of what was done, spoken by readers as they come. */
export function Notices() {
  const { t } = useTranslation();
  const wording = useWording();
  const { notices } = useNotices();
  const section = useRoom();
  return (
    <section
      ref={section}
      className="notices"
      aria-label={t('shell.notices')}
      aria-live="polite"
      data-live-announcer="true"
    >
      {notices.map((notice) => (
        <div key={notice.id} className="notice" data-tone={notice.tone}>
          <Icon name={icons[notice.tone]} />
          {notice.tone === 'done' && <p>{notice.text}</p>}
          {notice.tone === 'warning' && (
            <p>
              {'code' in notice
                ? t(`scan.${notice.scan}`, { code: showCode(notice.code) })
                : t(`scan.${notice.scan}`)}
            </p>
          )}
          {notice.tone === 'error' && (
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

/** Tells dialogs how high the results below them are, so that these never cover a field (styles/dialog.css). */
function useRoom() {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = section;
    if (current === null || typeof ResizeObserver === 'undefined') return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty('--notices', `${current.offsetHeight}px`));
    observer.observe(current);
    return () => {
      observer.disconnect();
      style.removeProperty('--notices');
    };
  }, []);
  return section;
}
