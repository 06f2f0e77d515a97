import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../catalogue.tsx';
import { Icon } from '../icon.tsx';
import type { FrameProps } from './frame.tsx';
import { Picker } from './picker.tsx';

/** One type of the catalogue. */
export function TypeBox({
  value,
  onChange,
  inputRef,
  ...frame
}: FrameProps & {
  value: string | undefined;
  onChange: (code: string | undefined) => void;
  inputRef?: Ref<HTMLInputElement>;
}) {
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
export function NotesBox({
  value,
  onChange,
  inputRef,
  ...frame
}: FrameProps & {
  value: readonly string[];
  onChange: (codes: string[]) => void;
  inputRef?: Ref<HTMLInputElement>;
}) {
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
      {value.length > 0 && (
        <ul className="chips" aria-label={t('fields.chosen')}>
          {value.map((code) => (
            <li key={code} className="chip">
              {words(code)}
              <button
                type="button"
                tabIndex={-1}
                aria-label={t('fields.remove', { name: words(code) })}
                onClick={() => onChange(value.filter((one) => one !== code))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
