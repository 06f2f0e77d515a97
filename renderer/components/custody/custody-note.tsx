import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permit } from '../../../contract/custody/permit.ts';
import type { CustodyNote as Note } from '../../../contract/ipc/custody-views.ts';
import type { LedgerRow } from '../../../contract/ipc/views.ts';
import { formatCopies, formatNumber } from '../../format/codes.ts';
import { formatDate } from '../../format/dates.ts';
import { useCatalogue } from '../catalogue.tsx';
import { HolderName } from './names.tsx';

/** Persons that are named; the rest are counted. */
const namedAtMost = 5;

/** What an act on copies said: which, from whom, to whom, by which way, where to, for what, until when, on whose word. */
export function CustodyNote({ act, note }: { act: LedgerRow['act']; note: Note }) {
  const { t } = useTranslation();
  const purposes = useCatalogue('purposes');
  const { copies, from, to, place, dossier, purpose, until, on, carried, permit, shown, offer, line } = note;
  const parts: readonly (readonly [key: string, shown: ReactNode])[] = [
    ['copies', copies.length > 0 && t('custody.copies', { copies: formatCopies(copies) })],
    [
      'way',
      (from !== null || to !== null) && (
        <>
          {from !== null && (
            <>
              {t('custody.note.from')} <HolderName code={from} />{' '}
            </>
          )}
          {to !== null && (
            <>
              {t(act === 'find' ? 'custody.note.at' : 'custody.note.to')} <HolderName code={to} />
            </>
          )}
        </>
      ),
    ],
    [
      'place',
      place !== null && (
        <>
          {t(act === 'take-out' ? 'custody.note.out' : 'custody.note.shelf')} <HolderName code={place} />
        </>
      ),
    ],
    ['dossier', dossier !== null && t('custody.note.dossier', { dossier })],
    ['purpose', purpose !== null && purposes.words(purpose)],
    [
      'until',
      until !== null && act !== 'give-out' && `${t(`custody.note.${untilOf(act)}`)} ${formatDate(until)}`,
    ],
    ['on', on !== null && t('custody.note.on', { day: formatDate(on) })],
    [
      'carried',
      carried !== null &&
        `${t(`words.carrier.${carried.carrier}`)}, ${t(`custody.run.${carried.carrier}`)} ${carried.run}`,
    ],
    ['shown', shown !== null && <Shown {...shown} />],
    ['by', note.by !== null && <By act={act} note={note} />],
    ['line', note.by === null && line !== null && t('custody.note.line', line)],
    ['permit', permit !== null && <Permitted permit={permit} />],
    ['offer', offer !== null && t('custody.note.offer', { entry: offer })],
  ];
  return (
    <span className="custody-note">
      {parts
        .filter(([, part]) => part !== false)
        .map(([key, part], index) => (
          <span key={key}>
            {index > 0 && ' · '}
            {part}
          </span>
        ))}
    </span>
  );
}

/** Which day it is. */
function untilOf(act: LedgerRow['act']): 'until' | 'handIn' | 'outUntil' {
  if (act === 'recall') return 'handIn';
  return act === 'take-out' ? 'outUntil' : 'until';
}

/** What the person did who said so. */
function sideOf(act: LedgerRow['act']): 'giver' | 'taker' | 'opener' | 'second' {
  if (act === 'concur') return 'second';
  if (act === 'complete') return 'opener';
  return act === 'collect' ? 'giver' : 'taker';
}

/** How the other person said so: in a session of their own, with their token at this terminal, or by hand on a line. */
function By({ act, note: { by, person, line } }: { act: LedgerRow['act']; note: Note }) {
  const { t } = useTranslation();
  if (by === null) return null;
  return (
    <>
      {person !== null && (
        <>
          {t(`custody.note.${sideOf(act)}`)} <HolderName code={person} />,{' '}
        </>
      )}
      {by === 'paper' && line !== null ? t('custody.note.paper', line) : t(`custody.note.${by}`)}
    </>
  );
}

function Permitted({ permit: { by, paper, until } }: { permit: Permit }) {
  const { t } = useTranslation();
  return (
    <>
      {t('custody.note.permit')} <HolderName code={by} />
      {paper !== undefined &&
        `, ${t('custody.note.permitPaper', {
          number: formatNumber(paper.number, paper.notation),
          day: formatDate(paper.issuedOn),
        })}`}
      {until !== undefined && `, ${t('custody.note.permitUntil', { day: formatDate(until) })}`}
    </>
  );
}

function Shown({ persons, outside }: NonNullable<Note['shown']>) {
  const { t } = useTranslation();
  return (
    <>
      {persons.slice(0, namedAtMost).map((code, index) => (
        <span key={code}>
          {index > 0 && '; '}
          <HolderName code={code} />
        </span>
      ))}
      {persons.length > namedAtMost && ` +${persons.length - namedAtMost}`}
      {persons.length > 0 && outside > 0 && '; '}
      {outside > 0 && t('custody.note.outside', { count: outside })}
    </>
  );
}
