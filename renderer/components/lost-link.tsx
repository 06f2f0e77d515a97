import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../contract/ipc/views.ts';
import { formatSince } from '../format/dates.ts';
import { Icon } from './icon.tsx';

/** True from the first failure until the line holds again, through every new attempt. */
export const isLost = ({ state, fault }: SessionView['link']): boolean =>
  state === 'offline' || (state === 'connecting' && fault !== null);

/** On a screen that tells what waits: from when on it cannot know, and what to do. */
export function LostLink({ link }: { link: SessionView['link'] }) {
  const { t } = useTranslation();
  if (!isLost(link)) return null;
  return (
    <div className="note lost-link" data-tone="warning" role="status">
      <Icon name="link" />
      <div>
        <p className="note-what">
          {link.lastContact === null
            ? t('lost.never')
            : t('lost.since', { at: formatSince(link.lastContact) })}
        </p>
        <p>{t('lost.what')}</p>
        <p>{t('lost.next')}</p>
        {link.fault !== null && <p className="note-code">{t('shell.errorCode', { code: link.fault })}</p>}
      </div>
    </div>
  );
}
