import { Calendar } from '../../contract/calendar/calendar.ts';
import { AppError } from '../../contract/errors/index.ts';
import { openAuthorityDocument } from '../directory/authority-document.ts';
import type { SignedBytes } from '../encoding/statement.ts';
import { type Outside, sortable } from './kind.ts';
import { signedKind } from './signed-kind.ts';

const opened = (signed: SignedBytes, outside: Outside): Promise<Calendar> =>
  openAuthorityDocument(Calendar, signed, outside, 'CALENDAR_INVALID');

/** That it is later than the one of its year in use, only the vault can tell. */
export const calendar = signedKind({
  purpose: 'tram-mat/calendar',
  maxBytes: 1024 * 1024,
  schema: Calendar,
  code: 'CALENDAR_INVALID',
  nameOf: ({ year, version }) => `${year} ${sortable(version)}`,
  examine: opened,
  known: (inside) => inside.calendars,
  async open(signed, inside) {
    const stated = await opened(signed, inside);
    const { year, version } = stated;
    const known = inside.calendars.find(({ value }) => value.year === year)?.value.version ?? 0;
    if (version <= known) throw new AppError('CALENDAR_OLDER');
    return { cameIn: { kind: 'calendar', year, version }, use: () => inside.use.calendar(stated, signed) };
  },
});
