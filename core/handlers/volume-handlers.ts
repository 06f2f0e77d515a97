import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { yearOf } from '../../domain/calendar/date-arithmetic.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { oldestOpenYear } from '../../domain/volume/year.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';

/** The volumes of the books: what there is, and the end of one that is full. */
export function volumeHandlers(
  { clock }: Pick<TerminalDependencies, 'clock'>,
  session: Pick<Session, 'open'>,
): Pick<Handlers<typeof coreChannels>, 'register.volumes' | 'volume.close'> {
  return {
    'register.volumes': ({ book, year }) => {
      const { law, store } = session.open.vault;
      const today = localDate(clock.now());
      const takesLines = year >= oldestOpenYear({ today, law }) && year <= yearOf(today);
      return { volumes: store.registers.volumes(book, year), takesLines };
    },
    'volume.close': async ({ request: _, ...named }) => {
      session.open.volumes.closeFull(named);
      return {};
    },
  };
}
