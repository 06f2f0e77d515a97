import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { LawView } from '../../../contract/ipc/views.ts';
import type { RecordInput } from '../../../contract/record/coded-record.ts';
import { type Book, Level, Urgency } from '../../../contract/record/fields.ts';
import { useUnlocked } from '../../app/session-context.ts';
import { CodeBox, DateBox, NumberBox, TextBox, Tick } from '../../components/fields/boxes.tsx';
import { NotesBox, TypeBox } from '../../components/fields/catalogue-boxes.tsx';
import { Choice } from '../../components/fields/choice.tsx';
import { OrganisationBox, OrganisationsBox } from '../../components/fields/organisations.tsx';
import { LevelMark } from '../../components/level-mark.tsx';
import { useFieldError } from './field-error.ts';
import { NotationBox } from './notation-box.tsx';
import { ProtectionBox } from './protection-box.tsx';
import { SignerBox } from './signer-box.tsx';
import type { Values } from './values.ts';

export type RecordFormApi = UseFormReturn<Values, unknown, RecordInput>;

/** The fields in the order of the hand: level and number first, then who, how many, and until when. */
export function Fields({
  form,
  book,
  parts,
  protectionYears,
}: {
  form: RecordFormApi;
  book: Book;
  parts: string[];
  protectionYears: LawView['protectionYears'];
}) {
  const { t } = useTranslation();
  const { control } = form;
  const self = useUnlocked().organisation.code;
  const error = useFieldError(form);
  const opener = form.watch('namedOpenerOnly');
  const issuer = form.watch('issuer');
  const word = (field: keyof Values) => t(`words.field.${field}`);
  return (
    <>
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
          {book === 'incoming' && (
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
          {book === 'incoming' && (
            <Controller
              control={control}
              name="issuer"
              render={({ field }) => (
                <OrganisationBox
                  {...box(field)}
                  label={word('issuer')}
                  without={[self]}
                  error={error('issuer')}
                />
              )}
            />
          )}
          <Controller
            control={control}
            name="number"
            render={({ field }) => (
              <NumberBox {...box(field)} label={word('number')} error={error('number')} />
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
                typeCode={form.watch('typeCode')}
                parts={parts}
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
              />
            )}
          />
          {book === 'incoming' && (
            <Controller
              control={control}
              name="arrivedOn"
              render={({ field }) => (
                <DateBox {...box(field)} lean="past" label={word('arrivedOn')} error={error('arrivedOn')} />
              )}
            />
          )}
        </div>
      </fieldset>
      <fieldset className="form-part">
        <legend>{t('form.section.parties')}</legend>
        <div className="form-grid">
          <Controller
            control={control}
            name="signer"
            render={({ field }) => (
              <SignerBox
                {...box(field)}
                issuer={issuer}
                label={word('signer')}
                optional={opener}
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
                options={Urgency.options.map((urgency) => ({
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
                <OrganisationsBox
                  value={field.value}
                  inputRef={field.ref}
                  onChange={(codes) => {
                    field.onChange(codes);
                    // One copy each and one that stays, until the clerk says otherwise.
                    if (!form.formState.dirtyFields.copies) form.setValue('copies', codes.length + 1);
                  }}
                  label={word('recipients')}
                  without={[self]}
                  error={error('recipients')}
                />
              )}
            />
          )}
        </div>
      </fieldset>
      <fieldset className="form-part">
        <legend>{t('form.section.counts')}</legend>
        <div className="form-grid">
          {(['copies', 'pages', 'enclosures'] as const).map((name) => (
            <Controller
              key={name}
              control={control}
              name={name}
              render={({ field }) => (
                <NumberBox
                  {...box(field)}
                  label={word(name)}
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
                {...(opener ? { hint: t('form.openerHint') } : {})}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
        </div>
      </fieldset>
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
          <Controller
            control={control}
            name="protectUntil"
            render={({ field }) => (
              <ProtectionBox
                {...box(field)}
                label={word('protectUntil')}
                error={error('protectUntil')}
                level={form.watch('level')}
                issuedOn={form.watch('issuedOn')}
                years={protectionYears}
              />
            )}
          />
          <Controller
            control={control}
            name="storeAt"
            render={({ field }) => (
              <TextBox
                {...box(field)}
                label={word('storeAt')}
                optional
                maxLength={11}
                hint={t('form.storeHint')}
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
                maxLength={13}
                hint={t('form.dossierHint')}
                error={error('dossier')}
              />
            )}
          />
          <Controller
            control={control}
            name="replyTo"
            render={({ field }) => (
              <CodeBox {...box(field)} label={word('replyTo')} optional error={error('replyTo')} />
            )}
          />
          <Controller
            control={control}
            name="noteCodes"
            render={({ field }) => (
              <NotesBox
                value={field.value}
                onChange={field.onChange}
                inputRef={field.ref}
                label={word('noteCodes')}
                optional
                error={error('noteCodes')}
              />
            )}
          />
        </div>
      </fieldset>
    </>
  );
}

/** What a box takes from its field. */
const box = <Value,>(field: {
  value: Value;
  onChange: (value: Value) => void;
  ref: (element: HTMLInputElement | null) => void;
}) => ({
  value: field.value,
  onChange: field.onChange,
  inputRef: field.ref,
});
