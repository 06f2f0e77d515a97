import { Controller } from 'react-hook-form';
import { NumberBox, Tick } from '../../components/fields/boxes.tsx';
import { box, type RecordFormApi, useFieldKit } from './field-kit.ts';
import { enclosuresOnceClosed } from './values.ts';

/** What is counted on and in the envelope. */
export function CountsFields({ form, countsIssued }: { form: RecordFormApi; countsIssued: boolean }) {
  const { t, control, error, word, opener } = useFieldKit(form);
  // What is no paper has no pages; its pieces stand beside its kind.
  const isPaper = form.watch('thing') == null;
  const fields = (['copies', 'pages', 'enclosures'] as const).filter((name) => isPaper || name !== 'pages');
  return (
    <fieldset className="form-part">
      <legend>{t('form.section.counts')}</legend>
      <div className="form-grid">
        {fields.map((name) => (
          <Controller
            key={name}
            control={control}
            name={name}
            render={({ field }) => (
              <NumberBox
                {...box(field)}
                label={word(name === 'copies' && countsIssued ? 'issuedCopies' : name)}
                optional={opener && name !== 'copies'}
                error={error(name)}
              />
            )}
          />
        ))}
        <Controller
          control={control}
          name="namedOpenerOnly"
          render={({ field }) => (
            <Tick
              label={word('namedOpenerOnly')}
              {...(opener ? { hint: t('fields.openerHint') } : {})}
              value={field.value}
              onChange={(ticked) => {
                field.onChange(ticked);
                form.setValue('enclosures', enclosuresOnceClosed(form.getValues(), ticked));
              }}
            />
          )}
        />
      </div>
    </fieldset>
  );
}
