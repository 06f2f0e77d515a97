import { inForce } from '../../contract/exchange/directory.ts';
import type { Law } from '../../contract/law/law.ts';
import type { Level } from '../../contract/record/fields.ts';
import type { Right } from '../../contract/rights/right.ts';
import type { Role } from '../../contract/rights/role.ts';
import type { Instant, PersonCode } from '../../contract/scalar.ts';
import type { Delegation, Grant, Section } from '../../contract/section/section.ts';
import { Staff, within } from './staff.ts';

/** A right at a level, as of an instant. */
export interface Asked {
  readonly right: Right;
  readonly level: Level;
  readonly at: Instant;
}

/**
 * Who of a section may do what. A right comes from a role that the section grants it to, as far as the law lets it be
 * granted, or from a delegation of somebody who has it by role; never above one's own clearance.
 */
export class Rights {
  readonly staff: Staff;
  readonly #law: ReadonlyMap<Right, Law['rights'][number]>;
  readonly #delegations: ReadonlyMap<PersonCode, readonly Delegation[]>;
  readonly #grants: ReadonlyMap<Right, readonly Grant[]>;

  constructor(section: Section, law: Pick<Law, 'rights'>) {
    this.staff = new Staff(section);
    this.#law = new Map(law.rights.map((right) => [right.code, right]));
    this.#delegations = Map.groupBy(section.delegations, ({ to }) => to);
    this.#grants = Map.groupBy(section.grants, ({ right }) => right);
  }

  holds(person: PersonCode, asked: Asked): boolean {
    const law = this.#law.get(asked.right);
    if (law === undefined || !this.staff.isCleared(person, asked.level, asked.at)) return false;
    return this.#byRole(person, asked, law) || this.#byDelegation(person, asked, law);
  }

  /** Everybody who holds it, by code: whom a refusal names. */
  holders(asked: Asked): PersonCode[] {
    return this.staff.codes.filter((code) => this.holds(code, asked));
  }

  #byRole(person: PersonCode, { right, level, at }: Asked, law: Law['rights'][number]): boolean {
    const lowest = law.authority?.[level];
    const granted = (role: Role) =>
      law.roles.includes(role) &&
      (this.#grants.get(right) ?? []).some(
        (grant) => grant.role === role && inForce(grant, at) && within(level, grant.level),
      );
    return this.staff
      .posts(person, at)
      .some(
        ({ role, authority }) =>
          granted(role) && (lowest === undefined || (authority !== undefined && authority <= lowest)),
      );
  }

  /** What was delegated is not delegated again: who delegates has it by role. */
  #byDelegation(person: PersonCode, asked: Asked, law: Law['rights'][number]): boolean {
    const { right, level, at } = asked;
    if (!law.delegates.some((role) => this.staff.hasRole(person, role, at))) return false;
    return (this.#delegations.get(person) ?? []).some(
      (each) =>
        inForce(each, at) &&
        each.rights.includes(right) &&
        within(level, each.level) &&
        this.staff.isCleared(each.by, level, at) &&
        this.#byRole(each.by, asked, law),
    );
  }
}
