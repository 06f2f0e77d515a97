import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandGapView } from '../../../contract/ipc/number-channels.ts';
import { mostByHand } from '../../../contract/record/hand-numbers.ts';
import { asking } from '../../bridge/client.ts';
import { useNextNumbers, useVolumes } from '../../bridge/queries.ts';
import { useRequest } from '../../bridge/request.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FailedToRead } from '../../components/failure.tsx';
import { type Counted, NumberBox } from '../../components/fields/boxes.tsx';
import { formatRange } from '../../format/codes.ts';

interface Props {
  readonly year: number;
  /** `stated`: there are numbers to be entered now. */
  readonly onClose: (stated: boolean) => void;
}

/** States which numbers of the outgoing register were given by hand while the terminal was down. */
export function HandNumbers({ year, onClose }: Props) {
  const { t } = useTranslation();
  const next = useNextNumbers('outgoing', year);
  const volumes = useVolumes('outgoing', year);
  const close = () => onClose(false);
  const error = next.error ?? volumes.error;
  if (error)
    return (
      <Dialog title={t('outgoing.byHand.title')} onClose={close}>
        <FailedToRead thrown={error} again={() => void Promise.all([next.refetch(), volumes.refetch()])} />
      </Dialog>
    );
  if (!next.data || !volumes.data) return null;
  if (!volumes.data.takesLines)
    return (
      <Dialog title={t('outgoing.byHand.title')} onClose={close}>
        <p>{t('outgoing.byHand.yearOver', { year })}</p>
      </Dialog>
    );
  return <Stating year={year} first={next.data.number} open={next.data.byHand} onClose={onClose} />;
}

function Stating({ year, first, open, onClose }: Props & { first: number; open: HandGapView | null }) {
  const { t } = useTranslation();
  const request = useRequest();
  const stated = useRef(false);
  const [last, setLast] = useState<Counted | undefined>(open?.last);
  const least = open === null ? first : first - 1;
  const fits = typeof last === 'number' && last >= least && last < first + mostByHand && last !== open?.last;
  const isUnchanged = last === undefined || last === open?.last;
  const isAny = fits && last >= first;
  const numbers = formatRange(first, isAny ? last : first);
  const bounds = { least, most: first + mostByHand - 1 };
  return (
    <AskDialog
      title={t('outgoing.byHand.title')}
      about={`${t('outgoing.title')} · ${t('outgoing.year', { year })}`}
      lead={
        open === null
          ? t('outgoing.byHand.lead')
          : t('outgoing.byHand.again', { numbers: formatRange(open.next, open.last) })
      }
      go={t('outgoing.byHand.go')}
      going={t('outgoing.byHand.going')}
      done={isAny ? t('outgoing.byHand.done', { numbers }) : t('outgoing.byHand.none')}
      act={fits ? asking('numbers.byHand', { request: request.id(), year, first, last }) : undefined}
      lacks={t('outgoing.byHand.last')}
      onDone={() => {
        stated.current = isAny;
      }}
      onClose={() => onClose(stated.current)}
    >
      <dl className="volume-facts">
        <div>
          <dt>{t('outgoing.byHand.first')}</dt>
          <dd>{first}</dd>
        </div>
      </dl>
      <NumberBox
        label={t('outgoing.byHand.last')}
        hint={t(`outgoing.byHand.hint.${open === null ? 'first' : 'again'}`, { none: first - 1 })}
        error={fits || isUnchanged ? undefined : t('outgoing.byHand.rule', bounds)}
        value={last}
        onChange={setLast}
      />
    </AskDialog>
  );
}
