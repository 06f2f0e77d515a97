import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameIn as Document } from '../../contract/intake/came-in.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import { Dialog } from '../components/dialog.tsx';
import { Icon } from '../components/icon.tsx';
import { formatDate, formatInstant } from '../format/dates.ts';

/** What this session took in from the inbox; of a section how much changes, and no names. */
export function CameIn({ session: { cameIn } }: { session: Pick<SessionView, 'cameIn'> }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (cameIn.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className="status-item status-button"
        data-tone="notice"
        onClick={() => setOpen(true)}
      >
        <Icon name="info" />
        {t('status.cameIn', { count: cameIn.length })}
      </button>
      {open && (
        <Dialog title={t('status.cameInTitle')} onClose={() => setOpen(false)}>
          <ul className="stack">
            {cameIn.map((document) => (
              <li key={JSON.stringify(document)}>
                <Sentence document={document} />
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}

function Sentence({ document }: { document: Document }) {
  const { t } = useTranslation();
  switch (document.kind) {
    case 'section': {
      const { version, persons, posts, rights } = document;
      const count = (of: typeof persons) => t('status.came.counts', of);
      return (
        <>
          {t('status.came.section', { version })}
          <br />
          {t('status.came.changes', {
            persons: count(persons),
            posts: count(posts),
            rights: count(rights),
          })}
        </>
      );
    }
    case 'directory':
      return t('status.came.directory', { version: document.version });
    case 'revocation':
      return t('status.came.revocation', { at: formatInstant(document.at) });
    case 'calendar':
      return t('status.came.calendar', { year: document.year, version: document.version });
    case 'law':
      return t('status.came.law', { on: formatDate(document.effective) });
  }
}
