import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { ErrorCode } from '../../contract/errors/index.ts';
import { asAppError } from '../bridge/client.ts';
import { useWording } from './failure.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

type Notice = { id: number } & ({ tone: 'done'; text: string } | { tone: 'error'; code: ErrorCode });

const useNotices = create<{ notices: Notice[] }>(() => ({ notices: [] }));
let last = 0;
/** Long enough to be read; a failure stays until it is dismissed. */
const doneMilliseconds = 5_000;

/** What was done before is done: one result at a time, so that the corner under it stays free. */
const failuresOf = (notices: Notice[]): Notice[] => notices.filter(({ tone }) => tone === 'error');

function add(
  notice: Omit<Extract<Notice, { tone: 'done' }>, 'id'> | Omit<Extract<Notice, { tone: 'error' }>, 'id'>,
) {
  last += 1;
  const id = last;
  useNotices.setState(({ notices }) => ({ notices: [...failuresOf(notices).slice(-2), { ...notice, id }] }));
  if (notice.tone === 'done') setTimeout(() => dismiss(id), doneMilliseconds);
}
const dismiss = (id: number) =>
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));

export const tellDone = (text: string): void => add({ tone: 'done', text });
export const tellFailure = (thrown: unknown): void => add({ tone: 'error', code: asAppError(thrown).code });
/** A result belongs to the screen it was told on; what went wrong stays. */
export const endResults = (): void =>
  useNotices.setState(({ notices }) => ({ notices: failuresOf(notices) }));
export const clearNotices = (): void => useNotices.setState({ notices: [] });

/** Results of what was done, spoken by readers as they come. */
export function Notices() {
  const { t } = useTranslation();
  const wording = useWording();
  const { notices } = useNotices();
  return (
    <section className="notices" aria-label={t('shell.notices')} aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className="notice" data-tone={notice.tone}>
          <Icon name={notice.tone === 'done' ? 'ok' : 'error'} />
          {notice.tone === 'done' ? (
            <p>{notice.text}</p>
          ) : (
            <p>
              <strong>{wording(notice.code).what}</strong> {wording(notice.code).next}{' '}
              <span className="note-code">{t('shell.errorCode', { code: notice.code })}</span>
            </p>
          )}
          <IconButton icon="close" label={t('shell.dismiss')} onPress={() => dismiss(notice.id)} />
        </div>
      ))}
    </section>
  );
}
