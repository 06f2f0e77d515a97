import { Controller } from 'react-hook-form';
import { DateBox, TextBox } from '../../components/fields/boxes.tsx';
import { NotesBox } from '../../components/fields/catalogue-boxes.tsx';
import { box, type RecordFormApi, useFieldKit } from './field-kit.ts';

/** What the register alone holds of a document: its day of arrival, where it is kept, and notes. */

export function ArrivalField({ form, remark }: { form: RecordFormApi; remark?: string | undefined }) {
  const { control, error, word } = useFieldKit(form);
  return (
    <Controller
      control={control}
      name="arrivedOn"
      render={({ field }) => (
        <DateBox
          {...box(field)}
          lean="past"
          label={word('arrivedOn')}
          error={error('arrivedOn')}
          remark={remark}
        />
      )}
    />
  );
}

export function PlaceFields({ form }: { form: RecordFormApi }) {
  const { t, control, error, word } = useFieldKit(form);
  return (
    <>
      <Controller
        control={control}
        name="storeAt"
        render={({ field }) => (
          <TextBox
            {...box(field)}
            label={word('storeAt')}
            optional
            hint={t('fields.storeHint')}
            error={error('storeAt')}
          />
        )}
      />
      <Controller
        control={control}
        name="dossier"
        render={({ field }) => (
          <TextBox
            {...box(field)}
            label={word('dossier')}
            optional
            hint={t('fields.dossierHint')}
            error={error('dossier')}
          />
        )}
      />
    </>
  );
}

export function NotesField({ form }: { form: RecordFormApi }) {
  const { control, error, word } = useFieldKit(form);
  return (
    <Controller
      control={control}
      name="noteCodes"
      render={({ field }) => (
        <NotesBox
          name={field.name}
          value={field.value}
          onChange={field.onChange}
          inputRef={field.ref}
          label={word('noteCodes')}
          optional
          error={error('noteCodes')}
        />
      )}
    />
  );
}
