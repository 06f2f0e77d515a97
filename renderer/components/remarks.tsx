import { useTranslation } from 'react-i18next';
import { ToConfirm } from '../../contract/errors/detail.ts';
import type { GestureAct } from '../../contract/ipc/channels.ts';
import { type Remark, Warning } from '../../contract/record/warning.ts';
import { asAppError } from '../bridge/app-error.ts';
import { formatDate } from '../format/dates.ts';
import { useCatalogue } from './catalogue.tsx';
import { useCountedBy } from './counted-by.ts';
import { Dialog } from './dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';

/** What the core wants to be confirmed before it writes a line; undefined of any other refusal. */
export function warningsIn(thrown: unknown): Warning[] | undefined {
  const { code, detail } = asAppError(thrown);
  if (code !== 'WARNING_NOT_CONFIRMED') return undefined;
  const told = ToConfirm.safeParse(detail).data;
  return told && Warning.options.filter((warning) => told[warning]);
}

/** A remark as a sentence. */
export function useRemarkWords(): (remark: Remark) => string {
  const { t } = useTranslation();
  const types = useCatalogue('types');
  const countedBy = useCountedBy();
  return (remark) => {
    switch (remark.warning) {
      case 'another-year':
        return t(`remarks.anotherYear.${remark.book}`, { year: String(remark.year) });
      case 'date-before-last':
        return t(`remarks.dateBeforeLast.${remark.book}`, { last: formatDate(remark.last) });
      case 'number-late':
        return t('remarks.numberLate', { latest: formatDate(remark.latest), by: countedBy(remark.by) });
      case 'number-skips': {
        const { first, total, year } = remark;
        const many = first.length < total;
        return t(many ? 'remarks.numberSkipsMany' : 'remarks.numberSkips', {
          ...{ year: String(year), numbers: first.join(', '), total },
        });
      }
      case 'same-document':
        return t('remarks.sameDocument', { ordinal: remark.ordinal, year: String(remark.year) });
      case 'type-not-in-notation':
        return remark.named === null
          ? t('remarks.typeLacking')
          : t('remarks.typeOther', { part: remark.named, named: types.words(remark.named) });
    }
  };
}

/** Each warning, with what is known of it. */
export function RemarkList({ told, remarks }: { told: readonly Warning[]; remarks: readonly Remark[] }) {
  const { t } = useTranslation();
  const words = useRemarkWords();
  return (
    <ul className="remarks">
      {told.map((warning) => {
        const remark = remarks.find((each) => each.warning === warning);
        return <li key={warning}>{remark === undefined ? t(`words.warning.${warning}`) : words(remark)}</li>;
      })}
    </ul>
  );
}

/** Asks once whether a line is right as it stands, with all that is remarkable about it. */
export function RemarksDialog({
  told,
  remarks,
  shown,
  onConfirm,
  onClose,
}: {
  told: readonly Warning[];
  remarks: readonly Remark[];
  /** Of an act that signs at once: the act as it is confirmed. */
  shown?: GestureAct;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('remarks.title')}
      lead={t('remarks.lead')}
      onConfirm={onConfirm}
      shown={shown}
      onClose={onClose}
    >
      <RemarkList told={told} remarks={remarks} />
      <DialogActions go={t('remarks.go')} back={t('remarks.back')} focus="go" />
    </Dialog>
  );
}
