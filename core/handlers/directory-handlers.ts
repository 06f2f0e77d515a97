import type { Handlers } from '../../contract/channel.ts';
import { inForce, type Organisation } from '../../contract/exchange/directory.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { OrganisationView } from '../../contract/ipc/views.ts';
import type { Instant } from '../../contract/scalar.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';

export function directoryHandlers(
  { clock }: Pick<TerminalDependencies, 'clock'>,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'directory.find' | 'directory.get'> {
  const viewNow = (organisation: Organisation) => view(organisation, new Date(clock.now()).toISOString());
  return {
    'directory.find': ({ text, limit }) => ({
      organisations: session.open.vault.directory.find(text, limit).map(viewNow),
    }),
    'directory.get': ({ codes }) => {
      const { directory } = session.open.vault;
      return {
        organisations: codes.flatMap((code) => {
          const organisation = directory.organisation(code);
          return organisation === undefined ? [] : [viewNow(organisation)];
        }),
      };
    },
  };
}

/** Former persons are named too: old records bear their codes. */
function view(organisation: Organisation, now: Instant): OrganisationView {
  const { code, name, notationParts, persons, mailbox } = organisation;
  return {
    code,
    name,
    notationParts,
    persons: persons.map((person) => ({
      code: person.code,
      name: person.name,
      role: person.role,
      inOffice: inForce(person, now),
    })),
    canReceive: mailbox !== undefined && inForce(organisation, now),
  };
}
