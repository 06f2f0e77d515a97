import { localDate } from '../../domain/calendar/local-date.ts';
import { noUnits } from '../../domain/record/line-context.ts';
import { withOutside } from '../../domain/record/outside.ts';
import type { RegisterContext } from '../register/context.ts';
import type { TerminalDependencies } from './dependencies.ts';
import type { OpenVault } from './open-vault.ts';
import { workingDaysOf } from './stored-documents.ts';

/** What the rules of the registers look at, as of now. */
export function registerContext(
  { config, clock, random }: TerminalDependencies,
  vault: OpenVault,
): RegisterContext {
  return {
    self: config.organisation,
    today: localDate(clock.now()),
    directory: withOutside(vault.directory, vault.store.registers, vault.law),
    law: vault.law,
    registers: vault.store.registers,
    units: vault.section ?? noUnits,
    workingDays: workingDaysOf(vault.documents),
    random,
  };
}
