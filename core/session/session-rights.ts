import type { AppError } from '../../contract/errors/index.ts';
import type { ActName, LedgerEntry } from '../../contract/ledger/act.ts';
import type { Level } from '../../contract/record/fields.ts';
import type { Right } from '../../contract/rights/right.ts';
import type { OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import { lockedTo, type Sight, sightOf } from '../../domain/rights/sight.ts';
import { highestOf } from '../../domain/rights/staff.ts';
import { Offices } from '../acts/engine/offices.ts';
import { checkRights, requireRightOf } from '../acts/engine/rights-check.ts';
import { levelsIn, tellsOfRecord } from '../acts/engine/told-levels.ts';
import { secondOf } from '../acts/support/concurrence.ts';
import { copiesOf } from '../acts/support/copies-here.ts';
import type { ClockPort } from '../ports/system.ts';
import { envelopeLevel } from './envelope-level.ts';
import type { OpenVault } from './open-vault.ts';

/** What the user of a session may do and see, each by the section and the law in force at that moment. */
export interface SessionRights {
  /** Before an act is written; `second` stands by it where that is not in the ledger yet. */
  check(entry: LedgerEntry, second?: PersonCode): void;
  /** RIGHT_MISSING, as the act itself would be refused: for what signs before it writes. */
  requireAct(act: ActName, ...levels: Level[]): void;
  /** RIGHT_MISSING unless the user has a right at some level: rights reach from a level down. */
  requireSome(right: Right): void;
  sight(): Sight;
  /** The level of what an entry tells of: undefined where its record is not at hand, `none` where it tells of no record. */
  levelOf(entry: LedgerEntry): Level | undefined | 'none';
  /** RECORD_LOCKED, with those who may see every record. */
  locked(): AppError;
}

type RightsVault = Pick<OpenVault, 'store' | 'section' | 'law' | 'user'>;

export function sessionRights(
  vault: RightsVault,
  self: OrganisationCode,
  clock: Pick<ClockPort, 'now'>,
): SessionRights {
  const offices = new Offices();
  const office = () => vault.section && offices.of(vault.section, vault.law);
  const now = () => ({ actor: vault.user.code, at: new Date(clock.now()).toISOString() });
  const { store } = vault;
  const told = {
    ...{ self, registers: store.registers },
    levelOfEnvelope: (id: string) => envelopeLevel(store, self, id),
  };
  return {
    check: (entry, second) =>
      checkRights(entry, {
        ...{ ...told, office: office(), here: copiesOf(store.registers) },
        second: () => second ?? secondOf(entry, store.ledger.get(entry.seq - 1)),
      }),
    requireAct: (act, ...levels) => {
      const inForce = office();
      if (inForce !== undefined) requireRightOf(act, inForce, { ...now(), level: highestOf(levels) });
    },
    requireSome: (right) => office()?.requireRight({ ...now(), level: 'C' }, right),
    sight: () => {
      const { actor, at } = now();
      return sightOf(office(), actor, at);
    },
    levelOf: (entry) => {
      const levels = levelsIn(entry, told);
      return levels.length > 0 ? highestOf(levels) : tellsOfRecord(entry) ? undefined : 'none';
    },
    locked: () => lockedTo(office(), now().at),
  };
}
