import { AppError } from '../../contract/errors/index.ts';
import { inOrder } from '../../contract/lists.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import {
  type BeforeResend,
  PaperBefore,
  type PaperState,
  type Replaced,
} from '../../contract/record/paper.ts';
import type { Instant, OrganisationCode } from '../../contract/scalar.ts';
import { copiesOnTheWay } from '../custody/replacement.ts';
import { copiesIn, type RecordCustody } from './record-custody.ts';
import type { RegisterChange } from './register-change.ts';

/**
 * How a recipient stands after an entry of the ledger: by its paper, or because it refused an envelope, or because one
 * was withdrawn.
 */
type Standing = {
  /** That entry; of a withdrawal nothing is asked of it. */
  readonly seq: number;
  readonly at: Instant;
  readonly reasons: string[];
  /** How it stood before, where that can come back. */
  readonly before?: Standing;
} & (
  | { readonly state: PaperState; readonly resent?: Resent }
  | { readonly state: '02' | 'withdrawn'; readonly envelope: string }
);

/** What was before the record went to the recipient again on paper. */
interface Resent {
  readonly handedAt: Instant | undefined;
  /** The copies that were on their way to it. */
  readonly onTheWay: number[];
  /** Absent where no others went in their place. */
  readonly replaced?: Replaced;
}

interface Leg {
  /** Without what was taken back; undefined where an envelope went in its place. */
  readonly latest: Standing | undefined;
  /** When it was first handed over since it waited last, also where that was taken back: it may have left on that day. */
  readonly handedAt: Instant | undefined;
  /** An envelope went in its place. */
  readonly again: boolean;
}

/** The paper of one recipient, as the entries of a ledger tell of it. */
export interface PaperCourse extends Leg {
  /** The entries by which the record went to any recipient, without those that were taken back. */
  readonly sendings: readonly Sending[];
  /** Envelopes that were withdrawn and had not gone, in whose place paper went. */
  readonly withdrawn: ReadonlySet<string>;
}

interface Sending {
  readonly seq: number;
  readonly at: Instant;
}

/** What was noted last of paper, and how the recipient stood before. */
export interface LatestNote {
  readonly entry: number;
  readonly back: { readonly state: PaperBefore; readonly at: Instant } | BeforeResend;
}

type Change<Name extends RegisterChange['change']> = Extract<RegisterChange, { change: Name }>;

/** The courses of all paper legs that the changes so far make. */
export class PaperCourses {
  readonly #registers: { get(key: RecordKey): RecordCustody | undefined };
  readonly #legs = new Map<string, Leg>();
  readonly #sendings = new Map<string, Sending[]>();
  readonly #withdrawn = new Set<string>();

  /** `registers`: as they are before each change. */
  constructor(registers: { get(key: RecordKey): RecordCustody | undefined }) {
    this.#registers = registers;
  }

  of(key: RecordKey, organisation: OrganisationCode): PaperCourse | undefined {
    const leg = this.#legs.get(nameOf(key, organisation));
    return leg && { ...leg, sendings: this.#sendings.get(nameOf(key)) ?? [], withdrawn: this.#withdrawn };
  }

  /** Takes a change of the entry `seq`, which the registers take next. */
  apply(seq: number, change: RegisterChange): void {
    switch (change.change) {
      case 'add-recipient':
        this.#send(seq, change);
        // An envelope to one that never got paper alone, nor refused another, is no part of a leg.
        this.#set(change, (leg) => leg && { latest: undefined, handedAt: undefined, again: true });
        break;
      case 'set-recipient':
        if (change.status === '02') this.#set(change, (leg) => this.#refused(leg, seq, change));
        break;
      case 'put-paper':
        if (change.state === 'waiting') this.#send(seq, change);
        this.#set(change, (leg) => this.#put(leg, seq, change));
        break;
      case 'send-copy':
        this.#set({ key: change.key, organisation: change.holder }, (leg) => this.#replace(leg, change));
        break;
      case 'store-envelope':
        this.#withdrawn.delete(change.envelope);
        break;
      case 'restore-paper':
        this.#set(change, (leg) => leg && { ...leg, latest: leg.latest?.before });
        break;
      case 'unsend-paper':
        this.#set(change, (leg) => leg && this.#unsend(leg, change));
        break;
    }
  }

  #set(
    { key, organisation }: { key: RecordKey; organisation: OrganisationCode },
    next: (leg: Leg | undefined) => Leg | undefined,
  ): void {
    const name = nameOf(key, organisation);
    const leg = next(this.#legs.get(name));
    if (leg !== undefined) this.#legs.set(name, leg);
  }

  /** One entry sends to up to 500 recipients. */
  #send(seq: number, { key, at }: Change<'add-recipient' | 'put-paper'>): void {
    const name = nameOf(key);
    const sendings = this.#sendings.get(name);
    if (sendings === undefined) this.#sendings.set(name, [{ seq, at }]);
    else if (sendings.at(-1)?.seq !== seq) sendings.push({ seq, at });
  }

  #refused(leg: Leg | undefined, seq: number, change: Change<'set-recipient'>): Leg | undefined {
    const { key, organisation, envelope, at } = change;
    if (this.#registers.get(key)?.recipients.has(organisation) !== true) return leg;
    const latest = { seq, at, reasons: inOrder(change.reasons), state: '02' as const, envelope };
    return { latest, handedAt: undefined, again: leg?.again ?? false };
  }

  #put(
    { latest, handedAt, again }: Leg = { latest: undefined, handedAt: undefined, again: false },
    seq: number,
    change: Change<'put-paper'>,
  ): Leg {
    const { key, organisation, state, at, reasons } = change;
    const before = latest ?? this.#withdrawal(change);
    const standing = { seq, at, reasons, state };
    if (before === undefined) return { latest: standing, handedAt: undefined, again };
    if (state === 'waiting') {
      const onTheWay = copiesOnTheWay(copiesIn(this.#registers.get(key)), organisation);
      const resent = { handedAt, onTheWay };
      return { latest: { ...standing, before, resent }, handedAt: undefined, again };
    }
    const first = state === 'handed' ? (handedAt ?? at) : handedAt;
    return { latest: { ...standing, before }, handedAt: first, again };
  }

  /** An envelope to the recipient of which nothing is known but that it was withdrawn. */
  #withdrawal({ key, organisation }: Change<'put-paper'>): Standing | undefined {
    const { envelope, withdrawn: at } = this.#registers.get(key)?.recipients.get(organisation) ?? {};
    if (envelope === undefined || at === undefined || at === null) return undefined;
    this.#withdrawn.add(envelope);
    return { seq: 0, at, reasons: [], state: 'withdrawn', envelope };
  }

  #replace(leg: Leg | undefined, { key, copy }: Change<'send-copy'>): Leg | undefined {
    const latest = leg?.latest;
    if (leg === undefined || latest === undefined || 'envelope' in latest || latest.resent === undefined)
      return leg;
    const { onTheWay: lost, replaced } = latest.resent;
    const from = this.#registers.get(key)?.copies.get(copy)?.state === 'held' ? 'kept' : 'further';
    const by = [...(replaced?.by ?? []), copy];
    const resent: Resent = { ...latest.resent, replaced: { lost, by, from } };
    return { ...leg, latest: { ...latest, resent } };
  }

  #unsend(leg: Leg, { key }: Change<'unsend-paper'>): Leg {
    const { latest } = leg;
    const sendings = this.#sendings.get(nameOf(key)) ?? [];
    const sent = sendings.findLastIndex(({ seq }) => seq === latest?.seq);
    if (sent >= 0) sendings.splice(sent, 1);
    const handedAt = latest === undefined || 'envelope' in latest ? undefined : latest.resent?.handedAt;
    return { ...leg, latest: latest?.before, handedAt };
  }
}

/**
 * What can be taken back of a recipient's paper: the latest of a hand-over, a slip, a return, a loss and a resend on
 * paper. PAPER_SENT_AGAIN where an envelope went to the recipient since, RECORD_WRONG_STATE where nothing was noted.
 */
export function latestNote(course: PaperCourse | undefined): LatestNote {
  const latest = course?.latest;
  const before = latest?.before;
  if (course === undefined || latest === undefined || before === undefined || 'envelope' in latest)
    throw new AppError(course?.again === true ? 'PAPER_SENT_AGAIN' : 'RECORD_WRONG_STATE');
  if (hasGone(before, course)) throw new AppError('RECORD_WRONG_STATE');
  const { seq: entry, resent } = latest;
  if (resent === undefined) return { entry, back: { state: PaperBefore.parse(before.state), at: before.at } };
  const issuedAt = course.sendings.findLast(({ seq }) => seq !== entry)?.at;
  return { entry, back: beforeResend(before, resent, issuedAt) };
}

function beforeResend(before: Standing, { replaced }: Resent, issuedAt: Instant | undefined): BeforeResend {
  if (issuedAt === undefined) throw new AppError('RECORD_WRONG_STATE');
  const { at, reasons } = before;
  switch (before.state) {
    case '02':
      return { state: before.state, at, reasons, issuedAt, envelope: before.envelope };
    case 'withdrawn':
      return { state: before.state, at, issuedAt, envelope: before.envelope };
    case 'refused':
      return { state: before.state, at, reasons, issuedAt };
    case 'lost':
      return { state: before.state, at, issuedAt, ...(replaced === undefined ? {} : { replaced }) };
    case 'waiting':
    case 'handed':
    case 'returned':
      throw new AppError('RECORD_WRONG_STATE');
  }
}

/** The same; null where nothing can be taken back. */
export const latestNoteIn = (course: PaperCourse | undefined): LatestNote | null =>
  course?.latest?.before === undefined || hasGone(course.latest.before, course) ? null : latestNote(course);

/** An envelope that was withdrawn had gone after all: the recipient has it, whatever becomes of the paper. */
const hasGone = (before: Standing, { withdrawn }: PaperCourse): boolean =>
  before.state === 'withdrawn' && !withdrawn.has(before.envelope);

const nameOf = ({ issuer, code }: RecordKey, organisation = ''): string =>
  `${issuer} ${code} ${organisation}`;
