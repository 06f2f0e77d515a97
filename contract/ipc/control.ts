import { z } from 'zod';
import { defineChannels } from '../channel.ts';
import { TokenSerial } from '../scalar.ts';
import { SessionView } from './views.ts';

const nothing = z.strictObject({});

/** What main asks of the core besides passing windows' requests on. */
export const controlChannels = defineChannels({
  'control.view': { args: nothing, result: SessionView },
  /** Answers when no lock is under way any more: its end logs every token out, also one logged in meanwhile. */
  'control.closed': { args: nothing, result: nothing },
  /** The token host has accepted the PIN of this personal token; open the vault with it. */
  'control.unlock': { args: z.strictObject({ serial: TokenSerial }), result: nothing },
  'control.lock': {
    args: z.strictObject({
      cause: z.enum(['person', 'idle', 'token-removed', 'token-host-lost', 'shutdown']),
    }),
    result: nothing,
  },
  /** Main is about to quit: lock, sign what is unsigned, close the store, then answer. */
  'control.stop': { args: nothing, result: nothing },
});
