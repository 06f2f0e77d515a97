import { type Holder, holderKind, type Receiver } from '../../contract/custody/holder.ts';
import type { Permit } from '../../contract/custody/permit.ts';
import { AppError } from '../../contract/errors/index.ts';
import { inForce, type Term } from '../../contract/exchange/directory.ts';
import type { Law } from '../../contract/law/law.ts';
import type { Level } from '../../contract/record/fields.ts';
import type { Right } from '../../contract/rights/right.ts';
import type { Instant, PersonCode } from '../../contract/scalar.ts';
import type { Post, Section } from '../../contract/section/section.ts';
import { localDate } from '../calendar/local-date.ts';
import { Rights } from './rights.ts';
import { SecondPersons } from './second-person.ts';

/** An act on copies, as the section decides about it: who acts, when, and the level of the record. */
export interface Deed {
  readonly actor: PersonCode;
  readonly at: Instant;
  readonly level: Level;
}

/** Who may do what with copies in an organisation, by its section and the law. */
export class Office {
  readonly rights: Rights;
  readonly seconds: SecondPersons;
  readonly #units: ReadonlyMap<string, Section['units'][number]>;
  readonly #places: ReadonlyMap<string, Section['places'][number]>;
  readonly #outsidePlaces: ReadonlyMap<string, Section['outsidePlaces'][number]>;

  constructor(section: Section, law: Pick<Law, 'rights' | 'twoPerson'>) {
    this.#units = byCode(section.units);
    this.#places = byCode(section.places);
    this.#outsidePlaces = byCode(section.outsidePlaces);
    this.rights = new Rights(section, law);
    this.seconds = new SecondPersons(this.rights.staff, law);
  }

  /** RIGHT_MISSING, with who has it. */
  requireRight({ actor, at, level }: Deed, right: Right): void {
    if (this.rights.holds(actor, { right, level, at })) return;
    throw new AppError('RIGHT_MISSING', { detail: this.#missing(right, level, at) });
  }

  /** NOT_HOLDER unless who acts is the holder, or acts for the shelf, the unit or the desk. */
  requireHolder(deed: Deed, holder: Holder): void {
    if (!this.actsFor(deed.actor, holder, deed.at)) throw new AppError('NOT_HOLDER', { detail: { holder } });
  }

  /**
   * Whether a person answers for what a holder has: their own, that of their unit, of a shelf their unit keeps, of the desk.
   * What lies on a shelf that the section never listed, from before there was one, is the desk's.
   */
  actsFor(person: PersonCode, holder: Holder, at: Instant): boolean {
    const posts = this.rights.staff.posts(person, at);
    switch (holderKind(holder)) {
      case 'person':
        return holder === person;
      case 'unit':
        return posts.some(({ unit }) => unit === holder);
      case 'desk':
        return posts.some(({ role }) => role === 'clerk');
      case 'place': {
        const place = this.#places.get(holder);
        if (place === undefined) return this.actsFor(person, 'desk', at);
        return posts.some((post) => post.unit === place.unit && keepsShelves(post));
      }
    }
  }

  /** For whom a person takes copies over: for themselves, their units, and the desk where they are a clerk. */
  receiversOf(person: PersonCode, at: Instant): Receiver[] {
    const posts = this.rights.staff.posts(person, at);
    const units = new Set(posts.map(({ unit }) => unit));
    const desk = posts.some(({ role }) => role === 'clerk') ? (['desk'] as const) : [];
    return [person, ...units, ...desk];
  }

  /** The same, and the shelves that they answer for. */
  handsOf(person: PersonCode, at: Instant): Holder[] {
    const posts = this.rights.staff.posts(person, at);
    const kept = new Set(posts.filter(keepsShelves).map(({ unit }) => unit));
    const shelves = [...this.#places.values()].filter(({ unit }) => kept.has(unit));
    return [...this.receiversOf(person, at), ...shelves.map(({ code }) => code)];
  }

  /** Whom copies are offered to: HOLDER_UNKNOWN, or CLEARANCE_MISSING for a person who may not see them. */
  requireReceiver({ at, level }: Deed, to: Receiver): void {
    const kind = holderKind(to);
    if (kind === 'person') this.requireCleared({ at, level }, to);
    if (kind === 'unit') requireListed(this.#units.get(to), at);
  }

  /** Who takes copies over, for themselves, their unit or the desk: NOT_HOLDER, HOLDER_UNKNOWN, CLEARANCE_MISSING. */
  requireTaker({ at, level }: Pick<Deed, 'at' | 'level'>, person: PersonCode, to: Receiver): void {
    if (!this.actsFor(person, to, at)) throw new AppError('NOT_HOLDER', { detail: { holder: to } });
    this.requireCleared({ at, level }, person);
  }

  /** HOLDER_UNKNOWN, CLEARANCE_MISSING. */
  requireCleared({ at, level }: Pick<Deed, 'at' | 'level'>, person: PersonCode): void {
    requireListed(this.rights.staff.person(person), at);
    if (!this.rights.staff.isCleared(person, level, at))
      throw new AppError('CLEARANCE_MISSING', { detail: { holder: person } });
  }

  /** A shelf that who acts may put copies on: HOLDER_UNKNOWN, NOT_HOLDER. */
  requirePlace(deed: Deed, place: string): void {
    requireListed(this.#places.get(place), deed.at);
    this.requireHolder(deed, place);
  }

  /** HOLDER_UNKNOWN. */
  requireOutsidePlace({ at }: Deed, place: string): void {
    requireListed(this.#outsidePlaces.get(place), at);
  }

  /**
   * PERMIT_EXPIRED; PERMIT_MISSING, with who has the right, when who permits has it not; PERMIT_ON_PAPER when somebody else
   * permits than who acts, and no paper says so.
   */
  requirePermit({ actor, at, level }: Deed, { by, paper, until }: Permit, right: Right): void {
    if (until !== undefined && until < localDate(Date.parse(at))) throw new AppError('PERMIT_EXPIRED');
    if (!this.rights.holds(by, { right, level, at }))
      throw new AppError('PERMIT_MISSING', { detail: this.#missing(right, level, at) });
    if (by !== actor && paper === undefined) throw new AppError('PERMIT_ON_PAPER');
  }

  #missing(right: Right, level: Level, at: Instant) {
    return { right, level, holders: this.rights.holders({ right, level, at }).slice(0, 20) };
  }
}

/** A section lists each code once; of shelves it may list twenty thousand. */
const byCode = <Of extends { readonly code: string }>(list: readonly Of[]): ReadonlyMap<string, Of> =>
  new Map(list.map((each) => [each.code, each]));

/** Who of a unit answers for what lies on its shelves. */
const keepsShelves = ({ role }: Pick<Post, 'role'>): boolean => role === 'keeper' || role === 'clerk';

function requireListed(entry: Term | undefined, at: Instant): void {
  if (entry === undefined || !inForce(entry, at)) throw new AppError('HOLDER_UNKNOWN');
}
