import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterRow } from '../../../contract/ipc/views.ts';
import { usePreferences } from '../../bridge/preferences.ts';
import { StateMark } from '../../components/marks.tsx';
import { Facts } from '../../components/record-facts.tsx';
import { RecordName } from '../../components/record-name.tsx';

/** The active line in full beside the list, where the window has room for both. */
export function Preview({ row }: { row: RegisterRow }) {
  const { t } = useTranslation();
  const { record, state } = row;
  return (
    <aside className="preview" aria-label={t(`${record.book}.preview`)}>
      <p className="preview-head">
        <RecordName record={record} /> <StateMark state={state} />
      </p>
      <Facts record={record} />
    </aside>
  );
}

/** Rem of the screen's width from which list and line stand side by side: a window of 1920 pixels. */
const roomRem = 104;

/** Whether there is room beside the list. */
export function useRoomBeside(list: RefObject<HTMLElement | null>): boolean {
  const { zoom } = usePreferences();
  const [room, setRoom] = useState(false);
  useEffect(() => {
    const main = list.current?.closest('main');
    if (!main || typeof ResizeObserver === 'undefined') return;
    const look = new ResizeObserver(() => setRoom(main.clientWidth >= (roomRem * 16 * zoom) / 100));
    look.observe(main);
    return () => look.disconnect();
  }, [list, zoom]);
  return room;
}
