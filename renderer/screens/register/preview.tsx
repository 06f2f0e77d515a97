import { useTranslation } from 'react-i18next';
import type { RegisterRow } from '../../../contract/ipc/views.ts';
import { SettledMark, StateMark } from '../../components/marks.tsx';
import { Facts } from '../../components/record-facts.tsx';
import { RecordName } from '../../components/record-name.tsx';

/** The active line in full beside the list, where the window has room for both. */
export function Preview({ row }: { row: RegisterRow }) {
  const { t } = useTranslation();
  const { record, state, settled } = row;
  return (
    <aside className="preview" aria-label={t(`${record.book}.preview`)}>
      <p className="preview-head">
        <RecordName record={record} /> <StateMark state={state} />
        {settled && <SettledMark />}
      </p>
      <Facts row={row} />
    </aside>
  );
}
