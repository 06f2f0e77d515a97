import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Holder, holderKind, type Receiver } from '../../../contract/custody/holder.ts';
import type { SectionView } from '../../../contract/ipc/custody-views.ts';
import type { Level } from '../../../contract/record/fields.ts';
import type { PersonCode } from '../../../contract/scalar.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useWording } from '../failure.tsx';
import { Chips } from '../fields/chips.tsx';
import { type ManyCodes, type OneCode, Picker, type PickerOption } from '../fields/picker.tsx';
import { useNames } from './names.tsx';
import type { OfficeView } from './office.ts';

type Person = SectionView['persons'][number];

/** Persons as options: their units stand below the name; who may not see the level comes last, and says so. */
function usePersonOptions(office: OfficeView, level: Level | undefined): (person: Person) => PickerOption {
  const { t } = useTranslation();
  const names = useNames();
  return ({ code, name, units, roles, hasToken }) => {
    const cleared = level === undefined || office.isCleared(code, level);
    const note = cleared
      ? hasToken
        ? roles.map((role) => t(`words.role.${role}`)).join(', ')
        : t('custody.noToken')
      : t('custody.notCleared');
    return {
      ...{ id: code, code, words: name, person: true, ended: !cleared, above: units.map(names) },
      ...(note === '' ? {} : { note }),
    };
  };
}

/** What is wrong with a person who may not see the level. */
function useClearanceFault(
  office: OfficeView,
  level: Level | undefined,
): (code: Holder | undefined) => string | undefined {
  const wording = useWording();
  return (code) => {
    if (code === undefined || level === undefined || holderKind(code) !== 'person') return undefined;
    if (office.isCleared(code, level)) return undefined;
    const { what, next } = wording({ code: 'CLEARANCE_MISSING', detail: { holder: code } });
    return `${what} ${next}`;
  };
}

/** Somebody who takes copies over: the desk, a unit, a person. */
export function ReceiverBox({
  value,
  onChange,
  inputRef,
  office,
  level,
  offers = () => true,
  ...frame
}: OneCode & {
  office: OfficeView;
  level: Level;
  /** Who of them can be chosen. */
  offers?: (code: Receiver) => boolean;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const personOf = usePersonOptions(office, level);
  const fault = useClearanceFault(office, level);
  const { units, persons } = office.section;
  const options: PickerOption[] = [
    { id: 'desk', words: t('custody.desk') },
    ...units.map(({ code, name }) => ({ id: code, code, words: name })),
    ...persons.map(personOf),
  ];
  return (
    <Picker
      {...frame}
      {...(inputRef ? { inputRef } : {})}
      error={frame.error ?? fault(value)}
      options={options.filter(({ id }) => offers(id))}
      given={value}
      chosen={value === undefined ? '' : names(value)}
      chosenNote={value === undefined || value === 'desk' ? undefined : noteOf(office, value, names)}
      onPick={(code) => onChange(code === '' ? undefined : code)}
      emptyWords={t('custody.noReceiver')}
    />
  );
}

/** The units of a person, and the code. */
const noteOf = (office: OfficeView, code: string, names: (code: string) => string): string =>
  [...(office.person(code)?.units.map(names) ?? []), code].join(' · ');

/** One person of those listed, who may see `level` where that is asked. */
export function PersonBox({
  value,
  onChange,
  inputRef,
  office,
  level,
  persons,
  ...frame
}: OneCode & { office: OfficeView; level?: Level; persons: readonly PersonCode[] }) {
  const names = useNames();
  const optionOf = usePersonOptions(office, level);
  const fault = useClearanceFault(office, level);
  return (
    <Picker
      {...frame}
      {...(inputRef ? { inputRef } : {})}
      error={frame.error ?? fault(value)}
      options={persons.flatMap((code) => office.person(code) ?? []).map(optionOf)}
      given={value}
      chosen={value === undefined ? '' : names(value)}
      chosenNote={value === undefined ? undefined : noteOf(office, value, names)}
      onPick={(code) => onChange(code === '' ? undefined : code)}
    />
  );
}

/** Several persons who may see the level. */
export function PersonsBox({
  value,
  onChange,
  inputRef,
  office,
  level,
  ...frame
}: ManyCodes & { office: OfficeView; level: Level }) {
  const { t } = useTranslation();
  const names = useNames();
  const optionOf = usePersonOptions(office, level);
  const fault = useClearanceFault(office, level);
  const [refused, setRefused] = useState<PersonCode>();
  const entry = useRef<(() => void) | null>(null);
  return (
    <div className="many">
      <Picker
        {...frame}
        {...(inputRef ? { inputRef } : {})}
        many
        error={frame.error ?? fault(refused)}
        options={office.section.persons.map((person) => ({
          ...optionOf(person),
          taken: value.includes(person.code),
        }))}
        chosen=""
        onTyped={(text) => text !== '' && setRefused(undefined)}
        onPick={(code) => {
          if (code === '') return;
          const may = office.isCleared(code, level);
          setRefused(may ? undefined : code);
          if (may) onChange([...value, code]);
        }}
        onIntoChosen={() => entry.current?.()}
        onBack={() => onChange(value.slice(0, -1))}
        placeholder={t('custody.addPerson')}
        emptyWords={t('custody.noReceiver')}
      />
      <Chips
        entry={entry}
        onRemove={(code) => onChange(value.filter((one) => one !== code))}
        items={value.map((code) => ({
          ...{ id: code, name: names(code) },
          shown: (
            <span className="chip-name" title={noteOf(office, code, names)}>
              {names(code)}
            </span>
          ),
        }))}
      />
    </div>
  );
}

/** A unit of those given. */
export function UnitBox({
  value,
  onChange,
  inputRef,
  units,
  ...frame
}: OneCode & { units: SectionView['units'] }) {
  const names = useNames();
  return (
    <Picker
      {...frame}
      {...(inputRef ? { inputRef } : {})}
      options={units.map(({ code, name }) => ({ id: code, code, words: name }))}
      given={value}
      chosen={value === undefined ? '' : names(value)}
      onPick={(code) => onChange(code === '' ? undefined : code)}
    />
  );
}

/** A shelf of those given, by what its label says. */
export function ShelfBox({
  value,
  onChange,
  inputRef,
  shelves,
  ...frame
}: OneCode & { shelves: SectionView['places'] }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Picker
      {...frame}
      {...(inputRef ? { inputRef } : {})}
      options={shelves.map(({ code, unit }) => ({ id: code, words: code, note: names(unit) }))}
      given={value}
      chosen={value ?? ''}
      onPick={(code) => onChange(code === '' ? undefined : code)}
      emptyWords={t('custody.noShelf')}
    />
  );
}

/** A place outside to which copies are taken. */
export function OutsidePlaceBox({
  value,
  onChange,
  inputRef,
  office,
  ...frame
}: OneCode & { office: OfficeView }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Picker
      {...frame}
      {...(inputRef ? { inputRef } : {})}
      options={office.section.outsidePlaces.map(({ code, name }) => ({ id: code, code, words: name }))}
      given={value}
      chosen={value === undefined ? '' : names(value)}
      onPick={(code) => onChange(code === '' ? undefined : code)}
      emptyWords={t('custody.noOutsidePlace')}
    />
  );
}

/** For what a copy is taken out. */
export function PurposeBox({ value, onChange, inputRef, ...frame }: OneCode) {
  const { options, words } = useCatalogue('purposes');
  return (
    <Picker
      {...frame}
      {...(inputRef ? { inputRef } : {})}
      options={options.map((option) => ({ id: option.code, code: option.code, words: option.words }))}
      given={value}
      chosen={value === undefined ? '' : words(value)}
      onPick={(code) => onChange(code === '' ? undefined : code)}
    />
  );
}
