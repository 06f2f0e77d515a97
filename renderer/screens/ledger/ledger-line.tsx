import { useTranslation } from 'react-i18next';
import type { LedgerRow } from '../../../contract/ipc/views.ts';
import { ControlCode } from '../../../contract/record/control-code.ts';
import { CustodyNote } from '../../components/custody/custody-note.tsx';
import { FaultWords } from '../../components/fault-words.tsx';
import { LockedWords } from '../../components/locked.tsx';
import { SignedMark } from '../../components/marks.tsx';
import { PersonName } from '../../components/names.tsx';
import { actWords, PaperNote } from '../../components/paper-note.tsx';
import { RefusalWords } from '../../components/refusal-words.tsx';
import { shortDigest, shortEnvelope, showCode } from '../../format/codes.ts';
import { formatExact } from '../../format/dates.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { go } from '../../state/view.ts';

export function LedgerLine({ row, fault }: { row: LedgerRow; fault: boolean }) {
  const { t } = useTranslation();
  const self = useUnlocked().organisation.code;
  return (
    <tr data-fault={fault}>
      <th scope="row" data-label={t('ledger.seq')} className="ordinal">
        {row.seq}
      </th>
      <td data-label={t('ledger.at')} className="date">
        {formatExact(row.at)}
      </td>
      <td data-label={t('ledger.act')}>
        {t(actWords(row))}
        <div className="hint">
          {row.paper !== null && <PaperNote act={row.act} note={row.paper} />}
          {row.custody !== null && <CustodyNote act={row.act} note={row.custody} />}
          {row.paper !== null && row.reasons.length > 0 && ' · '}
          {row.reasons.length > 0 && <RefusalWords codes={row.reasons} />}
          {row.cause !== null && t(`words.lockCause.${row.cause}`)}
          {row.fault !== null && <FaultWords code={row.fault} />}
        </div>
      </td>
      <td data-label={t('ledger.actor')}>
        {row.by === 'terminal' && <span className="hint">{t('ledger.session')} </span>}
        <PersonName code={row.actor} of={self} />
      </td>
      <td data-label={t('ledger.subject')}>
        <Subject row={row} />
      </td>
      <td data-label={t('ledger.hash')} data-column="hash" className="code" title={row.hash}>
        {shortDigest(row.hash)}
      </td>
      <td data-label={t('ledger.signed')}>
        <SignedMark signed={row.signed} />
      </td>
    </tr>
  );
}

/** An entry about a record that is not told: it stands in its place, because the ledger has no gaps. */
export function LockedLedgerLine({ seq }: { seq: number | null }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row" data-label={t('ledger.seq')} className="ordinal">
        {seq}
      </th>
      <td colSpan={6}>
        <LockedWords />
      </td>
    </tr>
  );
}

/** A record opens, also one that was refused; a body, an envelope or a token is shown by its code. */
function Subject({ row: { subject, body } }: { row: LedgerRow }) {
  const code = ControlCode.safeParse(subject);
  if (code.success) {
    return (
      <button type="button" className="link code" onClick={() => go({ screen: 'record', code: code.data })}>
        {showCode(code.data)}
      </button>
    );
  }
  return (
    <span className="code" title={subject}>
      {body ?? (subject.length === 36 ? shortEnvelope(subject) : subject)}
    </span>
  );
}
