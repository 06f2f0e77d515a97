import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../catalogue.tsx';
import { Chips } from './chips.tsx';
import { type ManyCodes, type OneCode, Picker } from './picker.tsx';

const optionOf = ({ code, words }: { code: string; words: string }) => ({ id: code, code, words });

/** One entry of a catalogue. */
function CatalogueBox({
  catalogue,
  value,
  onChange,
  inputRef,
  ...frame
}: OneCode & { catalogue: 'types' | 'things' }) {
  const { options, words } = useCatalogue(catalogue);
  return (
    <Picker
      {...frame}
      {...(inputRef ? { inputRef } : {})}
      options={options.map(optionOf)}
      given={value}
      chosen={value === undefined ? '' : words(value)}
      onPick={(code) => onChange(code === '' ? undefined : code)}
    />
  );
}

/** One type of the catalogue. */
export const TypeBox = (box: OneCode) => <CatalogueBox {...box} catalogue="types" />;

/** A kind of thing that is no paper. */
export const ThingBox = (box: OneCode) => <CatalogueBox {...box} catalogue="things" />;

/** Notes by code, at most five. */
export function NotesBox({ value, onChange, inputRef, ...frame }: ManyCodes) {
  const { t } = useTranslation();
  const { options, words } = useCatalogue('notes');
  const entry = useRef<(() => void) | null>(null);
  return (
    <div className="many">
      <Picker
        {...frame}
        {...(inputRef ? { inputRef } : {})}
        many
        options={options.map((option) => ({ ...optionOf(option), taken: value.includes(option.code) }))}
        chosen=""
        onPick={(code) => code !== '' && onChange([...value, code].slice(0, 5))}
        onIntoChosen={() => entry.current?.()}
        onBack={() => onChange(value.slice(0, -1))}
        placeholder={t('fields.addNote')}
      />
      <Chips
        entry={entry}
        onRemove={(code) => onChange(value.filter((one) => one !== code))}
        items={value.map((code) => ({ id: code, name: words(code), shown: words(code) }))}
      />
    </div>
  );
}
