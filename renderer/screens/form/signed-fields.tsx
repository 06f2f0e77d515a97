import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { type CodedRecord, issuedFields } from '../../../contract/record/coded-record.ts';
import { useFieldName, useFieldWords } from '../../components/field-words.tsx';
import { SignedNote } from '../../components/signed-note.tsx';
import type { RecordFormApi } from './field-kit.ts';
import { EnvelopesField } from './keeping-fields.tsx';
import { ArrivalField, NotesField, PlaceFields } from './kept-fields.tsx';

/** The line that the form around it corrects, where its issuer signed it: the core changes nothing of that. */
export const SignedLine = createContext<CodedRecord | undefined>(undefined);

/** Behind the issuer in the head of a correction: how to leave a line that names a wrong one. */
export function NamedHint() {
  const { t } = useTranslation();
  return useContext(SignedLine) === undefined && ` · ${t('form.named')}`;
}

/** What is signed is read, with the reason; what the register alone holds is typed. */
export function SignedFields({ form, line }: { form: RecordFormApi; line: CodedRecord }) {
  const { t } = useTranslation();
  const words = useFieldWords(line.issuer);
  const name = useFieldName(line.book);
  return (
    <>
      <fieldset className="form-part">
        <legend>{t('form.section.kept')}</legend>
        <div className="form-grid">
          <ArrivalField form={form} />
          {/* Lines of earlier generations have no place for it. */}
          {line.generation === 4 && <EnvelopesField form={form} />}
          <PlaceFields form={form} />
          <NotesField form={form} />
        </div>
      </fieldset>
      <section className="form-part" aria-label={t('form.section.signed')}>
        <h2>{t('form.section.signed')}</h2>
        <SignedNote />
        <dl className="facts">
          {issuedFields
            .filter((field) => line[field] !== undefined)
            .map((field) => (
              <div key={field} data-field={field}>
                <dt>
                  {name(field === 'copies' ? 'issuedCopies' : field)}
                  {field === 'recipients' && line.recipients.length > 1 && ` (${line.recipients.length})`}
                </dt>
                <dd>{words(field, line[field])}</dd>
              </div>
            ))}
        </dl>
      </section>
    </>
  );
}
