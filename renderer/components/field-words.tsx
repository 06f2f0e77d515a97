import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ControlCode } from '../../contract/record/control-code.ts';
import { type Book, endless, Level, Urgency } from '../../contract/record/fields.ts';
import { LocalDate } from '../../contract/scalar.ts';
import { showCode } from '../format/codes.ts';
import { formatDate } from '../format/dates.ts';
import type { SharedWords } from '../i18n/vi/index.ts';
import { useCatalogue } from './catalogue.tsx';
import { HolderName } from './custody/names.tsx';
import { LevelMark } from './level-mark.tsx';
import { PersonName, PlacedOrganisationName, RecipientName } from './names.tsx';

/** The value of any field of a record of `issuer` in words. */
export function useFieldWords(issuer: string): (field: string, value: unknown) => ReactNode {
  const { t } = useTranslation();
  const types = useCatalogue('types');
  const notes = useCatalogue('notes');
  const things = useCatalogue('things');
  return (field, value) => {
    if (value === undefined || value === null) return '–';
    if (field === 'copyAllowed') return t(value ? 'words.copying.allowed' : 'words.copying.forbidden');
    if (typeof value === 'boolean') return t(value ? 'words.yes' : 'words.no');
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value)) {
      if (value.length === 0) return '–';
      return (
        <ul>
          {value.map((one: string) => (
            <li key={one}>
              {field === 'noteCodes' ? notes.words(one) : <RecipientName code={one} issuer={issuer} />}
            </li>
          ))}
        </ul>
      );
    }
    if (typeof value !== 'string') return '–';
    if (field === 'level') return <LevelMark level={Level.parse(value)} />;
    if (field === 'urgency') return t(`words.urgency.${Urgency.parse(value)}`);
    if (field === 'typeCode') return types.words(value);
    if (field === 'thing') return things.words(value);
    if (value === endless) return t('words.endless');
    if (field === 'fileUnit') return <HolderName code={value} />;
    if (field === 'issuer') return <PlacedOrganisationName code={value} />;
    if (field === 'signer') return <PersonName code={value} of={issuer} />;
    const code = ControlCode.safeParse(value);
    if (code.success) return <span className="code">{showCode(code.data)}</span>;
    return LocalDate.safeParse(value).success ? formatDate(value) : value;
  };
}

/** The name of a field: two days and the number of copies mean another thing in each book. */
export function useFieldName(book: Book): (field: FieldName) => string {
  const { t } = useTranslation();
  return (field) =>
    field === 'dueOn' || field === 'returnBy' || field === 'copies'
      ? t(`words.fieldOf.${book}.${field}`)
      : t(`words.field.${field}`);
}
type FieldName = keyof SharedWords['words']['field'];
