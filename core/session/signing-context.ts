import type { PrepareContext } from '../exchange/outbound/prepare.ts';
import type { TerminalDependencies } from './dependencies.ts';
import type { OpenVault } from './open-vault.ts';

/** Who prepares statements and envelopes in this session, and with what. */
export function prepareContext(
  { config, clock, random }: TerminalDependencies,
  vault: OpenVault,
): PrepareContext {
  return {
    self: config.organisation,
    person: vault.user.code,
    directory: vault.directory,
    check: vault.check,
    sign: vault.sign,
    clock,
    random,
  };
}
