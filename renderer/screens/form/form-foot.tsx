import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { footInSight } from '../../components/in-sight.ts';
import type { DraftState } from './draft.ts';
import { formKeys } from './keys.ts';

/** Saves the form, says how many boxes are to be mended, and how its draft stands. */
export function FormFoot({
  onSave,
  onSaveNext,
  saving,
  count,
  draft,
  notKept,
}: {
  onSave: () => void;
  /** Undefined for a correction, which no other form follows. */
  onSaveNext: (() => void) | undefined;
  saving: boolean;
  /** How many boxes show a fault. */
  count: number;
  draft: DraftState;
  /** The boxes whose content the draft does not hold. */
  notKept: readonly string[];
}) {
  const { t } = useTranslation();
  const fields = notKept.join(', ');
  return (
    <div ref={footInSight} className="form-foot">
      <Button
        kind="primary"
        shortcut={formKeys.save}
        onPress={onSave}
        busy={saving ? t('form.saving') : undefined}
      >
        {t(onSaveNext ? 'form.save' : 'form.confirm.go')}
      </Button>
      {onSaveNext && (
        <Button shortcut={formKeys.saveNext} onPress={onSaveNext} isDisabled={saving}>
          {t('form.saveNext')}
        </Button>
      )}
      {count > 0 && <span className="field-error">{t('form.fix', { count })}</span>}
      <span className="form-draft" role="status">
        {draft === 'none' && fields !== '' && t('form.draftLacks', { fields })}
        {draft === 'saved' && (fields === '' ? t('form.draftSaved') : t('form.draftShort', { fields }))}
        {draft === 'saving' && t('form.draftSaving')}
        {draft === 'failed' && t('form.draftFailed')}
      </span>
    </div>
  );
}
