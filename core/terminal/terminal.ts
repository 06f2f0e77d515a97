import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { controlChannels } from '../../contract/ipc/control.ts';
import type { TokenHostState } from '../../contract/token/state.ts';
import type { TerminalDependencies } from './dependencies.ts';
import { aboutHandlers } from './handlers/about.ts';
import { directoryHandlers } from './handlers/directory.ts';
import { draftHandlers } from './handlers/drafts.ts';
import { incomingHandlers } from './handlers/incoming.ts';
import { ledgerHandlers } from './handlers/ledger.ts';
import { outboxHandlers } from './handlers/outbox.ts';
import { recordHandlers } from './handlers/record.ts';
import { registerHandlers } from './handlers/register.ts';
import { sessionHandlers } from './handlers/session.ts';
import { todayHandlers } from './handlers/today.ts';
import { Session } from './session.ts';
import { sessionView } from './session-view.ts';

/** One terminal: the core process serves these handlers; tests and command lines call them directly. */
export interface Terminal {
  readonly handlers: Handlers<typeof coreChannels & typeof controlChannels>;
  /** The token host says a token came, went or changed. */
  tokenChanged(state: TokenHostState): void;
  /** The token host's process is gone. */
  tokenHostLost(): void;
}

export function createTerminal(dependencies: TerminalDependencies): Terminal {
  const session = new Session(dependencies);
  session.onView = () => dependencies.events.session(sessionView(dependencies, session));

  const lock = (cause: 'token-removed' | 'token-host-lost') => {
    session.lock(cause).catch(() => dependencies.log.event('failed', { code: 'UNEXPECTED' }));
  };
  return {
    handlers: {
      ...sessionHandlers(dependencies, session),
      ...todayHandlers(dependencies, session),
      ...registerHandlers(session),
      ...recordHandlers(dependencies, session),
      ...incomingHandlers(dependencies, session),
      ...outboxHandlers(session),
      ...ledgerHandlers(dependencies, session),
      ...directoryHandlers(dependencies, session),
      ...draftHandlers(dependencies, session),
      ...aboutHandlers(dependencies, session),
    },
    tokenChanged(state) {
      session.tokens = state;
      const serial = session.maybe?.vault.serial;
      const there = state.tokens.some((token) => token.serial === serial && token.loggedIn);
      if (serial !== undefined && !there) lock('token-removed');
      else session.changed([]);
    },
    tokenHostLost() {
      session.tokens = { module: 'failed', tokens: [] };
      lock('token-host-lost');
      session.changed([]);
    },
  };
}
