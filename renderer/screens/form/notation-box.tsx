import { useTranslation } from 'react-i18next';
import {
  inListedCapitals,
  numberBefore,
  strayCharacters,
  suggestedNotations,
  typeContradicted,
} from '../../../domain/numbering/notation.ts';
import { useLaw } from '../../bridge/queries.ts';
import { useCatalogue } from '../../components/catalogue.tsx';
import { type OneCode, Picker } from '../../components/fields/picker.tsx';

/** Ký hiệu: the usual ones are offered, another may be typed from the same parts. */
export function NotationBox({
  value,
  onChange,
  inputRef,
  typeCode,
  parts,
  outside,
  error,
  ...frame
}: OneCode & {
  typeCode: string | undefined;
  parts: readonly string[];
  /** The directory does not list the issuer: the mark of its kind stands for its abbreviation. */
  outside: boolean;
}) {
  const { t } = useTranslation();
  const types = useLaw().data?.types ?? [];
  const type = types.find(({ code }) => code === typeCode);
  const name = useCatalogue('types').words;
  const remarkOn = (notation: string, code: string) => {
    const contradicted = typeContradicted(notation, code, { types, issuerParts: parts });
    if (contradicted === undefined) return undefined;
    const { named: part } = contradicted;
    if (part === null) return t('form.typeLacking', { code, type: name(code) });
    return t('form.typeOther', { part, named: name(part), type: name(code) });
  };
  const remark = value === undefined || typeCode === undefined ? undefined : remarkOn(value, typeCode);
  // What may be typed is needed most where it went wrong, so it stands behind the fault too.
  const list = parts.join(', ');
  const own = outside ? t('form.partsOutside', { parts: list }) : `${t('form.parts')}: ${list}`;
  const permitted = parts.length > 0 ? own : undefined;
  /** A character as it is read aloud, with what to type for it. */
  const characterName = (character: string): string => {
    if (character === ' ') return t('form.character.blank');
    if (/\s/.test(character)) return t('form.character.fixedBlank');
    const named = { character };
    return t(/\p{Pd}|\u2212/u.test(character) ? 'form.character.dash' : 'form.character.other', named);
  };
  const stray = strayCharacters(value ?? '')
    .map(characterName)
    .join(', ');
  const number = numberBefore(value ?? '');
  const accept = (text: string) =>
    onChange(
      text === '' ? undefined : inListedCapitals(text, typeCode === undefined ? parts : [...parts, typeCode]),
    );
  return (
    <Picker
      {...frame}
      {...(inputRef ? { inputRef } : {})}
      {...(permitted !== undefined ? { hint: permitted } : {})}
      remark={remark}
      error={
        error === undefined ? undefined : (
          <>
            {error} {stray !== '' && t('form.strayCharacters', { characters: stray })}{' '}
            {number !== undefined && t('form.numberInNotation', { number })} {permitted}
          </>
        )
      }
      options={suggestedNotations(type, parts).map((notation) => ({ id: notation, words: notation }))}
      chosen={value ?? ''}
      onPick={accept}
      onOwn={accept}
    />
  );
}
