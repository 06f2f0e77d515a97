import type { Handlers } from '../../../contract/channel.ts';
import type { Organisation } from '../../../contract/exchange/directory.ts';
import type { coreChannels } from '../../../contract/ipc/channels.ts';
import type { OrganisationView } from '../../../contract/ipc/views.ts';
import type { Session } from '../session.ts';

export function directoryHandlers(
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'directory.find' | 'directory.get'> {
  return {
    'directory.find': ({ text, limit }) => ({
      organisations: session.open.vault.directory.find(text, limit).map(view),
    }),
    'directory.get': ({ codes }) => {
      const { directory } = session.open.vault;
      return {
        organisations: codes.flatMap((code) => {
          const organisation = directory.organisation(code);
          return organisation === undefined ? [] : [view(organisation)];
        }),
      };
    },
  };
}

const view = ({ code, name, notationParts, persons, mailbox }: Organisation): OrganisationView => ({
  code,
  name,
  notationParts,
  persons: persons.map((person) => ({ code: person.code, name: person.name, role: person.role })),
  canReceive: mailbox !== undefined,
});
