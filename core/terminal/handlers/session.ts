import type { Handlers } from '../../../contract/channel.ts';
import type { coreChannels } from '../../../contract/ipc/channels.ts';
import type { controlChannels } from '../../../contract/ipc/control.ts';
import type { TerminalDependencies } from '../dependencies.ts';
import type { Session } from '../session.ts';
import { sessionView } from '../session-view.ts';

type SessionChannels = 'session.lock' | 'session.touch' | keyof typeof controlChannels;

export function sessionHandlers(
  dependencies: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels & typeof controlChannels>, SessionChannels> {
  return {
    'session.lock': async () => {
      await session.lock('person');
      return {};
    },
    'session.touch': () => {
      session.touch();
      return {};
    },
    'control.view': () => sessionView(dependencies, session),
    'control.unlock': async ({ serial }) => {
      await session.unlock(serial);
      return {};
    },
    'control.lock': async ({ cause }) => {
      await session.lock(cause);
      return {};
    },
    'control.stop': async () => {
      await session.lock('shutdown');
      return {};
    },
  };
}
