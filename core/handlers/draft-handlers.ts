import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { draftKeyOf, keptDraft, leftOut } from '../../domain/record/kept-draft.ts';
import { noUnits } from '../../domain/record/line-context.ts';
import { withOutside } from '../../domain/record/outside.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';

/** Half-written corrections of one person: a script could begin one of every line, and fill the disk with them. */
const mostCorrections = 100;

/**
 * A form that is not yet saved lives in the encrypted store, so that a lock loses nothing. It is its author's: whoever
 * opens the same vault with another token has drafts of their own.
 */
export function draftHandlers(
  { config }: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'draft.read' | 'draft.write' | 'draft.discard'> {
  return {
    'draft.read': ({ key }) => {
      const { store, user } = session.open.vault;
      const place = { person: user.code, key: draftKeyOf(key) };
      const dropped = store.drafts.isDropped(place) ? { dropped: true as const } : {};
      return { draft: store.drafts.read(place) ?? null, ...dropped };
    },
    'draft.write': ({ key, draft }) => {
      const { store, directory, law, user, section } = session.open.vault;
      const { registers } = store;
      const whole = withOutside(directory, store.registers, law);
      const corrected = typeof key === 'string' ? undefined : registers.get(key);
      if (typeof key !== 'string' && corrected === undefined) throw new AppError('RECORD_NOT_FOUND');
      const units = section ?? noUnits;
      const context = { self: config.organisation, directory: whole, law, registers, units };
      const place = { person: user.code, key: draftKeyOf(key) };
      const isFurther = corrected !== undefined && store.drafts.read(place) === undefined;
      if (isFurther && store.drafts.corrections(user.code) >= mostCorrections)
        throw new AppError('DRAFTS_FULL');
      const kept = keptDraft(draft, context, corrected?.record);
      store.drafts.write(place, kept);
      return { left: leftOut(draft, kept) };
    },
    'draft.discard': ({ key }) => {
      const { store, user } = session.open.vault;
      store.drafts.discard({ person: user.code, key: draftKeyOf(key) });
      return {};
    },
  };
}
