import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { ChannelMap, Handlers } from '../../contract/channel.ts';
import type { Failure, Outcome } from '../../contract/errors/index.ts';
import type { ShellLog } from '../log.ts';
import { answer } from '../rpc/answer.ts';
import { wipeBytes } from '../rpc/wipe.ts';
import type { SenderGate } from './sender.ts';

const refused: Outcome<never> = { ok: false, error: { code: 'SENDER_REFUSED' } satisfies Failure };

/** Who may ask, and whether the handlers' results still have to be parsed. */
export interface HandleOptions {
  readonly admits: SenderGate;
  readonly log: ShellLog;
  /** `trusted` for handlers that pass on what main has already parsed when it received it from the core. */
  readonly results: 'parsed' | 'trusted';
}

/**
 * The one way a window's request comes in, and the only place that touches `ipcMain`. The sender is checked
 * first, then arguments and result are parsed with the schemas of the channel (security checklist, row 17).
 */
export function handleChannels<Channels extends ChannelMap>(
  channels: Channels,
  handlers: Handlers<Channels>,
  { admits, log, results }: HandleOptions,
): void {
  for (const [name, channel] of Object.entries(channels)) {
    ipcMain.handle(name, async (event: IpcMainInvokeEvent, ...received: unknown[]) => {
      const [args] = received;
      try {
        if (!admits(event)) {
          log.event('sender-refused');
          return refused;
        }
        const asked = { name, channel, args: received.length === 1 ? args : undefined };
        // `answer` has parsed the arguments with the schema the handler was typed by.
        return await answer(asked, (parsed) => handlers[name]?.(parsed as never), log, results);
      } finally {
        // Main's one owner of a PIN: the only bytes a window ever sends are PINs.
        wipeBytes(...received);
      }
    });
  }
}
