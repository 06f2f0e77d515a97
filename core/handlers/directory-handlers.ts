import type { Handlers } from '../../contract/channel.ts';
import type { Organisation } from '../../contract/exchange/directory.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';
import { organisationView } from '../views/organisation-view.ts';

export function directoryHandlers(
  { clock }: Pick<TerminalDependencies, 'clock'>,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'directory.find' | 'directory.get'> {
  const viewNow = (organisation: Organisation) =>
    organisationView(organisation, new Date(clock.now()).toISOString());
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
