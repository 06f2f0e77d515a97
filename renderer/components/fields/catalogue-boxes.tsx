import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../catalogue.tsx';
import { Chip, Chips } from './chips.tsx';
import { type ManyCodes, type OneCode, Picker } from './picker.tsx';

/** One type of the catalogue. */
export function TypeBox({ value, onChange, inputRef, ...frame }: OneCode) {
  const { options, words } = useCatalogue('types');
  return (
    <Picker
      {...frame}
      {...(inputRef ? { inputRef } : {})}
      options={options.map((option) => ({ id: option.code, words: option.words, note: option.code }))}
      chosen={value === undefined ? '' : words(value)}
      onPick={(code) => onChange(code === '' ? undefined : code)}
    />
  );
}

/** Notes by code, at most five. */
export function NotesBox({ value, onChange, inputRef, ...frame }: ManyCodes) {
  const { t } = useTranslation();
  const { options, words } = useCatalogue('notes');
  return (
    <div className="many">
      <Picker
        {...frame}
        {...(inputRef ? { inputRef } : {})}
        many
        options={options
          .filter(({ code }) => !value.includes(code))
          .map((option) => ({ id: option.code, words: option.words, note: option.code }))}
        chosen=""
        onPick={(code) => code !== '' && onChange([...value, code].slice(0, 5))}
        onBack={() => onChange(value.slice(0, -1))}
        placeholder={t('fields.addNote')}
      />
      <Chips>
        {value.map((code) => (
          <Chip key={code} name={words(code)} onRemove={() => onChange(value.filter((one) => one !== code))}>
            {words(code)}
          </Chip>
        ))}
      </Chips>
    </div>
  );
}
