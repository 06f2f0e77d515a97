import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { holderKind, type Receiver } from '../../../contract/custody/holder.ts';
import { DossierCode } from '../../../contract/record/fields.ts';
import { Carrier, RunNumber } from '../../../contract/record/paper.ts';
import { TwoPersonAct } from '../../../contract/rights/two-person.ts';
import { LocalDate } from '../../../contract/scalar.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { today } from '../../format/dates.ts';
import { DateBox, NumberBox, TextBox } from '../fields/boxes.tsx';
import { Choice } from '../fields/choice.tsx';
import { Picker } from '../fields/picker.tsx';
import {
  countersignersOf,
  type DeedContext,
  type DeedDraft,
  deeds,
  type PartName,
  partsOf,
  secondsOf,
} from './deeds.ts';
import { OutsidePlaceBox, PurposeBox, ReceiverBox, ShelfBox } from './holder-boxes.tsx';
import { HolderName, useNames } from './names.tsx';
import type { OfficeView } from './office.ts';
import { PermitFields, usePermitLacks } from './permit-fields.tsx';
import { SecondFields } from './second-fields.tsx';
import { SigningFields, useSigningLacks } from './signing-fields.tsx';

interface PartProps {
  context: DeedContext;
  draft: DeedDraft;
  change: (change: Partial<DeedDraft>) => void;
}

/** The boxes of a part. */
export function Part({ name, ...props }: PartProps & { name: PartName }) {
  const Boxes = boxes[name];
  return <Boxes {...props} />;
}

const boxes: Readonly<Record<PartName, (props: PartProps) => ReactNode>> = {
  receiver: ReceiverPart,
  until: UntilPart,
  permit: PermitPart,
  carrier: CarrierPart,
  acceptance: AcceptancePart,
  collection: CollectionPart,
  shelf: ShelfPart,
  dossier: DossierPart,
  outing: OutingPart,
  arrival: ArrivalPart,
  found: FoundPart,
  second: SecondPart,
};

/** Whom copies can go to: not to who has them, and what was asked back to nobody but the desk. */
const offers =
  ({ deed, items }: DeedContext) =>
  (to: Receiver): boolean =>
    items.every(
      ({ inside: { holder, recalled } }) =>
        to !== holder && (recalled === null || to === 'desk' || deed === 'give-back'),
    );

function ReceiverPart({ context, draft, change }: PartProps) {
  const { t } = useTranslation();
  const { office, level, deed } = context;
  return (
    <ReceiverBox
      label={t(deeds[deed].to ?? 'custody.to.transfer')}
      {...{ office, level, value: draft.to, offers: offers(context) }}
      onChange={(to) => change({ to })}
    />
  );
}

function UntilPart({ context: { deed }, draft, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <DateBox
      label={t(deeds[deed].until ?? 'custody.until.lend')}
      lean="future"
      refuse={(day) => (day < today() ? t('custody.rule.dayPast') : undefined)}
      value={draft.until}
      onChange={(until) => change({ until })}
    />
  );
}

function PermitPart({ context: { office, level, deed }, draft, change }: PartProps) {
  const { permit } = deeds[deed];
  if (permit === undefined) return null;
  return (
    <PermitFields
      {...{ office, level, right: permit.right, optional: permit.optional, draft: draft.permit }}
      onChange={(next) => change({ permit: next })}
    />
  );
}

function CarrierPart({ draft: { carrier, run }, change }: PartProps) {
  const { t } = useTranslation();
  const label = t(`custody.run.${carrier ?? 'courier'}`);
  const isWrong = run !== undefined && !RunNumber.safeParse(run).success;
  return (
    <>
      <Choice
        label={t('custody.field.carrier')}
        options={Carrier.options.map((value) => ({ value, shown: t(`words.carrier.${value}`) }))}
        value={carrier}
        onChange={(value) => change({ carrier: value })}
      />
      <NumberBox
        label={label}
        error={isWrong ? t('custody.rule.run') : undefined}
        value={run}
        onChange={(value) => change({ run: value })}
      />
    </>
  );
}

/** Who accepts and how; what is neither lent nor given out may be put on a shelf at once. */
function AcceptancePart({ context, draft, change }: PartProps) {
  const { t } = useTranslation();
  const { office, level, items } = context;
  const { to, way, person, shelf } = draft;
  if (to === undefined) return null;
  const maySign = office.actsFor(office.user, to) && office.isCleared(office.user, level);
  const takers = office.section.persons.map(({ code }) => code).filter((code) => office.actsFor(code, to));
  // What somebody signs beside the session names no shelf.
  const taker = way === 'own' ? office.user : way === 'paper' ? person : undefined;
  const mayShelve = items.every(({ inside: { offer } }) => offer?.until === null);
  const shelves = mayShelve && taker !== undefined ? office.shelvesOf(taker) : [];
  return (
    <>
      <p>
        {t('custody.acceptFor')} <HolderName code={to} />
      </p>
      <SigningFields
        {...{ office, draft, beside: countersignersOf(context, to), level }}
        {...{ mayOwn: maySign, persons: takers }}
        label={t('custody.field.taker')}
        wayLabel={t('custody.field.way')}
        // The shelf is the taker's.
        change={(said) => change('line' in said ? said : { ...said, shelf: undefined })}
      />
      <ShelfNowBox {...{ shelves, shelf, change }} />
    </>
  );
}

/** Those who can answer for copies that are with any of the holders, but for who collects them. */
const giversOf = ({ office, items }: DeedContext): string[] =>
  office.section.persons
    .map(({ code }) => code)
    .filter(
      (code) => code !== office.user && items.every(({ inside: { holder } }) => office.actsFor(code, holder)),
    );

function CollectionPart({ context, draft, change }: PartProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { office } = context;
  const { to, shelf } = draft;
  const shelves = office.shelvesOf(office.user);
  return (
    <>
      <Choice
        label={t('custody.to.collect')}
        options={office.ownReceivers().map((value) => ({ value, shown: names(value) }))}
        value={to}
        onChange={(value) => change({ to: value })}
      />
      <SigningFields
        {...{ office, draft, change, beside: countersignersOf(context, to) }}
        {...{ mayOwn: false, persons: giversOf(context) }}
        label={t('custody.field.giver')}
        wayLabel={t('custody.field.way')}
      />
      <ShelfNowBox {...{ shelves, shelf, change }} />
    </>
  );
}

/** The shelf that copies are put on at once, where the person keeps any. */
function ShelfNowBox({
  shelves,
  shelf,
  change,
}: Pick<PartProps, 'change'> & Pick<DeedDraft, 'shelf'> & { shelves: ReturnType<OfficeView['shelvesOf']> }) {
  const { t } = useTranslation();
  if (shelves.length === 0) return null;
  return (
    <ShelfBox
      label={t('custody.field.shelfNow')}
      optional
      {...{ shelves, value: shelf }}
      onChange={(code) => change({ shelf: code })}
    />
  );
}

function ShelfPart({ context: { office, items }, draft, change }: PartProps) {
  const { t } = useTranslation();
  const taken = new Set(items.map(({ inside: { holder } }) => holder));
  return (
    <ShelfBox
      label={t('words.field.storeAt')}
      shelves={office.shelvesOf(office.user).filter(({ code }) => !taken.has(code))}
      value={draft.shelf}
      onChange={(code) => change({ shelf: code })}
    />
  );
}

const isDossier = (dossier: string | undefined): boolean =>
  dossier === undefined || DossierCode.safeParse(dossier).success;

function DossierPart({ draft: { dossier }, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <TextBox
      label={t('words.field.dossier')}
      optional
      hint={t('fields.dossierHint')}
      error={isDossier(dossier) ? undefined : t('fields.rule.dossier')}
      value={dossier}
      onChange={(value) => change({ dossier: value })}
    />
  );
}

function OutingPart({ context: { office }, draft, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <PurposeBox
        label={t('custody.field.purpose')}
        value={draft.purpose}
        onChange={(purpose) => change({ purpose })}
      />
      <OutsidePlaceBox
        label={t('custody.field.outside')}
        {...{ office, value: draft.place }}
        onChange={(place) => change({ place })}
      />
    </>
  );
}

/** The first day on which all of it can have arrived. */
const sentBackOn = ({ items }: DeedContext): LocalDate =>
  items
    .flatMap(({ inside: { offer } }) => (offer === null ? [] : [localDate(Date.parse(offer.at))]))
    .toSorted()
    .at(-1) ?? '';

const isArrival = (context: DeedContext, day: LocalDate): boolean =>
  sentBackOn(context) <= day && day <= today();

function ArrivalPart({ context, draft, change }: PartProps) {
  const { t } = useTranslation();
  const rule = (day: LocalDate) =>
    day > today() ? t('custody.rule.dayToCome') : t('custody.rule.dayBeforeSent');
  return (
    <DateBox
      label={t('custody.field.on')}
      lean="past"
      refuse={(day) => (isArrival(context, day) ? undefined : rule(day))}
      value={draft.on}
      onChange={(on) => change({ on })}
    />
  );
}

/** Where it was found: with whom the person of the session acts for. */
function FoundPart({ context: { office }, draft, change }: PartProps) {
  const { t } = useTranslation();
  const names = useNames();
  const places = [...office.ownReceivers(), ...office.shelvesOf(office.user).map(({ code }) => code)];
  return (
    <Picker
      label={t('custody.field.found')}
      options={places.map((code) => ({
        ...{ id: code, words: names(code), person: holderKind(code) === 'person' },
        ...(code === 'desk' || names(code) === code ? {} : { code }),
      }))}
      given={draft.holder}
      chosen={draft.holder === undefined ? '' : names(draft.holder)}
      onPick={(code) => change({ holder: code === '' ? undefined : code })}
      emptyWords={t('custody.noReceiver')}
    />
  );
}

/** Who stands by the deed besides who acts. */
function SecondPart({ context, draft, change }: PartProps) {
  const { office, level } = context;
  const act = TwoPersonAct.safeParse(context.deed).data;
  const seconds = secondsOf(context);
  if (act === undefined || seconds === undefined) return null;
  return (
    <SecondFields
      {...{ act, level, seconds, office, draft, change, beside: countersignersOf(context, draft.to) }}
    />
  );
}

/** The labels of the boxes that lack something, in their order. */
export function useLacks(): (draft: DeedDraft, context: DeedContext) => string[] {
  const { t } = useTranslation();
  const permitLacks = usePermitLacks();
  const signingLacks = useSigningLacks();
  return (draft, context) => {
    const { deed, office, level } = context;
    const { permit, to, until } = deeds[deed];
    const isCleared = (code: string) => holderKind(code) !== 'person' || office.isCleared(code, level);
    const may = (code: string | undefined) => code !== undefined && isCleared(code);
    const missing = (is: boolean, label: string): string[] => (is ? [] : [label]);
    const day = (value: string | undefined, fits: (read: string) => boolean) =>
      LocalDate.safeParse(value).success && fits(value ?? '');
    const signed = (label: string, fits?: boolean) =>
      signingLacks(draft, countersignersOf(context, draft.to), label, fits);
    const lacks: Readonly<Record<PartName, () => string[]>> = {
      receiver: () =>
        missing(
          may(draft.to) && draft.to !== undefined && offers(context)(draft.to),
          t(to ?? 'custody.to.transfer'),
        ),
      until: () =>
        missing(
          day(draft.until, (read) => read >= today()),
          t(until ?? 'custody.until.lend'),
        ),
      permit: () =>
        permit === undefined || (permit.optional && draft.permit.by === undefined)
          ? []
          : permitLacks(draft.permit, office.user),
      carrier: () => [
        ...missing(draft.carrier !== undefined, t('custody.field.carrier')),
        ...missing(RunNumber.safeParse(draft.run).success, t(`custody.run.${draft.carrier ?? 'courier'}`)),
      ],
      acceptance: () => signed(t('custody.field.taker'), may(draft.person)),
      collection: () => [
        ...missing(draft.to !== undefined, t('custody.to.collect')),
        ...signed(t('custody.field.giver')),
      ],
      shelf: () => missing(draft.shelf !== undefined, t('words.field.storeAt')),
      dossier: () => missing(isDossier(draft.dossier), t('words.field.dossier')),
      outing: () => [
        ...missing(draft.purpose !== undefined, t('custody.field.purpose')),
        ...missing(draft.place !== undefined, t('custody.field.outside')),
      ],
      arrival: () =>
        missing(
          day(draft.on, (read) => isArrival(context, read)),
          t('custody.field.on'),
        ),
      found: () => missing(draft.holder !== undefined, t('custody.field.found')),
      second: () => signed(t('custody.field.second')),
    };
    return partsOf(context).flatMap((part) => lacks[part]());
  };
}
