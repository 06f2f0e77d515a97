import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import type { useDraft } from './draft.ts';
import { formKeys } from './keys.ts';

/** Saves the form, says how many boxes are to be mended, and how its draft stands. */
export function FormFoot({
  onSave,
  onSaveNext,
  saving,
  count,
  draft,
}: {
  onSave: () => void;
  /** Undefined for a correction, which no other form follows. */
  onSaveNext: (() => void) | undefined;
  saving: boolean;
  /** How many boxes show a fault. */
  count: number;
  draft: Pick<ReturnType<typeof useDraft>, 'state' | 'left'>;
}) {
  const { t } = useTranslation();
  const left = draft.left.map((field) => t(`words.field.${field}`)).join(', ');
  return (
    <div className="form-foot">
      <Button
        kind="primary"
        shortcut={formKeys.save}
        onPress={onSave}
        busy={saving ? t('form.saving') : undefined}
      >
        {t('form.save')}
      </Button>
      {onSaveNext && (
        <Button shortcut={formKeys.saveNext} onPress={onSaveNext} isDisabled={saving}>
          {t('form.saveNext')}
        </Button>
      )}
      {count > 0 && <span className="field-error">{t('form.fix', { count })}</span>}
      <span className="form-draft" role="status">
        {draft.state === 'saved' &&
          (left === '' ? t('form.draftSaved') : t('form.draftShort', { fields: left }))}
        {draft.state === 'saving' && t('form.draftSaving')}
        {draft.state === 'failed' && t('form.draftFailed')}
      </span>
    </div>
  );
}
