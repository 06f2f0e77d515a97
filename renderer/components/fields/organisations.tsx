import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedBody, OrganisationChoice } from '../../../contract/ipc/directory-views.ts';
import { inOrder } from '../../../contract/lists.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import {
  bodiesNamed,
  organisationsOf,
  useOrganisation,
  useOrganisations,
} from '../../bridge/organisations.ts';
import { useDirectorySearch } from '../../bridge/queries.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { useCatalogue } from '../catalogue.tsx';
import { Chips } from './chips.tsx';
import { type CodeList, readCodeList, readNameList, typedCodeList } from './code-list.ts';
import { type ListOutcome, type ManyCodes, maxLength, type OneCode, Picker } from './picker.tsx';
import type { FoundOptions, PickerOption } from './picker-options.ts';

/** `stale` while the list still answers to what was typed before. */
function useFound(
  text: string,
  taken: readonly OrganisationCode[],
): { options: FoundOptions; stale: boolean } {
  const { t } = useTranslation();
  const search = useDirectorySearch(text);
  const kinds = useCatalogue('bodies');
  const optionOf = ({ code, name, above, canReceive, ended, outside }: OrganisationChoice): PickerOption => ({
    ...{ id: code, code, above, ended, taken: taken.includes(code) },
    words: outside === undefined ? name : kinds.words(outside),
    ...(canReceive || ended
      ? {}
      : { note: t(outside === undefined ? 'fields.cannotReceive' : 'fields.outside') }),
  });
  const { organisations = [], clear = false, total = 0 } = search.data ?? {};
  return {
    options: { options: organisations.map(optionOf), clear, total },
    stale: search.isPlaceholderData || search.isPending,
  };
}

/** Where a body belongs: those above it and its code, or its kind where its number is all that is known. */
function usePlaceOf(): (body: OrganisationChoice) => string {
  const kinds = useCatalogue('bodies');
  return ({ code, name, above, outside }) =>
    outside !== undefined && name === code ? kinds.words(outside) : [...above, code].join(' · ');
}

interface WithUnmatched {
  /** What else can be done about a body that the directory does not list. */
  unmatchedNext?: string;
}

/** One body of the directory; those above it stand below the box. */
export function OrganisationBox({ value, onChange, inputRef, ...frame }: OneCode & WithUnmatched) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const chosen = useOrganisation(value);
  const placeOf = usePlaceOf();
  return (
    <Picker
      {...frame}
      {...(inputRef ? { inputRef } : {})}
      {...useFound(text, [])}
      chosen={chosen?.name ?? value ?? ''}
      given={value}
      chosenNote={chosen ? placeOf(chosen) : undefined}
      onTyped={setText}
      onPick={(code) => onChange(code === '' ? undefined : code)}
      emptyWords={t('fields.noMatch')}
    />
  );
}

/** The members that stand in a list before, once for each time. */
const repeatedIn = (codes: readonly OrganisationCode[]): OrganisationCode[] =>
  codes.filter((code, index) => codes.indexOf(code) < index);

const noOptions: FoundOptions = { options: [], clear: false, total: 0 };

/** Many bodies, as a box that keeps taking names or a list of codes or names, and a list of those chosen. */
export function OrganisationsBox({ value, onChange, inputRef, ...frame }: ManyCodes & WithUnmatched) {
  const { t } = useTranslation();
  const self = useUnlocked().organisation.code;
  const [text, setText] = useState('');
  const entry = useRef<(() => void) | null>(null);
  const latest = useRef(value);
  latest.current = value;
  /** What the box itself made of them, and what was last put there from outside. */
  const own = useRef(value.join());
  const given = useRef<string>(undefined);
  if (own.current !== value.join()) {
    own.current = value.join();
    given.current = own.current;
  }
  const names = useOrganisations(value);
  const list = typedCodeList(text);
  const nameList = list === undefined ? readNameList(text) : undefined;
  const listed = useOrganisations(list?.codes ?? []);
  const found = useFound(list === undefined && nameList === undefined ? text.slice(0, maxLength) : '', value);
  const placeOf = usePlaceOf();
  const change = (codes: string[]) => {
    latest.current = codes;
    own.current = codes.join();
    onChange(codes);
  };

  /** Which codes of a list are known, and which of them chosen already, while it is typed; the word at its end may not be whole yet. */
  const listWords = () => {
    if (nameList !== undefined) {
      return t('fields.listNames', { number: nameList.codes.length + nameList.unread.length });
    }
    if (list === undefined) return undefined;
    const known = list.codes.filter((code) => code !== self && listed.get(code) != null);
    const chosen = known.filter((code) => value.includes(code));
    const added = known.length - chosen.length;
    const unknown = list.codes.filter((code) => code === self || listed.get(code) === null);
    const left = [...unknown, ...list.unread].filter((word) => word !== list.last);
    return [
      ...(added > 0 || chosen.length === 0 ? [t('fields.listRead', { number: added })] : []),
      ...(chosen.length > 0 ? [t('fields.listChosen', { codes: chosen.join(', ') })] : []),
      ...(left.length > 0 ? [t('fields.listLeft', { codes: left.join(', ') })] : []),
    ].join(' ');
  };

  async function addAll({ codes, again, unread: names }: CodeList): Promise<ListOutcome> {
    const [known, named] = await Promise.all([organisationsOf(codes), bodiesNamed(names)]);
    const before = latest.current;
    const isNamed = (body: NamedBody | undefined): body is OrganisationCode =>
      body !== undefined && body !== 'unknown' && body !== 'several';
    const unknown = codes.filter((code) => code === self || known.get(code) === null);
    const read = [...codes.filter((code) => !unknown.includes(code)), ...named.filter(isNamed)];
    const listed = [...new Set(read)];
    const added = listed.filter((code) => !before.includes(code));
    change([...before, ...added]);
    const twice = [...again.filter((code) => listed.includes(code)), ...repeatedIn(read)];
    const nowhere = [...unknown, ...names.filter((_, index) => named[index] === 'unknown')];
    const several = names.filter((_, index) => named[index] === 'several');
    // A name may have a comma in it.
    const joined = (entries: readonly string[]) => entries.join(names.length === 0 ? ', ' : '; ');
    const report = [
      t('fields.listAdded', { added: added.length, repeated: listed.length - added.length }),
      ...(twice.length > 0
        ? [t('fields.listTwice', { number: twice.length, codes: [...new Set(twice)].join(', ') })]
        : []),
      ...(nowhere.length > 0 ? [t('fields.listLeft', { codes: joined(nowhere) })] : []),
      ...(several.length > 0 ? [t('fields.listSeveral', { names: joined(several) })] : []),
    ].join(' ');
    const left = joined([...nowhere, ...several]);
    return { left, report, fault: left === '' ? undefined : 'CHOICE_UNLISTED' };
  }

  return (
    <div className="many">
      <Picker
        {...frame}
        {...(inputRef ? { inputRef } : {})}
        many
        {...(list === undefined && nameList === undefined ? found : { options: noOptions, stale: false })}
        listWords={listWords()}
        chosen=""
        given={given.current}
        onTyped={setText}
        onPick={(code) => code !== '' && change([...latest.current, code])}
        onBack={() => change(latest.current.slice(0, -1))}
        onIntoChosen={() => entry.current?.()}
        onList={(given) => {
          const whole = typedCodeList(given) ?? readCodeList(given) ?? readNameList(given);
          return whole && addAll(whole);
        }}
        placeholder={t('fields.addRecipient')}
        emptyWords={t('fields.noMatch')}
      />
      <Chips
        entry={entry}
        onRemove={(code) => change(latest.current.filter((one) => one !== code))}
        order={t('fields.chosenOrder')}
        items={inOrder(value).map((code) => {
          const body = names.get(code);
          return {
            id: code,
            name: body ? `${body.name}, ${placeOf(body)}` : code,
            shown: (
              <span className="chip-name" title={body ? `${body.name} · ${placeOf(body)}` : code}>
                {body?.name ?? code} {body && <span className="hint">{placeOf(body)}</span>}
              </span>
            ),
          };
        })}
      />
    </div>
  );
}
