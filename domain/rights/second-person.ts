import { AppError } from '../../contract/errors/index.ts';
import type { Law, TwoPersonRule } from '../../contract/law/law.ts';
import type { Level } from '../../contract/record/fields.ts';
import { TwoPersonAct } from '../../contract/rights/two-person.ts';
import type { Instant, PersonCode } from '../../contract/scalar.ts';
import { type Staff, within } from './staff.ts';

/** An act at a level, as of an instant. */
export interface TwoPersonDeed {
  readonly act: TwoPersonAct;
  readonly actor: PersonCode;
  readonly level: Level;
  readonly at: Instant;
}

/** What an act asks for besides its own right: that a second person stands by it, and who may. */
export class SecondPersons {
  readonly #staff: Staff;
  readonly #rules: ReadonlyMap<string, TwoPersonRule>;

  constructor(staff: Staff, { twoPerson = [] }: Pick<Law, 'twoPerson'>) {
    this.#staff = staff;
    this.#rules = new Map(twoPerson.map((rule) => [rule.act, rule]));
  }

  /** Whether the law asks for a second person. */
  isAsked(act: string, level: Level): boolean {
    return this.#ruleOf(act, level) !== undefined;
  }

  /** Everybody who may be the second person, by code: whom a refusal names. */
  candidates(deed: TwoPersonDeed): PersonCode[] {
    const { actor, level, at } = deed;
    return this.#staff.codes.filter(
      (code) => code !== actor && this.#staff.isCleared(code, level, at) && this.#hasRole(code, deed),
    );
  }

  /** SECOND_PERSON_MISSING, with who may be it, where the law asks for one and `second` finds nobody. */
  require(act: string, deed: Omit<TwoPersonDeed, 'act'>, second: () => PersonCode | undefined): void {
    const asked = TwoPersonAct.safeParse(act).data;
    if (asked === undefined || !this.isAsked(asked, deed.level) || second() !== undefined) return;
    throw new AppError('SECOND_PERSON_MISSING', { detail: this.#named({ ...deed, act: asked }) });
  }

  /**
   * Whether a person may stand by an act, also by one for which the law asks for nobody: SECOND_PERSON_SAME, HOLDER_UNKNOWN,
   * CLEARANCE_MISSING, SECOND_PERSON_ROLE.
   */
  requireFit(deed: TwoPersonDeed, person: PersonCode): void {
    const { actor, level, at } = deed;
    if (person === actor) throw new AppError('SECOND_PERSON_SAME');
    if (!this.#staff.inOffice(person, at)) throw new AppError('HOLDER_UNKNOWN');
    if (!this.#staff.isCleared(person, level, at))
      throw new AppError('CLEARANCE_MISSING', { detail: { holder: person } });
    if (!this.#hasRole(person, deed)) throw new AppError('SECOND_PERSON_ROLE', { detail: this.#named(deed) });
  }

  #ruleOf(act: string, level: Level): TwoPersonRule | undefined {
    const rule = this.#rules.get(act);
    return rule !== undefined && within(rule.from, level) ? rule : undefined;
  }

  #hasRole(person: PersonCode, { act, level, at }: TwoPersonDeed): boolean {
    const rule = this.#ruleOf(act, level);
    return rule === undefined || rule.roles.some((role) => this.#staff.hasRole(person, role, at));
  }

  #named(deed: TwoPersonDeed) {
    return { act: deed.act, level: deed.level, holders: this.candidates(deed).slice(0, 20) };
  }
}
