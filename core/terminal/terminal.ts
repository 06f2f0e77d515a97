import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { controlChannels } from '../../contract/ipc/control.ts';
import type { TokenHostState } from '../../contract/token/state.ts';

/** One terminal: the core process serves these handlers; tests and command lines call them directly. */
export interface Terminal {
  readonly handlers: Handlers<typeof coreChannels & typeof controlChannels>;
  /** The token host says a token came, went or changed. */
  tokenChanged(state: TokenHostState): void;
  /** The token host's process is gone. */
  tokenHostLost(): void;
}
