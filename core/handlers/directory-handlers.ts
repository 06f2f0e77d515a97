import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';
import { organisationChoice, organisationView } from '../views/organisation-view.ts';

export function directoryHandlers(
  { clock, config }: Pick<TerminalDependencies, 'clock' | 'config'>,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'directory.find' | 'directory.get'> {
  const instant = () => new Date(clock.now()).toISOString();
  return {
    'directory.find': ({ text, limit }) => {
      const { directory, store, partners } = session.open.vault;
      const weights = partners.weights(store.registers.recentPartners());
      const at = instant();
      const found = directory.find({ text, limit, self: config.organisation, weights, at });
      const { total, clear } = found;
      const organisations = found.organisations.map((each) => organisationChoice(directory, each, at));
      return { organisations, total, clear };
    },
    'directory.get': ({ codes }) => {
      const { directory } = session.open.vault;
      const at = instant();
      return {
        organisations: codes.flatMap((code) => {
          const organisation = directory.organisation(code);
          return organisation === undefined ? [] : [organisationView(directory, organisation, at)];
        }),
      };
    },
  };
}
