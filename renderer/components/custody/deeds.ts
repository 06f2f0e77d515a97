import { type Holder, holderKind, type Receiver } from '../../../contract/custody/holder.ts';
import { type Countersigning, HandOverSaid } from '../../../contract/ipc/countersign.ts';
import { AloneDeed, CustodyDeed, type OnPaper } from '../../../contract/ipc/custody-channels.ts';
import type { Level } from '../../../contract/record/fields.ts';
import type { Carrier } from '../../../contract/record/paper.ts';
import type { Right } from '../../../contract/rights/right.ts';
import type { LocalDate, PersonCode } from '../../../contract/scalar.ts';
import { handOverOf } from '../../../domain/custody/found-with.ts';
import { thisYear, today } from '../../format/dates.ts';
import type { SharedWords } from '../../i18n/vi/index.ts';
import type { Counted } from '../fields/boxes.tsx';
import type { IconName } from '../icon-paths.ts';
import { copiesShown, type ShownCopies } from './copies.ts';
import type { OfficeView } from './office.ts';
import { readPaperLine } from './paper-line-fields.tsx';
import { firstPermitter, type PermitDraft, readPermit } from './permit-fields.tsx';
import { readSecond, secondsBeside } from './second-fields.tsx';
import type { SigningDraft } from './signing-fields.tsx';

export type DeedName = CustodyDeed['act'];

/** A deed as it stands in the boxes of its dialog; who signs is the other person of a hand-over, or the second of an act. */
export interface DeedDraft extends SigningDraft {
  to?: Receiver | undefined;
  until?: LocalDate | undefined;
  permit: PermitDraft;
  carrier?: Carrier | undefined;
  run?: Counted | undefined;
  shelf?: string | undefined;
  dossier?: string | undefined;
  place?: string | undefined;
  purpose?: string | undefined;
  on?: LocalDate | undefined;
  holder?: Holder | undefined;
}

/** What a dialog knows beside its boxes. */
export interface DeedContext {
  readonly deed: DeedName;
  readonly office: OfficeView;
  /** The highest of the records. */
  readonly level: Level;
  readonly items: readonly ShownCopies[];
  /** Whose tokens stand in a reader beside that of the session. */
  readonly beside: readonly PersonCode[];
}

/** Boxes that a deed asks for, drawn in this order (parts/). */
export type PartName =
  | 'receiver'
  | 'until'
  | 'permit'
  | 'carrier'
  | 'acceptance'
  | 'collection'
  | 'shelf'
  | 'dossier'
  | 'outing'
  | 'arrival'
  | 'found'
  | 'second';

type Custody = SharedWords['custody'];

export interface DeedSpec {
  readonly icon: IconName;
  readonly kind: 'primary' | 'danger';
  readonly parts: readonly PartName[];
  /** What the permit must permit; `optional` where the deed needs none. */
  readonly permit?: { readonly right: Right; readonly optional: boolean };
  readonly to?: `custody.to.${keyof Custody['to']}`;
  readonly until?: `custody.until.${keyof Custody['until']}`;
  /** The terms of the deed from its boxes, unparsed; undefined where a part is not complete. */
  read(draft: DeedDraft, context: DeedContext): object | undefined;
}

/** Members without a value are left out: schemas and digests know none. */
const given = (members: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

const permitted = (draft: DeedDraft, { office }: DeedContext, terms: object): object | undefined => {
  const permit = readPermit(draft.permit, office.user);
  return permit && { ...terms, permit };
};

const nothing = () => ({});
const shelved = ({ shelf, dossier }: DeedDraft): object => given({ place: shelf, dossier });
const signedOnPaper = ({ person, line }: DeedDraft) => ({ person, line: readPaperLine(line) });

/** Each deed once: what it is drawn with and what it asks for. Its words: `custody.deed`. */
export const deeds: Readonly<Record<DeedName, DeedSpec>> = {
  transfer: {
    ...{ icon: 'right', kind: 'primary', parts: ['receiver', 'permit'], to: 'custody.to.transfer' },
    permit: { right: 'permit-disclosing', optional: true },
    read: (draft, context) =>
      draft.permit.by === undefined
        ? given({ to: draft.to })
        : permitted(draft, context, given({ to: draft.to })),
  },
  lend: {
    ...{ icon: 'right', kind: 'primary', parts: ['receiver', 'until', 'permit'] },
    ...{ to: 'custody.to.lend', until: 'custody.until.lend' },
    permit: { right: 'permit-lending', optional: false },
    read: (draft, context) => permitted(draft, context, given({ to: draft.to, until: draft.until })),
  },
  'give-out': {
    ...{ icon: 'right', kind: 'primary', parts: ['receiver', 'permit'], to: 'custody.to.give-out' },
    permit: { right: 'permit-disclosing', optional: false },
    read: (draft, context) => permitted(draft, context, given({ to: draft.to })),
  },
  'give-back': {
    ...{ icon: 'left', kind: 'primary', parts: ['receiver'], to: 'custody.to.give-back' },
    read: ({ to }) => given({ to }),
  },
  'send-back': {
    ...{ icon: 'outgoing', kind: 'primary', parts: ['carrier'] },
    read: ({ carrier, run }) => given({ carrier, run }),
  },
  accept: {
    ...{ icon: 'ok', kind: 'primary', parts: ['acceptance'] },
    read: (draft) =>
      given({
        ...{ to: draft.to, place: draft.shelf },
        paper: draft.way === 'paper' ? signedOnPaper(draft) : undefined,
      }),
  },
  arrive: { icon: 'ok', kind: 'primary', parts: ['arrival'], read: ({ on }) => given({ on }) },
  'take-back': { icon: 'close', kind: 'primary', parts: [], read: nothing },
  collect: {
    ...{ icon: 'incoming', kind: 'primary', parts: ['collection'], to: 'custody.to.collect' },
    read: (draft) => given({ to: draft.to, place: draft.shelf, paper: signedOnPaper(draft) }),
  },
  recall: {
    ...{ icon: 'clock', kind: 'primary', parts: ['until'], until: 'custody.until.recall' },
    read: ({ until }) => given({ until }),
  },
  'take-out': {
    ...{ icon: 'outgoing', kind: 'primary', parts: ['outing', 'until', 'permit'] },
    until: 'custody.until.take-out',
    permit: { right: 'permit-taking-out', optional: false },
    read: (draft, context) => {
      const { purpose, place, until } = draft;
      return permitted(draft, context, given({ purpose, place, until }));
    },
  },
  'bring-back': { icon: 'incoming', kind: 'primary', parts: [], read: nothing },
  archive: { icon: 'outbox', kind: 'primary', parts: ['shelf', 'dossier'], read: shelved },
  move: { icon: 'right', kind: 'primary', parts: ['shelf'], read: shelved },
  miss: { icon: 'warning', kind: 'danger', parts: [], read: nothing },
  find: { icon: 'search', kind: 'primary', parts: ['found'], read: ({ holder }) => given({ holder }) },
};

/** The boxes that a deed asks for, and those of a second person where the law asks for one. */
export const partsOf = (context: DeedContext, draft: DeedDraft): readonly PartName[] => [
  ...deeds[context.deed].parts,
  ...(secondsOf(context, draft) === undefined ? [] : (['second'] as const)),
];

/** The act of the law's list for two persons that a deed falls under: what is found with another came there by one. */
export function twoPersonRuleOf(
  { deed, items, office, level }: DeedContext,
  { holder }: Found,
): DeedName | undefined {
  if (deed !== 'find') return deed;
  if (holder === undefined) return undefined;
  const rules = items.flatMap(({ inside }) => handOverOf(inside.holder, holder) ?? []);
  return rules.find((rule) => office.secondsFor(rule, level) !== undefined);
}
type Found = Pick<DeedDraft, 'holder'>;

/** Who may stand by the deed; undefined where the law asks for nobody. */
export function secondsOf(context: DeedContext, draft: Found): readonly PersonCode[] | undefined {
  const rule = twoPersonRuleOf(context, draft);
  return rule && context.office.secondsFor(rule, context.level);
}

/** Where copies can be found: where they were, and with whom the person of the session acts for who reads of all. */
export function foundPlaces({ office, items, level }: DeedContext): Holder[] {
  const was = common(items.map(({ inside }) => inside.holder));
  const own = office.mayDo('read', level)
    ? [...office.ownReceivers(), ...office.shelvesOf(office.user).map(({ code }) => code)]
    : [];
  return [...new Set([...(was === undefined ? [] : [was]), ...own])];
}

/** What the dialog does: the deed, with who stands by it on paper, or what somebody is asked to sign beside the session. */
export type DeedTerms = { readonly deed: CustodyDeed; readonly second?: OnPaper } | SigningTerms;
type SigningTerms = Asked<Countersigning>;
type Asked<Each> = Each extends unknown ? Omit<Each, 'request'> : never;

/** What the boxes state; undefined while one of them lacks something. */
export function readTerms(draft: DeedDraft, context: DeedContext): DeedTerms | undefined {
  if (draft.way === 'countersign') return readSigning(draft, context);
  const deed = CustodyDeed.safeParse(readDeed(draft, context)).data;
  if (deed === undefined || secondsOf(context, draft) === undefined) return deed && { deed };
  const second = readSecond(draft);
  return second && { deed, second };
}

const readDeed = (draft: DeedDraft, context: DeedContext): object | undefined => {
  const terms = deeds[context.deed].read(draft, context);
  return terms && { act: context.deed, ...terms };
};

function readSigning(draft: DeedDraft, context: DeedContext): SigningTerms | undefined {
  const { to, shelf, person } = draft;
  const {
    deed,
    items: [item],
  } = context;
  if (item === undefined || person === undefined) return undefined;
  const shown = copiesShown(item);
  if (secondsOf(context, draft) !== undefined) {
    const alone = AloneDeed.safeParse(readDeed(draft, context)).data;
    return alone && { shown, alone, person };
  }
  const terms = deed === 'collect' ? given({ act: deed, to, place: shelf }) : { act: deed, to };
  const said = HandOverSaid.safeParse(terms).data;
  return said && { shown, deed: said, person };
}

/**
 * Who can sign beside the session: of an acceptance who acts for the receiver, of a collection who acts for the holder, of
 * another deed its second person. Nobody for several records: one PIN signs one act, which one window shows.
 */
export function countersignersOf(
  { deed, office, level, items, beside }: DeedContext,
  to: Receiver | undefined,
): readonly PersonCode[] {
  const [item] = items;
  if (items.length !== 1 || item === undefined) return [];
  const seconds = office.secondsFor(deed, level);
  if (seconds !== undefined) return secondsBeside(seconds, beside, items.length);
  const { holder } = item.inside;
  if (deed === 'collect') return beside.filter((code) => office.actsFor(code, holder));
  if (deed !== 'accept' || to === undefined || !office.actsFor(office.user, holder)) return [];
  return beside.filter((code) => office.actsFor(code, to) && office.isCleared(code, level));
}

/** The one value that all have. */
const common = <Value>(values: readonly Value[]): Value | undefined =>
  new Set(values).size === 1 ? values[0] : undefined;

/** Whom what was lent comes back to: of a shelf the unit that keeps it. */
function lenderOf({ office, items }: DeedContext): Receiver | undefined {
  const lender = common(items.map(({ inside: { loan } }) => loan?.from));
  if (lender === undefined || holderKind(lender) !== 'place') return lender;
  return office.section.places.find(({ code }) => code === lender)?.unit;
}

function firstReceiver(context: DeedContext): Receiver | undefined {
  const { deed, office, items } = context;
  if (deed === 'give-back') return lenderOf(context);
  if (deed === 'accept') return common(items.map(({ inside: { offer } }) => offer?.to ?? undefined));
  if (deed === 'collect') return office.ownReceivers()[0];
  const isAskedBack = deed === 'transfer' && items.some(({ inside: { recalled } }) => recalled !== null);
  return isAskedBack ? 'desk' : undefined;
}

/**
 * Who signs in the paper book, where it can be nobody else: who accepts for themselves, who gives back what they have, the
 * only second person.
 */
function firstSigner(context: DeedContext, to: Receiver | undefined): string | undefined {
  const { deed, items } = context;
  const seconds = deed === 'find' ? foundSeconds(context) : secondsOf(context, {});
  if (seconds !== undefined) return seconds.length === 1 ? seconds[0] : undefined;
  const one = deed === 'accept' ? to : common(items.map(({ inside: { holder } }) => holder));
  return one !== undefined && holderKind(one) === 'person' ? one : undefined;
}

/** Those of what is found with another than who answered for it; nobody where the law asks for none. */
const foundSeconds = ({ office, level }: DeedContext): readonly PersonCode[] =>
  office.secondsFor('transfer', level) ?? [];

/** What stands in the boxes at first. */
export function firstDraft(context: DeedContext): DeedDraft {
  const { deed, office, level } = context;
  const { permit } = deeds[deed];
  const to = firstReceiver(context);
  const isOwn =
    deed === 'accept' &&
    to !== undefined &&
    office.actsFor(office.user, to) &&
    office.isCleared(office.user, level);
  const [beside] = countersignersOf(context, to);
  const by =
    permit === undefined || permit.optional
      ? undefined
      : firstPermitter(office.permitters(permit.right, level), office.user);
  return {
    ...{ to, way: isOwn ? 'own' : beside === undefined ? 'paper' : 'countersign' },
    person: isOwn ? firstSigner(context, to) : (beside ?? firstSigner(context, to)),
    ...{ permit: { by }, line: { year: thisYear() }, on: today() },
    ...(deed === 'find' ? { holder: common(foundPlaces(context)) } : {}),
  };
}
