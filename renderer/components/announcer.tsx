import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { silence, useAnnouncements } from '../state/announce.ts';

/**
 * Stands in the window from the start: a reader speaks only what changes in a region that was there before. An open
 * dialog hides everything outside it from readers but what bears this mark.
 */
export function Announcer() {
  const { i18n } = useTranslation();
  // What was spoken in another language is not left to be found.
  useEffect(() => {
    i18n.on('languageChanged', silence);
    return () => i18n.off('languageChanged', silence);
  }, [i18n]);
  const { polite, assertive } = useAnnouncements();
  return (
    <div className="unseen" data-live-announcer="true">
      <div aria-live="polite">
        <span key={polite.id}>{polite.text}</span>
      </div>
      <div aria-live="assertive">
        <span key={assertive.id}>{assertive.text}</span>
      </div>
    </div>
  );
}
