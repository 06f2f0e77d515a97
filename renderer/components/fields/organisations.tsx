import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisation } from '../../bridge/organisations.ts';
import { useDirectorySearch } from '../../bridge/queries.ts';
import { Icon } from '../icon.tsx';
import { OrganisationName } from '../names.tsx';
import type { FrameProps } from './frame.tsx';
import { Picker, type PickerOption } from './picker.tsx';

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
}: FrameProps & {
  value: string | undefined;
  onChange: (code: string | undefined) => void;
  without: readonly string[];
  inputRef?: Ref<HTMLInputElement>;
}) {
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
}: FrameProps & {
  value: readonly string[];
  onChange: (codes: string[]) => void;
  without: readonly string[];
  inputRef?: Ref<HTMLInputElement>;
}) {
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
      <Chosen codes={value} onRemove={(code) => onChange(value.filter((one) => one !== code))} />
    </div>
  );
}

function Chosen({ codes, onRemove }: { codes: readonly string[]; onRemove: (code: string) => void }) {
  const { t } = useTranslation();
  if (codes.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('fields.chosen')}>
      {codes.map((code, index) => (
        <li key={code} className="chip">
          <span className="chip-number">{index + 1}</span>
          <OrganisationName code={code} />
          <RemoveChip code={code} onRemove={() => onRemove(code)} />
        </li>
      ))}
    </ul>
  );
}

function RemoveChip({ code, onRemove }: { code: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const name = useOrganisation(code)?.name ?? code;
  return (
    <button type="button" tabIndex={-1} aria-label={t('fields.remove', { name })} onClick={onRemove}>
      <Icon name="close" />
    </button>
  );
}
