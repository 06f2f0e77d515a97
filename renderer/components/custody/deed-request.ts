import type { Args, Result } from '../../../contract/channel.ts';
import type { coreChannels } from '../../../contract/ipc/channels.ts';
import type { Countersigning } from '../../../contract/ipc/countersign.ts';
import { ask } from '../../bridge/client.ts';
import { copiesShown, type ShownCopies } from './copies.ts';
import type { DeedTerms } from './deeds.ts';

/** What a dialog about copies asks of the terminal. */
export type DeedRequest =
  | { readonly channel: 'custody.do'; readonly args: Args<typeof coreChannels, 'custody.do'> }
  | { readonly channel: 'custody.countersign'; readonly args: Countersigning };

export const requestOf = (terms: DeedTerms, items: readonly ShownCopies[], request: string): DeedRequest =>
  'person' in terms
    ? { channel: 'custody.countersign', args: { request, ...terms } }
    : { channel: 'custody.do', args: { request, copies: items.map(copiesShown), ...terms } };

/** What a countersigning cannot do is thrown: it is about one record. */
export async function sendDeed(sent: DeedRequest): Promise<Result<typeof coreChannels, 'custody.do'>> {
  if (sent.channel === 'custody.do') return ask('custody.do', sent.args);
  await ask('custody.countersign', sent.args);
  return { refused: [] };
}
