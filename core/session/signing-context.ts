import type { OrganisationCode } from '../../contract/scalar.ts';
import type { SignBytes } from '../encoding/statement.ts';
import type { LegContext } from '../exchange/outbound/legs.ts';
import { newestRead } from '../exchange/outbound/newest-read.ts';
import type { PrepareContext } from '../exchange/outbound/prepare.ts';
import type { TerminalDependencies } from './dependencies.ts';
import type { OpenVault } from './open-vault.ts';

/** What the way of a record to a recipient depends on, as of now. */
export function legContext({ clock }: TerminalDependencies, vault: OpenVault): LegContext {
  const { directory, check, store } = vault;
  const newestReadBy = (to: OrganisationCode) => newestRead(to, { reads: store.reads, directory });
  return { directory, check, now: new Date(clock.now()), newestReadBy };
}

/** Asks for the right before each signature: a section that came in since the last may have withdrawn it. */
export const whileAllowed =
  (requireRight: () => void, sign: SignBytes): SignBytes =>
  async (content) => {
    requireRight();
    return sign(content);
  };

/** Who prepares statements and envelopes in this session, and with what; each is signed while the act is allowed. */
export function prepareContext(
  dependencies: TerminalDependencies,
  vault: OpenVault,
  requireRight: () => void,
): PrepareContext {
  const { config, clock, random } = dependencies;
  return {
    self: config.organisation,
    person: vault.user.code,
    directory: vault.directory,
    check: vault.check,
    sign: whileAllowed(requireRight, vault.sign),
    clock,
    random,
    newestReadBy: legContext(dependencies, vault).newestReadBy,
  };
}
