import { type Holder, holderKind, type Receiver } from '../../../contract/custody/holder.ts';
import type { Failure } from '../../../contract/errors/index.ts';
import type { SectionView } from '../../../contract/ipc/custody-views.ts';
import type { Level } from '../../../contract/record/fields.ts';
import type { Right } from '../../../contract/rights/right.ts';
import type { PersonCode } from '../../../contract/scalar.ts';
import { within } from '../../../domain/rights/staff.ts';

/** Whether who sits here has a right: at a level, or else at any; null is no right, and everybody has it. */
export type May = (right: Right | null, level?: Level) => boolean;

/**
 * What the window tells of rights before it asks: the core decides by the section itself (domain/rights/office.ts), which
 * never leaves it.
 */
export class OfficeView {
  readonly section: SectionView;
  /** The person of the session. */
  readonly user: PersonCode;

  constructor(section: SectionView, user: PersonCode) {
    this.section = section;
    this.user = user;
  }

  person(code: PersonCode): SectionView['persons'][number] | undefined {
    return this.section.persons.find((each) => each.code === code);
  }

  /** Whether the person of the session has a right at a level. */
  mayDo(right: Right, level: Level): boolean {
    return this.section.own.some((own) => own.right === right && within(level, own.level));
  }

  /** Whether the person of the session has a right at any level. */
  mayDoAny(right: Right): boolean {
    return this.section.own.some((own) => own.right === right);
  }

  isCleared(person: PersonCode, level: Level): boolean {
    const limit = this.person(person)?.clearance;
    return limit != null && within(level, limit);
  }

  /** Who may permit something at a level. */
  permitters(right: Right, level: Level): readonly PersonCode[] {
    const { rightHolders } = this.section;
    return rightHolders.find((each) => each.right === right && each.level === level)?.persons ?? [];
  }

  /** Why the person of the session may not touch copies of a level: as the core would say it. */
  mayNotKeep(level: Level): Failure {
    const holders = this.permitters('keep', level).slice(0, 20);
    return { code: 'RIGHT_MISSING', detail: { right: 'keep', level, holders } };
  }

  /** Who may stand by an act of the person of the session; undefined where the law asks for nobody. */
  secondsFor(act: string, level: Level): readonly PersonCode[] | undefined {
    return this.section.seconds.find((each) => each.act === act && each.level === level)?.persons;
  }

  /** Whether a person answers for what a holder has. Of a shelf it is certain for the person of the session alone. */
  actsFor(person: PersonCode, holder: Holder): boolean {
    const { units = [], roles = [] } = this.person(person) ?? {};
    switch (holderKind(holder)) {
      case 'person':
        return holder === person;
      case 'unit':
        return units.includes(holder);
      case 'desk':
        return roles.includes('clerk');
      case 'place': {
        const keptBy = this.section.places.find(({ code }) => code === holder)?.unit;
        return keptBy !== undefined && this.#keptBy(person).includes(keptBy);
      }
    }
  }

  /** Those for whom the person of the session may take copies over: the desk, themselves, their units. */
  ownReceivers(): Receiver[] {
    const { units = [], roles = [] } = this.person(this.user) ?? {};
    return [...(roles.includes('clerk') ? (['desk'] as const) : []), this.user, ...units];
  }

  /** The shelves that a person may put copies on. */
  shelvesOf(person: PersonCode): SectionView['places'] {
    const keeps = new Set(this.#keptBy(person));
    return this.section.places.filter(({ unit }) => keeps.has(unit));
  }

  /** The units whose shelves a person answers for: certain for the person of the session alone. */
  #keptBy(person: PersonCode): readonly string[] {
    if (person === this.user) return this.section.keeps;
    const { units = [], roles = [] } = this.person(person) ?? {};
    return roles.includes('keeper') || roles.includes('clerk') ? units : [];
  }
}
