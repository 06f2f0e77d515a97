import { useTranslation } from 'react-i18next';
import type { VolumeView } from '../../../contract/ipc/volume-channels.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { asking } from '../../bridge/client.ts';
import { useVolumes } from '../../bridge/queries.ts';
import { useRequest } from '../../bridge/request.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FailedToRead } from '../../components/failure.tsx';
import { formatDate } from '../../format/dates.ts';
import { useLocale } from '../../i18n/use-language.ts';
import { registerKeys } from './keys.ts';

type Place = { book: Book; year: number };

const isOpen = ({ closedOn }: VolumeView): boolean => closedOn === null;

/** Which volume takes the next line, or which was the last, on one quiet line; a press closes the one that is full. */
export function VolumeLine({ book, year, onClose }: Place & { onClose: (() => void) | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data } = useVolumes(book, year);
  const volume = data?.volumes.find(isOpen) ?? data?.volumes.at(-1);
  if (data === undefined || volume === undefined) return null;
  const { number, from, lines } = volume;
  const numbers = {
    number,
    from: from.toLocaleString(locale),
    last: (lines?.last ?? from).toLocaleString(locale),
  };
  const canClose = onClose && data.takesLines && isOpen(volume) && lines !== null;
  return (
    <span className="register-volume">
      {t(`${book}.volume.${isOpen(volume) ? 'open' : lines === null ? 'closedEmpty' : 'closed'}`, numbers)}
      {canClose && (
        <button type="button" className="link" title={registerKeys.closeVolume.combo} onClick={onClose}>
          {t(`${book}.volume.close`)}
        </button>
      )}
    </span>
  );
}

/** Closes the open volume of a book and year, whose pages are full. */
export function CloseVolume({ book, year, onClose }: Place & { onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useVolumes(book, year);
  const volume = data?.volumes.find(isOpen);
  const title = t(`${book}.volume.go`);
  if (error !== null)
    return (
      <Dialog title={title} onClose={onClose}>
        <FailedToRead thrown={error} again={refetch} />
      </Dialog>
    );
  if (data === undefined) return null;
  if (volume === undefined || volume.lines === null || !data.takesLines)
    return (
      <Dialog
        title={title}
        about={`${t(`${book}.title`)} · ${t(`${book}.year`, { year })}`}
        onClose={onClose}
      >
        <p>{t(`${book}.volume.${data.takesLines ? 'none' : 'yearOver'}`, { year })}</p>
      </Dialog>
    );
  return <Closing key={volume.number} volume={{ ...volume, lines: volume.lines }} onClose={onClose} />;
}

function Closing({
  volume,
  onClose,
}: {
  volume: VolumeView & { lines: NonNullable<VolumeView['lines']> };
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const request = useRequest();
  const { book, year, number, from, lines } = volume;
  const plain = (ordinal: number) => ordinal.toLocaleString(locale);
  const next = { number: number + 1, from: plain(lines.last + 1) };
  const args = { request: request.id(), book, year, number, last: lines.last };
  const facts = [
    ['number', String(number)],
    ['numbers', t(`${book}.volume.fromTo`, { from: plain(from), last: plain(lines.last) })],
    [
      'days',
      t(`${book}.volume.dayToDay`, { from: formatDate(lines.firstOn), last: formatDate(lines.lastOn) }),
    ],
    ['count', plain(lines.count)],
  ] as const;
  return (
    <AskDialog
      title={t(`${book}.volume.title`, { number })}
      about={`${t(`${book}.title`)} · ${t(`${book}.year`, { year })}`}
      lead={t(`${book}.volume.lead`, next)}
      go={t(`${book}.volume.go`)}
      going={t(`${book}.volume.going`)}
      done={t(`${book}.volume.done`, { closed: number, ...next })}
      act={asking('volume.close', args)}
      shown={{ channel: 'volume.close', args }}
      onClose={onClose}
    >
      <dl className="volume-facts">
        {facts.map(([fact, value]) => (
          <div key={fact}>
            <dt>{t(`${book}.volume.${fact}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </AskDialog>
  );
}
