import { useTranslation } from 'react-i18next';
import type { PaperNote as Note } from '../../contract/ipc/paper-views.ts';
import type { LedgerRow } from '../../contract/ipc/views.ts';
import { formatCopies } from '../format/codes.ts';
import { formatDate } from '../format/dates.ts';
import { PlacedOrganisationName } from './names.tsx';

/** Recipients that are named; the rest are counted. */
const namedAtMost = 5;

/** What an act noted of paper on its way: the carrier's book and the recipients, the day, the entry that it takes back, or the copies. */
export function PaperNote({
  act,
  note: { to, handed, on, takesBack, copies },
}: {
  act: LedgerRow['act'];
  note: Note;
}) {
  const { t } = useTranslation();
  return (
    <>
      {to.slice(0, namedAtMost).map((code, index) => (
        <span key={code}>
          {index > 0 && '; '}
          <PlacedOrganisationName code={code} />
        </span>
      ))}
      {to.length > namedAtMost && ` +${to.length - namedAtMost}`}
      {handed !== null && (
        <>
          {' '}
          ·{' '}
          {t(`paperNote.handed.${handed.carrier}`, {
            carrier: t(`words.carrier.${handed.carrier}`),
            ...{ run: handed.run, envelopes: handed.envelopes },
          })}
        </>
      )}
      {on !== null && (
        <>
          {' '}
          · {t(`paperNote.${dayOf(act)}`)} {formatDate(on)}
        </>
      )}
      {takesBack !== null && <> · {t('paperNote.takesBack', { entry: takesBack })}</>}
      {copies !== null && <> · {t('paperNote.copies', { copies: formatCopies(copies) })}</>}
    </>
  );
}

/** What an act is called; what is sent again on paper has not gone yet. */
export const actWords = ({ act, paper }: Pick<LedgerRow, 'act' | 'paper'>) =>
  act === 'resend' && paper !== null ? 'paperNote.resend' : (`words.act.${act}` as const);

/** Which day it is. */
function dayOf(act: LedgerRow['act']): 'signed' | 'returned' | 'missed' {
  if (act === 'slip') return 'signed';
  return act === 'decline' ? 'returned' : 'missed';
}
