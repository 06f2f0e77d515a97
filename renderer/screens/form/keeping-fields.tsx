import { Controller } from 'react-hook-form';
import type { Book } from '../../../contract/record/fields.ts';
import { endless } from '../../../contract/record/fields.ts';
import { useSection } from '../../bridge/queries.ts';
import { UnitBox } from '../../components/custody/holder-boxes.tsx';
import { NumberBox, Tick } from '../../components/fields/boxes.tsx';
import { ThingBox } from '../../components/fields/catalogue-boxes.tsx';
import { Choice } from '../../components/fields/choice.tsx';
import { box, type RecordFormApi, useFieldKit } from './field-kit.ts';

/** What has a value in nearly every line, so that a clerk passes it over: behind all that must be filled in. */
export function KeepingFields({ form, book }: { form: RecordFormApi; book: Book }) {
  const { t, control, error, word, opener } = useFieldKit(form);
  const isThing = form.watch('thing') != null;
  return (
    <fieldset className="form-part">
      <legend>{t(`form.section.keeping.${book}`)}</legend>
      <div className="form-grid">
        <Controller
          control={control}
          name="copyAllowed"
          render={({ field }) => (
            <Choice
              label={word('copyAllowed')}
              options={[
                { value: 'forbidden', shown: t('words.copying.forbidden') },
                { value: 'allowed', shown: t('words.copying.allowed') },
              ]}
              value={field.value == null ? undefined : field.value ? 'allowed' : 'forbidden'}
              onChange={(value) => field.onChange(value === 'allowed')}
              inputRef={field.ref}
              error={error('copyAllowed')}
              {...(book === 'incoming' ? { hint: t('form.copyHint') } : {})}
            />
          )}
        />
        {book === 'incoming' && <EnvelopesField form={form} />}
        <Controller
          control={control}
          name="thing"
          render={({ field }) => (
            <ThingBox
              {...box(field)}
              onChange={(thing) => {
                field.onChange(thing ?? null);
                // It is counted by one or the other.
                form.setValue(thing === undefined ? 'pieces' : 'pages', null, { shouldDirty: true });
              }}
              label={word('thing')}
              optional
              hint={t('form.thingHint')}
              error={error('thing')}
            />
          )}
        />
        {isThing && (
          <Controller
            control={control}
            name="pieces"
            render={({ field }) => (
              <NumberBox {...box(field)} label={word('pieces')} optional={opener} error={error('pieces')} />
            )}
          />
        )}
        <Controller
          control={control}
          name="protectUntil"
          render={({ field }) => (
            <Tick
              label={t('form.endless')}
              value={field.value === endless}
              onChange={(chosen) => field.onChange(chosen ? endless : null)}
            />
          )}
        />
        {book === 'outgoing' && <FileUnitField form={form} />}
      </div>
    </fieldset>
  );
}

/** Which unit keeps the file copy: asked while a section in use lists units, or where the line has one. */
function FileUnitField({ form }: { form: RecordFormApi }) {
  const { control, error, word } = useFieldKit(form);
  const units = useSection()?.units ?? [];
  if (units.length === 0 && form.watch('fileUnit') == null) return null;
  return (
    <Controller
      control={control}
      name="fileUnit"
      render={({ field }) => (
        <UnitBox {...box(field)} label={word('fileUnit')} optional units={units} error={error('fileUnit')} />
      )}
    />
  );
}

/** In how many envelopes the paper came. */
export function EnvelopesField({ form }: { form: RecordFormApi }) {
  const { control, error, word } = useFieldKit(form);
  return (
    <Controller
      control={control}
      name="envelopes"
      render={({ field }) => (
        <NumberBox {...box(field)} label={word('envelopes')} optional error={error('envelopes')} />
      )}
    />
  );
}
