import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { keptDraft } from '../../domain/record/kept-draft.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';

/** A form that is not yet saved lives in the encrypted store, so that a lock loses nothing. */
export function draftHandlers(
  { config }: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'draft.read' | 'draft.write' | 'draft.discard'> {
  return {
    'draft.read': ({ key }) => ({ draft: session.open.vault.store.drafts.read(key) ?? null }),
    'draft.write': ({ key, draft }) => {
      const { store, directory, law } = session.open.vault;
      store.drafts.write(
        key,
        keptDraft(draft, { self: config.organisation, directory, law, registers: store.registers }),
      );
      return {};
    },
    'draft.discard': ({ key }) => {
      session.open.vault.store.drafts.discard(key);
      return {};
    },
  };
}
