import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisation } from '../../bridge/organisations.ts';
import { useDirectorySearch } from '../../bridge/queries.ts';
import { OrganisationName } from '../names.tsx';
import { Chip, Chips } from './chips.tsx';
import { type ManyCodes, type OneCode, Picker, type PickerOption } from './picker.tsx';

/** `stale` while the list still answers to what was typed before. */
function useFound(text: string, without: readonly string[]): { options: PickerOption[]; stale: boolean } {
  const { t } = useTranslation();
  const search = useDirectorySearch(text);
  const options = (search.data?.organisations ?? [])
    .filter(({ code }) => !without.includes(code))
    .map(({ code, name, canReceive }) => ({
      id: code,
      words: name,
      note: canReceive ? code : `${code} · ${t('fields.cannotReceive')}`,
    }));
  return { options, stale: search.isPlaceholderData || search.isPending };
}

/** One body of the directory. */
export function OrganisationBox({
  value,
  onChange,
  without,
  inputRef,
  ...frame
}: OneCode & { without: readonly string[] }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <Picker
      {...frame}
      {...(inputRef ? { inputRef } : {})}
      {...useFound(text, without)}
      chosen={useOrganisation(value)?.name ?? value ?? ''}
      onTyped={setText}
      onPick={(code) => onChange(code === '' ? undefined : code)}
      emptyWords={t('fields.noMatch')}
    />
  );
}

/** Many bodies, as a box that keeps taking names and a list of those chosen. */
export function OrganisationsBox({
  value,
  onChange,
  without,
  inputRef,
  ...frame
}: ManyCodes & { without: readonly string[] }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <div className="many">
      <Picker
        {...frame}
        {...(inputRef ? { inputRef } : {})}
        many
        {...useFound(text, [...without, ...value])}
        chosen=""
        onTyped={setText}
        onPick={(code) => code !== '' && onChange([...value, code])}
        onBack={() => onChange(value.slice(0, -1))}
        placeholder={t('fields.addRecipient')}
        emptyWords={t('fields.noMatch')}
      />
      <Chips>
        {value.map((code, index) => (
          <OrganisationChip
            key={code}
            code={code}
            number={index + 1}
            onRemove={() => onChange(value.filter((one) => one !== code))}
          />
        ))}
      </Chips>
    </div>
  );
}

function OrganisationChip({
  code,
  number,
  onRemove,
}: {
  code: string;
  number: number;
  onRemove: () => void;
}) {
  return (
    <Chip name={useOrganisation(code)?.name ?? code} onRemove={onRemove}>
      <span className="chip-number">{number}</span>
      <OrganisationName code={code} />
    </Chip>
  );
}
