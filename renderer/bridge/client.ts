import type { Args, Result } from '../../contract/channel.ts';
import { errorOf } from '../../contract/errors/index.ts';
import type { IpcChannels, IpcName } from '../../contract/ipc/channels.ts';

/** Asks the terminal; throws the `AppError` that came back in place of a result. */
export async function ask<Name extends IpcName>(
  name: Name,
  args: Args<IpcChannels, Name>,
): Promise<Result<IpcChannels, Name>> {
  const outcome = await window.tramMat.invoke(name, args);
  if (outcome.ok) return outcome.value;
  throw errorOf(outcome.error);
}

/** What a dialog would ask: `what` tells one request from another. */
export interface Asking {
  readonly what: string;
  send(): Promise<unknown>;
}

export const asking = <Name extends IpcName>(name: Name, args: Args<IpcChannels, Name>): Asking => ({
  what: JSON.stringify(args),
  send: () => ask(name, args),
});
