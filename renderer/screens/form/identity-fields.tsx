import type { ReactNode } from 'react';
import { Controller } from 'react-hook-form';
import { type Book, Level } from '../../../contract/record/fields.ts';
import type { LocalDate } from '../../../contract/scalar.ts';
import { isOutside } from '../../../domain/record/outside.ts';
import { CodeBox, DateBox, NumberBox } from '../../components/fields/boxes.tsx';
import { TypeBox } from '../../components/fields/catalogue-boxes.tsx';
import { Choice } from '../../components/fields/choice.tsx';
import { OrganisationBox } from '../../components/fields/organisations.tsx';
import { LevelMark } from '../../components/level-mark.tsx';
import { formatDate } from '../../format/dates.ts';
import { useHandGap } from './derived.ts';
import { box, type RecordFormApi, useFieldKit } from './field-kit.ts';
import { ArrivalField } from './kept-fields.tsx';
import { NotationBox } from './notation-box.tsx';

/** What stands on the document: level and number first. */
export function IdentityFields({
  form,
  book,
  named,
  parts,
  outside,
  remarkAt,
  yesterday,
}: {
  form: RecordFormApi;
  book: Book;
  /** Issuer and code stand already. */
  named: boolean;
  parts: string[];
  /** Gives a number to an issuer that the directory does not list. */
  outside: ReactNode;
  /** What is to be looked at again, at its box. */
  remarkAt: (field: 'number' | 'issuedOn' | 'arrivedOn') => string | undefined;
  /** The day that stood here before midnight moved it. */
  yesterday: LocalDate | undefined;
}) {
  const { t, control, error, word, opener } = useFieldKit(form);
  const byHand = useHandGap(form, { book, correcting: named }) != null;
  const moved = yesterday && t('form.dayMoved', { date: formatDate(yesterday) });
  return (
    <fieldset className="form-part">
      <legend>{t('form.section.identity')}</legend>
      <div className="form-grid">
        <Controller
          control={control}
          name="level"
          render={({ field }) => (
            <Choice
              label={word('level')}
              options={Level.options.map((level) => ({
                value: level,
                shown: <LevelMark level={level} />,
                letter: level,
              }))}
              value={field.value}
              onChange={field.onChange}
              inputRef={field.ref}
              error={error('level')}
              hint="A · B · C"
            />
          )}
        />
        {book === 'incoming' && !named && (
          <Controller
            control={control}
            name="code"
            render={({ field }) => (
              <CodeBox
                {...box(field)}
                label={word('code')}
                optional
                hint={t('form.codeHint')}
                error={error('code')}
              />
            )}
          />
        )}
        {book === 'incoming' && !named && (
          <Controller
            control={control}
            name="issuer"
            render={({ field }) => (
              <div className="issuer">
                <OrganisationBox
                  {...box(field)}
                  label={word('issuer')}
                  error={error('issuer')}
                  unmatchedNext={t('enrol.unmatched')}
                />
                {outside}
              </div>
            )}
          />
        )}
        <Controller
          control={control}
          name="number"
          render={({ field }) => (
            <NumberBox
              {...box(field)}
              label={word('number')}
              error={error('number')}
              remark={remarkAt('number')}
            />
          )}
        />
        <Controller
          control={control}
          name="typeCode"
          render={({ field }) => (
            <TypeBox {...box(field)} label={word('typeCode')} optional={opener} error={error('typeCode')} />
          )}
        />
        <Controller
          control={control}
          name="notation"
          render={({ field }) => (
            <NotationBox
              {...box(field)}
              label={word('notation')}
              error={error('notation')}
              typeCode={form.watch('typeCode') ?? undefined}
              parts={parts}
              outside={isOutside(form.watch('issuer') ?? '')}
            />
          )}
        />
        <Controller
          control={control}
          name="issuedOn"
          render={({ field }) => (
            <DateBox
              {...box(field)}
              lean="past"
              label={word('issuedOn')}
              optional={opener}
              error={error('issuedOn')}
              remark={(book === 'outgoing' ? moved : undefined) ?? remarkAt('issuedOn')}
            />
          )}
        />
        {byHand && (
          <Controller
            control={control}
            name="givenOn"
            render={({ field }) => (
              <DateBox
                {...box(field)}
                lean="past"
                label={word('givenOn')}
                hint={t('form.givenOnHint')}
                error={error('givenOn')}
              />
            )}
          />
        )}
        {book === 'incoming' && <ArrivalField form={form} remark={moved ?? remarkAt('arrivedOn')} />}
      </div>
    </fieldset>
  );
}
