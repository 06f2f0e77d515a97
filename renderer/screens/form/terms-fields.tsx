import { Controller } from 'react-hook-form';
import type { LawView } from '../../../contract/ipc/directory-views.ts';
import { endless } from '../../../contract/record/fields.ts';
import { DateBox } from '../../components/fields/boxes.tsx';
import { ReplyBox } from '../../components/fields/reply-box.tsx';
import { box, type RecordFormApi, useFieldKit } from './field-kit.ts';
import { NotesField, PlaceFields } from './kept-fields.tsx';
import { ProtectionBox } from './protection-box.tsx';

/** Until when, and where it is kept. */
export function TermsFields({
  form,
  protectionYears,
}: {
  form: RecordFormApi;
  protectionYears: LawView['protectionYears'];
}) {
  const { t, control, error, word } = useFieldKit(form);
  return (
    <fieldset className="form-part">
      <legend>{t('form.section.terms')}</legend>
      <div className="form-grid">
        {(['dueOn', 'returnBy'] as const).map((name) => (
          <Controller
            key={name}
            control={control}
            name={name}
            render={({ field }) => (
              <DateBox {...box(field)} lean="future" label={word(name)} optional error={error(name)} />
            )}
          />
        ))}
        {form.watch('protectUntil') !== endless && (
          <Controller
            control={control}
            name="protectUntil"
            render={({ field }) => (
              <ProtectionBox
                {...box(field)}
                onDerive={(term) => form.setValue('protectUntil', term)}
                label={word('protectUntil')}
                error={error('protectUntil')}
                book={form.getValues('book')}
                level={form.watch('level') ?? undefined}
                issuedOn={form.watch('issuedOn') ?? undefined}
                years={protectionYears}
              />
            )}
          />
        )}
        <PlaceFields form={form} />
        <Controller
          control={control}
          name="replyTo"
          render={({ field }) => (
            <ReplyBox
              {...box(field)}
              onChange={(code) => {
                field.onChange(code);
                // What a text stands for comes after the box was left.
                void form.trigger('replyTo');
              }}
              book={form.getValues('book')}
              label={word('replyTo')}
              optional
              error={error('replyTo')}
            />
          )}
        />
        <NotesField form={form} />
      </div>
    </fieldset>
  );
}
