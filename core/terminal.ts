import type { Handlers } from '../contract/channel.ts';
import type { coreChannels } from '../contract/ipc/channels.ts';
import type { controlChannels } from '../contract/ipc/control.ts';
import type { TokenHostState } from '../contract/token/state.ts';
import { inOneInstant } from './clocks/held-clock.ts';
import { codeOf } from './exchange/link/fault.ts';
import { aboutHandlers } from './handlers/about-handlers.ts';
import { completionHandlers } from './handlers/completion-handlers.ts';
import { countersignHandlers } from './handlers/countersign-handlers.ts';
import { custodyHandlers } from './handlers/custody-handlers.ts';
import { directoryHandlers } from './handlers/directory-handlers.ts';
import { draftHandlers } from './handlers/draft-handlers.ts';
import { formHandlers } from './handlers/form-handlers.ts';
import { gated } from './handlers/gate.ts';
import { incomingHandlers } from './handlers/incoming-handlers.ts';
import { ledgerHandlers } from './handlers/ledger-handlers.ts';
import { numberHandlers } from './handlers/number-handlers.ts';
import { onceEach } from './handlers/once.ts';
import { outboxHandlers } from './handlers/outbox-handlers.ts';
import { outsideHandlers } from './handlers/outside-handlers.ts';
import { paperHandlers } from './handlers/paper-handlers.ts';
import { recordHandlers } from './handlers/record-handlers.ts';
import { registerHandlers } from './handlers/register-handlers.ts';
import { sessionHandlers } from './handlers/session-handlers.ts';
import { todayHandlers } from './handlers/today-handlers.ts';
import { volumeHandlers } from './handlers/volume-handlers.ts';
import { Session } from './session/session.ts';
import { sessionView } from './views/session-view.ts';
import type { WindowedDependencies } from './views/terminal-events.ts';

/** One terminal: the core process serves these handlers; tests and command lines call them directly. */
export interface Terminal {
  readonly handlers: Handlers<typeof coreChannels & typeof controlChannels>;
  /** The token host reports that a token was plugged in, removed or changed. */
  tokenChanged(state: TokenHostState): void;
  /** The token host's process is gone. */
  tokenHostLost(): void;
}

export function createTerminal(given: WindowedDependencies): Terminal {
  const dependencies = inOneInstant(given);
  const session = new Session(dependencies);
  session.onView = () => dependencies.events.session(sessionView(dependencies, session));

  const lock = (cause: 'token-removed' | 'token-host-lost') => {
    session.lock(cause).catch((error) => dependencies.log.event('failed', { code: codeOf(error) }));
  };
  const sessions = sessionHandlers(dependencies, session);
  const records = recordHandlers(dependencies, session);
  const completion = completionHandlers(dependencies, session);
  const papers = paperHandlers(dependencies, session);
  const custody = custodyHandlers(dependencies, session);
  const outside = outsideHandlers(dependencies, session);
  const volumes = volumeHandlers(dependencies, session);
  const numbers = numberHandlers(dependencies, session);
  const incoming = incomingHandlers(dependencies, session);
  const outbox = outboxHandlers(dependencies, session);
  const channels = gated(
    {
      ...records,
      ...completion,
      ...papers,
      ...custody,
      ...outside,
      ...volumes,
      ...numbers,
      ...incoming,
      ...outbox,
      ...onceEach(session, {
        ...{
          ...records,
          ...completion,
          ...papers,
          ...custody,
          ...outside,
          ...volumes,
          ...numbers,
          ...incoming,
          ...outbox,
        },
      }),
      ...sessions,
      ...todayHandlers(dependencies, session),
      ...registerHandlers(session),
      ...ledgerHandlers(dependencies, session),
      ...directoryHandlers(dependencies, session),
      ...draftHandlers(dependencies, session),
      ...formHandlers(dependencies, session),
      ...aboutHandlers(dependencies, session),
    },
    session,
    dependencies.config.organisation,
  );
  return {
    handlers: { ...sessions, ...countersignHandlers(dependencies, session), ...channels },
    tokenChanged(state) {
      session.tokens = state;
      const serial = session.maybe?.vault.serial;
      const there = state.tokens.some((token) => token.serial === serial && token.loggedIn);
      if (serial !== undefined && !there) lock('token-removed');
      else session.changed([]);
    },
    tokenHostLost() {
      // The next host is on its way.
      session.tokens = { module: 'reading', tokens: [] };
      lock('token-host-lost');
      session.changed([]);
    },
  };
}
