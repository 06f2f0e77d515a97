import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxBatch } from '../../../contract/ipc/custody-channels.ts';
import type { HeldCopyView } from '../../../contract/ipc/custody-views.ts';
import type { RegisterRow } from '../../../contract/ipc/views.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { ask } from '../../bridge/client.ts';
import { useSection } from '../../bridge/queries.ts';
import { useChosen } from '../../components/custody/chosen.ts';
import { DeedMenu } from '../../components/custody/deed-menu.tsx';
import { useMay } from '../../components/custody/may.ts';
import { ThrownNote } from '../../components/failure.tsx';
import { announce } from '../../state/announce.ts';
import { type Batch, firstLines } from './batch.ts';
import type { Filters } from './filters.ts';
import { registerKeys } from './keys.ts';

const keyOfRow = ({ record: { issuer, code } }: RegisterRow): string => `${issuer} ${code}`;

/** Lines of a register that are chosen, and what is done with their copies that are here, once a section is in use, by who keeps copies. */
export function useBatch(book: Book, filters: Filters) {
  const { t } = useTranslation();
  const hasSection = useSection() != null;
  const inUse = useMay()(registerKeys.act.right) && hasSection;
  const chosen = useChosen(keyOfRow);
  const { clear, rows } = chosen;
  const [active, setActive] = useState<RegisterRow>();
  const [acting, setActing] = useState<readonly HeldCopyView[]>();
  const [said, setSaid] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is of the list on show
  useEffect(() => clear(), [book, filters, clear]);
  const before = useRef(0);
  const count = rows.length;
  useEffect(() => {
    if (count !== before.current) announce(t('custody.batch.chosen', { count }));
    before.current = count;
  }, [count, t]);
  const reading = useMutation({
    mutationFn: (lines: readonly RegisterRow[]) =>
      ask('custody.here', { records: lines.slice(0, maxBatch).map(({ record }) => keyOf(record)) }),
    onSuccess: ({ copies, more }) => {
      const fault = more ? 'tooMany' : copies.length === 0 ? 'notHere' : undefined;
      const words = fault && t(`custody.batch.${fault}`);
      setSaid(words);
      if (words) announce(words);
      else setActing(copies);
    },
  });
  const lines = count > 0 ? rows : active === undefined ? [] : [active];
  const batch: Batch | null = inUse
    ? {
        chosen,
        chooseAll: () =>
          void firstLines(book, filters)
            .then((page) => {
              chosen.add(page.rows);
              if (page.total > maxBatch) announce(t('custody.batch.most', { most: maxBatch }));
            })
            .catch(() => undefined),
        onActive: setActive,
      }
    : null;
  return {
    batch,
    act: inUse && lines.length > 0 ? () => reading.mutate(lines) : undefined,
    /** What stands at the foot of the list. */
    foot: inUse && (count > 0 || said !== undefined || reading.error !== null) && (
      <>
        {count > 0 && (
          <>
            <strong>{t('custody.batch.chosen', { count })}</strong>
            <button type="button" className="link" onClick={clear}>
              {t('custody.batch.clear')}
            </button>
          </>
        )}
        {count > maxBatch && <span>{t('custody.batch.most', { most: maxBatch })}</span>}
        {said !== undefined && <span>{said}</span>}
        {reading.error && <ThrownNote thrown={reading.error} />}
      </>
    ),
    dialog: acting && <DeedMenu copies={acting} onDone={clear} onClose={() => setActing(undefined)} />,
  };
}
