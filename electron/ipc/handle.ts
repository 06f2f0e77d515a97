import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { ChannelMap, Handlers } from '../../contract/channel.ts';
import type { Failure, Outcome } from '../../contract/errors/index.ts';
import type { ShellLog } from '../log.ts';
import { answer } from '../rpc/answer.ts';
import { wipeBytes } from '../rpc/wipe.ts';
import type { SenderGate } from './sender.ts';

const refused: Outcome<never> = { ok: false, error: { code: 'SENDER_REFUSED' } satisfies Failure };

/**
 * The one way a window's request comes in, and the only place that touches `ipcMain`. The sender is checked
 * first, then arguments and result are parsed with the schemas of the channel (security checklist, row 17).
 */
export function handleChannels<Channels extends ChannelMap>(
  channels: Channels,
  handlers: Handlers<Channels>,
  admits: SenderGate,
  log: ShellLog,
): void {
  for (const [name, channel] of Object.entries(channels)) {
    ipcMain.handle(name, async (event: IpcMainInvokeEvent, ...received: unknown[]) => {
      const [args] = received;
      try {
        if (!admits(event)) {
          log.event('sender-refused');
          return refused;
        }
        if (received.length !== 1) return await answer(name, channel, () => undefined, undefined, log);
        // `answer` has parsed the arguments with the schema the handler was typed by.
        return await answer(name, channel, (parsed) => handlers[name]?.(parsed as never), args, log);
      } finally {
        // Main's one owner of a PIN: the only bytes a window ever sends are PINs.
        wipeBytes(...received);
      }
    });
  }
}
