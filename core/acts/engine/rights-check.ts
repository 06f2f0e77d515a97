import { AppError } from '../../../contract/errors/index.ts';
import type { ActName, LedgerEntry } from '../../../contract/ledger/act.ts';
import type { PersonCode } from '../../../contract/scalar.ts';
import type { Deed, Office } from '../../../domain/rights/office.ts';
import { highestOf } from '../../../domain/rights/staff.ts';
import { specificationOf, specifications } from '../index.ts';
import type { KnownCopies } from '../specification.ts';
import { twoPersonRuleOf } from '../support/two-person-rule.ts';
import { actedBy } from './actor.ts';
import { type LevelContext, levelsIn } from './told-levels.ts';

export interface RightsContext extends LevelContext {
  /** By the section in force when the act is done; undefined before the first. */
  readonly office: Office | undefined;
  /** Who stands by the entry besides its actor. */
  readonly second: () => PersonCode | undefined;
  readonly here: KnownCopies;
}

/**
 * Whether the actor of an entry may do what it says, as of its own time. Before the first section clerk and head may do
 * what they ever could, and nothing is handed over inside: SECTION_MISSING. RIGHT_MISSING, NOT_HOLDER, HOLDER_UNKNOWN,
 * CLEARANCE_MISSING, RECORD_LOCKED, PERMIT_MISSING, PERMIT_EXPIRED, PERMIT_ON_PAPER, SECOND_PERSON_MISSING,
 * SECOND_PERSON_SAME, SECOND_PERSON_ROLE.
 */
export function checkRights(entry: LedgerEntry, context: RightsContext): void {
  if (actedBy(entry) === 'terminal') return;
  const { office, here } = context;
  const { office: ask, right } = specificationOf(entry);
  if (office === undefined) {
    if (right === 'keep') throw new AppError('SECTION_MISSING');
    return;
  }
  const level = highestOf(levelsIn(entry, context));
  const deed = { actor: entry.actor, at: entry.at, level };
  requireRightOf(entry.act, office, deed);
  if (ask !== 'none') ask(entry, office, deed, here);
  const rule = twoPersonRuleOf(entry);
  if (rule !== undefined) office.seconds.require(rule, deed, context.second);
}

/** RIGHT_MISSING: the right that an act asks for, which is looked at before anything is signed for it as well. */
export function requireRightOf(act: ActName, office: Office, deed: Deed): void {
  const { right } = specifications[act];
  if (right !== 'none') office.requireRight(deed, right);
}
