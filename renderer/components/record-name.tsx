import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { formatNumber } from '../format/codes.ts';
import { LevelMark } from './level-mark.tsx';
import { CodeText, UrgencyMark } from './marks.tsx';

/** A document as a clerk knows it: level, number and notation, urgency, code. */
export const RecordName = ({
  record,
}: {
  record: Pick<CodedRecord, 'level' | 'number' | 'notation' | 'urgency' | 'code'>;
}) => (
  <span className="record-name">
    <LevelMark level={record.level} />{' '}
    <strong className="number">{formatNumber(record.number, record.notation)}</strong>{' '}
    <UrgencyMark urgency={record.urgency} /> <CodeText code={record.code} />
  </span>
);
