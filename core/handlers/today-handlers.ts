import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';
import { pendingWork } from '../supervision/pending-work.ts';
import { pendingWorkView } from '../views/today-view.ts';
import { waitingEnvelopes } from '../views/waiting.ts';

export function todayHandlers(
  { clock, config }: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'today.view'> {
  return {
    'today.view': async () => {
      const { vault } = session.open;
      const { total, waiting } = await waitingEnvelopes(vault, config.organisation, {});
      const work = pendingWork(vault.store, vault.law, new Date(clock.now()));
      return { waiting, waitingTotal: total, ...pendingWorkView(work) };
    },
  };
}
