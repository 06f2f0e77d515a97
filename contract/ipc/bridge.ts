import type { z } from 'zod';
import type { Args, Result } from '../channel.ts';
import type { Outcome } from '../errors/index.ts';
import type { IpcChannels, IpcEvents, IpcName } from './channels.ts';

/** The one thing the preload puts on `window`; everything a window knows of the rest comes through it. */
export interface TramMatBridge {
  /**
   * Asks main. Never rejects: a failure is `{ ok: false, error: { code, field?, detail? } }`, also when the request
   * itself was malformed (ARGUMENT_INVALID) or main is gone (UNEXPECTED).
   */
  invoke<Name extends IpcName>(
    name: Name,
    args: Args<IpcChannels, Name>,
  ): Promise<Outcome<Result<IpcChannels, Name>>>;
  /** Listens to an event; the function that comes back ends it. */
  on<Name extends keyof IpcEvents>(
    name: Name,
    listener: (event: z.infer<IpcEvents[Name]>) => void,
  ): () => void;
}

/** Its name on `window`. */
export const bridgeName = 'tramMat';
