import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedRecord, RecordInput } from '../../../contract/record/coded-record.ts';
import type { Remark } from '../../../contract/record/warning.ts';
import { changedFields } from '../../../domain/record/changed-fields.ts';
import { warnedOf } from '../../../domain/record/warnings.ts';
import { useReasons } from '../../components/catalogue.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DialogActions } from '../../components/dialog-actions.tsx';
import { useFieldName, useFieldWords } from '../../components/field-words.tsx';
import { ReasonList } from '../../components/reason-list.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { RemarkList } from '../../components/remarks.tsx';

/** Old beside new, before the correction is written to the ledger. */
export function ConfirmCorrection({
  old,
  input,
  remarks,
  onConfirm,
  onClose,
}: {
  old: CodedRecord;
  input: RecordInput;
  /** What is to be looked at again, and confirmed with it. */
  remarks: readonly Remark[];
  onConfirm: (reason: string) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const words = useFieldWords(old.issuer);
  const name = useFieldName(old.book);
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState<string>();
  const options = useReasons('corrections', old.book);
  const changes = changedFields(old, input);
  const confirm = () => {
    if (reason === undefined) return;
    setBusy(true);
    void onConfirm(reason);
  };
  return (
    <Dialog
      title={t('form.confirm.title')}
      lead={changes.length === 0 ? t('form.confirm.unchanged') : t('form.confirm.lead')}
      about={<RecordName record={old} />}
      onConfirm={changes.length === 0 || reason === undefined ? undefined : confirm}
      lacks={changes.length > 0 ? t('form.confirm.reason') : undefined}
      onClose={onClose}
      held={busy}
      wide
    >
      {changes.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('form.confirm.field')}</th>
              <th scope="col">{t('form.confirm.old')}</th>
              <th scope="col">{t('form.confirm.new')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((field) => (
              <tr key={field}>
                <th scope="row">{name(field)}</th>
                <td className="old-value">{words(field, old[field])}</td>
                <td className="new-value">{words(field, input[field])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes.length > 0 && remarks.length > 0 && <RemarkList told={warnedOf(remarks)} remarks={remarks} />}
      {changes.length > 0 && (
        <ReasonList
          legend={t('form.confirm.reason')}
          options={options}
          chosen={reason === undefined ? [] : [reason]}
          onChange={([chosen]) => setReason(chosen)}
          many={false}
        />
      )}
      <DialogActions go={t('form.confirm.go')} going={t('form.saving')} back={t('form.confirm.back')} />
    </Dialog>
  );
}
