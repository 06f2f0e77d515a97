import type { HandOver } from '../../contract/custody/hand-over.ts';
import { type Holder, holderKind, type Receiver } from '../../contract/custody/holder.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { LocalDate, Sequence } from '../../contract/scalar.ts';

/** A hand-over that nobody has accepted yet: the giver answers for the copy. */
export interface Offer {
  /** The entry that offers. */
  readonly entry: Sequence;
  readonly kind: HandOver;
  /** Null for its issuer. */
  readonly to: Receiver | null;
  /** The last day of a loan. */
  readonly until: LocalDate | null;
}

/** Where a copy is inside the organisation, and what is open about it. */
export interface CopyCustody {
  /** Who answers for it, and since which entry; null for a copy that was never handed over. */
  readonly holder: Holder;
  readonly since: Sequence | null;
  readonly offer: Offer | null;
  /** Whom it comes back to, by when; `meeting`: it was given out for the day. */
  readonly loan: { readonly from: Holder; readonly until: LocalDate; readonly meeting: boolean } | null;
  /** A place outside where its holder has it, until when. */
  readonly out: { readonly place: string; readonly until: LocalDate } | null;
  /** The day by which it was asked back. */
  readonly recalled: LocalDate | null;
  /** It was not where it should be, and has not been found since. */
  readonly missing: boolean;
}

/** What one act does to one copy. `from` is who answers for it at that moment. */
export type CustodyEvent =
  | ({ event: 'offer'; from: Holder } & Offer)
  /** `place`: a shelf that it was put on at once. */
  | { event: 'accept'; from: Holder; entry: Sequence; to: Receiver; place: string | null }
  /** Its issuer has it again: it has left. */
  | { event: 'arrive'; entry: Sequence }
  | { event: 'take-back'; from: Holder; entry: Sequence }
  /** Who gets it acts, and who had it acknowledges. */
  | { event: 'collect'; from: Holder; to: Receiver; place: string | null }
  | { event: 'recall'; from: Holder; until: LocalDate }
  | { event: 'take-out'; from: Holder; place: string; until: LocalDate }
  | { event: 'bring-back'; from: Holder }
  /** It is laid on a shelf (`archive`), or from one on another (`move`). */
  | { event: 'archive' | 'move'; from: Holder; place: string }
  | { event: 'miss'; from: Holder }
  | { event: 'find'; from: Holder; holder: Holder }
  /** As the first generation of `find` has it: with another, nothing that was open goes on. */
  | { event: 'find-anew'; holder: Holder };

/** Where a copy is until it is handed over for the first time: on its shelf, or with the clerks. */
export const firstCustody = ({ storeAt }: Pick<CodedRecord, 'storeAt'>): CopyCustody =>
  at(storeAt ?? 'desk', null);

const at = (holder: Holder, since: Sequence | null): CopyCustody => ({
  ...{ holder, since, offer: null, loan: null, out: null, recalled: null, missing: false },
});

/** Whether nothing is open: the copy lies where its holder has it. */
export const isSettled = ({ offer, loan, out, recalled, missing }: CopyCustody): boolean =>
  offer === null && loan === null && out === null && recalled === null && !missing;

/** Whether nothing has come of the copy yet: it is where it first was. */
export const isFirst = (custody: CopyCustody): boolean => custody.since === null && isSettled(custody);

/**
 * What follows an event of the entry `seq`; null once the copy has left the organisation. CUSTODY_MOVED when somebody
 * else answers for it than the act says, OFFER_GONE when what is accepted or taken back is not the open offer,
 * CUSTODY_WRONG_STATE when what is open about the copy does not allow the step.
 */
export function nextCustody(custody: CopyCustody, event: CustodyEvent, seq: Sequence): CopyCustody | null {
  if ('from' in event && event.from !== custody.holder) throw new AppError('CUSTODY_MOVED');
  if ('entry' in event && event.event !== 'offer' && event.entry !== custody.offer?.entry)
    throw new AppError('OFFER_GONE');
  if (!follows(custody, event)) throw new AppError('CUSTODY_WRONG_STATE');
  return after(custody, event, seq);
}

/** Whether what is open about a copy allows an event. */
export const allows = (custody: CopyCustody, event: CustodyEvent): boolean =>
  (!('from' in event) || event.from === custody.holder) && follows(custody, event);

/** It is at hand, and nobody has been promised it. */
const isFree = ({ offer, out, missing }: CopyCustody): boolean => offer === null && out === null && !missing;

/** What was lent goes back: to who lent it, onto the shelf that it came from, or to the clerks. */
const goesBack = ({ loan }: CopyCustody, to: Receiver | null, place: string | null): boolean =>
  loan === null || to === 'desk' || to === loan.from || place === loan.from;

/** What was asked back is handed to nobody but those who asked; what was lent besides goes back. */
const ofRecall = ({ recalled, loan }: CopyCustody, to: Receiver | null): boolean =>
  recalled === null || loan !== null || to === null || to === 'desk';

/** On which shelf it is put shows when it is accepted. */
const mayGoBack = (custody: CopyCustody, to: Receiver | null): boolean =>
  goesBack(custody, to, null) || (custody.loan !== null && holderKind(custody.loan.from) === 'place');

const mayBeOffered = (custody: CopyCustody, { kind, to }: Offer): boolean =>
  isFree(custody) &&
  (custody.loan !== null) === (kind === 'give-back') &&
  mayGoBack(custody, to) &&
  ofRecall(custody, to) &&
  to !== custody.holder &&
  (to === null) === (kind === 'send-back');

/** Whether somebody may have it from now on, perhaps on a shelf at once. */
const mayBeTaken = (custody: CopyCustody, { to, place }: { to: Receiver; place: string | null }): boolean =>
  goesBack(custody, to, place) && ofRecall(custody, to);

/** What is lent or given out is with a person or a unit, not on another shelf. */
const mayBeAccepted = (custody: CopyCustody, taken: { to: Receiver; place: string | null }): boolean =>
  !custody.missing &&
  custody.offer?.to === taken.to &&
  (taken.place === null || custody.offer.until === null) &&
  mayBeTaken(custody, taken);

/** Onto another shelf; what was lent and lies on one lies on no third. */
const mayBeMoved = (custody: CopyCustody, place: string): boolean =>
  place !== custody.holder && goesBack(custody, null, place);

function follows(custody: CopyCustody, event: CustodyEvent): boolean {
  const { holder, offer, loan, out, recalled, missing } = custody;
  const kind = holderKind(holder);
  switch (event.event) {
    case 'offer':
      return mayBeOffered(custody, event);
    case 'accept':
      return mayBeAccepted(custody, event);
    case 'arrive':
      return offer?.kind === 'send-back' && !missing;
    case 'take-back':
      return true;
    case 'collect':
      return isFree(custody) && kind !== 'place' && event.to !== holder && mayBeTaken(custody, event);
    case 'recall':
      return recalled === null && !missing && (kind === 'person' || kind === 'unit');
    case 'take-out':
      return isFree(custody) && kind === 'person';
    case 'bring-back':
      return out !== null && !missing;
    case 'archive':
      return isFree(custody) && loan === null && recalled === null && kind !== 'place';
    case 'move':
      return isFree(custody) && kind === 'place' && mayBeMoved(custody, event.place);
    case 'miss':
      return !missing;
    case 'find':
    case 'find-anew':
      return missing;
  }
}

function after(custody: CopyCustody, event: CustodyEvent, seq: Sequence): CopyCustody | null {
  switch (event.event) {
    case 'offer': {
      const { entry, kind, to, until } = event;
      return { ...custody, offer: { entry, kind, to, until } };
    }
    case 'accept':
      return { ...at(event.place ?? event.to, seq), loan: loanAfter(custody) };
    case 'arrive':
      return null;
    case 'take-back':
      return { ...custody, offer: null };
    case 'collect':
      return at(event.place ?? event.to, seq);
    case 'recall':
      return { ...custody, recalled: event.until };
    case 'take-out':
      return { ...custody, out: { place: event.place, until: event.until } };
    case 'bring-back':
      return { ...custody, out: null };
    case 'archive':
    case 'move':
      return at(event.place, seq);
    case 'miss':
      return { ...custody, missing: true };
    case 'find':
      return foundWith(custody, event.holder, seq);
    case 'find-anew':
      return event.holder === custody.holder ? { ...custody, missing: false } : at(event.holder, seq);
  }
}

/** With whom it was, all goes on. With another, what was lent or asked back still is, unless it is back with that. */
function foundWith(custody: CopyCustody, holder: Holder, seq: Sequence): CopyCustody {
  if (holder === custody.holder) return { ...custody, missing: false };
  const { loan, recalled } = custody;
  const isBack = holder === 'desk' || holder === loan?.from;
  const isKept = holder === 'desk' || holderKind(holder) === 'place';
  return { ...at(holder, seq), loan: isBack ? null : loan, recalled: isKept ? null : recalled };
}

/** The loan that an accepted offer begins. */
function loanAfter({ holder, offer }: CopyCustody): CopyCustody['loan'] {
  if (offer === null || offer.until === null) return null;
  return { from: holder, until: offer.until, meeting: offer.kind === 'give-out' };
}
