import type { SessionView } from '../../contract/ipc/views.ts';
import type { SessionEvents, TerminalDependencies } from '../session/dependencies.ts';

/** What a terminal tells its windows. */
export interface TerminalEvents extends SessionEvents {
  session(view: SessionView): void;
}

/** What a terminal with windows needs. */
export interface WindowedDependencies extends TerminalDependencies {
  readonly events: TerminalEvents;
}
