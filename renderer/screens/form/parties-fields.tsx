import type { ReactNode } from 'react';
import { Controller } from 'react-hook-form';
import { type Book, Urgency } from '../../../contract/record/fields.ts';
import { useOrganisation } from '../../bridge/organisations.ts';
import { Choice } from '../../components/fields/choice.tsx';
import { OrganisationsBox } from '../../components/fields/organisations.tsx';
import { SignerBox } from '../../components/fields/signer-box.tsx';
import { box, type RecordFormApi, useFieldKit } from './field-kit.ts';

/** NĐ 30/2020 knows three urgencies; a line of before that has a fourth shows it until another is chosen. */
const offeredTo = (registered: unknown) =>
  Urgency.options.filter((urgency) => urgency !== 'flash-timed' || urgency === registered);

/** Who signed it and who is to get it. */
export function PartiesFields({
  form,
  book,
  outside,
}: {
  form: RecordFormApi;
  book: Book;
  /** Gives a number to a recipient that the directory does not list. */
  outside: ReactNode;
}) {
  const { t, control, error, word, opener } = useFieldKit(form);
  const issuer = form.watch('issuer') ?? undefined;
  const body = useOrganisation(issuer);
  const nobody = book === 'incoming' && body != null && !body.persons.some(({ inOffice }) => inOffice);
  return (
    <fieldset className="form-part">
      <legend>{t(`form.section.parties.${book}`)}</legend>
      <div className="form-grid">
        <Controller
          control={control}
          name="signer"
          render={({ field }) => (
            <SignerBox
              {...box(field)}
              issuer={issuer}
              label={word('signer')}
              optional={opener || nobody}
              hint={nobody ? t('form.signerUnlisted') : undefined}
              error={error('signer')}
            />
          )}
        />
        <Controller
          control={control}
          name="urgency"
          render={({ field }) => (
            <Choice
              label={word('urgency')}
              options={offeredTo(form.formState.defaultValues?.urgency).map((urgency) => ({
                value: urgency,
                shown: t(`words.urgency.${urgency}`),
              }))}
              value={field.value}
              onChange={field.onChange}
              inputRef={field.ref}
              error={error('urgency')}
            />
          )}
        />
        {book === 'outgoing' && (
          <Controller
            control={control}
            name="recipients"
            render={({ field }) => (
              <div className="many whole-row">
                <OrganisationsBox
                  name={field.name}
                  value={field.value}
                  inputRef={field.ref}
                  onChange={field.onChange}
                  label={word('recipients')}
                  error={error('recipients')}
                  unmatchedNext={t('enrol.unmatched')}
                />
                <div>{outside}</div>
              </div>
            )}
          />
        )}
      </div>
    </fieldset>
  );
}
