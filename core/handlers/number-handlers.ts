import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { yearOf } from '../../domain/calendar/date-arithmetic.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { nextInSeries } from '../../domain/numbering/series.ts';
import { givenFrom } from '../../domain/record/by-hand.ts';
import { oldestOpenYear } from '../../domain/volume/year.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';

/** The numbers that are given next, and those that were given by hand while the terminal was down. */
export function numberHandlers(
  { clock }: Pick<TerminalDependencies, 'clock'>,
  session: Pick<Session, 'open'>,
): Pick<Handlers<typeof coreChannels>, 'register.next' | 'numbers.byHand'> {
  return {
    'register.next': ({ book, year }) => {
      const { registers } = session.open.vault.store;
      const gap = book === 'outgoing' ? registers.handGap(year) : undefined;
      return {
        ordinal: nextInSeries({ of: 'ordinal', book, year }, registers.lastOrdinal(book, year)),
        number: gap?.next ?? nextInSeries({ of: 'number', year }, registers.lastNumber(year)),
        arrivalNumber: nextInSeries({ of: 'arrival', year }, registers.lastArrivalNumber(year)),
        byHand: gap === undefined ? null : { ...gap, from: givenFrom(year, { registers }) },
      };
    },
    'numbers.byHand': async ({ request: _, ...stated }) => {
      const { vault, act } = session.open;
      const { store, law, serial } = vault;
      const { year } = stated;
      store.transaction(() => {
        const today = localDate(clock.now());
        const oldestOpen = oldestOpenYear({ today, law });
        if (year < oldestOpen || year > yearOf(today))
          throw new AppError('YEAR_CLOSED', { field: 'year', detail: { oldestOpen } });
        act({ act: 'by-hand', subject: serial, data: stated });
      });
      return {};
    },
  };
}
