import type { HandOver } from '../../../contract/custody/hand-over.ts';
import { holderKind, type Receiver } from '../../../contract/custody/holder.ts';
import type { InsideView } from '../../../contract/ipc/custody-views.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { allows, type CopyCustody, type CustodyEvent } from '../../../domain/custody/copy-custody.ts';
import { today } from '../../format/dates.ts';
import type { NamedRecord, ShownCopies } from './copies.ts';
import type { DeedName } from './deeds.ts';
import type { OfficeView } from './office.ts';

/** The entries are of no account here: what they say about a copy was read with it. */
const custodyOf = ({ offer, ...inside }: InsideView): CopyCustody => ({
  ...inside,
  since: null,
  offer: offer && { entry: offer.entry, kind: offer.kind, to: offer.to, until: offer.until },
});

/** Receivers of whom each copy may be offered to one at least: who has it already, gets it not. */
const anybody: readonly Receiver[] = ['desk', 'U999'];
/** A shelf that no copy lies on. */
const anyShelf = 'K0-T0-N0';
const anyDay = '2199-12-31';

interface Asked {
  readonly record: NamedRecord;
  readonly inside: InsideView;
  readonly office: OfficeView;
  readonly self: OrganisationCode;
}

/** Whether a copy's own state and the rights of who sits here allow a deed. Every deed is one line. */
const may: Readonly<Record<DeedName, (asked: Asked) => boolean>> = {
  accept: ({ inside: { holder, offer, missing }, office }) =>
    offer !== null &&
    offer.to !== null &&
    !missing &&
    // Who gets it; or who gives it, or the desk, with a line that was signed by hand.
    [offer.to, holder, 'desk'].some((who) => office.actsFor(office.user, who)),
  'take-back': (asked) => asked.inside.offer !== null && holds(asked),
  arrive: ({ inside, office }) =>
    inside.offer?.kind === 'send-back' && !inside.missing && office.actsFor(office.user, 'desk'),
  'bring-back': (asked) => holds(asked) && follows(asked, 'bring-back'),
  // Who answers for it finds it where it was; who keeps copies and reads of all, anywhere.
  find: (asked) => asked.inside.missing && (holds(asked) || asked.office.mayDo('read', asked.record.level)),
  'give-back': (asked) => holds(asked) && mayOffer(asked, 'give-back'),
  transfer: (asked) => holds(asked) && mayOffer(asked, 'transfer'),
  lend: (asked) => holds(asked) && mayOffer(asked, 'lend'),
  'give-out': (asked) => holds(asked) && mayOffer(asked, 'give-out'),
  archive: (asked) => holds(asked) && asked.office.section.keeps.length > 0 && follows(asked, 'archive'),
  move: (asked) => holds(asked) && follows(asked, 'move'),
  'take-out': (asked) => holds(asked) && follows(asked, 'take-out'),
  collect: (asked) => isOwed(asked) && follows(asked, 'collect'),
  recall: (asked) =>
    asked.office.actsFor(asked.office.user, 'desk') && isElsewhere(asked) && follows(asked, 'recall'),
  'send-back': (asked) => asked.record.issuer !== asked.self && holds(asked) && mayOffer(asked, 'send-back'),
  miss: ({ inside: { missing } }) => !missing,
};
const inOrder = Object.keys(may) as DeedName[];

/** Who sits here answers for the copy. */
const holds = ({ inside, office }: Asked): boolean => office.actsFor(office.user, inside.holder);

/** It is with another person or unit. */
const isElsewhere = ({ inside: { holder }, office }: Asked): boolean =>
  holder !== office.user && ['person', 'unit'].includes(holderKind(holder));

/** It comes back to who sits here: the desk gets everything, a loan goes back to who lent it. */
const isOwed = (asked: Asked): boolean => {
  const { office, inside } = asked;
  const lender = inside.loan?.from;
  return (
    isElsewhere(asked) &&
    (office.actsFor(office.user, 'desk') || (lender !== undefined && office.actsFor(office.user, lender)))
  );
};

const mayOffer = ({ inside }: Pick<Asked, 'inside'>, kind: HandOver): boolean =>
  (kind === 'send-back' ? [null] : anybody).some((to) =>
    allows(custodyOf(inside), { event: 'offer', from: inside.holder, entry: 1, kind, to, until: null }),
  );

type Simple = 'bring-back' | 'archive' | 'move' | 'take-out' | 'collect' | 'recall';
const follows = ({ inside }: Asked, event: Simple): boolean => {
  const from = inside.holder;
  const events: Readonly<Record<Simple, CustodyEvent>> = {
    'bring-back': { event: 'bring-back', from },
    archive: { event: 'archive', from, place: anyShelf },
    move: { event: 'move', from, place: anyShelf },
    'take-out': { event: 'take-out', from, place: 'N999', until: anyDay },
    collect: { event: 'collect', from, to: 'desk', place: null },
    recall: { event: 'recall', from, until: anyDay },
  };
  return allows(custodyOf(inside), events[event]);
};

/** What waits for who sits here: first what is offered to them, then what they have outside, then what they owe. */
const dues: readonly { deed: DeedName; isDue: (item: ShownCopies, office: OfficeView) => boolean }[] = [
  {
    deed: 'accept',
    isDue: ({ inside: { offer, missing } }, office) =>
      offer !== null && offer.to !== null && !missing && office.actsFor(office.user, offer.to),
  },
  {
    deed: 'bring-back',
    isDue: ({ inside: { out, holder } }, office) => out !== null && holder === office.user,
  },
  {
    deed: 'give-back',
    isDue: ({ inside }, office) =>
      inside.loan !== null &&
      inside.holder === office.user &&
      mayOffer({ inside }, 'give-back') &&
      (inside.recalled !== null || inside.loan.until <= today()),
  },
];

/** The next step of who sits here, with the copies that it is for; undefined where none waits for them. */
export function dueFor(
  items: readonly ShownCopies[],
  office: OfficeView,
): { deed: DeedName; items: ShownCopies[] } | undefined {
  for (const { deed, isDue } of dues) {
    const all = items.filter((item) => office.mayDo('keep', item.record.level) && isDue(item, office));
    const [first] = all;
    // One dialog accepts for one receiver.
    if (first !== undefined)
      return { deed, items: all.filter(({ inside: { offer } }) => offer?.to === first.inside.offer?.to) };
  }
  return undefined;
}

/** The deeds that all of these copies allow, those that end something first. */
export function stepsOf(
  items: readonly ShownCopies[],
  office: OfficeView,
  self: OrganisationCode,
): DeedName[] {
  if (items.length === 0 || items.some(({ record }) => !office.mayDo('keep', record.level))) return [];
  const steps = inOrder.filter((deed) => items.every((item) => may[deed]({ ...item, office, self })));
  // One dialog accepts for one receiver.
  const receivers = new Set(items.map(({ inside: { offer } }) => offer?.to));
  return steps.filter((deed) => deed !== 'accept' || receivers.size === 1);
}
