import { AppError } from '../../contract/errors/index.ts';
import type { ActOf } from '../../contract/ledger/act.ts';
import { Book } from '../../contract/record/fields.ts';
import type { VolumeName } from '../../contract/record/volume.ts';
import { yearOf } from '../../domain/calendar/date-arithmetic.ts';
import { nextOpening, openVolumeOf, statedOf } from '../../domain/volume/volume.ts';
import { oldestOpenYear, type YearContext } from '../../domain/volume/year.ts';
import type { RegisterStore } from '../ports/registers.ts';

/** What opens and closes volumes: today, the law, the volumes that are there, and the token of the session. */
export interface VolumeContext extends YearContext {
  readonly registers: Pick<RegisterStore, 'volumes' | 'openVolumes' | 'lastOrdinal'>;
  readonly serial: string;
  act(act: ActOf<'open-volume'> | ActOf<'close-volume'>): void;
}

/**
 * The turn of the year, whenever it is asked for first: what is open of years that take no lines any more is closed, in the
 * order of time, and this year's volumes are opened. Call it in the transaction of what it comes before.
 */
export function turnVolumes(context: VolumeContext): void {
  const { registers, serial, act, today } = context;
  const oldestOpen = oldestOpenYear(context);
  for (const volume of registers.openVolumes())
    if (volume.year < oldestOpen)
      act({ act: 'close-volume', subject: serial, data: { ...statedOf(volume), cause: 'year' } });
    else if (volume.openedOn === null && volume.year <= yearOf(today)) openVolume(context, volume);
  for (const book of Book.options) openVolume(context, { book, year: yearOf(today) });
}

/** Before a line of that book and year is written. A volume of last year may not be there: nobody was at work in it. */
export function prepareLine(context: VolumeContext, place: Pick<VolumeName, 'book' | 'year'>): void {
  turnVolumes(context);
  openVolume(context, place);
}

function openVolume(context: VolumeContext, { book, year }: Pick<VolumeName, 'book' | 'year'>): void {
  const { registers, serial, act } = context;
  const next = nextOpening({ book, year }, registers.volumes(book, year), registers.lastOrdinal(book, year));
  if (next !== undefined) act({ act: 'open-volume', subject: serial, data: next });
}

/**
 * A person closes a volume that is full, and the next is opened. `last` is the ordinal of its last line as the person
 * was shown it. VOLUME_NOT_OPEN, VOLUME_EMPTY; YEAR_CLOSED.
 */
export function closeFullVolume(context: VolumeContext, named: VolumeName & { readonly last: number }): void {
  const { registers, serial, act, today } = context;
  const { book, year, number, last } = named;
  turnVolumes(context);
  const oldestOpen = oldestOpenYear(context);
  if (year < oldestOpen) throw new AppError('YEAR_CLOSED', { detail: { oldestOpen } });
  const open = openVolumeOf(registers.volumes(book, year));
  if (open?.number !== number || year > yearOf(today)) throw new AppError('VOLUME_NOT_OPEN');
  if (open.lines === null) throw new AppError('VOLUME_EMPTY');
  if (open.lines.last !== last) throw new AppError('VOLUME_NOT_OPEN');
  act({ act: 'close-volume', subject: serial, data: { ...statedOf(open), cause: 'full' } });
  openVolume(context, { book, year });
}
