import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { controlChannels } from '../../contract/ipc/control.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';
import { requireOrganisationToken, requirePersonalToken } from '../session/token-choice.ts';
import { sessionView } from '../views/session-view.ts';
import type { CountersignChannels } from './countersign-handlers.ts';

type SessionChannels =
  | 'session.choose'
  | 'session.lock'
  | 'session.switch'
  | Exclude<keyof typeof controlChannels, CountersignChannels>;

export function sessionHandlers(
  dependencies: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels & typeof controlChannels>, SessionChannels> {
  return {
    'session.choose': ({ serial }) => {
      if (session.phase !== 'locked') throw new AppError('SESSION_WRONG_STATE');
      session.chosen = serial;
      session.changed([]);
      return {};
    },
    'session.lock': async () => {
      await session.lock('person');
      return {};
    },
    'session.switch': async ({ to }) => {
      if (to !== null) session.chosen = to;
      await session.lock('switch');
      return {};
    },
    'control.touch': () => {
      session.touch();
      return {};
    },
    'control.view': () => sessionView(dependencies, session),
    'control.prepareUnlock': async (offered) => {
      if (session.phase !== 'locked') throw new AppError('SESSION_WRONG_STATE');
      await session.closed();
      requirePersonalToken(dependencies.config.token, session, offered);
      return {};
    },
    'control.prepareOrganisationToken': ({ typed }) => {
      if (session.phase !== 'unlocked') throw new AppError('VAULT_LOCKED');
      const token = requireOrganisationToken(dependencies.config.token, session.tokens, typed);
      return { serial: token?.serial ?? null };
    },
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
